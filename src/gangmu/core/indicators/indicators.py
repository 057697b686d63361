"""Indicators (指标): what is measured, in what, and which way is better."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from gangmu.core.base.iso_periods import Length


class IndicatorKind(StrEnum):
    """What the values of an indicator are."""

    LEVEL = "level"  # 总量、水平
    GROWTH = "growth"  # 增速
    SHARE = "share"  # 占比、率
    COUNT = "count"
    DURATION = "duration"
    COVERAGE = "coverage"  # 覆盖率
    INDEX = "index"
    RANK = "rank"  # 位次


class Direction(StrEnum):
    """Which way is better."""

    HIGHER = "higher"
    LOWER = "lower"
    NEUTRAL = "neutral"


class Timing(StrEnum):
    """What the days of a value mean."""

    FLOW = "flow"  # of the whole period: 地区生产总值
    STOCK = "stock"  # at its end: 年末常住人口


class Nature(StrEnum):
    """Whether the government guarantees it or guides it."""

    BINDING = "binding"  # 约束性
    EXPECTED = "expected"  # 预期性


class Frequency(StrEnum):
    """How often a value is published."""

    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    MONTH = "month"

    @property
    def length(self) -> Length:
        """Give the time from one value to the next."""
        return _LENGTHS[self]


_LENGTHS: Final = {
    Frequency.YEAR: Length("P1Y"),
    Frequency.HALF: Length("P6M"),
    Frequency.QUARTER: Length("P3M"),
    Frequency.MONTH: Length("P1M"),
}
HALF_A_YEAR: Final = Length("P6M")


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """指标: what is measured. How it was measured in one place is a series."""

    code: str
    name: str
    unit: str
    kind: IndicatorKind = IndicatorKind.LEVEL
    direction: Direction = Direction.HIGHER
    timing: Timing = Timing.FLOW
    nature: Nature | None = None  # None: the text does not say
    frequency: Frequency = Frequency.YEAR
    release_lag: Length = HALF_A_YEAR  # by when after its period a value is expected
    name_en: str | None = None

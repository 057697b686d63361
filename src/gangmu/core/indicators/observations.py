"""Observations (观测值): a published value with its vintage and its source."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from gangmu.core.base.iso_periods import Length, Period
from gangmu.core.base.quantities import Quantity
from gangmu.core.base.refusals import GangmuError
from gangmu.core.indicators.series import Series


class ObservationWithoutSourceError(GangmuError):
    """A value is entered that nobody is named for."""

    code = "observation.without_source"
    parameter_names = ("indicator", "period")


class Status(StrEnum):
    """How final a published value is."""

    ESTIMATE = "estimate"  # 预计数
    PRELIMINARY = "preliminary"  # 初步核算数
    FINAL = "final"  # 最终核实数
    REVISED = "revised"  # 修订数

    @property
    def may_change(self) -> bool:
        """Tell whether its own publisher says that it will be looked at again."""
        return self in (Status.ESTIMATE, Status.PRELIMINARY)


class Grade(StrEnum):
    """How good the source is, as far as it was seen."""

    A = "A"  # the issuing office's own publication
    B = "B"  # an official copy or database
    C = "C"  # a transcription or press report
    D = "D"  # derived, or weak


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """观测值: one value of one series for one period, as published on one day."""

    series: Series
    period: Period
    value: Decimal
    unit: str
    source_title: str
    vintage: date | None = None  # 公布日期; None: unknown, before all dates
    status: Status | None = None
    source_url: str | None = None
    grade: Grade | None = None
    break_before: str | None = None  # why it is not comparable with the period before
    note: str | None = None

    def __post_init__(self) -> None:
        if not self.source_title.strip():
            raise ObservationWithoutSourceError(indicator=self.series.indicator, period=str(self.period))

    @property
    def quantity(self) -> Quantity:
        """Give the value with its unit."""
        return Quantity(self.value, self.unit)

    @property
    def order(self) -> tuple[Period, date]:
        """Give the key by which observations of a series stand in order: none of the vintages comes last."""
        return self.period, self.vintage or date.min

    @property
    def is_dated(self) -> bool:
        """Tell whether the day of its publication is on record."""
        return self.vintage is not None

    def counts_from(self, undated_after: Length | None = None) -> date:
        """Give the first day on which it counts: that of its publication.

        Where nobody noted that day it is never guessed: the value counts from the end of its period, or, of the past,
        `undated_after` later, the time by which its indicator is published. Before that day nobody can have relied on it.
        """
        if self.vintage is not None:
            return self.vintage
        return undated_after.after(self.period.last) if undated_after else self.period.last

    def was_published_on(self, day: date, *, undated_after: Length | None = None) -> bool:
        """Tell whether it counts at the end of `day`."""
        return self.counts_from(undated_after) <= day

"""Series (序列): one indicator in one place, defined and counted in one way."""

from dataclasses import dataclass
from enum import StrEnum


class PriceBasis(StrEnum):
    """At which prices a value is given."""

    CURRENT = "current"  # 现价
    CONSTANT = "constant"  # 不变价、可比口径
    INDEX = "index"  # 指数


class Span(StrEnum):
    """What stretch of time a value counts."""

    PERIOD = "period"  # 当期
    CUMULATIVE = "cumulative"  # 年初以来累计


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """序列: what two observations must share before they may be compared."""

    place: str
    indicator: str
    definition: str | None = None  # 口径: resident, registered …
    breakdown: str | None = None  # 分组: urban, rural …
    basis: PriceBasis | None = None  # None: prices play no part
    span: Span = Span.PERIOD

    @property
    def order(self) -> tuple[str, ...]:
        """Give the key by which series stand in order."""
        return (
            self.place,
            self.indicator,
            self.definition or "",
            self.breakdown or "",
            self.basis or "",
            self.span,
        )

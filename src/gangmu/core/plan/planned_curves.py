"""A unit's own plan by months (推进计划曲线): frozen on the day it was filed, so that it cannot follow what was done."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256
from itertools import pairwise

from gangmu.core.base.iso_periods import Period
from gangmu.core.base.quantities import Quantity, canonical
from gangmu.core.base.refusals import GangmuError


class CurveNotUsableError(GangmuError):
    """A plan by months as filed cannot be a measure of time."""

    code = "pace.curve_not_usable"
    parameter_names = ("detail",)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedCurve:
    """计划曲线: what is to be done by the end of each month of a period, cumulative, and since when that holds."""

    period: Period
    unit: str
    by_month: tuple[Decimal, ...]
    frozen_on: date

    def __post_init__(self) -> None:
        fault = _fault(self.period, self.by_month)
        if fault:
            raise CurveNotUsableError(detail=fault)

    @property
    def total(self) -> Quantity:
        """Give the whole: what is to be done by the end of the last month."""
        return Quantity(self.by_month[-1], self.unit)

    @property
    def hash(self) -> str:
        """Name what was filed, so that a change shows."""
        said = [str(self.period), self.unit, self.frozen_on.isoformat(), *map(canonical, self.by_month)]
        return sha256("\n".join(said).encode()).hexdigest()

    def planned_after(self, months: int) -> Quantity:
        """Give what is to be done when so many months of the period are over."""
        return Quantity(self.by_month[months - 1] if months else Decimal(0), self.unit)


def _fault(period: Period, by_month: tuple[Decimal, ...]) -> str | None:
    if len(by_month) != period.months:
        return "months"
    if any(each < 0 for each in by_month) or any(later < earlier for earlier, later in pairwise(by_month)):
        return "falls"
    return None if by_month[-1] > 0 else "nothing_planned"

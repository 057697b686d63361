"""Totals (累计数): of this year or since the start of the work, two numbers that are never held against each other.

The ledger of projects has both beside each other (本年累计完成, 自开工累计完成) and people mix them; here the types forbid it.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from gangmu.core.base.quantities import EXACT, Quantity
from gangmu.core.base.refusals import GangmuError


class TotalsDoNotMixError(GangmuError):
    """A total of one year is held against one since the start, or against another year's."""

    code = "totals.do_not_mix"
    parameter_names = ("done", "planned")


@dataclass(frozen=True, slots=True)
class OfTheYear:
    """本年累计: what was done, or is planned, from the first of January on."""

    quantity: Quantity
    year: int

    def __str__(self) -> str:
        return f"{self.year}"


@dataclass(frozen=True, slots=True)
class SinceStart:
    """自开工累计: what was done, or is planned, over all years of the work."""

    quantity: Quantity

    def __str__(self) -> str:
        return "∑"


Total = TypeVar("Total", OfTheYear, SinceStart)


def completion(done: Total | None, planned: Total | None) -> Decimal | None:
    """Give the completion (完成率): actual ÷ target of the same stretch, as a share; none where either is missing or nothing is planned.

    >>> plan = OfTheYear(Quantity(Decimal("12.0"), "亿元"), 2025)
    >>> completion(OfTheYear(Quantity(Decimal(66_000), "万元"), 2025), plan)
    Decimal('0.55')
    """
    if done is None or planned is None:
        return None
    if type(done) is not type(planned) or str(done) != str(planned):
        raise TotalsDoNotMixError(done=str(done), planned=str(planned))
    return _part(done.quantity, planned.quantity)


def use_rate(used: Quantity | None, granted: Quantity | None) -> Decimal | None:
    """Give the use rate (支出率) of a grant or bond: spent ÷ granted, as a share; none where either is missing or nothing was granted."""
    return None if used is None or granted is None else _part(used, granted)


def _part(part: Quantity, whole: Quantity) -> Decimal | None:
    return EXACT.divide(part.to(whole.unit).value, whole.value) if whole.value > 0 else None

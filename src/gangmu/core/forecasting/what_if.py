"""What if (假设): another growth or another date, beside the official ones and never instead of them."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from gangmu.core.base.quantities import EXACT
from gangmu.core.forecasting.numbers import share_of, value_of
from gangmu.core.forecasting.outlook import Outlook
from gangmu.core.forecasting.refusals import TargetInThePastError
from gangmu.core.indicators.growth import rate_needed

FURTHEST: Final = 100  # years after which nobody need ask


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """假设: the path that a growth draws, when it arrives, and how likely it is to be kept up."""

    growth: Decimal  # a year, as a share
    due: int
    path: tuple[tuple[int, Decimal], ...]  # from the last value to the due year
    arrival: (
        int | None
    )  # the year in which the path reaches the target; none: not within a hundred years, or no target
    target: Decimal | None
    chance_of_path: Decimal  # that the value of the due year is at least where the path is then
    chance_of_target: Decimal | None  # that it is at least the target by then, as the forecast stands


def what_if(
    outlook: Outlook, *, due: int, growth: Decimal | None = None, target: Decimal | None = None
) -> WhatIf:
    """Draw the path of a growth, or of the growth that a target needs by another date; needs one of them."""
    if due <= outlook.origin:
        raise TargetInThePastError(due=due, origin=outlook.origin)
    if growth is None:
        if target is None:
            raise ValueError("a growth or a target is needed")
        growth = rate_needed(outlook.last_value, target, Decimal(due - outlook.last_year))
    path = tuple((year, _at(outlook, growth, year)) for year in range(outlook.last_year, due + 1))
    reach = 1 - outlook.chance_below(path[-1][1], due)
    return WhatIf(
        growth=growth,
        due=due,
        path=tuple((year, value_of(float(value))) for year, value in path),
        arrival=None if target is None else _arrival(outlook, growth, target),
        target=target,
        chance_of_path=share_of(reach),
        chance_of_target=None if target is None else share_of(1 - outlook.chance_below(target, due)),
    )


def _at(outlook: Outlook, growth: Decimal, year: int) -> Decimal:
    factor = EXACT.power(EXACT.add(Decimal(1), growth), Decimal(year - outlook.last_year))
    return EXACT.multiply(outlook.last_value, factor)


def _arrival(outlook: Outlook, growth: Decimal, target: Decimal) -> int | None:
    """Find the first year in which the path has reached the target, whichever side it comes from."""
    rising = target >= outlook.last_value
    for year in range(outlook.last_year, outlook.last_year + FURTHEST + 1):
        # Ten digits are enough: the growth that a target needs must arrive in its own year.
        value = round(_at(outlook, growth, year) / target, 10)
        if (value >= 1) if rising else (value <= 1):
            return year
    return None

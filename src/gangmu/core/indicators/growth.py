"""Growth (增速) from levels: only inside one vintage, and never across a break.

A revision or a census lifts the base under the newer value: what looks like growth is then a change of counting.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from gangmu.core.base.iso_periods import Period
from gangmu.core.base.quantities import EXACT
from gangmu.core.base.refusals import GangmuError
from gangmu.core.indicators.observations import Observation
from gangmu.core.indicators.series import PriceBasis
from gangmu.core.indicators.vintages import History


class GrowthNotComparableError(GangmuError):
    """Growth is asked for between two values that no vintage or base holds together."""

    code = "growth.not_comparable"
    parameter_names = ("earlier", "later", "reason")


class GrowthFromNothingError(GangmuError):
    """Growth is asked for from a value that is zero or below."""

    code = "growth.from_nothing"
    parameter_names = ("period", "value")


@dataclass(frozen=True, slots=True)
class Growth:
    """增速: from one value to another, over so many years; `yearly` is the mean rate of one year."""

    earlier: Observation
    later: Observation
    years: Decimal
    total: Decimal  # a share: 0.052
    yearly: Decimal

    @property
    def is_nominal(self) -> bool:
        """Tell whether prices are in it: not to be set beside growth at constant prices."""
        return self.later.series.basis is PriceBasis.CURRENT


def growth_between(history: History, earlier: Period, later: Period) -> Growth:
    """Compute growth between two periods from one vintage without a break, or refuse."""
    pair = _of_one_vintage(history, earlier, later)
    if pair is None:
        reason = "no_value" if not (history.of(earlier) and history.of(later)) else "vintages_differ"
        raise GrowthNotComparableError(earlier=str(earlier), later=str(later), reason=reason)
    first, last = pair
    if not all(each.is_bridged_by(first) for each in history.breaks_between(earlier, later)):
        raise GrowthNotComparableError(earlier=str(earlier), later=str(later), reason="break_between")
    start, end = first.value, last.quantity.to(first.unit).value
    if start <= 0:
        raise GrowthFromNothingError(period=str(earlier), value=str(start))
    years = earlier.years_until(later)
    total = EXACT.subtract(EXACT.divide(end, start), Decimal(1))
    return Growth(first, last, years, total, rate_needed(start, end, years) if end > 0 else total)


def _of_one_vintage(
    history: History, earlier: Period, later: Period
) -> tuple[Observation, Observation] | None:
    """Choose the newest vintage that holds both periods."""
    older = {_publication(each): each for each in history.of(earlier)}
    for last in reversed(history.of(later)):
        if first := older.get(_publication(last)):
            return first, last
    return None


def _publication(each: Observation) -> tuple[date | None, str]:
    """Give what two values of one vintage share: the day; where nobody noted it, at least the source."""
    return each.vintage, "" if each.is_dated else each.source_title


def rate_needed(start: Decimal, end: Decimal, years: Decimal) -> Decimal:
    """Give the yearly growth, as a share, that leads from one value to the other in so many years.

    >>> round(rate_needed(Decimal(7000), Decimal(10000), Decimal(4)) * 100, 2)
    Decimal('9.33')
    """
    ratio = EXACT.divide(end, start)
    return EXACT.subtract(EXACT.power(ratio, EXACT.divide(Decimal(1), years)), Decimal(1))


def mean_of_rates(rates: list[Decimal]) -> Decimal:
    """Give the mean yearly growth over years with these rates (shares): they compound, so their plain mean would lie.

    >>> round(mean_of_rates([Decimal("0.10"), Decimal("-0.10")]), 6)
    Decimal('-0.005013')
    """
    product = Decimal(1)
    for rate in rates:
        product = EXACT.multiply(product, EXACT.add(Decimal(1), rate))
    if product <= 0:
        return Decimal(-1)
    return EXACT.subtract(EXACT.power(product, EXACT.divide(Decimal(1), Decimal(len(rates)))), Decimal(1))

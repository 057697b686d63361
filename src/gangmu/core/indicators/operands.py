"""Operands of a derived value (运算项): what a formula found for each of its names, or why it found nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from gangmu.core.base.iso_periods import Period
from gangmu.core.base.quantities import EXACT, Quantity, plain
from gangmu.core.indicators.growth import GrowthFromNothingError, GrowthNotComparableError, growth_between
from gangmu.core.indicators.observations import Observation
from gangmu.core.indicators.references import Reference, Way
from gangmu.core.indicators.series import Series
from gangmu.core.indicators.vintages import History

if TYPE_CHECKING:
    from gangmu.core.indicators.derivations import Derived


class Absent(StrEnum):
    """缺因: why a name of a formula has no value."""

    NO_SERIES = "no_series"  # nothing of the kind is kept for the place
    NO_VALUE = "no_value"  # not for this period
    SEVERAL_SERIES = "several_series"  # the formula does not say which
    VINTAGES_DIFFER = "vintages_differ"  # growth across two vintages would be a change of counting
    BREAK_BETWEEN = "break_between"
    FROM_NOTHING = "from_nothing"  # growth from nought or below
    NO_PARENT = "no_parent"  # the place lies in no other that is kept
    OF_A_DERIVED = "of_a_derived"  # growth and mean are taken of published values
    NO_RESULT = "no_result"  # a division by nought


_WORDS: Final = {
    Absent.NO_SERIES: ("这个地方没有这个指标的数", "this place has no figures of it"),
    Absent.NO_VALUE: ("这一期还没有数", "there is no value for this period"),
    Absent.SEVERAL_SERIES: (
        "有几种口径，公式没有说用哪一种",
        "it is kept in several definitions and the formula does not say which",
    ),
    Absent.VINTAGES_DIFFER: (
        "两期不是同一次公布的数，相比就成了口径之差",
        "the two periods were not published together: what differs may be the counting",
    ),
    Absent.BREAK_BETWEEN: ("两期之间口径有断点，不可比", "there is a flagged break between the two periods"),
    Absent.FROM_NOTHING: ("上年同期是零或负数，没有增速", "the year before is nought or below: there is no growth from it"),
    Absent.NO_PARENT: ("没有登记它属于哪个地方", "it is not on record which place it lies in"),
    Absent.OF_A_DERIVED: ("派生指标不再求增速和平均", "growth and mean are taken of published values only"),
    Absent.NO_RESULT: ("除数是零，没有结果", "a division by nought has no result"),
}  # fmt: skip


def why_absent(reason: Absent, *, english: bool = False) -> str:
    """Say why there is no value."""
    return _WORDS[reason][english]


@dataclass(frozen=True, slots=True, kw_only=True)
class Operand:
    """运算项: what one name of a formula stood for."""

    name: str
    reference: Reference
    place: str
    period: Period
    series: Series | None = None
    observations: tuple[Observation, ...] = ()  # one, or the two that a mean or a growth is made of
    derived: "Derived | None" = None
    quantity: Quantity | None = None
    absent: Absent | None = None

    @property
    def may_change(self) -> bool:
        """Tell whether the publisher of one of its values will look at it again."""
        below = self.derived is not None and any(each.may_change for each in self.derived.operands)
        return below or any(each.status is not None and each.status.may_change for each in self.observations)


def operand_of(
    name: str, wanted: Reference, histories: Sequence[History], *, place: str, period: Period
) -> Operand:
    """Find what a name stands for among the series that it may mean."""
    here = [each for each in histories if each.of(period)] if len(histories) > 1 else histories
    if len(here) != 1:
        several = Absent.SEVERAL_SERIES if len(here) > 1 else Absent.NO_VALUE
        absent = several if histories else Absent.NO_SERIES
        return Operand(name=name, reference=wanted, place=place, period=period, absent=absent)
    history = here[0]
    taken = _TAKEN[wanted.way](history, period)
    known = {"name": name, "reference": wanted, "place": place, "period": period, "series": history.series}
    if isinstance(taken, Absent):
        return Operand(**known, absent=taken)  # type: ignore[arg-type]  # the five above
    quantity, observations = taken
    return Operand(**known, quantity=quantity, observations=observations)  # type: ignore[arg-type]  # the five above


Taken = tuple[Quantity, tuple[Observation, ...]] | Absent


def _value(history: History, period: Period) -> Taken:
    found = history.latest_of(period)
    return (found.quantity, (found,)) if found else Absent.NO_VALUE


def _mean(history: History, period: Period) -> Taken:
    """Take the mean of the year's beginning and end: of no use where the counting changed between."""
    before = period.a_year_before()
    first, last = history.latest_of(before), history.latest_of(period)
    if first is None or last is None:
        return Absent.NO_VALUE
    if history.breaks_between(before, period):
        return Absent.BREAK_BETWEEN
    total = EXACT.add(first.quantity.to(last.unit).value, last.value)
    return Quantity(plain(EXACT.divide(total, Decimal(2))), last.unit), (first, last)


def _growth(history: History, period: Period) -> Taken:
    try:
        found = growth_between(history, period.a_year_before(), period)
    except GrowthFromNothingError:
        return Absent.FROM_NOTHING
    except GrowthNotComparableError as refusal:
        return Absent(str(refusal.parameters["reason"]))
    return Quantity(plain(EXACT.multiply(found.total, Decimal(100))), "%"), (found.earlier, found.later)


_TAKEN: Final = {Way.VALUE: _value, Way.MEAN: _mean, Way.GROWTH: _growth}

"""Splits of a target (目标分解): parts that add up to the whole, or by how much they do not.

Binding targets are allotted; expected ones are the market's, and nobody is told to reach a share of them. What
districts and units set themselves is kept beside the whole all the same: layered raising shows there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import reduce

from gangmu.core.base.quantities import EXACT, Quantity, plain, scale_of
from gangmu.core.base.refusals import GangmuError
from gangmu.core.indicators.indicators import IndicatorKind, Nature
from gangmu.core.indicators.targets import Basis


class ExpectedNotAllottedError(GangmuError):
    """A market-led target is to be allotted to districts or units."""

    code = "split.expected_not_allotted"
    parameter_names = ("indicator",)


class NatureNotStatedError(GangmuError):
    """A target is to be allotted of which nobody has said that it is binding."""

    code = "split.nature_not_stated"
    parameter_names = ("indicator",)


class NothingToSplitError(GangmuError):
    """A split has no part, or the target has no figure."""

    code = "split.nothing"
    parameter_names = ("indicator",)


class Manner(StrEnum):
    """Who set the parts."""

    ALLOTTED = "allotted"  # 下达: the city, to each
    DECLARED = "declared"  # 自报: each for itself


class Adding(StrEnum):
    """How parts make a whole."""

    SUM = "sum"  # 相加: totals and counts
    WEIGHTED = "weighted"  # 加权: rates, each by the base that it stands on
    APART = "apart"  # 不可加: ranks, indices, rates of unknown base


def adding_of(basis: Basis, kind: IndicatorKind, unit: str) -> Adding:
    """Propose how the parts of a target add; the office decides, for a name may mean an average.

    >>> adding_of(Basis.LEVEL, IndicatorKind.LEVEL, "亿元").value, adding_of(Basis.GROWTH, IndicatorKind.LEVEL, "%").value
    ('sum', 'weighted')
    """
    scale = scale_of(unit)
    if kind in (IndicatorKind.RANK, IndicatorKind.INDEX, IndicatorKind.DURATION) or basis is Basis.DURATION:
        return Adding.APART
    rate = basis in (Basis.GROWTH, Basis.CHANGE, Basis.SHARE, Basis.COVERAGE)
    if rate or (scale and (scale.is_pure or any(power < 0 for _, power in scale.powers))):
        return Adding.WEIGHTED
    return Adding.SUM


def check_manner(manner: Manner, nature: Nature | None, *, indicator: str) -> None:
    """Refuse to allot what is not binding."""
    if manner is Manner.DECLARED or nature is Nature.BINDING:
        return
    if nature is None:
        raise NatureNotStatedError(indicator=indicator)
    raise ExpectedNotAllottedError(indicator=indicator)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """分解份额: what one district or unit is to reach, or says that it will."""

    code: str
    quantity: Quantity
    weight: Decimal | None = None  # the base that its rate stands on


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitCheck:
    """分解核对: what the parts come to, held against the whole."""

    adding: Adding
    whole: Quantity
    total: Quantity | None  # None: they do not add
    difference: Quantity | None  # total less whole
    rounded: bool  # within what rounding of the parts explains
    above: tuple[Part, ...]  # rates that ask for more than the whole does
    layered: bool  # 层层加码

    @property
    def adds_up(self) -> bool | None:
        """Tell whether the parts make the whole; None where parts of this kind do not add."""
        return None if self.difference is None else self.rounded or not self.difference.value


def check_split(
    whole: Quantity, parts: Sequence[Part], *, adding: Adding, falling: bool = False, indicator: str = ""
) -> SplitCheck:
    """Hold parts against their whole; `falling`: less is what is asked for, so raising means a lower figure."""
    if not parts:
        raise NothingToSplitError(indicator=indicator)
    told = [(each, each.quantity.to(whole.unit).value) for each in parts]
    total = _total(told, adding)
    rates = adding is not Adding.SUM
    above = tuple(each for each, value in told if rates and _asks_more(value, whole.value, falling=falling))
    difference = None if total is None else plain(EXACT.subtract(total, whole.value))
    slack = EXACT.multiply(Decimal(len(parts)), _half_a_step([value for _, value in told]))
    within = difference is not None and bool(difference) and abs(difference) <= slack
    more = total is not None and not within and _asks_more(total, whole.value, falling=falling)
    return SplitCheck(
        adding=adding,
        whole=whole,
        total=None if total is None else Quantity(plain(total), whole.unit),
        difference=None if difference is None else Quantity(difference, whole.unit),
        rounded=within,
        above=above,
        layered=more or (total is None and len(above) == len(parts)),
    )


def _asks_more(value: Decimal, whole: Decimal, *, falling: bool) -> bool:
    return value < whole if falling else value > whole


def _total(told: Sequence[tuple[Part, Decimal]], adding: Adding) -> Decimal | None:
    if adding is Adding.SUM:
        return reduce(EXACT.add, (value for _, value in told))
    weights = [each.weight for each, _ in told if each.weight is not None]
    if adding is Adding.APART or len(weights) < len(told) or not (bases := reduce(EXACT.add, weights)):
        return None
    products = [EXACT.multiply(value, weight) for (_, value), weight in zip(told, weights, strict=True)]
    return EXACT.divide(reduce(EXACT.add, products), bases)


def _half_a_step(values: Sequence[Decimal]) -> Decimal:
    """Give half of one step of the last digit that the parts are written with."""
    exponents = [each.as_tuple().exponent for each in values]
    finest = min(each for each in exponents if isinstance(each, int))
    return Decimal(5).scaleb(finest - 1) if finest < 0 else Decimal(0)

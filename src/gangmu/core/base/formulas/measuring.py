"""What a formula gives (公式的量纲): units and kinds are checked when it is loaded, never while it runs."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from gangmu.core.base.formulas.trees import COMPARING, Missing, Name, Number, Op, Operation, Tree
from gangmu.core.base.quantities import scale_of
from gangmu.core.base.refusals import GangmuError

Powers = tuple[tuple[str, int], ...]


class FormulaNameUnknownError(GangmuError):
    """A formula asks for a fact that nobody gives."""

    code = "formula.unknown_name"
    parameter_names = ("name",)


class FormulaUnitsDoNotFitError(GangmuError):
    """A formula adds or compares what measures different things."""

    code = "formula.units_do_not_fit"
    parameter_names = ("operation", "units")


class FormulaKindsDoNotFitError(GangmuError):
    """A formula reckons with a truth, or decides by a number."""

    code = "formula.kinds_do_not_fit"
    parameter_names = ("operation",)


class Truth(Enum):
    """真假: what a comparison gives."""

    TRUTH = auto()


@dataclass(frozen=True, slots=True)
class Anything:
    """任意: what `missing` is; it fits everywhere."""


Measure = Powers | Truth | Anything


def measure_of(tree: Tree, units: Mapping[str, str | Truth]) -> Measure:
    """Tell what a formula gives, by the units of the names that it asks for.

    >>> from gangmu.core.base.formulas.writing import read_formula
    >>> measure_of(read_formula("gdp / people"), {"gdp": "亿元", "people": "万人"})
    (('CNY', 1), ('person', -1))
    """
    match tree:
        case Number():
            return ()
        case Missing():
            return Anything()
        case Name(name):
            return _of_name(name, units)
        case Operation(op, args):
            return _of_operation(op, [measure_of(each, units) for each in args])


def _of_name(name: str, units: Mapping[str, str | Truth]) -> Measure:
    if name not in units:
        raise FormulaNameUnknownError(name=name)
    unit = units[name]
    if isinstance(unit, Truth):
        return unit
    scale = scale_of(unit)
    return scale.powers if scale else ((unit, 1),)  # a unit of its own


def _of_operation(op: Op, measures: list[Measure]) -> Measure:
    match op:
        case Op.AND | Op.OR | Op.NOT:
            _all_truths(op, measures)
            return Truth.TRUTH
        case Op.IS_MISSING:
            return Truth.TRUTH
        case Op.IF:
            _all_truths(op, measures[:1])
            return _same(op, measures[1:])
        case Op.MULTIPLY | Op.DIVIDE:
            return _product(op, measures)
        case _:
            _no_truths(op, measures)
            found = _same(op, measures)
            return Truth.TRUTH if op in COMPARING else found


def _all_truths(op: Op, measures: list[Measure]) -> None:
    if any(not isinstance(each, Truth | Anything) for each in measures):
        raise FormulaKindsDoNotFitError(operation=op.value)


def _no_truths(op: Op, measures: list[Measure]) -> None:
    if any(isinstance(each, Truth) for each in measures):
        raise FormulaKindsDoNotFitError(operation=op.value)


def _same(op: Op, measures: list[Measure]) -> Measure:
    """Nothing adds up or compares but what measures the same."""
    known = list(dict.fromkeys(each for each in measures if not isinstance(each, Anything)))
    if len(known) > 1:
        raise FormulaUnitsDoNotFitError(operation=op.value, units=", ".join(_shown(each) for each in known))
    return known[0] if known else Anything()


def _product(op: Op, measures: list[Measure]) -> Measure:
    _no_truths(op, measures)
    powers: Counter[str] = Counter()
    for position, measure in enumerate(measures):
        for base, power in measure if isinstance(measure, tuple) else ():
            powers[base] += -power if op is Op.DIVIDE and position else power
    return tuple(sorted((base, power) for base, power in powers.items() if power))


def _shown(measure: Measure) -> str:
    if not isinstance(measure, tuple):
        return "truth"
    return "·".join(base if power == 1 else f"{base}^{power}" for base, power in measure) or "1"

"""The first evaluator (公式求值): exact decimals over one set of facts, with everything that it did kept for the telling."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from operator import eq, ge, gt, le, lt, ne
from typing import Final

from gangmu.core.base.formulas.trees import COMPARING, Missing, Name, Number, Op, Operation, Tree
from gangmu.core.base.quantities import EXACT, Quantity, UnitsDoNotFitError, rounded, scale_of

Value = Decimal | bool | None  # None: missing
Fact = Quantity | bool | None


@dataclass(frozen=True, slots=True)
class Worked:
    """演算: a node with its value and what it was worked out from; what was not needed is not there."""

    tree: Tree
    value: Value
    parts: "tuple[Worked, ...]" = ()
    fact: Fact = None


def evaluate(tree: Tree, facts: Mapping[str, Fact]) -> Worked:
    """Work a formula out. A fact that is not there is missing; money is in 元, people in persons, shares as 0–1.

    >>> from gangmu.core.base.formulas.writing import read_formula
    >>> facts = {"gdp": Quantity(Decimal("9100.3"), "亿元"), "goal": Quantity(Decimal("1"), "万亿元")}
    >>> evaluate(read_formula("gdp / goal"), facts).value
    Decimal('0.91003')
    """
    match tree:
        case Number(value):
            return Worked(tree, value)
        case Missing():
            return Worked(tree, None)
        case Name(name):
            fact = facts.get(name)
            return Worked(tree, _in_base_units(fact), fact=fact)
        case Operation(Op.IF, (condition, then, otherwise)):
            return _chosen(tree, evaluate(condition, facts), then, otherwise, facts)
        case Operation(op, args):
            parts = tuple(evaluate(each, facts) for each in args)
            return Worked(tree, _OPERATIONS[op]([part.value for part in parts]), parts)


def _chosen(tree: Tree, condition: Worked, then: Tree, otherwise: Tree, facts: Mapping[str, Fact]) -> Worked:
    if condition.value is None:
        return Worked(tree, None, (condition,))
    taken = evaluate(then if condition.value else otherwise, facts)
    return Worked(tree, taken.value, (condition, taken))


def _in_base_units(fact: Fact) -> Value:
    if not isinstance(fact, Quantity):
        return fact
    scale = scale_of(fact.unit)
    return EXACT.multiply(fact.value, scale.factor) if scale else fact.value


def in_unit(value: Decimal, unit: str) -> Quantity:
    """Tell a result, which is in base units, in a unit for people."""
    scale = scale_of(unit)
    if scale is None:
        raise UnitsDoNotFitError(unit="—", wanted=unit)
    return Quantity(EXACT.divide(value, scale.factor), unit)


Values = Sequence[Value]


def _numbers(work: Callable[[list[Decimal]], Value]) -> Callable[[Values], Value]:
    """One number missing, and the result is; so it is where there is no result, as of a division by nought."""

    def worked(values: Values) -> Value:
        known = [each for each in values if isinstance(each, Decimal)]
        if len(known) < len(values):
            return None
        try:
            return work(known)
        except ArithmeticError:
            return None

    return worked


def _and(values: Values) -> Value:
    if any(each is False for each in values):
        return False
    return None if None in values else True


def _or(values: Values) -> Value:
    if any(each is True for each in values):
        return True
    return None if None in values else False


def _not(values: Values) -> Value:
    return None if values[0] is None else not values[0]


_COMPARE: Final[dict[Op, Callable[[Decimal, Decimal], bool]]] = {
    Op.LESS: lt, Op.AT_MOST: le, Op.EQUAL: eq, Op.UNEQUAL: ne, Op.AT_LEAST: ge, Op.MORE: gt,
}  # fmt: skip


_COMPARED_PLACES: Final = (
    24  # fewer than are reckoned with: a third less a third of a digit must not fall off its border
)
_LARGE: Final = 40


def _comparing(op: Op) -> Callable[[Values], Value]:
    return _numbers(lambda known: _COMPARE[op](*(_as_compared(each) for each in known)))


def _as_compared(value: Decimal) -> Decimal:
    return value if value.adjusted() > _LARGE else rounded(value, _COMPARED_PLACES)


_OPERATIONS: Final[dict[Op, Callable[[Values], Value]]] = {
    Op.ADD: _numbers(lambda known: reduce(EXACT.add, known)),
    Op.SUBTRACT: _numbers(lambda known: EXACT.subtract(*known)),
    Op.MULTIPLY: _numbers(lambda known: reduce(EXACT.multiply, known)),
    Op.DIVIDE: _numbers(lambda known: EXACT.divide(*known)),
    Op.NEGATE: _numbers(lambda known: EXACT.minus(known[0])),
    Op.MIN: _numbers(min),
    Op.MAX: _numbers(max),
    Op.AND: _and,
    Op.OR: _or,
    Op.NOT: _not,
    Op.IS_MISSING: lambda values: values[0] is None,
    **{op: _comparing(op) for op in COMPARING},
}

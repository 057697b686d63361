"""Derived indicators (派生指标): worked out when they are read, from published values, and never stored.

A derived value shows what it was made of: each input with its place, period and vintage, the formula, the arithmetic.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from gangmu.core.base.formulas import (
    Fact,
    FormulaTooLargeError,
    Name,
    Operation,
    Tree,
    Truth,
    Worked,
    evaluate,
    in_unit,
    measure_of,
    names_in,
    order_of,
    read_formula,
    told,
)
from gangmu.core.base.iso_periods import Period
from gangmu.core.base.quantities import Quantity, plain, rounded, scale_of
from gangmu.core.base.refusals import GangmuError, Language
from gangmu.core.base.unit_words import quantity_in_english
from gangmu.core.indicators.operands import Absent, Operand, operand_of
from gangmu.core.indicators.references import PARENT, Reference, Way, meant, reference
from gangmu.core.indicators.series import Series
from gangmu.core.indicators.vintages import History

CHAIN: Final = 12  # formulas that stand on formulas
_SHOWN: Final = 2  # digits behind the point, in words


class FormulaGivesAnotherUnitError(GangmuError):
    """A formula gives something that its indicator is not measured in."""

    code = "formula.gives_another_unit"
    parameter_names = ("gives", "wanted")


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """派生: how an indicator follows from others."""

    code: str
    unit: str
    tree: Tree
    references: Mapping[str, Reference]  # by name in the formula

    @property
    def needs(self) -> frozenset[str]:
        """Give the indicators that it asks for."""
        return frozenset(each.indicator for each in self.references.values())


def read_derivation(code: str, formula: str, units: Mapping[str, str]) -> Derivation:
    """Read the formula of an indicator; `units` are those of all indicators by code.

    >>> sorted(read_derivation("per_head", "gdp / [people mean]", {"gdp": "亿元", "people": "万人", "per_head": "元/人"}).needs)
    ['gdp', 'people']
    """
    tree = read_formula(formula)
    references = {name: reference(name, units.keys()) for name in sorted(names_in(tree))}
    given = measure_of(tree, {name: _unit(each, units) for name, each in references.items()})
    wanted = scale_of(units[code])
    powers = wanted.powers if wanted else ((units[code], 1),)
    if isinstance(given, Truth) or (isinstance(given, tuple) and given != powers):
        raise FormulaGivesAnotherUnitError(gives=_measured(given), wanted=units[code])
    return Derivation(code=code, unit=units[code], tree=tree, references=references)


def _unit(wanted: Reference, units: Mapping[str, str]) -> str:
    return "%" if wanted.way is Way.GROWTH else units[wanted.indicator]


def _measured(given: object) -> str:
    if not isinstance(given, tuple):
        return "true/false"
    return "·".join(base if power == 1 else f"{base}^{power}" for base, power in given) or "1"


def checked(derivations: Mapping[str, Derivation]) -> tuple[str, ...]:
    """Give derived indicators in working order; refuse a circle, and a chain that nobody could follow."""
    order = order_of({code: each.needs for code, each in derivations.items()})
    depths: dict[str, int] = {}
    for code in order:
        if code in derivations:
            depths[code] = 1 + max((depths.get(need, 0) for need in derivations[code].needs), default=0)
            if depths[code] > CHAIN:
                raise FormulaTooLargeError(limit=str(CHAIN))
    return order


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """派生值: a value with its birth certificate, or the reason why there is none."""

    derivation: Derivation
    place: str
    period: Period
    worked: Worked
    operands: tuple[Operand, ...]
    quantity: Quantity | None  # in the indicator's own unit

    @property
    def unit(self) -> str:
        """Give the indicator's own unit of measure."""
        return self.derivation.unit

    @property
    def absent(self) -> tuple[Operand, ...]:
        """Give the operands that are missing, each with its reason."""
        return tuple(each for each in self.operands if each.absent is not None)

    @property
    def reason(self) -> Absent | None:
        """Tell why there is no value: what is missing first, or that the formula has no result."""
        if self.quantity is not None:
            return None
        return self.absent[0].absent if self.absent else Absent.NO_RESULT


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """已知: what derived values are worked out from, as it was published on some day."""

    histories: Mapping[Series, History]
    derivations: Mapping[str, Derivation] = field(default_factory=dict)  # checked: no circle
    parents: Mapping[str, str] = field(default_factory=dict)  # a place -> the place that it lies in

    def place_of(self, wanted: Reference, place: str) -> str | None:
        """Give the place that a reference means."""
        return self.parents.get(place) if wanted.place == PARENT else wanted.place or place


def coded(tree: Tree, codes: Mapping[str, str]) -> Tree:
    """Put codes for the names by which people call indicators.

    >>> from gangmu.core.base.formulas import written
    >>> written(coded(read_formula("地区生产总值 / [常住人口 mean]"), {"地区生产总值": "gdp", "常住人口": "people"}))
    'gdp / [people mean]'
    """
    match tree:
        case Name(name):
            first, *rest = name.split(maxsplit=1)
            return Name(" ".join([codes.get(first, first), *rest]))
        case Operation(op, args):
            return Operation(op, tuple(coded(each, codes) for each in args))
    return tree


Memo = dict[tuple[str, str], "Derived"]


def derive(code: str, known: Known, *, place: str, period: Period, memo: Memo | None = None) -> Derived:
    """Work out a derived indicator for one place and period; what many formulas share is worked out once."""
    memo = {} if memo is None else memo
    if found := memo.get((code, place)):
        return found
    derivation = known.derivations[code]
    operands = tuple(
        _operand(name, each, known, place=place, period=period, memo=memo)
        for name, each in derivation.references.items()
    )
    facts: dict[str, Fact] = {each.name: each.quantity for each in operands}
    worked = evaluate(derivation.tree, facts)
    memo[code, place] = Derived(
        derivation=derivation,
        place=place,
        period=period,
        worked=worked,
        operands=operands,
        quantity=_told_in(worked, derivation.unit),
    )
    return memo[code, place]


def _told_in(worked: Worked, unit: str) -> Quantity | None:
    if not isinstance(worked.value, Decimal):
        return None
    if scale_of(unit) is None:
        return Quantity(worked.value, unit)
    found = in_unit(worked.value, unit)
    return Quantity(plain(found.value), unit)


def _operand(
    name: str, wanted: Reference, known: Known, *, place: str, period: Period, memo: Memo
) -> Operand:
    where = known.place_of(wanted, place)
    if where is None:
        return Operand(name=name, reference=wanted, place=place, period=period, absent=Absent.NO_PARENT)
    if wanted.indicator in known.derivations:
        return _below(name, wanted, derive(wanted.indicator, known, place=where, period=period, memo=memo))
    found = meant(wanted, known.histories, place=where)
    histories = [known.histories[each] for each in found]
    return operand_of(name, wanted, histories, place=where, period=period)


def _below(name: str, wanted: Reference, found: Derived) -> Operand:
    """Take a value that is derived itself."""
    absent = found.reason if wanted.way is Way.VALUE else Absent.OF_A_DERIVED
    return Operand(
        name=name,
        reference=wanted,
        place=found.place,
        period=found.period,
        derived=found,
        quantity=None if absent else found.quantity,
        absent=absent,
    )


def periods_of(code: str, known: Known, *, place: str) -> tuple[Period, ...]:
    """Give the periods for which any input of a derived indicator has a value, in order."""
    found: set[Period] = set()
    seen, waiting = {(code, place)}, [(code, place)]
    while waiting:
        derived, here = waiting.pop()
        for each in known.derivations[derived].references.values():
            where = known.place_of(each, here)
            if where is None:
                continue
            if each.indicator not in known.derivations:
                for series in meant(each, known.histories, place=where):
                    found |= {one.period for one in known.histories[series].newest}
            elif (each.indicator, where) not in seen:
                seen.add((each.indicator, where))
                waiting.append((each.indicator, where))
    return tuple(sorted(found))


def arithmetic(derived: Derived, called: Callable[[Operand], str], language: Language = "zh") -> str:
    """Tell how a derived value came about, in one line; `called` says what people call an operand."""
    lines = (
        []
        if isinstance(derived.worked.tree, Name) and _steps(derived, called, language)
        else [told(derived.worked, {each.name: called(each) for each in derived.operands}, language)]
    )
    if lines and derived.quantity is not None:
        lines[0] = _with_unit(lines[0], derived.quantity, language)
    return ("；" if language == "zh" else "; ").join([*lines, *_steps(derived, called, language)])


def _with_unit(line: str, found: Quantity, language: Language) -> str:
    """Say the result in the indicator's unit: in place of the bare number where that is the same one."""
    scale = scale_of(found.unit)
    if scale == scale_of(""):
        return line
    said = _said(Quantity(rounded(found.value, _SHOWN), found.unit), language)
    if scale is not None and scale.factor == 1:
        return f"{line.rpartition(' = ')[0] or line} = {said}"
    return line + (f"，即 {said}" if language == "zh" else f", that is {said}")


def _steps(derived: Derived, called: Callable[[Operand], str], language: Language) -> list[str]:
    """Tell the growth and the means that went in, each from its two published values."""
    found = []
    for each in derived.operands:
        if len(each.observations) != 2 or each.quantity is None:
            continue
        first, last = (_said(one.quantity, language) for one in each.observations)
        result = _said(Quantity(rounded(each.quantity.value, _SHOWN), each.quantity.unit), language)
        line = f"{last} ÷ {first} − 1" if each.reference.way is Way.GROWTH else f"({first} + {last}) ÷ 2"
        found.append(f"{called(each)}{'：' if language == 'zh' else ': '}{line} = {result}")
    return found


def _said(quantity: Quantity, language: Language) -> str:
    return str(quantity) if language == "zh" else quantity_in_english(quantity)

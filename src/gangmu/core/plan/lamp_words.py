"""A lamp in words (亮灯的说法): each condition as it came out, with its arithmetic, in Chinese and English.

Shares are told in per cent, the distance between two of them in percentage points; a condition that failed is told by what held.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from gangmu.core.base.formulas import Name, Number, Op, Operation, Truth, Worked
from gangmu.core.base.quantities import EXACT, plain, rounded, shown
from gangmu.core.base.refusals import Language
from gangmu.core.plan.lamp_rules import TERMS
from gangmu.core.plan.lamps import Decision, LampFinding

_SIGNS: Final = {
    Op.LESS: "<", Op.AT_MOST: "≤", Op.EQUAL: "=", Op.UNEQUAL: "≠", Op.AT_LEAST: "≥", Op.MORE: ">",
}  # fmt: skip
_OPPOSITE: Final = {
    Op.LESS: Op.AT_LEAST, Op.AT_LEAST: Op.LESS, Op.MORE: Op.AT_MOST, Op.AT_MOST: Op.MORE, Op.EQUAL: Op.UNEQUAL,
    Op.UNEQUAL: Op.EQUAL,
}  # fmt: skip
_ARITHMETIC: Final = {Op.ADD: "+", Op.SUBTRACT: "−", Op.MULTIPLY: "×", Op.DIVIDE: "÷"}
_PERCENT: Final = Decimal(100)
_PLACES: Final = 1
_GIVEN_PLACES: Final = 4
_MOST_PLACES: Final = 30


def lamp_reasons(finding: LampFinding, language: Language = "zh") -> tuple[str, ...]:
    """Tell why a lamp is as it is, a line for each condition; the last says what is missing, or that the rule gives none."""
    lines = list(dict.fromkeys(line for each in finding.decisions for line in _told(each, language)))
    if finding.missing:
        names = [TERMS[name].zh if language == "zh" else TERMS[name].en for name in finding.missing]
        lines.append(f"缺：{'、'.join(names)}" if language == "zh" else f"missing: {', '.join(names)}")
    elif finding.worked.value is None:
        lines.append("按规则这时不亮灯。" if language == "zh" else "the rule lights no lamp then")
    return tuple(lines)


def _told(decision: Decision, language: Language) -> tuple[str, ...]:
    if decision.outcome is None:
        return ()
    return (
        ("，且" if language == "zh" else " and ").join(_held(decision.condition, decision.outcome, language)),
    )


def _held(worked: Worked, outcome: bool, language: Language) -> Iterator[str]:
    """Tell what decided: of an `and` that failed only what failed, of an `or` that held only what held."""
    match worked.tree:
        case Operation(Op.AND | Op.OR):
            for each in worked.parts:
                if each.value is outcome:
                    yield from _held(each, outcome, language)
        case Operation(Op.NOT):
            yield from _held(worked.parts[0], not outcome, language)
        case Operation(Op.IS_MISSING):
            yield _whether_known(worked.parts[0], language, is_missing=outcome)
        case Operation(op) if op in _SIGNS:
            yield _comparison(worked, op if outcome else _OPPOSITE[op], language)
        case Name(name):
            yield _truth(name, language, holds=outcome)


def _whether_known(worked: Worked, language: Language, *, is_missing: bool) -> str:
    """Tell that a fact is not there; of one that is, its own words say more than that it is."""
    if isinstance(worked.tree, Name):
        unknown = TERMS[worked.tree.name].unknown[language == "en"]
        if is_missing and unknown:
            return unknown
        if isinstance(worked.value, bool):
            return _truth(worked.tree.name, language, holds=worked.value)
    word = ("缺", "missing: ") if is_missing else ("有", "known: ")
    return word[language == "en"] + _expression(worked, language)


def _truth(name: str, language: Language, *, holds: bool) -> str:
    term = TERMS[name]
    if language == "zh":
        return term.zh if holds else term.zh_not
    return term.en if holds else term.en_not


def _comparison(worked: Worked, op: Op, language: Language) -> str:
    left, right = worked.parts
    values = [each.value for each in worked.parts if isinstance(each.value, Decimal)]
    measure = _measure(left) or _measure(right) or ""
    places = _places(*(_scaled(each, measure) for each in values))
    sides = [_side(each, measure, places, language) for each in (left, right)]
    return f"{sides[0]} {_SIGNS[op]} {sides[1]}"


def _side(worked: Worked, measure: str, places: int, language: Language) -> str:
    if not isinstance(worked.value, Decimal):
        return _expression(worked, language)
    value = _with_unit(worked.value, measure, places, language)
    if isinstance(worked.tree, Name):
        return (
            f"{_name(worked.tree.name, language)} {value}{_counted(worked.tree.name, worked.value, language)}"
        )
    if _is_plain_number(worked):
        return value
    return f"{_expression(worked, language)} = {value}"


def _expression(worked: Worked, language: Language) -> str:
    """Write the arithmetic of one side, each fact with its name and number."""
    match worked.tree:
        case Name(name):
            if not isinstance(worked.value, Decimal):
                return _name(name, language)
            measure = "%" if TERMS[name].unit == "%" else ""
            return f"{_name(name, language)} {_with_unit(worked.value, measure, _PLACES, language)}"
        case Number(value):
            return shown(value)
        case Operation(op) if op in _ARITHMETIC:
            return f" {_ARITHMETIC[op]} ".join(_bracketed(each, language) for each in worked.parts)
        case Operation(Op.NEGATE):
            return f"−{_bracketed(worked.parts[0], language)}"
        case Operation(op):
            return f"{op.value}({', '.join(_expression(each, language) for each in worked.parts)})"
    return "—"


def _bracketed(worked: Worked, language: Language) -> str:
    text = _expression(worked, language)
    loose = isinstance(worked.tree, Operation) and worked.tree.op in (Op.ADD, Op.SUBTRACT)
    return f"({text})" if loose else text


def _name(name: str, language: Language) -> str:
    term = TERMS[name]
    return term.zh if language == "zh" else term.en


def _counted(name: str, value: Decimal, language: Language) -> str:
    term = TERMS[name]
    word = term.counted[language == "en"]
    if language == "en":
        word = word.removesuffix("s") if abs(value) == 1 else word
    return f" {word}".rstrip()


def _measure(worked: Worked) -> str:
    """Tell how a side is told: a share in per cent, a distance of two shares in points, a count as it is."""
    match worked.tree:
        case Name(name):
            unit = TERMS[name].unit
            return "%" if unit == "%" and not isinstance(unit, Truth) else ""
        case Operation(Op.SUBTRACT, (Name(), Name())):
            return "pp" if _measure(worked.parts[0]) else ""
        case Operation():
            return "%" if any(_measure(each) for each in worked.parts) else ""
    return ""


def _is_plain_number(worked: Worked) -> bool:
    match worked.tree:
        case Number():
            return True
        case Operation(Op.NEGATE):
            return _is_plain_number(worked.parts[0])
    return False


def _scaled(value: Decimal, measure: str) -> Decimal:
    return EXACT.multiply(value, _PERCENT) if measure else value


def _places(*values: Decimal) -> int:
    """Give as many places as it takes to tell two numbers apart, so that −10.04 never reads as −10."""
    places = _PLACES
    while len(set(values)) > len({rounded(each, places) for each in values}) and places < _MOST_PLACES:
        places += 1
    return places


def _with_unit(value: Decimal, measure: str, places: int, language: Language) -> str:
    scaled = plain(_scaled(value, measure))
    exponent = scaled.as_tuple().exponent
    is_brief = (
        isinstance(exponent, int) and exponent >= -_GIVEN_PLACES
    )  # as somebody gave it, not as it was divided
    text = shown(scaled if is_brief else plain(rounded(scaled, places))).replace("-", "−")
    if measure == "pp":
        return f"{text} 个百分点" if language == "zh" else f"{text} points"
    return f"{text}{measure}"

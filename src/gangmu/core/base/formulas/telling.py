"""The arithmetic in words (算式的说法): what stood where, and what came of it."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from gangmu.core.base.formulas.evaluating import Value, Worked
from gangmu.core.base.formulas.trees import Name, Number, Op, Operation
from gangmu.core.base.quantities import Quantity, plain, rounded, shown
from gangmu.core.base.refusals import Language
from gangmu.core.base.unit_words import quantity_in_english

_SIGNS: Final = {
    Op.ADD: "+", Op.SUBTRACT: "−", Op.MULTIPLY: "×", Op.DIVIDE: "÷", Op.LESS: "<", Op.AT_MOST: "≤", Op.EQUAL: "=",
    Op.UNEQUAL: "≠", Op.AT_LEAST: "≥", Op.MORE: ">",
}  # fmt: skip
_WORDS: Final[dict[Op, tuple[str, str]]] = {
    Op.AND: ("且", "and"), Op.OR: ("或", "or"), Op.MIN: ("最小", "least of "), Op.MAX: ("最大", "greatest of "),
}  # fmt: skip
_VALUES: Final[dict[Value, tuple[str, str]]] = {
    None: ("缺", "missing"), True: ("成立", "true"), False: ("不成立", "false"),
}  # fmt: skip
_DIGITS: Final = 6


def told(worked: Worked, names: Mapping[str, str], language: Language = "zh") -> str:
    """Tell how a formula was worked out, in one line; `names` are what people call the facts.

    >>> from gangmu.core.base.formulas import evaluate, read_formula
    >>> facts = {"gdp": Quantity(Decimal("9100.3"), "亿元"), "goal": Quantity(Decimal("10000"), "亿元")}
    >>> told(evaluate(read_formula("gdp / goal"), facts), {"gdp": "实际", "goal": "目标"})
    '实际 9,100.3 亿元 ÷ 目标 10,000 亿元 = 0.91003'
    """
    if isinstance(worked.tree, Operation) and worked.tree.op is not Op.IF:
        return f"{_said(worked, names, language)} = {value_in_words(worked.value, language)}"
    return _said(worked, names, language)


def value_in_words(value: Value, language: Language = "zh") -> str:
    """Say a value."""
    if isinstance(value, Decimal):
        exponent = value.as_tuple().exponent
        return shown(value, _DIGITS) if isinstance(exponent, int) and exponent < -_DIGITS else shown(value)
    return _VALUES[value][language == "en"]


def _said(worked: Worked, names: Mapping[str, str], language: Language) -> str:
    match worked.tree:
        case Name(name):
            return f"{names.get(name, name)} {_fact(worked, language)}"
        case Operation(op):
            return _operation(op, worked, names, language)
        case Number(value):
            return shown(value)
    return value_in_words(None, language)


def _fact(worked: Worked, language: Language) -> str:
    if not isinstance(worked.fact, Quantity):
        return value_in_words(worked.value, language)
    told_fact = Quantity(_brief(worked.fact.value), worked.fact.unit)
    return str(told_fact) if language == "zh" else quantity_in_english(told_fact)


def _brief(value: Decimal) -> Decimal:
    """Cut what was reckoned, and so has digits without end, to what a person reads."""
    exponent = value.as_tuple().exponent
    return plain(rounded(value, _DIGITS)) if isinstance(exponent, int) and exponent < -_DIGITS else value


def _operation(op: Op, worked: Worked, names: Mapping[str, str], language: Language) -> str:
    english = language == "en"
    parts = [_inner(each, names, language) for each in worked.parts]
    if op is Op.IF:
        return _choice(worked, names, language)
    if op in (Op.MIN, Op.MAX):
        return f"{_WORDS[op][english]}({', '.join(parts)})"
    if op is Op.NEGATE:
        return f"−{parts[0]}"
    if op is Op.NOT:
        return f"{'not ' if english else '非 '}{parts[0]}"
    if op is Op.IS_MISSING:
        return f"{parts[0]}{' is missing' if english else ' 为缺'}"
    sign = _SIGNS.get(op) or _WORDS[op][english]
    return f" {sign} ".join(parts)


def _inner(worked: Worked, names: Mapping[str, str], language: Language) -> str:
    text = _said(worked, names, language)
    simple = not isinstance(worked.tree, Operation) or worked.tree.op in (Op.MIN, Op.MAX)
    return text if simple else f"({text})"


def _choice(worked: Worked, names: Mapping[str, str], language: Language) -> str:
    """Tell which way an `if` went, and why."""
    condition = _said(worked.parts[0], names, language)
    outcome = value_in_words(worked.parts[0].value, language)
    because = f"{condition}: {outcome}" if language == "en" else f"{condition}：{outcome}"
    if len(worked.parts) == 1:
        return because
    return f"{because} → {told(worked.parts[1], names, language)}"

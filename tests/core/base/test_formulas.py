"""Formulas: read, checked on load, worked out exactly, and told in words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangmu.core.base.formulas import (
    Fact,
    FormulaCycleError,
    FormulaKindsDoNotFitError,
    FormulaNameUnknownError,
    FormulaNotReadError,
    FormulaTooLargeError,
    FormulaUnitsDoNotFitError,
    Missing,
    Name,
    Number,
    Op,
    Operation,
    Tree,
    Truth,
    evaluate,
    in_unit,
    measure_of,
    read_formula,
    told,
    working_order,
    written,
)
from gangmu.core.base.formulas.trees import ARITY
from gangmu.core.base.quantities import Quantity

FACTS: dict[str, Fact] = {
    "gdp": Quantity(Decimal("9100.3"), "亿元"),
    "goal": Quantity(Decimal("1"), "万亿元"),
    "people": Quantity(Decimal("927.6"), "万人"),
    "rate": Quantity(Decimal("5.5"), "%"),
    "open": True,
    "gone": None,
}
UNITS: dict[str, str | Truth] = {
    "gdp": "亿元", "goal": "万亿元", "people": "万人", "rate": "%", "open": Truth.TRUTH, "gone": "亿元",
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 + 2 * 3", "7"),
        ("(1 + 2) × 3", "9"),
        ("10 - 2 - 3", "5"),
        ("-2 * -3", "6"),
        ("7 / 2", "3.5"),
        ("0.1 + 0.2", "0.3"),
        ("gdp / goal", "0.91003"),
        ("gdp / people", "98105.8645968"),
        ("rate - 5%", "0.005"),
        ("min(3, 1, 2) + max(4, 6)", "7"),
        ("if(gdp >= goal, 1, 0)", "0"),
        ("if(gdp / goal > 90%, 2, 1)", "2"),
        ("if(is_missing(gone), 0, gone)", "0"),
        ("if(not open or 1 > 2, 1, 2)", "2"),
        ("[gdp] ÷ [gdp]", "1"),
        ("gone + 1", None),
        ("1 / 0", None),
        ("min(1, gone)", None),
        ("missing", None),
        ("if(gone > 1, 1, 2)", None),
        ("nobody", None),
    ],
)
def test_formula_is_worked_out(text: str, value: str | None) -> None:
    found = evaluate(read_formula(text), FACTS).value
    assert (found is None) == (value is None)
    if value is not None:
        assert isinstance(found, Decimal)
        assert round(found, 7) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("gone > 1", None),
        ("gone > 1 and 1 > 2", False),
        ("gone > 1 and 2 > 1", None),
        ("gone > 1 or 2 > 1", True),
        ("gone > 1 or 1 > 2", None),
        ("not gone > 1", None),
        ("is_missing(gone > 1)", True),
        ("0.3 = 0.1 + 0.2", True),
        ("1 != 1.0", False),
    ],
)
def test_missing_is_a_third_value(text: str, value: bool | None) -> None:
    assert evaluate(read_formula(text), FACTS).value is value


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("gdp + people", FormulaUnitsDoNotFitError),
        ("gdp > people", FormulaUnitsDoNotFitError),
        ("gdp + 1", FormulaUnitsDoNotFitError),
        ("if(open, gdp, people)", FormulaUnitsDoNotFitError),
        ("min(gdp, rate)", FormulaUnitsDoNotFitError),
        ("gdp and open", FormulaKindsDoNotFitError),
        ("open + 1", FormulaKindsDoNotFitError),
        ("if(gdp, 1, 2)", FormulaKindsDoNotFitError),
        ("(gdp > goal) * 2", FormulaKindsDoNotFitError),
        ("nobody + 1", FormulaNameUnknownError),
    ],
)
def test_formula_that_measures_nonsense_is_refused_on_load(text: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        measure_of(read_formula(text), UNITS)


def test_units_follow_the_arithmetic() -> None:
    assert measure_of(read_formula("gdp / goal"), UNITS) == ()
    assert measure_of(read_formula("gdp / people * 100%"), UNITS) == (("CNY", 1), ("person", -1))
    assert measure_of(read_formula("gdp > goal or open"), UNITS) is Truth.TRUTH
    found = evaluate(read_formula("gdp / people"), FACTS).value
    assert isinstance(found, Decimal)
    assert round(in_unit(found, "元/人").value, 2) == Decimal("98105.86")


@pytest.mark.parametrize(
    ("text", "position"),
    [("1 +", 4), ("(1", 3), ("1)", 2), ("min()", 5), ("if(1, 2)", 8), ("1 & 2", 3), ("and", 1), ("", 1), ("not(1, 2)", 6)],
)  # fmt: skip
def test_broken_formula_is_refused_at_its_place(text: str, position: int) -> None:
    with pytest.raises(FormulaNotReadError) as refusal:
        read_formula(text)
    assert refusal.value.position == position


@pytest.mark.parametrize(
    "text",
    ["(" * 5000 + "1" + ")" * 5000, "not " * 400 + "x", "-" * 1900 + "1", "1" + " + 1" * 300, "max(" * 40 + "1" + ")" * 40],
)  # fmt: skip
def test_formula_past_its_bounds_is_refused(text: str) -> None:
    with pytest.raises(FormulaTooLargeError):
        read_formula(text)


def test_long_sum_is_not_deep() -> None:
    assert evaluate(read_formula(" + ".join(["1"] * 150)), {}).value == 150


def test_formulas_in_a_circle_are_refused() -> None:
    formulas = {"a": read_formula("b + 1"), "b": read_formula("c"), "c": read_formula("a * 2")}
    with pytest.raises(FormulaCycleError) as refusal:
        working_order(formulas)
    assert {"a", "b", "c"} <= set(str(refusal.value.names).split(" → "))
    with pytest.raises(FormulaCycleError):
        working_order({"a": read_formula("a")})


def test_arithmetic_is_told_in_words() -> None:
    names = {"gdp": "地区生产总值", "goal": "目标"}
    worked = evaluate(read_formula("if(gdp / goal < 90%, 0, 1)"), FACTS)
    assert told(worked, names) == "(地区生产总值 9,100.3 亿元 ÷ 目标 1 万亿元) < 0.9：不成立 → 1"
    assert (
        told(evaluate(read_formula("gdp - gone"), FACTS), names) == "地区生产总值 9,100.3 亿元 − gone 缺 = 缺"
    )
    english = told(evaluate(read_formula("gdp > goal"), FACTS), {"gdp": "GDP", "goal": "target"}, "en")
    assert english == "GDP 910.03 billion yuan > target 1 trillion yuan = false"


def trees(leaves: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    def grown(inner: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
        return st.sampled_from(list(Op)).flatmap(
            lambda op: st.lists(inner, min_size=ARITY[op][0], max_size=min(3, ARITY[op][1])).map(
                lambda args: Operation(op, tuple(args))
            )
        )

    return st.recursive(leaves, grown, max_leaves=25)


LEAVES: st.SearchStrategy[Tree] = st.one_of(
    st.decimals(0, 10**6, places=3).map(Number),
    st.sampled_from(["gdp", "一般公共预算收入", "a-b", "not", "x.y"]).map(Name),
    st.just(Missing()),
)


@given(trees(LEAVES))
def test_formula_written_reads_the_same(tree: Tree) -> None:
    assert read_formula(written(tree)) == tree


TRUTHS = st.sampled_from([True, False, None])


@given(TRUTHS, TRUTHS)
def test_three_valued_logic_keeps_de_morgans_law(a: bool | None, b: bool | None) -> None:
    facts: dict[str, Fact] = {"a": a, "b": b}
    left = evaluate(read_formula("not (a and b)"), facts).value
    assert left is evaluate(read_formula("not a or not b"), facts).value


@given(trees(st.one_of(st.integers(0, 9).map(lambda n: Number(Decimal(n))), st.just(Missing()))))
def test_any_formula_that_loads_gives_a_value_and_can_be_told(tree: Tree) -> None:
    try:
        measure_of(tree, {})
    except (FormulaKindsDoNotFitError, FormulaUnitsDoNotFitError):
        return
    worked = evaluate(tree, {})
    assert told(worked, {})


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("1 - (1 / 12) / (1 / 6) <= 50%", True),  # digits without end must not push it over its border
        ("1 / 3 + 1 / 3 + 1 / 3 = 1", True),
        ("1 / 3 + 1 / 3 + 1 / 3 < 1", False),
        ("0.0000000001 > 0", True),
        ("1 - (1 / 12) / (1 / 6) <= 49.9999999999%", False),
    ],
)
def test_comparison_is_made_with_fewer_digits_than_the_reckoning(text: str, holds: bool) -> None:
    assert evaluate(read_formula(text), {}).value is holds

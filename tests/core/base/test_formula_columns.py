"""Two evaluators, one tree: the columns agree with the exact decimals in every row that they call certain."""

from decimal import Decimal
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangmu.core.base.formulas import Fact, Name, Number, Op, Operation, Tree, evaluate, read_formula
from gangmu.core.base.formulas import columns as by_columns
from gangmu.core.base.formulas.columns import (
    Column,
    evaluate_columns,
    number_column,
    truth_column,
    whole_column,
)
from gangmu.core.base.formulas.trees import COMPARING, Missing
from gangmu.core.base.quantities import Quantity

ROWS = 5
NUMBERS, TRUTHS = ("a", "b", "c"), ("p", "q")
numbers = st.one_of(
    st.none(),
    st.sampled_from(
        [Decimal(0), Decimal("0.1"), Decimal("0.3"), Decimal(1) / 3, Decimal("1e-30"), Decimal(12)]
    ),
    st.decimals(-1000, 1000, places=3),
)
truths = st.one_of(st.none(), st.booleans())


_BOTH = [Op.ADD, Op.SUBTRACT, Op.MULTIPLY, Op.DIVIDE, Op.MIN, Op.MAX]


@st.composite
def trees(draw: st.DrawFn, depth: int = 3) -> Tree:
    """A formula that gives a number."""
    kind = draw(st.sampled_from(["leaf", "both", "both", "negated", "chosen"])) if depth else "leaf"
    if kind == "both":
        return Operation(draw(st.sampled_from(_BOTH)), (draw(trees(depth - 1)), draw(trees(depth - 1))))
    if kind == "negated":
        return Operation(Op.NEGATE, (draw(trees(depth - 1)),))
    if kind == "chosen":
        parts = (draw(conditions(depth - 1)), draw(trees(depth - 1)), draw(trees(depth - 1)))
        return Operation(Op.IF, parts)
    return draw(
        st.sampled_from(
            [*(Name(name) for name in NUMBERS), Missing(), *(Number(Decimal(n) / 4) for n in range(-8, 9))]
        )
    )


@st.composite
def conditions(draw: st.DrawFn, depth: int = 2) -> Tree:
    """A formula that gives a truth."""
    kind = (
        draw(st.sampled_from(["named", "compared", "compared", "joined", "not", "missing"]))
        if depth
        else "named"
    )
    if kind == "compared":
        return Operation(
            draw(st.sampled_from(sorted(COMPARING))), (draw(trees(depth - 1)), draw(trees(depth - 1)))
        )
    if kind == "joined":
        joined = draw(st.sampled_from([Op.AND, Op.OR]))
        return Operation(joined, (draw(conditions(depth - 1)), draw(conditions(depth - 1))))
    if kind == "not":
        return Operation(Op.NOT, (draw(conditions(depth - 1)),))
    if kind == "missing":
        return Operation(Op.IS_MISSING, (draw(trees(depth - 1)),))
    return Name(draw(st.sampled_from(TRUTHS)))


tables = st.fixed_dictionaries(
    {name: st.lists(numbers, min_size=ROWS, max_size=ROWS) for name in NUMBERS}
    | {name: st.lists(truths, min_size=ROWS, max_size=ROWS) for name in TRUTHS}
)


def columns_of(table: dict[str, list[Any]]) -> dict[str, Column]:
    return {
        name: truth_column(cells) if name in TRUTHS else number_column(cells) for name, cells in table.items()
    }


def facts_of(table: dict[str, list[Any]], row: int) -> dict[str, Fact]:
    cells = {name: values[row] for name, values in table.items()}
    return {name: Quantity(each, "") if isinstance(each, Decimal) else each for name, each in cells.items()}


@given(trees(), tables)
def test_both_evaluators_agree_in_every_row_that_is_certain(tree: Tree, table: dict[str, list[Any]]) -> None:
    worked = evaluate_columns(tree, columns_of(table), rows=ROWS)
    for row in range(ROWS):
        if worked.doubtful[row]:
            continue
        exact = evaluate(tree, facts_of(table, row)).value
        assert bool(worked.known[row]) is (exact is not None)
        if isinstance(exact, Decimal):
            assert abs(Decimal(float(worked.values[row])) - exact) <= Decimal(float(worked.errors[row])) * 2


@given(conditions(), tables)
def test_conditions_agree_in_every_row_that_is_certain(tree: Tree, table: dict[str, list[Any]]) -> None:
    worked = evaluate_columns(tree, columns_of(table), rows=ROWS)
    for row in range(ROWS):
        if not worked.doubtful[row]:
            exact = evaluate(tree, facts_of(table, row)).value
            assert (bool(worked.values[row]) if worked.known[row] else None) is exact


def test_number_on_its_border_is_in_doubt_and_never_guessed() -> None:
    tree = read_formula("done / planned - closed / months > -10%")
    columns = {
        "done": whole_column(np.array([40, 41, 39])),
        "planned": whole_column(np.array([100, 100, 100])),
        "closed": whole_column(np.array([6, 6, 6])),
        "months": whole_column(np.array([12, 12, 12])),
    }
    worked = evaluate_columns(tree, columns, rows=3)
    assert worked.doubtful.tolist() == [True, False, False]
    assert worked.values[1:].tolist() == [True, False]


@pytest.mark.parametrize("text", ["a / b", "a / (b - b)", "min(a, missing)"])
def test_division_by_nought_and_what_is_missing_are_missing(text: str) -> None:
    columns = {"a": number_column([Decimal(1)]), "b": number_column([Decimal(0)])}
    assert evaluate_columns(read_formula(text), columns, rows=1).known.tolist() == [False]


def test_whole_numbers_are_compared_without_doubt() -> None:
    columns = {"a": whole_column(np.array([3])), "b": whole_column(np.array([3]))}
    worked = evaluate_columns(read_formula("a >= b and a + b <= 6"), columns, rows=1)
    assert (worked.values.tolist(), worked.doubtful.tolist()) == ([True], [False])


def test_one_truth_that_decides_settles_the_row_whatever_else_is_in_doubt() -> None:
    third = number_column([Decimal(1) / 3])
    columns = {"p": truth_column([False]), "a": third, "b": third}
    worked = evaluate_columns(read_formula("p and a >= b"), columns, rows=1)
    assert (worked.values.tolist(), worked.doubtful.tolist()) == ([False], [False])


def test_columns_of_any_length_are_worked_out_a_part_at_a_time_and_each_part_of_a_formula_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tree = read_formula("if(a / b > 0.5, a / b, 0)")
    facts = {name: whole_column(np.arange(1, 101) * by) for name, by in (("a", 3), ("b", 4))}
    whole = evaluate_columns(tree, facts, rows=100)
    seen: list[int] = []
    divide = by_columns._OPERATIONS[Op.DIVIDE]

    def counted(parts: Any) -> Column:
        seen.append(1)
        return divide(parts)

    monkeypatch.setitem(by_columns._OPERATIONS, Op.DIVIDE, counted)
    monkeypatch.setattr(by_columns, "_AT_ONCE", 40)
    parts = evaluate_columns(tree, facts, rows=100)
    assert len(seen) == 3
    for name in ("values", "known", "errors", "doubtful"):
        assert (getattr(whole, name) == getattr(parts, name)).all()

"""Derived indicators (派生指标): their formulas read, their units agree, none asks for itself."""

from collections.abc import Mapping

from gangmu.core.base.formulas import Tree, Truth, measure_of, read_formula, working_order
from gangmu.core.base.quantities import scale_of
from gangmu.core.base.refusals import GangmuError
from gangmu.files.tables.columns import Row
from gangmu.files.tables.problems import Problem


def formula_problems(rows: tuple[Row, ...]) -> list[Problem]:
    """List what is wrong with the formulas of the indicators, each in its row."""
    units: dict[str, str | Truth] = {row["code"]: row["unit"] for row in rows}
    trees: dict[str, Tree] = {}
    problems = []
    for row in rows:
        if not row["formula"]:
            continue
        try:
            trees[row["code"]] = read_formula(row["formula"])
            problems += _measured(row, trees[row["code"]], units)
        except GangmuError as refusal:
            problems.append(_problem(row, refusal.message()))
    return problems + _in_a_circle(rows, trees)


def _measured(row: Row, tree: Tree, units: Mapping[str, str | Truth]) -> list[Problem]:
    """A formula gives what its indicator is measured in."""
    given, wanted = measure_of(tree, units), scale_of(row["unit"])
    if isinstance(given, tuple) and wanted is not None and given != wanted.powers:
        return [_problem(row, f"{given} ≠ {row['unit']}")]
    return [_problem(row, "true / false")] if isinstance(given, Truth) else []


def _in_a_circle(rows: tuple[Row, ...], trees: Mapping[str, Tree]) -> list[Problem]:
    try:
        working_order(trees)
    except GangmuError as refusal:
        names = str(refusal.parameters["names"]).split(" → ")
        return [_problem(row, refusal.message()) for row in rows if row["code"] in names]
    return []


def _problem(row: Row, detail: str) -> Problem:
    return Problem(
        file="indicators.csv",
        row=row.number,
        column="formula",
        code="cell.not_a_formula",
        parameters={"value": row["formula"][:60], "detail": detail},
    )

"""Derived indicators (派生指标): their formulas read, their units agree, none asks for itself."""

from gangmu.core.base.formulas import FormulaCycleError
from gangmu.core.base.refusals import GangmuError
from gangmu.core.indicators.derivations import Derivation, checked, read_derivation
from gangmu.files.tables.columns import Row
from gangmu.files.tables.problems import Problem


def formula_problems(rows: tuple[Row, ...]) -> list[Problem]:
    """List what is wrong with the formulas of the indicators, each in its row."""
    units = {row["code"]: row["unit"] for row in rows}
    found: dict[str, Derivation] = {}
    problems = []
    for row in rows:
        if not row["formula"]:
            continue
        try:
            found[row["code"]] = read_derivation(row["code"], row["formula"], units)
        except GangmuError as refusal:
            problems.append(_problem(row, refusal.message()))
    return problems + _together(rows, found)


def _together(rows: tuple[Row, ...], found: dict[str, Derivation]) -> list[Problem]:
    """List the formulas that stand in a circle, or on too many others."""
    try:
        checked(found)
    except FormulaCycleError as refusal:
        names = str(refusal.parameters["names"]).split(" → ")
        return [_problem(row, refusal.message()) for row in rows if row["code"] in names]
    except GangmuError as refusal:
        return [_problem(row, refusal.message()) for row in rows if row["formula"]]
    return []


def _problem(row: Row, detail: str) -> Problem:
    return Problem(
        file="indicators.csv",
        row=row.number,
        column="formula",
        code="cell.not_a_formula",
        parameters={"value": row["formula"][:60], "detail": detail},
    )

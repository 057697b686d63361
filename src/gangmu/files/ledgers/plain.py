"""Ledgers as JSON says them (台账存取): what was read apart is kept as it was read."""

from collections.abc import Mapping
from typing import Any

from gangmu.files.ledgers.reading import ReturnedCell, ReturnedLedger, ReturnedRow
from gangmu.files.tables.problems import Problem, Severity
from gangmu.files.tables.sheets import CellKind


def ledger_as_plain(ledger: ReturnedLedger) -> dict[str, Any]:
    """Give a ledger as JSON says it."""
    return {
        "file": ledger.file,
        "sheet": ledger.sheet,
        "book": ledger.book,
        "columns": sorted(ledger.columns),
        "rows": [_row_as_plain(each) for each in ledger.rows],
        "remarks": [problem_as_plain(each) for each in ledger.remarks],
    }


def ledger_from_plain(plain: Mapping[str, Any]) -> ReturnedLedger:
    """Give a ledger again from what JSON said."""
    return ReturnedLedger(
        file=plain["file"],
        sheet=plain["sheet"],
        book=plain["book"],
        columns=frozenset(plain["columns"]),
        rows=tuple(_row_from_plain(each) for each in plain["rows"]),
        remarks=tuple(problem_from_plain(each) for each in plain["remarks"]),
    )


def _row_as_plain(row: ReturnedRow) -> dict[str, Any]:
    cells = {
        name: [each.text, each.kind.value, each.cell, each.column, each.is_shared]
        for name, each in row.cells.items()
    }
    return {"number": row.number, "cells": cells, "units": dict(row.units), "extra": dict(row.extra)}


def _row_from_plain(plain: Mapping[str, Any]) -> ReturnedRow:
    cells = {
        name: ReturnedCell(text, CellKind(kind), cell, column, shared)
        for name, (text, kind, cell, column, shared) in plain["cells"].items()
    }
    return ReturnedRow(number=plain["number"], cells=cells, units=plain["units"], extra=plain["extra"])


def problem_as_plain(problem: Problem) -> dict[str, Any]:
    """Give a problem as JSON says it, whole, so that it can be told in either language later."""
    return {
        "file": problem.file,
        "code": problem.code,
        "row": problem.row,
        "column": problem.column,
        "cell": problem.cell,
        "severity": problem.severity.value,
        "parameters": dict(problem.parameters),
    }


def problem_from_plain(plain: Mapping[str, Any]) -> Problem:
    """Give a problem again from what JSON said."""
    return Problem(**{**plain, "severity": Severity(plain["severity"])})

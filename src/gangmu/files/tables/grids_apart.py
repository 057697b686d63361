"""Tables as they come back from the process apart: cells as text and located problems, never a workbook."""

from collections.abc import Mapping
from typing import Any

from gangmu.files.tables.csv_reading import Grid, read_grid
from gangmu.files.tables.problems import Problem, Severity


def csv_grid(data: bytes, *, name: str) -> dict[str, Any]:
    """Take a CSV apart, in the child."""
    grid, problems = read_grid(data, file=name)
    return {"grid": grid_as_plain(grid), "problems": [problem_as_plain(each) for each in problems]}


def grid_as_plain(grid: Grid | None) -> dict[str, Any] | None:
    """Give a grid as JSON says it."""
    return None if grid is None else {"file": grid.file, "header": grid.header, "rows": grid.rows}


def problem_as_plain(problem: Problem) -> dict[str, Any]:
    """Give a problem as JSON says it, to be told in any language later."""
    return {
        name: getattr(problem, name) for name in ("file", "code", "row", "column", "severity", "parameters")
    }


def grid_from_plain(plain: Mapping[str, Any] | None) -> Grid | None:
    """Give the grid again, in the parent."""
    if plain is None:
        return None
    rows = tuple((int(number), tuple(map(str, cells))) for number, cells in plain["rows"])
    return Grid(str(plain["file"]), tuple(map(str, plain["header"])), rows)


def problem_from_plain(plain: Mapping[str, Any]) -> Problem:
    """Give a problem again, in the parent."""
    return Problem(**{**plain, "severity": Severity(plain["severity"])})

"""Rows on their way from a sheet to a table of a plan folder (待核行): texts by column, each with the cell it came from."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from gangmu.files.plan_folders.schema import Table
from gangmu.files.tables.columns import Row, read_row
from gangmu.files.tables.problems import Problem, Severity
from gangmu.files.tables.sheets import address


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """位置: where a row came from: its sheet, its row there, and the cell of each of its columns."""

    row: int
    sheet: str = ""
    cells: Mapping[str, str] = field(default_factory=dict)

    def cell(self, column: str | None) -> str | None:
        """Name the cell of a column, with its sheet where that has a name."""
        found = self.cells.get(column or "")
        return f"{self.sheet}!{found}" if found and self.sheet else found


@dataclass(frozen=True, slots=True, kw_only=True)
class RawRow:
    """待核行: what a sheet says of one row of a table, as written."""

    texts: Mapping[str, str]
    spot: Spot
    soft: bool = False  # passed over with a remark where what it names is not kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """所读: raw rows by table, and what was told on the way."""

    rows: Mapping[str, tuple[RawRow, ...]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def joined(self, other: "Gathered") -> "Gathered":
        """Put what two sheets gave together."""
        tables = dict.fromkeys([*self.rows, *other.rows])
        return Gathered(
            rows={name: (*self.rows.get(name, ()), *other.rows.get(name, ())) for name in tables},
            problems=(*self.problems, *other.problems),
        )


def spot_at(sheet: str, row: int, columns: Mapping[str, int]) -> Spot:
    """Give the place of a row whose columns stand in these columns of its sheet."""
    return Spot(row=row, sheet=sheet, cells={name: address(row, column) for name, column in columns.items()})


def told(
    file: str, code: str, spot: Spot, column: str | None, severity: Severity, /, **parameters: str
) -> Problem:
    """Tell something of a cell."""
    return Problem(
        file=file,
        code=code,
        row=spot.row,
        column=column,
        cell=spot.cell(column),
        severity=severity,
        parameters=parameters,
    )


def canonical_rows(
    table: Table, raw: Sequence[RawRow], *, file: str, first: int, given: Collection[str] = ()
) -> tuple[list[Row], dict[int, Spot], list[Problem]]:
    """Read raw rows into canonical ones, numbered from `first` on, with the place of each number.

    `given` names required columns that are filled later or told of for the whole file.
    """
    rows, spots, problems = [], {}, list[Problem]()
    for number, each in enumerate(raw, start=first):
        texts = {table.column(name): text for name, text in each.texts.items()}
        texts |= {
            column: ""
            for column in table.columns
            if column.required and column not in texts and column.name not in given
        }
        row, found = read_row(file, number, texts)
        rows.append(row)
        spots[number] = each.spot
        problems += found
    return rows, spots, problems


def located(problem: Problem, spots: Mapping[int, Spot]) -> Problem:
    """Give a problem that names a row by its running number the place where that row stands."""
    if problem.cell is not None:  # it has its place already
        return problem
    spot = spots.get(problem.row or 0)
    parameters = dict(problem.parameters)
    if (first := parameters.get("first", "")).isdigit() and (earlier := spots.get(int(first))):
        parameters["first"] = str(earlier.row)
    if spot is None:
        return replace(problem, parameters=parameters)
    return replace(problem, row=spot.row, cell=spot.cell(problem.column), parameters=parameters)

"""References (引用): names and aliases that people wrote become codes; what nothing answers to is a problem."""

from collections.abc import Mapping

from gangmu.files.plan_folders.schema import BY_NAME, Table
from gangmu.files.tables.columns import Column, Holds, Row
from gangmu.files.tables.problems import Problem

Tables = dict[str, tuple[Row, ...]]
_NAMES = ("name", "short_name", "title")


def with_codes(tables: Tables) -> tuple[Tables, list[Problem]]:
    """Give the tables with every reference as a code."""
    indexes = {name: index_of(rows) for name, rows in tables.items()}
    problems: list[Problem] = []
    named: Tables = {}
    for name, rows in tables.items():
        referring = [each for each in BY_NAME[name].columns if each.table]
        found = [_resolved(BY_NAME[name], row, referring, indexes) for row in rows]
        named[name] = tuple(row for row, _ in found)
        problems += [each for _, told in found for each in told]
    return named, problems


def index_of(rows: tuple[Row, ...]) -> dict[str, set[str]]:
    """Give the codes that a code, a name or an alias may mean; a code means itself alone."""
    index: dict[str, set[str]] = {}
    for row in rows:
        for name in [*(row[each] for each in _NAMES), *row["aliases"].split(";")]:
            if name:
                index.setdefault(name, set()).add(row["code"])
    return index | {row["code"]: {row["code"]} for row in rows}


def _resolved(
    table: Table, row: Row, columns: list[Column], indexes: Mapping[str, Mapping[str, set[str]]]
) -> tuple[Row, list[Problem]]:
    cells = dict(row.cells)
    problems = []
    for column in columns:
        if not row[column.name]:
            continue
        parts = row[column.name].split(";") if column.holds is Holds.REFS else [row[column.name]]
        codes = []
        for part in parts:
            found = indexes.get(column.table or "", {}).get(part, set())
            codes.append(min(found) if len(found) == 1 else part)
            if len(found) != 1:
                problems.append(
                    _problem(table, row, column, part, code="ref.ambiguous" if found else "ref.unknown")
                )
        cells[column.name] = ";".join(codes)
    return Row(row.number, cells), problems


def _problem(table: Table, row: Row, column: Column, value: str, *, code: str) -> Problem:
    return Problem(
        file=table.file,
        code=code,
        row=row.number,
        column=column.name,
        parameters={"value": value[:60], "table": f"{column.table}.csv"},
    )

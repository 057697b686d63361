"""Reads a CSV as people save it (读表): its encoding found, every row with the number that a spreadsheet shows."""

import csv
import io
from dataclasses import dataclass
from typing import Final

from gangmu.files.tables.formulas_in_cells import without_guard
from gangmu.files.tables.problems import Problem
from gangmu.files.texts import decode

ROWS: Final = 200_000  # a city's figures of fifty years, several times over


@dataclass(frozen=True, slots=True)
class Grid:
    """原表: column names and rows as they stand in a file, cells stripped of blanks around them."""

    file: str
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]  # number of the row, its cells


def read_grid(data: bytes, *, file: str) -> tuple[Grid | None, list[Problem]]:
    """Take a CSV apart. Raises what `decode` refuses: data that is no text."""
    text, _ = decode(data, name=file)
    try:
        rows = _rows(text)
    except csv.Error:
        return None, [Problem(file=file, code="file.broken_csv")]
    if len(rows) > ROWS:
        return None, [Problem(file=file, code="file.too_many_rows", parameters={"limit": f"{ROWS:,}"})]
    if not rows or rows[0][0] != 1:
        return None, [Problem(file=file, code="file.without_header", row=1)]
    header = _trimmed(rows[0][1])
    problems = [
        Problem(file=file, code="row.too_long", row=number)
        for number, cells in rows[1:]
        if any(cells[len(header) :])
    ]
    filled = tuple((number, _wide(cells, len(header))) for number, cells in rows[1:])
    return Grid(file, header, filled), problems


def _rows(text: str) -> list[tuple[int, tuple[str, ...]]]:
    """Number the rows as a spreadsheet does; those without any content are passed over."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows = []
    for number, cells in enumerate(reader, start=1):
        tidy = tuple(_tidy(cell) for cell in cells)
        if any(tidy):
            rows.append((number, tidy))
        if len(rows) > ROWS + 1:
            break
    return rows


def _tidy(cell: str) -> str:
    return without_guard(cell.replace("\r\n", "\n").replace("\r", "\n").strip())


def _trimmed(cells: tuple[str, ...]) -> tuple[str, ...]:
    last = max(index for index, cell in enumerate(cells) if cell)
    return cells[: last + 1]


def _wide(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return cells[:width] + ("",) * (width - len(cells))

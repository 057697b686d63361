"""Columns (列): what each column of a table holds, and the reading of a grid by them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import Enum, auto
from typing import Final

from gangmu.core.base.quantities import canonical
from gangmu.files.tables import cells
from gangmu.files.tables.csv_reading import Grid
from gangmu.files.tables.problems import CellError, Problem


class Holds(Enum):
    """What a cell of a column is."""

    TEXT = auto()
    CODE = auto()
    REF = auto()  # a row of another table
    REFS = auto()  # several, parted by ;
    NAMES = auto()  # words parted by ;
    NUMBER = auto()
    WHOLE = auto()
    PERIOD = auto()
    DATE = auto()
    LENGTH = auto()
    UNIT = auto()
    FLAG = auto()
    CHOICE = auto()
    PAIRS = auto()
    DAYS = auto()  # the day of each period: 2025=2026-03-20


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """列: its name, what it holds, and the Chinese names under which people keep it."""

    name: str
    holds: Holds = Holds.TEXT
    required: bool = False
    table: str | None = None  # of a REF
    choices: tuple[str, ...] = ()
    headers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """行: canonical text by column, only where there is any; `number` is its place in the file."""

    number: int = field(compare=False)
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        """Give a cell, empty where there is nothing."""
        return self.cells.get(column, "")


# What people write for a choice in Chinese.
CHOICES_IN_CHINESE: Final = {
    "约束性": "binding", "预期性": "expected", "预计数": "estimate", "预计": "estimate", "初步数": "preliminary",
    "初步核算数": "preliminary", "快报数": "preliminary", "最终核实数": "final", "最终数": "final", "修订数": "revised",
    "现价": "current", "当年价": "current", "不变价": "constant", "可比价": "constant", "指数": "index",
    "当期": "period", "累计": "cumulative", "牵头": "lead", "已公布": "published", "已填报": "filed", "已确认": "confirmed",
}  # fmt: skip

_READERS: Final[dict[Holds, Callable[[str], str]]] = {
    Holds.TEXT: cells.read_text,
    Holds.CODE: cells.read_code,
    Holds.REF: cells.read_text,
    Holds.WHOLE: cells.read_whole,
    Holds.PERIOD: cells.read_period,
    Holds.DATE: cells.read_date,
    Holds.LENGTH: cells.read_length,
    Holds.UNIT: cells.read_unit,
    Holds.FLAG: cells.read_flag,
    Holds.PAIRS: cells.read_pairs,
    Holds.DAYS: cells.read_days,
}


def read_cell(column: Column, text: str, *, unit: str) -> str:
    """Give the canonical text of a cell. `unit` is what the row's unit column says, if anything."""
    if column.holds is Holds.NUMBER:
        return _number(text, unit=unit)
    if column.holds is Holds.CHOICE:
        return _choice(column, text)
    if column.holds in (Holds.REFS, Holds.NAMES):
        parts = (part.strip() for part in text.replace("；", ";").split(";"))
        return ";".join(part for part in parts if part)
    return _READERS[column.holds](text)


def _number(text: str, *, unit: str) -> str:
    value, own = cells.read_number(text)
    if own is not None and own != unit.translate(str.maketrans("％", "%")):
        raise CellError("cell.carries_another_unit", own=own, unit=unit or "—")
    return canonical(value)


def _choice(column: Column, text: str) -> str:
    tidy = cells.half_width(text)
    tidy = CHOICES_IN_CHINESE.get(tidy, tidy)
    for choice in column.choices:
        if choice.lower() == tidy.lower():
            return choice
    raise CellError("cell.unknown_choice", value=text[:40], choices=", ".join(column.choices))


def match_header(grid: Grid, columns: Sequence[Column]) -> tuple[dict[int, Column], list[Problem]]:
    """Find the column of each header name; those unknown, twice or missing are problems."""
    names = {name: column for column in columns for name in (column.name, *column.headers)}
    found: dict[int, Column] = {}
    problems = []
    for index, name in enumerate(grid.header):
        column = names.get(cells.half_width(name).lower()) or names.get(name)
        if column is None:
            problems.append(_unknown(grid.file, name, list(names)))
        elif column in found.values():
            problems.append(_header(grid.file, "header.twice", name))
        else:
            found[index] = column
    missing = [each.name for each in columns if each.required and each not in found.values()]
    return found, problems + [_header(grid.file, "header.missing", name) for name in missing]


def _unknown(file: str, name: str, names: list[str]) -> Problem:
    near = get_close_matches(name, names, n=1)
    nearest = f"→ {near[0]}" if near else ""
    return Problem(
        file=file,
        code="header.unknown",
        row=1,
        column=name,
        parameters={"name": name[:60], "nearest": nearest},
    )


def _header(file: str, code: str, name: str) -> Problem:
    return Problem(file=file, code=code, row=1, column=name, parameters={"name": name})


def read_rows(grid: Grid, columns: Sequence[Column]) -> tuple[tuple[Row, ...], list[Problem]]:
    """Read every cell of a grid; a row with a fault keeps what could be read of it."""
    placed, problems = match_header(grid, columns)
    rows = []
    for number, texts in grid.rows:
        row, found = read_row(grid.file, number, {column: texts[index] for index, column in placed.items()})
        rows.append(row)
        problems += found
    return tuple(rows), problems


def read_row(file: str, number: int, texts: Mapping[Column, str]) -> tuple[Row, list[Problem]]:
    """Read the cells of one row."""
    unit = next((text for column, text in texts.items() if column.holds is Holds.UNIT), "")
    read: dict[str, str] = {}
    problems = []
    for column, text in texts.items():
        try:
            if text:
                read[column.name] = read_cell(column, text, unit=unit)
            elif column.required:
                raise CellError("cell.required")
        except CellError as fault:
            problems.append(
                Problem(
                    file=file, code=fault.code, row=number, column=column.name, parameters=fault.parameters
                )
            )
    return Row(number, {name: text for name, text in read.items() if text}), problems

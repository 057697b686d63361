"""Sheets (工作表): the cells of a table as a person sees them, each in its place, whatever file they came in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Any, Final

Place = tuple[int, int]  # row and column, both counted from 1 as spreadsheets do
_LETTERS: Final = 26


class CellKind(StrEnum):
    """What a spreadsheet holds in a cell."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    FLAG = "flag"
    ERROR = "error"  # #REF!, #N/A
    UNCALCULATED = "uncalculated"  # a formula whose value was never saved


@dataclass(frozen=True, slots=True)
class Cell:
    """单元格: its text as it is shown (a date as ISO, a share with its %), and what it is."""

    text: str
    kind: CellKind = CellKind.TEXT


@dataclass(frozen=True, slots=True)
class Merge:
    """合并区: cells that are shown as one; the first of them holds the text."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        """Tell whether a cell lies in it."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


@dataclass(frozen=True)
class Sheet:
    """工作表: filled cells by place, what is merged and what is hidden."""

    name: str
    cells: Mapping[Place, Cell]
    merges: tuple[Merge, ...] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = field(default_factory=frozenset)
    hidden_columns: frozenset[int] = field(default_factory=frozenset)

    @cached_property
    def rows(self) -> tuple[int, ...]:
        """Give the numbers of the rows that hold anything."""
        return tuple(sorted({row for row, _ in self.cells}))

    @cached_property
    def width(self) -> int:
        """Give the number of the last column that holds anything."""
        return max((column for _, column in self.cells), default=0)

    @cached_property
    def _merged(self) -> dict[Place, Place]:
        """Give the first cell of each merged one, within what is used: an area may be declared endless."""
        last = self.rows[-1] if self.rows else 0
        found = {}
        for area in self.merges:
            for row in range(area.top, min(area.bottom, last) + 1):
                for column in range(area.left, min(area.right, self.width) + 1):
                    found[row, column] = (area.top, area.left)
        return found

    def cell(self, row: int, column: int) -> Cell | None:
        """Give a cell, of merged ones the one that holds their text."""
        return self.cells.get((row, column)) or self.cells.get(self._merged.get((row, column), (0, 0)))

    def text(self, row: int, column: int) -> str:
        """Give the text of a cell, empty where there is none."""
        found = self.cell(row, column)
        return found.text if found else ""

    def area(self, row: int, column: int) -> Merge:
        """Give the area that a cell belongs to, itself where it is not merged."""
        first = self._merged.get((row, column))
        for each in self.merges if first else ():
            if (each.top, each.left) == first:
                return each
        return Merge(row, column, row, column)


def address(row: int, column: int) -> str:
    """Name a cell as a spreadsheet does.

    >>> address(7, 2), address(1, 28)
    ('B7', 'AB1')
    """
    return f"{letters(column)}{row}"


@lru_cache(maxsize=1000)
def letters(column: int) -> str:
    """Name a column as a spreadsheet does."""
    name = ""
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        name = chr(ord("A") + rest) + name
    return name


def sheets_as_plain(sheets: Sequence[Sheet]) -> list[dict[str, Any]]:
    """Give sheets as JSON says them."""
    return [
        {
            "name": each.name,
            "cells": [
                [row, column, cell.text, cell.kind.value] for (row, column), cell in each.cells.items()
            ],
            "merges": [[area.top, area.left, area.bottom, area.right] for area in each.merges],
            "hidden": each.hidden,
            "hidden_rows": sorted(each.hidden_rows),
            "hidden_columns": sorted(each.hidden_columns),
        }
        for each in sheets
    ]


def sheets_from_plain(plain: Sequence[Mapping[str, Any]]) -> tuple[Sheet, ...]:
    """Give sheets again from what JSON said."""
    return tuple(
        Sheet(
            name=str(each["name"]),
            cells={
                (int(row), int(column)): Cell(str(text), CellKind(kind))
                for row, column, text, kind in each["cells"]
            },
            merges=tuple(Merge(*map(int, area)) for area in each["merges"]),
            hidden=bool(each["hidden"]),
            hidden_rows=frozenset(each["hidden_rows"]),
            hidden_columns=frozenset(each["hidden_columns"]),
        )
        for each in plain
    )

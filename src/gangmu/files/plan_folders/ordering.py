"""The canonical order of rows (行序): the same plan gives the same bytes."""

import re
from collections.abc import Iterable
from typing import Final

from gangmu.files.plan_folders.schema import Table
from gangmu.files.tables.columns import Holds, Row

_RUNS: Final = re.compile(r"[0-9]+|[^0-9]+", re.ASCII)
NaturalKey = tuple[tuple[int, int, str], ...]


def natural(code: str) -> NaturalKey:
    """Order codes as people count: T2 before T10.

    >>> sorted(["T10", "T2", "T2a"], key=natural)
    ['T2', 'T2a', 'T10']
    """
    return tuple((0, int(run), run) if run.isdigit() else (1, 0, run) for run in _RUNS.findall(code))


def in_order(table: Table, rows: Iterable[Row]) -> tuple[Row, ...]:
    """Put the rows of a table in their canonical order."""
    return tuple(sorted(rows, key=lambda row: _key(table, row)))


def _key(table: Table, row: Row) -> tuple[object, ...]:
    return tuple(_part(table, name, row[name]) for name in table.ordered_by)


def _part(table: Table, name: str, text: str) -> object:
    if table.column(name).holds is Holds.WHOLE:
        return (not text, int(text or 0))  # without a number: behind those that have one
    return text if table.name == "observations" else natural(text)

"""Writes a CSV (写表): the same rows give the same bytes, and no cell runs."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

from gangmu.files.tables.formulas_in_cells import with_guard

BYTE_ORDER_MARK: Final = "\ufeff"  # for spreadsheets, which else take UTF-8 for another encoding


def csv_text(header: Sequence[str], rows: Iterable[Sequence[str]], *, mark: bool = False) -> str:
    """Give the text of a CSV: commas, line feeds, quotes only where they are needed."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([_safe(name) for name in header])
    for row in rows:
        writer.writerow([_safe(cell) for cell in row])
    return (BYTE_ORDER_MARK if mark else "") + out.getvalue()


def _safe(cell: str) -> str:
    """Guard a cell; a bare carriage return would go out unquoted, and what stands behind it would begin a row of its own.

    >>> _safe("a\\r=1+1"), _safe("=1")
    ('a\\n=1+1', "'=1")
    """
    return with_guard(cell.replace("\r\n", "\n").replace("\r", "\n"))

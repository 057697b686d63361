"""Takes a table apart (拆表) into sheets of cells: a workbook, or text with commas, tabs or semicolons."""

import csv
import io
from collections import Counter
from typing import Any, Final

from gangmu.core.base.refusals import GangmuError
from gangmu.files.documents import ENCRYPTED_STREAM, OLE_MARK, ZIP_MARKS
from gangmu.files.refusals import EmptyDocumentError, EncryptedDocumentError
from gangmu.files.tables.csv_reading import ROWS
from gangmu.files.tables.formulas_in_cells import without_guard
from gangmu.files.tables.sheets import Cell, Sheet, sheets_as_plain
from gangmu.files.texts import decode
from gangmu.files.xlsx.reading import CELLS, TooManyCellsError, read_xlsx

_SEPARATORS: Final = (",", "\t", ";", "；", "|")
_LOOKED_AT: Final = 30  # lines that tell which of them parts the cells


class OldExcelFileError(GangmuError):
    """The file is of the Excel of before 2007 (.xls), or of another program of that time."""

    code = "table.old_excel"
    parameter_names = ("name",)


class BrokenTableError(GangmuError):
    """A text table cannot be taken apart: a quote is never closed."""

    code = "table.broken"
    parameter_names = ("name", "row")


def plain_sheets(data: bytes, *, name: str) -> list[dict[str, Any]]:
    """Take a table apart, in the child."""
    return sheets_as_plain(read_sheets(data, name=name))


def read_sheets(data: bytes, *, name: str) -> tuple[Sheet, ...]:
    """Give the sheets of a table, whatever its name says it is."""
    if data.startswith(OLE_MARK):
        if ENCRYPTED_STREAM in data:
            raise EncryptedDocumentError(name=name, where=name)
        raise OldExcelFileError(name=name, where=name)
    packed = data.startswith(ZIP_MARKS)
    sheets = read_xlsx(io.BytesIO(data), name=name) if packed else (_text_sheet(data, name=name),)
    if not any(each.cells for each in sheets):
        raise EmptyDocumentError(name=name, where=name)
    return sheets


def _text_sheet(data: bytes, *, name: str) -> Sheet:
    text, _ = decode(data, name=name)
    cells: dict[tuple[int, int], Cell] = {}
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator_of(text), strict=True)
    try:
        for row, written in enumerate(reader, start=1):
            for column, cell in enumerate(written, start=1):
                if tidy := _tidy(cell):
                    cells[row, column] = Cell(tidy)
            if len(cells) > CELLS or row > ROWS:
                raise TooManyCellsError(name=name, limit=f"{CELLS:,}", where=name)
    except csv.Error:
        raise BrokenTableError(name=name, row=reader.line_num, where=f"{name}:{reader.line_num}") from None
    return Sheet("", cells)


def _tidy(cell: str) -> str:
    return without_guard(cell.replace("\r\n", "\n").replace("\r", "\n").strip())


def separator_of(text: str) -> str:
    """Tell which sign parts the cells: the one that stands most evenly in the first lines; of equals the comma.

    >>> separator_of("地区;指标;数值\\n云川;总值;1,5"), separator_of("指标\\t2025\\n总值，亿元\\t9100")
    (';', '\\t')
    """
    lines = [line for line in text.splitlines()[:_LOOKED_AT] if line.strip()]
    best, most = ",", 0
    for sign in _SEPARATORS:
        counts = Counter(_outside_quotes(line, sign) for line in lines)
        counts.pop(0, None)
        even = max((many * count for count, many in counts.items()), default=0)
        if even > most:
            best, most = sign, even
    return best


def _outside_quotes(line: str, sign: str) -> int:
    return sum(part.count(sign) for part in line.split('"')[::2])

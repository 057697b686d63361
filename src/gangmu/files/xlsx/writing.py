"""Writes a workbook (写表): the same sheets give the same bytes, text stays text, and no cell is a formula.

Text that a spreadsheet would run when somebody types it anew is marked as quoted (`quotePrefix`), so that it stays
text through editing and saving. Numbers and days are numbers and days.
"""

import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from gangmu.core.base.quantities import canonical
from gangmu.files.tables.formulas_in_cells import runs
from gangmu.files.tables.sheets import Merge, address, letters
from gangmu.files.xlsx import parts

Value = str | int | Decimal | date | None
_FIRST_DAY: Final = date(1899, 12, 30)
_EXACT_DIGITS: Final = 15  # beyond them a spreadsheet would change the number
_WIDEST: Final = 60
_ROWS: Final = 1_048_576


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """下拉选项: what may be chosen in the cells of a column, and what is said beside them."""

    column: int
    options: tuple[str, ...] = ()
    title: str = ""
    prompt: str = ""
    strict: bool = True  # others are refused; else they are only warned of


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenSheet:
    """待写工作表: rows of values, and how they stand."""

    name: str
    rows: Sequence[Sequence[Value]]
    header: int = 1  # the row of column names; rows up to it are frozen
    title_rows: int = 0  # above the header, in large type
    hidden_columns: frozenset[int] = frozenset()
    required_columns: frozenset[int] = frozenset()
    choices: tuple[Choices, ...] = ()
    merges: tuple[Merge, ...] = ()
    widths: dict[int, float] = field(default_factory=dict)
    hidden: bool = False
    room: int = 2000  # rows below the last one that choices reach


def workbook(sheets: Sequence[WrittenSheet]) -> bytes:
    """Give the bytes of a workbook. Lists of choices lie on a hidden sheet of their own."""
    options = [list(each.options) for sheet in sheets for each in sheet.choices if each.options]
    every = [*sheets, _options_sheet(options)] if options else list(sheets)
    named = {tuple(each): index for index, each in enumerate(options, start=1)}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, text in parts.fixed(len(every)).items():
            _write(archive, name, text)
        _write(archive, "xl/workbook.xml", parts.book([(each.name, each.hidden) for each in every]))
        for number, sheet in enumerate(every, start=1):
            _write(archive, f"xl/worksheets/sheet{number}.xml", _sheet(sheet, named))
    return out.getvalue()


def _write(archive: zipfile.ZipFile, name: str, text: str) -> None:
    """Write a part under one fixed day, so that equal content gives equal bytes."""
    info = zipfile.ZipInfo(name, date_time=(2000, 1, 1, 0, 0, 0))
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o600 << 16
    archive.writestr(info, text.encode("utf-8"))


def _options_sheet(options: Sequence[Sequence[str]]) -> WrittenSheet:
    deepest = max(len(each) for each in options)
    rows = [[each[row] if row < len(each) else None for each in options] for row in range(deepest)]
    return WrittenSheet(name=parts.OPTIONS, rows=rows, header=0, hidden=True)


def _sheet(sheet: WrittenSheet, named: dict[tuple[str, ...], int]) -> str:
    body = "".join(_row(sheet, number, row) for number, row in enumerate(sheet.rows, start=1))
    merges = "".join(
        f'<mergeCell ref="{address(a.top, a.left)}:{address(a.bottom, a.right)}"/>' for a in sheet.merges
    )
    pieces = [
        parts.HEAD,
        f'<worksheet xmlns="{parts.MAIN}">',
        parts.view(sheet.header, letters(2) if sheet.hidden_columns == {1} else ""),
        _columns(sheet),
        f"<sheetData>{body}</sheetData>",
        f'<mergeCells count="{len(sheet.merges)}">{merges}</mergeCells>' if merges else "",
        _validations(sheet, named),
        "</worksheet>",
    ]
    return "".join(pieces)


def _columns(sheet: WrittenSheet) -> str:
    count = max((len(row) for row in sheet.rows), default=0)
    found = []
    for column in range(1, count + 1):
        hidden = ' hidden="1"' if column in sheet.hidden_columns else ""
        width = sheet.widths.get(column) or _width(sheet, column)
        found.append(f'<col min="{column}" max="{column}" width="{width:g}" customWidth="1"{hidden}/>')
    return f"<cols>{''.join(found)}</cols>" if found else ""


def _width(sheet: WrittenSheet, column: int) -> float:
    """Give a column the room of its longest text: a Han character takes two."""
    rows = sheet.rows[max(sheet.header - 1, 0) : sheet.header + 50]
    texts = [str(row[column - 1]) for row in rows if len(row) >= column and row[column - 1] is not None]
    longest = max((sum(2 if ord(sign) > 0x2E80 else 1 for sign in text) for text in texts), default=8)
    return min(max(longest + 2, 8), _WIDEST)


def _row(sheet: WrittenSheet, number: int, row: Sequence[Value]) -> str:
    if not any(value is not None and value != "" for value in row):
        return ""
    cells = "".join(_cell(sheet, number, column, value) for column, value in enumerate(row, start=1))
    return f'<row r="{number}">{cells}</row>'


def _cell(sheet: WrittenSheet, row: int, column: int, value: Value) -> str:
    if value is None or value == "":
        return ""
    place = address(row, column)
    if row == sheet.header:
        style = parts.REQUIRED if column in sheet.required_columns else parts.HEADER
        return _text(place, str(value), style)
    if row <= sheet.title_rows:
        return _text(place, str(value), parts.TITLE if row == 1 else parts.NOTE)
    if isinstance(value, date):
        return f'<c r="{place}" s="{parts.DAY}"><v>{(value - _FIRST_DAY).days}</v></c>'
    if isinstance(value, int | Decimal) and len(Decimal(value).as_tuple().digits) <= _EXACT_DIGITS:
        return f'<c r="{place}" s="{parts.NUMBER}"><v>{canonical(Decimal(value))}</v></c>'
    text = canonical(value) if isinstance(value, Decimal) else str(value)
    return _text(place, text, parts.QUOTED if runs(text) else parts.TEXT)


def _text(place: str, text: str, style: int) -> str:
    tidy = escape(parts.escaped(text))
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{tidy}</t></is></c>'


def _validations(sheet: WrittenSheet, named: dict[tuple[str, ...], int]) -> str:
    first = sheet.header + 1
    last = min(len(sheet.rows) + sheet.room, _ROWS)
    found = [
        _validation(each, f"{letters(each.column)}{first}:{letters(each.column)}{last}", named)
        for each in sheet.choices
    ]
    return f'<dataValidations count="{len(found)}">{"".join(found)}</dataValidations>' if found else ""


def _validation(choices: Choices, area: str, named: dict[tuple[str, ...], int]) -> str:
    prompt = (
        f" promptTitle={quoteattr(choices.title[:32])} prompt={quoteattr(choices.prompt[:255])}"
        if choices.prompt
        else ""
    )
    shown = ' showInputMessage="1"' if choices.prompt else ""
    if not choices.options:
        return f'<dataValidation allowBlank="1"{shown}{prompt} sqref="{area}"/>'
    column = letters(named[tuple(choices.options)])
    source = f"{parts.OPTIONS}!${column}$1:${column}${len(choices.options)}"
    style = "" if choices.strict else ' errorStyle="warning"'
    return (
        f'<dataValidation type="list" allowBlank="1" showErrorMessage="1"{style}{shown}{prompt} sqref="{area}">'
        f"<formula1>{escape(source)}</formula1></dataValidation>"
    )


def as_values(
    rows: Iterable[Sequence[str]], *, numbers: frozenset[int], days: frozenset[int]
) -> list[list[Value]]:
    """Give rows of canonical text as values: the columns named become numbers and days, the rest stays text."""
    return [[_value(text, column, numbers, days) for column, text in enumerate(row, start=1)] for row in rows]


def _value(text: str, column: int, numbers: frozenset[int], days: frozenset[int]) -> Value:
    if not text:
        return None
    if column in numbers:
        return Decimal(text)
    return date.fromisoformat(text) if column in days else text

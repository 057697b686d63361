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
from gangmu.files.tables.sheets import Merge, Place, address, letters
from gangmu.files.xlsx import parts, styles

Value = str | int | Decimal | date | None
_FIRST_DAY: Final = date(1899, 12, 30)
_EXACT_DIGITS: Final = 15  # beyond them a spreadsheet would change the number
_NARROWEST: Final = 8
_WIDEST: Final = 60
_LINE: Final = 15  # points
_ROWS: Final = 1_048_576


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """下拉选项: what may be chosen in the cells of a column, and what is said beside them."""

    column: int
    options: tuple[str, ...] = ()
    title: str = ""
    prompt: str = ""
    strict: bool = True  # others are refused; else they are only warned of
    free: bool = False  # others are taken without a word


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
    frozen_columns: int = 0
    known_columns: frozenset[int] = frozenset()  # of a ledger: what the system knows, shown in grey
    units: dict[Place, str] = field(default_factory=dict)  # numbers that are shown with their unit: 6.6亿元
    foot_rows: int = 0  # below the body: notes and who signs
    ruled: bool = False  # a ledger: ruled, wrapped, and printed across A4


def workbook(sheets: Sequence[WrittenSheet]) -> bytes:
    """Give the bytes of a workbook. Lists of choices lie on a hidden sheet of their own."""
    options = [list(each.options) for sheet in sheets for each in sheet.choices if each.options]
    every = [*sheets, _options_sheet(options)] if options else list(sheets)
    named = {tuple(each): index for index, each in enumerate(options, start=1)}
    units = tuple(sorted({unit for sheet in sheets for unit in sheet.units.values()}))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, text in parts.fixed(len(every), styles=styles.style_sheet(units)).items():
            _write(archive, name, text)
        book = [(each.name, each.hidden, each.header if each.ruled else 0) for each in every]
        _write(archive, "xl/workbook.xml", parts.book(book))
        for number, sheet in enumerate(every, start=1):
            _write(archive, f"xl/worksheets/sheet{number}.xml", _sheet(sheet, named, units))
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


def _sheet(sheet: WrittenSheet, named: dict[tuple[str, ...], int], units: tuple[str, ...]) -> str:
    body = "".join(_row(sheet, number, row, units) for number, row in enumerate(sheet.rows, start=1))
    merges = "".join(
        f'<mergeCell ref="{address(a.top, a.left)}:{address(a.bottom, a.right)}"/>' for a in sheet.merges
    )
    pieces = [
        parts.HEAD,
        f'<worksheet xmlns="{parts.MAIN}">',
        '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' if sheet.ruled else "",
        parts.view(sheet.header, sheet.frozen_columns, letters(_first_column(sheet))),
        _columns(sheet),
        f"<sheetData>{body}</sheetData>",
        f'<mergeCells count="{len(sheet.merges)}">{merges}</mergeCells>' if merges else "",
        _validations(sheet, named),
        parts.PRINTED if sheet.ruled else "",
        "</worksheet>",
    ]
    return "".join(pieces)


def _first_column(sheet: WrittenSheet) -> int:
    """Give the first column that is seen and may be written in."""
    passed = sheet.hidden_columns | sheet.known_columns
    return next(column for column in range(1, len(passed) + 2) if column not in passed)


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
    longest = max(map(_signs, texts), default=_NARROWEST)
    return min(max(longest + 2, _NARROWEST), _WIDEST)


def _row(sheet: WrittenSheet, number: int, row: Sequence[Value], units: tuple[str, ...]) -> str:
    if not any(value is not None and value != "" for value in row):
        return ""
    cells = "".join(_cell(sheet, number, column, value, units) for column, value in enumerate(row, start=1))
    return f'<row r="{number}"{_height(sheet, number, row)}>{cells}</row>'


def _height(sheet: WrittenSheet, number: int, row: Sequence[Value]) -> str:
    """Give a row of a ledger the height of its longest wrapped text; spreadsheets let it grow when it is filled in."""
    if not sheet.ruled or number > len(sheet.rows) - sheet.foot_rows:
        return ""
    if number <= sheet.title_rows:
        return f' ht="{30 if number == 1 else 18}"'
    wraps = (
        -(-_signs(line) // max(sheet.widths.get(column, _NARROWEST) - 1, 1))
        for column, value in enumerate(row, start=1)
        if column not in sheet.hidden_columns and value is not None
        for line in [str(value).replace("\n", " " * int(sheet.widths.get(column, _NARROWEST)))]
    )
    return f' ht="{max([1, *map(int, wraps)]) * _LINE + 6}"'


def _signs(text: str) -> int:
    """Count the room of a text: a Han character takes two."""
    return sum(2 if ord(sign) > 0x2E80 else 1 for sign in text)


def _cell(sheet: WrittenSheet, row: int, column: int, value: Value, units: tuple[str, ...]) -> str:
    place = address(row, column)
    in_ledger = sheet.ruled and sheet.header < row <= len(sheet.rows) - sheet.foot_rows
    if value is None or value == "":
        return f'<c r="{place}" s="{_ledger_style(sheet, (row, column), "", units)}"/>' if in_ledger else ""
    if row == sheet.header:
        style = styles.REQUIRED if column in sheet.required_columns else styles.HEADER
        return _text(place, str(value), style)
    if row <= sheet.title_rows:
        title = styles.TITLE_CENTRED if sheet.ruled else styles.TITLE
        return _text(place, str(value), title if row == 1 else styles.NOTE)
    if isinstance(value, date):
        return f'<c r="{place}" s="{styles.DAY}"><v>{(value - _FIRST_DAY).days}</v></c>'
    if isinstance(value, int | Decimal) and len(Decimal(value).as_tuple().digits) <= _EXACT_DIGITS:
        style = _ledger_style(sheet, (row, column), value, units) if in_ledger else styles.NUMBER
        return f'<c r="{place}" s="{style}"><v>{canonical(Decimal(value))}</v></c>'
    text = canonical(value) if isinstance(value, Decimal) else str(value)
    if in_ledger:
        return _text(place, text, _ledger_style(sheet, (row, column), text, units))
    if sheet.ruled:
        return _text(place, text, styles.FOOT)
    return _text(place, text, styles.QUOTED if runs(text) else styles.TEXT)


def _ledger_style(sheet: WrittenSheet, place: Place, value: Value, units: tuple[str, ...]) -> int:
    """Give the style of a cell of a ledger: grey where the system knows it, white where it is filled in."""
    known = place[1] in sheet.known_columns
    if unit := sheet.units.get(place):
        return styles.with_unit(units, unit, known=known)
    if isinstance(value, int | Decimal):
        return styles.KNOWN_NUMBER if known else styles.FILL_NUMBER
    if runs(str(value)):
        return styles.KNOWN_QUOTED if known else styles.FILL_QUOTED
    return styles.KNOWN if known else styles.FILL


def _text(place: str, text: str, style: int) -> str:
    tidy = escape(parts.escaped(text))
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{tidy}</t></is></c>'


def _validations(sheet: WrittenSheet, named: dict[tuple[str, ...], int]) -> str:
    first = sheet.header + 1
    last = min(max(len(sheet.rows) - sheet.foot_rows + sheet.room, first), _ROWS)
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
    style = "" if choices.free else ' showErrorMessage="1"'
    style += "" if choices.strict or choices.free else ' errorStyle="warning"'
    return (
        f'<dataValidation type="list" allowBlank="1"{style}{shown}{prompt} sqref="{area}">'
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

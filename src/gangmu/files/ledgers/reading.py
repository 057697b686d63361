"""Reads a ledger that came back (读台账): wherever its sheet, columns and rows went, and whatever was added to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from gangmu.core.base.refusals import GangmuError
from gangmu.files.ledgers.books import book_of
from gangmu.files.ledgers.layouts import FILLED, PROGRESS, LedgerColumn, LedgerLayout
from gangmu.files.tables.layouts.finding import NOTE, TOTAL, header_depth
from gangmu.files.tables.layouts.headings import tidy
from gangmu.files.tables.problems import Problem, Severity
from gangmu.files.tables.sheets import Cell, CellKind, Sheet, address

_LOOKED_AT: Final = 40  # rows from the top in which the header is looked for
_KNOWN_AT_LEAST: Final = 3
ROWS: Final = 2_000  # many times the tasks of any unit
_KEPT: Final = 4_000  # characters of a cell, several times what a report holds


class NotALedgerError(GangmuError):
    """A workbook holds no ledger of progress."""

    code = "ledger.not_a_ledger"
    parameter_names = ("name",)


class TooManyRowsError(GangmuError):
    """A ledger holds far more rows than any unit has tasks."""

    code = "ledger.too_many_rows"
    parameter_names = ("name", "limit")


@dataclass(frozen=True, slots=True)
class ReturnedCell:
    """交回格: its text, what it is, where it lies, and whether it is merged with that of another row."""

    text: str
    kind: CellKind
    cell: str
    column: str  # its heading
    is_shared: bool = False  # merged over several rows: the text of the first


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedRow:
    """交回行: one row by what its columns hold; columns that are not ours are kept by their headings."""

    number: int
    cells: Mapping[str, ReturnedCell]
    units: Mapping[str, str] = field(default_factory=dict)  # that headings name: 累计完成（万元）
    extra: Mapping[str, str] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Give the words of a column, empty where there are none."""
        found = self.cells.get(name)
        return found.text if found else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedLedger:
    """交回台账: its rows, the number of the book that they carry, and what was passed over, told."""

    file: str
    sheet: str
    book: str
    columns: frozenset[str]
    rows: tuple[ReturnedRow, ...]
    remarks: tuple[Problem, ...] = ()


def read_ledger(sheets: Sequence[Sheet], *, file: str) -> ReturnedLedger:
    """Read the first sheet that holds a ledger, or refuse."""
    found = read_rows(sheets, PROGRESS, filled=frozenset(FILLED), file=file)
    if found is None:
        raise NotALedgerError(name=file, where=file)
    return found


def read_rows(
    sheets: Sequence[Sheet], layout: LedgerLayout, *, filled: frozenset[str], file: str
) -> ReturnedLedger | None:
    """Read the rows of the first sheet in a layout; `filled` are columns of which it must have one."""
    for sheet in sheets:
        found = None if sheet.hidden else _header(sheet, layout, filled)
        if found is not None:
            return _Reader(sheet, layout, file=file, header=found).ledger()
    return None


def _header(sheet: Sheet, layout: LedgerLayout, filled: frozenset[str]) -> int | None:
    """Find the row of column names: one that names the task and two more of ours."""
    for row in sheet.rows[:_LOOKED_AT]:
        texts = [sheet.text(row, column) for column in range(1, sheet.width + 1)]
        named = {found[0].field for text in texts if text and (found := layout.column(text))}
        if len(named) >= _KNOWN_AT_LEAST and named & {"task", "code"} and named & filled:
            return row
    return None


class _Reader:
    """Takes the rows of one sheet by the columns that its header names."""

    def __init__(self, sheet: Sheet, layout: LedgerLayout, *, file: str, header: int) -> None:
        self._sheet, self._layout, self._file, self._header = sheet, layout, file, header
        self._depth = header_depth(sheet, header)
        self._remarks: list[Problem] = []
        self._placed: dict[int, LedgerColumn] = {}
        self._units: dict[str, str] = {}
        self._others: dict[int, str] = {}
        self._place_columns()

    def ledger(self) -> ReturnedLedger:
        """Give the ledger as it came back."""
        if len(self._placed) < _KNOWN_AT_LEAST:
            raise NotALedgerError(name=self._file, where=self._file)
        rows = self._rows()
        return ReturnedLedger(
            file=self._file,
            sheet=self._sheet.name,
            book=book_of(each.text("book") for each in rows),
            columns=frozenset(each.field for each in self._placed.values()),
            rows=rows,
            remarks=tuple(self._remarks),
        )

    def _place_columns(self) -> None:
        for column in range(1, self._sheet.width + 1):
            words = self._heading(column)
            found = self._layout.column(words) if words else None
            if found is None:
                found = (
                    self._layout.column(self._sheet.text(self._header + self._depth - 1, column))
                    if words
                    else None
                )
            if found is not None and found[0] not in self._placed.values():
                self._placed[column] = found[0]
                if found[1]:
                    self._units[found[0].field] = found[1]
            elif words:
                self._others[column] = words
                code = "ledger.column_twice" if found else "ledger.column_kept"
                self._tell(code, self._header, column, name=words[:60])

    def _heading(self, column: int) -> str:
        parts: list[str] = []
        for row in range(self._header, self._header + self._depth):
            words = self._sheet.text(row, column)
            if words and words not in parts:
                parts.append(words)
        return "".join(parts)

    def _rows(self) -> tuple[ReturnedRow, ...]:
        found, in_notes = [], False
        for number in self._sheet.rows:
            if number < self._header + self._depth:
                continue
            row = self._row(number)
            first = self._first_words(number)
            if not row.text("code") and (NOTE.match(first) or (in_notes and self._is_one_text(number))):
                in_notes = True
            elif not row.text("code") and (TOTAL.match(tidy(first)) or TOTAL.match(tidy(row.text("task")))):
                self._tell("ledger.total_passed", number, 1, words=first[:40])
            elif self._is_header_again(row) or self._is_group(row, number):
                continue
            elif row.cells:
                found.append(row)
                if len(found) > ROWS:
                    raise TooManyRowsError(name=self._file, limit=f"{ROWS:,}", where=self._file)
                if number in self._sheet.hidden_rows:
                    self._tell("ledger.hidden_row_read", number, 1)
        return tuple(found)

    def _first_words(self, number: int) -> str:
        keys = {column for column, each in self._placed.items() if each.key}
        return next(
            (
                words
                for column in range(1, self._sheet.width + 1)
                if column not in keys and (words := self._sheet.text(number, column))
            ),
            "",
        )

    def _row(self, number: int) -> ReturnedRow:
        cells = {}
        for column, each in self._placed.items():
            if (found := self._cell(number, column)) is not None:
                cells[each.field] = found
        extra = {
            name[:60]: text[:_KEPT]
            for column, name in self._others.items()
            if (text := self._sheet.text(number, column))
        }
        return ReturnedRow(number=number, cells=cells, units=self._units, extra=extra)

    def _cell(self, number: int, column: int) -> ReturnedCell | None:
        cell: Cell | None = self._sheet.cell(number, column)
        area = self._sheet.area(number, column)
        if cell is None or (area.left < column and area.left in self._placed):
            return None  # merged across: the words are those of the column on the left
        place = address(number, column)
        where = f"{self._sheet.name}!{place}" if self._sheet.name else place
        return ReturnedCell(
            cell.text[:_KEPT], cell.kind, where, self._placed[column].name, area.bottom > area.top
        )

    def _is_header_again(self, row: ReturnedRow) -> bool:
        """Tell a header that is printed again on the next page."""
        return bool(row.cells) and all(self._is_named(name, each.text) for name, each in row.cells.items())

    def _is_named(self, name: str, text: str) -> bool:
        found = self._layout.column(text)
        return found is not None and found[0].field == name

    def _is_group(self, row: ReturnedRow, number: int) -> bool:
        """Tell a heading between rows: one text and nothing else, without a key."""
        return (
            self._is_one_text(number) and "code" not in row.cells and not set(row.cells) - {"number", "task"}
        )

    def _is_one_text(self, number: int) -> bool:
        texts = {self._sheet.text(number, column) for column in range(1, self._sheet.width + 1)} - {""}
        return len(texts) == 1

    def _tell(self, code: str, row: int, column: int, **parameters: str) -> None:
        place = address(row, column)
        self._remarks.append(
            Problem(
                file=self._file,
                code=code,
                row=row,
                column=self._heading(column) or None,
                cell=f"{self._sheet.name}!{place}" if self._sheet.name else place,
                severity=Severity.REMARK,
                parameters=parameters,
            )
        )

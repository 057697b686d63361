"""Ledgers for tests: one that is handed out, and what people do to it before it comes back."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from gangmu.files.ledgers.books import IssuedBook, IssuedRow, RowSaid
from gangmu.files.ledgers.comparing import ComparedRow, KnownRow, compare
from gangmu.files.ledgers.layouts import PROGRESS
from gangmu.files.ledgers.reading import ReturnedLedger, read_ledger
from gangmu.files.ledgers.writing import ledger_workbook
from gangmu.files.tables.sheets import Cell, CellKind, Place, Sheet
from gangmu.files.tables.sheets_apart import read_sheets

FIRST = 4  # the row of the first task
Cells = dict[Place, Cell]


def a_row(number: int = 1, **changes: Any) -> IssuedRow:
    row = IssuedRow(
        code=f"T{number}A",
        period="2025-09",
        version=3,
        title=f"第{number}座跨河桥梁建设",
        goal="完成投资12亿元",
        unit="亿元",
        rate="55%",
        elapsed="75%",
        pace="未达序时",
        said=RowSaid(visible_progress="桩基施工。", amount=Decimal("6.6")),
    )
    return replace(row, **changes)


def a_book(*rows: IssuedRow, **changes: Any) -> IssuedBook:
    book = IssuedBook(
        programme="0f",
        title="市交通局2025年9月工作进展情况表",
        unit_name="市交通局",
        period="2025-09",
        made_on=date(2025, 9, 18),
        due_on=date(2025, 9, 25),
        signers="市交通局填报人／市交通局审核人／市交通局签发人",
        rows=rows or (a_row(1), a_row(2), a_row(3)),
    )
    return replace(book, **changes)


def known(book: IssuedBook, **changes: Any) -> list[KnownRow]:
    """What is kept of the tasks of a book, as on the day on which it was handed out."""
    rows = [
        KnownRow(
            code=each.code,
            title=each.title,
            period=each.period,
            version=each.version,
            unit=each.unit,
            goal=Decimal(12),
            said=each.said,
            handed_out=each.said.seal,
            before=each.said.amount,
        )
        for each in book.rows
    ]
    return [replace(each, **changes) for each in rows]


def sheet_of(book: IssuedBook) -> Sheet:
    return read_sheets(ledger_workbook(book), name="月报.xlsx")[0]


def place(number: int, field: str) -> Place:
    """The cell of a task, counted from one, in the column of a field."""
    return FIRST - 1 + number, PROGRESS.place(field)


def filled(book: IssuedBook, *said: tuple[int, str, str], kind: CellKind = CellKind.TEXT) -> Sheet:
    """A ledger in which somebody wrote: the task, the field, the words."""
    sheet = sheet_of(book)
    cells = dict(sheet.cells)
    if any(number > len(book.rows) for number, _, _ in said):  # a row of their own, where the foot was
        last = FIRST - 1 + len(book.rows)
        cells = {key: cell for key, cell in cells.items() if key[0] <= last}
        sheet = Sheet(sheet.name, cells)
    for number, field, words in said:
        cells[place(number, field)] = Cell(words, kind)
    return replace_cells(sheet, lambda _: {key: cell for key, cell in cells.items() if cell.text})


def replace_cells(sheet: Sheet, change: Callable[[Cells], Cells]) -> Sheet:
    return Sheet(
        sheet.name,
        change(dict(sheet.cells)),
        sheet.merges,
        sheet.hidden,
        sheet.hidden_rows,
        sheet.hidden_columns,
    )


def read(sheet: Sheet) -> ReturnedLedger:
    return read_ledger([sheet], file="月报.xlsx")


def outcomes(rows: Iterable[ComparedRow]) -> list[tuple[str, str]]:
    return [(each.code, each.outcome.value) for each in rows]


def held(sheet: Sheet, book: IssuedBook, **changes: Any) -> tuple[ComparedRow, ...]:
    return compare(read(sheet), known(book, **changes))

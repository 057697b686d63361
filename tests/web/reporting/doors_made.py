"""Ledgers that came back and sheets that were printed, for the test that walks all routes."""

from gangmu.files.ledgers.layouts import PROGRESS
from gangmu.files.ledgers.plain import ledger_as_plain
from gangmu.files.ledgers.reading import read_ledger
from gangmu.files.ledgers.writing import ledger_workbook
from gangmu.files.tables.sheets import Sheet
from gangmu.files.tables.sheets_apart import read_sheets
from gangmu.files.xlsx.writing import Value, WrittenSheet, workbook
from gangmu.web.api.keys.actions import make_key
from gangmu.web.record.models import Programme, StoredFile
from gangmu.web.record.stored import keep
from gangmu.web.reporting.ledgers.books import book_of
from gangmu.web.reporting.models import LedgerBook, ReturnedBook, SignedSheet
from gangmu.web.reporting.sheets.actions import print_sheet
from web.builders import a_key, a_unit, changed, recorded
from web.reporting.builders import MARCH, a_task, asked, at_noon, passed_on, the_desks


def some_doors(programme: Programme, size: int) -> None:
    """Ledgers of some units in one batch, each with a printed sheet and a scan: more of them, the larger the world is."""
    every = [the_desks(programme, a_unit(programme)) for _ in range(2 * size)]
    tasks = {desks.unit.pk: [a_task(programme, unit=desks.unit) for _ in range(2)] for desks in every}
    reports = {row.task_id: row for row in asked(programme)}
    scan = recorded(
        StoredFile(
            sha256=keep([b"%PDF-1.4"], name="s.pdf").sha256, size=8, name="s.pdf", kind="application/pdf"
        ),
        programme,
    )
    for desks in every:
        first, second = (reports[each.pk] for each in tasks[desks.unit.pk])
        passed_on(second, desks)
        book = book_of(desks.unit, first.period, by=desks.filer, on=MARCH)
        rows = [[each.code, each.version, each.said.seal] for each in book.rows]
        issued = recorded(
            LedgerBook(unit=desks.unit, period=first.period, key=book.key, made_on=MARCH, rows=rows),
            programme,
        )
        ledger = read_ledger(read_sheets(ledger_workbook(book), name="x.xlsx"), file="x.xlsx")
        recorded(
            ReturnedBook(
                book=issued, unit=desks.unit, file=scan, sha256=book.key.ljust(64, "0"), name="x.xlsx", batch="batch",
                period=first.period, reading={"ledger": ledger_as_plain(ledger)}, brought_on=MARCH,
            ),
            programme,
        )  # fmt: skip
        make_key(
            "x", ["report:read"], expires_on=None, on=MARCH, by=desks.filer, at=at_noon(MARCH), key=a_key()
        )
        sheet = print_sheet(
            desks.unit, first.period, on=MARCH, by=desks.filer, at=at_noon(MARCH), key=a_key()
        )
        _with_scan(sheet, scan, programme)


def _with_scan(sheet: SignedSheet, scan: StoredFile, programme: Programme) -> None:
    changed(sheet, programme, scan=scan, rows={**sheet.rows, "scanned_on": MARCH.isoformat()})


def filled_in(data: bytes, *said: tuple[str, str, Value]) -> bytes:
    """Write into a ledger as a spreadsheet would: the words of the task, the field, what is put there."""
    sheet: Sheet = read_sheets(data, name="x.xlsx")[0]
    rows: list[list[Value]] = [[sheet.text(row, column) for column in range(1, 17)] for row in range(1, 30)]
    for title, field, words in said:
        row = next(each for each in rows if each[PROGRESS.place("task") - 1] == title)
        row[PROGRESS.place(field) - 1] = words
    return workbook([WrittenSheet(name="进展情况表", rows=rows, header=3)])

"""What a real spreadsheet makes of a ledger: no formula runs, keys and choices stay, and what was filled in comes back."""

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from files.ledgers.samples import a_book, a_row, known, outcomes, place, read
from files.test_office import OFFICE, converted
from files.xlsx.test_writing import HOSTILE
from gangmu.files.ledgers.books import RowSaid, one_line
from gangmu.files.ledgers.comparing import compare
from gangmu.files.ledgers.writing import ledger_workbook
from gangmu.files.tables.sheets_apart import read_sheets

HOSTILE_BOOK = a_book(
    *(
        a_row(n, title=f"{text}甲{n}", said=RowSaid(visible_progress=text, problem=text))
        for n, text in enumerate(HOSTILE, start=1)
    )
)


def test_words_of_a_ledger_never_run_and_come_back_as_they_were() -> None:
    data = ledger_workbook(HOSTILE_BOOK)
    sheet = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml"))
    assert not list(sheet.iter("{*}f"))
    ledger = read(read_sheets(data, name="月报.xlsx")[0])
    assert [each.text("problem") for each in ledger.rows] == [one_line(text) for text in HOSTILE]
    assert {each.outcome.value for each in compare(ledger, known(HOSTILE_BOOK))} == {"unchanged"}


def test_same_book_gives_the_same_bytes() -> None:
    assert ledger_workbook(a_book()) == ledger_workbook(a_book())


def test_ledger_is_made_to_be_filled_in() -> None:
    sheet = zipfile.ZipFile(io.BytesIO(ledger_workbook(a_book()))).read("xl/worksheets/sheet1.xml").decode()
    assert 'xSplit="6" ySplit="3"' in sheet
    assert sheet.count('hidden="1"') == 4
    assert 'type="list"' in sheet
    assert 'sqref="H4:H6"' in sheet
    assert "fitToWidth" in sheet


@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not here: install it to compare with what it writes")
def test_ledger_that_a_spreadsheet_saved_is_the_same_ledger(tmp_path: Path) -> None:
    book = a_book(*HOSTILE_BOOK.rows[:6], a_row(7))
    source = tmp_path / "ledger.xlsx"
    source.write_bytes(ledger_workbook(book))
    saved = converted(converted(source, "ods"), "xlsx").read_bytes()
    written = etree.fromstring(zipfile.ZipFile(io.BytesIO(saved)).read("xl/worksheets/sheet1.xml"))
    assert not list(written.iter("{*}f"))
    sheet = read_sheets(saved, name="月报.xlsx")[0]
    assert sheet.hidden_columns >= {1, 2, 3, 4}
    assert sheet.text(*place(7, "amount")) == "6.6"
    ledger = read(sheet)
    assert ledger.book == book.key
    assert {outcome for _, outcome in outcomes(compare(ledger, known(book)))} == {"unchanged"}

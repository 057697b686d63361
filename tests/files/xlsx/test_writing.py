"""Workbooks that leave (PROMISES 21): no formula cell, numbers stay numbers, and the text comes back as it was."""

import csv
import io
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from files.tables.test_tables import DANGEROUS
from files.test_office import OFFICE, converted
from gangmu.files.tables.csv_writing import csv_text
from gangmu.files.tables.sheets_apart import read_sheets
from gangmu.files.xlsx.writing import Choices, WrittenSheet, workbook

HOSTILE = [
    *(f"{head}cmd|' /C calc'!A0" for head in ("=", "+", "-", "@", "\t=", "\r=", "＝", "＋", "－", "＠", " =")),
    '=HYPERLINK("http://example.org","x")', "=1+1", "-2+3", "@SUM(A1:A9)", "'=1", "=\t1", "_x003D_1+1",
]  # fmt: skip
NUMBERS = [Decimal("-3.8"), Decimal("9100.3"), 0, -7, Decimal("0.0001")]


def hostile_book() -> bytes:
    rows = [["文字", "数"], *([text, NUMBERS[k % len(NUMBERS)]] for k, text in enumerate(HOSTILE))]
    return workbook([WrittenSheet(name="数据", rows=rows)])


@given(
    st.sampled_from(DANGEROUS),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12),
)
def test_text_is_never_a_formula_and_comes_back(head: str, rest: str) -> None:
    text = head + rest
    data = workbook([WrittenSheet(name="数据", rows=[["列"], [text]])])
    sheet = zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml")
    assert not list(etree.fromstring(sheet).iter("{*}f"))
    kept = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    assert read_sheets(data, name="x")[0].text(2, 1) == kept


def test_same_rows_give_the_same_bytes() -> None:
    assert hostile_book() == hostile_book()


def test_template_has_choices_a_frozen_header_and_a_hidden_key() -> None:
    choices = Choices(column=2, options=("亿元", "万人"), title="计量单位", prompt="只选一个")
    data = workbook(
        [
            WrittenSheet(
                name="数据", rows=[["系统编号", "单位"]], hidden_columns=frozenset({1}), choices=(choices,)
            )
        ]
    )
    sheet = zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml").decode()
    assert 'ySplit="1"' in sheet
    assert 'hidden="1"' in sheet
    assert "选项!$A$1:$A$2" in sheet
    assert 'prompt="只选一个"' in sheet
    assert read_sheets(data, name="x")[0].hidden_columns == {1}
    assert read_sheets(data, name="x")[1].hidden


def test_number_of_more_digits_than_a_spreadsheet_knows_stays_exact() -> None:
    data = workbook([WrittenSheet(name="数据", rows=[["数"], [Decimal("12345678901234567.89")]])])
    assert read_sheets(data, name="x")[0].text(2, 1) == "12345678901234567.89"


def test_day_is_a_day() -> None:
    data = workbook([WrittenSheet(name="数据", rows=[["日"], [date(2025, 9, 30)]])])
    assert read_sheets(data, name="x")[0].text(2, 1) == "2025-09-30"


# In a real office program


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not OFFICE:
        pytest.skip("LibreOffice is not here: install it to open what was written")
    return tmp_path_factory.mktemp("office")


def formulas_of(place: Path) -> list[str]:
    """The formula cells of a workbook as an office program saved it."""
    with zipfile.ZipFile(place) as archive:
        found = []
        for name in archive.namelist():
            if name.startswith("xl/worksheets/sheet"):
                found += [each.text or "" for each in etree.fromstring(archive.read(name)).iter("{*}f")]
    return found


def test_office_program_finds_no_formula_in_a_workbook_and_keeps_it_all(folder: Path) -> None:
    source = folder / "written.data"  # told by what is in it; the program writes written.xlsx beside it
    source.write_bytes(hostile_book())
    again = converted(source, "xlsx")
    assert formulas_of(again) == []
    sheet = read_sheets(again.read_bytes(), name="again.xlsx")[0]
    kept = [text.replace("\r", "\n").strip() for text in HOSTILE]
    assert [sheet.text(row, 1) for row in range(2, len(kept) + 2)] == kept
    numbers = [sheet.cells[row, 2] for row in range(2, len(NUMBERS) + 2)]
    assert [(cell.kind.value, Decimal(cell.text)) for cell in numbers] == [
        ("number", Decimal(each)) for each in NUMBERS
    ]


def test_office_program_finds_no_formula_in_a_csv(folder: Path) -> None:
    text = csv_text(["文字", "数"], [[each, "-3.8"] for each in HOSTILE], mark=True)
    source = folder / "list.csv"
    source.write_text(text, encoding="utf-8", newline="")
    saved = converted(source, "xlsx", "--infilter=CSV:44,34,76,1")
    assert formulas_of(saved) == []
    sheet = read_sheets(saved.read_bytes(), name="list.xlsx")[0]
    assert {sheet.cells[row, 2].kind.value for row in range(2, len(HOSTILE) + 2)} == {"number"}
    mine = read_sheets(text.encode(), name="list.csv")[0]
    assert [mine.text(row, 1) for row in range(2, len(HOSTILE) + 2)] == [
        each.replace("\r", "\n") for each in HOSTILE
    ]
    assert len(list(csv.reader(io.StringIO(text)))) == len(HOSTILE) + 1

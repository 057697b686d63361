"""Workbooks: what a person sees is read; what is hostile or broken is refused before it costs anything."""

import io
import random
import struct
import time
import tracemalloc
import zipfile
from datetime import date
from decimal import Decimal

import pytest

from files.papers import official_docx, with_part
from files.test_damage import damaged
from gangmu.core.base.refusals import GangmuError
from gangmu.files.tables.sheets import Cell, CellKind, Sheet
from gangmu.files.tables.sheets_apart import plain_sheets, read_sheets
from gangmu.files.xlsx.formats import Shows, day_of_serial, shows
from gangmu.files.xlsx.writing import WrittenSheet, workbook

MEBI = 1024 * 1024
SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def a_book() -> bytes:
    rows = [
        ["指标", "数值", "公布日期"],
        *([f"指标{k}", Decimal(k) / 7, date(2025, 3, 1)] for k in range(60)),
    ]
    return workbook([WrittenSheet(name="数据", rows=rows)])


def with_sheet(body: str, *, before: str = "", after: str = "", namespace: str = MAIN) -> bytes:
    text = f'<worksheet xmlns="{namespace}">{before}<sheetData>{body}</sheetData>{after}</worksheet>'
    return with_part(a_book(), SHEET, text.encode())


def read(data: bytes) -> Sheet:
    return read_sheets(data, name="表.xlsx")[0]


def refusal_of(data: bytes) -> GangmuError:
    with pytest.raises(GangmuError) as refusal:
        read_sheets(data, name="表.xlsx")
    return refusal.value


def test_saved_value_of_a_formula_is_read_and_a_missing_one_is_told() -> None:
    sheet = read(
        with_sheet(
            '<row r="1"><c r="A1"><f>B1*2</f><v>18200.600000000002</v></c><c r="B1"><f>1+1</f></c></row>'
        )
    )
    assert sheet.cells[1, 1] == Cell("18200.6", CellKind.NUMBER)
    assert sheet.cells[1, 2].kind is CellKind.UNCALCULATED


def test_error_flag_and_inline_text() -> None:
    body = (
        '<row r="2"><c r="A2" t="e"><v>#REF!</v></c><c r="B2" t="b"><v>1</v></c><c t="inlineStr"><is><r><t>云</t></r>'
        "<r><t>川</t></r><rPh><t>yún</t></rPh></is></c></row>"
    )
    sheet = read(with_sheet(body))
    assert [(cell.text, cell.kind.value) for cell in sheet.cells.values()] == [
        ("#REF!", "error"), ("TRUE", "flag"), ("云川", "text"),
    ]  # fmt: skip
    assert (2, 3) in sheet.cells  # a cell without an address stands behind the last one


def test_hidden_rows_columns_sheets_and_merges_are_known() -> None:
    sheet = read(
        with_sheet(
            '<row r="1" hidden="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="B2"><v>2</v></c></row>',
            before='<cols><col min="2" max="3" hidden="1"/></cols>',
            after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        )
    )
    assert sheet.hidden_rows == {1}
    assert sheet.hidden_columns == {2, 3}
    assert sheet.text(2, 1) == "1"  # merged down, without walking an area that is declared endless


def test_strict_workbook_is_read_like_any_other() -> None:
    strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    assert read(with_sheet('<row r="1"><c r="A1"><v>7</v></c></row>', namespace=strict)).text(1, 1) == "7"


@pytest.mark.parametrize(
    ("code", "how"),
    [
        ("yyyy-mm-dd", Shows.DAY), ('yyyy"年"m"月"', Shows.MONTH), ('yyyy"年"', Shows.YEAR), ("0.0%", Shows.SHARE),
        ('0.00"元/d"', Shows.NUMBER), ("[$-804]yyyy/m/d;@", Shows.DAY), ("#,##0.00;[Red]-#,##0.00", Shows.NUMBER),
        ("h:mm:ss", Shows.NUMBER), (r"0\d", Shows.NUMBER), ("General", Shows.NUMBER),
    ],
)  # fmt: skip
def test_what_a_number_format_shows(code: str, how: Shows) -> None:
    assert shows(200, code) is how


def test_days_around_the_one_that_never_was() -> None:
    assert day_of_serial(59) == date(1900, 2, 28)
    assert day_of_serial(61) == date(1900, 3, 1)
    assert day_of_serial(45930) == date(2025, 9, 30)
    assert day_of_serial(44468, from_1904=True) == date(2025, 9, 30)


# Hostile and broken


def test_bomb_that_declares_its_size_is_refused_before_it_is_unpacked() -> None:
    data = with_part(a_book(), SHEET, b"<worksheet>" + b"<row/>" * (6 * MEBI))
    tracemalloc.start()
    try:
        refusal = refusal_of(data)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert (refusal.code, refusal.where) == ("document.archive_bomb", SHEET)
    assert peak < 4 * MEBI


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml"])
def test_xml_bomb_is_refused_with_its_part(part: str) -> None:
    bomb = b'<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet>&lol;&a;</worksheet>'
    refusal = refusal_of(with_part(a_book(), part, bomb))
    assert (refusal.code, refusal.where) == ("document.xml_entities", part)


def test_too_many_entries_are_refused() -> None:
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 60_000, 60_000, 100, 0, 0)
    assert refusal_of(b"PK\x03\x04" + end).code == "document.too_many_entries"


def test_too_many_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gangmu.files.xlsx.reading.CELLS", 100)
    assert refusal_of(a_book()).code == "table.too_many_cells"


def test_paper_is_no_workbook() -> None:
    assert refusal_of(official_docx()).code == "table.not_a_workbook"


def test_names_in_the_zip_become_no_paths_and_links_are_not_followed() -> None:
    relations = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="rId1" Type="x/worksheet" Target="../../../../etc/passwd"/>'
        b'<Relationship Id="rId2" TargetMode="External" Type="x/worksheet" Target="http://127.0.0.1/x"/></Relationships>'
    )
    data = with_part(a_book(), "xl/_rels/workbook.xml.rels", relations)
    assert refusal_of(data).code == "document.empty"


def read_damaged(*, times: int, seed: int) -> None:
    """Turned bits and cut ends, of the zip and of the parts inside a sound one, by turns."""
    chance, sound = random.Random(seed), a_book()
    for case in range(times):
        if case % 2:
            part = chance.choice([SHEET, "xl/workbook.xml", "xl/styles.xml"])
            content = zipfile.ZipFile(io.BytesIO(sound)).read(part)
            data = with_part(sound, part, damaged(content, chance))
        else:
            data = damaged(sound, chance)
        began = time.process_time()
        try:
            plain_sheets(data, name="表.xlsx")
        except GangmuError as refusal:
            assert refusal.where, case  # noqa: PT017
        assert time.process_time() - began < 5, case


def test_damaged_workbook_is_read_or_refused_with_its_place() -> None:
    read_damaged(times=300, seed=20251124)


@pytest.mark.long
def test_ten_thousand_damaged_workbooks_are_read_or_refused() -> None:
    read_damaged(times=10_000, seed=20251125)

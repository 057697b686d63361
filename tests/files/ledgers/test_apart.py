"""Many ledgers at once: a zip is read in a process apart, each of its books on its own, and nothing of it becomes a path."""

import io
import random
import zipfile
from pathlib import Path

import pytest

from files.ledgers.samples import a_book, a_row
from gangmu.core.base.refusals import GangmuError
from gangmu.files.apart import taken_apart
from gangmu.files.ledgers.ledgers_apart import plain_ledgers, shown_name
from gangmu.files.ledgers.plain import ledger_as_plain, ledger_from_plain
from gangmu.files.ledgers.reading import read_ledger
from gangmu.files.ledgers.writing import ledger_workbook
from gangmu.files.tables.sheets_apart import read_sheets

BOOK = ledger_workbook(a_book())


def zipped(entries: dict[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_what_was_read_apart_is_kept_as_it_was_read() -> None:
    ledger = read_ledger(read_sheets(BOOK, name="月报.xlsx"), file="月报.xlsx")
    assert ledger_from_plain(ledger_as_plain(ledger)) == ledger


def test_sixty_workbooks_of_one_zip_are_read_in_the_process_apart(tmp_path: Path) -> None:
    books = {
        f"9月/第{n}局.xlsx": ledger_workbook(a_book(a_row(n), unit_name=f"第{n}局")) for n in range(1, 61)
    }
    place = tmp_path / "all.zip"
    place.write_bytes(zipped(books | {"__MACOSX/9月/._第1局.xlsx": b"x", "9月/": b""}))
    found = taken_apart("ledgers", place, name="9月.zip")
    assert [each["name"] for each in found] == [f"第{n}局.xlsx" for n in range(1, 61)]
    assert len({each["sha256"] for each in found}) == 60
    assert [ledger_from_plain(each["ledger"]).rows[0].text("code") for each in found][:2] == ["T1A", "T2A"]


def test_book_that_cannot_be_read_says_why_and_the_others_are_read() -> None:
    entries = {
        "a.xlsx": BOOK,
        "b.xlsx": b"PK\x03\x04 torn",
        "c.doc": "不是表格".encode(),
        "d.zip": zipped({"e.xlsx": BOOK}),
        "f.png": b"\x89PNG\r\n\x1a\n\0\0\0",
    }
    found = plain_ledgers(zipped(entries), name="x.zip")
    assert [each.get("refusal", {}).get("code") for each in found] == [
        None, "document.damaged", "ledger.not_a_ledger", "table.not_a_workbook", "ledger.not_a_ledger",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (zipped({"a.xlsx": b"\0" * 40_000_000}, zipfile.ZIP_DEFLATED), "document.archive_bomb"),
        (zipped({"__MACOSX/x": b""}), "ledger.no_books"),
        (zipped({f"{n}.xlsx": b"" for n in range(301)}), "ledger.too_many_books"),
        (zipped({f"{n}": b"" for n in range(5001)}), "document.too_many_entries"),
    ],
)
def test_zip_that_is_too_much_is_refused_before_it_costs_anything(data: bytes, code: str) -> None:
    with pytest.raises(GangmuError) as refused:
        plain_ledgers(data, name="x.zip")
    assert refused.value.code == code


def test_names_of_entries_are_shown_and_lead_nowhere() -> None:
    assert shown_name("../../../etc/passwd") == "passwd"
    assert shown_name("C:\\9月\\市交通局.xlsx") == "市交通局.xlsx"
    assert shown_name("市交通局.xlsx".encode("gb18030").decode("cp437")) == "市交通局.xlsx"
    assert shown_name("a\x1b[31m\r\n.xlsx") == "a[31m.xlsx"


@pytest.mark.parametrize("seed", range(3))
def test_damaged_ledger_is_refused_or_read_and_never_breaks_the_reader(seed: int) -> None:
    """Bits flipped and tails cut off, in a workbook and in a zip of workbooks (PROMISES 15)."""
    dice = random.Random(seed)
    for whole in (BOOK, zipped({"a.xlsx": BOOK, "b.xlsx": BOOK})):
        for _ in range(30):
            data = bytearray(whole)
            for _ in range(dice.choice((1, 3, 20))):
                data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
            cut = dice.choice((len(data), dice.randrange(len(data))))
            try:
                found = plain_ledgers(bytes(data[:cut]), name="x.zip")
            except GangmuError as refused:
                found = [{"refusal": refused.as_dict()}]
            assert all(("ledger" in each) != ("refusal" in each) for each in found)

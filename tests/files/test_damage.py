"""Damaged files: bits turned and ends cut off, read or refused, never a crash and never a long wait."""

import io
import random
import time
import zipfile
from collections.abc import Callable

import pytest

from files.papers import made_pdf, official_docx, set_lines, with_part
from gangmu.core.base.refusals import GangmuError
from gangmu.files.documents import read_bytes

SECONDS = 5.0  # far above what any of them takes, on a busy machine too


def turn_words(data: bytes, chance: random.Random) -> bytes:
    """A sound zip around a damaged main part: what the guards of the zip let through."""
    part = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")
    return with_part(data, "word/document.xml", damaged(part, chance))


def a_page() -> bytes:
    table = "<table><tr><td rowspan=2>甲<td>乙<tr><td>丙</table>"
    body = f"<h1>云川市方案</h1>{table}<p>到2034年种树&nbsp;一万棵。</p>" * 8
    return f"<html><head><meta charset='utf-8'></head><body>{body}</body></html>".encode()


def a_pdf() -> bytes:
    page = set_lines([f"　　第{sign}区要在年内种下一万棵树。" for sign in "甲乙丙丁戊"])
    return made_pdf(page, page, rules=[(60, 700, 500, 700), (60, 600, 500, 600), (60, 600, 60, 700)])


def damaged(data: bytes, chance: random.Random) -> bytes:
    """A copy with some bits turned, its end cut off, a stretch doubled or zeroed."""
    out = bytearray(data)
    match chance.randrange(4):
        case 0:
            del out[chance.randrange(len(out)) :]
        case 1:
            start = chance.randrange(len(out))
            out[start : start + chance.randrange(1, 64)] = bytes(chance.randrange(64))
        case 2:
            start = chance.randrange(len(out))
            out[start:start] = out[start : start + chance.randrange(1, 500)]
        case _:
            for _ in range(chance.randrange(1, 30)):
                out[chance.randrange(len(out))] ^= 1 << chance.randrange(8)
    return bytes(out)


def read_damaged(
    make: Callable[[], bytes],
    name: str,
    *,
    times: int,
    damage: Callable[[bytes, random.Random], bytes] = damaged,
    seed: int = 20340101,
) -> None:
    data, chance = make(), random.Random(seed)
    refused = 0
    for _ in range(times):
        copy = damage(data, chance)
        start = time.process_time()
        try:
            source = read_bytes(copy, name=name)
        except GangmuError as refusal:
            refused += bool(refusal.as_dict()["message"])
        else:
            spans = [(item.start, item.end) for item in source.paragraphs]
            assert spans == sorted(spans)
            assert all(0 <= low < high <= len(source.text) for low, high in spans)
        assert time.process_time() - start < SECONDS
    assert refused or name.endswith(".html")


@pytest.mark.early
@pytest.mark.parametrize(
    ("make", "name", "times"),
    [(official_docx, "a.docx", 200), (a_page, "a.html", 200), (a_pdf, "a.pdf", 30)],
    ids=["docx", "html", "pdf"],
)
def test_damaged_file_is_read_or_refused(make: Callable[[], bytes], name: str, times: int) -> None:
    read_damaged(make, name, times=times)


def test_docx_damaged_within_is_read_or_refused() -> None:
    read_damaged(official_docx, "a.docx", times=100, damage=turn_words)


@pytest.mark.long
@pytest.mark.parametrize(
    ("make", "name", "times"),
    [(official_docx, "a.docx", 3_000), (a_page, "a.html", 3_000), (a_pdf, "a.pdf", 1_000)],
    ids=["docx", "html", "pdf"],
)
def test_ten_thousand_damaged_files_are_read_or_refused(
    make: Callable[[], bytes], name: str, times: int
) -> None:
    read_damaged(make, name, times=times, seed=20350101)


@pytest.mark.long
def test_thousands_of_docx_damaged_within_are_read_or_refused() -> None:
    read_damaged(official_docx, "a.docx", times=3_000, damage=turn_words, seed=20350101)

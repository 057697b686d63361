"""Hostile word-processor files: refused before they cost memory or time, and nothing in them is followed."""

import io
import struct
import tracemalloc
import zipfile
import zlib

import pytest

from files.papers import official_docx, with_part
from gangmu.core.base.refusals import GangmuError
from gangmu.files.documents import read_bytes

MEBI = 1024 * 1024
WORD = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
DOCTYPE = '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]>'


def refusal_of(data: bytes) -> GangmuError:
    with pytest.raises(GangmuError) as refusal:
        read_bytes(data, name="来文.docx")
    return refusal.value


def test_bomb_that_declares_its_size_is_refused_before_it_is_unpacked() -> None:
    data = with_part(official_docx(), "word/document.xml", WORD + b"<w:p/>" * (8 * MEBI))
    tracemalloc.start()
    try:
        refusal = refusal_of(data)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert refusal.code == "document.archive_bomb"
    assert refusal.where == "word/document.xml"
    assert peak < 4 * MEBI


def test_bomb_that_hides_its_size_is_stopped_while_it_unpacks() -> None:
    packed = bytearray(with_part(official_docx(), "word/document.xml", WORD + b" " * (40 * MEBI)))
    honest = struct.pack("<I", len(WORD) + 40 * MEBI)
    assert packed.count(honest) == 2
    liar = bytes(packed).replace(honest, struct.pack("<I", 900_000))
    assert refusal_of(liar).code in ("document.archive_bomb", "document.damaged")


@pytest.mark.parametrize("part", ["word/styles.xml", "word/numbering.xml", "_rels/.rels"])
def test_bomb_in_a_lesser_part_is_refused_too(part: str) -> None:
    data = with_part(official_docx(), part, b"<x>" + b"<a/>" * (4 * MEBI))
    assert refusal_of(data).code == "document.archive_bomb"


def test_bomb_that_is_never_opened_does_no_harm() -> None:
    data = with_part(official_docx(), "word/media/image1.png", b"\x89PNG" + bytes(400_000))
    assert read_bytes(data, name="来文.docx").kind == "docx"


def many_entries(count: int) -> bytes:
    """A zip of `count` empty entries, its directory written by hand."""
    entry = b"PK\x01\x02" + bytes(24) + struct.pack("<H", 7) + bytes(16)
    directory = b"".join(entry + b"%07d" % place for place in range(count))
    start = b"PK\x03\x04" + bytes(26)
    wide = struct.pack("<IQHHIIQQQQ", 0x06064B50, 44, 45, 45, 0, 0, count, count, len(directory), len(start))
    locator = struct.pack("<IIQI", 0x07064B50, 0, len(start) + len(directory), 1)
    end = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 0xFFFF, 0xFFFF, len(directory), len(start), 0)
    return start + directory + wide + locator + end


@pytest.mark.parametrize("count", [6_000, 100_000, 1_000_000])
def test_directory_of_too_many_entries_is_refused_unread(count: int) -> None:
    data = many_entries(count)
    tracemalloc.start()
    try:
        refusal = refusal_of(data)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert refusal.code == "document.too_many_entries"
    assert peak < MEBI + len(data)


@pytest.mark.parametrize(
    "part",
    [
        "word/document.xml",
        "word/styles.xml",
        "word/comments.xml",
        "customXml/item1.xml",
        "[Content_Types].xml",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_document_type_in_any_part_is_refused(part: str, encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?><!-- {"x" * 70_000} -->{DOCTYPE}<a>&lol2;</a>'
    refusal = refusal_of(with_part(official_docx(), part, text.encode(encoding)))
    assert refusal.code == "document.xml_entities"
    assert refusal.where == part


def test_part_of_another_encoding_cannot_smuggle_a_document_type() -> None:
    text = f'<?xml version="1.0" encoding="gb2312"?>{DOCTYPE}<a/>'
    refusal = refusal_of(with_part(official_docx(), "word/comments.xml", text.encode("gb2312")))
    assert refusal.code == "document.xml_entities"


def test_what_lies_outside_the_package_is_not_followed() -> None:
    relations = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="r1" Type="x/styles" Target="http://192.0.2.1/s.xml" TargetMode="External"/>'
        b'<Relationship Id="r2" Type="http://x/numbering" Target="../../../../etc/passwd"/></Relationships>'
    )
    source = read_bytes(
        with_part(official_docx(), "word/_rels/document.xml.rels", relations), name="来文.docx"
    )
    assert "八万亩" in source.text


def test_names_in_the_zip_never_become_paths() -> None:
    data = official_docx()
    for part in ("../../evil.xml", "/etc/evil.xml", "C:\\evil.xml"):
        data = with_part(data, part, b"<a/>")
    assert read_bytes(data, name="来文.docx") == read_bytes(official_docx(), name="来文.docx")


def test_zip_in_a_zip_is_not_opened() -> None:
    inner = official_docx()
    data = with_part(official_docx(), "word/embeddings/inner.docx", inner)
    assert read_bytes(data, name="来文.docx") == read_bytes(inner, name="来文.docx")
    lone = io.BytesIO()
    with zipfile.ZipFile(lone, "w") as archive:
        archive.writestr("inner.docx", inner)
    assert refusal_of(lone.getvalue()).code == "document.damaged"


def test_damage_is_said_with_the_part_it_is_in() -> None:
    refusal = refusal_of(with_part(official_docx(), "word/document.xml", WORD + b"<w:p><w:r>"))
    assert (refusal.code, refusal.where) == ("document.damaged", "word/document.xml")


def test_part_behind_a_password_is_refused() -> None:
    data = bytearray(official_docx())
    at = data.rfind(b"PK\x01\x02", 0, data.find(b"word/document.xml", data.find(b"PK\x01\x02")))
    data[at + 8] |= 1
    assert refusal_of(bytes(data)).code in ("document.encrypted", "document.damaged")


def test_deep_nesting_is_refused_not_suffered() -> None:
    deep = WORD + b"<w:sdt><w:sdtContent>" * 5000 + b"<w:p/>"
    assert refusal_of(with_part(official_docx(), "word/document.xml", deep)).code == "document.damaged"


def test_ring_of_styles_ends() -> None:
    styles = (
        b'<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        b'<w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="b"/></w:style>'
        b'<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>'
    )
    assert read_bytes(with_part(official_docx(), "word/styles.xml", styles), name="a.docx").paragraphs


def test_quine_like_repetition_of_packed_data_is_only_data() -> None:
    body = zlib.compress(official_docx())
    assert refusal_of(b"PK\x03\x04" + body * 50).code == "document.damaged"

"""What a file is, whatever it is called; and what is not read at all."""

import os
from pathlib import Path

import pytest

from files.papers import made_pdf, official_docx, set_lines
from gangmu.core.base.refusals import GangmuError
from gangmu.files import limits
from gangmu.files.documents import open_document, read_bytes

SENTENCE = "云川市到2034年建成一百座口袋公园。\n"


def code_of(data: bytes, name: str) -> str:
    with pytest.raises(GangmuError) as refusal:
        read_bytes(data, name=name)
    assert refusal.value.message("zh")
    assert refusal.value.remedy("en")
    return refusal.value.code


@pytest.mark.parametrize("name", ["计划.txt", "计划", "PLAN.TXT"])
def test_plain_words_are_text(name: str) -> None:
    assert read_bytes(SENTENCE.encode(), name=name).text == SENTENCE


def test_markdown_is_kept_as_written() -> None:
    source = read_bytes("# 纲要\n\n- 一件事\n".encode(), name="纲要.md")
    assert (source.kind, source.text, source.paragraphs) == ("md", "# 纲要\n\n- 一件事\n", ())


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"\xef\xbb\xbf", "　\n".encode()])
def test_file_without_a_word_is_refused_as_empty(data: bytes) -> None:
    assert code_of(data, "计划.txt") == "document.empty"


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (SENTENCE.encode(), "计划.docx", "document.kind_mismatch"),
        (SENTENCE.encode(), "计划.pdf", "document.kind_mismatch"),
        (b"<!DOCTYPE html><html><body>x</body></html>", "plan.txt", "document.kind_mismatch"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "plan.txt", "document.not_text"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "plan.html", "document.not_text"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "plan.png", "document.unknown_kind"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "plan.docx", "document.damaged"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "plan.pdf", "document.damaged"),
        (b"PK\x03\x04" + bytes(40), "表.xlsx", "document.unknown_kind"),
        (SENTENCE.encode(), "计划.wps", "document.unknown_kind"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "旧文.doc", "document.old_word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "旧文.docx", "document.old_word"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99) + "EncryptedPackage".encode("utf-16-le"),
            "密.docx",
            "document.encrypted",
        ),
        (b"PK\x05\x06" + bytes(18), "空.docx", "document.damaged"),
        (b"PK\x03\x04" + bytes(40), "坏.docx", "document.damaged"),
        (b"%PDF-1.7\nnothing else", "坏.pdf", "document.damaged"),
    ],
)
def test_what_a_file_holds_decides_and_a_wrong_name_is_said(data: bytes, name: str, code: str) -> None:
    assert code_of(data, name) == code


def test_docx_and_pdf_under_a_wrong_extension_are_refused_with_the_right_one() -> None:
    paper, page = official_docx(), made_pdf(set_lines(["云川市的一页纸上写着一句话。"]))
    for data, name, found in (
        (paper, "计划.txt", ".docx"),
        (paper, "计划.doc", ".docx"),
        (page, "计划.docx", ".pdf"),
    ):
        with pytest.raises(GangmuError) as refusal:
            read_bytes(data, name=name)
        assert refusal.value.code == "document.kind_mismatch"
        assert refusal.value.parameters["found"] == found


def test_file_over_the_limit_is_refused_before_it_is_decoded() -> None:
    assert code_of(b"x" * (limits.TEXT_BYTES + 1), "long.txt") == "document.too_large"
    assert code_of(b"a\n" * (limits.CHARACTERS // 2 + 1), "long.txt") == "document.too_long"


def test_path_that_is_no_readable_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    for path, code in (
        (tmp_path, "document.not_a_file"),
        (tmp_path / "pipe.txt", "document.not_a_file"),
        (tmp_path / "none.txt", "read.no_such_file"),
        (tmp_path / "a\0b.txt", "read.no_such_file"),
        (tmp_path / ("x" * 300), "read.no_such_file"),
    ):
        with pytest.raises(GangmuError) as refusal:
            open_document(path)
        assert refusal.value.code == code


def test_file_and_upload_read_alike_and_nothing_is_written(tmp_path: Path) -> None:
    data = official_docx()
    (tmp_path / "方案.docx").write_bytes(data)
    assert open_document(tmp_path / "方案.docx") == read_bytes(data, name="方案.docx")
    assert [path.name for path in tmp_path.iterdir()] == ["方案.docx"]


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0", "图.docx", "里面却不是 Word 文档"),
        (b"\x89PNG\r\n\x1a\n\0\0", "图.pdf", "里面却不是 PDF"),
        (b"PK\x03\x04" + bytes(40), "坏.docx", "文件不完整"),
        (b"%PDF-1.7\nnothing else", "坏.pdf", "结构残缺"),
    ],
)
def test_damage_is_told_in_words(data: bytes, name: str, reason: str) -> None:
    with pytest.raises(GangmuError) as refusal:
        read_bytes(data, name=name)
    assert reason in refusal.value.message("zh")
    assert "另存为其中一种" not in refusal.value.remedy("zh")
    for bare in (": zip.", ": pdf.", "not_"):
        assert bare not in refusal.value.message("en")


@pytest.mark.parametrize(
    "text",
    [
        "План действий города на 2034 год: построить сто парков.",
        "خطة عمل المدينة حتى عام 2034",
        "雲川市は2034年までに百の公園をつくることを目指します。",
        "운천시는 2034년까지 공원 백 곳을 만든다.",
        "Привет, город",
    ],
)
def test_text_in_another_script_is_refused(text: str) -> None:
    assert code_of(text.encode(), "plan.txt") == "document.unknown_language"


@pytest.mark.parametrize(
    "text",
    [
        "2034\n15%\n1,200",
        "绿。",
        "建设云川（Юньчуань — город парков）友好园，与さくら市（カナガワ）结好，共办二十场活动。",
        "α、β射线设备达到12台。",
        "Plan",
        "云川市行动计划 План действий города Юньчуань на период до 2034 года 提高居民收入，改善空气。",
    ],
)
def test_text_with_words_of_other_scripts_or_none_is_read(text: str) -> None:
    assert read_bytes(text.encode(), name="plan.txt").text == text

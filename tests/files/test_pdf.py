"""PDF: lines become paragraphs, furniture goes, columns and tables are told apart, bad files are refused."""

import subprocess
import sys
import zlib
from collections.abc import Sequence
from pathlib import Path

import pytest

from files.papers import assembled, made_pdf, set_lines
from gangmu.core.base.refusals import GangmuError
from gangmu.core.outline.sources import SourceText
from gangmu.files.documents import read_bytes

FIRST = "　　为守住青山绿水，云川市要在三年内把湿地"
SECOND = "扩大到八万亩，由市水务局会同各区政府一起"
THIRD = "办理。"


def read(data: bytes) -> SourceText:
    return read_bytes(data, name="方案.pdf")


def lines(source: SourceText) -> list[str]:
    return [source.text[item.start : item.end] for item in source.paragraphs]


def refusal_of(data: bytes) -> str:
    with pytest.raises(GangmuError) as refusal:
        read(data)
    return refusal.value.code


def test_lines_of_a_paragraph_are_joined_and_an_indent_begins_the_next() -> None:
    page = set_lines([FIRST, SECOND, THIRD, "　　各区按月报送办理的情况，市里按季度通报。"])
    assert lines(read(made_pdf(page))) == [
        "为守住青山绿水，云川市要在三年内把湿地扩大到八万亩，由市水务局会同各区政府一起办理。",
        "各区按月报送办理的情况，市里按季度通报。",
    ]


def test_paragraph_goes_on_over_the_end_of_a_page() -> None:
    source = read(made_pdf(set_lines([FIRST]), set_lines([SECOND, THIRD])))
    assert lines(source) == [
        "为守住青山绿水，云川市要在三年内把湿地扩大到八万亩，由市水务局会同各区政府一起办理。"
    ]
    assert source.paragraphs[0].page == 1


@pytest.mark.parametrize(
    "number", ["— {} —", "- {} -", "第{}页", "{}/12", "第 {} 页 共 12 页", "{}", "Page {} of 12"]
)
def test_page_numbers_and_running_heads_are_left_out(number: str) -> None:
    pages = [
        [
            (200, 810, 9, "云川市文件汇编"),
            *set_lines([f"　　第{sign}区要在年内种下一万棵树，", "并且管好。"]),
            (280, 30, 10, number.format(place)),
        ]
        for place, sign in enumerate("甲乙丙丁", start=1)
    ]
    assert lines(read(made_pdf(*pages))) == [
        f"第{sign}区要在年内种下一万棵树，并且管好。" for sign in "甲乙丙丁"
    ]


def column(x: float, name: str, *, top: float = 760) -> list[tuple[float, float, float, str]]:
    words = [
        f"　　{name}要在三年之内修好河岸",
        *[f"并把第{sign}段河道清淤和绿化做完" for sign in "甲乙丙丁戊己庚"],
        "到期交账。",
    ]
    return set_lines(words, x=x, top=top, size=14, step=24)


def test_two_columns_are_read_one_after_the_other() -> None:
    heading = (180.0, 800.0, 20.0, "云川市两岸工程")
    source = read(made_pdf([heading, *column(60, "东岸"), *column(320, "西岸")]))
    found = lines(source)
    assert found[0] == "云川市两岸工程"
    assert [line[:2] for line in found[1:]] == ["东岸", "西岸"]
    assert all(line.endswith("到期交账。") for line in found[1:])


def grid(xs: Sequence[float], ys: Sequence[float]) -> list[tuple[float, float, float, float]]:
    across = [(xs[0], y, xs[-1], y) for y in ys]
    return across + [(x, ys[0], x, ys[-1]) for x in xs]


def test_ruled_table_is_rows_and_a_cell_of_two_lines_is_one() -> None:
    words = [(80.0, 760.0, 14.0, "主要指标见下表。")]
    cells = [("指标", "目标"), ("湿地", "八万亩"), ("林木", "六万亩")]
    for row, (name, value) in enumerate(cells):
        words += [(90, 700 - 50 * row, 12, name), (220, 700 - 50 * row, 12, value)]
    words.append((90, 684, 12, "名称"))
    source = read(made_pdf(words, rules=grid((80, 200, 400), (720, 670, 620, 570))))
    assert lines(source) == ["主要指标见下表。", "指标名称\t目标", "湿地\t八万亩", "林木\t六万亩"]
    assert [item.cue for item in source.paragraphs] == [None, "header_row", "row", "row"]


def test_table_without_rules_is_told_by_its_gaps() -> None:
    words = []
    for row, cells in enumerate([("指标", "单位", "目标"), ("湿地", "万亩", "8"), ("林木", "万亩", "6")]):
        words += [(80 + 150 * place, 700 - 24 * row, 12, cell) for place, cell in enumerate(cells)]
    source = read(made_pdf(words))
    assert lines(source) == ["指标\t单位\t目标", "湿地\t万亩\t8", "林木\t万亩\t6"]
    assert [item.cue for item in source.paragraphs] == ["header_row", "row", "row"]


def test_large_first_lines_are_the_title_and_labels_keep_their_line() -> None:
    page = [(180.0, 800.0, 22.0, "云川市治水方案"), *set_lines(["　　一、总的想法", FIRST, SECOND, THIRD])]
    source = read(made_pdf(page))
    assert lines(source)[:2] == ["云川市治水方案", "一、总的想法"]
    assert source.paragraphs[0].cue == "title"


def test_english_lines_are_joined_with_blanks_and_a_parted_word_is_whole() -> None:
    page = set_lines(
        [
            "The city will plant ten thousand trees and im-",
            "prove the parks by 2034, and report in full on",
            "it each May.",
        ],
        size=12,
    )
    whole = "The city will plant ten thousand trees and improve the parks by 2034, and report in full on"
    assert lines(read(made_pdf(page))) == [f"{whole} it each May."]


def test_scan_is_refused_with_its_pages() -> None:
    assert refusal_of(made_pdf([], [], [(280, 30, 10, "3")])) == "document.no_text_layer"


def test_text_layer_of_a_private_encoding_is_refused() -> None:
    garbage = ["".join(chr(0xE000 + (31 * place + row) % 1800) for place in range(20)) for row in range(12)]
    assert refusal_of(made_pdf(set_lines(garbage))) == "document.text_layer_unusable"


def test_pdf_of_too_many_pages_is_refused_at_once() -> None:
    tree = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count 100000>>" % (b"3 0 R " * 100_000),
    ]
    tree.append(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>")
    assert refusal_of(assembled(tree)) == "document.too_many_pages"


def test_encrypted_pdf_is_refused() -> None:
    lock = b"/Encrypt<</Filter/Standard/V 1/R 2/O(%s)/U(%s)/P -44>>/ID[(a)(a)]" % (b"o" * 32, b"u" * 32)
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"]
    assert refusal_of(assembled(objects, trailer=lock)) == "document.encrypted"


def test_page_of_more_signs_than_any_newspaper_is_refused() -> None:
    page = [(10.0, 10.0 + 2 * place, 1.5, "云川市" * 120) for place in range(400)]
    assert refusal_of(made_pdf(page)) == "document.too_demanding"


READ_AND_TELL = """
import resource, sys
from pathlib import Path
from gangmu.core.base.refusals import GangmuError
from gangmu.files.documents import read_bytes
try:
    read_bytes(Path(sys.argv[1]).read_bytes(), name="bomb.pdf")
except GangmuError as refusal:
    print(refusal.code)
print(*[line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")])
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def test_stream_that_inflates_past_all_memory_ends_in_a_refusal(tmp_path: Path) -> None:
    packer = zlib.compressobj()
    packed = b"".join(packer.compress(bytes(16 * 2**20)) for _ in range(40)) + packer.flush()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
    ]
    (tmp_path / "bomb.pdf").write_bytes(assembled(objects))
    # In a process of its own: what a child is said to have used begins with what its parent held.
    done = subprocess.run(
        [sys.executable, "-c", READ_AND_TELL, tmp_path / "bomb.pdf"],
        check=True,
        capture_output=True,
        text=True,
    )
    code, own, of_children = done.stdout.split()
    assert code in ("document.too_demanding", "document.no_text_layer")
    assert max(int(own), int(of_children)) < 300 * 1024


def test_lines_of_a_table_of_contents_stay_apart() -> None:
    page = set_lines(
        [f"第{sign}章 办好这一件事{'…' * 12}{place}" for place, sign in enumerate("一二三", start=1)]
    )
    assert [line[:3] for line in lines(read(made_pdf(page)))] == ["第一章", "第二章", "第三章"]

"""The layout of a paper as the national standard measures it, read from the file that is written."""

import io
import re
import zipfile
from dataclasses import replace

import pytest
from docx import Document
from lxml import etree

from files.papers_drawn.made import a_division, a_head, a_note, a_reminder, the_words
from gangmu.core.base.papers.values import Annex, Draft, Form, Heading, Paper, Text
from gangmu.core.plan.papers.monthly_notes import monthly_dispatch_note
from gangmu.core.plan.papers.reminders import reminder_letter
from gangmu.core.plan.papers.task_divisions import task_division_notice
from gangmu.files.docx.reading import read_docx
from gangmu.files.papers import paper_file
from gangmu.files.papers.texts import title_lines, width_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMES = {"w": W[1:-1]}
WORDS = the_words()
MM = 1440 / 25.4
NOTICE = task_division_notice(a_division(30), a_head(), WORDS)
NOTE = monthly_dispatch_note(a_note(), a_head(number=None, issue=5), WORDS)
LETTER = reminder_letter(a_reminder(), a_head(recipients=("市交通运输局",)), WORDS)


def part(paper: Paper, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(paper_file(paper, WORDS))) as package:
        return etree.fromstring(package.read(f"word/{name}.xml"))


def found(root: etree._Element, path: str) -> list[etree._Element]:
    result = root.xpath(path, namespaces=NAMES)
    assert isinstance(result, list)
    return [each for each in result if isinstance(each, etree._Element)]


def value(element: etree._Element, name: str) -> str:
    return element.get(W + name) or ""


def mm(element: etree._Element, name: str) -> float:
    return int(value(element, name)) / MM


def style(paper: Paper, code: str) -> dict[str, str]:
    """The face, size and place that a style sets."""
    [found_] = found(part(paper, "styles"), f".//w:style[@w:styleId='{code}']")
    [fonts], [size], [place] = (found(found_, f".//w:{name}") for name in ("rFonts", "sz", "jc"))
    first = found(found_, ".//w:ind")
    return {
        "face": value(fonts, "eastAsia"),
        "points": str(int(value(size, "val")) / 2),
        "place": value(place, "val"),
        "first_line": value(first[0], "firstLineChars") if first else "",
    }


def texts(paper: Paper, code: str) -> list[str]:
    """The words of each paragraph of a style."""
    return [
        "".join(each.itertext())
        for each in found(part(paper, "document"), f".//w:p[w:pPr/w:pStyle/@w:val='{code}']")
    ]


def test_page_is_a4_with_the_margins_and_the_text_block_of_the_standard() -> None:
    [portrait, landscape, foot] = found(part(NOTICE, "document"), ".//w:sectPr")
    for section in (portrait, foot):
        [size], [margins] = found(section, "w:pgSz"), found(section, "w:pgMar")
        assert (round(mm(size, "w")), round(mm(size, "h"))) == (210, 297)
        assert (round(mm(margins, "top"), 1), round(mm(margins, "left"), 1)) == (37.0, 28.0)
        width = mm(size, "w") - mm(margins, "left") - mm(margins, "right")
        height = mm(size, "h") - mm(margins, "top") - mm(margins, "bottom")
        assert (round(width, 1), round(height, 1)) == (156.0, 225.0)
    [size], [margins] = found(landscape, "w:pgSz"), found(landscape, "w:pgMar")
    assert value(size, "orient") == "landscape"
    assert round(mm(size, "w") - mm(margins, "left") - mm(margins, "right"), 1) == 225.0


def test_grid_has_22_lines_of_28_characters() -> None:
    [grid, *_] = found(part(NOTICE, "document"), ".//w:docGrid")
    assert value(grid, "type") == "linesAndChars"
    assert 225 * MM // int(value(grid, "linePitch")) == 22
    character = (16 + int(value(grid, "charSpace")) / 4096) * 20
    assert 156 * MM // character == 28
    [body] = found(part(NOTICE, "styles"), ".//w:style[@w:styleId='Body']")
    [line], [closer] = found(body, "w:pPr/w:spacing"), found(body, "w:rPr/w:spacing")
    assert 225 * MM // int(value(line, "line")) == 22
    assert 156 * MM // (16 * 20 + int(value(closer, "val"))) == 28


@pytest.mark.parametrize(
    ("code", "face", "points", "place", "first_line"),
    [
        ("Body", "仿宋_GB2312", "16.0", "both", "200"),
        ("Title", "方正小标宋_GBK", "22.0", "center", ""),
        ("Heading1", "黑体", "16.0", "both", "200"),
        ("Heading2", "楷体_GB2312", "16.0", "both", "200"),
        ("Heading3", "仿宋_GB2312", "16.0", "both", "200"),
        ("Heading4", "仿宋_GB2312", "16.0", "both", "200"),
        ("Flush", "仿宋_GB2312", "16.0", "both", ""),
        ("Number", "仿宋_GB2312", "16.0", "center", ""),
        ("Foot", "仿宋_GB2312", "14.0", "both", ""),
        ("PageNumber", "宋体", "14.0", "both", ""),
    ],
)
def test_each_part_has_its_face_and_size(
    code: str, face: str, points: str, place: str, first_line: str
) -> None:
    assert style(NOTICE, code) == {"face": face, "points": points, "place": place, "first_line": first_line}


def test_faces_are_named_with_fall_backs_and_none_is_shipped() -> None:
    fonts = {value(each, "name"): each for each in found(part(NOTICE, "fontTable"), "w:font")}
    assert {"方正小标宋_GBK", "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体"} <= set(fonts)
    [other] = found(fonts["仿宋_GB2312"], "w:altName")
    assert value(other, "val").split(",") == ["仿宋", "宋体"]
    with zipfile.ZipFile(io.BytesIO(paper_file(NOTICE, WORDS))) as package:
        assert [name for name in package.namelist() if "font" in name.lower()] == ["word/fontTable.xml"]


def test_mark_is_red_and_the_number_stands_above_a_red_line() -> None:
    assert texts(NOTICE, "Mark") == ["云川市行动纲要实施领导小组办公室文件"]
    [colour, *_] = found(part(NOTICE, "document"), ".//w:p[w:pPr/w:pStyle/@w:val='Mark']//w:color")
    assert value(colour, "val") == "FF0000"
    assert texts(NOTICE, "Number") == ["云纲办发〔2026〕7号"]
    [line] = found(part(NOTICE, "document"), ".//w:p[w:pPr/w:pStyle/@w:val='Number']//w:bottom")
    assert (value(line, "color"), value(line, "space")) == ("FF0000", "11")  # 11 pt are 4 mm


def test_title_stands_two_lines_below_the_red_line_and_recipients_flush_left() -> None:
    paragraphs = found(part(NOTICE, "document"), "w:body/w:p")
    words = ["".join(each.itertext()) for each in paragraphs]
    number = words.index("云纲办发〔2026〕7号")
    assert words[number + 1 : number + 3] == ["", ""]
    assert words[number + 3].startswith("关于印发")
    assert "各县区政府、市直各有关单位：" in texts(NOTICE, "Flush")


def test_so_many_recipients_that_no_text_would_follow_stand_at_the_foot() -> None:
    units = tuple(f"市第{number}专项工作推进办公室" for number in range(60))
    paper = replace(NOTICE, recipients=units)
    assert not [each for each in texts(paper, "Flush") if each.startswith("市第")]
    [first, *_] = [each for each in texts(paper, "Foot") if each]
    assert first.startswith("主送：市第0专项")
    assert first.endswith("办公室。")


def test_headings_are_numbered_in_order_and_anew_below_each() -> None:
    blocks = tuple(Heading(level, f"标题{place}") for place, level in enumerate((1, 2, 2, 3, 4, 4, 1, 2)))
    paper = replace(NOTICE, blocks=blocks)
    labelled = [text for level in (1, 2, 3, 4) for text in texts(paper, f"Heading{level}")]
    assert labelled == [
        "一、标题0", "二、标题6", "（一）标题1", "（二）标题2", "（一）标题7", "1.标题3", "（1）标题4", "（2）标题5",
    ]  # fmt: skip


def test_annexes_are_named_below_the_text_without_closing_punctuation() -> None:
    assert [each for each in texts(NOTICE, "Flush") if each.startswith("附件")] == [
        "附件：《云川市营商环境建设行动纲要2026年度实施计划》任务分解表"
    ]
    two = replace(NOTICE, annexes=(Annex("任务表。", (Text("甲"),)), Annex("说明；", (Text("乙"),))))
    assert [each for each in texts(two, "Flush") if "1." in each or "2." in each] == [
        "附件：1.任务表",
        "　　　2.说明",
    ]
    assert texts(two, "Annex") == ["附件1", "附件2"]


def test_day_stands_four_characters_from_the_right_edge_in_arabic_digits() -> None:
    issuer, day = found(part(NOTICE, "document"), ".//w:p[w:pPr/w:pStyle/@w:val='Signed']")
    assert "".join(day.itertext()) == "2026年2月9日"
    [place] = found(day, ".//w:ind")
    assert int(value(place, "right")) == round(4 * 156 * MM / 28)
    assert "".join(issuer.itertext()) == "云川市行动纲要实施领导小组办公室"


def test_page_number_stands_between_dashes_on_the_outer_side() -> None:
    for name, side in (("footerOdd", "right"), ("footerEven", "left")):
        footer = part(NOTICE, name)
        assert [value(each, "val") for each in found(footer, ".//w:jc")] == [side]
        assert "".join(footer.itertext()).replace(" PAGE ", "") == "— 1 —"
        [place] = found(footer, ".//w:ind")
        assert value(place, side) == "280"  # one character of 14 pt
    assert found(part(NOTICE, "settings"), "w:evenAndOddHeaders")


def test_number_of_a_page_across_lies_where_the_numbers_of_the_bound_paper_lie() -> None:
    """Bound, its left edge is below: the number stands there, turned, on the outer side of the page."""
    [_, across, _] = found(part(NOTICE, "document"), ".//w:sectPr")
    assert [value(each, "type") for each in found(across, "w:footerReference")] == ["default", "even"]
    for name, side in (("footerAcrossOdd", "right"), ("footerAcrossEven", "left")):
        footer = part(NOTICE, name)
        assert "".join(footer.itertext()).replace(" PAGE ", "").endswith("— 1 —")
        assert [value(each, "val") for each in found(footer, ".//w:jc")] == [side]
        [turned] = [each for each in footer.iter() if each.tag.endswith("}bodyPr")]
        assert turned.get("vert") == "vert"
        left, top = (
            int(each.text or "0") / 36000 for each in footer.iter() if each.tag.endswith("}posOffset")
        )
        assert round(left + 16 * 25.4 / 72 + 7) == 297 - 37 - 225  # seven millimetres from the text
        assert round(top) == 28


def test_copy_to_and_print_lines_stand_between_rules_at_the_foot() -> None:
    foot = found(part(NOTICE, "document"), ".//w:p[w:pPr/w:pStyle/@w:val='Foot']")
    assert ["".join(each.itertext()) for each in foot] == [
        "", "抄送：市委办公室、市政府办公室、市人大常委会办公室、市政协办公室。", "",
        "云川市行动纲要实施领导小组办公室2026年2月9日印发", "",
    ]  # fmt: skip
    thick = [int(value(found(each, ".//w:spacing")[0], "line")) / MM for each in foot[::2]]
    assert [round(each, 2) for each in thick] == [0.35, 0.25, 0.35]
    assert {value(each, "yAlign") for each in found(part(NOTICE, "document"), ".//w:framePr")} == {"bottom"}


def test_letter_has_its_name_30_mm_from_the_top_and_double_red_lines_of_170_mm() -> None:
    [section] = found(part(LETTER, "document"), ".//w:sectPr")
    [margins] = found(section, "w:pgMar")
    assert round(mm(margins, "header"), 1) == 30.0
    assert round(mm(margins, "footer"), 1) == 20.0
    assert found(section, "w:titlePg")
    for name, edge in (("headerFirst", "thickThinSmallGap"), ("footerFirst", "thinThickSmallGap")):
        [line], [place] = found(part(LETTER, name), ".//w:bottom"), found(part(LETTER, name), ".//w:ind")
        assert (value(line, "val"), value(line, "color")) == (edge, "FF0000")
        assert round(156 - mm(place, "left") - mm(place, "right"), 1) == 170.0
    assert "".join(part(LETTER, "headerFirst").itertext()) == "云川市行动纲要实施领导小组办公室"


def test_letter_has_no_print_line_and_its_first_page_no_number() -> None:
    assert [each for each in texts(LETTER, "Foot") if "印发" in each] == []
    assert "".join(part(LETTER, "footerFirst").itertext()) == ""


@pytest.mark.parametrize(
    ("draft", "word"), [(Draft.CONSULTATION, "（征求意见稿）"), (Draft.PREPARED, "（代拟稿）")]
)
def test_draft_is_called_one_below_its_title(draft: Draft, word: str) -> None:
    paper = task_division_notice(a_division(3), a_head().as_draft(draft), WORDS)
    assert texts(paper, "Draft") == [word]
    assert texts(NOTICE, "Draft") == []


def test_nothing_is_drawn_where_a_seal_would_be() -> None:
    for paper in (NOTICE, NOTE, LETTER):
        with zipfile.ZipFile(io.BytesIO(paper_file(paper, WORDS))) as package:
            assert not [name for name in package.namelist() if "media" in name]
        assert not found(part(paper, "document"), ".//w:drawing | .//w:pict")


def test_head_of_a_table_is_repeated_and_no_row_is_parted() -> None:
    paper = task_division_notice(a_division(300), a_head(), WORDS)
    [table] = found(part(paper, "document"), ".//w:tbl")
    rows = found(table, "w:tr")
    assert len(rows) == 1 + 300 + 25  # the head, the tasks, a row for each chapter's run of twelve
    assert [bool(found(row, "w:trPr/w:tblHeader")) for row in rows[:3]] == [True, False, False]
    assert all(found(row, "w:trPr/w:cantSplit") for row in rows)


def test_cells_that_reach_over_others_fill_the_grid_of_the_table() -> None:
    [table] = found(part(NOTICE, "document"), ".//w:tbl")
    columns = len(found(table, "w:tblGrid/w:gridCol"))
    for row in found(table, "w:tr"):
        spans = [found(cell, "w:tcPr/w:gridSpan") for cell in found(row, "w:tc")]
        assert sum(int(value(span[0], "val")) if span else 1 for span in spans) == columns
    merges = [value(each, "val") for each in found(table, ".//w:vMerge")]
    assert merges.count("restart") == 10
    assert merges.count("") == 20


@pytest.mark.parametrize("paper", [NOTICE, NOTE, LETTER], ids=lambda paper: paper.kind)
def test_same_paper_is_the_same_file(paper: Paper) -> None:
    assert paper_file(paper, WORDS) == paper_file(paper, WORDS)
    with zipfile.ZipFile(io.BytesIO(paper_file(paper, WORDS))) as package:
        assert {info.date_time for info in package.infolist()} == {(2000, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("paper", [NOTICE, NOTE, LETTER], ids=lambda paper: paper.kind)
def test_office_libraries_and_our_own_reader_open_a_paper(paper: Paper) -> None:
    data = paper_file(paper, WORDS)
    opened = Document(io.BytesIO(data))
    assert opened.core_properties.title == paper.title
    assert paper.title.replace("\n", "")[:10] in read_docx(io.BytesIO(data), name="公文.docx").text


HOSTILE = '=HYPERLINK("http://127.0.0.1")\x00\x07\u202e<w:br/>&{ DDE cmd }\ud800@SUM(1)\n+1\t-1'


def test_hostile_words_stay_words() -> None:
    paper = replace(
        NOTICE,
        title=HOSTILE,
        issuer=HOSTILE,
        recipients=(HOSTILE,),
        blocks=(Text(HOSTILE), Heading(1, HOSTILE)),
    )
    document = part(paper, "document")
    assert found(document, ".//w:instrText | .//w:fldSimple | .//w:hyperlink") == []
    said = "".join(document.itertext())
    assert "=HYPERLINK" in said
    assert not re.search("[\x00-\x08\u202e\ud800]", said)


def test_empty_and_endless_words_are_set() -> None:
    for words in ("", "字" * 30_000, "\n\n", "a" * 300):
        paper = replace(
            NOTICE, title=words, issuer=words, note=words, copy_to=(words,), blocks=(Text(words),)
        )
        assert paper_file(paper, WORDS)


def test_form_of_a_brief_puts_issue_issuer_and_day_above_its_red_line() -> None:
    assert NOTE.form is Form.BRIEF
    assert texts(NOTE, "Mark") == ["重点任务调度专报"]
    assert texts(NOTE, "Number") == ["第5期"]
    assert "云川市行动纲要实施领导小组办公室2026年2月9日" in texts(NOTE, "Flush")


def test_title_breaks_into_lines_that_fit() -> None:
    title = "关于印发《云川市营商环境建设行动纲要2026年度实施计划》任务分解表和2026年度重点工作责任清单的通知"
    lines = title_lines(title, 20)
    assert "".join(lines) == title
    assert all(width_of(line) <= 20 for line in lines)

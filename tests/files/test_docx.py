"""Word-processor papers: cues of fonts and styles, automatic numbers, tables, what is left out."""

import pytest
from docx import Document
from docx.document import Document as DocxDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given
from hypothesis import strategies as st

from files.papers import add_list, add_set_line, number_it, official_docx, saved
from gangmu.core.outline.sources import SourceText
from gangmu.files.documents import read_bytes
from gangmu.files.docx.numerals import numeral


def read(document: DocxDocument) -> SourceText:
    return read_bytes(saved(document), name="方案.docx")


def lines(source: SourceText) -> list[str]:
    return [source.text[item.start : item.end] for item in source.paragraphs]


def with_body(*elements: str) -> DocxDocument:
    document = Document()
    for element in elements:
        document.element.body.insert(-1, parse_xml(element.replace(">", f" {nsdecls('w')}>", 1)))
    return document


def test_fonts_of_an_official_paper_tell_title_and_levels() -> None:
    source = read_bytes(official_docx(), name="方案.docx")
    cues = [(item.cue, item.level) for item in source.paragraphs]
    assert cues == [
        ("title", None),
        ("title", None),
        (None, None),
        (None, None),
        ("heading", 1),
        ("heading", 2),
        (None, None),
        ("heading", 3),
        (None, None),
    ]
    assert [item.number for item in source.paragraphs] == list(range(1, 10))


def test_lines_and_their_spans_are_the_text() -> None:
    source = read_bytes(official_docx(), name="方案.docx")
    assert source.text == "\n".join(lines(source)) + "\n"
    assert lines(source)[6] == "到2034年，全市湿地保有量达到八万亩以上。"


def test_heading_styles_give_levels_and_title() -> None:
    document = Document()
    document.add_heading("云川市气候行动", level=0)
    document.add_heading("总则", level=1)
    document.add_heading("目标", level=2)
    document.add_paragraph("到2034年，用煤减半。")
    assert [(item.cue, item.level) for item in read(document).paragraphs] == [
        ("title", None),
        ("heading", 1),
        ("heading", 2),
        (None, None),
    ]


def test_body_wholly_in_a_heading_font_is_no_heading() -> None:
    document = Document()
    add_set_line(
        document, "全市各区要在三年内把老旧小区改造好，市住建局负责督促，" * 3 + "年底前交账。", font="黑体"
    )
    add_set_line(document, "请各区按月报送进展。", font="楷体")
    assert [item.cue for item in read(document).paragraphs] == [None, None]


@pytest.mark.parametrize(
    ("style", "text", "wanted"),
    [
        ("chineseCounting", "%1、", "三、"),
        ("chineseCountingThousand", "（%1）", "（三）"),
        ("japaneseCounting", "第%1章", "第三章 "),
        ("decimal", "%1.", "3. "),
        ("decimalEnclosedCircle", "%1", "③ "),
        ("upperRoman", "%1.", "III. "),
        ("ideographDigital", "%1、", "三、"),
        ("chineseLegalSimplified", "%1、", "叁、"),
        ("lowerLetter", "%1)", "c) "),
        ("decimalZero", "%1", "03 "),
    ],
)
def test_automatic_number_becomes_the_label_in_the_text(style: str, text: str, wanted: str) -> None:
    document = Document()
    add_list(document, [(style, text)])
    for words in ("修路", "架桥", "种树"):
        number_it(document.add_paragraph(words))
    assert lines(read(document))[2] == wanted + "种树"


def test_deeper_levels_count_afresh_and_quote_the_levels_above() -> None:
    document = Document()
    add_list(document, [("chineseCounting", "%1、"), ("decimal", "%2."), ("decimal", "%2.%3")])
    for words, depth in (("甲", 0), ("子", 1), ("丑", 1), ("细", 2), ("乙", 0), ("寅", 1)):
        number_it(document.add_paragraph(words), depth=depth)
    assert lines(read(document)) == ["一、甲", "1. 子", "2. 丑", "2.1 细", "二、乙", "1. 寅"]


@given(st.integers(1, 9999))
def test_chinese_numbers_differ_and_hold_no_digit(value: int) -> None:
    words = numeral(value, style="chineseCounting")
    assert not any(sign.isascii() for sign in words)
    assert words != numeral(value + 1, style="chineseCounting")


@pytest.mark.parametrize(
    ("value", "words"),
    [(10, "十"), (19, "十九"), (20, "二十"), (101, "一百零一"), (110, "一百一十"), (2034, "二千零三十四")],
)
def test_chinese_numbers_as_printed(value: int, words: str) -> None:
    assert numeral(value, style="chineseCounting") == words


def test_tables_are_rows_with_merged_cells_filled() -> None:
    document = Document()
    table = document.add_table(rows=4, cols=3)
    cells = [
        ["类别", "指标", "2034年"],
        ["生态", "湿地", "8万亩"],
        ["", "林木", "6万亩"],
        ["合计", "", "14万亩"],
    ]
    for row, words in zip(table.rows, cells, strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(3, 0).merge(table.cell(3, 1))
    source = read(document)
    assert lines(source) == [
        "类别\t指标\t2034年",
        "生态\t湿地\t8万亩",
        "生态\t林木\t6万亩",
        "合计\t合计\t14万亩",
    ]
    assert [item.cue for item in source.paragraphs] == ["header_row", "row", "row", "row"]


def test_row_of_one_cell_above_the_head_is_the_caption() -> None:
    document = Document()
    table = document.add_table(rows=3, cols=2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "专栏1 主要指标"
    for place, words in enumerate(("指标", "目标", "湿地", "8万亩"), start=2):
        table.cell(place // 2, place % 2).text = words
    source = read(document)
    assert lines(source) == ["专栏1 主要指标", "指标\t目标", "湿地\t8万亩"]
    assert [item.cue for item in source.paragraphs] == ["caption", "header_row", "row"]


def test_box_drawn_as_a_table_of_one_cell_is_lines() -> None:
    document = Document()
    cell = document.add_table(rows=1, cols=1).cell(0, 0)
    cell.text = "专栏2 重大工程"
    cell.add_paragraph("环城绿道：三年内建成八十公里。")
    assert lines(read(document)) == ["专栏2 重大工程", "环城绿道：三年内建成八十公里。"]


def test_changes_are_taken_as_accepted_and_notes_and_codes_left_out() -> None:
    document = with_body(
        "<w:p><w:r><w:t>到2034年</w:t></w:r>"
        "<w:del w:id='1' w:author='a'><w:r><w:delText>争取</w:delText></w:r></w:del>"
        "<w:ins w:id='2' w:author='a'><w:r><w:t>确保</w:t></w:r></w:ins>"
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<w:r><w:t>建成</w:t><w:footnoteReference w:id='3'/><w:tab/><w:t>绿道</w:t></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>不给人看</w:t></w:r></w:p>",
        "<w:p><w:r><w:t>上一行</w:t><w:br/><w:t>下一行</w:t><w:br w:type='page'/></w:r></w:p>",
    )
    source = read(document)
    assert lines(source) == ["到2034年确保建成\t绿道", "上一行", "下一行"]
    assert [item.number for item in source.paragraphs] == [1, 2, 2]


def test_paragraphs_whose_mark_was_deleted_are_one() -> None:
    document = with_body(
        "<w:p><w:pPr><w:rPr><w:del w:id='1' w:author='a'/></w:rPr></w:pPr>"
        "<w:r><w:t>前半句，</w:t></w:r></w:p>",
        "<w:p><w:r><w:t>后半句。</w:t></w:r></w:p>",
    )
    assert lines(read(document)) == ["前半句，后半句。"]


def test_text_box_is_read_once_after_its_paragraph() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>框里的话</w:t></w:r></w:p></w:txbxContent>"
    document = Document()
    document.element.body.insert(
        0,
        parse_xml(
            f"<w:p {nsdecls('w')} xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
            f"<w:r><w:t>正文</w:t></w:r><w:r><mc:AlternateContent>"
            f"<mc:Choice Requires='wps'><w:pict>{box}</w:pict></mc:Choice>"
            f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
        ),
    )
    assert lines(read(document)) == ["正文", "框里的话"]


def test_generated_contents_headers_and_footers_are_left_out() -> None:
    document = with_body(
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr>"
        "<w:sdtContent><w:p><w:r><w:t>一、总则</w:t><w:tab/><w:t>3</w:t></w:r></w:p></w:sdtContent></w:sdt>",
        "<w:p><w:r><w:t>一、总则</w:t></w:r></w:p>",
    )
    document.sections[0].header.paragraphs[0].text = "内部资料"
    document.sections[0].footer.paragraphs[0].text = "第1页"
    assert lines(read(document)) == ["一、总则"]


def test_table_within_a_cell_stays_on_the_row() -> None:
    document = Document()
    outer = document.add_table(rows=1, cols=2)
    outer.cell(0, 0).text = "任务"
    inner = outer.cell(0, 1).add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "牵头", "市水务局"
    assert lines(read(document)) == ["任务\t牵头 市水务局"]


def test_words_whose_mark_was_deleted_are_not_lost_before_a_table_or_the_end() -> None:
    mark = "<w:pPr><w:rPr><w:del w:id='1' w:author='a'/></w:rPr></w:pPr>"
    document = with_body(f"<w:p>{mark}<w:r><w:t>表前的话</w:t></w:r></w:p>")
    document.add_table(rows=1, cols=2).cell(0, 0).text = "表里的话"
    document.element.body.insert(
        -1, parse_xml(f"<w:p {nsdecls('w')}>{mark}<w:r><w:t>末尾的话</w:t></w:r></w:p>")
    )
    assert lines(read(document)) == ["表前的话", "表里的话", "末尾的话"]

"""Web pages: the paper without the site, headings, tables, encodings."""

import pytest

from gangmu.core.base.refusals import GangmuError
from gangmu.core.outline.sources import SourceText
from gangmu.files.documents import read_bytes

PAPER = (
    "<h1>云川市绿道行动</h1><p>　　到2034年，全市建成绿道八百公里。</p><h2>一、做什么</h2>"
    "<p>修路，<b>架桥</b>，<br>种树。</p><ul><li>东岸</li><li>西岸</li></ul>"
)


def read(page: str | bytes) -> SourceText:
    return read_bytes(page if isinstance(page, bytes) else page.encode(), name="page.html")


def lines(source: SourceText) -> list[str]:
    return [source.text[item.start : item.end] for item in source.paragraphs]


def test_headings_blocks_and_breaks_are_lines() -> None:
    source = read(f"<html><body>{PAPER}</body></html>")
    assert lines(source) == [
        "云川市绿道行动",
        "到2034年，全市建成绿道八百公里。",
        "一、做什么",
        "修路，架桥，",
        "种树。",
        "东岸",
        "西岸",
    ]
    assert [(item.cue, item.level) for item in source.paragraphs[:3]] == [
        ("title", None),
        (None, None),
        ("heading", 2),
    ]


def test_site_around_the_paper_is_left_out() -> None:
    links = "".join(f"<li><a href='/{n}'>栏目{n}的很长很长的名称</a></li>" for n in range(40))
    page = (
        f"<html><head><title>市政府网</title><style>p{{}}</style></head>"
        f"<body><div class='top-nav'><ul>{links}</ul></div>"
        f"<div id='main'><div class='breadcrumb'>首页 &gt; 公开</div><div class='content'>{PAPER}"
        "<div title='footer'><p>— 3 —</p></div>"
        "<p style='display:none'>藏着</p><script>var a='坏';</script></div>"
        f"<div class='share'>分享到</div></div><footer>版权所有</footer>"
        f"<div class='related'>{links}</div></body></html>"
    )
    assert lines(read(page)) == lines(read(f"<html><body>{PAPER}</body></html>"))


def test_title_outside_the_main_part_is_kept() -> None:
    body = "".join(f"<p>第{n}件事，市水务局在年内办好，并且向市里报告办理的情况。</p>" for n in range(9))
    source = read(f"<body><div><h1>云川市治水方案</h1></div><div class='text'>{body}</div></body>")
    assert lines(source)[0] == "云川市治水方案"
    assert source.paragraphs[0].cue == "title"


def test_table_is_rows_with_merged_cells_filled() -> None:
    source = read(
        "<body><p>主要指标如下，请各区对照。</p><table><caption>表1 指标</caption>"
        "<tr><th>类别</th><th>指标</th><th colspan=2>目标</th></tr>"
        "<tr><td rowspan=2>生态</td><td>湿地</td><td>8</td><td>万亩</td></tr>"
        "<tr><td>林<br>木</td><td>6</td><td><p>万亩</p></td></tr></table></body>"
    )
    assert lines(source)[1:] == [
        "表1 指标",
        "类别\t指标\t目标\t目标",
        "生态\t湿地\t8\t万亩",
        "生态\t林 木\t6\t万亩",
    ]
    assert [item.cue for item in source.paragraphs] == [None, "caption", "header_row", "row", "row"]


def test_fonts_of_a_page_are_cues_as_in_a_paper() -> None:
    source = read(
        "<body><p style='text-align:center'>"
        "<span style='font-size:22pt;font-family:方正小标宋'>云川市方案</span></p>"
        "<p><span style='font-family:黑体'>一、总则</span></p><p>市里要求各区照办。</p></body>"
    )
    assert [(item.cue, item.level) for item in source.paragraphs] == [
        ("title", None),
        ("heading", 1),
        (None, None),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "gb2312", "utf-16", "utf-8-sig"])
def test_encoding_is_told_by_mark_or_by_the_page(encoding: str) -> None:
    page = f"<html><head><meta charset='{encoding}'></head><body><p>云川市的绿道。</p></body></html>"
    assert lines(read(page.encode(encoding))) == ["云川市的绿道。"]


def test_page_that_names_a_wrong_encoding_is_read_by_what_it_holds() -> None:
    body = "<body><p>全市在三年内建成绿道，改善人民的生活。</p></body>"
    page = f"<html><head><meta charset='utf-8'></head>{body}</html>"
    assert lines(read(page.encode("gbk"))) == ["全市在三年内建成绿道，改善人民的生活。"]


def test_entities_are_not_expanded_and_nothing_is_fetched() -> None:
    page = (
        '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
        "<html><body><p>正文&b;&x;</p></body></html>"
    )
    text = read(page).text
    assert "root:" not in text
    assert "haha" not in text


def test_page_without_words_is_refused_as_empty() -> None:
    for page in ("<html></html>", "<!-- x -->", "<html><body><script>x</script></body></html>"):
        with pytest.raises(GangmuError) as refusal:
            read(page)
        assert refusal.value.code == "document.empty"


def test_deep_and_broken_markup_is_read_all_the_same() -> None:
    assert "云川" in read("<div>" * 1500 + "云川" + "<table><tr><td>").text
    assert lines(read("<p>甲<p>乙</b></i><td>丙"))[:2] == ["甲", "乙"]


def test_break_of_the_source_within_han_is_no_blank_and_set_lines_stay() -> None:
    assert lines(read("<p>云川市的\n  绿道</p><p>green\nways</p><pre>甲\n乙</pre>")) == [
        "云川市的绿道",
        "green ways",
        "甲",
        "乙",
    ]

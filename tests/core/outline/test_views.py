"""The view: what layout and marks are left out, what lines are joined, and that every place is known."""

import pytest

from gangmu.core.outline.views import view


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("　　到 ２０ ３０ 年，", "到20 30年,"),
        ("2 0 2 6年", "2026年"),
        ("一、\t总体要求", "一、总体要求"),
        ("1\t产值\t500", "1\t产值\t500"),
        (
            "第一篇  总则     第一章  发展环境     “十四五”时期全市经济平稳运行",
            "第一篇总则\n第一章发展环境\n“十四五”时期全市经济平稳运行",
        ),
        ("重点内容　　四、重点工程", "重点内容\n四、重点工程"),
        ("见<a href='x'>名录</a>，<s>3月</s>5月", "见名录,5月"),
        ("**到2027年**，建成", "到2027年,建成"),
        ("&nbsp;建成", "建成"),
    ],
)
def test_layout_and_marks_are_left_out(text: str, folded: str) -> None:
    assert view(text).folded == folded


def test_lines_broken_in_a_sentence_are_joined() -> None:
    text = "人民生活总体上进入小康\n，综合实力增强。\n"
    assert view(text).folded == "人民生活总体上进入小康,综合实力增强。\n"


def test_a_hard_wrapped_paper_has_whole_paragraphs_and_its_own_headings() -> None:
    line = "以人民为中心发展。坚持稳中求进工作总基调，统筹发展和安全推动城市"
    text = "\n".join(
        ["    一、总体要求", *(["    坚" + line[3:], line, line, "内涵式发展。"] * 4), "    二、任务"]
    )
    lines = view(text).folded.split("\n")
    assert lines[0] == "一、总体要求"
    assert lines[-1] == "二、任务"
    assert len(lines) == 6


def test_a_page_number_in_a_sentence_is_left_out() -> None:
    text = "建立适应商品经济发展的计划和经济体制，\n377\n市场调节相结合的机制。完成。\n"
    assert "377" not in view(text).folded


def test_line_ends_of_a_text_that_lost_its_stops_stay() -> None:
    text = "城市面貌天天变样，市民生活越过越好，营商环境口碑更佳，发展条件持续优化\n" * 8
    assert view(text).folded.count("\n") == 8


def test_english_lines_are_joined_with_a_blank() -> None:
    text = "The council will reach net zero by 2030 and support the\nborough to do the same by 2045.\n"
    assert view(text).folded.startswith(
        "The council will reach net zero by 2030 and support the borough to do"
    )


def test_places_lead_back_to_the_words_as_written() -> None:
    seen = view("　　數字經濟規模達到 ８００ 億元\n，增長。")
    i = seen.folded.index("800")
    assert seen.quote(i, i + 3) == "８００"
    assert seen.quote(0, seen.folded.index(",") + 1) == "數字經濟規模達到 ８００ 億元\n，"

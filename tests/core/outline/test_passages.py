"""Passages: every word in one, with the part that its chapter plays."""

import pytest

from gangmu.core.outline.outlines import Outline
from gangmu.core.outline.parts import part_of_title
from gangmu.core.outline.passages import Part
from gangmu.core.outline.sources import SourceText
from gangmu.core.outline.tree import read_outline


def read(text: str) -> Outline:
    return read_outline(SourceText(text=text, kind="txt"))


def part_of(text: str, words: str) -> Part:
    outline = read(text)
    passage = outline.passage_at(outline.view.folded.index(words))
    assert passage is not None
    return passage.part


@pytest.mark.parametrize(
    ("title", "above", "part"),
    [
        ("发展基础", None, Part.BACKGROUND),
        ("夯实发展基础", None, Part.BODY),
        ("2025年工作回顾", None, Part.BACKGROUND),
        ("面临形势", None, Part.BACKGROUND),
        ("优化营商环境", Part.BODY, Part.BODY),
        ("总体要求", None, Part.GUIDANCE),
        ("主要目标", Part.GUIDANCE, Part.GOALS),
        ("“十五五”时期主要目标任务", None, Part.GOALS),
        ("2026年重点工作安排", None, Part.BODY),
        ("确保实现减排目标", None, Part.BODY),
        ("加快产业转型", Part.BACKGROUND, Part.BACKGROUND),
        ("保障措施", None, Part.BODY),
    ],
)
def test_a_heading_tells_the_part(title: str, above: Part | None, part: Part) -> None:
    assert part_of_title(title, above) is part


def test_words_before_the_first_heading_are_preface() -> None:
    assert part_of("云川市方案\n为加快发展，制定本方案。\n一、任务\n抓落实。", "为加快") is Part.PREFACE


def test_a_report_without_headings_is_told_by_its_opening_words() -> None:
    text = "各位代表：\n过去一年，生产总值增长6%。\n今年，生产总值增长6%以上。"
    assert part_of(text, "过去一年") is Part.BACKGROUND
    assert part_of(text, "今年") is Part.BODY


def test_the_body_of_a_run_in_heading_is_its_own_passage() -> None:
    outline = read("一、任务\n（一）完善网络。新建站点5个。")
    shown = [(outline.view.folded[p.start : p.end], p.is_heading) for p in outline.passages]
    assert shown == [("一、任务", True), ("(一)完善网络。", True), ("新建站点5个。", False)]


def test_an_item_that_says_how_many_is_read_like_a_sentence() -> None:
    outline = read("一、任务\n（一）就业\n1.新增就业5万人以上。\n2.培训职工2万人次。\n")
    said = [outline.view.folded[p.start : p.end] for p in outline.passages if not p.is_heading]
    assert said == ["新增就业5万人以上。", "培训职工2万人次。"]


def test_rows_of_a_table_are_rows() -> None:
    outline = read("表1 指标\n指标\t2030年\n1\t产值\t500\n")
    assert [p.is_row for p in outline.passages] == [False, True, True]


def test_a_lost_chapter_does_not_leave_its_sections_among_the_goals() -> None:
    text = "一、目标\n（一）近期\n建成。\n（二）远期\n领先。\n（一）农业\n粮食增产。\n（二）工业\n做强。"
    assert part_of(text, "领先") is Part.GOALS
    assert part_of(text, "粮食增产") is Part.BODY

"""Task-division papers in running text and in rows of cells become rows; nothing of them is dropped."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangmu.core.extraction.division_papers import read_division
from gangmu.core.outline.sources import SourceText
from gangmu.core.plan.division_rows import DivisionPaper, LeftKind, place_words

LINES = """云川市2026年重点工作任务分解
一、产业升级
1．建成智能工厂10家。
牵头单位：市工业和信息化局
责任单位：市财政局、市科技局，各区、县（市）政府
完成时限：2026年12月底前
2．培育专精特新企业20家；
牵头单位：市工信局
配合单位：市财政局等有关部门
完成时限：三季度
备注：动态管理
二、城市更新
3．改造老旧小区50个。
牵头领导：副市长（分管城建、交通）
牵头单位：市住建局、市城管局
责任单位：各区政府
4．编制更新图则。
联系人：市推进办
"""


def read(text: str, *, year: int | None = 2026, sentences: bool = False) -> DivisionPaper:
    return read_division(SourceText(text, "txt"), year=year, sentences=sentences)


def codes(paper: DivisionPaper, row: int) -> list[str]:
    return [each.code for each in paper.troubles if each.row == row]


def test_numbered_sentences_with_lines_of_labels_are_rows() -> None:
    first, second, third, _ = read(LINES).rows
    assert (first.label, first.text, first.heading) == ("1", "建成智能工厂10家", "产业升级")
    assert first.lead == ("市工业和信息化局",)
    assert first.responsible == ("市财政局", "市科技局", "各区、县（市）政府")
    assert (first.limit_words, first.due) == ("2026年12月底前", date(2026, 12, 31))
    assert second.supporting == ("市财政局", "有关部门")
    assert (second.due, second.remarks) == (date(2026, 9, 30), "动态管理")
    assert third.leaders == ("副市长（分管城建、交通）",)


def test_numbered_sentence_that_names_nobody_is_a_row_and_says_so() -> None:
    paper = read(LINES)
    assert (paper.rows[3].label, paper.rows[3].text) == ("4", "编制更新图则")
    assert paper.rows[3].is_unmatched
    assert "division.no_units" in codes(paper, 3)


def test_two_leads_and_groups_are_told_with_their_place() -> None:
    paper = read(LINES)
    assert codes(paper, 2) == ["division.two_leads", "division.group", "division.no_limit"]
    told = next(each for each in paper.troubles if each.code == "division.two_leads")
    assert place_words(told.place) == "第 13 行"
    assert "市住建局、市城管局" in told.message()
    assert "two" not in told.message("en") or "2 leads" in told.message("en")


def test_limit_without_a_year_asks_for_the_year_of_the_paper() -> None:
    paper = read(LINES, year=None)
    assert paper.rows[1].due is None
    assert "division.limit_without_year" in codes(paper, 1)


def test_brackets_at_the_end_of_items_give_leads_or_none() -> None:
    paper = read(
        "一、便利\n（一）优化审批。办事一次办成。2026年底前实现网上办。（市发改委牵头，市自然资源局、市住建局等按职责分工负责）\n"
        "（二）放宽准入。清理不合理条件。（市商务局、市市场监管局等有关部门按职责分工负责）\n（三）兑现政策。（各部门、各区县负责）\n"
    )
    one, two, three = paper.rows
    assert (one.lead, one.responsible) == (("市发改委",), ("市自然资源局", "市住建局"))
    assert (one.limit_words, one.due) == ("2026年底前", date(2026, 12, 31))
    assert one.text.startswith("优化审批")
    assert one.text.endswith("实现网上办")
    assert not two.lead
    assert "division.no_lead" in codes(paper, 1)
    assert not three.lead
    assert "division.only_groups" in codes(paper, 2)


TABLE = (
    "序号\t工作任务\t责任分工\t\t完成时限\t联络员\t备注\n\t\t牵头单位\t配合单位\n一、交通\n"
    "1\t建成地铁二号线\t市交通局\t市财政局、市轨道公司\t年底前\t李岗\t\n"
    "2\t改造道路\t见附件\t各区政府\t6月底\t—\t有条件的先行\n合计\t2\n注：以上为年度任务\n"
)


def test_table_under_two_rows_of_headings_is_read_and_totals_and_notes_are_no_rows() -> None:
    paper = read(TABLE)
    one, two = paper.rows
    assert (one.lead, one.supporting) == (("市交通局",), ("市财政局", "市轨道公司"))
    assert one.heading == "一、交通"
    assert one.extras == (("联络员", "李岗"),)
    kinds = [each.kind for each in paper.left]
    assert kinds == [LeftKind.HEADER, LeftKind.HEADER, LeftKind.GROUP, LeftKind.TOTAL, LeftKind.NOTE]
    assert two.remarks == "有条件的先行；责任分工牵头单位：见附件"
    assert "division.not_units" in codes(paper, 1)


def test_ditto_stands_for_the_cell_above() -> None:
    text = "序号\t任务\t牵头单位\t完成时限\n1\t修桥\t市交通局\t年底\n2\t修路\t同上\t同上\n"
    assert [(row.lead, row.due) for row in read(text).rows] == [(("市交通局",), date(2026, 12, 31))] * 2


def test_date_behind_the_units_of_a_bracket_is_no_unit() -> None:
    text = "（一）建设学校。（市教育局牵头，市财政局、各区政府配合，8月底前完成）\n（二）修路。（责任单位：市交通局，6月底前完成）\n"
    one, two = read(text).rows
    assert (one.lead, one.supporting, one.due) == (("市教育局",), ("市财政局", "各区政府"), date(2026, 8, 31))
    assert (two.responsible, two.due) == (("市交通局",), date(2026, 6, 30))


def test_work_report_gives_a_row_for_each_sentence_that_orders_something() -> None:
    text = "云川市政府工作报告\n一、主要任务\n（一）产业。推进数字经济园区建设。过去一年成绩来之不易。6月底前建成三座公园。\n"
    assert not read(text).rows
    rows = read(text, sentences=True).rows
    assert [row.text for row in rows][-1] == "6月底前建成三座公园。"
    assert rows[-1].due == date(2026, 6, 30)


def uncovered(paper: DivisionPaper) -> str:
    seen = bytearray(len(paper.text))
    spans = [(row.start, row.end) for row in paper.rows] + [(each.start, each.end) for each in paper.left]
    for start, end in spans:
        seen[start:end] = b"\1" * (end - start)
    return "".join(sign for sign, mark in zip(paper.text, seen, strict=True) if not mark and sign.isalnum())


PIECES = st.lists(
    st.sampled_from(
        [*LINES.split("\n"), *TABLE.split("\n"), "（市财政局牵头）", "| 序号 | 任务 | 牵头单位 |", "", "（"]
    ),
    max_size=24,
)


@given(PIECES)
def test_no_word_of_a_paper_is_dropped(pieces: list[str]) -> None:
    assert uncovered(read("\n".join(pieces))) == ""


@given(
    st.text(
        alphabet="1一、.（）()牵头单位责任：:市局财政，；。\n\t|序号任务完成时限2026年底前 ", max_size=160
    )
)
def test_no_sign_soup_fails_or_is_dropped(text: str) -> None:
    assert uncovered(read(text, sentences=True)) == ""


# Real papers


def duties_of(shared: Path, doc: str) -> Iterator[dict[str, Any]]:
    with (shared / "docs/gold/duties.jsonl").open(encoding="utf-8") as lines:
        yield from (row for row in map(json.loads, lines) if row["doc"] == doc)


@pytest.mark.parametrize("number", [10, 11, 12, 13, 14])
def test_brackets_of_real_papers_give_their_units(shared: Path, number: int) -> None:
    path = next((shared / "docs").glob(f"{number}-*.txt"))
    with path.open(encoding="utf-8", newline="") as file:
        paper = read(file.read(), year=None)
    wanted = list(duties_of(shared, path.name))
    found = {row.end: row for row in paper.rows}
    right = [
        each
        for each in wanted
        if (row := found.get(each["task_end"]))
        and set(row.lead) == set(each["lead"])
        and set(row.responsible) | set(row.supporting) == set(each["responsible"])
    ]
    assert len(right) == len(wanted)
    assert uncovered(paper) == ""

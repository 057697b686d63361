"""A paper in a workbook or a docx, with merged cells, comes through the process apart as rows in their places."""

import contextlib
from datetime import date
from pathlib import Path
from random import Random

import pytest

from files.divisions.made import a_docx, a_workbook
from files.test_office import OFFICE, converted
from gangmu.core.base.refusals import GangmuError
from gangmu.core.plan.division_rows import DivisionPaper, LeftKind, place_words
from gangmu.files.apart import taken_apart
from gangmu.files.divisions_apart import as_plain, from_plain, read_paper


def is_the_table_of_the_workbook(paper: DivisionPaper) -> None:
    one, two, three, four, five = paper.rows
    assert paper.title == "云川市2026年重点任务责任分解表"
    assert (one.label, one.heading, one.text) == ("1", "一、产业升级 / 第二章", "新建智能工厂10家")
    assert (one.lead, one.responsible, one.leaders) == (
        ("市工信局",),
        ("市财政局", "市科技局"),
        ("副市长（分管工业）",),
    )
    assert one.node_words == (
        ("一季度", "完成遴选"),
        ("二季度", "开工"),
        ("三季度", "完工一半"),
        ("四季度", "验收"),
    )
    assert (two.heading, two.responsible) == ("一、产业升级 / 第二章", ("市财政局", "各区政府"))
    assert two.due == date(2026, 9, 30)
    assert three.label == "1"
    assert three.heading.startswith("二、城市更新")
    assert four.is_standing
    assert not four.lead
    assert five.is_unmatched
    assert five.limit_words == "尽快"
    assert [each.kind for each in paper.left if each.kind in (LeftKind.TOTAL, LeftKind.NOTE)] == [
        LeftKind.TOTAL, LeftKind.NOTE, LeftKind.NOTE,
    ]  # fmt: skip


def test_workbook_with_merged_cells_groups_and_a_subtotal_is_read_in_its_places() -> None:
    paper = read_paper(a_workbook(), name="分解表.xlsx", year=2026)
    is_the_table_of_the_workbook(paper)
    assert place_words(paper.rows[0].place) == "工作表“分解表”第 6 行"


def test_docx_with_a_task_merged_over_two_rows_is_read() -> None:
    one, two = read_paper(a_docx(), name="分工表.docx", year=2026).rows
    assert (one.title, one.text, one.lead) == ("智能制造", "新建智能工厂10家", ("市工信局",))
    assert (two.title, two.text, two.supporting) == ("智能制造", "改造生产线30条", ("市发改委",))
    assert two.due == date(2026, 6, 30)


def test_paper_comes_back_from_the_process_apart_as_it_was_read(tmp_path: Path) -> None:
    path = tmp_path / "paper"
    path.write_bytes(a_workbook())
    found = from_plain(taken_apart("division", path, name="分解表.xlsx", year=2026))
    assert found == read_paper(a_workbook(), name="分解表.xlsx", year=2026)
    assert as_plain(found)["rows"][1]["due"] == "2026-09-30"


def test_sheet_without_a_table_of_tasks_is_told_and_its_words_are_left_over() -> None:
    paper = read_paper("地区,数值\n云川,12\n".encode(), name="x.csv", year=2026)
    assert not paper.rows
    assert {each.code for each in paper.troubles} == {
        "division.nothing_found",
        "division.sheet_without_tasks",
    }
    assert [each.text for each in paper.left] == ["地区\t数值", "云川\t12"]


@pytest.mark.parametrize("name", ["x.xlsx", "x.docx", "x.txt"])
def test_damaged_paper_is_refused(name: str) -> None:
    with pytest.raises(GangmuError):
        read_paper(a_workbook()[:200] if name != "x.txt" else b"\0\1\2", name=name)


@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not here")
def test_workbook_saved_by_an_office_program_reads_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(a_workbook())
    ods = converted(path, "ods")
    again = converted(ods, "xlsx")
    is_the_table_of_the_workbook(read_paper(again.read_bytes(), name="分解表.xlsx", year=2026))


@pytest.mark.parametrize(("name", "data"), [("x.xlsx", a_workbook()), ("x.docx", a_docx())])
def test_damaged_paper_is_read_or_refused_and_never_ends_the_reader(name: str, data: bytes) -> None:
    chance = Random(7)
    for _ in range(60):
        bad = bytearray(data[: chance.randrange(40, len(data))] if chance.random() < 0.4 else data)
        for _ in range(chance.randrange(1, 6)):
            bad[chance.randrange(len(bad))] ^= 1 << chance.randrange(8)
        with contextlib.suppress(GangmuError):
            paper = read_paper(bytes(bad), name=name, year=2026)
            assert all(0 <= row.start < row.end <= len(paper.text) for row in paper.rows)

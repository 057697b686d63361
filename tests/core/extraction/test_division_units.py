"""A paper proposes the units it names; two ways of writing one name are proposed, not merged."""

from datetime import date
from pathlib import Path

import pytest

from gangmu.core.base.org_units import Group, Member, UnitEntry
from gangmu.core.base.unit_names import UnitDirectory
from gangmu.core.extraction.division_papers import read_division
from gangmu.core.extraction.division_units import may_be_one, units_named
from gangmu.core.outline.scripts import fold
from gangmu.core.outline.sources import SourceText
from gangmu.core.plan.division_rows import DivisionRow

DAY = date(2026, 1, 15)


def a_row(*lead: str, responsible: tuple[str, ...] = ()) -> DivisionRow:
    return DivisionRow(text="建成公园", place="line:1", start=0, end=4, lead=lead, responsible=responsible)


def test_names_are_parted_into_known_ones_those_to_found_and_groups() -> None:
    directory = UnitDirectory(
        units=(UnitEntry(code="fin", name="云川市财政局"), UnitEntry(code="east", name="云川市东区人民政府")),
        groups=(Group(code="districts", name="各区政府", members=(Member(unit="east"),)),),
        place="云川市",
        fold=fold,
    )
    rows = [
        a_row("市财政局", responsible=("市园林局", "各区政府")),
        a_row("市园林局", responsible=("有关部门",)),
    ]
    named = units_named(rows, directory, on=DAY)
    assert named.known == {"市财政局": "fin"}
    assert [(each.name, each.count) for each in named.unknown] == [("市园林局", 2)]
    assert [(each.name, each.members) for each in named.groups] == [("各区政府", ("east",)), ("有关部门", ())]


def test_two_ways_of_writing_one_name_are_proposed_as_one_unit() -> None:
    rows = [a_row("市场监管总局"), a_row("国家市场监督管理总局"), a_row("财政部")]
    found = {each.name: each.may_be for each in units_named(rows, UnitDirectory(units=()), on=DAY).unknown}
    assert found == {
        "市场监管总局": ("国家市场监督管理总局",),
        "国家市场监督管理总局": ("市场监管总局",),
        "财政部": (),
    }


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("国家发展改革委", "国家发展和改革委员会", True),
        ("人民银行", "中国人民银行", True),
        ("银保监会", "中国银行保险监督管理委员会", True),
        ("市住建局", "市住房和城乡建设局", True),
        ("国家医保局", "国家药监局", False),
        ("东区政府", "西区政府", False),
        ("市教育局", "区教育局", False),
    ],
)
def test_shortened_names_are_told_from_others(one: str, other: str, same: bool) -> None:
    assert may_be_one(one, other) is same
    assert may_be_one(other, one) is same


def test_real_paper_proposes_its_units_and_no_group_among_them(shared: Path) -> None:
    text = (shared / "docs/10-business-env-2020.txt").read_text(encoding="utf-8")
    rows = read_division(SourceText(text, "txt")).rows
    named = units_named(rows, UnitDirectory(units=()), on=DAY)
    assert {each.name for each in named.groups} == {
        "国务院相关部门", "国务院相关部门和单位", "相关部门", "各地区", "各部门",
    }  # fmt: skip
    assert {"住房城乡建设部", "市场监管总局", "国家知识产权局"} <= {each.name for each in named.unknown}
    assert sum(len(set(row.everyone)) for row in rows) == sum(
        each.count for each in (*named.unknown, *named.groups)
    )

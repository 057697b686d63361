"""Workbooks of a plan go out, are filled in, come back, are looked at row by row, and are taken in one act."""

import re
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from gangmu.files.tables.sheets_apart import read_sheets
from gangmu.files.xlsx.writing import WrittenSheet, workbook
from gangmu.web.accounts.models import OrgUnit
from gangmu.web.planning.books.returned import liaison_in, nodes_of
from gangmu.web.planning.models import AnnualTask, TaskFiling, TaskNode
from gangmu.web.record.models import LedgerEntry, Programme
from gangmu.web.record.verifying import verify
from web.builders import a_holder, a_key, a_post, a_unit
from web.planning.builders import YEAR, a_drafted_task, a_running_task, an_issued_task, fresh

pytestmark = pytest.mark.django_db


def at_desk(programme: Programme, role: str, unit: OrgUnit | None = None) -> Client:
    client = Client()
    client.force_login(a_holder(a_post(programme, role=role, unit=unit), programme))
    return client


class Book:
    """A workbook as a unit fills it in: rows of cells, by the names of their columns."""

    def __init__(self, data: bytes) -> None:
        [sheet] = read_sheets(data, name="计划.xlsx")
        self.rows = [
            [sheet.text(row, column) for column in range(1, sheet.width + 1)]
            for row in range(1, max(sheet.rows) + 1)
        ]

    def at(self, row: int, name: str) -> str:
        return self.rows[row - 1][self.rows[2].index(name)]

    def fill(self, row: int, **cells: str) -> None:
        for name, words in cells.items():
            self.rows[row - 1][self.rows[2].index(name)] = words

    def insert(self, row: int, **cells: str) -> None:
        self.rows.insert(row - 1, [""] * len(self.rows[2]))
        self.fill(row, **cells)

    def data(self) -> bytes:
        rows = [[words or None for words in row] for row in self.rows]
        return workbook([WrittenSheet(name="表", rows=rows, header=3)])


def downloaded(client: Client, form: str) -> Book:
    answer = client.get(reverse("plan_book", kwargs={"year": YEAR, "form": form}))
    assert answer.status_code == 200
    return Book(answer.content)


def brought(client: Client, book: Book, form: str) -> str:
    file = SimpleUploadedFile("计划.xlsx", book.data())
    where = reverse("bring_plan_book", kwargs={"year": YEAR, "form": form})
    return unescape(client.post(where, {"key": a_key(), "file": file}).content.decode())


def taken(client: Client, html: str, form: str) -> Any:
    given = {
        "key": a_key(),
        "token": re.findall(r'name="token" value="([^"]+)"', html)[0],
        "row": re.findall(r'name="row" value="(\d+)"', html),
    }
    return client.post(reverse("take_plan_book", kwargs={"year": YEAR, "form": form}), given)


def test_unit_plans_its_tasks_by_one_workbook_and_one_act(programme: Programme) -> None:
    unit = a_unit(programme)
    tasks = [an_issued_task(programme, lead_unit=unit) for _ in range(2)]
    a_running_task(programme, lead_unit=unit)
    an_issued_task(programme)  # another unit's
    signer = at_desk(programme, "signer", unit)
    book = downloaded(signer, "plan")
    assert [book.at(row, "任务") for row in (4, 5)] == [each.title for each in tasks]
    for row in (4, 5):
        book.fill(row, 一季度="完成招标；开工（2月15日）", 三季度="验收", 责任人="分管负责岗")
        book.fill(row, 联络员及电话="联络岗 024-12345678", 需协调事项="用地指标")
    book.fill(6, 一季度="改一改已经备案的")
    html = brought(signer, book, "plan")
    assert "现在是“推进中”，不能在这里改" in html
    assert all(fresh(each).state == "issued" for each in tasks)  # nothing is changed yet
    entries = LedgerEntry.objects.count()
    assert taken(signer, html, "plan").status_code == 302
    assert LedgerEntry.objects.count() == entries + 1
    assert all(fresh(each).state == "planned" for each in tasks)
    nodes = TaskNode.objects.filter(task=tasks[0]).order_by("due_on").values_list("text", "due_on")
    assert list(nodes) == [
        ("开工", date(2026, 2, 15)),
        ("完成招标", date(2026, 3, 31)),
        ("验收", date(2026, 9, 30)),
    ]
    filing = TaskFiling.objects.get(task=tasks[0])
    assert (filing.person, filing.liaison, filing.phone) == ("分管负责岗", "联络岗", "024-12345678")
    assert "联络岗" not in at_desk(programme, "leader").get(reverse("task", kwargs={"code": tasks[0].code})).content.decode()  # fmt: skip
    assert verify().is_whole


def test_workbook_of_the_filer_waits_for_the_signer_and_foreign_rows_are_refused(
    programme: Programme,
) -> None:
    unit = a_unit(programme)
    mine, other = an_issued_task(programme, lead_unit=unit), an_issued_task(programme)
    filer = at_desk(programme, "filer", unit)
    book = downloaded(filer, "plan")
    book.fill(4, 二季度="建成")
    book.insert(5, 系统编号=other.code, 任务=other.title, 二季度="抢别人的")
    html = brought(filer, book, "plan")
    assert "不是本单位能报的任务" in html
    taken(filer, html, "plan")
    assert (fresh(mine).state, TaskFiling.objects.get().prepared_on is not None) == ("issued", True)
    assert not TaskNode.objects.filter(task=other).exists()
    stranger = at_desk(programme, "filer", unit)
    assert taken(stranger, html, "plan").status_code == 404  # what one saw another does not confirm


def test_office_revises_drafts_and_adds_some_by_the_division_table_with_one_undo(
    programme: Programme,
) -> None:
    office = at_desk(programme, "office")
    lead, helper = a_unit(programme, name="市园林局"), a_unit(programme, name="市财政局")
    draft, issued = a_drafted_task(programme, lead_unit=lead), an_issued_task(programme)
    book = downloaded(office, "division")
    book.fill(4, 责任单位=f"{helper.name}、各区、县（市）政府", 完成时限="11月底")
    book.fill(5, 备注="已下达的不能改")
    for row, unit in ((6, lead.name), (7, "没有的局")):
        book.insert(row, 牵头单位=unit, 完成时限="年底前", **{"工作任务／主要举措": f"新建公园{row}"})
    html = brought(office, book, "division")
    assert ("没有的局" in html, "不能在这里改" in html, "新草稿" in html) == (True, True, True)
    assert taken(office, html, "division").status_code == 302
    now = fresh(draft)
    assert (now.limit_on, now.unspelled) == (date(2026, 11, 30), [["responsible", "各区、县（市）政府"]])
    new = AnnualTask.objects.get(title="新建公园6")
    assert (new.lead_unit, new.state) == (lead, "drafted")
    assert fresh(issued).version == issued.version
    page = office.get(reverse("plan", kwargs={"year": YEAR})).content.decode()
    seq = re.findall(r'name="seq" value="(\d+)"', page)[0]
    office.post(reverse("many_undone", kwargs={"year": YEAR}), {"key": a_key(), "seq": seq})
    assert not AnnualTask.objects.filter(title="新建公园6").exists()
    assert fresh(draft).limit_on == draft.limit_on
    assert verify().is_whole


def test_cells_of_quarters_and_liaisons_are_read_as_offices_write_them() -> None:
    said = {"q1": "立项\n批复（3月5日）", "q2": "—", "q4": "竣工"}
    nodes = list(nodes_of(said, 2026, until=date(2026, 11, 30)))
    assert [(each.text, each.due_on.isoformat()) for each in nodes] == [
        ("立项", "2026-03-31"),
        ("批复", "2026-03-05"),
        ("竣工", "2026-11-30"),
    ]
    assert liaison_in("联络岗，024－2272 1234") == ("联络岗", "024－2272 1234")

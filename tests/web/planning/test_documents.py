"""A document is brought, read by the worker, its units founded, its items taken in, linked, cut into tasks and issued."""

import json
import re
from collections import Counter
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from files.divisions.made import a_workbook
from gangmu.web.accounts.models import OrgUnit, UnitName
from gangmu.web.accounts.refusals import NotAllowedError
from gangmu.web.planning import queries as plans
from gangmu.web.planning.actions.issuing import PaperHead, issue_tasks
from gangmu.web.planning.actions.negotiating import enter_agreement, put_to_units
from gangmu.web.planning.documents import queries
from gangmu.web.planning.documents.cutting import Cut, cut_tasks
from gangmu.web.planning.documents.founding import Answers, found_named_units
from gangmu.web.planning.documents.groups import spell_out
from gangmu.web.planning.documents.linking import link_items
from gangmu.web.planning.documents.preview import preview_of
from gangmu.web.planning.documents.refusals import (
    ChoiceUnknownError,
    LeadsOpenError,
    NamesOpenError,
    ReasonNeededError,
)
from gangmu.web.planning.documents.settling import open_conflicts, settle_duty
from gangmu.web.planning.documents.taking import Choices, take_document
from gangmu.web.planning.matrix.asking import seen
from gangmu.web.planning.models import AnnualTask, DutySettlement, PlanDocument, PlanItem, TaskUnit
from gangmu.web.planning.proposing import given_of, proposals
from gangmu.web.record.models import LedgerEntry, Programme
from gangmu.web.record.moments import NOW
from gangmu.web.record.verifying import verify
from gangmu.web.serving.worker import run_next
from web.builders import a_holder, a_key, a_post, a_unit, an_actor, an_instant, an_office_clerk
from web.outlines.made import an_issued_version
from web.planning.builders import a_plan
from web.planning.documents_made import DAY, a_document, taken, taken_with_units, units_founded


def items_of(document: PlanDocument) -> list[PlanItem]:
    return list(PlanItem.objects.filter(document=document).order_by("number"))


def name_of(unit: OrgUnit | None) -> str:
    return unit.name if unit else ""


# Reading and the units that it names


def test_names_that_nobody_knows_are_proposed_and_founded_in_one_act(programme: Programme) -> None:
    by = an_office_clerk(programme)
    a_unit(programme, name="云川市财政局", short_name="市财政局")
    document = a_document(programme, by=by)
    assert [line.name.name for line in preview_of(document, by).names] == [
        "市园林局", "市住建局", "市市场监管局", "市文旅局", "市教育局",
    ]  # fmt: skip
    before = LedgerEntry.objects.count()
    units_founded(document, by)
    assert LedgerEntry.objects.count() == before + 1
    assert preview_of(document, by).names == []
    assert OrgUnit.objects.filter(name="市园林局", kind="department").count() == 1
    assert [group.name for group in preview_of(document, by).groups] == ["各区政府"]


def test_two_ways_of_writing_one_name_are_not_merged_silently(programme: Programme) -> None:
    by = an_office_clerk(programme)
    known = a_unit(programme, name="市住房和城乡建设局")
    document = a_document(programme, by=by)
    line = next(line for line in preview_of(document, by).names if line.name.name == "市住建局")
    assert line.default == ""
    assert f"of:{known.code}" in [each.value for each in line.choices]
    with pytest.raises(NamesOpenError):
        units_founded(document, by, 市住建局="")
    assert not OrgUnit.objects.filter(name="市园林局").exists()
    units_founded(document, by, 市住建局=f"of:{known.code}")
    assert list(UnitName.objects.values_list("unit", "name", "kind")) == [(known.pk, "市住建局", "alias")]


# Taking in


def test_document_is_not_taken_in_while_a_lead_is_open(programme: Programme) -> None:
    by = an_office_clerk(programme)
    document = a_document(programme, by=by)
    units_founded(document, by)
    with pytest.raises(LeadsOpenError) as refusal:
        take_document(document, Choices(), on=DAY, by=by, at=an_instant(), key=a_key(), seen=document.version)
    assert refusal.value.number == 2
    with pytest.raises(ReasonNeededError):
        taken(document, by, reason=" ")
    assert not PlanItem.objects.exists()


def test_leads_that_the_office_picks_are_recorded_as_settlements(programme: Programme) -> None:
    by = an_office_clerk(programme)
    document = taken_with_units(programme, by=by)
    assert document.state == "taken"
    assert [item.label for item in items_of(document)] == ["1", "2", "3", "4"]
    found = {row.item.label: row for row in DutySettlement.objects.select_related("item") if row.item}
    assert {label: (row.kind, row.holds) for label, row in found.items()} == {
        "2": ("no_lead", "市住建局"),
        "3": ("two_leads", "市文旅局"),
    }
    assert [each["holds"] for each in found["3"].rivals] == ["市文旅局", "市教育局"]
    assert found["2"].post_id == by.post_id
    assert found["2"].reason == "文件没有写明"


def test_row_that_is_left_out_becomes_no_item(programme: Programme) -> None:
    by = an_office_clerk(programme)
    document = a_document(programme, by=by)
    units_founded(document, by)
    document = taken(document, by, left_out=frozenset({1}))
    assert [item.label for item in items_of(document)] == ["1", "3", "4"]
    assert document.reading is not None
    assert document.reading["left_out"] == [1]


# Clauses


def test_items_are_proposed_clauses_and_drafts_follow_what_is_confirmed(programme: Programme) -> None:
    by = an_office_clerk(programme)
    an_issued_version(programme)
    document = taken_with_units(programme, by=by)
    first, second, third, _ = items_of(document)
    assert [first.link, second.link, third.link] == ["proposed", "proposed", "open"]
    task = cut_tasks(document, a_plan(programme, by=by).year, Cut(), by=by, at=an_instant(), key=a_key())
    assert task.clause_id is None  # proposed is not confirmed
    chosen = {first.pk: first.clause_id, third.pk: None}
    with pytest.raises(ReasonNeededError):
        link_items(chosen, on=DAY, by=by, at=an_instant(), key=a_key(), seen={first.pk: 1, third.pk: 1})
    link_items(
        chosen,
        why_none="市长办公会",
        on=DAY,
        by=by,
        at=an_instant(),
        key=a_key(),
        seen={first.pk: 1, third.pk: 1},
    )
    assert AnnualTask.objects.get(pk=task.pk).clause_id == first.clause_id
    links = {item.label: (item.link, item.why_none) for item in items_of(document)}
    assert links["1"] == ("confirmed", "")
    assert links["3"] == ("none", "市长办公会")


# Tasks


def test_tasks_are_cut_from_items_with_units_limits_and_the_choice_of_the_lead(programme: Programme) -> None:
    by = an_office_clerk(programme)
    district = a_unit(programme, name="东区人民政府")
    document = a_document(programme, by=by)
    units_founded(document, by)
    groups = {"各区政府": ["东区人民政府"]}
    found_named_units(Answers(names={}, groups=groups), by=by, at=an_instant(), key=a_key())
    document = taken(document, by)
    plan = a_plan(programme, by=by)
    cut_tasks(document, plan.year, Cut(limit_on=date(2026, 12, 31)), by=by, at=an_instant(), key=a_key())
    one, two, three, four = AnnualTask.objects.order_by("position")
    assert (one.title, name_of(one.lead_unit), one.limit_on) == (
        "建设十座街角公园",
        "市园林局",
        date(2026, 9, 30),
    )
    beside = list(TaskUnit.objects.filter(task=one).order_by("position").values_list("unit__name", "role"))
    assert beside == [("市财政局", "responsible"), (district.name, "responsible")]
    assert (name_of(two.lead_unit), two.lead_choice) == ("市住建局", "文件没有写明")
    assert name_of(three.lead_unit) == "市文旅局"
    assert TaskUnit.objects.get(task=three).unit.name == "市教育局"
    assert (four.lead_unit, four.limit_on) == (None, date(2026, 12, 31))
    assert verify().is_whole


def test_groups_that_nobody_spelled_out_and_unknown_names_stand_in_the_note(programme: Programme) -> None:
    by = an_office_clerk(programme)
    document = a_document(programme, by=by)
    units_founded(document, by, 市财政局="found")
    document = taken(document, by)
    task = cut_tasks(document, a_plan(programme, by=by).year, Cut(), by=by, at=an_instant(), key=a_key())
    assert task.note == "待写明是哪些单位：各区政府"


def test_group_that_is_spelled_out_is_named_on_the_drafts_and_known_to_later_papers(
    programme: Programme,
) -> None:
    by = an_office_clerk(programme)
    east, west = a_unit(programme, name="东区人民政府"), a_unit(programme, name="西区人民政府")
    document = taken_with_units(programme, by=by)
    task = cut_tasks(document, a_plan(programme, by=by).year, Cut(), by=by, at=an_instant(), key=a_key())
    spell_out(document, "各区政府", [east.pk, west.pk], by=by, at=an_instant(), key=a_key())
    named = list(TaskUnit.objects.filter(task=task).order_by("position").values_list("unit__name", flat=True))
    assert named == ["市财政局", "东区人民政府", "西区人民政府"]
    assert AnnualTask.objects.get(pk=task.pk).note == ""
    later = a_document(
        programme, "云川市分工\n1．清扫街道。\n牵头单位：市园林局\n责任单位：各区人民政府\n", by=by
    )
    assert preview_of(later, by).groups == []
    with pytest.raises(ChoiceUnknownError):
        spell_out(document, "各区政府", [east.pk], by=by, at=an_instant(), key=a_key())
    assert verify().is_whole


def test_tasks_are_cut_once(programme: Programme) -> None:
    by = an_office_clerk(programme)
    document = taken_with_units(programme, by=by)
    year = a_plan(programme, by=by).year
    only = [items_of(document)[0].pk]
    cut_tasks(document, year, Cut(), only=only, by=by, at=an_instant(), key=a_key())
    cut_tasks(document, year, Cut(), by=by, at=an_instant(), key=a_key())
    assert AnnualTask.objects.count() == 4
    assert AnnualTask.objects.values("item").distinct().count() == 4


# Conflicts


OTHER = """云川市城市更新专项分工
1．建设十座街角公园。
牵头单位：市城管局
完成时限：6月底前
"""


def test_two_papers_that_disagree_are_a_conflict_until_it_is_settled_and_drafts_follow(
    programme: Programme,
) -> None:
    by = an_office_clerk(programme)
    first = taken_with_units(programme, by=by)
    taken_with_units(programme, OTHER, by=by)
    task = cut_tasks(first, a_plan(programme, by=by).year, Cut(), by=by, at=an_instant(), key=a_key())
    leads, days = open_conflicts(by, DAY)
    assert [rival.value for rival in leads.rivals] == ["市园林局", "市城管局"]
    assert [rival.value for rival in days.rivals] == ["2026-06-30", "2026-09-30"]
    for conflict, holds in ((leads, "市城管局"), (days, "2026-06-30")):
        settle_duty(
            conflict.found.key,
            holds=holds,
            reason="市长办公会议定",
            on=DAY,
            by=by,
            at=an_instant(),
            key=a_key(),
        )
    assert open_conflicts(by, DAY) == []
    task = AnnualTask.objects.get(pk=task.pk)
    assert (name_of(task.lead_unit), task.limit_on) == ("市城管局", date(2026, 6, 30))
    assert "市园林局" in TaskUnit.objects.filter(task=task).values_list("unit__name", flat=True)
    assert verify().is_whole


def test_filer_reads_documents_and_brings_none(programme: Programme) -> None:
    document = a_document(programme)
    filer = an_actor(programme, role="filer")
    assert queries.documents(filer, NOW).get(id=document.pk).title == "云川市2026年重点任务分工"
    with pytest.raises(NotAllowedError):
        a_document(programme, by=filer)


# Pages


@pytest.fixture
def office(programme: Programme) -> Client:
    client = Client()
    client.force_login(a_holder(a_post(programme, role="office"), programme))
    return client


def brought(client: Client, data: bytes, name: str, **fields: str) -> Any:
    values = {"file": SimpleUploadedFile(name, data), "kind": "division", "key": a_key()} | fields
    return client.post(reverse("bring_document"), values)


def page(client: Client, name: str, **arguments: Any) -> str:
    answer = client.get(reverse(name, kwargs=arguments))
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def posted(client: Client, name: str, document: PlanDocument, **fields: str) -> Any:
    row = PlanDocument.objects.get(pk=document.pk)
    values = {"key": a_key(), "version": str(row.version)} | fields
    return client.post(reverse(name, kwargs={"document": document.pk}), values)


@pytest.mark.django_db(transaction=True)
def test_workbook_is_brought_and_shown_with_its_open_points_in_their_places(office: Client) -> None:
    assert brought(office, a_workbook(), "分解表.xlsx", year="2026").status_code == 302
    document = PlanDocument.objects.get()
    assert 'http-equiv="refresh"' in page(office, "document", document=document.pk)
    assert run_next("worker-of-a-test")
    html = page(office, "document", document=document.pk)
    assert "新建智能工厂10家" in html
    assert "工作表“分解表”第 12 行" in html
    assert "没有写由谁负责" in html
    assert "填表人" in html  # what became no row is shown too
    assert posted(office, "take_document", document).status_code == 422
    assert not PlanItem.objects.exists()


def test_same_file_brought_twice_is_told(programme: Programme, office: Client) -> None:
    by = an_office_clerk(programme)
    first = taken_with_units(programme, by=by)
    again = a_document(programme, by=by)
    html = page(office, "document", document=again.pk)
    assert "这个文件以前读入过" in html
    assert reverse("document", kwargs={"document": first.pk}) in html


def test_page_of_a_task_tells_the_item_that_it_was_cut_from_and_who_chose_its_lead(
    programme: Programme, office: Client
) -> None:
    by = an_office_clerk(programme)
    document = taken_with_units(programme, by=by)
    item = items_of(document)[1]
    year = a_plan(programme, by=by).year
    task = cut_tasks(document, year, Cut(), only=[item.pk], by=by, at=an_instant(), key=a_key())
    html = page(office, "task", code=task.code)
    assert "云川市2026年重点任务分工" in html
    assert "市住建局牵头：文件没有写明" in html


@pytest.mark.django_db(transaction=True)
def test_document_that_cannot_be_read_says_why_and_may_be_withdrawn(office: Client) -> None:
    brought(office, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "旧.xls")
    document = PlanDocument.objects.get()
    run_next("worker-of-a-test")
    assert "table.old_excel" in page(office, "document", document=document.pk)
    assert posted(office, "withdraw_document", document).status_code == 302
    assert PlanDocument.objects.get().state == "withdrawn"


def test_pages_cost_as_many_queries_for_a_long_document_as_for_a_short_one(
    programme: Programme, office: Client, django_assert_max_num_queries: Any
) -> None:
    by = an_office_clerk(programme)
    an_issued_version(programme)
    long = "".join(f"{n}．改造第{n}片区。\n牵头单位：市第{n}中心\n责任单位：市财政局\n" for n in range(1, 80))
    document = a_document(programme, "云川市任务分工\n" + long, by=by)
    with django_assert_max_num_queries(20):
        page(office, "document", document=document.pk)
    units_founded(document, by)
    document = taken(document, by)
    for name in ("document", "document_links"):
        with django_assert_max_num_queries(20):
            page(office, name, document=document.pk)
    with django_assert_max_num_queries(20):
        page(office, "duty_conflicts")


@pytest.mark.django_db(transaction=True)
def test_real_paper_goes_through_the_whole_chain_and_no_unit_is_typed(
    programme: Programme, office: Client, shared: Path
) -> None:
    name = "10-business-env-2020.txt"
    brought(office, (shared / "docs" / name).read_bytes(), name, year="2020", issued_on="2020-07-15")
    document = PlanDocument.objects.get()
    run_next("worker-of-a-test")
    by = an_office_clerk(programme)

    def fields(pattern: str, value: str) -> dict[str, str]:
        return dict.fromkeys(re.findall(pattern, page(office, "document", document=document.pk)), value)

    known = set(OrgUnit.objects.values_list("pk", flat=True))
    assert (
        posted(office, "found_named_units", document, **fields(r'name="(name-\d+)"', "found")).status_code
        == 302
    )
    founded = OrgUnit.objects.exclude(pk__in=known)
    html = page(office, "document", document=document.pk)
    assert "带 * 的名称" not in html  # every name is known
    open_leads = preview_of(PlanDocument.objects.get(), by).leads
    wanted = (shared / "docs/gold/duties.jsonl").read_text("utf-8").splitlines()
    gold = [row for row in map(json.loads, wanted) if row["doc"] == name]
    assert len(open_leads) == sum(not row["lead"] for row in gold)
    head_office = founded.get(name="国务院办公厅")  # for what is given to all regions and departments
    picked = {number: each.rivals[0] if each.rivals else head_office for number, each in open_leads.items()}
    leads = {f"lead-{number}": str(unit.pk) for number, unit in picked.items()}
    assert posted(office, "take_document", document, **leads, reason="办公室选定").status_code == 302
    assert DutySettlement.objects.filter(kind="no_lead").count() == len(open_leads)

    a_plan(programme, by=by, year=2020)
    cut = posted(office, "cut_tasks", document, year="2020", limit_on="2020-12-31", criterion="text")
    assert cut.status_code == 302
    tasks = list(AnnualTask.objects.order_by("position"))
    assert len(tasks) == len(gold) == 20
    named = {unit.pk: unit.name for unit in OrgUnit.objects.all()}
    for task, row in zip(tasks, gold, strict=True):
        if row["lead"]:
            assert [named[task.lead_unit_id or 0]] == row["lead"]
        everyone = {
            named[task.lead_unit_id or 0],
            *TaskUnit.objects.filter(task=task).values_list("unit__name", flat=True),
        }
        assert {each for each in row["lead"] + row["responsible"] if each in named.values()} <= everyone

    codes = [task.code for task in tasks]
    put_to_units(codes, on=DAY, by=by, at=an_instant(), key=a_key())
    enter_agreement(codes, paper="会签单", on=DAY, by=by, at=an_instant(), key=a_key())
    head = PaperHead(approved_by="领导小组组长", number="云领办〔2020〕9号")
    issue_tasks(plans.plan_of(by, NOW, 2020), codes, head=head, on=DAY, by=by, at=an_instant(), key=a_key())
    assert set(AnnualTask.objects.values_list("state", flat=True)) == {"issued"}
    matrix = seen(by, NOW).matrix
    led = Counter(row["lead"][0] if row["lead"] else picked[number].name for number, row in enumerate(gold))
    assert {named[unit]: count for unit, count in matrix.leads(2020).items()} == led
    assert (
        len(matrix.without_clause(2020)) == 20
    )  # no outline was issued: each is marked as ordered by no clause
    assert verify().is_whole


def test_next_year_proposes_the_items_that_were_settled_with_their_units(programme: Programme) -> None:
    by = an_office_clerk(programme)
    document = taken_with_units(programme, by=by)
    second = items_of(document)[1]
    chosen = {second.pk: None}
    link_items(
        chosen, why_none="市长办公会", on=DAY, by=by, at=an_instant(), key=a_key(), seen={second.pk: 1}
    )
    a_plan(programme, by=by)
    [proposal] = [each for each in proposals(2026, by, NOW) if each.item]
    given = given_of(proposal, 2026, by, on=DAY)
    assert (given.title, name_of(given.lead_unit)) == ("推进老旧小区加装电梯20部", "市住建局")
    assert (given.limit_on, given.lead_choice) == (date(2026, 12, 31), "文件没有写明")

"""The units that a document names are founded, its items taken in, linked to clauses, cut into tasks, settled."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from gangmu.web.accounts.models import OrgUnit, UnitName
from gangmu.web.accounts.refusals import NotAllowedError
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
from gangmu.web.planning.documents.taking import Choices, kept_rows, take_document, take_more
from gangmu.web.planning.models import AnnualTask, DutySettlement, PlanItem, TaskUnit
from gangmu.web.planning.proposing import given_of, proposals
from gangmu.web.record.models import LedgerEntry, Programme
from gangmu.web.record.moments import NOW
from gangmu.web.record.verifying import verify
from web.builders import a_holder, a_key, a_post, a_unit, an_actor, an_instant, an_office_clerk, changed
from web.outlines.made import an_issued_version
from web.planning.builders import a_drafted_task, a_plan
from web.planning.documents_made import (
    DAY,
    a_document,
    items_of,
    name_of,
    taken,
    taken_with_units,
    units_founded,
)

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


def test_groups_that_nobody_spelled_out_stay_open_on_the_task(programme: Programme) -> None:
    by = an_office_clerk(programme)
    document = a_document(programme, by=by)
    units_founded(document, by, 市财政局="found")
    document = taken(document, by)
    task = cut_tasks(document, a_plan(programme, by=by).year, Cut(), by=by, at=an_instant(), key=a_key())
    assert (task.unspelled, task.note) == ([["responsible", "各区政府"]], "")


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
    assert AnnualTask.objects.get(pk=task.pk).unspelled == []
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


def test_sentences_of_a_work_report_that_are_not_proposed_are_taken_in_only_when_ticked(
    programme: Programme,
) -> None:
    by = an_office_clerk(programme)
    text = "云川市政府工作报告\n一、2026年重点工作\n6月底前建成三座公园。加强企业服务，提升服务水平。支持企业做大做强。深化改革，完善服务体系。\n"
    document = a_document(programme, text, by=by, kind="work_report")
    preview = preview_of(document, by)
    assert ([line.row.text for line in preview.lines], preview.others) == (["6月底前建成三座公园。"], 3)
    document = taken(document, by, taken_in=frozenset({1}))
    assert [item.number for item in items_of(document)] == [1, 2]
    assert [number for number, _ in kept_rows(document)] == [2, 3]
    document = take_more(document, {3}, by=by, at=an_instant(), key=a_key(), seen=document.version)
    assert ([item.number for item in items_of(document)], len(kept_rows(document))) == ([1, 2, 4], 1)
    assert verify().is_whole


def test_year_that_is_closed_and_tasks_that_were_carried_over_dispute_nothing(programme: Programme) -> None:
    by = an_office_clerk(programme)
    said = {"title": "改造老旧小区管网", "text": "改造老旧小区管网"}
    old = a_drafted_task(programme, by=by, **said)
    plan = a_plan(programme, by=by, year=2027)
    a_drafted_task(programme, by=by, plan=plan, limit_on=date(2027, 12, 31), **said)
    assert [each.found.kind.value for each in open_conflicts(by, DAY)] == ["dates_disagree"]
    AnnualTask.objects.filter(pk=old.pk).update(verdict="carried")
    assert open_conflicts(by, DAY) == []


def test_task_that_is_issued_tells_what_was_settled_about_it_and_that_it_says_something_else(
    programme: Programme,
) -> None:
    by = an_office_clerk(programme)
    first = taken_with_units(programme, by=by)
    taken_with_units(programme, OTHER, by=by)
    task = cut_tasks(first, a_plan(programme, by=by).year, Cut(), by=by, at=an_instant(), key=a_key())
    row = AnnualTask.objects.get(pk=task.pk)
    changed(row, programme, state="running", criterion="建成", limit_on=date(2026, 12, 31))
    days = open_conflicts(by, DAY)[1]
    settle_duty(
        days.found.key,
        holds="2026-06-30",
        reason="市长办公会议定",
        on=DAY,
        by=by,
        at=an_instant(),
        key=a_key(),
    )
    desk = Client()
    desk.force_login(a_holder(a_post(programme, role="office"), programme))
    page = desk.get(reverse("task", args=[task.code])).content.decode()
    assert "市长办公会议定" in page
    assert "与认定的不一致" in page
    record = desk.get(reverse("duty_conflicts")).content.decode()
    assert "云川市城市更新专项分工 1：2026-06-30" in record  # who said what, beside what holds
    changed(AnnualTask.objects.get(pk=task.pk), programme, limit_on=date(2026, 6, 30))
    assert "与认定的不一致" not in desk.get(reverse("task", args=[task.code])).content.decode()

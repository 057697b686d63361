"""A document is brought, read by the worker, and goes its way over the pages of the desk."""

import json
import re
from collections import Counter
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from files.divisions.made import a_workbook
from gangmu.web.accounts.models import OrgUnit
from gangmu.web.planning import queries as plans
from gangmu.web.planning.actions.issuing import PaperHead, issue_tasks
from gangmu.web.planning.actions.negotiating import enter_agreement, put_to_units
from gangmu.web.planning.documents.cutting import Cut, cut_tasks
from gangmu.web.planning.documents.preview import preview_of
from gangmu.web.planning.matrix.asking import seen
from gangmu.web.planning.models import AnnualTask, DutySettlement, PlanDocument, PlanItem, TaskUnit
from gangmu.web.record.models import Programme
from gangmu.web.record.moments import NOW
from gangmu.web.record.verifying import verify
from gangmu.web.serving.worker import run_next
from web.builders import a_holder, a_key, a_post, an_instant, an_office_clerk
from web.outlines.made import an_issued_version
from web.planning.builders import a_plan
from web.planning.documents_made import (
    DAY,
    a_document,
    items_of,
    taken,
    taken_with_units,
    units_founded,
)

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

    html = page(office, "spell_units", year=2020)
    words = re.findall(r'name="words" value="([^"]*)"', html)
    assert "各地区" in words
    answers = {f"answer-{place}": "none" for place in range(len(words))}
    sent = {"key": a_key(), "words": words, **answers}
    assert office.post(reverse("spelled_units", kwargs={"year": 2020}), sent).status_code == 302
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

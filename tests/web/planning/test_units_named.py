"""Units are named before a task goes to them or out: what says 各区 or 有关部门 holds nobody to anything."""

from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from gangmu.web.accounts.models import UnitGroup
from gangmu.web.planning.actions.issuing import PaperHead, issue_tasks
from gangmu.web.planning.actions.negotiating import put_to_units
from gangmu.web.planning.models import AnnualTask, TaskUnit
from gangmu.web.planning.refusals import UnitsNotNamedError
from gangmu.web.record.models import Programme
from gangmu.web.record.verifying import verify
from web.builders import a_holder, a_key, a_post, a_unit, an_instant, an_office_clerk
from web.planning.builders import DRAWN_ON, YEAR, a_drafted_task, a_plan, fresh

pytestmark = pytest.mark.django_db
GROUP = "各区、县（市）政府"


@pytest.fixture
def office(programme: Programme) -> Client:
    client = Client()
    client.force_login(a_holder(a_post(programme, role="office"), programme))
    return client


def an_open_task(programme: Programme, *words: str) -> AnnualTask:
    lead = a_unit(programme)
    return a_drafted_task(
        programme, lead_unit=lead, unspelled=tuple(("responsible", each) for each in words or (GROUP,))
    )


def beside(task: AnnualTask) -> list[str]:
    return list(TaskUnit.objects.filter(task=task).order_by("position").values_list("unit__name", flat=True))


def test_task_whose_units_are_not_named_goes_neither_to_units_nor_out(programme: Programme) -> None:
    by, task = an_office_clerk(programme), an_open_task(programme)
    with pytest.raises(UnitsNotNamedError) as refusal:
        put_to_units([task.code], on=DRAWN_ON, by=by, at=an_instant(), key=a_key())
    told = str(refusal.value.parameters["tasks"])
    assert (task.code in told, GROUP in told, f"/desk/tasks/{task.code}/edit/" in told) == (True, True, True)
    head = PaperHead(approved_by="市长")
    with pytest.raises(UnitsNotNamedError):
        issue_tasks(task.plan, [task.code], head=head, on=DRAWN_ON, by=by, at=an_instant(), key=a_key())


def test_words_on_many_tasks_are_spelled_out_at_once_and_taken_back_at_once(
    office: Client, programme: Programme
) -> None:
    east = a_unit(programme, name="东区", kind="district")
    a_unit(programme, name="高新区管委会", kind="development_zone")
    one, two = an_open_task(programme), an_open_task(programme, GROUP, "有关部门")
    page = unescape(office.get(reverse("spell_units", kwargs={"year": YEAR})).content.decode())
    assert "写成：东区" in page
    given = {"key": a_key(), "words": [GROUP, "有关部门"], "answer-0": "these", "unit-0": str(east.pk)}
    given |= {"group-0": "1", "answer-1": "none"}
    assert office.post(reverse("spelled_units", kwargs={"year": YEAR}), given).status_code == 302
    assert (beside(one), beside(two)) == (["东区"], ["东区"])
    assert (fresh(one).unspelled, fresh(two).unspelled) == ([], [])
    assert list(UnitGroup.objects.values_list("name", flat=True)) == [GROUP]
    assert verify().is_whole
    page = unescape(office.get(reverse("spell_units", kwargs={"year": YEAR})).content.decode())
    seq = page.partition('name="seq" value="')[2].partition('"')[0]
    office.post(reverse("many_undone", kwargs={"year": YEAR}), {"key": a_key(), "seq": seq})
    assert (beside(one), fresh(one).unspelled) == ([], [["responsible", GROUP]])
    assert not UnitGroup.objects.exists()


def test_form_of_a_task_keeps_the_words_offers_the_units_and_writes_them_on_a_tick(
    office: Client, programme: Programme
) -> None:
    a_plan(programme)
    lead = a_unit(programme, name="东区", kind="district")
    a_unit(programme, name="西区", kind="district")
    given = {"key": a_key(), "title": "建公园", "lead": lead.name, "limit": "年底前", "responsible": GROUP}
    assert office.post(reverse("draft_task", kwargs={"year": YEAR}), given).status_code == 302
    task = AnnualTask.objects.get()
    assert task.unspelled == [["responsible", GROUP]]
    page = unescape(office.get(reverse("edit_task", kwargs={"code": task.code})).content.decode())
    assert "保存时写成：东区、西区" in page
    given |= {"key": a_key(), "spell": GROUP, "version": str(task.version)}
    assert office.post(reverse("edited_task", kwargs={"code": task.code}), given).status_code == 302
    assert (fresh(task).unspelled, beside(task)) == ([], ["西区"])


def test_list_before_says_which_words_hold_a_task_back_and_where_they_are_named(
    office: Client, programme: Programme
) -> None:
    task = an_open_task(programme)
    where = reverse("many", kwargs={"year": YEAR})
    page = unescape(office.post(where, {"act": "consult", "code": task.code}).content.decode())
    assert f"“{GROUP}”没有写明是哪些单位" in page
    assert reverse("spell_units", kwargs={"year": YEAR}) in page
    nobody = a_drafted_task(
        programme
    )  # without a lead it is not put to anybody, and does not hold up the others
    page = unescape(office.post(where, {"act": "consult", "code": nobody.code}).content.decode())
    assert "没有牵头单位" in page


def test_list_before_issuing_says_of_each_draft_what_it_lacks(office: Client, programme: Programme) -> None:
    task = a_drafted_task(programme)
    where = reverse("many", kwargs={"year": YEAR})
    page = unescape(office.post(where, {"act": "issue"}).content.decode())
    assert (task.code in page, "没有牵头单位、还没有征求单位意见" in page) == (True, True)

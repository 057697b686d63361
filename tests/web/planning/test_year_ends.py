"""A year is opened from what is proposed and closed only when every task has its verdict; carried tasks keep identity."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gangmu.core.base.lifecycles import GuardedError, NoSuchStepError, ReasonNeededError
from gangmu.core.plan.year_openings import Ground
from gangmu.web.outlines.models import Promise
from gangmu.web.planning.actions.claiming import (
    Shown,
    bring_evidence,
    claim_completion,
    claim_node,
    return_claim,
    verify_completion,
    verify_node,
)
from gangmu.web.planning.actions.closing import Verdict, close_plan, give_verdicts
from gangmu.web.planning.actions.drafting import remove_task
from gangmu.web.planning.actions.opening import open_year
from gangmu.web.planning.models import AnnualPlan, AnnualTask, TaskNode
from gangmu.web.planning.progress import Progress
from gangmu.web.planning.proposing import proposals
from gangmu.web.planning.refusals import (
    ApprovalNotNamedError,
    PlanClosedError,
    TooEarlyToCloseError,
    TooEarlyToOpenError,
    YearNotOverError,
)
from gangmu.web.record.actors import Actor
from gangmu.web.record.models import Programme
from web.builders import a_holder, a_key, a_post, a_unit, an_instant, an_office_clerk, changed
from web.outlines.made import an_issued_version
from web.planning.builders import (
    DRAWN_ON,
    YEAR,
    a_desk,
    a_drafted_task,
    a_plan,
    a_running_task,
    an_issued_task,
    fresh,
)

pytestmark = pytest.mark.django_db
AT_THE_END = date(YEAR, 12, 20)


def judged(task: AnnualTask, by: Actor, outcome: str, *, on: date = AT_THE_END, **told: Any) -> AnnualTask:
    known = {"reason": "资金未到位", "approved_by": "市长"}
    verdict = Verdict(outcome=outcome, **known | told)
    give_verdicts(task.plan, [task.code], verdict, on=on, by=by, at=an_instant(), key=a_key())
    return fresh(task)


def test_verdicts_are_given_at_the_end_of_the_year_only(programme: Programme) -> None:
    office = an_office_clerk(programme)
    task = a_running_task(programme, by=office)
    with pytest.raises(TooEarlyToCloseError):
        judged(task, office, "unmet", on=date(YEAR, 12, 14))
    assert judged(task, office, "unmet", on=date(YEAR, 12, 15)).state == "unmet"


@pytest.mark.parametrize("outcome", ["carried", "cancelled", "unmet"])
def test_verdict_needs_a_reason_and_an_approver(programme: Programme, outcome: str) -> None:
    office = an_office_clerk(programme)
    task = a_running_task(programme, by=office)
    with pytest.raises(ReasonNeededError):
        judged(task, office, outcome, reason=" ")
    with pytest.raises(ApprovalNotNamedError):
        judged(task, office, outcome, approved_by="")
    now = judged(task, office, outcome)
    assert (now.state, now.verdict, now.verdict_by) == (outcome, outcome, "市长")


def test_task_that_nobody_verified_is_not_called_done(programme: Programme) -> None:
    office = an_office_clerk(programme)
    with pytest.raises(NoSuchStepError):
        judged(a_running_task(programme, by=office), office, "done")


def test_plan_is_closed_only_complete_and_names_each_gap(programme: Programme) -> None:
    office = an_office_clerk(programme)
    tasks = [a_running_task(programme, by=office), an_issued_task(programme, by=office)]
    plan = AnnualPlan.objects.get()
    with pytest.raises(YearNotOverError) as refusal:
        close_plan(plan, on=AT_THE_END, by=office, at=an_instant(), key=a_key(), seen=plan.version)
    assert all(task.code in refusal.value.message() for task in tasks)
    for task in tasks:
        judged(task, office, "cancelled")
    close_plan(plan, on=AT_THE_END, by=office, at=an_instant(), key=a_key(), seen=plan.version)
    assert AnnualPlan.objects.get(year=YEAR).state == "closed"
    with pytest.raises(PlanClosedError):
        judged(tasks[0], office, "unmet")


def test_carried_task_goes_on_in_the_next_plan_once(programme: Programme) -> None:
    office, helper = an_office_clerk(programme), a_unit(programme)
    task = a_running_task(programme, by=office, supporting=(helper,))
    judged(task, office, "carried")
    after = AnnualTask.objects.get(plan__year=YEAR + 1)
    assert (after.line, after.carried_from, after.lead_unit) == (task.line, task, task.lead_unit)
    assert (after.state, after.limit_on, after.criterion) == ("drafted", None, task.criterion)
    assert after.code != task.code


def test_year_is_proposed_from_a_day_on(programme: Programme) -> None:
    office = an_office_clerk(programme)
    task = a_running_task(programme, by=office)
    with pytest.raises(TooEarlyToOpenError):
        open_year(YEAR + 1, [f"t{task.code}"], on=date(YEAR, 11, 14), by=office, at=an_instant(), key=a_key())
    open_year(YEAR + 1, [f"t{task.code}"], on=date(YEAR, 11, 15), by=office, at=an_instant(), key=a_key())
    after = AnnualTask.objects.get(plan__year=YEAR + 1)
    assert after.line == task.line
    judged(task, office, "carried")
    assert AnnualTask.objects.filter(plan__year=YEAR + 1).count() == 1


def test_what_falls_due_is_proposed_and_drafted_with_what_the_outline_says(programme: Programme) -> None:
    an_issued_version(programme)
    office = an_office_clerk(programme)
    found = proposals(2027, office)
    target = Promise.objects.filter(kind="target", due="2027").first()
    assert target is not None
    assert {each.ground for each in found} == {Ground.DUE}
    open_year(2027, [f"p{target.code}"], on=date(2026, 12, 1), by=office, at=an_instant(), key=a_key())
    task = AnnualTask.objects.get()
    assert (task.promise, task.text, task.limit_on) == (target, target.words, date(2027, 12, 31))
    assert target.code not in {each.promise.code for each in proposals(2027, office) if each.promise}


def test_promise_without_a_date_in_that_year_is_not_proposed(programme: Programme) -> None:
    an_issued_version(programme)
    assert proposals(2026, an_office_clerk(programme)) == []


def test_open_node_of_an_unfinished_task_is_told(programme: Programme) -> None:
    office = an_office_clerk(programme)
    a_running_task(programme, by=office)
    [found] = proposals(YEAR + 1, office)
    assert found.ground is Ground.CARRIED
    assert "1个节点" in found.note


def test_task_that_was_not_completed_is_proposed_with_the_reason_of_its_verdict(programme: Programme) -> None:
    task = a_running_task(programme)
    changed(task, programme, state="unmet", verdict="unmet", verdict_reason="征地没有完成")
    [found] = proposals(YEAR + 1, an_office_clerk(programme))
    assert (found.ground, found.note) == (Ground.UNMET, "征地没有完成")


def test_who_claimed_does_not_verify_from_another_post(programme: Programme) -> None:
    lead = a_unit(programme)
    signer = a_desk(programme, lead, role="signer")
    task = a_running_task(programme, signer=signer)
    shown = Shown(title="报告", source="文号")
    bring_evidence(task, shown, on=DRAWN_ON, by=signer, at=an_instant(), key=a_key())
    task = claim_completion(
        task, "做完", on=DRAWN_ON, by=signer, at=an_instant(), key=a_key(), seen=fresh(task).version
    )
    office = an_office_clerk(programme)
    same_person = Actor(**{name: getattr(office, name) for name in office.__slots__} | {"user_id": signer.user_id, "user": signer.user})  # fmt: skip
    with pytest.raises(GuardedError):
        verify_completion(
            task, "属实", on=DRAWN_ON, by=same_person, at=an_instant(), key=a_key(), seen=task.version
        )
    back = return_claim(
        task, reason="缺照片", on=DRAWN_ON, by=office, at=an_instant(), key=a_key(), seen=task.version
    )
    assert (back.state, back.claimed_on) == ("running", None)


def test_claimed_node_is_verified_by_another_person(programme: Programme) -> None:
    lead = a_unit(programme)
    signer = a_desk(programme, lead, role="signer")
    a_running_task(programme, signer=signer)
    node = TaskNode.objects.get()
    node = claim_node(node, on=DRAWN_ON, by=signer, at=an_instant(), key=a_key(), seen=node.version)
    assert node.verified_on is None
    office = an_office_clerk(programme)
    node = verify_node(
        node,
        is_reached=True,
        is_able=None,
        on=DRAWN_ON,
        by=office,
        at=an_instant(),
        key=a_key(),
        seen=node.version,
    )
    assert node.verified_on == DRAWN_ON


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(outcomes=st.lists(st.lists(st.sampled_from(["carried", "cancelled", "unmet"]), min_size=3, max_size=3), min_size=1, max_size=3))  # fmt: skip
def test_identity_is_kept_over_any_years(programme: Programme, outcomes: list[list[str]]) -> None:
    office = an_office_clerk(programme)
    lines = {}
    year = AnnualPlan.objects.count() + 2100
    plan = a_plan(programme, by=office, year=year)
    for _ in range(3):
        task = an_issued_task(programme, by=office, plan=plan, limit_on=date(year, 9, 30))
        lines[task.pk] = task.line
    for chosen in outcomes:
        rows = list(AnnualTask.objects.filter(plan__year=year).order_by("id"))
        for task, outcome in zip(rows, chosen, strict=False):
            if task.state == "drafted":
                task = changed(task, programme, state="issued", limit_on=date(year, 9, 30))
            judged(task, office, outcome, on=date(year, 12, 31))
        carried = {task.line for task, outcome in zip(rows, chosen, strict=False) if outcome == "carried"}
        year += 1
        there = AnnualTask.objects.filter(plan__year=year)
        assert {task.line for task in there} == carried
        assert all(task.carried_from and task.line == task.carried_from.line for task in there)
    assert {task.line for task in AnnualTask.objects.filter(plan__year__gte=year)} <= set(lines.values())


def test_verdicts_are_looked_at_before_given_in_one_act_and_undone_in_one(
    programme: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gangmu.web.doors.posted.today", lambda _: AT_THE_END)
    office = Client()
    office.force_login(a_holder(a_post(programme, role="office"), programme))
    done, going, other = (a_running_task(programme) for _ in range(3))
    later = TaskNode.objects.get(task=going)
    TaskNode.objects.filter(pk=later.pk).update(due_on=date(YEAR + 1, 3, 31))
    AnnualTask.objects.filter(pk=done.pk).update(state="verified")
    draft = a_drafted_task(programme)

    def sent(name: str, **given: str) -> str:
        answer = office.post(reverse(name, kwargs={"year": YEAR}), {"key": a_key(), **given}, follow=True)
        return unescape(answer.content.decode())

    given = {f"outcome-{done.code}": "done", "rest": "carried", "approved_by": "市长"}
    given |= {f"outcome-{other.code}": "cancelled", f"reason-{other.code}": "政策取消"}
    html = sent("verdicts", **given)
    assert "完成 1" in html
    assert "需要写明理由" in html  # the carried one has no reason
    assert not AnnualTask.objects.exclude(verdict="").exists()
    html = sent("verdicts", **given, reason="跨年实施")
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', html))
    hidden.pop("csrfmiddlewaretoken", None)
    html = sent("verdicts", **(hidden | {"sure": "1", "key": a_key()}))
    found = {
        each.code: (each.verdict, each.verdict_reason) for each in AnnualTask.objects.filter(plan=done.plan)
    }
    assert found[done.code] == ("done", "已认定完成")
    assert (found[going.code], found[other.code]) == (("carried", "跨年实施"), ("cancelled", "政策取消"))
    assert "还是草稿：下达或者撤去" in html
    assert draft.code in html
    successor = AnnualTask.objects.get(carried_from=going)
    assert list(TaskNode.objects.filter(task=successor).values_list("text", "due_on")) == [
        ("完成方案", date(YEAR + 1, 3, 31))
    ]
    seq = re.findall(r'name="seq" value="(\d+)"', html)[0]
    another = a_drafted_task(
        programme, plan=successor.plan
    )  # somebody goes on in the plan that the verdicts opened
    assert 'name="seq"' not in sent("year_end")
    sent("many_undone", seq=seq)
    assert fresh(going).verdict == "carried"
    remove_task(another, by=an_office_clerk(programme), at=an_instant(), key=a_key(), seen=another.version)
    sent("many_undone", seq=seq)
    assert not AnnualTask.objects.exclude(verdict="").exists()
    assert not AnnualTask.objects.filter(carried_from=going).exists()


@pytest.fixture
def told_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    def teller(actor: Actor, tasks: Sequence[int], on: date) -> dict[int, Progress]:
        return {each: Progress(completion=Decimal("0.4"), words="完成40%，单位报送") for each in tasks}

    monkeypatch.setattr("gangmu.web.planning.progress._TELLERS", [teller])


@pytest.mark.usefixtures("told_progress")
def test_who_judges_a_year_sees_how_far_each_task_came(programme: Programme) -> None:
    a_running_task(programme)
    desk = Client()
    desk.force_login(a_holder(a_post(programme, role="office"), programme))
    assert "完成40%，单位报送" in desk.get(reverse("year_end", args=[YEAR])).content.decode()


@pytest.mark.usefixtures("told_progress")
@pytest.mark.parametrize(
    ("limit_on", "words", "proposed"),
    [
        (date(YEAR, 9, 30), "9月底前", "9月底前"),
        (date(YEAR, 8, 15), "", "8月15日"),
        (date(YEAR, 9, 30), f"{YEAR}年9月底", ""),
    ],
)
def test_form_of_a_carried_task_proposes_last_years_limit_and_what_is_left(
    programme: Programme, limit_on: date, words: str, proposed: str
) -> None:
    office = an_office_clerk(programme)
    task = a_running_task(programme, by=office)
    changed(task, programme, limit_on=limit_on, limit_words=words, amount=Decimal(8), unit_of_measure="亿元")
    judged(fresh(task), office, "carried")
    after = AnnualTask.objects.get(plan__year=YEAR + 1)
    desk = Client()
    desk.force_login(a_holder(a_post(programme, role="office"), programme))
    page = desk.get(reverse("edit_task", args=[after.code])).content.decode()
    for name, value in (("limit", proposed), ("amount", "4.8")):
        assert re.search(rf'name="{name}"[^>]* value="{value}"', page)
    assert fresh(after).limit_on is None  # until the clerk saves

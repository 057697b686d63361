"""What units and posts answer for in every application goes with them, and nothing stands twice or with nobody."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gangmu.core.base.lifecycles import GuardedError
from gangmu.web.accounts.actions import abolish_post, merge_units
from gangmu.web.accounts.actions.portfolios import PortfolioMove, make_portfolio, move_portfolios
from gangmu.web.accounts.actors import actor_of
from gangmu.web.accounts.charges import ChargeKind, held_by, kinds
from gangmu.web.accounts.models import OrgUnit, Portfolio, PortfolioUnit, Post, User
from gangmu.web.accounts.refusals import NoSuchHeirError
from gangmu.web.accounts.standing_in import on_behalf
from gangmu.web.planning.actions.claiming import claim_node, verify_node
from gangmu.web.planning.models import AnnualTask, TaskNode, TaskUnit
from gangmu.web.record.models import Programme
from gangmu.web.record.rows import recorded_models
from gangmu.web.record.verifying import verify
from gangmu.web.reporting.lamps.queries import as_led_at
from gangmu.web.reporting.models import ProgressReport
from web.builders import a_holder, a_key, a_post, a_unit, an_actor, an_instant, changed, recorded
from web.planning.builders import a_running_task
from web.reporting.lamps_made import closed, lit_task

DAY = date(2026, 3, 2)


# Fields that name a unit and are no open charge of it, with the reason.
NO_CHARGE = {
    ("accounts.OrgUnit", "parent"): "a merger moves what stands below by itself",
    ("accounts.UnitName", "unit"): "a name is of the unit that bore it",
    ("accounts.UnitSuccession", "before"): "history",
    ("accounts.UnitSuccession", "after"): "history",
    ("accounts.UnitGroupMember", "unit"): "a merger ends it and lets the heir join",
    ("accounts.Post", "unit"): "a merger moves posts by itself",
    ("accounts.PortfolioUnit", "unit"): "a merger ends it and lets the heir join",
    ("reporting.FormDecline", "unit"): "what a unit once said",
    ("reporting.LoadBudget", "unit"): "each unit has its own",
    ("reporting.LedgerBook", "unit"): "a workbook that was handed out",
    ("reporting.ReturnedBook", "unit"): "a workbook that came back",
    ("reporting.SignedSheet", "unit"): "a sheet that was printed",
}


def test_every_field_that_names_a_unit_is_a_charge_or_says_why_not(db: None) -> None:
    told = {(each.label, each.unit) for each in kinds()}
    named = {
        (model._meta.label, field.name)
        for model in recorded_models()
        for field in model._meta.local_concrete_fields
        if field.related_model is OrgUnit
    }
    assert named - told == set(NO_CHARGE)


def acted(by: Any) -> dict[str, Any]:
    return {"by": by, "at": an_instant(), "key": a_key()}


@pytest.mark.django_db
@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: f"{kind.label}-{kind.unit or kind.post}")
def test_every_kind_of_charge_can_be_asked_for_and_says_what_it_is(
    kind: ChargeKind, programme: Programme
) -> None:
    model = kind.model
    for name in (kind.unit, kind.post, kind.leader, *kind.once_each, kind.name.partition("__")[0]):
        if name is not None and name != "pk":
            model._meta.get_field(name)
    assert kind.zh
    assert kind.en
    assert held_by(programme.pk, units=[a_unit(programme)], posts=[a_post(programme, role="filer")]) == []


def test_merged_unit_hands_over_tasks_parts_nodes_and_reports(programme: Programme) -> None:
    clerk = an_actor(programme)
    into, going = a_unit(programme), a_unit(programme)
    led = a_running_task(programme, lead_unit=going)
    shared = a_running_task(programme, lead_unit=into)
    other = a_running_task(programme, lead_unit=a_unit(programme))
    for task, unit in ((shared, going), (other, going), (other, into)):
        recorded(TaskUnit(task=task, unit=unit, role="supporting"), programme)
    recorded(ProgressReport(task=led, unit=going, period="2026-02", due_on=DAY), programme)
    merge_units(into, [going], on=DAY, today=DAY, **acted(clerk))
    assert AnnualTask.objects.get(pk=led.pk).lead_unit == into
    assert [(each.task, each.unit) for each in TaskUnit.objects.filter(unit__in=[into, going])] == [
        (other, into)
    ]
    assert ProgressReport.objects.get(task=led).unit == into
    assert held_by(programme.pk, units=[going]) == []
    assert verify().is_whole


def test_task_that_is_over_keeps_the_unit_that_led_it(programme: Programme) -> None:
    clerk = an_actor(programme)
    into, going = a_unit(programme), a_unit(programme)
    over = changed(a_running_task(programme, lead_unit=going), programme, state="closed")
    merge_units(into, [going], on=DAY, today=DAY, **acted(clerk))
    assert AnnualTask.objects.get(pk=over.pk).lead_unit == OrgUnit.objects.get(pk=going.pk)


def test_abolished_post_hands_its_tasks_and_nodes_to_its_like(programme: Programme) -> None:
    clerk, unit = an_actor(programme), a_unit(programme)
    post, like = (a_post(programme, role="filer", unit=unit) for _ in range(2))
    task = changed(a_running_task(programme, lead_unit=unit), programme, post=post)
    node = recorded(TaskNode(task=task, text="开工", due_on=date(2026, 6, 30), post=post), programme)
    abolish_post(post, on=DAY, today=DAY, version=post.version, **acted(clerk))
    assert AnnualTask.objects.get(pk=task.pk).post == like
    assert TaskNode.objects.get(pk=node.pk).post == like


def test_heir_of_a_post_is_another_of_its_unit_that_stays(programme: Programme) -> None:
    clerk, unit = an_actor(programme), a_unit(programme)
    post = a_post(programme, role="filer", unit=unit)
    gone = a_post(programme, role="filer", unit=unit, abolished_on=DAY)
    for heir in (post, gone, a_post(programme, role="filer")):
        with pytest.raises(NoSuchHeirError):
            abolish_post(post, heir=heir, on=DAY, today=DAY, version=post.version, **acted(clerk))


def test_node_is_not_verified_by_whoever_claimed_it_whatever_was_done_to_it_since(
    programme: Programme,
) -> None:
    clerk, unit = an_actor(programme), a_unit(programme)
    filer = a_post(programme, role="filer", unit=unit)
    holder = a_holder(filer, programme)
    task = a_running_task(programme, lead_unit=unit)
    [node] = TaskNode.objects.filter(task=task)
    claimed = claim_node(node, on=DAY, seen=node.version, **acted(on_behalf(clerk, filer)))
    judged: dict[str, Any] = {"is_reached": False, "is_able": True, "on": DAY}
    between = verify_node(claimed, seen=claimed.version, **judged, **acted(an_actor(programme)))
    reached: dict[str, Any] = {"is_reached": True, "is_able": None, "on": DAY, "seen": between.version}
    as_office = a_post(programme, role="office")
    a_holder(as_office, programme, holder)
    for by in (clerk, actor_of(holder, as_office, door="page")):
        with pytest.raises(GuardedError):
            verify_node(between, **reached, **acted(by))
    assert verify_node(between, **reached, **acted(an_actor(programme))).verified_on == DAY


def test_tasks_of_a_portfolio_change_their_leader_with_it_and_others_do_not(programme: Programme) -> None:
    clerk = an_actor(programme)
    one, other = (a_post(programme, role="leader") for _ in range(2))
    inside, outside = a_unit(programme), a_unit(programme)
    tasks = [
        changed(a_running_task(programme, lead_unit=unit), programme, leader=one)
        for unit in (inside, outside)
    ]
    portfolio = make_portfolio(
        Portfolio(code="f1", name="交通"), [inside], one, from_on=date(2025, 1, 1), **acted(clerk)
    )
    moves = PortfolioMove(to={portfolio.pk: other}, on=DAY)
    assert [each.row for each in moves.handed_over()] == [tasks[0]]
    move_portfolios(moves, today=DAY, **acted(clerk))
    assert [AnnualTask.objects.get(pk=each.pk).leader for each in tasks] == [
        Post.objects.get(pk=other.pk),
        Post.objects.get(pk=one.pk),
    ]


@pytest.mark.parametrize("state", ["unmet", "verdict"])
def test_task_with_its_verdict_and_its_reports_stay_with_whom_they_were(
    programme: Programme, state: str
) -> None:
    clerk = an_actor(programme)
    into, going = a_unit(programme), a_unit(programme)
    values = {"state": "unmet"} if state == "unmet" else {"verdict": "unmet", "verdict_reason": "资金未到位"}
    over = changed(a_running_task(programme, lead_unit=going), programme, verdict_by="会议", **values)
    report = recorded(ProgressReport(task=over, unit=going, period="2026-02", due_on=DAY), programme)
    expected = [] if state == "verdict" else [report.pk]  # an unmet task of an open year is still reported on
    assert [each.row.pk for each in held_by(programme.pk, units=[going])] == expected
    merge_units(into, [going], on=DAY, today=DAY, **acted(clerk))
    assert AnnualTask.objects.get(pk=over.pk).lead_unit_id == going.pk


def test_merger_leaves_closed_months_as_they_were(programme: Programme) -> None:
    clerk = an_actor(programme)
    into, going = a_unit(programme, name="市交通局"), a_unit(programme, name="市科技局")
    task = lit_task(programme, unit=going)
    late = recorded(
        ProgressReport(task=task, unit=going, period="2025-06", due_on=date(2025, 6, 25)), programme
    )
    due = recorded(
        ProgressReport(task=task, unit=going, period="2025-07", due_on=date(2025, 7, 25)), programme
    )
    close = closed(programme, "2025-06")
    on = date(2025, 7, 10)
    merge_units(into, [going], on=on, today=on, **acted(clerk))
    assert AnnualTask.objects.get(pk=task.pk).lead_unit == into
    assert ProgressReport.objects.get(pk=late.pk).unit_id == going.pk
    assert ProgressReport.objects.get(pk=due.pk).unit == into
    now = {task.pk: AnnualTask.objects.get(pk=task.pk)}
    as_led_at(close, now)
    assert now[task.pk].lead_unit_id == going.pk
    client = Client()
    client.force_login(User.objects.get(pk=clerk.user_id))
    for name in ("month", "dispatch"):
        html = client.get(reverse(name, kwargs={"month": "2025-06"})).content.decode()
        line = html[html.index(task.title) :][:1500]
        assert "市科技局" in line, name


def test_heir_leads_once_and_stands_in_one_portfolio_whose_leader_follows(programme: Programme) -> None:
    clerk = an_actor(programme)
    one, other = (a_post(programme, role="leader") for _ in range(2))
    into, going = a_unit(programme), a_unit(programme)
    for code, unit, post in (("f1", into, one), ("f2", going, other)):
        make_portfolio(
            Portfolio(code=code, name=code), [unit], post, from_on=date(2025, 1, 1), **acted(clerk)
        )
    task = changed(a_running_task(programme, lead_unit=going), programme, leader=other)
    recorded(TaskUnit(task=task, unit=into, role="supporting"), programme)
    merge_units(into, [going], on=DAY, today=DAY, **acted(clerk))
    assert not TaskUnit.objects.filter(task=task, unit=into).exists()
    assert AnnualTask.objects.get(pk=task.pk).leader_id == one.pk
    standing = PortfolioUnit.objects.filter(unit=into, until_on=None)
    assert [each.portfolio.code for each in standing] == ["f1"]
    assert verify().is_whole

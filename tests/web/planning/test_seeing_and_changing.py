"""Who sees which task, what changes an issued one, and how acts over many are taken back."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from gangmu.core.base.lifecycles import GuardedError
from gangmu.web.accounts.models import OrgUnit, Portfolio, PortfolioHolding, PortfolioUnit
from gangmu.web.accounts.refusals import NotAllowedError
from gangmu.web.indicators.models import Indicator
from gangmu.web.planning import queries
from gangmu.web.planning.actions.changing import Granting, Wanted, ask_change, grant_change, refuse_change
from gangmu.web.planning.actions.filing import file_plan
from gangmu.web.planning.actions.many import (
    assign_lead,
    extend_limits,
    is_followed,
    last_of,
    undo_key,
    undo_last,
)
from gangmu.web.planning.actions.negotiating import Said, answer_task, redraft
from gangmu.web.planning.models import AnnualPlan, AnnualTask, TaskAnswer, TaskChange, TaskNode
from gangmu.web.planning.refusals import (
    BindingTargetError,
    NothingChangesError,
    ReasonClassError,
    TaskFrozenError,
    UndoneNotError,
)
from gangmu.web.record.actors import Actor
from gangmu.web.record.models import Paper, Programme
from gangmu.web.record.moments import NOW, Moment
from gangmu.web.record.refusals import ConflictError, NotFoundError
from web.builders import (
    a_key,
    a_release,
    a_stranger,
    a_unit,
    an_actor,
    an_instant,
    an_office_clerk,
    changed,
    recorded,
)
from web.planning.builders import (
    DRAWN_ON,
    YEAR,
    a_desk,
    a_drafted_task,
    a_running_task,
    a_task_under_negotiation,
    an_issued_task,
    fresh,
)

pytestmark = pytest.mark.django_db


def seen_by(actor: Actor) -> set[str]:
    return {row.code for row in queries.tasks(actor, NOW)}


def a_portfolio(programme: Programme, unit: OrgUnit, leader: Actor, **days: Any) -> None:
    portfolio = recorded(Portfolio(code=f"pf{unit.pk}", name="分工"), programme)
    since: dict[str, Any] = {"from_on": date(2020, 1, 1)}
    recorded(PortfolioUnit(portfolio=portfolio, unit=unit, **since), programme)
    recorded(PortfolioHolding(portfolio=portfolio, post_id=leader.post_id or 0, **since | days), programme)


def test_leader_sees_own_portfolio_and_what_nobody_is_given(programme: Programme) -> None:
    office, mine, theirs, free = an_office_clerk(programme), *(a_unit(programme) for _ in range(3))
    below = a_unit(programme, parent=mine)
    leader, other = an_actor(programme, role="leader"), an_actor(programme, role="leader")
    a_portfolio(programme, mine, leader)
    a_portfolio(programme, theirs, other)
    codes = [
        a_task_under_negotiation(programme, by=office, lead_unit=unit).code
        for unit in (mine, below, theirs, free)
    ]
    a_drafted_task(programme, by=office, lead_unit=mine)
    assert seen_by(leader) == {codes[0], codes[1], codes[3]}
    assert seen_by(other) == {codes[2], codes[3]}


def test_leader_named_on_a_task_sees_it_whoever_leads(programme: Programme) -> None:
    unit, leader, named = (
        a_unit(programme),
        an_actor(programme, role="leader"),
        an_actor(programme, role="leader"),
    )
    a_portfolio(programme, unit, leader)
    from gangmu.web.accounts.models import Post

    post = Post.objects.get(pk=named.post_id or 0)
    task = a_task_under_negotiation(programme, lead_unit=unit, leader=post)
    assert seen_by(named) == {task.code}


def test_portfolio_that_was_given_up_shows_nothing_more(programme: Programme) -> None:
    unit, before, now = (
        a_unit(programme),
        an_actor(programme, role="leader"),
        an_actor(programme, role="leader"),
    )
    a_portfolio(programme, unit, before, until_on=date(2021, 1, 1))
    portfolio = Portfolio.objects.get()
    recorded(
        PortfolioHolding(portfolio=portfolio, post_id=now.post_id or 0, from_on=date(2021, 1, 2)), programme
    )
    task = a_task_under_negotiation(programme, lead_unit=unit)
    assert (seen_by(before), seen_by(now)) == (set(), {task.code})


def test_right_that_was_taken_is_not_had_again_by_going_back(programme: Programme) -> None:
    was, leads = a_unit(programme), a_unit(programme)
    filer = a_desk(programme, was, role="filer")
    task = a_task_under_negotiation(programme, lead_unit=was)
    then = Moment(seq=task.seq_from)
    assert {row.code for row in queries.tasks(filer, then)} == {task.code}
    changed(fresh(task), programme, lead_unit=leads)
    assert seen_by(filer) == set()
    assert list(queries.tasks(filer, then)) == []
    assert {row.code for row in queries.tasks(an_office_clerk(programme), then)} == {task.code}


def test_public_sees_issued_tasks_at_the_release_with_public_fields_only(programme: Programme) -> None:
    office = an_office_clerk(programme)
    issued = an_issued_task(programme, by=office, note="内部记事", supporting=(a_unit(programme),))
    a_task_under_negotiation(programme, by=office, supporting=(a_unit(programme),))
    assert list(queries.tasks(a_stranger(programme), NOW)) == []
    a_release(programme)
    public = a_stranger(programme)
    [row] = queries.tasks(public, NOW)
    assert (row.code, row.lead_unit_id) == (issued.code, issued.lead_unit_id)
    assert not row.note
    assert {each.task_id for each in queries.task_units(public, NOW)} == {issued.pk}
    with pytest.raises(NotAllowedError):
        queries.answers(public, NOW)


@pytest.mark.parametrize(
    "role", ["reader", "auditor", "assessor", "supervisor", "keeper", "authority", "analyst"]
)
def test_who_reads_all_changes_nothing(programme: Programme, role: str) -> None:
    task = a_drafted_task(programme, lead_unit=a_unit(programme))
    actor = an_actor(programme, role=role)
    assert seen_by(actor) == {task.code}
    with pytest.raises(NotAllowedError):
        redraft(task, reason="改", by=actor, at=an_instant(), key=a_key(), seen=task.version)


# Changes


def asked(task: AnnualTask, signer: Actor, *, on: date = DRAWN_ON, **wanted: Any) -> TaskChange:
    known = {"reason": "批复未下", "reason_class": "上级审批未批"}
    return ask_change(
        task,
        Wanted(**known | wanted),
        on=on,
        by=signer,
        at=an_instant(),
        key=a_key(),
        seen=fresh(task).version,
    )


def granted(change: TaskChange, by: Actor, **granting: Any) -> TaskChange:
    given = Granting(**{"decided_by": "市长"} | granting)
    return grant_change(change, given, on=DRAWN_ON, by=by, at=an_instant(), key=a_key(), seen=change.version)


def a_signed_task(programme: Programme, **told: Any) -> tuple[AnnualTask, Actor]:
    signer = a_desk(programme, a_unit(programme), role="signer")
    return a_running_task(programme, signer=signer, **told), signer


def test_change_after_the_cutoff_is_marked(programme: Programme) -> None:
    task, signer = a_signed_task(programme)
    office = an_office_clerk(programme)
    on_time = asked(task, signer, on=date(YEAR, 10, 31), limit_on=date(YEAR, 12, 31))
    granted(on_time, office)
    late = asked(task, signer, on=date(YEAR, 11, 1), limit_on=date(YEAR, 11, 30))
    assert (on_time.is_after_cutoff, late.is_after_cutoff) == (False, True)


def test_what_changes_nothing_or_names_no_known_reason_is_refused(programme: Programme) -> None:
    task, signer = a_signed_task(programme)
    with pytest.raises(NothingChangesError):
        asked(task, signer, limit_on=task.limit_on, limit_words=task.limit_words)
    with pytest.raises(ReasonClassError):
        asked(task, signer, reason_class="忙", limit_on=date(YEAR, 12, 31))


def test_binding_amount_is_changed_by_the_paper_of_whoever_approved_it(programme: Programme) -> None:
    binding = recorded(
        Indicator(code="pm", name="细颗粒物", unit="微克", kind="level", nature="binding"), programme
    )
    task, signer = a_signed_task(programme, indicator=binding, amount=Decimal(30), unit_of_measure="微克")
    office = an_office_clerk(programme)
    change = asked(task, signer, amount=Decimal(35))
    with pytest.raises(BindingTargetError):
        granted(change, office)
    granted(change, office, paper="市人大决议〔2026〕3号")
    assert fresh(task).amount == 35


def test_refused_change_leaves_the_task_as_it_was(programme: Programme) -> None:
    task, signer = a_signed_task(programme)
    change = asked(task, signer, criterion="放宽")
    office = an_office_clerk(programme)
    stamp: dict[str, Any] = {"at": an_instant(), "key": a_key(), "seen": change.version}
    refuse_change(change, reason="理由不足", decided_by="市长", on=DRAWN_ON, by=office, **stamp)
    now = fresh(task)
    assert (now.state, now.criterion) == ("running", "通过验收")


def test_granted_nodes_take_the_place_of_the_old(programme: Programme) -> None:
    from gangmu.web.planning.actions.drafting import NodeGiven

    task, signer = a_signed_task(programme)
    change = asked(task, signer, nodes=(NodeGiven(text="开工", due_on=date(YEAR, 8, 31)),))
    granted(change, an_office_clerk(programme))
    assert [(node.text, node.due_on) for node in TaskNode.objects.all()] == [("开工", date(YEAR, 8, 31))]


def test_who_asked_does_not_grant(programme: Programme) -> None:
    task, signer = a_signed_task(programme)
    change = asked(task, signer, limit_on=date(YEAR, 12, 31))
    office = an_office_clerk(programme)
    same = Actor(**{name: getattr(office, name) for name in office.__slots__} | {"user_id": signer.user_id})
    with pytest.raises(GuardedError):
        granted(change, same)


def test_filed_plan_is_not_filed_by_another_unit(programme: Programme) -> None:
    from gangmu.web.planning.actions.drafting import NodeGiven
    from gangmu.web.planning.actions.filing import FiledPlan

    task = an_issued_task(programme)
    plan = FiledPlan(nodes=(NodeGiven(text="开工", due_on=date(YEAR, 8, 31)),))
    stranger = an_actor(programme, role="signer")
    with pytest.raises(NotFoundError):
        file_plan(task, plan, on=DRAWN_ON, by=stranger, at=an_instant(), key=a_key(), seen=task.version)


# Many at once


def undone(by: Actor) -> None:
    last = last_of(by)
    assert last is not None
    undo_last(last, by=by, at=an_instant(), key=undo_key(last, a_key()))


def test_lead_and_limit_of_many_are_set_and_taken_back(programme: Programme) -> None:
    office, unit = an_office_clerk(programme), a_unit(programme)
    tasks = [a_drafted_task(programme, by=office, supporting=(unit,)) for _ in range(3)]
    codes = [task.code for task in tasks]
    assign_lead(codes, unit, why="职能所在", by=office, at=an_instant(), key=a_key())
    assert {fresh(task).lead_unit_id for task in tasks} == {unit.pk}
    assert not queries.task_units(office, NOW).exists()
    undone(office)
    assert {fresh(task).lead_unit_id for task in tasks} == {None}
    assert queries.task_units(office, NOW).count() == 3
    extend_limits(codes, date(YEAR, 12, 31), words="年底前", by=office, at=an_instant(), key=a_key())
    undone(office)
    assert {fresh(task).limit_on for task in tasks} == {date(YEAR, 9, 30)}
    assert last_of(office) is None


def test_issue_is_taken_back_whole_while_nobody_went_on(programme: Programme) -> None:
    office = an_office_clerk(programme)
    task = an_issued_task(programme, by=office)
    undone(office)
    now = fresh(task)
    assert (now.state, now.paper_id, AnnualPlan.objects.get().state) == ("negotiating", None, "open")
    assert not Paper.objects.exists()


def test_act_that_somebody_went_on_from_is_not_taken_back(programme: Programme) -> None:
    office, lead = an_office_clerk(programme), a_unit(programme)
    task = a_task_under_negotiation(programme, by=office, lead_unit=lead)
    last = last_of(office)
    assert last is not None
    assert not is_followed(last)
    answer = TaskAnswer.objects.get()
    signer = a_desk(programme, lead, role="signer")
    answer_task(
        answer, Said(agrees=True), on=DRAWN_ON, by=signer, at=an_instant(), key=a_key(), seen=answer.version
    )
    assert is_followed(last)
    with pytest.raises(UndoneNotError):
        undone(office)
    assert fresh(task).state == "negotiating"


def test_task_in_negotiation_is_taken_back_before_it_changes(programme: Programme) -> None:
    office = an_office_clerk(programme)
    task = a_task_under_negotiation(programme, by=office)
    with pytest.raises(TaskFrozenError):
        extend_limits([task.code], date(YEAR, 12, 31), by=office, at=an_instant(), key=a_key())
    redraft(task, reason="改时限", by=office, at=an_instant(), key=a_key(), seen=task.version)
    extend_limits([task.code], date(YEAR, 12, 31), by=office, at=an_instant(), key=a_key())
    assert fresh(task).limit_on == date(YEAR, 12, 31)


def test_of_two_who_answer_at_once_one_is_told(programme: Programme) -> None:
    lead = a_unit(programme)
    a_task_under_negotiation(programme, lead_unit=lead)
    answer, signer = TaskAnswer.objects.get(), a_desk(programme, lead, role="signer")
    act: dict[str, Any] = {"on": DRAWN_ON, "by": signer, "at": an_instant(), "seen": answer.version}
    answer_task(answer, Said(agrees=True), key=a_key(), **act)
    with pytest.raises(ConflictError):
        answer_task(answer, Said(agrees=False, reason="不"), key=a_key(), **act)

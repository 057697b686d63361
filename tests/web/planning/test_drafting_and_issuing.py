"""Tasks are cut, put to their units, and issued by a paper: all that are chosen, or none."""

import contextlib
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gangmu.core.base.lifecycles import GuardedError
from gangmu.core.base.papers.plain import paper_from
from gangmu.core.base.papers.values import Table
from gangmu.core.outline.codes import is_sound
from gangmu.web.accounts.refusals import NotAllowedError
from gangmu.web.planning import queries
from gangmu.web.planning.actions.drafting import draft_task, edit_task, open_plan, remove_task
from gangmu.web.planning.actions.issuing import PaperHead, issue_tasks
from gangmu.web.planning.actions.negotiating import (
    Said,
    answer_task,
    enter_agreement,
    note_silence,
    put_to_units,
    redraft,
)
from gangmu.web.planning.models import AnnualPlan, AnnualTask, TaskAnswer, TaskUnit
from gangmu.web.planning.refusals import (
    ApprovalNotNamedError,
    NobodyToAskError,
    PlanThereError,
    TaskFrozenError,
    TasksNotReadyError,
    UnitTwiceError,
)
from gangmu.web.record.actors import operator
from gangmu.web.record.models import LedgerEntry, Paper, Programme
from gangmu.web.record.moments import NOW, Moment
from gangmu.web.record.refusals import ConflictError, NotFoundError, NumberTakenError
from web.builders import a_key, a_stranger, a_unit, an_actor, an_instant, an_office_clerk
from web.planning.builders import (
    DRAWN_ON,
    YEAR,
    a_desk,
    a_drafted_task,
    a_plan,
    a_task_under_negotiation,
    an_issued_task,
    fresh,
    issued,
    what_is_said,
)

HEAD = PaperHead(approved_by="市长", number="云领办〔2026〕1号")


def test_task_is_drafted_with_a_code_that_tells_a_slip(programme: Programme) -> None:
    first, second = a_drafted_task(programme), a_drafted_task(programme)
    assert is_sound(first.code)
    assert first.code != second.code
    assert (first.state, first.line) == ("drafted", first.code)


def test_code_of_a_task_that_was_taken_out_is_not_given_again(programme: Programme) -> None:
    office = an_office_clerk(programme)
    task = a_drafted_task(programme, by=office)
    remove_task(task, by=office, at=an_instant(), key=a_key(), seen=task.version)
    assert a_drafted_task(programme, by=office).code != task.code


def test_same_form_sent_twice_drafts_one_task(programme: Programme) -> None:
    office, key = an_office_clerk(programme), a_key()
    plan = a_plan(programme, by=office)
    said = what_is_said()
    once = draft_task(plan, said, by=office, at=an_instant(), key=key)
    assert draft_task(plan, said, by=office, at=an_instant(), key=key).pk == once.pk
    assert AnnualTask.objects.count() == 1


def test_year_has_one_plan(programme: Programme) -> None:
    office = an_office_clerk(programme)
    a_plan(programme, by=office)
    with pytest.raises(PlanThereError):
        open_plan(YEAR, "", on=DRAWN_ON, by=office, at=an_instant(), key=a_key())


def test_unit_stands_on_a_task_once(programme: Programme) -> None:
    unit = a_unit(programme)
    with pytest.raises(UnitTwiceError):
        a_drafted_task(programme, lead_unit=unit, supporting=(unit,))


def test_only_the_office_drafts(programme: Programme) -> None:
    plan = a_plan(programme)
    for role in ("filer", "signer", "leader", "reader", "public"):
        stranger = a_stranger(programme) if role == "public" else an_actor(programme, role=role)
        with pytest.raises(NotAllowedError):
            draft_task(plan, what_is_said(), by=stranger, at=an_instant(), key=a_key())


def test_edit_of_an_older_version_is_told_and_nothing_is_lost(programme: Programme) -> None:
    office = an_office_clerk(programme)
    task = a_drafted_task(programme, by=office)
    edit_task(task, what_is_said(title="改过"), by=office, at=an_instant(), key=a_key(), seen=task.version)
    with pytest.raises(ConflictError):
        edit_task(
            task, what_is_said(title="又改"), by=office, at=an_instant(), key=a_key(), seen=task.version
        )
    assert fresh(task).title == "改过"


def test_edit_writes_units_anew(programme: Programme) -> None:
    office, one, two = an_office_clerk(programme), a_unit(programme), a_unit(programme)
    task = a_drafted_task(programme, by=office, supporting=(one,))
    said = what_is_said(responsible=(one,), supporting=(two,))
    edit_task(task, said, by=office, at=an_instant(), key=a_key(), seen=task.version)
    assert {(row.unit_id, row.role) for row in TaskUnit.objects.all()} == {
        (one.pk, "responsible"),
        (two.pk, "supporting"),
    }


def test_issued_task_is_not_edited(programme: Programme) -> None:
    office = an_office_clerk(programme)
    task = an_issued_task(programme, by=office)
    with pytest.raises(TaskFrozenError):
        edit_task(task, what_is_said(), by=office, at=an_instant(), key=a_key(), seen=task.version)


def test_task_without_units_is_put_to_nobody(programme: Programme) -> None:
    office = an_office_clerk(programme)
    task = a_drafted_task(programme, by=office)
    with pytest.raises(NobodyToAskError):
        put_to_units([task.code], on=DRAWN_ON, by=office, at=an_instant(), key=a_key())


def test_units_have_five_working_days_to_answer(programme: Programme) -> None:
    a_task_under_negotiation(programme, supporting=(a_unit(programme),))
    assert set(TaskAnswer.objects.values_list("due_on", flat=True)) == {date(2026, 3, 9)}


def test_issue_is_one_paper_that_freezes_what_the_task_says(programme: Programme) -> None:
    task = an_issued_task(programme, title="开工建设")
    paper = Paper.objects.get()
    assert (task.state, task.paper_id, task.issued_on) == ("issued", paper.pk, DRAWN_ON)
    assert paper.content["tasks"][0]["title"] == "开工建设"
    assert paper.content["approved_by"] == "市长"
    plan = AnnualPlan.objects.get()
    assert (plan.state, plan.paper_id, plan.change_cutoff_on) == ("issued", paper.pk, date(2026, 10, 31))


def test_later_tasks_are_added_by_a_supplement(programme: Programme) -> None:
    office = an_office_clerk(programme)
    first, second = an_issued_task(programme, by=office), an_issued_task(programme, by=office)
    assert [paper.kind for paper in Paper.objects.order_by("id")] == ["annual_plan", "annual_plan_supplement"]
    assert AnnualPlan.objects.get().paper_id == first.paper_id != second.paper_id


def test_supplement_says_so_and_names_who_issues_it_and_the_amount_of_the_year(programme: Programme) -> None:
    office = an_actor(programme, role="office", unit=a_unit(programme, name="纲要办公室"))
    an_issued_task(programme, by=office)
    task = a_task_under_negotiation(programme, by=office, amount=Decimal("12.50"), unit_of_measure="公里")
    enter_agreement([task.code], paper="会签单", on=DRAWN_ON, by=office, at=an_instant(), key=a_key())
    head = PaperHead(approved_by="市长", title=task.plan.title)
    paper = issue_tasks(
        task.plan, [task.code], head=head, on=DRAWN_ON, by=office, at=an_instant(), key=a_key()
    )
    assert paper.title == f"{task.plan.title}（补充）"
    assert paper.issuer == "纲要办公室"
    sheet = paper_from(paper.content["sheet"])
    assert "（补充）" in sheet.title
    [table] = sheet.annexes[0].blocks
    assert isinstance(table, Table)
    assert (table.columns[-1].name, [row.cells[-1].text for row in table.rows if row.refs]) == (
        "年度目标",
        ["12.5公里"],
    )


def test_number_of_a_paper_is_not_given_twice(programme: Programme) -> None:
    office = an_office_clerk(programme)
    an_issued_task(programme, by=office)
    for taken in (False, True):
        task = a_task_under_negotiation(programme, by=office)
        act: dict[str, Any] = {"head": HEAD, "on": date(2026, 4, 1), "by": office, "at": an_instant()}
        if taken:
            with pytest.raises(NumberTakenError):
                issue_tasks(task.plan, [task.code], key=a_key(), **act)
        else:
            issue_tasks(task.plan, [task.code], key=a_key(), **act)


def test_replayed_issue_makes_one_paper(programme: Programme) -> None:
    office, key = an_office_clerk(programme), a_key()
    task = a_task_under_negotiation(programme, by=office)
    on = DRAWN_ON + timedelta(days=20)
    one = issue_tasks(task.plan, [task.code], head=HEAD, on=on, by=office, at=an_instant(), key=key)
    assert issue_tasks(task.plan, [task.code], head=HEAD, on=on, by=office, at=an_instant(), key=key) == one
    assert Paper.objects.count() == 1


def test_silence_past_the_day_is_no_objection(programme: Programme) -> None:
    office = an_office_clerk(programme)
    task = a_task_under_negotiation(programme, by=office)
    with pytest.raises(TasksNotReadyError):
        issued(task, by=office)
    note_silence(on=date(2026, 3, 9), by=operator(programme.pk), at=an_instant(), key=a_key())
    assert TaskAnswer.objects.get().answer == "waiting"
    note_silence(on=date(2026, 3, 10), by=operator(programme.pk), at=an_instant(), key=a_key())
    assert TaskAnswer.objects.get().answer == "silent"
    assert issued(task, by=office).state == "issued"


def test_issue_names_who_approved(programme: Programme) -> None:
    office = an_office_clerk(programme)
    task = a_task_under_negotiation(programme, by=office)
    with pytest.raises(ApprovalNotNamedError):
        issue_tasks(task.plan, [task.code], head=PaperHead(approved_by=" "), on=DRAWN_ON, by=office, at=an_instant(), key=a_key())  # fmt: skip


def test_tasks_that_lack_something_are_each_named_and_none_is_issued(programme: Programme) -> None:
    office = an_office_clerk(programme)
    whole = an_issued_task(programme, by=office)
    tasks = [
        a_task_under_negotiation(programme, by=office, criterion=""),
        a_task_under_negotiation(programme, by=office, limit_on=None),
        a_drafted_task(programme, by=office),
    ]
    codes = [task.code for task in tasks]
    with pytest.raises(TasksNotReadyError) as refusal:
        issue_tasks(
            whole.plan, codes, head=HEAD, on=date(2026, 4, 1), by=office, at=an_instant(), key=a_key()
        )
    words = refusal.value.message()
    assert all(code in words for code in codes)
    assert "没有完成标准" in words
    assert "没有完成时限" in words
    assert "没有牵头单位" in words
    assert {fresh(task).state for task in tasks} == {"negotiating", "drafted"}


def test_units_do_not_see_drafts_and_see_what_they_take_part_in(programme: Programme) -> None:
    office, lead, helper = an_office_clerk(programme), a_unit(programme), a_unit(programme)
    draft = a_drafted_task(programme, by=office, lead_unit=lead)
    task = a_task_under_negotiation(programme, by=office, lead_unit=lead, supporting=(helper,))
    for unit in (lead, helper):
        assert [row.code for row in queries.tasks(a_desk(programme, unit), NOW)] == [task.code]
    assert list(queries.tasks(an_actor(programme, role="filer"), NOW)) == []
    assert {row.code for row in queries.tasks(office, NOW)} == {draft.code, task.code}


def test_parent_sees_what_its_sub_units_take_part_in(programme: Programme) -> None:
    district = a_unit(programme)
    bureau = a_unit(programme, parent=district)
    task = a_task_under_negotiation(programme, lead_unit=bureau)
    assert [row.code for row in queries.tasks(a_desk(programme, district), NOW)] == [task.code]


def test_another_unit_cannot_answer_and_its_signer_can(programme: Programme) -> None:
    lead = a_unit(programme)
    a_task_under_negotiation(programme, lead_unit=lead)
    asked = TaskAnswer.objects.get()
    stamp: dict[str, Any] = {"on": DRAWN_ON, "at": an_instant(), "seen": asked.version}
    with pytest.raises(NotFoundError):
        answer_task(asked, Said(agrees=True), by=an_actor(programme, role="signer"), key=a_key(), **stamp)
    with pytest.raises(NotAllowedError):
        answer_task(asked, Said(agrees=True), by=a_desk(programme, lead), key=a_key(), **stamp)
    assert answer_task(asked, Said(agrees=True), by=a_desk(programme, lead, role="signer"), key=a_key(), **stamp).answer == "agree"  # fmt: skip


def test_whole_act_is_one_entry_of_the_ledger(programme: Programme) -> None:
    an_issued_task(programme, supporting=(a_unit(programme), a_unit(programme)))
    acts = LedgerEntry.objects.filter(action__startswith="planning.").order_by("seq")
    assert list(acts.values_list("action", flat=True)) == [
        "planning.plan_opened",
        "planning.tasks_drafted",
        "planning.tasks_put_to_units",
        "planning.answers_entered",
        "planning.tasks_issued",
    ]


def test_past_stands_as_it_was(programme: Programme) -> None:
    office, lead = an_office_clerk(programme), a_unit(programme)
    task = a_task_under_negotiation(programme, by=office, lead_unit=lead, title="原来的题目")
    then = Moment(seq=LedgerEntry.objects.filter(head__programme=programme).count())
    back = redraft(task, reason="改题目", by=office, at=an_instant(), key=a_key(), seen=task.version)
    edit_task(
        back, what_is_said(title="现在的题目"), by=office, at=an_instant(), key=a_key(), seen=back.version
    )
    filer = a_desk(programme, lead)
    assert [row.title for row in queries.tasks_of(task.plan, office, then)] == ["原来的题目"]
    for moment in (then, NOW):  # a draft that was taken back is not its unit's, nor is its past
        assert list(queries.tasks_of(task.plan, filer, moment)) == []


_SAID = st.fixed_dictionaries(
    {
        "lead": st.booleans(),
        "limit_on": st.sampled_from([None, date(2026, 9, 30)]),
        "criterion": st.sampled_from(["", "  ", "通过验收"]),
    }
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=_SAID)
def test_what_is_issued_always_has_a_lead_a_limit_and_a_criterion(
    programme: Programme, said: dict[str, Any]
) -> None:
    office, unit = an_office_clerk(programme), a_unit(programme)
    wants = dict(said)
    lead = unit if wants.pop("lead") else None
    task = a_drafted_task(programme, by=office, lead_unit=lead, responsible=() if lead else (unit,), **wants)
    put_to_units([task.code], on=DRAWN_ON, by=office, at=an_instant(), key=a_key())
    with contextlib.suppress(TasksNotReadyError, GuardedError):
        issue_tasks(
            task.plan, [task.code], head=HEAD, on=date(2026, 4, 1), by=office, at=an_instant(), key=a_key()
        )
    now = fresh(task)
    whole = bool(now.lead_unit_id and now.limit_on and now.criterion.strip())
    assert (now.state == "issued") == whole

"""Builders of plans and tasks. They go through the actions themselves, so a task here is one that could be."""

from datetime import date
from itertools import count
from typing import Any

from gangmu.web.accounts.actors import actor_of
from gangmu.web.accounts.models import OrgUnit, Post
from gangmu.web.outlines.models import Clause
from gangmu.web.planning import queries
from gangmu.web.planning.actions.claiming import Shown, bring_evidence
from gangmu.web.planning.actions.drafting import NodeGiven, TaskGiven, draft_task, draft_tasks, open_plan
from gangmu.web.planning.actions.filing import FiledPlan, file_plan, put_on_file
from gangmu.web.planning.actions.issuing import PaperHead, issue_tasks
from gangmu.web.planning.actions.negotiating import enter_agreement, put_to_units
from gangmu.web.planning.models import AnnualPlan, AnnualTask
from gangmu.web.record.actors import Actor
from gangmu.web.record.models import Programme
from gangmu.web.record.moments import NOW
from web.builders import a_holder, a_key, a_post, a_unit, an_instant, an_office_clerk

_numbers = count(1)
YEAR = 2026
DRAWN_ON = date(2026, 3, 2)


def a_plan(programme: Programme, *, by: Actor | None = None, year: int = YEAR) -> AnnualPlan:
    """The plan of a year: the one there is, or a new one."""
    by = by or an_office_clerk(programme)
    there = queries.plans(by, NOW).filter(year=year).first()
    return there or open_plan(year, "", on=DRAWN_ON, by=by, at=an_instant(), key=a_key())


def what_is_said(**told: Any) -> TaskGiven:
    """A task that lacks nothing but a lead unit."""
    number = next(_numbers)
    known: dict[str, Any] = {
        "title": f"第{number}项任务",
        "criterion": "通过验收",
        "limit_on": date(YEAR, 9, 30),
        "limit_words": "三季度",
    }
    return TaskGiven(**known | told)


def a_drafted_task(
    programme: Programme, *, by: Actor | None = None, plan: AnnualPlan | None = None, **told: Any
) -> AnnualTask:
    by = by or an_office_clerk(programme)
    plan = plan or a_plan(programme, by=by)
    given = what_is_said(**{"lead_unit": None} | told)
    return draft_task(plan, given, by=by, at=an_instant(), key=a_key())


def a_task_under_negotiation(programme: Programme, *, by: Actor | None = None, **told: Any) -> AnnualTask:
    by = by or an_office_clerk(programme)
    told.setdefault("lead_unit", a_unit(programme))
    task = a_drafted_task(programme, by=by, **told)
    return put_to_units([task.code], on=DRAWN_ON, by=by, at=an_instant(), key=a_key())


def an_issued_task(programme: Programme, *, by: Actor | None = None, **told: Any) -> AnnualTask:
    """An issued task: its units agreed on paper, the mayor approved."""
    by = by or an_office_clerk(programme)
    task = a_task_under_negotiation(programme, by=by, **told)
    enter_agreement([task.code], paper="会签单", on=DRAWN_ON, by=by, at=an_instant(), key=a_key())
    return issued(task, by=by)


def issued(task: AnnualTask, *, by: Actor) -> AnnualTask:
    head = PaperHead(approved_by="市长", number=f"云领办〔2026〕{next(_numbers)}号")
    issue_tasks(task.plan, [task.code], head=head, on=DRAWN_ON, by=by, at=an_instant(), key=a_key())
    return fresh(task)


def a_running_task(
    programme: Programme, *, by: Actor | None = None, signer: Actor | None = None, **told: Any
) -> AnnualTask:
    """A task whose unit has filed its plan, put on file by the office."""
    by = by or an_office_clerk(programme)
    if signer is None:
        told.setdefault("lead_unit", a_unit(programme))
        signer = a_desk(programme, told["lead_unit"], role="signer")
    else:
        told.setdefault("lead_unit", OrgUnit.objects.get(pk=signer.unit_id or 0))
    task = an_issued_task(programme, by=by, **told)
    filed = FiledPlan(nodes=(NodeGiven(text="完成方案", due_on=date(YEAR, 6, 30)),))
    task = file_plan(task, filed, on=DRAWN_ON, by=signer, at=an_instant(), key=a_key(), seen=task.version)
    return put_on_file([task.code], on=DRAWN_ON, by=by, at=an_instant(), key=a_key())


def a_desk(programme: Programme, unit: OrgUnit, *, role: str = "filer") -> Actor:
    """Somebody at a desk of a unit that is there already: filer, reviewer or signer."""
    post: Post = a_post(programme, role=role, unit=unit)
    return actor_of(a_holder(post, programme), post, door="page")


def fresh(task: AnnualTask) -> AnnualTask:
    """The task as it is now."""
    return AnnualTask.objects.get(pk=task.pk)


def some_tasks(programme: Programme, size: int) -> None:
    """A plan of running, issued and drafted tasks, with units that take part and what they answered."""
    office, lead, helper = an_office_clerk(programme), a_unit(programme), a_unit(programme)
    signer = a_desk(programme, lead, role="signer")
    clauses = list(Clause.objects.filter(programme=programme).order_by("id")[: 2 * size])
    plan = a_plan(programme, by=office)
    first = queries.tasks_of(plan, office, NOW).count()
    told = {"lead_unit": lead, "supporting": (helper,)}
    said = [what_is_said(clause=each, **told) for each in clauses] or [what_is_said(**told)]
    draft_tasks(plan, [*said, what_is_said()], by=office, at=an_instant(), key=a_key())
    codes = [each.code for each in queries.tasks_of(plan, office, NOW)][first:-1]
    put_to_units(codes, on=DRAWN_ON, by=office, at=an_instant(), key=a_key())
    enter_agreement(codes, paper="会签单", on=DRAWN_ON, by=office, at=an_instant(), key=a_key())
    head = PaperHead(approved_by="市长")
    issue_tasks(plan, codes, head=head, on=DRAWN_ON, by=office, at=an_instant(), key=a_key())
    running = queries.tasks(office, NOW).get(code=codes[0])
    nodes = (NodeGiven(text="完成方案", due_on=date(YEAR, 6, 30)),)
    file_plan(
        running,
        FiledPlan(nodes=nodes),
        on=DRAWN_ON,
        by=signer,
        at=an_instant(),
        key=a_key(),
        seen=running.version,
    )
    put_on_file([running.code], on=DRAWN_ON, by=office, at=an_instant(), key=a_key())
    running = fresh(running)
    shown = Shown(title="验收报告", source="会议纪要")
    bring_evidence(running, shown, on=DRAWN_ON, by=signer, at=an_instant(), key=a_key())


def a_task_with_everything(programme: Programme) -> dict[str, Any]:
    """Where the running task of `some_tasks` stands: the arguments of its addresses."""
    return {"code": AnnualTask.objects.filter(programme=programme, state="running").order_by("id")[0].code}

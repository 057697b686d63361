"""Drafting (拟定): tasks are cut from the outline into a plan, changed while they are drafts, and taken out again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from gangmu.core.plan.annual_tasks import TaskKind, curve_of
from gangmu.web.accounts.models import OrgUnit, Post
from gangmu.web.accounts.scopes import require
from gangmu.web.indicators.models import Indicator
from gangmu.web.outlines.models import Clause, Promise
from gangmu.web.planning import queries
from gangmu.web.planning.actions.codes import TaskCodes
from gangmu.web.planning.models import AnnualPlan, AnnualTask, PlanItem, TaskNode, TaskUnit
from gangmu.web.planning.refusals import (
    NothingChosenError,
    PlanClosedError,
    PlanThereError,
    TaskFrozenError,
    UnitTwiceError,
)
from gangmu.web.planning.words import state_words
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import Commit, commit
from gangmu.web.record.moments import NOW
from gangmu.web.record.once import once

DRAFTS = ("drafted", "negotiating")


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeGiven:
    """节点: one step as it is typed."""

    text: str
    due_on: date
    post: Post | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskGiven:
    """任务要素: all that is said of a task when it is drafted."""

    title: str
    text: str = ""
    criterion: str = ""
    kind: TaskKind = TaskKind.POLICY
    promise: Promise | None = None
    clause: Clause | None = None
    item: PlanItem | None = None
    lead_unit: OrgUnit | None = None
    lead_choice: str = ""  # why this one, where the source names none or two
    responsible: tuple[OrgUnit, ...] = ()
    supporting: tuple[OrgUnit, ...] = ()
    post: Post | None = None
    leader: Post | None = None
    limit_on: date | None = None
    limit_words: str = ""
    indicator: Indicator | None = None
    why_no_indicator: str = ""
    amount: Decimal | None = None
    unit_of_measure: str = ""
    rhythm: str = "month"
    preset: str = ""
    pace: str = ""
    curve: tuple[Decimal, ...] = ()  # cumulative, by month or quarter
    nodes: tuple[NodeGiven, ...] = ()
    note: str = ""
    unspelled: tuple[
        tuple[str, str], ...
    ] = ()  # role and words for several units that nobody has spelled out
    carried_from: AnnualTask | None = None  # its identity goes on in this one
    extra: Mapping[str, Any] = field(default_factory=dict)  # of a take-over: state, dates


@once("planning.plan_opened")
def open_plan(year: int, title: str, *, on: date, by: Actor, at: datetime, key: str) -> AnnualPlan:
    """Open the plan of a year, empty (新建年度计划)."""
    require(by, "create", AnnualPlan)
    if queries.plans(by, NOW).filter(year=year).exists():
        raise PlanThereError(year=year)
    with commit("planning.plan_opened", by=by, at=at, key=key) as opened:
        return opened.add(new_plan(year, title, on=on))


def new_plan(year: int, title: str, *, on: date) -> AnnualPlan:
    """Give the row of a plan that is opened."""
    return AnnualPlan(year=year, title=title.strip()[:200] or f"{year}年年度实施计划", opened_on=on)


@once("planning.tasks_drafted")
def draft_task(plan: AnnualPlan, given: TaskGiven, *, by: Actor, at: datetime, key: str) -> AnnualTask:
    """Draft one task (拟定任务)."""
    require(by, "create", AnnualTask)
    with commit("planning.tasks_drafted", by=by, at=at, key=key) as opened:
        return add_tasks(opened, _open(plan, by), [given], by=by)[0]


@once("planning.tasks_drafted")
def draft_tasks(
    plan: AnnualPlan,
    given: Sequence[TaskGiven],
    *,
    by: Actor,
    at: datetime,
    key: str,
    effective: date | None = None,
) -> AnnualTask:
    """Draft many tasks in one act (成批拟定); gives the first."""
    require(by, "create", AnnualTask)
    if not given:
        raise NothingChosenError
    with commit("planning.tasks_drafted", by=by, at=at, key=key, effective=effective) as opened:
        return add_tasks(opened, _open(plan, by), given, by=by)[0]


def _open(plan: AnnualPlan, by: Actor) -> AnnualPlan:
    row = queries.plans(by, NOW).get(id=plan.pk)
    if row.state == "closed":
        raise PlanClosedError(year=row.year)
    return row


def add_tasks(opened: Commit, plan: AnnualPlan, given: Sequence[TaskGiven], *, by: Actor) -> list[AnnualTask]:
    """Add tasks with their units and nodes inside an action's own commit."""
    for each in given:
        check_units(each)
    codes = TaskCodes(plan.programme_id)
    place = max((place for (place,) in queries.tasks_of(plan, by, NOW).columns("position")), default=0)
    rows = opened.add_all(
        _row(plan, each, code=codes.take(), position=place + number) for number, each in enumerate(given, 1)
    )
    opened.add_all(unit for row, each in zip(rows, given, strict=True) for unit in unit_rows(row, each))
    opened.add_all(node for row, each in zip(rows, given, strict=True) for node in node_rows(row, each.nodes))
    return rows


def check_units(given: TaskGiven) -> None:
    """See that no unit stands on a task twice."""
    seen: set[int] = set()
    for unit in (given.lead_unit, *given.responsible, *given.supporting):
        if unit is not None and unit.pk in seen:
            raise UnitTwiceError(unit=unit.name)
        if unit is not None:
            seen.add(unit.pk)


def _row(plan: AnnualPlan, given: TaskGiven, *, code: str, position: int) -> AnnualTask:
    line = given.carried_from.line if given.carried_from else code
    values = {"code": code, "line": line, "carried_from": given.carried_from, "position": position}
    return AnnualTask(plan=plan, **values, **task_values(given, plan.year), **given.extra)


def task_values(given: TaskGiven, year: int) -> dict[str, Any]:
    """Give the columns of a task from what is said of it."""
    if given.curve:  # see that it can be used before it is kept
        curve_of(given.curve, year=year, unit=given.unit_of_measure, on=given.limit_on or date(year, 12, 31))
    return {
        "title": given.title.strip()[:200],
        "text": given.text.strip(),
        "criterion": given.criterion.strip(),
        "kind": given.kind.value,
        "promise": given.promise,
        "clause": given.clause,
        "item": given.item,
        "lead_unit": given.lead_unit,
        "lead_choice": given.lead_choice.strip()[:300],
        "post": given.post,
        "leader": given.leader,
        "limit_on": given.limit_on,
        "limit_words": given.limit_words.strip()[:60],
        "indicator": given.indicator,
        "why_no_indicator": given.why_no_indicator.strip()[:300],
        "amount": given.amount,
        "unit_of_measure": given.unit_of_measure.strip()[:40],
        "rhythm": given.rhythm if given.rhythm in ("month", "quarter") else "month",
        "preset": given.preset[:40],
        "pace": given.pace[:40],
        "curve": [str(each) for each in given.curve],
        "note": given.note.strip()[:500],
        "unspelled": [[role, words[:100]] for role, words in given.unspelled],
    }


def unit_rows(task: AnnualTask, given: TaskGiven) -> list[TaskUnit]:
    """Give the rows of the units beside the lead."""
    return [
        TaskUnit(task=task, unit=unit, role=role, position=place)
        for role, units in (("responsible", given.responsible), ("supporting", given.supporting))
        for place, unit in enumerate(units, 1)
    ]


def node_rows(task: AnnualTask, given: Iterable[NodeGiven]) -> list[TaskNode]:
    """Give the rows of the nodes."""
    return [
        TaskNode(task=task, position=place, text=each.text.strip()[:300], due_on=each.due_on, post=each.post)
        for place, each in enumerate(given, 1)
    ]


@once("planning.task_edited")
def edit_task(
    task: AnnualTask, given: TaskGiven, *, by: Actor, at: datetime, key: str, seen: int
) -> AnnualTask:
    """Change a draft (修改): one that its units answer now is taken back first, so that nobody agrees to other words."""
    row = queries.tasks(by, NOW, verb="update").get(id=task.pk)
    if row.state != "drafted":
        raise TaskFrozenError(task=row.code, state=state_words(row))
    check_units(given)
    plan = _open(row.plan, by)
    with commit("planning.task_edited", by=by, at=at, key=key) as opened:
        row = opened.replace(row, task_values(given, plan.year), version=seen)
        rewrite(opened, row, given, by=by)
    return row


def rewrite(opened: Commit, task: AnnualTask, given: TaskGiven, *, by: Actor) -> None:
    """Write the units and nodes of a task anew where they differ from what stands there."""
    rewrite_nodes(opened, task, given.nodes, by=by)
    wanted = unit_rows(task, given)
    known = {(each.unit_id, each.role): each for each in queries.task_units(by, NOW).filter(task=task.pk)}
    for place, each in known.items():
        if place not in {(row.unit_id, row.role) for row in wanted}:
            opened.remove(each, version=each.version)
    opened.add_all(row for row in wanted if (row.unit_id, row.role) not in known)


def rewrite_nodes(opened: Commit, task: AnnualTask, given: Sequence[NodeGiven], *, by: Actor) -> None:
    """Write the nodes of a task anew where they differ."""
    known = list(queries.nodes(by, NOW).filter(task=task.pk))
    wanted = node_rows(task, given)
    kept = {_said(each): each for each in known}
    for each in known:
        if _said(each) not in {_said(row) for row in wanted}:
            opened.remove(each, version=each.version)
    opened.add_all(row for row in wanted if _said(row) not in kept)


def _said(node: TaskNode) -> tuple[str, date, int | None]:
    return node.text, node.due_on, node.post_id


@once("planning.task_removed")
def remove_task(task: AnnualTask, *, by: Actor, at: datetime, key: str, seen: int) -> AnnualTask | None:
    """Take a draft out of its plan (撤去): what it was stays in the record, its code is not given again."""
    row = queries.tasks(by, NOW, verb="remove").get(id=task.pk)
    if row.state not in DRAFTS:
        raise TaskFrozenError(task=row.code, state=state_words(row))
    with commit("planning.task_removed", by=by, at=at, key=key) as opened:
        for rows in (queries.answers, queries.nodes, queries.task_units):
            for each in rows(by, NOW).filter(task=row.pk):
                opened.remove(each, version=each.version)
        opened.remove(row, version=seen)
    return None

"""Filing (报推进计划): how a unit goes about its task, by nodes and a curve, put on file by the office as the baseline."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from gangmu.core.plan.annual_tasks import curve_of
from gangmu.web.accounts.models import Post
from gangmu.web.planning import queries
from gangmu.web.planning.actions.drafting import NodeGiven, rewrite_nodes
from gangmu.web.planning.actions.negotiating import chosen
from gangmu.web.planning.followers import task_changed
from gangmu.web.planning.models import AnnualTask, TaskFiling
from gangmu.web.planning.refusals import NodesNeededError, NothingChosenError
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import Commit, commit
from gangmu.web.record.lifecycles import lifecycle
from gangmu.web.record.moments import NOW
from gangmu.web.record.once import once


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledPlan:
    """推进计划: nodes, who answers for it and is reached, what is planned by the end of each month, what is wanted."""

    nodes: tuple[NodeGiven, ...]
    curve: tuple[Decimal, ...] = ()
    post: Post | None = None
    person: str = ""  # 责任人
    liaison: str = ""  # 联络员
    phone: str = ""
    help_wanted: str = ""  # 需协调事项


@dataclass(frozen=True, slots=True)
class PlanOf:
    """One of many plans: of which task, and the version of it that was seen."""

    task: AnnualTask
    plan: FiledPlan
    seen: int


@once("planning.plan_prepared")
def prepare_plan(
    task: AnnualTask, plan: FiledPlan, *, on: date, by: Actor, at: datetime, key: str, seen: int
) -> AnnualTask:
    """Prepare a task's plan for the signer (起草推进计划)."""
    return _write([PlanOf(task, plan, seen)], "planning.plan_prepared", on=on, by=by, at=at, key=key)[0]


@once("planning.plan_filed")
def file_plan(
    task: AnnualTask, plan: FiledPlan, *, on: date, by: Actor, at: datetime, key: str, seen: int
) -> AnnualTask:
    """File how a unit goes about its task (报推进计划), signed for the unit."""
    return _write([PlanOf(task, plan, seen)], "planning.plan_filed", on=on, by=by, at=at, key=key)[0]


@once("planning.plans_prepared")
def prepare_plans(plans: Sequence[PlanOf], *, on: date, by: Actor, at: datetime, key: str) -> AnnualTask:
    """Prepare the plans of many tasks for the signer, as a workbook has them (成批起草推进计划)."""
    return _write(plans, "planning.plans_prepared", on=on, by=by, at=at, key=key)[0]


@once("planning.plans_filed")
def file_plans(plans: Sequence[PlanOf], *, on: date, by: Actor, at: datetime, key: str) -> AnnualTask:
    """File the plans of many tasks, as a workbook has them (成批报推进计划), signed for the unit; all of them or none."""
    return _write(plans, "planning.plans_filed", on=on, by=by, at=at, key=key)[0]


_SIGNED: Final = ("planning.plan_filed", "planning.plans_filed")


def _write(
    plans: Sequence[PlanOf], act: str, *, on: date, by: Actor, at: datetime, key: str
) -> list[AnnualTask]:
    signs = act in _SIGNED
    if not plans:
        raise NothingChosenError
    mine = queries.tasks(by, NOW, verb="sign" if signs else "file")
    rows = [(mine.get(id=each.task.pk), each) for each in plans]
    for row, each in rows:
        _check(row, each.plan, on=on, by=by)
    verb = "plan" if signs else "prepare"
    with commit(act, by=by, at=at, key=key) as opened:
        changed = []
        for row, each in rows:
            step = lifecycle("annual_task", row.lifecycle).step(row.state, verb, role=by.role)
            values = _values(each.plan, step.to)
            if signs:
                values |= {"filed_on": on, "filed_by_id": by.user_id}
            changed.append(opened.replace(row, values, version=each.seen))
            rewrite_nodes(opened, row, each.plan.nodes, by=by)
            _note(opened, row, each.plan, prepared_on=None if signs else on, by=by)
    return changed


def _check(row: AnnualTask, plan: FiledPlan, *, on: date, by: Actor) -> None:
    if not plan.nodes:
        raise NodesNeededError(task=row.code)
    if plan.curve:
        year = queries.plans(by, NOW).get(id=row.plan_id).year
        curve_of(plan.curve, year=year, unit=row.unit_of_measure, on=on)


def _values(plan: FiledPlan, state: str) -> dict[str, object]:
    values: dict[str, object] = {"state": state}
    if plan.curve:
        values["curve"] = [str(each) for each in plan.curve]
    if plan.post is not None:
        values["post"] = plan.post
    return values


def _note(opened: Commit, task: AnnualTask, plan: FiledPlan, *, prepared_on: date | None, by: Actor) -> None:
    """Write down who answers and is reached; a plan that is prepared waits for the signer from this day."""
    values = {
        "person": plan.person.strip()[:120],
        "liaison": plan.liaison.strip()[:120],
        "phone": plan.phone.strip()[:60],
        "help_wanted": plan.help_wanted.strip()[:1000],
        "prepared_on": prepared_on,
        "prepared_post_id": by.post_id if prepared_on else None,
    }
    there = TaskFiling.objects.filter(task=task.pk).first()
    if there is None:
        opened.add(TaskFiling(task=task, unit_id=task.lead_unit_id or 0, **values))
    else:
        opened.replace(there, values, version=there.version)


@once("planning.plan_returned")
def return_plan(task: AnnualTask, *, reason: str, by: Actor, at: datetime, key: str, seen: int) -> AnnualTask:
    """Send a filed plan back to its unit (退回), with the reason."""
    row = queries.tasks(by, NOW, verb="update").get(id=task.pk)
    step = lifecycle("annual_task", row.lifecycle).step(row.state, "return_plan", role=by.role, reason=reason)
    values = {"state": step.to, "filed_on": None, "filed_by_id": None, "note": reason.strip()[:500]}
    with commit("planning.plan_returned", by=by, at=at, key=key) as opened:
        return opened.replace(row, values, version=seen)


@once("planning.plans_put_on_file")
def put_on_file(codes: Sequence[str], *, on: date, by: Actor, at: datetime, key: str) -> AnnualTask:
    """Put filed plans on file (备案): from then on the baseline is frozen and the tasks run."""
    rows = chosen(codes, by, verb="update")
    steps = [
        lifecycle("annual_task", each.lifecycle).step(each.state, "put_on_file", role=by.role)
        for each in rows
    ]
    with commit("planning.plans_put_on_file", by=by, at=at, key=key) as opened:
        changed = opened.replace_all(
            [
                (each, {"state": step.to, "on_file_on": on, "note": ""})
                for each, step in zip(rows, steps, strict=True)
            ]
        )
        task_changed(opened, changed, on=on, by=by)
    return changed[0]

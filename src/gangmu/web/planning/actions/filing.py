"""Filing (报推进计划): how a unit goes about its task, by nodes and a curve, put on file by the office as the baseline."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from gangmu.core.plan.annual_tasks import curve_of
from gangmu.web.accounts.models import Post
from gangmu.web.planning import queries
from gangmu.web.planning.actions.drafting import NodeGiven, rewrite_nodes
from gangmu.web.planning.actions.negotiating import chosen
from gangmu.web.planning.followers import task_changed
from gangmu.web.planning.models import AnnualTask
from gangmu.web.planning.refusals import NodesNeededError
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import commit
from gangmu.web.record.lifecycles import lifecycle
from gangmu.web.record.moments import NOW
from gangmu.web.record.once import once


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledPlan:
    """推进计划: nodes, who answers for it, and what is planned by the end of each month."""

    nodes: tuple[NodeGiven, ...]
    curve: tuple[Decimal, ...] = ()
    post: Post | None = None


@once("planning.plan_prepared")
def prepare_plan(
    task: AnnualTask, plan: FiledPlan, *, on: date, by: Actor, at: datetime, key: str, seen: int
) -> AnnualTask:
    """Prepare a task's plan for the signer (起草推进计划)."""
    return _write(task, plan, "planning.plan_prepared", "prepare", on=on, by=by, at=at, key=key, seen=seen)


@once("planning.plan_filed")
def file_plan(
    task: AnnualTask, plan: FiledPlan, *, on: date, by: Actor, at: datetime, key: str, seen: int
) -> AnnualTask:
    """File how a unit goes about its task (报推进计划), signed for the unit."""
    return _write(task, plan, "planning.plan_filed", "plan", on=on, by=by, at=at, key=key, seen=seen)


def _write(
    task: AnnualTask,
    plan: FiledPlan,
    act: str,
    verb: str,
    *,
    on: date,
    by: Actor,
    at: datetime,
    key: str,
    seen: int,
) -> AnnualTask:
    signs = verb == "plan"
    row = queries.tasks(by, NOW, verb="sign" if signs else "file").get(id=task.pk)
    step = lifecycle("annual_task", row.lifecycle).step(row.state, verb, role=by.role)
    if not plan.nodes:
        raise NodesNeededError(task=row.code)
    year = queries.plans(by, NOW).get(id=row.plan_id).year
    if plan.curve:
        curve_of(plan.curve, year=year, unit=row.unit_of_measure, on=on)
    values: dict[str, object] = {"state": step.to}
    if plan.curve:
        values["curve"] = [str(each) for each in plan.curve]
    if plan.post is not None:
        values["post"] = plan.post
    if signs:
        values |= {"filed_on": on, "filed_by_id": by.user_id}
    with commit(act, by=by, at=at, key=key) as opened:
        row = opened.replace(row, values, version=seen)
        rewrite_nodes(opened, row, plan.nodes, by=by)
    return row


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

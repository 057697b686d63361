"""Closing (年终封账): every task of a year gets its verdict with reason and approver; only then the plan is closed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from gangmu.web.planning import queries
from gangmu.web.planning.actions.codes import TaskCodes
from gangmu.web.planning.actions.drafting import new_plan
from gangmu.web.planning.actions.negotiating import chosen, named, who_decides
from gangmu.web.planning.followers import task_changed
from gangmu.web.planning.models import AnnualPlan, AnnualTask, TaskNode, TaskUnit
from gangmu.web.planning.refusals import PlanClosedError, TooEarlyToCloseError, YearNotOverError
from gangmu.web.planning.ruling import rules_of_planning
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import Commit, commit
from gangmu.web.record.lifecycles import lifecycle
from gangmu.web.record.moments import NOW
from gangmu.web.record.once import once

_VERBS: Final = {"carried": "carry", "cancelled": "cancel", "unmet": "leave_unmet"}
_DONE: Final = ("verified", "closed")
DONE_REASON: Final = "已认定完成"
_KEPT: Final = (
    "line", "promise_id", "clause_id", "item_id", "kind", "title", "text", "criterion", "indicator_id",
    "why_no_indicator", "lead_unit_id", "lead_choice", "post_id", "leader_id", "unit_of_measure", "rhythm", "preset",
    "pace",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """年终结论: what became of a task in its year, why, and who approved that."""

    outcome: str  # done, carried, cancelled, unmet
    reason: str = ""
    approved_by: str = ""
    paper: str = ""


@once("planning.verdicts_given")
def give_verdicts(
    plan: AnnualPlan, codes: Sequence[str], verdict: Verdict, *, on: date, by: Actor, at: datetime, key: str
) -> AnnualTask:
    """Give tasks one and the same verdict (年终结论). What is carried over goes on in the next year's plan."""
    return _give(plan, dict.fromkeys(codes, verdict), on=on, by=by, at=at, key=key)


@once("planning.verdicts_given")
def judge_tasks(
    plan: AnnualPlan, verdicts: Mapping[str, Verdict], *, on: date, by: Actor, at: datetime, key: str
) -> AnnualTask:
    """Give tasks each a verdict of its own, by code, in one act (成批下年终结论)."""
    return _give(plan, verdicts, on=on, by=by, at=at, key=key)


def _give(
    plan: AnnualPlan, verdicts: Mapping[str, Verdict], *, on: date, by: Actor, at: datetime, key: str
) -> AnnualTask:
    year = queries.plans(by, NOW, verb="update").get(id=plan.pk)
    if year.state == "closed":
        raise PlanClosedError(year=year.year)
    begins = rules_of_planning(by, on=on).closes_on(year.year)
    if on < begins:
        raise TooEarlyToCloseError(year=year.year, day=begins.isoformat())
    rows = [each for each in chosen(list(verdicts), by, verb="update") if each.plan_id == year.pk]
    changes = [(each, values_of(each, verdicts[each.code], by)) for each in rows]
    carried = [each for each in rows if verdicts[each.code].outcome == "carried"]
    with commit("planning.verdicts_given", by=by, at=at, key=key) as opened:
        changed = opened.replace_all(changes)
        if carried:
            _carry(opened, year, carried, on=on, by=by)
        task_changed(opened, changed, on=on, by=by)
    return changed[0]


def values_of(row: AnnualTask, verdict: Verdict, by: Actor) -> dict[str, Any]:
    """Give what a verdict writes on a task, or refuse it: a preview asks the same."""
    approver = who_decides(by, verdict.approved_by)
    reason = verdict.reason.strip() or (DONE_REASON if verdict.outcome == "done" else "")
    life = lifecycle("annual_task", row.lifecycle)
    state = row.state
    if verdict.outcome != "done" or row.state not in _DONE:
        verb = _VERBS.get(verdict.outcome, "close")
        state = life.step(row.state, verb, role=by.role, facts={"year_is_closing": True}, reason=reason).to
    return {
        "state": state,
        "verdict": verdict.outcome,
        "verdict_reason": reason[:500],
        "verdict_by": f"{approver}（{verdict.paper.strip()}）"[:200] if verdict.paper.strip() else approver,
    }


def _carry(opened: Commit, plan: AnnualPlan, rows: Sequence[AnnualTask], *, on: date, by: Actor) -> None:
    """Let tasks go on in the next year's plan: opened where there is none yet, and no task twice."""
    after = queries.plans(by, NOW).filter(year=plan.year + 1).first()
    after = after or opened.add(new_plan(plan.year + 1, "", on=on))
    there = {line for (line,) in queries.tasks_of(after, by, NOW).columns("line")}
    carry_into(opened, after, [each for each in rows if each.line not in there], by=by)


def carry_into(
    opened: Commit, plan: AnnualPlan, rows: Sequence[AnnualTask], *, by: Actor
) -> list[AnnualTask]:
    """Draft what goes on of earlier tasks in a plan: the same line, a code of its own, a limit still to be set."""
    codes = TaskCodes(plan.programme_id)
    place = max((place for (place,) in queries.tasks_of(plan, by, NOW).columns("position")), default=0)
    successors = opened.add_all(
        AnnualTask(
            plan=plan,
            code=codes.take(),
            position=place + number,
            carried_from=each,
            **{name: getattr(each, name) for name in _KEPT},
        )
        for number, each in enumerate(rows, 1)
    )
    _carry_nodes(opened, plan, dict(zip((each.pk for each in rows), successors, strict=True)), by=by)
    others = queries.units_on([each.pk for each in rows], by, NOW)
    opened.add_all(
        TaskUnit(task=new, unit_id=unit.unit_id, role=unit.role, position=unit.position)
        for new, each in zip(successors, rows, strict=True)
        for unit in others.get(each.pk, ())
    )
    return successors


def _carry_nodes(
    opened: Commit, plan: AnnualPlan, successors: Mapping[int, AnnualTask], *, by: Actor
) -> None:
    """Let nodes go on that nobody verified and that fall due in the new year or later; days that are past are not moved."""
    first = date(plan.year, 1, 1)
    nodes = queries.nodes(by, NOW).filter(
        task__in=list(successors), verified_on__isnull=True, due_on__gte=first
    )
    opened.add_all(
        TaskNode(
            task=successors[each.task_id],
            position=each.position,
            text=each.text,
            due_on=each.due_on,
            post_id=each.post_id,
        )
        for each in nodes
    )


def gaps_of(plan: AnnualPlan, by: Actor) -> list[AnnualTask]:
    """Give the tasks of a plan that have no verdict yet."""
    return [each for each in queries.tasks_of(plan, by, NOW) if not each.verdict]


@once("planning.plan_closed")
def close_plan(plan: AnnualPlan, *, on: date, by: Actor, at: datetime, key: str, seen: int) -> AnnualPlan:
    """Close the plan of a year (封账): refused while any task has no verdict."""
    row = queries.plans(by, NOW, verb="update").get(id=plan.pk)
    if row.state == "closed":
        raise PlanClosedError(year=row.year)
    begins = rules_of_planning(by, on=on).closes_on(row.year)
    if on < begins:
        raise TooEarlyToCloseError(year=row.year, day=begins.isoformat())
    if gaps := gaps_of(row, by):
        raise YearNotOverError(number=len(gaps), tasks=named(gaps))
    with commit("planning.plan_closed", by=by, at=at, key=key) as opened:
        return opened.replace(row, {"state": "closed", "closed_on": on}, version=seen)

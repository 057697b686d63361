"""Plans and tasks in a plan folder (计划文件夹中的年度任务): given as they stand, taken in as a take-over."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from gangmu.core.base.quantities import canonical
from gangmu.files.plan_folders import PlanFolder
from gangmu.files.tables.columns import Row
from gangmu.web.accounts import queries as accounts
from gangmu.web.accounts.scopes import require
from gangmu.web.indicators import queries as indicators
from gangmu.web.indicators.mapping import day
from gangmu.web.outlines import queries as outlines
from gangmu.web.planning import queries
from gangmu.web.planning.actions.drafting import new_plan
from gangmu.web.planning.models import AnnualPlan, AnnualTask, TaskNode, TaskUnit
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import Commit, commit
from gangmu.web.record.moments import NOW, Moment
from gangmu.web.record.once import once

Cells = dict[str, str]
_PLAN_DAYS: Final = ("opened_on", "issued_on", "closed_on", "change_cutoff_on")
_TEXTS: Final = (
    "code", "line", "kind", "title", "text", "criterion", "why_no_indicator", "lead_choice", "limit_words", "preset",
    "pace", "state", "claim", "finding", "struck_number", "verdict", "verdict_reason", "verdict_by", "note",
)  # fmt: skip
_DAYS: Final = ("issued_on", "filed_on", "on_file_on", "claimed_on", "verified_on", "closed_on")
_ABLE: Final = {True: "able", False: "unable", None: ""}
_JUDGED: Final = {"able": True, "unable": False}


@dataclass(frozen=True, kw_only=True)
class Codes:
    """编号: by which code each row that a task names is known."""

    clauses: Mapping[int, str]
    promises: Mapping[int, tuple[str, str]]  # code, kind
    indicators: Mapping[int, str]
    units: Mapping[int, str]
    posts: Mapping[int, str]

    @classmethod
    def of(cls, by: Actor, moment: Moment) -> "Codes":
        """Give the codes of a moment."""
        return cls(
            clauses=dict(outlines.clauses(by, moment).columns("id", "code")),
            promises={
                key: (code, kind)
                for key, code, kind in outlines.promises(by, moment).columns("id", "code", "kind")
            },
            indicators=dict(indicators.indicators(by, moment).columns("id", "code")),
            units=dict(accounts.units(by, moment).columns("id", "code")),
            posts=dict(accounts.posts(by, moment).columns("id", "code")),
        )


def give(by: Actor, moment: Moment) -> dict[str, list[Cells]]:
    """Give the plans, their tasks and the nodes of these."""
    plans = {each.pk: each for each in queries.plans(by, moment)}
    if not plans:
        return {}
    codes = Codes.of(by, moment)
    tasks = list(queries.tasks(by, moment))
    known = {each.pk: each.code for each in tasks}
    return {
        "annual_plans": [
            {
                "year": str(each.year),
                "title": each.title,
                "state": each.state,
                "approved_by": each.approved_by,
            }
            | {name: str(getattr(each, name) or "") for name in _PLAN_DAYS}
            for each in plans.values()
        ],
        "annual_tasks": list(_tasks(tasks, plans, known, codes, by, moment)),
        "task_nodes": list(_nodes(known, codes, by, moment)),
    }


def _tasks(
    tasks: list[AnnualTask],
    plans: Mapping[int, AnnualPlan],
    known: Mapping[int, str],
    codes: Codes,
    by: Actor,
    moment: Moment,
) -> Iterator[Cells]:
    units = queries.units_on(list(known), by, moment)
    for each in tasks:
        code, kind = codes.promises.get(each.promise_id or 0, ("", ""))
        yield {
            **{name: getattr(each, name) for name in _TEXTS},
            **{name: str(getattr(each, name) or "") for name in _DAYS},
            **{
                role: ";".join(codes.units[row.unit_id] for row in units.get(each.pk, ()) if row.role == role)
                for role in ("responsible", "supporting")
            },
            "year": str(plans[each.plan_id].year),
            "carried_from": known.get(each.carried_from_id or 0, ""),
            "order": str(each.position or ""),
            "target": code if kind == "target" else "",
            "measure": code if kind == "measure" else "",
            "clause": codes.clauses.get(each.clause_id or 0, ""),
            "indicator": codes.indicators.get(each.indicator_id or 0, ""),
            "lead": codes.units.get(each.lead_unit_id or 0, ""),
            "post": codes.posts.get(each.post_id or 0, ""),
            "leader": codes.posts.get(each.leader_id or 0, ""),
            "limit": str(each.limit_on or ""),
            "amount": "" if each.amount is None else canonical(each.amount),
            "unit": each.unit_of_measure,
            "rhythm": each.rhythm,
            "curve": ";".join(each.curve),
        }


def _nodes(known: Mapping[int, str], codes: Codes, by: Actor, moment: Moment) -> Iterator[Cells]:
    places: dict[int, int] = {}
    for each in queries.nodes(by, moment):
        places[each.task_id] = places.get(each.task_id, 0) + 1
        yield {
            "task": known[each.task_id],
            "order": str(places[each.task_id]),
            "text": each.text,
            "due_on": str(each.due_on),
            "post": codes.posts.get(each.post_id or 0, ""),
            "claimed_on": str(each.claimed_on or ""),
            "verified_on": str(each.verified_on or ""),
            "judged": _ABLE[each.is_able],
        }


@once("planning.tasks_taken_over")
def take(plan: PlanFolder, *, by: Actor, at: datetime, key: str, effective: date) -> AnnualPlan | None:
    """Take over the plans and tasks of a folder (接收年度任务), with the codes and states that it gives them."""
    require(by, "create", AnnualTask)
    if not plan.rows("annual_plans") and not plan.rows("annual_tasks"):
        return None
    told = {row["year"] for row in plan.rows("annual_plans")}
    untold = sorted({row["year"] for row in plan.rows("annual_tasks")} - told)
    with commit("planning.tasks_taken_over", by=by, at=at, key=key, effective=effective) as opened:
        plans = opened.add_all(
            [
                *(_plan(row) for row in plan.rows("annual_plans")),
                *(new_plan(int(year), "", on=effective) for year in untold),
            ]
        )
        _Taking(by, opened).tasks(plan, {str(each.year): each for each in plans})
    return plans[0]


def _plan(row: Row) -> AnnualPlan:
    days = {name: day(row[name]) for name in _PLAN_DAYS}
    return AnnualPlan(
        year=int(row["year"]), title=row["title"], state=row["state"], approved_by=row["approved_by"], **days
    )


class _Taking:
    """The rows that tasks name, by their codes, while a folder is taken over."""

    def __init__(self, by: Actor, opened: Commit) -> None:
        self.opened = opened
        self.clauses = {each.code: each for each in outlines.clauses(by, NOW)}
        self.promises = {each.code: each for each in outlines.promises(by, NOW)}
        self.indicators = {each.code: each for each in indicators.indicators(by, NOW)}
        self.units = {each.code: each for each in accounts.units(by, NOW)}
        self.posts = {each.code: each for each in accounts.posts(by, NOW)}

    def tasks(self, plan: PlanFolder, plans: Mapping[str, AnnualPlan]) -> None:
        """Enter the tasks, the earlier of those carried on before the later, with their units and nodes."""
        rows = sorted(plan.rows("annual_tasks"), key=lambda row: int(row["year"]))
        there: dict[str, AnnualTask] = {}
        for year in dict.fromkeys(row["year"] for row in rows):
            mine = [row for row in rows if row["year"] == year]
            added = self.opened.add_all(self._task(row, plans[year], there) for row in mine)
            there |= {each.code: each for each in added}
        self.opened.add_all(
            TaskUnit(task=there[row["code"]], unit=self.units[code], role=role, position=place)
            for row in rows
            for role in ("responsible", "supporting")
            for place, code in enumerate(filter(None, row[role].split(";")), 1)
        )
        self.opened.add_all(self._node(row, there) for row in plan.rows("task_nodes"))

    def _task(self, row: Row, plan: AnnualPlan, there: Mapping[str, AnnualTask]) -> AnnualTask:
        values: dict[str, Any] = {name: row[name] for name in _TEXTS} | {
            name: day(row[name]) for name in _DAYS
        }
        values["line"] = row["line"] or row["code"]
        return AnnualTask(
            plan=plan,
            carried_from=there.get(row["carried_from"]),
            position=int(row["order"] or 0),
            promise=self.promises.get(row["target"] or row["measure"]),
            clause=self.clauses.get(row["clause"]),
            indicator=self.indicators.get(row["indicator"]),
            lead_unit=self.units.get(row["lead"]),
            post=self.posts.get(row["post"]),
            leader=self.posts.get(row["leader"]),
            limit_on=day(row["limit"]),
            amount=Decimal(row["amount"]) if row["amount"] else None,
            unit_of_measure=row["unit"],
            rhythm=row["rhythm"] or "month",
            curve=list(filter(None, row["curve"].split(";"))),
            **values,
        )

    def _node(self, row: Row, there: Mapping[str, AnnualTask]) -> TaskNode:
        return TaskNode(
            task=there[row["task"]],
            position=int(row["order"]),
            text=row["text"],
            due_on=date.fromisoformat(row["due_on"]),
            post=self.posts.get(row["post"]),
            claimed_on=day(row["claimed_on"]),
            verified_on=day(row["verified_on"]),
            is_able=_JUDGED.get(row["judged"]),
        )

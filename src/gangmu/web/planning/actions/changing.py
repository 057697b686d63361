"""Changing (申请调整): an issued task changes only when its unit asks with a reason and the office or a leader grants it."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from gangmu.core.base.quantities import canonical
from gangmu.core.plan.annual_tasks import curve_of
from gangmu.web.accounts.models import OrgUnit
from gangmu.web.accounts.standing_in import has_a_hand
from gangmu.web.indicators.models import Indicator
from gangmu.web.outlines.models import Meaning
from gangmu.web.planning import queries
from gangmu.web.planning.actions.drafting import NodeGiven, rewrite_nodes
from gangmu.web.planning.actions.negotiating import who_decides
from gangmu.web.planning.followers import task_changed
from gangmu.web.planning.models import AnnualTask, TaskChange
from gangmu.web.planning.refusals import BindingTargetError, NothingChangesError, ReasonClassError
from gangmu.web.planning.ruling import rules_of_planning
from gangmu.web.record.actors import Actor
from gangmu.web.record.clock import now
from gangmu.web.record.commits import commit
from gangmu.web.record.lifecycles import lifecycle
from gangmu.web.record.moments import NOW
from gangmu.web.record.once import once


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """所请: what is to stand there instead; what is left out stays."""

    reason: str
    reason_class: str
    limit_on: date | None = None
    limit_words: str = ""
    amount: Decimal | None = None
    criterion: str = ""
    curve: tuple[Decimal, ...] = ()
    nodes: tuple[NodeGiven, ...] = ()


@once("planning.change_asked")
def ask_change(
    task: AnnualTask, wanted: Wanted, *, on: date, by: Actor, at: datetime, key: str, seen: int
) -> TaskChange:
    """Ask for a change of a running task (申请调整); after the cut-off of its plan it is marked so."""
    row = queries.tasks(by, NOW, verb="sign").get(id=task.pk)
    step = lifecycle("annual_task", row.lifecycle).step(
        row.state, "ask_change", role=by.role, reason=wanted.reason
    )
    known = rules_of_planning(by, on=on).reason_classes
    if wanted.reason_class not in known:
        raise ReasonClassError(text=wanted.reason_class[:40], known="、".join(known))
    plan = queries.plans(by, NOW).get(id=row.plan_id)
    before, after = _differences(row, wanted, by)
    if not after:
        raise NothingChangesError
    if wanted.curve:
        curve_of(wanted.curve, year=plan.year, unit=row.unit_of_measure, on=on)
    cutoff = plan.change_cutoff_on or rules_of_planning(by, on=on).cutoff_in(plan.year)
    change = TaskChange(
        task=row,
        unit=OrgUnit.objects.get(pk=by.unit_id or 0),
        before=before,
        after=after,
        reason=wanted.reason.strip()[:1000],
        reason_class=wanted.reason_class,
        asked_on=on,
        asked_by_id=by.post_id,
        asked_user_id=by.user_id,
        is_after_cutoff=on > cutoff,
    )
    with commit("planning.change_asked", by=by, at=at, key=key) as opened:
        change = opened.add(change)
        opened.replace(row, {"state": step.to}, version=seen)
    return change


def _differences(row: AnnualTask, wanted: Wanted, by: Actor) -> tuple[dict[str, Any], dict[str, Any]]:
    """Give what stands there and what is asked for, as plain words, where they differ."""
    there: dict[str, Any] = {
        "limit_on": row.limit_on.isoformat() if row.limit_on else None,
        "limit_words": row.limit_words,
        "amount": None if row.amount is None else canonical(row.amount),
        "criterion": row.criterion,
        "curve": list(row.curve),
        "nodes": [
            [each.due_on.isoformat(), each.text] for each in queries.nodes(by, NOW).filter(task=row.pk)
        ],
    }
    asked: dict[str, Any] = {}
    if wanted.limit_on is not None:
        asked |= {"limit_on": wanted.limit_on.isoformat(), "limit_words": wanted.limit_words.strip()[:60]}
    if wanted.amount is not None:
        asked["amount"] = canonical(wanted.amount)
    if wanted.criterion.strip():
        asked["criterion"] = wanted.criterion.strip()
    if wanted.curve:
        asked["curve"] = [str(each) for each in wanted.curve]
    if wanted.nodes:
        asked["nodes"] = [[each.due_on.isoformat(), each.text.strip()[:300]] for each in wanted.nodes]
    after = {name: value for name, value in asked.items() if value != there[name]}
    return {name: there[name] for name in after}, after


@dataclass(frozen=True, slots=True, kw_only=True)
class Granting:
    """批准: who granted it, by which paper."""

    decided_by: str = ""
    paper: str = ""
    words: str = ""


@once("planning.change_granted")
def grant_change(
    change: TaskChange, granting: Granting, *, on: date, by: Actor, at: datetime, key: str, seen: int
) -> TaskChange:
    """Grant a change (批准调整): from then on the task says what was asked for; what it said stays on record."""
    row, task = _asked(change, by)
    facts = {"is_filer": has_a_hand(by, [row.asked_user_id], now().date())}
    step = lifecycle("annual_task", task.lifecycle).step(
        task.state, "grant_change", role=by.role, facts=facts
    )
    if "amount" in row.after and is_binding(task) and not granting.paper.strip():
        raise BindingTargetError(task=task.code)
    decided = {
        "outcome": "granted",
        "outcome_reason": granting.words.strip()[:1000],
        "decided_on": on,
        "decided_by": who_decides(by, granting.decided_by),
        "paper": granting.paper.strip()[:200],
    }
    with commit("planning.change_granted", by=by, at=at, key=key) as opened:
        row = opened.replace(row, decided, version=seen)
        task = opened.replace(task, {"state": step.to, **_values(row.after)}, version=task.version)
        if "nodes" in row.after:
            nodes = [NodeGiven(text=text, due_on=date.fromisoformat(due)) for due, text in row.after["nodes"]]
            rewrite_nodes(opened, task, nodes, by=by)
        task_changed(opened, [task], on=on, by=by)
    return row


def _asked(change: TaskChange, by: Actor) -> tuple[TaskChange, AnnualTask]:
    row = queries.changes(by, NOW, verb="decide").filter(outcome="asked").get(id=change.pk)
    return row, queries.tasks(by, NOW, verb="decide").get(id=row.task_id)


def _values(after: dict[str, Any]) -> dict[str, Any]:
    values = {name: value for name, value in after.items() if name not in ("nodes", "limit_on", "amount")}
    if "limit_on" in after:
        values["limit_on"] = date.fromisoformat(after["limit_on"])
    if "amount" in after:
        values["amount"] = Decimal(after["amount"])
    return values


def is_binding(task: AnnualTask) -> bool:
    """Tell whether the amount of a task is a binding target (约束性): its indicator says so, or that its promise means."""
    if task.indicator_id:
        return Indicator.objects.filter(pk=task.indicator_id, nature="binding").exists()
    if not task.promise_id:
        return False
    meant = Meaning.objects.filter(promise=task.promise_id, role="actual").values("indicator")
    return Indicator.objects.filter(programme=task.programme_id, code__in=meant, nature="binding").exists()


@once("planning.change_refused")
def refuse_change(
    change: TaskChange,
    *,
    reason: str,
    decided_by: str = "",
    on: date,
    by: Actor,
    at: datetime,
    key: str,
    seen: int,
) -> TaskChange:
    """Refuse a change (不批准), with the reason; the task stays as it was."""
    row, task = _asked(change, by)
    step = lifecycle("annual_task", task.lifecycle).step(
        task.state, "refuse_change", role=by.role, reason=reason
    )
    decided = {
        "outcome": "refused",
        "outcome_reason": reason.strip()[:1000],
        "decided_on": on,
        "decided_by": who_decides(by, decided_by),
    }
    with commit("planning.change_refused", by=by, at=at, key=key) as opened:
        row = opened.replace(row, decided, version=seen)
        opened.replace(task, {"state": step.to}, version=task.version)
    return row

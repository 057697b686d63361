"""Closing a month (封账): every lamp is frozen with its inputs, its words and the rule that judged; a correction closes it anew."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from gangmu.core.base.iso_periods import Period, PeriodNotReadError
from gangmu.core.plan.lamp_history import ClosedLamp, LampChange, LampMonthNotOverError, close_lamp, newest
from gangmu.core.plan.lamp_rules import Lamp
from gangmu.core.plan.lamp_told import told_lamp
from gangmu.core.plan.past_lamps import change_from, closed_lamp_from
from gangmu.core.plan.task_states import TaskState
from gangmu.web.accounts.scopes import allowed, require
from gangmu.web.planning.models import AnnualPlan, AnnualTask
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import Commit, commit
from gangmu.web.record.moments import NOW, Moment
from gangmu.web.record.once import once
from gangmu.web.reporting.lamps.gathering import gather, goal_amount
from gangmu.web.reporting.lamps.measuring import given_of
from gangmu.web.reporting.lamps.missing import lacking
from gangmu.web.reporting.lamps.refusals import (
    MonthClosedAlreadyError,
    MonthLacksReportsError,
    NotAMonthError,
    NoTaskToCloseError,
)
from gangmu.web.reporting.lamps.ruling import Ruling, ruling_of
from gangmu.web.reporting.lamps.running import LIT
from gangmu.web.reporting.models import MonthClose, TaskLamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """待封的灯: what the close of a month would freeze for one task."""

    task: AnnualTask
    state: TaskState
    closed: ClosedLamp
    before: TaskLamp | None  # of the last round of this month


def month_of(text: str) -> Period:
    """Read a month of an address: 2026-03."""
    try:
        month = Period(text)
    except PeriodNotReadError:
        raise NotAMonthError(text=text[:20]) from None
    if len(text) != 7 or month.months != 1 or "Q" in text:
        raise NotAMonthError(text=text[:20])
    return month


def tasks_of(month: Period, actor: Actor, moment: Moment = NOW) -> list[AnnualTask]:
    """Give the tasks of the year's plan that were issued by the end of a month, in the plan's order."""
    plan = allowed(AnnualPlan, actor, moment=moment).filter(year=month.first.year).first()
    if plan is None:
        return []
    rows = allowed(AnnualTask, actor, moment=moment).filter(plan=plan.pk, state__in=LIT).order_by("position")
    return [each for each in rows if each.issued_on is None or each.issued_on <= month.last]


def past_lamps(rows: Iterable[TaskLamp]) -> dict[int, list[ClosedLamp]]:
    """Give closed lamps by task; the versions of a month in the order of their closes."""
    found: dict[int, list[ClosedLamp]] = defaultdict(list)
    for row in sorted(rows, key=lambda each: (each.month, each.close_id)):
        found[row.task_id].append(closed_lamp_from(row.frozen, change_in(row)))
    return found


def change_in(row: TaskLamp, by: str = "") -> LampChange | None:
    """Give the change by hand that stands beside a closed lamp."""
    return change_from(row.change_to, reason=row.change_reason, by=by, on=row.changed_on)


def proposed(month: Period, *, by: Actor, on: date, ruling: Ruling | None = None) -> list[Proposed]:
    """Work out what closing a month now would freeze, by the rules of its last day (预览)."""
    tasks = tasks_of(month, by)
    ruling = ruling or ruling_of(by, on=month.last)
    gathered = gather(tasks, given=given_of(tasks, by, on=month.last))
    states = gathered.states(ruling, on=month.last, known_on=max(on, month.last))
    rows = list(allowed(TaskLamp, by).filter(task__in=[each.pk for each in tasks], month__lte=str(month)))
    past = past_lamps(rows)
    last = {
        row.task_id: row for row in sorted(rows, key=lambda each: each.close_id) if row.month == str(month)
    }
    return [
        _one(task, states[task.pk], month, on=on, past=past.get(task.pk, []), before=last.get(task.pk))
        for task in tasks
    ]


def _one(
    task: AnnualTask, state: TaskState, month: Period, *, on: date, past: Sequence[ClosedLamp], before: TaskLamp | None
) -> Proposed:  # fmt: skip
    """A change by hand goes on into a new round where the rule still says the same."""
    change = change_in(before) if before is not None and before.lamp == state.finding.lamp.value else None
    day = max(on, month.last + timedelta(days=1))
    closed = close_lamp(state.finding, month, on=day, past=past, change=change)
    return Proposed(task=task, state=state, closed=closed, before=before)


def counted(lamps: Iterable[str]) -> dict[str, int]:
    """Count lamps, each kind named."""
    found = Counter(lamps)
    return {lamp.value: found[lamp.value] for lamp in Lamp}


@once("reporting.month_closed")
def close_month(
    month: Period, *, note: str, on: date, by: Actor, at: datetime, key: str, despite: int = 0
) -> MonthClose:
    """Close a month (封账), or close it again after a correction: the old lamps stay beside the new ones.

    A month that lacks reports is closed only where `despite` owns up to as many (仍要封账).
    """
    require(by, "create", MonthClose)
    if on <= month.last:
        raise LampMonthNotOverError(month=str(month), on=on.isoformat())
    ruling = ruling_of(by, on=month.last)
    found = proposed(month, by=by, on=on, ruling=ruling)
    if not found:
        raise NoTaskToCloseError(month=str(month))
    before = allowed(MonthClose, by).filter(month=str(month)).order_by("-round").first()
    if before is not None and not any(moved(each) for each in found):
        raise MonthClosedAlreadyError(month=str(month), on=before.closed_on.isoformat(), round=before.round)
    _own_up(month, despite, by)
    with commit("reporting.month_closed", by=by, at=at, key=key) as opened:
        close = opened.add(
            MonthClose(
                month=str(month),
                round=1 if before is None else before.round + 1,
                closed_on=on,
                post_id=by.post_id,
                rules=ruling.references,
                counts=counted(each.closed.confirmed.value for each in found),
                note=note.strip()[:500],
            )
        )
        _freeze(opened, close, found)
        opened.rules += ruling.references
        return close


def _own_up(month: Period, despite: int, by: Actor) -> None:
    """Refuse to close over more missing reports than the close names."""
    found = lacking(month, by)
    if found.total > despite:
        raise MonthLacksReportsError(
            month=str(month), unreported=found.unreported, unaccepted=found.unaccepted
        )


def _freeze(opened: Commit, close: MonthClose, found: Sequence[Proposed]) -> None:
    opened.add_all(
        TaskLamp(
            close=close,
            task=each.task,
            month=close.month,
            frozen=each.closed.as_row(),
            lamp=each.closed.system.value,
            confirmed=each.closed.confirmed.value,
            made_good_since=str(each.closed.alarm_of or ""),
            told=told_lamp(each.closed, goal=goal_amount(each.task), limit=each.task.limit_on),
            **_change(each),
        )
        for each in found
    )


def _change(each: Proposed) -> Mapping[str, object]:
    if each.closed.change is None or each.before is None:
        return {}
    names = ("change_to", "change_reason", "changed_on", "changed_post_id")
    return {name: getattr(each.before, name) for name in names}


def moved(each: Proposed) -> bool:
    """Tell whether a new round would say anything else of a task than the last one; the number of the round aside."""
    if each.before is None:
        return True
    new, old = dict(each.closed.as_row()), dict(each.before.frozen)
    return any(
        new[name] != old.get(name) for name in new.keys() - {"version", "confirmed", "made_good_since"}
    )


def closed_history(rows: Iterable[TaskLamp]) -> dict[int, tuple[ClosedLamp, ...]]:
    """Give the newest version of each closed month, by task, in order."""
    return {task: newest(lamps) for task, lamps in past_lamps(rows).items()}

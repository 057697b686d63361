"""亮灯栏目 of a task's page: how it stands and why, its lamps month by month, and how sure people are that it will be done."""

from dataclasses import dataclass
from datetime import date

from gangmu.core.base.iso_periods import Period
from gangmu.core.plan.delivery_confidence import CONFIDENCE_WORDS, Setter, confidence_words
from gangmu.core.plan.reporting_periods import month_words
from gangmu.web.accounts.scopes import hanging_from, may
from gangmu.web.doors.languages import say, shown
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.planning.models import AnnualTask
from gangmu.web.planning.sections import Section
from gangmu.web.record.clock import today
from gangmu.web.record.moments import NOW
from gangmu.web.reporting.lamps import queries
from gangmu.web.reporting.lamps.closing import closed_history
from gangmu.web.reporting.lamps.judging import confidences
from gangmu.web.reporting.lamps.ruling import Ruling, ruling_of
from gangmu.web.reporting.lamps.showing import (
    LampShown,
    closed_lamp,
    percent,
    posts_named,
    rule_named,
    running_lamp,
    speech,
)
from gangmu.web.reporting.models import ConfidenceStatement, TaskLamp, TaskStatus

SETTERS = {
    Setter.OFFICE: ("办公室", "the office"),
    Setter.REVIEWER: ("独立评审人", "an independent reviewer"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthLamp:
    """一月一灯: the newest lamp of one month."""

    month: Period
    lamp: LampShown
    rounds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """一次认定: one confidence as it was set."""

    words: str
    on: date
    by: str
    evidence: tuple[str, ...]


def lamps(task: AnnualTask, request: ActorRequest) -> Section | None:
    """Show the lamps of a task to whoever may see them."""
    if not may(request.actor, "read", TaskStatus):
        return None
    assert request.programme is not None
    on = request.as_of or today(request.programme)
    ruling = ruling_of(request.actor, on=on, moment=request.moment)
    state = queries.states_of(request.actor, [task.pk], request.moment).get(task.pk)
    hung = hanging_from(task, TaskLamp, request.actor, moment=request.moment)
    rows = list(hung.order_by("month", "close"))
    if state is None and not rows:
        return None
    past = closed_history(rows).get(task.pk, ())
    months = _months(rows, ruling, request)
    return Section(
        "reporting/_task_lamps.html",
        {
            "task": task,
            "state": state,
            "lamp": running_lamp(state, past, ruling) if state else None,
            "completion": percent(state.completion) if state else "",
            "elapsed": percent(state.elapsed) if state else "",
            "period": _words(state.period) if state and state.period else "",
            "months": months,
            "rule": rule_named(state.rule, state.preset) if state else "",
            "judged": _judged(task, request),
            "steps": [(step.value, say(*words)) for step, words in CONFIDENCE_WORDS.items()],
            "may_judge": request.moment == NOW and may(request.actor, "create", ConfidenceStatement),
            "sees_judged": may(request.actor, "read", ConfidenceStatement),
        },
    )


def _words(period: str) -> str:
    return shown(say(*month_words(Period(period))))


def _months(rows: list[TaskLamp], ruling: Ruling, request: ActorRequest) -> list[MonthLamp]:
    newest = {row.month: row for row in rows}
    posts = posts_named(request.actor, request.moment, [row.changed_post_id for row in newest.values()])
    return [
        MonthLamp(
            month=Period(month),
            lamp=closed_lamp(row, ruling, by=posts.get(row.changed_post_id or 0, "")),
            rounds=sum(each.month == month for each in rows),
        )
        for month, row in newest.items()
    ]


def _judged(task: AnnualTask, request: ActorRequest) -> list[Judged]:
    history = confidences(request.actor, [task.pk], request.moment).get(task.pk)
    return [
        Judged(
            words=shown(confidence_words(each.step, speech())),
            on=each.on,
            by=say(*SETTERS[each.setter]),
            evidence=tuple(shown(line) for line in each.evidence),
        )
        for each in reversed(history.past if history else ())
    ]

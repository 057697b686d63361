"""Early warnings (预警): set by the office, raised by the calendar, answered by a named post, closed by the office."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from gangmu.core.base.quantities import Quantity, convertible
from gangmu.core.indicators.warnings import AnswerDay, Side, Signal, WarningRules, answer_day, signals
from gangmu.web.accounts.models import Post
from gangmu.web.accounts.scopes import require
from gangmu.web.indicators.findings.warnings import (
    Looked,
    early_warnings,
    looked_at,
    rules_of_warnings,
    watches,
)
from gangmu.web.indicators.models import EarlyWarning, Series, Watch
from gangmu.web.indicators.refusals import LineDoesNotFitError, NothingWatchedError, WatchedAlreadyError
from gangmu.web.outlines.models import Promise
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import commit
from gangmu.web.record.lifecycles import lifecycle
from gangmu.web.record.moments import NOW
from gangmu.web.record.once import once

LIFECYCLE: Final = "early_warning"
_LINE: Final = re.compile(r"(?P<number>-?\d{1,20}(?:\.\d{1,10})?)\s*(?P<unit>.{0,20})", re.ASCII)


@once("indicators.targets_watched")
def watch_targets(
    promises: Sequence[Promise], post: Post, *, on: date, by: Actor, at: datetime, key: str
) -> Watch:
    """Watch the paths of targets for a post (设置关注)."""
    require(by, "create", Watch)
    if not promises:
        raise NothingWatchedError()
    watched = {row.promise_id for row in watches(by, NOW).filter(stopped_on__isnull=True)}
    if any(each.pk in watched for each in promises):
        raise WatchedAlreadyError()
    with commit("indicators.targets_watched", by=by, at=at, key=key) as opened:
        rows = [Watch(promise=each, path=True, post=post, set_on=on) for each in promises]
        return opened.add_all(rows)[0]


@once("indicators.line_drawn")
def watch_line(
    series: Series,
    post: Post,
    *,
    side: Side,
    line: str,
    unit: str,
    on: date,
    by: Actor,
    at: datetime,
    key: str,
) -> Watch:
    """Draw a line that a series must not cross (设警戒值), in the unit of its indicator."""
    require(by, "create", Watch)
    value = line_of(line, unit)
    kept = watches(by, NOW).filter(series=series.pk, side=side.value, stopped_on__isnull=True)
    if kept.exists():
        raise WatchedAlreadyError()
    with commit("indicators.line_drawn", by=by, at=at, key=key) as opened:
        return opened.add(
            Watch(
                series=series, side=side, line=value.value, unit_of_measure=value.unit, post=post, set_on=on
            )
        )


def line_of(text: str, unit: str) -> Quantity:
    """Read a line as it is typed: a number, with a unit of the same kind or none."""
    typed = _LINE.fullmatch(text.strip().replace(",", "").replace("，", ""))
    written = (typed["unit"] or unit) if typed else unit
    if typed is None or not convertible(written, unit):
        raise LineDoesNotFitError(text=text.strip()[:40], unit=unit)
    return Quantity(Decimal(typed["number"]), written).to(unit)


@once("indicators.watch_stopped")
def stop_watch(number: int, *, on: date, by: Actor, at: datetime, key: str, seen: int) -> Watch:
    """Stop watching (停止关注). Warnings that were raised stay."""
    row = watches(by, NOW, verb="update").get(id=number)
    with commit("indicators.watch_stopped", by=by, at=at, key=key) as opened:
        return opened.replace(row, {"stopped_on": on}, version=seen)


@once("indicators.warnings_raised")
def raise_warnings(*, on: date, by: Actor, at: datetime, key: str) -> EarlyWarning | None:
    """Raise what is due (预警): each cause on each period once, however often it is looked for."""
    require(by, "create", EarlyWarning)
    rows = list(watches(by, NOW).filter(stopped_on__isnull=True))
    known = set(early_warnings(by, NOW).columns("watch", "cause", "period"))
    new = [
        (looked, signal)
        for looked in looked_at(by, NOW, on=on, rows=rows)
        for signal in signals(looked.watched, looked.reading)
        if (looked.watch.pk, signal.cause.value, str(signal.period or "")) not in known
    ]
    if not new:
        return None
    rules = rules_of_warnings(by, NOW, on=on)
    due = answer_day(on, rules)
    with commit("indicators.warnings_raised", by=by, at=at, key=key) as opened:
        opened.rules.append(rules.by.as_dict())
        return opened.add_all([_warning(each, signal, due, rules, on=on) for each, signal in new])[0]


def _warning(
    looked: Looked, signal: Signal, due: AnswerDay, rules: WarningRules, *, on: date
) -> EarlyWarning:
    value, line = signal.value, signal.line
    return EarlyWarning(
        watch=looked.watch,
        cause=signal.cause,
        period=str(signal.period or ""),
        value=value.value if value else None,
        line=line.value if line else None,
        unit_of_measure=value.unit if value else "",
        words=looked.words[:500],
        words_en=looked.words_en[:500],
        post_id=looked.watch.post_id,
        raised_on=on,
        answer_by=due.day,
        counted=counted(due),
        rule=rules.by.as_dict(),
        state=lifecycle(LIFECYCLE).initial,
    )


def counted(due: AnswerDay) -> str:
    """Name in what an answer day was counted."""
    if due.in_working_days:
        return "working_day"
    return "day_in_lieu" if due.in_lieu else "day"


@once("indicators.warnings_escalated")
def escalate_overdue(*, on: date, by: Actor, at: datetime, key: str) -> EarlyWarning | None:
    """Put before the office what was not answered in time (逾期提请)."""
    late = list(early_warnings(by, NOW, verb="update").filter(state="raised", answer_by__lt=on))
    if not late:
        return None
    for row in late:
        _step(row, "escalate", role=by.role, facts={"is_overdue": row.answer_by < on})
    with commit("indicators.warnings_escalated", by=by, at=at, key=key) as opened:
        return opened.replace_all([(row, {"state": "escalated", "escalated_on": on}) for row in late])[0]


@once("indicators.warning_answered")
def answer_warning(
    number: int, *, answer: str, plan: str, on: date, by: Actor, at: datetime, key: str, seen: int
) -> EarlyWarning:
    """Answer a warning (答复): the reason, and what will be done. The post that is named does it, nobody for it."""
    row = early_warnings(by, NOW, verb="answer").get(id=number)
    state = _step(row, "answer", role=by.role, reason=answer)
    changes = {
        "state": state,
        "answer": answer.strip()[:1000],
        "plan": plan.strip()[:1000],
        "answered_on": on,
        "answered_by_id": by.post_id,
    }
    with commit("indicators.warning_answered", by=by, at=at, key=key) as opened:
        return opened.replace(row, changes, version=seen)


@once("indicators.warning_decided")
def decide_warning(
    number: int, verb: str, *, remark: str, on: date, by: Actor, at: datetime, key: str, seen: int
) -> EarlyWarning:
    """Close a warning, dismiss it, send it back or open it again (了结、驳回、退回、重开)."""
    row = early_warnings(by, NOW, verb="update").get(id=number)
    state = _step(row, verb, role=by.role, reason=remark)
    changes: dict[str, Any] = {"state": state, "remark": remark.strip()[:500]}
    changes["closed_on"] = on if state == "closed" else None
    if verb == "send_back":
        due = answer_day(on, rules_of_warnings(by, NOW, on=on))
        changes |= {"answer_by": due.day, "counted": counted(due)}
    with commit("indicators.warning_decided", by=by, at=at, key=key) as opened:
        return opened.replace(row, changes, version=seen)


def _step(
    row: EarlyWarning, verb: str, *, role: str, facts: dict[str, object] | None = None, reason: str = ""
) -> str:
    rules = lifecycle(LIFECYCLE, row.lifecycle_version)
    return rules.step(row.state, verb, role=role, facts=facts, reason=reason).to


def steps_of(row: EarlyWarning, *, role: str) -> Iterable[str]:
    """Name what a role may do with a warning as it stands."""
    return [each.verb for each in lifecycle(LIFECYCLE, row.lifecycle_version).steps(row.state, role=role)]

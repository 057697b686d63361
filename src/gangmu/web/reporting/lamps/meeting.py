"""What review meetings decide (调度议定事项): asked for before, taken at the meeting, followed up until it is done or dropped."""

from dataclasses import dataclass
from datetime import date, datetime

from gangmu.core.base.iso_periods import Period
from gangmu.web.accounts.models import OrgUnit
from gangmu.web.accounts.scopes import require
from gangmu.web.planning.models import AnnualTask
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import commit
from gangmu.web.record.once import once
from gangmu.web.reporting.lamps.refusals import DecisionNeedsWordsError, DecisionNotOpenError
from gangmu.web.reporting.models import MeetingDecision


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """议定: what is decided, of which task, who does it by when, and which leader took it."""

    text: str
    task: AnnualTask | None = None
    unit: OrgUnit | None = None
    due_on: date | None = None
    taken_by: str = ""


@once("reporting.decision_asked")
def ask_decision(month: Period, decided: Decided, *, by: Actor, at: datetime, key: str) -> MeetingDecision:
    """Put a question before the meeting of a month (提请决策)."""
    require(by, "create", MeetingDecision)
    with commit("reporting.decision_asked", by=by, at=at, key=key) as opened:
        return opened.add(
            MeetingDecision(
                month=str(month),
                task=decided.task,
                text=_said(decided.text),
                unit=decided.unit,
                due_on=decided.due_on,
                state="asked",
            )
        )


@once("reporting.decision_taken")
def take_decision(
    month: Period,
    decided: Decided,
    *,
    asked: MeetingDecision | None = None,
    on: date,
    by: Actor,
    at: datetime,
    key: str,
    seen: int = 0,
) -> MeetingDecision:
    """Note what the meeting decided (记下议定事项); of a question that was put before it, as its answer."""
    require(by, "create", MeetingDecision)
    values = {
        "text": _said(decided.text),
        "unit": decided.unit,
        "due_on": decided.due_on,
        "taken_by": decided.taken_by.strip()[:200],
        "taken_on": on,
        "state": "open",
    }
    if asked is not None and asked.state != "asked":
        raise DecisionNotOpenError(state=asked.state)
    with commit("reporting.decision_taken", by=by, at=at, key=key) as opened:
        if asked is not None:
            return opened.replace(asked, values, version=seen)
        return opened.add(MeetingDecision(month=str(month), task=decided.task, **values))


@once("reporting.decision_settled")
def settle_decision(
    row: MeetingDecision, *, done: bool, outcome: str, on: date, by: Actor, at: datetime, key: str, seen: int
) -> MeetingDecision:
    """Settle what was decided: done (办结), or dropped with a reason (不再办)."""
    require(by, "update", MeetingDecision)
    if row.state not in ("open", "asked"):
        raise DecisionNotOpenError(state=row.state)
    values = {"state": "done" if done else "dropped", "outcome": _said(outcome), "done_on": on}
    with commit("reporting.decision_settled", by=by, at=at, key=key) as opened:
        return opened.replace(row, values, version=seen)


def _said(text: str) -> str:
    if not text.strip():
        raise DecisionNeedsWordsError()
    return text.strip()[:500]

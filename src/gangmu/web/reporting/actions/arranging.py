"""The office arranges (延期、改派): a later day or another unit, many at once, each with its reason."""

from datetime import date, datetime

from gangmu.core.plan.requests import is_overdue
from gangmu.web.accounts import queries as accounts
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import commit
from gangmu.web.record.moments import NOW
from gangmu.web.record.once import once
from gangmu.web.reporting import queries
from gangmu.web.reporting.actions.stepping import Seen, chosen, see_open, write
from gangmu.web.reporting.models import ProgressReport
from gangmu.web.reporting.refusals import (
    ArrangingNeedsReasonError,
    DayNotLaterError,
    NotWithItsUnitError,
)


@once("reporting.reports_extended", looks_within=True)
def extend_reports(
    seen: Seen, *, until: str, reason: str, on: date, by: Actor, at: datetime, key: str
) -> ProgressReport:
    """Give units until a later day (延期); what was late and is in time again is late no longer."""
    day = _day(until)
    told = _reason(reason)
    with commit("reporting.reports_extended", by=by, at=at, key=key) as opened:
        rows = _with_their_units(chosen(opened, by, seen, verb="assign"))
        changes = []
        for row in rows:
            if day is None or day <= row.due_on or day < on:
                raise DayNotLaterError(day=until[:20], due_on=str(row.due_on), where=row.task.code)
            late = is_overdue(day, on)
            state = "due" if row.state == "late" and not late else row.state
            changes.append((row, {"due_on": day, "state": state, "is_late": late, "reason": told}))
        return write(opened, changes)[0]


@once("reporting.reports_assigned", looks_within=True)
def assign_reports(
    seen: Seen, *, unit: int, reason: str, on: date, by: Actor, at: datetime, key: str
) -> ProgressReport:
    """Hand requests to another unit (改派), as after a change of the lead."""
    told = _reason(reason)
    chosen_unit = accounts.units(by, NOW).get(id=unit)
    with commit("reporting.reports_assigned", by=by, at=at, key=key) as opened:
        rows = _with_their_units(chosen(opened, by, seen, verb="assign"))
        changes = [(row, {"unit_id": chosen_unit.pk, "reason": told}) for row in rows]
        return write(opened, changes)[0]


def _with_their_units(rows: list[ProgressReport]) -> list[ProgressReport]:
    see_open(rows)
    for row in rows:
        if row.state not in queries.OPEN:
            raise NotWithItsUnitError(task=row.task.title, period=row.period, where=row.task.code)
    return rows


def _reason(text: str) -> str:
    if not text.strip():
        raise ArrangingNeedsReasonError
    return text.strip()[:1000]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None

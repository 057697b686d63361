"""The office decides (采用、退回): one by one or many at once, with one undo."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import commit
from gangmu.web.record.once import once
from gangmu.web.reporting.actions.stepping import Seen, chosen, is_filer, see_open, step, write_and_run
from gangmu.web.reporting.models import ProgressReport, SpotCheck
from gangmu.web.reporting.refusals import FollowedAlreadyError


@once("reporting.reports_accepted", looks_within=True)
def accept_reports(seen: Seen, *, on: date, by: Actor, at: datetime, key: str) -> ProgressReport:
    """Accept reports (采用). What they claim is still claimed: verifying is another act."""
    with commit("reporting.reports_accepted", by=by, at=at, key=key) as opened:
        changes = [(row, _accepted(row, on=on, by=by)) for row in chosen(opened, by, seen, verb="accept")]
        return write_and_run(opened, changes, on=on, by=by)[0]


def _accepted(row: ProgressReport, *, on: date, by: Actor) -> Mapping[str, Any]:
    state = step(row, "accept", by=by, is_filer=_took_part(row, by))
    return {"state": state, "accepted_on": on, "accepted_post_id": by.post_id, "reason": ""}


@once("reporting.reports_returned", looks_within=True)
def return_reports(seen: Seen, *, reason: str, on: date, by: Actor, at: datetime, key: str) -> ProgressReport:
    """Return reports to their units (退回), with a reason that they read at the form."""
    told = reason.strip()[:1000]
    with commit("reporting.reports_returned", by=by, at=at, key=key) as opened:
        rows = chosen(opened, by, seen, verb="accept")
        see_open(rows)
        changes = [(row, {"state": step(row, "return", by=by, reason=told), "reason": told}) for row in rows]
        return write_and_run(opened, changes, on=on, by=by)[0]


@once("reporting.decision_taken_back", looks_within=True)
def take_back_decision(seen: Seen, *, on: date, by: Actor, at: datetime, key: str) -> ProgressReport:
    """Undo accepting or returning (撤销), as long as nothing has followed."""
    with commit("reporting.decision_taken_back", by=by, at=at, key=key) as opened:
        rows = chosen(opened, by, seen, verb="accept")
        see_open(rows)
        picked = set(SpotCheck.objects.filter(report__in=rows).values_list("report", flat=True))
        for row in rows:
            if row.pk in picked:
                raise FollowedAlreadyError(task=row.task.title, period=row.period, where=row.task.code)
        changes = [(row, _as_before(step(row, "take_back", by=by))) for row in rows]
        return write_and_run(opened, changes, on=on, by=by)[0]


def _as_before(state: str) -> Mapping[str, Any]:
    return {"state": state, "accepted_on": None, "accepted_post_id": None, "reason": "", "wanted": None}


def _took_part(row: ProgressReport, by: Actor) -> bool:
    """Tell whether somebody filled a report in or signed it: neither accepts it."""
    return is_filer(row, by) or (row.signed_by_id is not None and row.signed_by_id == by.user_id)

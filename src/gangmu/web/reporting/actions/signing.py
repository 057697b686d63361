"""Within a unit (审核、签发): the second desk looks it through, the third signs it; whoever filled it in does neither."""

from datetime import date, datetime
from typing import Any

from django.db.models import Q

from gangmu.web.accounts.models import Holding
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import commit
from gangmu.web.record.once import once
from gangmu.web.reporting.actions.saving import submitted
from gangmu.web.reporting.actions.stepping import Seen, chosen, is_filer, see_open, step, write, write_and_run
from gangmu.web.reporting.models import ProgressReport
from gangmu.web.reporting.refusals import LinkCannotSignError, ReviewMissingError


@once("reporting.reports_reviewed", looks_within=True)
def review_reports(seen: Seen, *, on: date, by: Actor, at: datetime, key: str) -> ProgressReport:
    """Pass reports on to be signed (审核通过)."""
    with commit("reporting.reports_reviewed", by=by, at=at, key=key) as opened:
        rows = chosen(opened, by, seen, verb="review")
        see_open(rows)
        changes = [(row, _reviewed(row, by=by)) for row in rows]
        return write(opened, changes)[0]


def _reviewed(row: ProgressReport, *, by: Actor) -> dict[str, Any]:
    state = step(row, "review", by=by, is_filer=is_filer(row, by))
    return {"state": state, "reviewed_post_id": by.post_id}


@once("reporting.reports_sent_back", looks_within=True)
def send_back_reports(
    seen: Seen, *, reason: str, on: date, by: Actor, at: datetime, key: str
) -> ProgressReport:
    """Send reports back to whoever fills them in (单位内退回)."""
    told = reason.strip()[:1000]
    with commit("reporting.reports_sent_back", by=by, at=at, key=key) as opened:
        rows = chosen(opened, by, seen, verb="file")
        see_open(rows)
        changes = [
            (
                row,
                {
                    "state": step(row, "send_back", by=by, reason=told),
                    "reason": told,
                    "reviewed_post_id": None,
                },
            )
            for row in rows
        ]
        return write(opened, changes)[0]


@once("reporting.reports_signed", looks_within=True)
def sign_reports(seen: Seen, *, on: date, by: Actor, at: datetime, key: str) -> ProgressReport:
    """Sign reports for the unit (签发): with that they are submitted. A link never signs."""
    if by.door == "link":
        raise LinkCannotSignError
    with commit("reporting.reports_signed", by=by, at=at, key=key) as opened:
        rows = chosen(opened, by, seen, verb="sign")
        see_open(rows)
        unreviewed = any(row.state == "unit_review" for row in rows)
        has_desk = unreviewed and has_desk_for_review(by, on=on)
        changes = [(row, _signed(row, has_desk=has_desk, on=on, by=by)) for row in rows]
        return write_and_run(opened, changes, on=on, by=by)[0]


def _signed(row: ProgressReport, *, has_desk: bool, on: date, by: Actor) -> dict[str, Any]:
    missing = has_desk and row.state == "unit_review"
    own = is_filer(row, by)
    if missing and not own:
        raise ReviewMissingError(task=row.task.title, period=row.period, where=row.task.code)
    state = step(row, "sign", by=by, is_filer=own, review_is_missing=missing)
    return submitted(row, state, on=on, by=by) | {"reason": ""}


def has_desk_for_review(by: Actor, *, on: date) -> bool:
    """Tell whether somebody else holds the unit's desk for review; where nobody does, two persons are enough."""
    held = Holding.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gte=on),
        from_on__lte=on,
        post__unit=by.unit_id,
        post__role="reviewer",
        post__abolished_on__isnull=True,
    )
    return held.exclude(user=by.user_id).exists()

"""What became of a report, version by version (经过): which desk did what, what was said and what changed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from gangmu.core.base.quantities import canonical
from gangmu.core.plan.reports import WORDS
from gangmu.web.doors.acted import acted
from gangmu.web.record.actors import Actor
from gangmu.web.record.clock import told_at
from gangmu.web.record.models import LedgerEntry
from gangmu.web.reporting import queries
from gangmu.web.reporting.models import ProgressReport, SpotCheck
from gangmu.web.reporting.showing.items import (
    Change,
    changes_between,
    correction_of,
    stage_words,
    state_words,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """一步: a version of a report, the post that wrote it, why, and what it says otherwise than the one before."""

    on: date
    state: str
    who: str
    reason: str
    changes: Sequence[Change]


def trail_of(row: ProgressReport, actor: Actor, found_by: SpotCheck | None = None) -> list[Step]:
    """Give the steps of a report up to the version in hand, the first one first."""
    past: Any = ProgressReport.past._default_manager.filter(row=row.pk, version__lt=row.version)
    versions: list[ProgressReport] = [*past.order_by("version"), row]
    entries = {
        entry.seq: entry
        for entry in LedgerEntry.objects.filter(
            head__programme=row.programme_id, seq__in=[each.seq_from for each in versions]
        )
    }
    who = {seq: each.who for seq, each in acted(entries.values(), row.programme_id).items()}
    found, before, seen = [], None, None  # seen: what this reader saw last of it
    for each in versions:
        entry = entries.get(each.seq_from)
        is_within = before is not None and each.state == before.state and each.wanted != before.wanted
        if entry is not None and (not is_within or each.unit_id == actor.unit_id):
            shows = queries.is_told(each, actor)
            changes = changes_between(said_in(seen), said_in(each)) if shows else []
            if is_within or (each.state == "correction_asked" and shows):
                changes = correction_of(each) if each.wanted else []
            day = told_at(entry.at, row.programme).date()
            check = (
                found_by
                if each.state == "checked" and found_by is not None and found_by.matches is False
                else None
            )
            step = _step(each, before, day, changes, who[entry.seq], shows=shows, check=check)
            found.append(_within(step, each) if is_within else step)
            seen = each if shows else seen
        before = each
    return found


def _within(step: Step, each: ProgressReport) -> Step:
    """Tell of a step that a correction took within its unit."""
    wanted = each.wanted or {}
    reason = wanted.get("back") if wanted.get("stage") == "sent_back" else wanted.get("reason")
    return replace(step, state=stage_words(each), reason=reason or "")


def _step(
    each: ProgressReport,
    before: ProgressReport | None,
    day: date,
    changes: Sequence[Change],
    who: str,
    *,
    shows: bool,
    check: SpotCheck | None,
) -> Step:
    is_new_reason = bool(each.reason) and (before is None or each.reason != before.reason)
    is_within_unit = before is not None and before.state in ("unit_review", "unit_signing")
    reason = check.finding if check else each.reason
    return Step(
        # What a take-over entered counts from its own day.
        on=each.effective_from or day,
        state=state_words(each, check),
        who=who,
        reason=reason
        if (check or is_new_reason or each.state == "returned") and (shows or not is_within_unit)
        else "",
        changes=[one for one in changes if one.is_other],
    )


def said_in(row: ProgressReport | None) -> dict[str, str]:
    """Give what a version of a report says, field by field, as text."""
    if row is None:
        return {}
    said = {name: str(getattr(row, name)) for name in WORDS}
    return said | {"amount": "" if row.amount is None else canonical(row.amount)}


def returned_before(rows: Sequence[ProgressReport]) -> dict[int, ProgressReport]:
    """Give for reports that came back once what they said when they were returned (退回时)."""
    now = {row.pk: row.version for row in rows if row.submitted_on is not None}
    if not now:
        return {}
    past: Any = ProgressReport.past._default_manager.filter(row__in=now, state="returned")
    return {each.row: each for each in past.order_by("version") if each.version < now[each.row]}

"""Corrections (更正): a unit says early and freely what was wrong; what stood before stays beside it."""

from dataclasses import fields
from datetime import date, datetime
from typing import Any

from gangmu.core.base.quantities import canonical
from gangmu.core.plan.reports import Said, check_said, said_from
from gangmu.core.plan.slips import FiguresInDoubtError
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import commit
from gangmu.web.record.once import once
from gangmu.web.reporting.actions.saving import Filled
from gangmu.web.reporting.actions.stepping import Seen, chosen, is_filer, step, write_and_run
from gangmu.web.reporting.models import ProgressReport
from gangmu.web.reporting.refusals import NothingCorrectedError
from gangmu.web.reporting.slips import in_doubt, kept_slips


@once("reporting.correction_asked", looks_within=True)
def ask_correction(
    filled: Filled, *, reason: str, on: date, by: Actor, at: datetime, key: str
) -> ProgressReport:
    """Ask for a correction (申请更正) of one accepted report: what is to stand there, and why."""
    wanted = filled.said
    told = reason.strip()[:1000]
    with commit("reporting.correction_asked", by=by, at=at, key=key) as opened:
        [row] = chosen(opened, by, {filled.report: filled.seen}, verb="file")
        unit = row.task.unit_of_measure
        check_said(wanted, task=row.task.title, has_amount=row.task.amount is not None, unit=unit)
        if wanted.as_dict() == {each.name: getattr(row, each.name) for each in fields(Said)}:
            raise NothingCorrectedError(task=row.task.title, period=row.period)
        if asked := in_doubt(row, filled):
            raise FiguresInDoubtError({row.pk: asked})
        changes: dict[str, Any] = {
            "state": step(row, "ask_correction", by=by, reason=told),
            "wanted": _plain(wanted)
            | {"slips": kept_slips(row, filled)}
            | {"by": by.user_id, "post": by.post_id, "on": on.isoformat(), "reason": told},
            "reason": told,
        }
        return write_and_run(opened, [(row, changes)], on=on, by=by)[0]


def _plain(said: Said) -> dict[str, Any]:
    return said.as_dict() | {"amount": None if said.amount is None else canonical(said.amount)}


@once("reporting.correction_made", looks_within=True)
def correct(seen: Seen, *, on: date, by: Actor, at: datetime, key: str) -> ProgressReport:
    """Grant a correction (同意更正). The lamp of a closed month stays as it was closed."""
    with commit("reporting.correction_made", by=by, at=at, key=key) as opened:
        rows = chosen(opened, by, seen, verb="accept")
        changes = [(row, _corrected(row, by=by)) for row in rows]
        return write_and_run(opened, changes, on=on, by=by)[0]


def _corrected(row: ProgressReport, *, by: Actor) -> dict[str, Any]:
    wanted = row.wanted or {}
    asked_by_them = wanted.get("by") is not None and wanted.get("by") == by.user_id
    state = step(row, "correct", by=by, is_filer=is_filer(row, by) or asked_by_them)
    who = {"filed_by_id": wanted.get("by"), "filed_post_id": wanted.get("post")}
    kept = {"state": state, "wanted": None, "is_no_change": False, "slips": wanted.get("slips", [])}
    return said_from(wanted).as_dict() | who | kept


@once("reporting.correction_refused", looks_within=True)
def refuse_correction(
    seen: Seen, *, reason: str, on: date, by: Actor, at: datetime, key: str
) -> ProgressReport:
    """Refuse a correction (不同意更正), with a reason: the report stands as it was accepted."""
    told = reason.strip()[:1000]
    with commit("reporting.correction_refused", by=by, at=at, key=key) as opened:
        changes = [
            (
                row,
                {
                    "state": step(row, "refuse_correction", by=by, reason=told),
                    "wanted": None,
                    "reason": told,
                },
            )
            for row in chosen(opened, by, seen, verb="accept")
        ]
        return write_and_run(opened, changes, on=on, by=by)[0]

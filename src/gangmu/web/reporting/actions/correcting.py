"""Corrections (更正): a unit says early and freely what was wrong, by the desks of the report; what stood before stays beside it."""

from dataclasses import fields
from datetime import date, datetime
from typing import Any, Final

from gangmu.core.base.lifecycles import ReasonNeededError
from gangmu.core.base.quantities import canonical
from gangmu.core.base.refusal_words.reasons import Spoken
from gangmu.core.plan.reports import Said, check_said, said_from
from gangmu.core.plan.slips import FiguresInDoubtError
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import Commit, commit
from gangmu.web.record.once import once
from gangmu.web.reporting.actions.saving import Filled
from gangmu.web.reporting.actions.signing import has_desk_for_review
from gangmu.web.reporting.actions.stepping import Seen, chosen, is_filer, step, write, write_and_run
from gangmu.web.reporting.models import ProgressReport
from gangmu.web.reporting.refusals import (
    CorrectionNotWaitingError,
    LinkCannotSignError,
    NothingCorrectedError,
    OwnReportError,
    ReviewMissingError,
)
from gangmu.web.reporting.slips import in_doubt, kept_slips

REVIEW: Final = "unit_review"  # where a correction lies within its unit, beside the report that stands
SIGNING: Final = "unit_signing"
BACK: Final = "sent_back"


@once("reporting.correction_prepared", looks_within=True)
def prepare_correction(
    filled: Filled, *, reason: str, on: date, by: Actor, at: datetime, key: str
) -> ProgressReport:
    """Write a correction of one accepted report and pass it to the unit's desks (更正送审): what is to stand there, and why."""
    wanted = filled.said
    told = reason.strip()[:1000]
    with commit("reporting.correction_prepared", by=by, at=at, key=key) as opened:
        [row] = chosen(opened, by, {filled.report: filled.seen}, verb="file")
        step(row, "ask_correction", by=by, reason=told)  # whether it leads on from here; the signer takes it
        unit = row.task.unit_of_measure
        check_said(wanted, task=row.task.title, has_amount=row.task.amount is not None, unit=unit)
        if wanted.as_dict() == {each.name: getattr(row, each.name) for each in fields(Said)}:
            raise NothingCorrectedError(task=row.task.title, period=row.period)
        if asked := in_doubt(row, filled):
            raise FiguresInDoubtError({row.pk: asked})
        kept = _plain(wanted) | {"slips": kept_slips(row, filled), "stage": REVIEW, "reason": told}
        kept |= {"by": by.user_id, "post": by.post_id, "on": on.isoformat()}
        return write(opened, [(row, {"wanted": kept})])[0]


def _plain(said: Said) -> dict[str, Any]:
    return said.as_dict() | {"amount": None if said.amount is None else canonical(said.amount)}


@once("reporting.correction_reviewed", looks_within=True)
def review_correction(seen: Seen, *, on: date, by: Actor, at: datetime, key: str) -> ProgressReport:
    """Pass a correction on to be signed (更正审核通过); whoever wrote it does not."""
    del on
    with commit("reporting.correction_reviewed", by=by, at=at, key=key) as opened:
        rows = _waiting(opened, by, seen, "review", REVIEW)
        changes = [
            (row, {"wanted": _of(row) | {"stage": SIGNING, "reviewed_post": by.post_id}}) for row in rows
        ]
        return write(opened, changes)[0]


@once("reporting.correction_asked", looks_within=True)
def ask_correction(seen: Seen, *, on: date, by: Actor, at: datetime, key: str) -> ProgressReport:
    """Sign a correction for the unit (申请更正): with that the office is asked. A link never signs."""
    if by.door == "link":
        raise LinkCannotSignError
    with commit("reporting.correction_asked", by=by, at=at, key=key) as opened:
        rows = _waiting(opened, by, seen, "sign", REVIEW, SIGNING)
        unreviewed = [row for row in rows if _of(row)["stage"] == REVIEW]
        if unreviewed and has_desk_for_review(by, on=on):
            first = unreviewed[0]
            raise ReviewMissingError(task=first.task.title, period=first.period, where=first.task.code)
        changes = [(row, _asked(row, by=by)) for row in rows]
        return write_and_run(opened, changes, on=on, by=by)[0]


def _asked(row: ProgressReport, *, by: Actor) -> dict[str, Any]:
    wanted = {name: each for name, each in _of(row).items() if name not in ("stage", "back")}
    wanted |= {"signed_by": by.user_id, "signed_post": by.post_id}
    state = step(row, "ask_correction", by=by, reason=wanted["reason"])
    return {"state": state, "wanted": wanted, "reason": wanted["reason"]}


@once("reporting.correction_sent_back", looks_within=True)
def send_back_correction(
    seen: Seen, *, reason: str, on: date, by: Actor, at: datetime, key: str
) -> ProgressReport:
    """Send a correction back within the unit, with a reason; whoever wrote it takes it back (收回) without one."""
    del on
    told = reason.strip()[:1000]
    with commit("reporting.correction_sent_back", by=by, at=at, key=key) as opened:
        changes: list[tuple[ProgressReport, dict[str, Any]]] = []
        for row in chosen(opened, by, seen, verb="file"):
            _see_stage(row, REVIEW, SIGNING, BACK)
            if wrote(row, by):
                changes.append((row, {"wanted": None}))
                continue
            if not told:
                raise ReasonNeededError(verb=Spoken("退回", "send back"))
            changes.append((row, {"wanted": _of(row) | {"stage": BACK, "back": told}}))
        return write(opened, changes)[0]


def _waiting(opened: Commit, by: Actor, seen: Seen, verb: str, *stages: str) -> list[ProgressReport]:
    """Give the reports whose correction lies at one of these desks, and was not written by whoever acts."""
    rows = chosen(opened, by, seen, verb=verb)
    for row in rows:
        _see_stage(row, *stages)
        if wrote(row, by):
            raise OwnReportError(task=row.task.title, period=row.period)
    return rows


def _see_stage(row: ProgressReport, *stages: str) -> None:
    if _of(row).get("stage") not in stages:
        raise CorrectionNotWaitingError(task=row.task.title, period=row.period, where=row.task.code)


def _of(row: ProgressReport) -> dict[str, Any]:
    return row.wanted or {}


def wrote(row: ProgressReport, by: Actor) -> bool:
    """Tell whether somebody wrote the correction of a report: from this post, as the same person, or in a stand-in's."""
    wanted = _of(row)
    hand: frozenset[int | None] = getattr(row, "one_hand", frozenset({by.user_id}))
    same_post = wanted.get("post") is not None and wanted["post"] == by.post_id
    return same_post or (wanted.get("by") is not None and wanted["by"] in hand)


@once("reporting.correction_made", looks_within=True)
def correct(seen: Seen, *, on: date, by: Actor, at: datetime, key: str) -> ProgressReport:
    """Grant a correction (同意更正). The lamp of a closed month stays as it was closed."""
    with commit("reporting.correction_made", by=by, at=at, key=key) as opened:
        rows = chosen(opened, by, seen, verb="accept")
        changes = [(row, _corrected(row, by=by)) for row in rows]
        return write_and_run(opened, changes, on=on, by=by)[0]


def _corrected(row: ProgressReport, *, by: Actor) -> dict[str, Any]:
    wanted = _of(row)
    took_part = by.user_id is not None and by.user_id in (wanted.get("by"), wanted.get("signed_by"))
    state = step(row, "correct", by=by, is_filer=is_filer(row, by) or took_part)
    who = {"filed_by_id": wanted.get("by"), "filed_post_id": wanted.get("post")}
    if wanted.get("signed_by") is not None:
        who |= {"signed_by_id": wanted["signed_by"], "signed_post_id": wanted["signed_post"]}
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

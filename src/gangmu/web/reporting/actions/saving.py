"""Filling in (填报): drafts are kept at each save; “no change” is one click, for so many periods running."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from gangmu.core.plan.no_change import no_change_left
from gangmu.core.plan.reports import Said, TooMuchEvidenceError, check_said
from gangmu.core.plan.requests import is_overdue
from gangmu.core.plan.said.figures import SaidFigure
from gangmu.core.plan.slips import FiguresInDoubtError
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import Commit, commit
from gangmu.web.record.moments import NOW
from gangmu.web.record.once import once
from gangmu.web.record.stored import Kept, stored_file
from gangmu.web.reporting import queries
from gangmu.web.reporting.actions.stepping import Seen, chosen, see_open, step, write, write_and_run
from gangmu.web.reporting.models import ProgressReport, ReportEvidence
from gangmu.web.reporting.refusals import NoChangeSpentError
from gangmu.web.reporting.slips import in_doubt, kept_slips

UNSIGNED: Final = ("link", "api")  # doors without a person: what comes by them is signed by one who signed in


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """佐证材料: a file that was kept and is brought as evidence."""

    kept: Kept
    name: str
    kind: str = "application/octet-stream"
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """填好的一项: what was said in the form of one report, at the version that its reader saw."""

    report: int
    seen: int
    said: Said
    uploads: Sequence[Upload] = ()
    dropped: Sequence[int] = ()  # evidence that is taken out again
    seconds: int | None = None  # from opening the form to sending it, as measured
    figure: SaidFigure | None = None  # its amount as it was written
    is_sure: bool = False  # what was asked back of the figure is so (没有写错)


@once("reporting.reports_saved", looks_within=True)
def save_reports(filled: Sequence[Filled], *, on: date, by: Actor, at: datetime, key: str) -> ProgressReport:
    """Keep drafts (暂存): all that stand in the form, in one act."""
    with commit("reporting.reports_saved", by=by, at=at, key=key) as opened:
        changes = [
            (row, _said(row, each, by=by) | {"state": step(row, "save", by=by)})
            for row, each in _paired(opened, filled, by=by)
        ]
        return _written(opened, changes, filled, on=on, by=by)


@once("reporting.reports_passed_on", looks_within=True)
def pass_on_reports(
    filled: Sequence[Filled], *, on: date, by: Actor, at: datetime, key: str
) -> ProgressReport:
    """Fill in and pass on to the unit's desk for review (送审). What is missing is refused with its place."""
    with commit("reporting.reports_passed_on", by=by, at=at, key=key) as opened:
        changes = [
            (row, filled_and_passed_on(row, each, by=by)) for row, each in _paired(opened, filled, by=by)
        ]
        return _written(opened, changes, filled, on=on, by=by)


def filled_and_passed_on(row: ProgressReport, filled: Filled, *, by: Actor) -> dict[str, Any]:
    """Give what is written down when a report is filled in and passed on in one, through whatever door."""
    return _said(row, filled, by=by) | {"state": _passed_on(row, filled, by=by)}


def _passed_on(row: ProgressReport, filled: Filled, *, by: Actor) -> str:
    """Give the state of what is filled in and passed on in one."""
    has_amount = row.task.amount is not None
    check_said(filled.said, task=row.task.title, has_amount=has_amount, unit=row.task.unit_of_measure)
    if asked := in_doubt(row, filled):
        raise FiguresInDoubtError({row.pk: asked})
    return step(row, "pass_on", by=by, state=step(row, "save", by=by))


@once("reporting.no_change_said", looks_within=True)
def say_no_change(seen: Seen, *, on: date, by: Actor, at: datetime, key: str) -> ProgressReport:
    """Say that nothing changed (无变化): one click. Through a link or the interface it is still to be signed."""
    rules = queries.rules(by, NOW, on=on)
    with commit("reporting.no_change_said", by=by, at=at, key=key) as opened:
        rows = chosen(opened, by, seen, verb="file")
        see_open(rows)
        earlier = queries.earlier_no_change(rows)
        changes = []
        for row in rows:
            left = no_change_left(earlier.get(row.task_id, []), at_most=rules.no_change_running)
            if not left:
                periods = rules.no_change_running
                raise NoChangeSpentError(task=row.task.title, periods=periods, where=row.task.code)
            changes.append((row, unchanged(row, left=left, on=on, by=by)))
        if by.door in UNSIGNED:
            return write(opened, changes)[0]
        return write_and_run(opened, changes, on=on, by=by)[0]


def unchanged(row: ProgressReport, *, left: int, on: date, by: Actor) -> dict[str, Any]:
    """Give what stands in a report of no change: what stood there last, marked as such."""
    known = {name: each["value"] for name, each in row.prefilled.items()}
    said: dict[str, Any] = {"is_no_change": True, "claims_completion": False, "slips": []} | known
    changes = said | _by_whom(by) | first_opened(row, on)
    if by.door in UNSIGNED:
        return changes | {"state": step(row, "pass_on", by=by, state=step(row, "save", by=by))}
    state = step(row, "say_no_change", by=by, no_change_left=left)
    return changes | submitted(row, state, on=on, by=by)


def submitted(row: ProgressReport, state: str, *, on: date, by: Actor) -> dict[str, Any]:
    """Give what is written down when a report leaves its unit."""
    return {
        "state": state,
        "signed_by_id": by.user_id,
        "signed_post_id": by.post_id,
        "submitted_on": on,
        "is_late": is_overdue(row.due_on, on),
    }


def _paired(opened: Commit, filled: Sequence[Filled], *, by: Actor) -> list[tuple[ProgressReport, Filled]]:
    """Give each report with what was filled in for it."""
    rows = chosen(opened, by, {each.report: each.seen for each in filled}, verb="file")
    see_open(rows)
    said = {each.report: each for each in filled}
    return [(row, said[row.pk]) for row in rows]


def _written(
    opened: Commit,
    changes: Sequence[tuple[ProgressReport, Mapping[str, Any]]],
    filled: Sequence[Filled],
    *,
    on: date,
    by: Actor,
) -> ProgressReport:
    there = _evidence(filled, on=on, by=by)
    written = write(opened, [(row, {**said, **first_opened(row, on)}) for row, said in changes])
    _bring(opened, filled, there)
    return written[0]


def _said(row: ProgressReport, filled: Filled, *, by: Actor) -> dict[str, Any]:
    """Give what changes in a report: its words, and who wrote them where they are others than before."""
    said = filled.said.as_dict()
    kept = {name: getattr(row, name) for name in said}
    changes: dict[str, Any] = said | {
        "is_no_change": False,
        "door": by.door,
        "slips": kept_slips(row, filled),
    }
    if said != kept or row.filed_post_id is None or filled.uploads or filled.dropped:
        changes |= _by_whom(by)
    if filled.seconds is not None:
        changes["seconds"] = (row.seconds or 0) + max(0, filled.seconds)
    return changes


def first_opened(row: ProgressReport, on: date) -> dict[str, date]:
    """Give the day on which a request was first taken up, where none stands there: reading alone writes nothing."""
    return {} if row.opened_on is not None else {"opened_on": on}


def _by_whom(by: Actor) -> dict[str, Any]:
    return {"filed_by_id": by.user_id, "filed_post_id": by.post_id, "door": by.door}


# Evidence


def _evidence(filled: Sequence[Filled], *, on: date, by: Actor) -> dict[int, list[ReportEvidence]]:
    """Give the evidence that stays, by report; more than the rules allow is refused before anything is written."""
    touched = [each for each in filled if each.uploads or each.dropped]
    if not touched:
        return {}
    most = queries.rules(by, NOW, on=on).evidence
    there: dict[int, list[ReportEvidence]] = {each.report: [] for each in touched}
    for row in ReportEvidence.objects.filter(report__in=list(there)).order_by("position"):
        there[row.report_id].append(row)
    for each in touched:
        staying = [row for row in there[each.report] if row.pk not in each.dropped]
        if (count := len(staying) + len(each.uploads)) > most:
            raise TooMuchEvidenceError(count=count, most=most, where="evidence")
    return there


def _bring(opened: Commit, filled: Sequence[Filled], there: Mapping[int, list[ReportEvidence]]) -> None:
    for each in filled:
        for row in there.get(each.report, []):
            if row.pk in each.dropped:
                opened.remove(row, version=row.version)
        taken = {row.position for row in there.get(each.report, []) if row.pk not in each.dropped}
        free = [place for place in (1, 2, 3) if place not in taken]
        for place, upload in zip(free, each.uploads, strict=False):
            file = opened.add(stored_file(upload.kept, name=upload.name, kind=upload.kind))
            opened.add(
                ReportEvidence(report_id=each.report, file=file, title=upload.title[:200], position=place)
            )

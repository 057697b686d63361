"""One step of many reports (流转): the lifecycle, the person, and the month that may be closed."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from gangmu.core.plan.requests import month_of
from gangmu.web.accounts.standing_in import one_hand_with
from gangmu.web.indicators.ruling import rule_book_in
from gangmu.web.record.actors import Actor
from gangmu.web.record.clock import now
from gangmu.web.record.commits import Commit, conflict_over
from gangmu.web.record.lifecycles import lifecycle
from gangmu.web.record.refusals import NotFoundError
from gangmu.web.record.rows import type_name
from gangmu.web.reporting import queries
from gangmu.web.reporting.lamps.ruling import Ruling
from gangmu.web.reporting.lamps.running import write_statuses
from gangmu.web.reporting.models import ProgressReport
from gangmu.web.reporting.refusals import NothingChosenError, OwnReportError, PeriodClosedError

AGREEING: Final = ("accept", "check")  # the office's own word on what a unit said
APPROVING: Final = ("review", "sign", "accept", "check")
Seen = Mapping[int, int]  # report → the version that whoever acts has seen


def chosen(opened: Commit, by: Actor, seen: Seen, *, verb: str) -> list[ProgressReport]:
    """Give the reports of an act, within its commit; one that may not be acted on is not there."""
    if not seen:
        raise NothingChosenError
    rows = queries.to_act_on(by, list(seen), verb=verb)
    if len(rows) < len(seen):
        raise NotFoundError(what=type_name(ProgressReport))
    for row in rows:
        if row.version != seen[row.pk]:
            raise conflict_over(row)
    if verb in APPROVING and any(getattr(row, "is_stood_in", False) for row in rows):
        hand = one_hand_with(by, now().date())  # posts are held by the real calendar
        for row in rows:
            row.one_hand = hand  # type: ignore[attr-defined]  # told to `is_filer`, asked for once
    if verb in AGREEING:
        recorded = queries.recorded_by(by, rows)
        for row in rows:
            row.is_recorded = row.pk in recorded  # type: ignore[attr-defined]
    return rows


def step(
    row: ProgressReport, verb: str, *, by: Actor, reason: str = "", state: str = "", **facts: object
) -> str:
    """Give the state to which a verb leads a report, from where it stands or from `state`."""
    if facts.get("is_filer"):
        raise OwnReportError(task=row.task.title, period=row.period)
    rules = lifecycle("progress_report", row.lifecycle)
    return rules.step(state or row.state, verb, role=by.role, facts=facts, reason=reason).to


def is_filer(row: ProgressReport, by: Actor) -> bool:
    """Tell whether somebody filled this report in: from this post, as the same person from another, or in a stand-in's."""
    same_post = row.filed_post_id is not None and row.filed_post_id == by.post_id
    same_post = same_post or getattr(row, "is_of_own_post", False) or getattr(row, "is_recorded", False)
    hand: frozenset[int | None] = getattr(row, "one_hand", frozenset({by.user_id}))
    return same_post or (row.filed_by_id is not None and row.filed_by_id in hand)


def see_open(rows: Iterable[ProgressReport]) -> None:
    """Refuse what would change a month that is closed (封账)."""
    for row in rows:
        last = getattr(row, "last_closed", None)
        if last is not None and month_of(row.period) <= last:
            day = queries.closed_on(row.programme_id, month_of(row.period)) or last
            raise PeriodClosedError(
                task=row.task.title, period=row.period, closed_on=str(day), where=row.task.code
            )


def write(
    opened: Commit, changes: Sequence[tuple[ProgressReport, Mapping[str, Any]]]
) -> list[ProgressReport]:
    """Write the changes of drafts, which say nothing of a task to anybody outside its unit."""
    return opened.replace_all(changes, read_here=True)


def write_and_run(
    opened: Commit,
    changes: Sequence[tuple[ProgressReport, Mapping[str, Any]]],
    *,
    on: date,
    by: Actor,
) -> list[ProgressReport]:
    """Write the changes, and with them how their tasks stand now (任务现状)."""
    tasks = [row.task for row, _ in changes]
    folder = getattr(changes[0][0], "folder", None)  # read with the reports, which saves asking for it again
    written = opened.replace_all(changes, read_here=True)
    write_statuses(opened, tasks, on=on, by=by, ruling=Ruling(rule_book_in(folder), on))
    return written

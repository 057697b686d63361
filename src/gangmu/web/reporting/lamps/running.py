"""The running state (任务现状): one row a task, written in the transaction of whatever changes it."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Final

from gangmu.web.accounts.scopes import require
from gangmu.web.planning.models import AnnualTask
from gangmu.web.record.actors import Actor
from gangmu.web.record.asof import rows_at
from gangmu.web.record.commits import Commit, commit
from gangmu.web.record.moments import NOW
from gangmu.web.record.once import once
from gangmu.web.reporting.lamps.gathering import gather
from gangmu.web.reporting.lamps.measuring import given_of
from gangmu.web.reporting.lamps.ruling import Ruling, ruling_of
from gangmu.web.reporting.models import TaskStatus

# A task has a state from its issue on; what became of it in the end is its last one.
LIT: Final = frozenset(
    {"issued", "planned", "running", "change_asked", "claimed", "verified", "closed", "carried", "cancelled", "unmet"}
)  # fmt: skip


def write_status(opened: Commit, task: AnnualTask, *, on: date, by: Actor) -> TaskStatus | None:
    """Write how a task stands after this action, into its own commit."""
    found = write_statuses(opened, [task], on=on, by=by)
    return found[0] if found else None


def write_statuses(
    opened: Commit, tasks: Sequence[AnnualTask], *, on: date, by: Actor, ruling: Ruling | None = None
) -> list[TaskStatus]:
    """Write how tasks stand after this action, into its own commit: the same few queries for one and for many."""
    lit = [each for each in {task.pk: task for task in tasks}.values() if each.state in LIT]
    if not lit:
        return []
    ruling = ruling or ruling_of(by, on=on)
    known = {row.task_id: row for row in rows_at(TaskStatus, NOW).filter(task__in=[each.pk for each in lit])}
    wanted = worked_out(lit, on=on, ruling=ruling, by=by)
    rows = opened.add_all(
        TaskStatus(task=task, on=on, **wanted[task.pk]) for task in lit if task.pk not in known
    )
    changed = [(row, {**wanted[key], "on": on}) for key, row in known.items() if differs(row, wanted[key])]
    rows += opened.replace_all(changed, read_here=True)
    opened.rules += [each for each in ruling.references if each not in opened.rules]
    return rows


def worked_out(
    tasks: Sequence[AnnualTask], *, on: date, ruling: Ruling, by: Actor
) -> dict[int, dict[str, Any]]:
    """Work out how tasks stand, as rows of the record."""
    states = gather(tasks, given=given_of(tasks, by, on=on)).states(ruling, on=on)
    return {key: state.as_row() for key, state in states.items()}


def differs(row: TaskStatus, wanted: dict[str, Any]) -> bool:
    """Tell whether a row says anything else than what was worked out, the day aside."""
    return any(getattr(row, name) != value for name, value in wanted.items())


@once("reporting.statuses_refreshed")
def refresh_statuses(*, on: date, by: Actor, at: datetime, key: str) -> TaskStatus | None:
    """Work out every task anew where the day has moved on (逐日更新): only what changed is written."""
    require(by, "create", TaskStatus)
    tasks = list(rows_at(AnnualTask, NOW, programme_id=by.programme_id).filter(state__in=LIT))
    ruling = ruling_of(by, on=on)
    wanted = worked_out(tasks, on=on, ruling=ruling, by=by)
    known = {row.task_id: row for row in rows_at(TaskStatus, NOW, programme_id=by.programme_id)}
    moved = [each for each in tasks if each.pk not in known or differs(known[each.pk], wanted[each.pk])]
    if not moved:
        return None
    with commit("reporting.statuses_refreshed", by=by, at=at, key=key) as opened:
        return write_statuses(opened, moved, on=on, by=by, ruling=ruling)[0]

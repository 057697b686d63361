"""Revising (成批修改草稿): what a workbook changes in drafts and adds to them, in one act, with one undo."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from gangmu.web.accounts.scopes import require
from gangmu.web.planning import queries
from gangmu.web.planning.actions.drafting import TaskGiven, add_tasks, check_units, rewrite, task_values
from gangmu.web.planning.models import AnnualPlan, AnnualTask
from gangmu.web.planning.refusals import NothingChosenError, PlanClosedError, TaskFrozenError
from gangmu.web.planning.words import state_words
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import commit
from gangmu.web.record.moments import NOW
from gangmu.web.record.once import once


@dataclass(frozen=True, slots=True)
class Revision:
    """修改: a draft as it is to be, with the version that was seen; without a task a new one."""

    given: TaskGiven
    task: AnnualTask | None = None
    seen: int = 0


@once("planning.tasks_revised")
def revise_tasks(
    plan: AnnualPlan, revisions: Sequence[Revision], *, by: Actor, at: datetime, key: str
) -> AnnualTask:
    """Change drafts of a plan and add new ones (按责任分解表修改): all of them or none."""
    require(by, "create", AnnualTask)
    year = queries.plans(by, NOW).get(id=plan.pk)
    if year.state == "closed":
        raise PlanClosedError(year=year.year)
    if not revisions:
        raise NothingChosenError
    mine = queries.tasks(by, NOW, verb="update")
    old = [(mine.get(id=each.task.pk), each) for each in revisions if each.task is not None]
    for row, each in old:
        if row.state != "drafted":
            raise TaskFrozenError(task=row.code, state=state_words(row))
        check_units(each.given)
    with commit("planning.tasks_revised", by=by, at=at, key=key) as opened:
        changed = []
        for row, each in old:
            changed.append(opened.replace(row, task_values(each.given, year.year), version=each.seen))
            rewrite(opened, row, each.given, by=by)
        new = [each.given for each in revisions if each.task is None]
        added = add_tasks(opened, year, new, by=by) if new else []
    return [*changed, *added][0]

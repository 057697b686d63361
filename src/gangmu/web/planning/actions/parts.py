"""Parts (单位内部分解): a unit breaks its task down further, for itself; nobody outside it and the office sees that."""

from datetime import date, datetime

from gangmu.core.base.refusal_words.reasons import Spoken
from gangmu.core.plan.annual_tasks import TaskFieldError
from gangmu.web.accounts.models import OrgUnit, Post
from gangmu.web.accounts.scopes import require
from gangmu.web.planning import queries
from gangmu.web.planning.models import AnnualTask, TaskPart
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import commit
from gangmu.web.record.moments import NOW
from gangmu.web.record.once import once


@once("planning.parts_changed")
def add_part(
    task: AnnualTask, text: str, *, post: Post | None, due_on: date | None, by: Actor, at: datetime, key: str
) -> TaskPart:
    """Add a part for one's own unit (内部分解)."""
    require(by, "create", TaskPart)
    row = queries.tasks(by, NOW).get(id=task.pk)
    if not text.strip():
        raise TaskFieldError(
            field=Spoken("内部分解", "part"), text="", detail=Spoken("没有填", "it is empty")
        )
    with commit("planning.parts_changed", by=by, at=at, key=key) as opened:
        return opened.add(
            TaskPart(
                task=row,
                unit=OrgUnit.objects.get(pk=by.unit_id or 0),
                text=text.strip()[:300],
                post=post,
                due_on=due_on,
            )
        )


@once("planning.parts_changed")
def finish_part(part: TaskPart, *, on: date | None, by: Actor, at: datetime, key: str, seen: int) -> TaskPart:
    """Note that a part is done, or that it is not (办好、没办好)."""
    row = queries.parts(by, NOW, verb="update").get(id=part.pk)
    with commit("planning.parts_changed", by=by, at=at, key=key) as opened:
        return opened.replace(row, {"done_on": on}, version=seen)


@once("planning.parts_changed")
def remove_part(part: TaskPart, *, by: Actor, at: datetime, key: str, seen: int) -> TaskPart | None:
    """Take a part away (撤去)."""
    row = queries.parts(by, NOW, verb="remove").get(id=part.pk)
    with commit("planning.parts_changed", by=by, at=at, key=key) as opened:
        opened.remove(row, version=seen)
    return None

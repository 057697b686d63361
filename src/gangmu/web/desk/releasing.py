"""What a release would change for the public (发布以后公众看到的变化): tasks, lamps of closed months, lamps changed by hand."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from gangmu.core.base.iso_periods import Period
from gangmu.core.plan.lamp_rules import Lamp
from gangmu.core.plan.reporting_periods import month_words
from gangmu.web.accounts.scopes import may
from gangmu.web.doors.languages import say, shown
from gangmu.web.planning.models import AnnualTask
from gangmu.web.record.actors import Actor
from gangmu.web.record.asof import Rows
from gangmu.web.record.moments import Moment
from gangmu.web.reporting.lamps import queries
from gangmu.web.reporting.lamps.ruling import Ruling
from gangmu.web.reporting.lamps.showing import counts_in_words
from gangmu.web.reporting.models import TaskLamp

_NAMED = 8


@dataclass(frozen=True, slots=True)
class PublicChange:
    """公开变化: one thing that readers would see changed, with what it is about."""

    words: str
    links: tuple[tuple[str, str], ...] = ()  # title, address
    more: int = 0


def public_changes(actor: Actor, before: Moment, ruling: Ruling) -> list[PublicChange]:
    """Say what the public would read that it does not read now, for whoever may see it."""
    if not may(actor, "read", AnnualTask) or not may(actor, "read", TaskLamp):
        return []
    return [*_tasks(actor, before), *_months(actor, before, ruling), *_by_hand(actor, before)]


def _tasks(actor: Actor, before: Moment) -> Iterator[PublicChange]:
    now = list(queries.lit_tasks(actor))
    then = {row.pk: (row.state, row.title, row.limit_on) for row in queries.lit_tasks(actor, before)}
    new = [row for row in now if row.pk not in then]
    moved = [row for row in now if row.pk in then and then[row.pk] != (row.state, row.title, row.limit_on)]
    if new:
        yield _named(say(f"新下达的任务{len(new)}项", f"{len(new)} tasks issued"), new)
    if moved:
        yield _named(say(f"有变动的任务{len(moved)}项", f"{len(moved)} tasks changed"), moved)


def _months(actor: Actor, before: Moment, ruling: Ruling) -> Iterator[PublicChange]:
    known = {row.pk for row in queries.closes(actor, before)}
    for close in queries.closes(actor):
        if close.pk not in known:
            counts = counts_in_words(close.counts, ruling.palette)
            told = say("，", ", ").join(f"{mark.word}{say('', ' ')}{number}" for mark, number in counts)
            month = shown(say(*month_words(Period(close.month))))
            again = say(f"第{close.round}次封账，", f"round {close.round}, ") if close.round > 1 else ""
            at = reverse("month", kwargs={"month": close.month})
            yield PublicChange(
                say(f"{month}的灯：{again}{told}", f"lamps of {month}: {again}{told}"), ((month, at),)
            )


def _by_hand(actor: Actor, before: Moment) -> Iterator[PublicChange]:
    rows = _changed(queries.task_lamps(actor))
    known = {
        row.pk: (row.change_to, row.change_reason) for row in _changed(queries.task_lamps(actor, before))
    }
    found = [row for row in rows if known.get(row.pk) != (row.change_to, row.change_reason)]
    tasks = queries.lit_tasks(actor).by_id({row.task_id for row in found}) if found else {}
    for row in found:
        if task := tasks.get(row.task_id):
            at = reverse("lamp", kwargs={"month": row.month, "code": task.code})
            reason = shown(row.change_reason)
            words = say(
                f"手动改过的灯，理由公开：{reason}", f"a lamp changed by hand; its reason is public: {reason}"
            )
            yield PublicChange(words, ((shown(task.title), at),))


def _changed(rows: Rows[TaskLamp]) -> list[TaskLamp]:
    return list(rows.filter(change_to__in=[each.value for each in Lamp]))


def _named(words: str, tasks: list[AnnualTask]) -> PublicChange:
    links = tuple((shown(row.title), reverse("task", kwargs={"code": row.code})) for row in tasks[:_NAMED])
    return PublicChange(words, links, max(len(tasks) - _NAMED, 0))

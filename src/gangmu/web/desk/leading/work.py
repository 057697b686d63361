"""The part of the year's work (年度工作): how the tasks stood at the last close, those in alarm, and what is asked of the leader."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gangmu.core.base.iso_periods import Period
from gangmu.core.plan.reporting_periods import month_words
from gangmu.web.accounts.scopes import may
from gangmu.web.doors.languages import say, shown
from gangmu.web.doors.lists.frames import Mark
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import Moment
from gangmu.web.reporting.lamps import queries
from gangmu.web.reporting.lamps.pages.dispatch import Behind, Dispatch, dispatch_of
from gangmu.web.reporting.lamps.ruling import ruling_of
from gangmu.web.reporting.models import TaskLamp

ALARMS, WANTED = 5, 3  # the page is one sheet of paper


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkPart:
    """年度工作部分: of the month that was closed last."""

    month: Period
    name: str
    counts: Sequence[tuple[Mark, int]]
    alarms: tuple[Behind, ...]
    more: int
    wanted: tuple[Behind, ...]
    more_wanted: int
    dispatch: Dispatch


def work_part(actor: Actor, moment: Moment, *, on: date) -> WorkPart | None:
    """Compose the part for whoever asks, from what was frozen; none before a month was closed."""
    if not may(actor, "read", TaskLamp):
        return None
    last = queries.closes(actor, moment).first()
    if last is None:
        return None
    month = Period(last.month)
    ruling = ruling_of(actor, on=month.last, moment=moment)
    found = dispatch_of(month, actor, moment, ruling, on=on)
    alarms = [each for each in found.behind if each.mark.shape == "m-behind"]
    return WorkPart(
        month=month,
        name=shown(say(*month_words(month))),
        counts=found.counts,
        alarms=tuple(alarms[:ALARMS]),
        more=max(len(alarms) - ALARMS, 0),
        wanted=found.wanted[:WANTED],
        more_wanted=max(len(found.wanted) - WANTED, 0),
        dispatch=found,
    )

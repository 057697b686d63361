"""What a month lacks before its close (封账前还缺的): reports that were not handed in, and reports that nobody accepted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from gangmu.core.base.iso_periods import Period
from gangmu.core.plan.reporting_periods import last_over
from gangmu.core.plan.requests import REPORTING_STATES
from gangmu.web.accounts.scopes import allowed
from gangmu.web.planning.models import AnnualPlan, AnnualTask
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import NOW, Moment
from gangmu.web.reporting.lamps.running import LIT
from gangmu.web.reporting.models import MonthClose, ProgressReport
from gangmu.web.reporting.queries import owed

_BEGINNING: Final = date(1900, 1, 1)  # an address may ask for any day
WAITING: Final = "submitted"  # handed in, and not accepted
UNASKED: Final = (
    "这个月没有发出填报要求，请先让每日例行（gangmu tick）运行；现在封账，按月报的任务都是灰",
    "nobody was asked for reports: let the daily turn (gangmu tick) run first; closed now, tasks reported by the month are grey",
)


@dataclass(frozen=True, slots=True)
class Lacking:
    """未齐: how many reports of a month are with the units still, and how many wait to be accepted."""

    unreported: int
    unaccepted: int
    is_unasked: bool = (
        False  # tasks are reported by the month, and nobody was asked: the daily turn did not run
    )

    @property
    def total(self) -> int:
        """Count what a close must name."""
        return self.unreported + self.unaccepted


def periods_of(month: Period) -> list[str]:
    """Name the periods whose reports belong to a month: itself, and the quarter that it ends."""
    if month.last.month % 3:
        return [str(month)]
    return [str(month), f"{month.last.year}-Q{month.last.month // 3}"]


def lacking(month: Period, actor: Actor, moment: Moment = NOW) -> Lacking:
    """Count what a month lacks, of the reports that the actor may read."""
    return lacking_in([month], actor, moment)[month]


def lacking_in(months: Sequence[Period], actor: Actor, moment: Moment = NOW) -> dict[Period, Lacking]:
    """Count what months lack, of the reports that the actor may read: the same queries for many as for one."""
    periods = {month: periods_of(month) for month in months}
    rows = allowed(ProgressReport, actor, moment=moment)
    rows = rows.filter(period__in=sorted({each for own in periods.values() for each in own}))
    there, unreported = rows.counted("period", "state"), owed(rows).counted("period")
    asked = {period for period, _ in there}
    unasked = [month for month, own in periods.items() if asked.isdisjoint(own)]
    issued = _issued_on(actor, moment) if unasked else set()
    return {
        month: Lacking(
            sum(unreported[(each,)] for each in own),
            sum(there[each, WAITING] for each in own),
            month in unasked and any(day is None or day <= month.last for day in issued),
        )
        for month, own in periods.items()
    }


def _issued_on(actor: Actor, moment: Moment) -> set[date | None]:
    """Give the days on which tasks that are reported by the month were issued."""
    tasks = allowed(AnnualTask, actor, moment=moment).filter(rhythm="month", state__in=REPORTING_STATES)
    return {day for (day,) in tasks.counted("issued_on")}


def to_close(actor: Actor, on: date, moment: Moment = NOW) -> list[Period]:
    """Give the months that are over and not closed, from the one in which the year's first task was issued."""
    if on <= _BEGINNING:
        return []
    last = last_over("month", on - timedelta(days=1))  # a month is over on the day after its last
    first = _first_issued(actor, last.first.year, moment)
    if first is None:
        return []
    closed = {month for (month,) in allowed(MonthClose, actor, moment=moment).columns("month")}
    months = (
        Period(f"{last.first.year}-{number:02d}") for number in range(first.month, last.first.month + 1)
    )
    return [each for each in months if str(each) not in closed]


def _first_issued(actor: Actor, year: int, moment: Moment) -> date | None:
    """Give the day from which a year's plan has issued tasks; none while it has none."""
    plan = allowed(AnnualPlan, actor, moment=moment).filter(year=year).first()
    if plan is None:
        return None
    rows = allowed(AnnualTask, actor, moment=moment).filter(plan=plan.pk, state__in=LIT)
    start = date(year, 1, 1)
    return min((max(day or start, start) for (day,) in rows.counted("issued_on")), default=None)

"""Time progress of what a report speaks of (所报期的序时进度): of June it is a half, on whatever day it is asked and filed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from gangmu.core.base.iso_periods import Period
from gangmu.core.base.quantities import EXACT
from gangmu.core.plan.elapsed_shares import percent
from gangmu.core.plan.task_facts import time_of
from gangmu.web.doors.languages import say, shown
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import NOW, Moment
from gangmu.web.reporting.lamps.gathering import goal_of, years_of
from gangmu.web.reporting.lamps.ruling import ruling_of
from gangmu.web.reporting.models import ProgressReport


@dataclass(frozen=True, slots=True)
class PeriodTime:
    """所报期序时: the share of the year that is over at the end of a reported period, and that day."""

    share: Decimal
    on: date

    @property
    def words(self) -> str:
        """Say the share with its day."""
        day = self.on
        return shown(
            say(
                f"截至{day.year}年{day.month}月{day.day}日序时进度{percent(self.share)}",
                f"Time progress by {day.isoformat()}: {percent(self.share)}",
            )
        )

    def is_kept_by(self, amount: Decimal, goal: Decimal) -> bool:
        """Tell whether what is done keeps pace with the time; the lamp has tolerances of its own."""
        return EXACT.divide(amount, goal) >= self.share


def times_of(reports: Iterable[ProgressReport], by: Actor, moment: Moment = NOW) -> dict[int, PeriodTime]:
    """Give the time of each report whose task has an amount; nodes, stocks and rates are not told by the clock."""
    found = [each for each in reports if each.task.amount is not None]
    years = years_of([each.task for each in found])
    times = dict[int, PeriodTime]()
    for each in found:
        last = Period(each.period).last
        goal = goal_of(each.task, years[each.task.plan_id], ())
        share = time_of(goal, last, ruling_of(by, on=last, moment=moment).pace).share
        if share is not None:
            times[each.pk] = PeriodTime(share, last)
    return times

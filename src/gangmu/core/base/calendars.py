"""Working days (工作日): weekdays, official days off and make-up days. The one door to chinese_calendar.

The State Council publishes the days off of a year in the autumn before. What lies in a year that is not
published is counted from Monday to Friday, and the answer says so: a date that may move is not a promise.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import Final

import chinese_calendar

from gangmu.core.base.refusals import GangmuError

NOT_PUBLISHED: Final = (
    "当年放假安排尚未公布，暂按周一至周五计",
    "the days off of that year are not published yet: counted from Monday to Friday",
)
LONGEST: Final = 1000  # working days, some four years: what is longer is a slip, not a limit
_ONE_DAY: Final = timedelta(days=1)
_SATURDAY: Final = 5


class TooManyWorkingDaysError(GangmuError):
    """A limit was asked for that no calendar can tell."""

    code = "calendar.too_many_working_days"
    parameter_names = ("asked", "longest")


@dataclass(frozen=True, slots=True)
class DueDay:
    """到期日: a day found by counting working days, and whether every year counted in is published."""

    day: date
    is_certain: bool


@dataclass(frozen=True, slots=True)
class YearOfDays:
    """放假安排: of one year, the weekdays that are off and the days of a weekend that are worked (调休上班)."""

    off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()

    def works_on(self, day: date) -> bool:
        """Tell whether people work that day."""
        return day in self.worked or (day.weekday() < _SATURDAY and day not in self.off)


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """工作日历: the published years. One that the installed release does not know can be laid beside."""

    years: Mapping[int, YearOfDays] = field(default_factory=dict)

    def is_published(self, year: int) -> bool:
        """Tell whether the days off of a year are known (已公布)."""
        return year in self.years

    def is_working_day(self, day: date) -> bool:
        """Tell whether a day is worked; in a year not published, whether it is a weekday.

        >>> national().is_working_day(date(2026, 10, 10)), national().is_working_day(date(2026, 10, 5))
        (True, False)
        """
        return self.years.get(day.year, _WEEKDAYS).works_on(day)

    def working_day_after(self, day: date, number: int) -> DueDay:
        """Give the working day that lies `number` of them after a day; before it, where it is negative.

        None (0) gives the day itself where it is worked, and the next one otherwise: 遇休息日顺延.

        >>> national().working_day_after(date(2026, 9, 30), 3)
        DueDay(day=datetime.date(2026, 10, 10), is_certain=True)
        >>> national().working_day_after(date(2026, 10, 3), 0).day
        datetime.date(2026, 10, 8)
        """
        if abs(number) > LONGEST:
            raise TooManyWorkingDaysError(asked=number, longest=LONGEST)
        step = -_ONE_DAY if number < 0 else _ONE_DAY
        if number == 0 and not self.is_working_day(day):
            number = 1
        left, certain = abs(number), self.is_published(day.year)
        while left:
            day += step
            left -= self.is_working_day(day)
            certain = certain and self.is_published(day.year)
        return DueDay(day, is_certain=certain)

    def working_days_between(self, first: date, last: date) -> int:
        """Count the working days after one day up to another, that one included; negative when it lies before.

        >>> national().working_days_between(date(2026, 9, 30), date(2026, 10, 10))
        3
        """
        if last < first:
            return -self.working_days_between(last, first)
        return sum(self.is_working_day(day) for day in _days_after(first, last))

    def is_certain_between(self, first: date, last: date) -> bool:
        """Tell whether every year from one day to another is published."""
        return all(
            self.is_published(year) for year in range(min(first, last).year, max(first, last).year + 1)
        )


_WEEKDAYS: Final = YearOfDays()


def _days_after(first: date, last: date) -> Iterator[date]:
    day = first
    while day < last:
        day += _ONE_DAY
        yield day


@cache
def national() -> WorkingCalendar:
    """Give the days off that the State Council has published, as far as the installed release knows them."""
    off, worked = chinese_calendar.holidays, chinese_calendar.workdays
    years = sorted({day.year for day in off})
    return WorkingCalendar({
        year: YearOfDays(
            frozenset(day for day in off if day.year == year),
            frozenset(day for day in worked if day.year == year),
        )
        for year in years
    })  # fmt: skip


def is_working_day(day: date) -> bool:
    """Tell whether a day is worked (工作日) by the national calendar."""
    return national().is_working_day(day)


def working_day_after(day: date, number: int) -> DueDay:
    """Give the working day that lies `number` of them after a day (before, where negative), and if it is certain.

    >>> working_day_after(date(2039, 12, 30), 5)
    DueDay(day=datetime.date(2040, 1, 6), is_certain=False)
    """
    return national().working_day_after(day, number)


def working_days_between(first: date, last: date) -> int:
    """Count the working days after one day up to another, that one included."""
    return national().working_days_between(first, last)

"""Requests for reports (填报要求): which period a task is asked about on a day, from when and by when."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from gangmu.core.base.calendars import DueDay, WorkingCalendar, national
from gangmu.core.base.iso_periods import Period
from gangmu.core.plan.reporting_rules import ReportingRules

MONTHS: Final = {"month": 1, "quarter": 3, "half": 6, "year": 12}
# Whose task reports: from its issue until the unit says that it is done. What is claimed waits for the office.
REPORTING_STATES: Final = frozenset({"issued", "planned", "running", "change_asked"})
# Of whose task nothing more is asked, not even what was asked before: verified, or over with its year.
OVER: Final = frozenset({"verified", "closed", "carried", "cancelled", "unmet"})


@dataclass(frozen=True, slots=True)
class Request:
    """填报要求: one period of one rhythm, with the days that go with it."""

    period: str
    opens_on: date
    due: DueDay

    @property
    def due_on(self) -> date:
        """Give the last day on which a report is in time."""
        return self.due.day


def period_on(rhythm: str, day: date) -> str:
    """Name the period of a rhythm in which a day lies; an unknown rhythm is the month.

    >>> [period_on(each, date(2026, 5, 9)) for each in ("month", "quarter", "half", "year")]
    ['2026-05', '2026-Q2', '2026-H1', '2026']
    """
    number = (day.month - 1) // MONTHS.get(rhythm, 1) + 1
    match MONTHS.get(rhythm, 1):
        case 12:
            return f"{day.year}"
        case 6:
            return f"{day.year}-H{number}"
        case 3:
            return f"{day.year}-Q{number}"
    return f"{day.year}-{day.month:02}"


def period_before(period: str) -> str:
    """Name the period of the same length before.

    >>> period_before("2026-Q1"), period_before("2026-01")
    ('2025-Q4', '2025-12')
    """
    found = Period(period)
    rhythm = next((name for name, months in MONTHS.items() if months == found.months), "month")
    return period_on(rhythm, found.first - timedelta(days=1))


def month_of(period: str) -> str:
    """Name the month with which a period closes (封账月份): its last.

    >>> month_of("2026-Q1")
    '2026-03'
    """
    return f"{Period(period).last:%Y-%m}"


def request_of(period: str, rules: ReportingRules, working: WorkingCalendar | None = None) -> Request:
    """Give the days of a period: it opens and falls due in its last month.

    A due day on which nobody works is put off (遇休息日顺延), but never out of the month that closes.
    """
    days = working or national()
    last = Period(period).last
    due = days.working_day_after(_in_month(last, rules.filing_day), 0)
    if due.day > last:
        due = days.working_day_after(_in_month(last, rules.filing_day) + timedelta(days=1), -1)
    return Request(period, _in_month(last, rules.opens_day), due)


def request_on(
    rhythm: str, day: date, rules: ReportingRules, working: WorkingCalendar | None = None
) -> Request | None:
    """Give what is asked for on a day, if its period is open already."""
    found = request_of(period_on(rhythm, day), rules, working)
    return found if found.opens_on <= day else None


def closes_on(month: str, rules: ReportingRules) -> date:
    """Give the day on which a month is closed (封账日)."""
    return _in_month(Period(month).last, rules.close_day)


def is_overdue(due_on: date, day: date) -> bool:
    """Tell whether a report is late: the day on which it is due is still in time."""
    return day > due_on


def _in_month(last: date, day: int) -> date:
    return last.replace(day=min(day, calendar.monthrange(last.year, last.month)[1]))

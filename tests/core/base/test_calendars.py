"""Working days: official days off, make-up days, and years of which the calendar is not published."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangmu.core.base.calendars import (
    NOT_PUBLISHED,
    DueDay,
    TooManyWorkingDaysError,
    WorkingCalendar,
    YearOfDays,
    is_working_day,
    national,
    working_day_after,
    working_days_between,
)

DAYS = st.dates(date(2018, 1, 1), date(2032, 12, 31))


def test_saturday_made_up_for_a_day_off_is_worked() -> None:
    assert is_working_day(date(2025, 1, 26))
    assert not is_working_day(date(2025, 1, 28))


def test_lengthened_spring_holiday_of_2020_is_off() -> None:
    assert not is_working_day(date(2020, 1, 31))


def test_limit_runs_over_a_holiday_week() -> None:
    assert working_day_after(date(2025, 9, 30), 1) == DueDay(date(2025, 10, 9), is_certain=True)


def test_reminder_days_before_a_limit_skip_the_days_off() -> None:
    assert working_day_after(date(2025, 10, 9), -1) == DueDay(date(2025, 9, 30), is_certain=True)


def test_limit_on_a_day_off_moves_to_the_next_working_day() -> None:
    assert working_day_after(date(2026, 1, 1), 0).day == date(2026, 1, 4)
    assert working_day_after(date(2026, 1, 5), 0).day == date(2026, 1, 5)


def test_limit_that_reaches_into_an_unpublished_year_says_so() -> None:
    last = max(national().years)
    assert working_day_after(date(last, 12, 1), 3).is_certain
    assert not working_day_after(date(last, 12, 31), 3).is_certain
    assert not national().is_certain_between(date(last, 12, 1), date(last + 1, 1, 10))
    assert all(NOT_PUBLISHED)


def test_unpublished_year_is_counted_from_monday_to_friday() -> None:
    assert is_working_day(date(2099, 10, 1))
    assert not is_working_day(date(2099, 10, 3))


def test_year_laid_beside_the_installed_ones_is_certain() -> None:
    day = date(2099, 10, 1)
    calendar = WorkingCalendar({2099: YearOfDays(off=frozenset({day}))})
    assert calendar.working_day_after(date(2099, 9, 30), 1) == DueDay(date(2099, 10, 2), is_certain=True)


def test_limit_of_many_years_of_working_days_is_refused() -> None:
    with pytest.raises(TooManyWorkingDaysError):
        working_day_after(date(2026, 1, 1), 10**9)


@given(DAYS, st.integers(1, 60))
def test_days_counted_to_a_limit_are_those_it_was_set_by(day: date, number: int) -> None:
    due = working_day_after(day, number).day
    assert is_working_day(due)
    assert working_days_between(day, due) == number
    assert working_days_between(due, day) == -number


@given(DAYS, st.integers(0, 60))
def test_later_day_never_has_an_earlier_limit(day: date, number: int) -> None:
    assert working_day_after(day, number).day <= working_day_after(day + timedelta(days=1), number or 0).day

"""Which period a task is asked about, from when and by when."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangmu.core.base.calendars import is_working_day, national
from gangmu.core.base.iso_periods import Period
from gangmu.core.base.rule_sets import RuleSetFaultError, rule_set_from
from gangmu.core.plan.reporting_rules import ReportingRules, reporting_rules
from gangmu.core.plan.requests import (
    closes_on,
    is_overdue,
    period_before,
    period_on,
    request_of,
    request_on,
)
from gangmu.files.rule_sets import shipped

DAYS = st.dates(date(2020, 1, 1), date(2026, 12, 31))
RHYTHMS = st.sampled_from(["month", "quarter", "half", "year"])


@pytest.fixture(scope="module")
def rules() -> ReportingRules:
    return reporting_rules(next(each for each in shipped() if each.kind == "reporting"))


def test_monthly_report_is_due_on_the_25th(rules: ReportingRules) -> None:
    request = request_of("2026-03", rules)
    assert (request.opens_on, request.due_on) == (date(2026, 3, 1), date(2026, 3, 25))
    assert request.due.is_certain


def test_due_day_of_rest_is_put_off(rules: ReportingRules) -> None:
    assert request_of("2026-04", rules).due_on == date(2026, 4, 27)  # the 25th is a Saturday


def test_quarter_is_asked_in_its_last_month(rules: ReportingRules) -> None:
    assert request_on("quarter", date(2026, 2, 28), rules) is None
    request = request_on("quarter", date(2026, 3, 1), rules)
    assert request is not None
    assert (request.period, request.due_on) == ("2026-Q1", date(2026, 3, 25))


def test_due_day_in_a_year_whose_days_off_are_not_published_says_so(rules: ReportingRules) -> None:
    assert not national().is_published(2039)
    assert not request_of("2039-03", rules).due.is_certain


@given(DAYS, RHYTHMS)
def test_every_day_lies_in_its_period_and_the_period_before_ends_just_before_it(
    day: date, rhythm: str
) -> None:
    period = Period(period_on(rhythm, day))
    assert period.first <= day <= period.last
    assert Period(period_before(str(period))).last == period.first - timedelta(days=1)


@given(DAYS, RHYTHMS)
def test_due_day_is_worked_and_lies_in_the_month_that_closes(day: date, rhythm: str) -> None:
    rules = reporting_rules(next(each for each in shipped() if each.kind == "reporting"))
    request = request_of(period_on(rhythm, day), rules)
    assert is_working_day(request.due_on)
    assert request.opens_on <= request.due_on <= Period(request.period).last
    assert closes_on(f"{Period(request.period).last:%Y-%m}", rules) == Period(request.period).last


def test_the_day_on_which_it_is_due_is_in_time() -> None:
    assert not is_overdue(date(2026, 3, 25), date(2026, 3, 25))
    assert is_overdue(date(2026, 3, 25), date(2026, 3, 26))


def test_standing_tasks_are_reported_by_the_quarter(rules: ReportingRules) -> None:
    assert [rules.rhythm_of(kind) for kind in ("standing", "project")] == ["quarter", "month"]


def test_rule_set_that_asks_for_half_a_day_or_for_what_nobody_knows_is_refused() -> None:
    head = {"kind": "reporting", "id": "x", "version": 1, "valid_from": date(2026, 1, 1), "title": "x"}
    for name, value in (("filing_day", 40), ("bonus_for_log_ins", 1)):
        with pytest.raises(RuleSetFaultError):
            reporting_rules(rule_set_from(head | {name: {"value": value, "source": "D", "basis": "x"}}))

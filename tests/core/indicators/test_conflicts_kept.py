"""The real conflicts of published figures: every value is kept, none is set against what it cannot be compared with.

The figures are those of the public sources that the example names. Days of publication that are not known stand at the end
of the month or year in which the value was first seen.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from core.plan.cases import followed
from gangmu.core.base.iso_periods import Length, Period
from gangmu.core.base.quantities import canonical
from gangmu.core.indicators.growth import GrowthNotComparableError, growth_between
from gangmu.core.indicators.vintages import History

HALF_A_YEAR = Length("P6M")

GDP = followed(
    "2014@2015-01-31 7589; 2014@2018-12-31 7098.71; 2015@2016-01-31 7280; 2015@2018-12-31 7272.31;"
    "2016@2018-12-31 5460.01; 2016@2026-03-31 5546.45; 2023 8122; 2024 9027.14",
    breaks="2016 2024",
).history
RETAIL = followed(
    "2017@2018-12-31 3989.8; 2018@2019-01-31 4017; 2024@2025-05-31 4372.6; 2024@2026-05-31 4153.9; 2025@2026-05-31 4195.4"
).history
RURAL = followed("2014 15945; 2015 13498", "元", breaks="2015").history
PEOPLE = followed("2017 829.4; 2020 907.01; 2021 911.8", "万人", timing="stock", breaks="2020").history
CHANGCHUN = followed("2018 7175.71; 2019 5904; 2020 6638", breaks="2019").history
HARBIN = followed("2018 6300.48; 2019 5249; 2020 5184", breaks="2019").history
DALIAN = followed("2015 7731.64; 2016 6810.2; 2017 7363.92", breaks="2016").history
REVENUE = followed("2021 773.02; 2022 713.67").history
REVENUE_GROWTH = followed("2022 1.3", "%", kind="growth", indicator="revenue_growth")


@pytest.mark.parametrize(
    ("history", "period", "values"),
    [
        (GDP, "2016", ["5460.01", "5546.45"]),
        (GDP, "2014", ["7589", "7098.71"]),
        (GDP, "2015", ["7280", "7272.31"]),
        (RETAIL, "2024", ["4372.6", "4153.9"]),  # as published, and as the growth of the next year implies
    ],
    ids=["GDP 2016", "GDP 2014", "GDP 2015", "retail 2024"],
)
def test_every_value_of_a_period_is_kept_as_a_vintage(
    history: History, period: str, values: list[str]
) -> None:
    assert [canonical(each.value) for each in history.of(Period(period))] == values


@pytest.mark.parametrize(
    ("history", "period", "day", "value"),
    [
        (GDP, "2016", "2018-12-30", None),
        (GDP, "2016", "2018-12-31", "5460.01"),
        (GDP, "2016", "2026-03-30", "5460.01"),
        (GDP, "2016", "2026-03-31", "5546.45"),
        (GDP, "2014", "2015-02-01", "7589"),
        (GDP, "2014", "2019-01-01", "7098.71"),
        (RETAIL, "2024", "2026-05-30", "4372.6"),
        (RETAIL, "2024", "2026-05-31", "4153.9"),
        (
            GDP,
            "2024",
            "2025-06-29",
            None,
        ),  # the day is unknown: never guessed, counted half a year after its year
        (GDP, "2024", "2025-06-30", "9027.14"),
    ],
)
def test_value_as_published_on_a_day(history: History, period: str, day: str, value: str | None) -> None:
    known = history.as_published_on(date.fromisoformat(day), undated_after=HALF_A_YEAR)
    found = {str(each.period): canonical(each.value) for each in known}
    assert found.get(period) == value


def test_all_vintages_of_a_series_are_listed_the_unknown_day_first() -> None:
    days = [each.published_on and each.published_on.isoformat() for each in GDP.vintages]
    assert days == [None, "2015-01-31", "2016-01-31", "2018-12-31", "2026-03-31"]
    assert [str(each.period) for each in GDP.vintages[3].observations] == ["2014", "2015", "2016"]


@pytest.mark.parametrize(
    ("history", "earlier", "later", "would_be", "reported", "why"),
    [
        (GDP, "2023", "2024", "11.1", "5.2", "break_between"),  # the fifth census lifted the base
        (GDP, "2015", "2016", "-24.9", "", "break_between"),  # Liaoning wrote its figures down
        (RETAIL, "2017", "2018", "0.7", "8.3", "vintages_differ"),
        (RURAL, "2014", "2015", "-15.3", "7.8", "break_between"),  # another concept of the survey
        (PEOPLE, "2017", "2020", "9.4", "", "break_between"),  # a census, never rebased
        (CHANGCHUN, "2018", "2019", "-17.7", "", "break_between"),  # the fourth census
        (HARBIN, "2018", "2019", "-16.7", "", "break_between"),
        (DALIAN, "2015", "2016", "-11.9", "", "break_between"),
    ],
    ids=["GDP 2024", "GDP 2016", "retail 2018", "rural income 2015", "population 2020", "Changchun 2019", "Harbin 2019", "Dalian 2016"],
)  # fmt: skip
def test_growth_that_would_be_a_change_of_counting_is_never_reckoned(
    history: History, earlier: str, later: str, would_be: str, reported: str, why: str
) -> None:
    old, new = (history.of(Period(each))[0].value for each in (earlier, later))
    newest = history.of(Period(earlier))[-1].value
    assert would_be in {
        f"{(new / base - 1) * 100:.1f}" for base in (old, newest)
    }  # what a careless sum gives
    with pytest.raises(GrowthNotComparableError) as refusal:
        growth_between(history, Period(earlier), Period(later))
    assert refusal.value.reason == why
    assert would_be != reported


def test_retail_growth_of_2025_is_that_inside_its_own_vintage() -> None:
    """+1.0 % from 4,153.9, both of the bulletin of 2026; from the 4,372.6 of the year before it would be -4.1 %."""
    growth = growth_between(RETAIL, Period("2024"), Period("2025"))
    assert f"{growth.total * 100:.1f}" == "1.0"
    assert growth.earlier.value == Decimal("4153.9")


def test_two_values_of_unknown_day_are_of_one_vintage_only_if_of_one_source() -> None:
    one, other = followed("2023 100; 2024 110").history.observations
    series = one.series
    assert growth_between(History(series, (one, other)), one.period, other.period).total == Decimal("0.1")
    elsewhere = replace(other, source_title="另一份年鉴")
    with pytest.raises(GrowthNotComparableError) as refusal:
        growth_between(History(series, (one, elsewhere)), one.period, other.period)
    assert refusal.value.reason == "vintages_differ"


def test_after_a_break_growth_is_reckoned_again() -> None:
    assert f"{growth_between(PEOPLE, Period('2020'), Period('2021')).total * 100:.2f}" == "0.53"
    assert f"{growth_between(DALIAN, Period('2016'), Period('2017')).total * 100:.1f}" == "8.1"


def test_like_for_like_growth_is_a_series_of_its_own() -> None:
    """Revenue of 2022: -7.7 % in levels, +1.3 % as reported without the VAT refunds; neither stands for the other."""
    nominal = growth_between(REVENUE, Period("2021"), Period("2022"))
    assert f"{nominal.total * 100:.1f}" == "-7.7"
    [reported] = REVENUE_GROWTH.history.observations
    assert reported.value == Decimal("1.3")
    assert reported.series != REVENUE.series


@pytest.mark.parametrize(
    ("estimate", "came"),
    [("7589", "7098.71"), ("7280", "7272.31"), ("4.0", "3.5"), ("7.0", "6.1"), ("10.0", "8.8")],
    ids=["GDP 2014", "GDP 2015", "GDP growth 2022", "investment growth 2022", "export growth 2025"],
)
def test_an_estimate_of_january_and_what_came_are_two_vintages_and_the_later_holds(
    estimate: str, came: str
) -> None:
    history = followed(f"2024@2025-01-31 {estimate}; 2024@2025-12-31 {came}").history
    assert history.known_on(date(2025, 3, 1)).newest[0].value == Decimal(estimate)
    assert history.newest[0].value == Decimal(came) < Decimal(estimate)

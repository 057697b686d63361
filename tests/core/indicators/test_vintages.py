"""Vintages, breaks and growth: the conflicts of published figures, each kept and none reckoned across."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.plan.cases import an_observation, followed
from gangmu.core.base.iso_periods import Length, Period, PeriodNotReadError
from gangmu.core.base.quantities import Quantity, UnitsDoNotFitError, canonical, plain
from gangmu.core.indicators.growth import (
    GrowthFromNothingError,
    GrowthNotComparableError,
    growth_between,
    mean_of_rates,
    rate_needed,
)
from gangmu.core.indicators.observations import Observation, ObservationWithoutSourceError, Status
from gangmu.core.indicators.series import Series
from gangmu.core.indicators.targets import Path
from gangmu.core.indicators.trajectories import AttainmentClass, Bands, NoPathError, Trajectory, count_classes
from gangmu.core.indicators.vintages import History, TwoValuesOfOneVintageError, histories

GDP_2016 = followed("2016@2018-12-31 5460.01; 2016@2026-03-31 5546.4498").history
GDP_2014 = followed("2014@2015-01-31 7589; 2014@2026-03-31 7098.7051").history


def test_two_values_of_one_year_are_two_vintages() -> None:
    year = Period("2016")
    assert [each.value for each in GDP_2016.of(year)] == [Decimal("5460.01"), Decimal("5546.4498")]
    assert GDP_2016.latest_of(year) == GDP_2016.of(year)[1]


@pytest.mark.parametrize(
    ("day", "value"),
    [("2015-01-30", None), ("2015-01-31", "7589"), ("2026-03-30", "7589"), ("2026-03-31", "7098.7051")],
)
def test_value_as_published_on_a_day(day: str, value: str | None) -> None:
    found = GDP_2014.known_on(date.fromisoformat(day)).latest_of(Period("2014"))
    assert (found and canonical(found.value)) == value


def test_value_of_unknown_vintage_is_older_than_all_and_not_known_before_its_period_ends() -> None:
    history = followed("2021 7249; 2021@2022-03-01 7250").history
    assert [each.vintage for each in history.of(Period("2021"))] == [None, date(2022, 3, 1)]
    assert history.known_on(date(2021, 12, 30)).observations == ()
    assert history.known_on(date(2021, 12, 31)).latest_of(Period("2021")) == history.observations[0]


@pytest.mark.parametrize("bulletin", [None, date(2026, 1, 2), date(2026, 5, 20)])
def test_an_estimate_never_takes_the_place_of_a_value_that_is_none(bulletin: date | None) -> None:
    [value] = followed("2025 9027").history.observations
    estimate = replace(
        value,
        value=Decimal(9100),
        vintage=date(2026, 1, 20),
        status=Status.ESTIMATE,
        source_title="政府工作报告",
    )
    settled = replace(value, vintage=bulletin)
    history = History(value.series, (settled, estimate))
    assert history.latest_of(Period("2025")) == settled
    assert history.newest == (settled,)
    alone = replace(estimate, vintage=date(2026, 1, 10), value=Decimal(9090))
    assert History(value.series, (estimate, alone)).newest == (estimate,)


def test_two_values_of_one_vintage_are_refused() -> None:
    with pytest.raises(TwoValuesOfOneVintageError):
        followed("2025@2026-05-20 794.2; 2025@2026-05-20 794.3")


def test_value_without_a_source_is_refused() -> None:
    series = Series(place="yunchuan", indicator="gdp")
    with pytest.raises(ObservationWithoutSourceError):
        Observation(series=series, period=Period("2025"), value=Decimal(1), unit="亿元", source_title=" ")


@pytest.mark.parametrize(
    ("values", "breaks", "earlier", "later"),
    [
        ("2023 8122; 2024 9027.14", "2024", "2023", "2024"),  # the fifth census lifted the base
        (
            "2024@2025-03-01 4372.6; 2025@2026-05-20 4195.4",
            "",
            "2024",
            "2025",
        ),  # revised after it was published
        (
            "2017@2018-12-31 3989.8; 2018@2019-01-31 4017",
            "",
            "2017",
            "2018",
        ),  # +0.7 % where +8.3 was reported
        ("2014 15945; 2015 13498", "2015", "2014", "2015"),  # another concept of the survey
        ("2017 829.4; 2020 907.01", "2020", "2017", "2020"),  # a census, never rebased
        ("2025 9100.3", "", "2024", "2025"),
    ],
)
def test_growth_is_never_reckoned_across_a_break_or_between_vintages(
    values: str, breaks: str, earlier: str, later: str
) -> None:
    history = followed(values, breaks=breaks).history
    with pytest.raises(GrowthNotComparableError):
        growth_between(history, Period(earlier), Period(later))


def test_growth_inside_one_vintage_uses_the_newest_that_holds_both() -> None:
    history = followed(
        "2015@2018-12-31 100; 2016@2018-12-31 90; 2015@2026-03-31 100; 2016@2026-03-31 95"
    ).history
    growth = growth_between(history, Period("2015"), Period("2016"))
    assert growth.total == Decimal("-0.05")
    assert growth.later.vintage == date(2026, 3, 31)


def test_nothing_grows_from_nought() -> None:
    with pytest.raises(GrowthFromNothingError):
        growth_between(followed("2024 0; 2025 5").history, Period("2024"), Period("2025"))


def test_growth_between_units_is_of_one_unit() -> None:
    rows = [an_observation("2024", "1", "万亿元"), an_observation("2025", "11000", "亿元")]
    [history] = histories(rows).values()
    assert growth_between(history, Period("2024"), Period("2025")).total == Decimal("0.1")


@pytest.mark.parametrize(
    ("start", "end", "years", "rate"),
    [(7000, 10000, 4, "9.33"), (9100, 20000, 10, "8.19"), (794, 2000, 10, "9.68"), (928, 1200, 10, "2.60"), (120, 100, 1, "-16.67")],
)  # fmt: skip
def test_growth_needed(start: int, end: int, years: int, rate: str) -> None:
    assert f"{rate_needed(Decimal(start), Decimal(end), Decimal(years)) * 100:.2f}" == rate


@given(st.lists(st.integers(-30, 40), min_size=1, max_size=8))
def test_mean_rate_leads_to_the_same_end(per_cent: list[int]) -> None:
    rates = [Decimal(each) / 100 for each in per_cent]
    whole = Decimal(1)
    for rate in rates:
        whole *= 1 + rate
    assert abs((1 + mean_of_rates(rates)) ** len(rates) - whole) < Decimal("1e-20")


def test_mid_term_result_is_counted_as_official_papers_say_it() -> None:
    found = [AttainmentClass.EARLY] * 4 + [AttainmentClass.FASTER] * 5 + [AttainmentClass.IN_LINE] * 7
    assert count_classes([*found, *[AttainmentClass.LAGGING] * 4]) == (16, 4)


@given(
    st.decimals(1, 1000, places=2),
    st.decimals(1, 1000, places=2),
    st.sampled_from([Path.LINEAR, Path.COMPOUND]),
)
def test_every_path_begins_at_the_base_and_ends_at_the_target(
    base: Decimal, target: Decimal, path: Path
) -> None:
    way = Trajectory(path=path, base_period=Period("2020"), base=base, due=Period("2025"), target=target)
    assert way.value_at(Period("2020")) == base
    assert abs(way.value_at(Period("2025")) - target) < Decimal("1e-20")


def test_compound_path_needs_something_to_grow_from() -> None:
    way = Trajectory(
        path=Path.COMPOUND,
        base_period=Period("2020"),
        base=Decimal(0),
        due=Period("2025"),
        target=Decimal(10),
    )
    with pytest.raises(NoPathError):
        way.value_at(Period("2022"))


@given(st.decimals(0, 3, places=3), st.decimals(0, 3, places=3))
def test_better_index_never_has_a_lower_class(one: Decimal, other: Decimal) -> None:
    bands = Bands(faster=Decimal("1.05"), in_line=Decimal("0.95"))
    ranks = [AttainmentClass.LAGGING, AttainmentClass.IN_LINE, AttainmentClass.FASTER]
    low, high = sorted((one, other))
    assert ranks.index(bands.class_of(low)) <= ranks.index(bands.class_of(high))


@given(
    st.decimals(-(10**9), 10**9, places=4),
    st.sampled_from(["元", "万元", "亿元", "万亿元"]),
    st.sampled_from(["元", "万元", "亿元"]),
)
def test_quantity_there_and_back_is_the_same(value: Decimal, here: str, there: str) -> None:
    assert Quantity(value, here).to(there).to(here).value == plain(value)


def test_quantity_of_another_kind_is_refused() -> None:
    for unit, wanted in (("亿元", "万人"), ("元/人", "元"), ("亿元", "美元"), ("斗", "元")):
        with pytest.raises(UnitsDoNotFitError):
            Quantity(Decimal(1), unit).to(wanted)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "25",
        "2025-13",
        "2025-00",
        "2025-Q5",
        "2025-02-30",
        "2025/2024",
        "2025/",
        "/2025",
        "2025-9",
        "二〇二五",
    ],
)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(PeriodNotReadError):
        Period(text)


@pytest.mark.parametrize(
    ("length", "day", "after"),
    [("P1Y", "2024-02-29", "2025-02-28"), ("P1M", "2025-01-31", "2025-02-28"),
        ("P2W", "2025-12-25", "2026-01-08"), ("P30D", "2025-12-31", "2026-01-30")],
)  # fmt: skip
def test_length_after_a_day(length: str, day: str, after: str) -> None:
    assert Length(length).after(date.fromisoformat(day)).isoformat() == after


def test_history_keeps_its_order_however_it_comes() -> None:
    rows = [an_observation("2025", "2"), an_observation("2023", "1"), an_observation("2024", "3")]
    assert [str(each.period) for each in History(rows[0].series, tuple(rows)).newest] == [
        "2023",
        "2024",
        "2025",
    ]

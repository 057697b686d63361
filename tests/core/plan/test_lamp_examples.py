"""The worked examples of the field, from plan and date to lamp, with the words that the page shows."""

from datetime import date
from decimal import Decimal

import pytest

from core.plan.lamp_cases import LAMPS, PACE, facts_of
from gangmu.core.base.iso_periods import Period
from gangmu.core.base.quantities import Quantity
from gangmu.core.indicators.targets import Path
from gangmu.core.indicators.trajectories import Trajectory
from gangmu.core.plan.elapsed_shares import bond_window, elapsed_share, percent
from gangmu.core.plan.fact_origins import flow_origins, funds_origins
from gangmu.core.plan.lamp_facts import (
    Facts,
    Node,
    flow_facts,
    funds_facts,
    growth_facts,
    node_facts,
    order_facts,
    rank_facts,
    start_facts,
    statistics_facts,
    way_facts,
)
from gangmu.core.plan.lamp_history import close_lamp
from gangmu.core.plan.lamp_words import lamp_reasons
from gangmu.core.plan.lamps import lamp_of
from gangmu.core.plan.motions import Motion, WrongYardstickError
from gangmu.core.plan.totals import OfTheYear

YEAR = Period("2025")


def lit(facts: Facts, preset: str) -> str:
    return lamp_of(LAMPS, facts, preset=preset).lamp.value


def in_percent(facts: Facts) -> Facts:
    return {name: fact.to("%") if isinstance(fact, Quantity) else fact for name, fact in facts.items()}


def flow(done: str, planned: str, on: date, *, preset: str = "") -> Facts:
    amounts = [OfTheYear(Quantity(Decimal(each), "亿元"), 2025) for each in (done, planned)]
    return flow_facts(*amounts, elapsed_share(PACE, YEAR, on=on, preset=preset), motion=Motion.FLOW)


def test_example_1_more_than_half_of_the_plan_in_september() -> None:
    facts = flow("6.6", "12.0", date(2025, 9, 30))
    assert in_percent(facts) == facts_of("completion=55 elapsed=75")
    assert [lit(facts, preset) for preset in ("gap_pp", "gap_ratio", "two_state")] == ["warn"] * 3
    assert lamp_reasons(lamp_of(LAMPS, facts)) == (
        "完成率 55% − 序时进度 75% = −20 个百分点 ≤ −10 个百分点",
        "完成率 55% − 序时进度 75% = −20 个百分点 ≥ −30 个百分点",
    )
    assert lamp_reasons(lamp_of(LAMPS, facts, preset="gap_ratio"), "en") == (
        "completion 55% < time progress 75%",
        "1 − completion 55% ÷ time progress 75% = 26.7% ≤ 50%",
    )


def test_example_2_ninety_one_per_cent_in_november() -> None:
    facts = flow("91.0", "100", date(2025, 11, 30))
    elapsed = elapsed_share(PACE, YEAR, on=date(2025, 11, 30))
    assert elapsed.share is not None
    assert percent(elapsed.share) == "91.7%"
    assert lit(facts, "two_state") == "warn"
    assert lit(facts, "gap_pp") == "ok"
    assert lamp_reasons(lamp_of(LAMPS, facts, preset="two_state")) == ("完成率 91% < 序时进度 91.7%",)


def test_example_3_outdoor_works_at_the_end_of_april() -> None:
    seasonal = flow("15", "100", date(2025, 4, 30), preset="seasonal")
    assert in_percent(seasonal) == facts_of("completion=15 elapsed=12")
    assert lit(seasonal, "gap_pp") == "ok"
    linear = lamp_of(LAMPS, flow("15", "100", date(2025, 4, 30)), preset="gap_pp")
    assert linear.lamp.value == "warn"
    assert "= −18.3 个百分点" in lamp_reasons(linear)[0]


@pytest.mark.parametrize(("growth", "wanted"), [("11", "ok"), ("9", "warn"), ("-1", "alarm")])
def test_example_4_growth_against_plan_and_average(growth: str, wanted: str) -> None:
    plan, average, actual = (Quantity(Decimal(each), "%") for each in ("10", "8", growth))
    assert lit(growth_facts(actual, target=plan, peers=average), "growth_vs") == wanted


@pytest.mark.parametrize(("used", "below", "wanted"), [("50", "25%", "warn"), ("40", "40%", "alarm")])
def test_example_5_a_bond_of_march_at_the_end_of_july(used: str, below: str, wanted: str) -> None:
    window = bond_window(PACE, date(2025, 3, 20))
    assert str(window) == "2025-04/2025-09"
    elapsed = elapsed_share(PACE, window, on=date(2025, 7, 31))
    assert elapsed.words() == "已过月数 4 ÷ 总月数 6 = 0.666667 = 66.7%"
    facts = funds_facts(Quantity(Decimal(used), "亿元"), Quantity(Decimal(100), "亿元"), elapsed)
    found = lamp_of(LAMPS, facts, preset="funds")
    assert found.lamp.value == wanted
    assert f"= {below} " in lamp_reasons(found)[-1]


def test_a_stock_is_held_against_its_path_and_never_against_the_clock() -> None:
    """Example 6 of the field as a lamp: 118 on the way from 100 to 150 is 36 % of it, 40 % are wanted."""
    way = Trajectory(
        path=Path.LINEAR, base_period=Period("2020"), base=Decimal(100), due=YEAR, target=Decimal(150)
    )
    facts = way_facts(way, Period("2022"), Decimal(118), motion=Motion.STOCK)
    assert in_percent(facts) == facts_of("completion=36 elapsed=40")
    assert lit(facts, "gap_pp") == "ok"
    with pytest.raises(WrongYardstickError):
        way_facts(way, Period("2022"), Decimal(118), motion=Motion.FLOW)
    with pytest.raises(WrongYardstickError):
        flow_facts(None, None, elapsed_share(PACE, YEAR, on=date(2025, 6, 30)), motion=Motion.RATE)


@pytest.mark.parametrize(
    ("started", "on", "wanted"),
    [
        (None, date(2025, 3, 30), "none"),  # the planned month is March
        (None, date(2025, 3, 31), "warn"),  # its end is here
        (None, date(2025, 5, 30), "warn"),  # two month ends
        (None, date(2025, 5, 31), "alarm"),  # the third
        (date(2025, 3, 31), date(2025, 6, 30), "ok"),
        (date(2025, 1, 5), date(2025, 1, 31), "ok"),  # before its time
        (date(2025, 4, 1), date(2025, 6, 30), "warn"),
        (date(2025, 6, 1), date(2025, 4, 30), "warn"),  # what comes later is not known yet: two month ends
    ],
)
def test_start_is_counted_by_month_ends(started: date | None, on: date, wanted: str) -> None:
    facts = start_facts(Period("2025-03"), started=started, on=on, justified=False)
    assert lit(facts, "start") == wanted


@pytest.mark.parametrize(
    ("on", "wanted"),
    [
        (date(2025, 4, 14), "none"),  # begun on 15 March: not yet a month
        (date(2025, 4, 15), "warn"),
        (date(2025, 6, 14), "warn"),  # two whole months
        (date(2025, 6, 15), "alarm"),  # three
    ],
)
def test_statistics_are_counted_by_whole_months_from_the_start(on: date, wanted: str) -> None:
    assert lit(statistics_facts(date(2025, 3, 15), registered=False, on=on), "in_statistics") == wanted


def test_a_month_from_the_last_of_march_is_over_on_the_last_of_april() -> None:
    assert (
        lit(statistics_facts(date(2025, 3, 31), registered=False, on=date(2025, 4, 30)), "in_statistics")
        == "warn"
    )


def test_a_node_counts_from_the_end_of_its_day_and_only_verified() -> None:
    nodes = [Node(due=date(2025, 3, 31), verified_on=date(2025, 4, 20)), Node(due=date(2025, 6, 30))]
    assert lit(node_facts(nodes, on=date(2025, 3, 30)), "node") == "none"
    assert lit(node_facts(nodes, on=date(2025, 3, 31), able=True), "node") == "none"  # its day is not over
    assert lit(node_facts(nodes, on=date(2025, 3, 31), is_over=True, able=True), "node") == "warn"
    assert lit(node_facts(nodes, on=date(2025, 4, 1), able=True), "node") == "warn"
    assert lit(node_facts(nodes, on=date(2025, 4, 20)), "node") == "ok"
    assert lit(node_facts(nodes, on=date(2025, 7, 30), able=True), "node") == "warn"  # 30 days
    assert lit(node_facts(nodes, on=date(2025, 7, 31), able=True), "node") == "alarm"  # 31 days


def test_an_order_is_judged_on_the_day_on_which_it_was_settled() -> None:
    limit = date(2025, 5, 10)
    assert lit(order_facts(limit, completed=date(2025, 5, 10), on=date(2025, 6, 1)), "order") == "ok"
    assert lit(order_facts(limit, completed=date(2025, 5, 11), on=date(2025, 6, 1)), "order") == "warn"
    assert lit(order_facts(limit, completed=date(2025, 5, 20), on=date(2025, 5, 12)), "order") == "alarm"


def test_a_rank_outside_the_places_is_none() -> None:
    assert [lit(rank_facts(rank, 13), "rank_quartile") for rank in (0, 1, 13, 14, None)] == [
        "none", "ahead", "alarm", "none", "none",
    ]  # fmt: skip


def test_lamp_keeps_the_amounts_behind_its_rate_and_the_rule_of_its_time() -> None:
    done, planned = (OfTheYear(Quantity(Decimal(each), "亿元"), 2025) for each in ("6.6", "12.0"))
    elapsed = elapsed_share(PACE, YEAR, on=date(2025, 9, 30))
    origins = flow_origins(done, planned, elapsed)
    found = lamp_of(LAMPS, flow_facts(done, planned, elapsed, motion=Motion.FLOW), origins=origins)
    assert [each.words() for each in found.origins] == [
        "6.6 亿元 ÷ 12 亿元 = 55%",
        "已过月数 9 ÷ 总月数 12 = 0.75 = 75%",
    ]
    assert found.origins[0].words("en") == "660 million yuan ÷ 1.2 billion yuan = 55%"
    [completion_row, time_row] = close_lamp(found, Period("2025-09"), on=date(2025, 10, 1)).as_row()[
        "origins"
    ]
    assert completion_row["rule"] == {}
    assert time_row["rule"] == {"id": "gangmu-pace", "version": "1", "hash": PACE.by.hash}


def test_origins_of_facts_that_a_preset_does_not_ask_for_are_left_out() -> None:
    elapsed = elapsed_share(PACE, YEAR, on=date(2025, 9, 30))
    growth = growth_facts(Quantity(Decimal(-1), "%"), target=None)
    assert lamp_of(LAMPS, growth, preset="growth_vs", origins=flow_origins(None, None, elapsed)).origins == ()


def test_use_of_a_bond_is_told_by_its_amounts_and_its_window() -> None:
    elapsed = elapsed_share(PACE, bond_window(PACE, date(2025, 3, 20)), on=date(2025, 7, 31))
    used, granted = Quantity(Decimal(5000), "万元"), Quantity(Decimal(1), "亿元")
    origins = funds_origins(used, granted, elapsed)
    found = lamp_of(LAMPS, funds_facts(used, granted, elapsed), preset="funds", origins=origins)
    assert [each.words() for each in found.origins] == [
        "5,000 万元 ÷ 1 亿元 = 50%",
        "已过月数 4 ÷ 总月数 6 = 0.666667 = 66.7%",
    ]

"""What a task gives to its lamp: no report is grey, what was sent in counts until it is returned, claimed is not verified."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.plan.lamp_cases import LAMPS, NEWER, PACE, a_rule_set
from gangmu.core.base.iso_periods import Period
from gangmu.core.base.quantities import Quantity
from gangmu.core.plan.lamp_facts import order_facts
from gangmu.core.plan.lamp_rules import Lamp, lamp_rules_from
from gangmu.core.plan.task_facts import COUNTED, GivenFacts, TaskGoal, TaskNode, TaskWord, time_of
from gangmu.core.plan.task_states import TaskState, task_state

SEPTEMBER = date(2025, 9, 30)


def a_goal(**fields: Any) -> TaskGoal:
    known = {"year": 2025, "amount": Quantity(Decimal("12.0"), "亿元"), "limit": date(2025, 12, 31)}
    return TaskGoal(**known | fields)


def a_word(period: str, amount: str | None = None, state: str = "accepted", **fields: Any) -> TaskWord:
    number = None if amount is None else Decimal(amount)
    return TaskWord(period=Period(period), state=state, amount=number, **fields)


def state(goal: TaskGoal, *words: TaskWord, on: date = SEPTEMBER, **fields: Any) -> TaskState:
    return task_state(goal, words, **{"on": on, "lamps": LAMPS, "pace": PACE} | fields)


def lamp(goal: TaskGoal, *words: TaskWord, on: date = SEPTEMBER, **fields: Any) -> Lamp:
    return state(goal, *words, on=on, **fields).finding.lamp


def test_first_worked_example_as_a_task_warns() -> None:
    found = state(a_goal(), a_word("2025-08", "5"), a_word("2025-09", "6.6"))
    assert found.finding.lamp is Lamp.WARN
    row = found.as_row()
    assert (row["period"], row["completion"], row["elapsed"]) == ("2025-09", Decimal("0.55"), Decimal("0.75"))
    assert "6.6 亿元 ÷ 12" in row["origins"][0]["zh"]


@pytest.mark.parametrize("kind", ["due", "late", "draft", "unit_review", "unit_signing", "returned"])
def test_task_of_which_nothing_was_sent_in_is_grey(kind: str) -> None:
    assert lamp(a_goal()) is Lamp.NONE
    assert lamp(a_goal(), a_word("2025-09", "12", kind)) is Lamp.NONE


@pytest.mark.parametrize("kind", sorted(COUNTED))
def test_what_was_sent_in_counts_until_it_is_returned(kind: str) -> None:
    assert lamp(a_goal(), a_word("2025-09", "12", kind)) is Lamp.OK


def test_missing_month_is_grey_and_says_so_not_judged_by_the_one_before() -> None:
    found = state(a_goal(), a_word("2025-08", "12"), a_word("2025-09", None, "late"), known_on=SEPTEMBER)
    assert found.finding.lamp is Lamp.NONE
    assert found.as_row()["origins"][0]["zh"] == "2025年9月的进展还没有报来"
    assert found.facts.unreported == 1


def test_running_lamp_rests_on_the_last_report_for_ten_days_after_a_period() -> None:
    words = a_word("2025-08", "8"), a_word("2025-09", None, "due")
    assert lamp(a_goal(), *words, on=SEPTEMBER) is Lamp.OK
    assert lamp(a_goal(), *words, on=date(2025, 10, 9)) is Lamp.OK
    assert lamp(a_goal(), *words, on=date(2025, 10, 10)) is Lamp.NONE


def test_node_due_today_does_not_put_out_what_is_judged_of_a_late_one() -> None:
    late = TaskNode(due=date(2025, 9, 10), able=True)
    goal = a_goal(amount=None, nodes=(late, TaskNode(due=SEPTEMBER)))
    assert lamp(goal) is lamp(goal, known_on=SEPTEMBER) is Lamp.WARN


def test_node_due_today_is_not_late_before_the_day_is_over_but_counts_at_the_close() -> None:
    done = TaskNode(due=date(2025, 6, 30), verified_on=date(2025, 6, 30))
    goal = a_goal(amount=None, nodes=(done, TaskNode(due=SEPTEMBER)))
    assert lamp(goal) is Lamp.OK
    assert lamp(goal, known_on=SEPTEMBER) is Lamp.NONE
    assert lamp(goal, on=date(2025, 11, 15)) is Lamp.ALARM


def test_late_report_never_counts_against_progress() -> None:
    """The month is told by its own end, on whatever day it came in."""
    word = a_word("2025-09", "9")
    assert lamp(a_goal(), word, on=date(2025, 10, 20)) is lamp(a_goal(), word, on=SEPTEMBER) is Lamp.OK


def test_quarterly_task_is_judged_by_its_last_quarter() -> None:
    goal = a_goal(rhythm="quarter")
    found = state(goal, a_word("2025-Q2", "6"), on=date(2025, 8, 31))
    assert found.as_row()["elapsed"] == Decimal("0.5")
    assert found.finding.lamp is Lamp.OK


def test_no_change_keeps_the_last_amount_and_is_counted() -> None:
    words = [a_word("2025-07", "9"), *(a_word(f"2025-0{month}", is_no_change=True) for month in (8, 9))]
    found = state(a_goal(), *words)
    assert found.as_row()["completion"] == Decimal("0.75")
    assert found.facts.unchanged == 2


def test_task_due_in_june_is_measured_against_half_the_year() -> None:
    found = state(a_goal(limit=date(2025, 6, 30)), a_word("2025-03", "6"), on=date(2025, 3, 31))
    assert found.as_row()["elapsed"] == Decimal("0.5")


def test_own_curve_is_the_clock_where_the_task_chose_it() -> None:
    curve = tuple(Decimal(each) for each in (0, 0, 0, 0, 0, 0, 0, 0, 60, 80, 90, 100))
    goal = a_goal(pace="planned_curve", curve=curve)
    assert state(goal, a_word("2025-09", "7.2")).as_row()["elapsed"] == Decimal("0.6")
    falls = replace(goal, curve=(Decimal(2), Decimal(1)))
    assert lamp(falls, a_word("2025-09", "12")) is Lamp.NONE


def test_verified_task_is_complete_and_claimed_alone_is_not() -> None:
    goal = a_goal(claimed_on=date(2025, 6, 20))
    claimed = state(goal, a_word("2025-06", "3"))
    assert (claimed.facts.claimed, claimed.facts.verified) == (True, False)
    assert claimed.finding.lamp is Lamp.WARN
    verified = state(replace(goal, verified_on=date(2025, 7, 2)), a_word("2025-06", "5"))
    assert verified.facts.verified
    assert verified.finding.lamp is Lamp.OK
    assert "认定" in verified.as_row()["origins"][0]["zh"]


def test_task_without_an_amount_goes_by_its_nodes_and_limit() -> None:
    march = TaskNode(due=date(2025, 3, 31))
    goal = a_goal(amount=None, nodes=(march,))
    assert lamp(goal, on=date(2025, 3, 30)) is Lamp.NONE
    done = replace(goal, nodes=(replace(march, verified_on=date(2025, 3, 20)),))
    assert lamp(done, on=date(2025, 4, 30)) is Lamp.OK
    assert lamp(done, on=date(2026, 1, 1)) is Lamp.ALARM  # the limit itself
    assert lamp(replace(done, claimed_on=date(2025, 12, 30)), on=date(2026, 1, 1)) is Lamp.WARN
    able = replace(goal, nodes=(replace(march, able=True),))
    assert lamp(able, on=date(2025, 4, 15)) is Lamp.WARN
    assert lamp(able, on=date(2025, 6, 15)) is Lamp.ALARM


@pytest.mark.parametrize(
    ("on", "wanted"),
    [
        (date(2025, 9, 20), Lamp.NONE),  # its last day
        (date(2025, 9, 21), Lamp.WARN),
        (date(2025, 10, 20), Lamp.WARN),  # 30 days late
        (date(2025, 10, 21), Lamp.ALARM),
    ],
)
def test_late_node_that_nobody_judged_is_seen_from_version_2_on(on: date, wanted: Lamp) -> None:
    goal = a_goal(amount=None, nodes=(TaskNode(due=date(2025, 9, 20)),))
    found = state(goal, on=on, lamps=NEWER)
    assert found.finding.lamp is wanted
    reasons = found.as_row()["reasons_zh"]
    assert ("还没有人判断能否按期完成" in reasons) is (wanted is Lamp.WARN)


def test_judged_late_node_says_what_was_judged_once() -> None:
    goal = a_goal(amount=None, nodes=(TaskNode(due=date(2025, 9, 20), able=True),))
    row = state(goal, lamps=NEWER).as_row()
    assert (row["lamp"], row["reasons_en"].count("judged able to meet the limit")) == ("warn", 1)


def test_order_is_reminded_of_seven_days_before_its_limit_and_in_time_on_the_day() -> None:
    goal = a_goal(amount=None, preset="order", limit=date(2025, 9, 10))
    days = {on: lamp(goal, on=date(2025, 9, on)) for on in (2, 3, 10, 11)}
    assert days == {2: Lamp.OK, 3: Lamp.WARN, 10: Lamp.WARN, 11: Lamp.ALARM}


def test_late_node_that_nobody_judged_is_grey_by_version_1_and_names_what_is_missing() -> None:
    found = state(a_goal(amount=None, nodes=(TaskNode(due=date(2025, 9, 20)),)))
    assert found.finding.lamp is Lamp.NONE
    assert found.finding.missing == ("able",)


def test_node_verified_before_the_close_counts_for_its_month() -> None:
    goal = a_goal(amount=None, nodes=(TaskNode(due=SEPTEMBER, verified_on=date(2025, 10, 5)),))
    assert lamp(goal, known_on=date(2025, 10, 6)) is Lamp.OK
    assert lamp(goal, known_on=SEPTEMBER) is Lamp.NONE


def test_indicator_gives_the_facts_of_a_task_that_it_measures() -> None:
    facts = {
        "growth": Quantity(Decimal(9), "%"),
        "growth_target": Quantity(Decimal(10), "%"),
        "peers_growth": Quantity(Decimal(8), "%"),
    }
    given_facts = GivenFacts(facts=facts, preset="growth_vs")  # type: ignore[arg-type]
    assert lamp(a_goal(amount=None), given=given_facts) is Lamp.WARN


def test_preset_that_rules_no_longer_falls_back_to_what_the_task_has() -> None:
    office = lamp_rules_from(
        a_rule_set("lamps", default='"mine"', mine='"if(completion >= elapsed, ahead, warn)"')
    )
    words = [a_word("2025-09", "9")]
    found = task_state(a_goal(preset="gap_ratio"), words, on=SEPTEMBER, lamps=office, pace=PACE)
    assert found.finding.lamp is Lamp.AHEAD


def test_order_preset_may_be_chosen_for_a_task() -> None:
    goal = a_goal(amount=None, preset="order", limit=date(2025, 9, 10), verified_on=date(2025, 9, 9))
    assert lamp(goal) is Lamp.OK
    assert order_facts(date(2025, 9, 10), completed=date(2025, 9, 9), on=SEPTEMBER)["completed"] is True


@given(
    done=st.decimals(0, 30, places=2),
    month=st.integers(1, 12),
    late=st.integers(0, 40),
    sent=st.booleans(),
)
def test_no_word_is_never_a_good_lamp(done: Decimal, month: int, late: int, *, sent: bool) -> None:
    word = TaskWord(
        period=Period(f"2025-{month:02d}"), state="submitted" if sent else "returned", amount=done
    )
    day = date.fromordinal(word.period.last.toordinal() + late)
    found = task_state(a_goal(), [word], on=day, lamps=LAMPS, pace=PACE)
    if not sent or found.as_row()["completion"] is None:
        assert not found.finding.lamp.is_good


@pytest.mark.parametrize(("month", "share"), [(3, "0"), (6, "0.15625"), (9, "0.9375"), (12, "1")])
def test_curve_by_quarters_is_the_clock_of_a_task_that_chose_no_other(month: int, share: str) -> None:
    """Four figures are quarters, not months: half way through the year the time is not over."""
    goal = a_goal(limit=date(2025, 9, 30), curve=tuple(map(Decimal, ("0", "0.5", "3", "3.2"))))
    last = Period(f"2025-{month:02d}").last
    assert time_of(goal, last, PACE).share == Decimal(share)
    by_month = time_of(replace(goal, pace="month_linear"), last, PACE).share or Decimal(0)
    assert round(by_month, 4) == round(Decimal(min(month, 9)) / 9, 4)

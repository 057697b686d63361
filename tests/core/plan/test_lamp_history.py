"""Lamps over time: both lamps after a change by hand, months frozen with their rule, an alarm made good that stays told."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.plan.lamp_cases import LAMPS, a_rule_set, facts_of
from gangmu.core.base.iso_periods import Period
from gangmu.core.plan.lamp_history import (
    ClosedLamp,
    LampChange,
    LampMonthNotOverError,
    LampReasonNeededError,
    LampRuleDiffersError,
    LampStaysGreyError,
    change_lamp,
    close_lamp,
    facts_from,
    newest,
    reckoned_again,
    shown_lamp,
)
from gangmu.core.plan.lamp_rules import Lamp, lamp_rules_from
from gangmu.core.plan.lamps import lamp_of

ON = date(2025, 10, 3)
OFFICE = "领导小组办公室经办人"


def closed(month: str, completion: str, *, past: tuple[ClosedLamp, ...] = (), change: LampChange | None = None) -> ClosedLamp:  # fmt: skip
    finding = lamp_of(LAMPS, facts_of(f"completion={completion} elapsed=75"))
    return close_lamp(finding, Period(month), on=ON, past=past, change=change)


def by_hand(to: Lamp, lamp: Lamp = Lamp.ALARM) -> LampChange:
    return change_lamp(lamp, to, reason="受汛期影响，省厅已书面同意", by=OFFICE, on=ON)


def test_alarm_made_good_is_a_warn_that_says_so() -> None:
    past = (closed("2025-06", "20"), closed("2025-07", "60"))
    shown = shown_lamp(Lamp.OK, past)
    assert (shown.system, shown.lamp, shown.made_good, shown.alarm_of) == (
        Lamp.OK,
        Lamp.WARN,
        True,
        Period("2025-06"),
    )
    assert shown_lamp(Lamp.AHEAD, past).lamp is Lamp.WARN


@pytest.mark.parametrize("lamp", [Lamp.WARN, Lamp.ALARM, Lamp.NONE])
def test_what_is_not_good_is_not_made_good(lamp: Lamp) -> None:
    shown = shown_lamp(lamp, [closed("2025-06", "20")])
    assert (shown.lamp, shown.made_good) == (lamp, False)


def test_good_that_was_never_in_alarm_stays_good() -> None:
    assert shown_lamp(Lamp.OK, [closed("2025-06", "60"), closed("2025-07", "70")]).lamp is Lamp.OK


def test_change_by_hand_shows_both_lamps_and_its_reason() -> None:
    shown = shown_lamp(Lamp.ALARM, [], change=by_hand(Lamp.WARN))
    assert (shown.system, shown.lamp) == (Lamp.ALARM, Lamp.WARN)
    assert shown.change is not None
    assert (shown.change.reason, shown.change.by) == ("受汛期影响，省厅已书面同意", OFFICE)


def test_change_by_hand_does_not_take_an_alarm_out_of_history() -> None:
    june = closed("2025-06", "20", change=by_hand(Lamp.WARN))
    assert (june.system, june.confirmed, june.was_alarm) == (Lamp.ALARM, Lamp.WARN, True)
    assert shown_lamp(Lamp.OK, [june]).made_good
    assert closed("2025-07", "90", past=(june,)).confirmed is Lamp.WARN


def test_alarm_that_only_the_office_saw_counts_too() -> None:
    june = closed("2025-06", "90", change=by_hand(Lamp.ALARM, Lamp.OK))
    assert (june.system, june.confirmed) == (Lamp.OK, Lamp.ALARM)
    assert shown_lamp(Lamp.OK, [june]).made_good


@pytest.mark.parametrize("reason", ["", "  ", "\n"])
def test_change_needs_a_reason(reason: str) -> None:
    with pytest.raises(LampReasonNeededError):
        change_lamp(Lamp.ALARM, Lamp.WARN, reason=reason, by=OFFICE, on=ON)


@pytest.mark.parametrize("to", [Lamp.OK, Lamp.AHEAD])
def test_grey_is_never_made_good_by_hand(to: Lamp) -> None:
    with pytest.raises(LampStaysGreyError):
        by_hand(to, Lamp.NONE)
    assert shown_lamp(Lamp.NONE, [], change=by_hand(to, Lamp.WARN)).lamp is Lamp.NONE  # the data went since
    assert (
        shown_lamp(Lamp.NONE, [], change=by_hand(Lamp.ALARM, Lamp.NONE)).lamp is Lamp.ALARM
    )  # early red is free


def test_close_freezes_inputs_words_and_rule() -> None:
    june = closed("2025-06", "55")
    assert june.by == LAMPS.by
    assert june.reasons() == june.reasons_zh
    row = june.as_row()
    assert row["rule"] == {"id": "gangmu-lamps", "version": "1", "hash": LAMPS.by.hash}
    assert row["facts"] == {"completion": ["55", "%"], "elapsed": ["75", "%"]}
    assert row["reasons_en"][0] == "completion 55% − time progress 75% = −20 points ≤ −10 points"
    assert json.loads(json.dumps(row)) == row


def test_closed_lamp_is_reckoned_again_by_its_own_rule_only() -> None:
    june = closed("2025-06", "55")
    assert reckoned_again(june, LAMPS).lamp is june.system
    other = lamp_rules_from(a_rule_set("lamps", default='"gap_pp"', gap_pp='"if(completion > 0%, ok, warn)"'))
    with pytest.raises(LampRuleDiffersError):
        reckoned_again(june, other)


@given(
    st.sampled_from(["completion", "elapsed", ""]),
    st.decimals(-200, 200, places=3),
    st.decimals(0, 100, places=3),
)
def test_closed_lamp_comes_back_from_the_record_to_the_digit(
    gone: str, completion: object, elapsed: object
) -> None:
    facts = facts_of(f"completion={completion} elapsed={elapsed}")
    finding = lamp_of(LAMPS, {name: fact for name, fact in facts.items() if name != gone})
    frozen = close_lamp(finding, Period("2025-06"), on=ON)
    kept = facts_from(json.loads(json.dumps(frozen.as_row())))
    assert lamp_of(LAMPS, dict(kept)).lamp is frozen.system


def test_truths_come_back_from_the_record() -> None:
    finding = lamp_of(LAMPS, facts_of("registered=no months_since_start=2"), preset="in_statistics")
    frozen = close_lamp(finding, Period("2025-06"), on=ON)
    assert facts_from(frozen.as_row()) == frozen.facts


def test_correction_is_a_new_version_and_the_old_lamp_stays() -> None:
    first = closed("2025-06", "20")
    second = closed("2025-06", "60", past=(first,))
    assert (first.version, second.version) == (1, 2)
    assert newest([second, first]) == (second,)
    assert not shown_lamp(Lamp.OK, [first, second]).made_good  # what was a slip of the pen was no alarm


@pytest.mark.parametrize(
    ("month", "on"),
    [
        ("2025-10", date(2025, 10, 30)),
        ("2025-10", date(2025, 10, 31)),
        ("2025", date(2026, 1, 1)),
        ("2025-09-30", date(2025, 10, 1)),
        ("2025-08/2025-09", date(2025, 10, 1)),
    ],
)
def test_only_a_month_that_is_over_is_closed(month: str, on: date) -> None:
    finding = lamp_of(LAMPS, facts_of("completion=55 elapsed=75"))
    with pytest.raises(LampMonthNotOverError):
        close_lamp(finding, Period(month), on=on)


def test_month_is_closed_on_the_day_after_its_last() -> None:
    finding = lamp_of(LAMPS, facts_of("completion=55 elapsed=75"))
    assert close_lamp(finding, Period("2025-09"), on=date(2025, 10, 1)).system is Lamp.WARN

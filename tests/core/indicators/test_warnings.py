"""Early warnings: what warns, what only asks for data, and by when an answer is due."""

from datetime import date
from decimal import Decimal

import pytest

from gangmu.core.base.iso_periods import Period
from gangmu.core.base.quantities import Quantity
from gangmu.core.base.rule_sets import RuleReference, RuleSetFaultError, rule_set_from
from gangmu.core.indicators.warnings import (
    Cause,
    Reading,
    Side,
    Threshold,
    WarningRules,
    Watched,
    answer_day,
    signals,
    warning_rules,
)
from gangmu.files.rule_sets import rule_book

PM = Threshold(Side.ABOVE, Quantity(Decimal(35), "微克/立方米"))


def a_reading(value: str | None = "36", **fields: object) -> Reading:
    quantity = Quantity(Decimal(value), "微克/立方米") if value else None
    return Reading(period=Period("2025") if value else None, value=quantity, **fields)  # type: ignore[arg-type]


def causes(watched: Watched, reading: Reading) -> list[Cause]:
    return [each.cause for each in signals(watched, reading)]


def test_line_that_is_crossed_warns_and_the_line_itself_is_safe() -> None:
    assert causes(Watched(threshold=PM), a_reading("36")) == [Cause.THRESHOLD]
    assert causes(Watched(threshold=PM), a_reading("35")) == []


def test_behind_its_path_warns_where_the_path_is_watched() -> None:
    assert causes(Watched(path=True), a_reading(behind=True)) == [Cause.BEHIND]
    assert causes(Watched(), a_reading(behind=True)) == []


def test_grey_never_warns_of_being_behind() -> None:
    watched = Watched(path=True, threshold=PM)
    assert causes(watched, a_reading(None, behind=True)) == []
    assert causes(watched, a_reading(stale=True, behind=True)) == [Cause.STALE]
    assert causes(Watched(path=True, asks_for_data=False), a_reading(stale=True, behind=True)) == []


def test_signal_of_one_period_is_one_signal() -> None:
    [first], [again] = (signals(Watched(path=True), a_reading(behind=True)) for _ in range(2))
    assert first.key == again.key == "behind-2025"


def rules(days: int = 5, *, working: bool = True) -> WarningRules:
    return WarningRules(
        answer_days=days, in_working_days=working, by=RuleReference(id="r", version=1, hash="0")
    )


def test_answer_is_due_after_so_many_working_days() -> None:
    thursday = date(2026, 3, 5)
    found = answer_day(thursday, rules(), lambda day: day.weekday() < 5)
    assert (found.day, found.in_working_days, found.in_lieu) == (date(2026, 3, 12), True, False)


def test_without_a_calendar_days_are_counted_and_it_is_said() -> None:
    for working in (None, lambda day: None if day.year > 2025 else True):  # a calendar that ends
        found = answer_day(date(2026, 3, 5), rules(), working)
        assert (found.day, found.in_working_days, found.in_lieu) == (date(2026, 3, 10), False, True)
    assert not answer_day(date(2026, 3, 5), rules(working=False)).in_lieu


def test_rules_ship_with_a_source_for_each_number() -> None:
    shipped = rule_book().in_force("warnings", on=date(2026, 3, 5))
    assert warning_rules(shipped).answer_days == 5
    assert all(each.basis and each.basis_en for each in shipped.provisions)


def test_rule_that_nobody_knows_is_refused() -> None:
    odd = {"kind": "warnings", "id": "x", "version": 1, "valid_from": date(2020, 1, 1), "title": "规则",
           "answer_day": {"value": 5, "source": "D", "basis": "笔误"}}  # fmt: skip
    with pytest.raises(RuleSetFaultError):
        warning_rules(rule_set_from(odd))

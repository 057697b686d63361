"""How much is asked of units, what is held already, and who says nothing."""

import ast
import inspect
from dataclasses import fields
from datetime import date
from decimal import Decimal

import pytest

from gangmu.core.plan import burden
from gangmu.core.plan.burden import Held, duplicates, form_minutes, monthly, unit_load
from gangmu.core.plan.reporting_rules import reporting_rules
from gangmu.core.plan.silence import Asked, Quiet, silences
from gangmu.files.rule_sets import shipped

RULES = reporting_rules(next(each for each in shipped() if each.kind == "reporting"))
HELD = [
    Held(names=("地区生产总值", "GDP"), where="指标“地区生产总值”"),
    Held(names=("完成投资额",), where="任务月报"),
]


@pytest.mark.parametrize("asked", ["地区生产总值", "全市地区生产总值（亿元）", "GDP", "gdp", "地區生產總值"])
def test_fact_that_is_held_is_known_under_all_its_names(asked: str) -> None:
    [found] = duplicates([asked], HELD)
    assert found.where == "指标“地区生产总值”"


@pytest.mark.parametrize("asked", ["第三产业增加值", "人均地区生产总值", "新开工项目"])
def test_other_fact_is_not_taken_for_one_that_is_held(asked: str) -> None:
    assert duplicates([asked], HELD) == []


def test_quarterly_form_costs_a_third_of_a_month() -> None:
    assert monthly(form_minutes(9, RULES), "quarter") == Decimal(3)


def test_unit_is_over_its_budget_by_what_is_asked_and_not_by_how_long_it_took() -> None:
    at = unit_load(1, [30, None, 9000], form_shares=Decimal(0), budget=6, rules=RULES)
    assert (at.asked, at.is_over, at.measured_each) == (6, False, Decimal("75.2"))
    assert unit_load(1, [None] * 4, form_shares=Decimal(0), budget=7, rules=RULES).is_over


def asked(
    period: int, *, acted: bool, no_change: bool = False, task: str = "t", read: date | None = None
) -> Asked:
    due = date(2026, period, 25)
    return Asked(task=task, unit="u", period=f"2026-{period:02}", due_on=due, acted=acted, is_no_change=no_change, read_on=read)  # fmt: skip


def test_owner_without_an_act_in_two_periods_is_silent() -> None:
    rows = [asked(1, acted=True), asked(2, acted=False), asked(3, acted=False)]
    [found] = silences(rows, on=date(2026, 4, 1), periods=2)
    assert (found.quiet, found.task, found.periods) == (Quiet.NO_ACT, "t", 2)
    assert silences(rows, on=date(2026, 3, 20), periods=2) == []  # March is not due yet


def test_unit_that_only_ever_says_no_change_is_named_and_one_word_ends_it() -> None:
    rows = [asked(month, acted=True, no_change=True, task=task) for month in (2, 3) for task in ("a", "b")]
    [found] = silences(rows, on=date(2026, 4, 1), periods=2)
    assert (found.quiet, found.task) == (Quiet.ONLY_NO_CHANGE, None)
    assert silences([*rows, asked(3, acted=True, task="c")], on=date(2026, 4, 1), periods=2) == []


def test_request_that_was_read_and_not_moved_is_named() -> None:
    [found] = silences([asked(3, acted=False, read=date(2026, 3, 2))], on=date(2026, 4, 1), periods=2)
    assert found.quiet is Quiet.READ_NOT_MOVED


def test_the_guard_counts_what_is_asked_and_nothing_that_people_do() -> None:
    names = {node.id for node in ast.walk(ast.parse(inspect.getsource(burden))) if isinstance(node, ast.Name)}
    assert not [name for name in names if "login" in name or "sign" in name or "photo" in name]
    assert {each.name for each in fields(burden.Load)} == {"unit", "requests", "estimated", "measured", "timed", "forms", "budget"}  # fmt: skip

"""What a task needs to be issued, what a planned curve is, which promises a year takes up, and the rules of planning."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangmu.core.base.rule_sets import RuleSet, RuleSetFaultError, rule_set_from
from gangmu.core.plan.annual_tasks import (
    KIND_WORDS,
    LACK_WORDS,
    CurveNotReadError,
    Lack,
    Readiness,
    TaskKind,
    curve_of,
    leads_too_many,
    monthly,
    quarter_ends,
)
from gangmu.core.plan.planned_curves import CurveNotUsableError
from gangmu.core.plan.planning_rules import planning_rules
from gangmu.core.plan.year_openings import GROUND_WORDS, Dated, Ground, ground_in
from gangmu.files.rule_sets import shipped

DAY = date(2026, 3, 2)


def ready(**lacking: object) -> Readiness:
    known = {"lead_units": 1, "limit": DAY, "criterion": "通过验收", "is_consulted": True, "waiting": 0, "open_disputes": 0}  # fmt: skip
    return Readiness(**known | lacking)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("lacking", "expected"),
    [
        ({}, ()),
        ({"lead_units": 0}, (Lack.LEAD,)),
        ({"lead_units": 2}, (Lack.LEAD,)),
        ({"limit": None}, (Lack.LIMIT,)),
        ({"criterion": " \n"}, (Lack.CRITERION,)),
        ({"is_consulted": False}, (Lack.CONSULTED,)),
        ({"waiting": 1}, (Lack.ANSWERS,)),
        ({"open_disputes": 2}, (Lack.DISPUTE,)),
    ],
)
def test_each_lack_is_named(lacking: dict[str, object], expected: tuple[Lack, ...]) -> None:
    assert ready(**lacking).lacking() == expected


def test_every_word_is_there_in_both_languages() -> None:
    for words, kinds in ((LACK_WORDS, Lack), (KIND_WORDS, TaskKind), (GROUND_WORDS, Ground)):
        assert set(words) == set(kinds)
        assert all(zh and en for zh, en in words.values())


@pytest.mark.parametrize("values", [[], [1] * 5, [1] * 13])
def test_curve_is_by_month_or_by_quarter(values: list[int]) -> None:
    with pytest.raises(CurveNotReadError):
        curve_of([Decimal(each) for each in values], year=2026, unit="亿元", on=DAY)


@pytest.mark.parametrize("values", [[10, 8, 12, 12], [0, 0, 0, 0], [-1, 2, 3, 4]])
def test_curve_that_falls_or_plans_nothing_is_refused(values: list[int]) -> None:
    with pytest.raises(CurveNotUsableError):
        curve_of([Decimal(each) for each in values], year=2026, unit="亿元", on=DAY)


@given(st.lists(st.decimals(0, 1000, places=1), min_size=4, max_size=4).map(sorted))
def test_quarters_become_months_that_meet_them_and_never_fall(values: list[Decimal]) -> None:
    months = monthly(values)
    assert len(months) == 12
    assert [months[place] for place in (2, 5, 8, 11)] == values
    assert all(later >= earlier for earlier, later in pairwise(months))


def test_quarters_end_with_the_limit() -> None:
    assert quarter_ends(2026)[-1] == date(2026, 12, 31)
    assert quarter_ends(2026, date(2026, 6, 30)) == (date(2026, 3, 31), date(2026, 6, 30))


def test_only_who_leads_more_than_the_line_is_pointed_out() -> None:
    assert leads_too_many({1: 20, 2: 21}, most=20) == {2: 21}


@pytest.mark.parametrize(
    ("dated", "expected"),
    [
        (Dated(due="2026-Q2"), Ground.DUE),
        (Dated(due="2025", had_tasks=True), None),
        (Dated(due="2025"), Ground.OVERDUE),
        (Dated(due="2030"), None),
        (Dated(start="2024", due="2030"), Ground.UNDER_WAY),
        (Dated(start="2027", due="2030"), None),
        (Dated(due="2030", base_period="2020", has_path=True), Ground.PATH),
        (Dated(due="2030", base_period="2020"), None),
        (Dated(), None),
        (Dated(due="很久以后"), None),
    ],
)
def test_promise_belongs_into_a_year_by_its_dates(dated: Dated, expected: Ground | None) -> None:
    assert ground_in(dated, 2026) == expected


def the_shipped(**other: object) -> RuleSet:
    [found] = [each for each in shipped() if each.kind == "planning"]
    mapping: dict[str, object] = {
        "kind": "planning",
        "id": "a",
        "version": 1,
        "valid_from": DAY,
        "title": "甲",
    }
    for each in found.provisions:
        value = other.get(each.name, list(each.value) if isinstance(each.value, tuple) else each.value)
        mapping[each.name] = {"value": value, "source": "D", "basis": "试", "basis_en": "a try"}
    return rule_set_from(mapping)


def test_days_of_the_year_are_those_of_the_rule_set() -> None:
    rules = planning_rules(the_shipped(change_cutoff="09-30"))
    assert rules.cutoff_in(2026) == date(2026, 9, 30)
    assert (rules.opens_on(2027), rules.closes_on(2026)) == (date(2026, 11, 15), date(2026, 12, 15))
    assert len(rules.reason_classes) == len(rules.reason_classes_en)


@pytest.mark.parametrize(
    "fault",
    [
        {"opening_day": "2-30"},
        {"closing_day": "02-29"},
        {"answer_days": 0},
        {"reason_classes_en": ["one"]},
        {"least_evidence": Decimal("99")},
    ],
)
def test_rule_set_that_cannot_rule_a_year_is_refused(fault: dict[str, object]) -> None:
    with pytest.raises(RuleSetFaultError):
        planning_rules(the_shipped(**fault))

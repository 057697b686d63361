"""Checks on the spot: a draw that anybody can repeat, and reasons to look."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangmu.core.plan.reporting_rules import ReportingRules, reporting_rules
from gangmu.core.plan.spot_checks import Reported, Risk, at_least_one, drawn, picked_by_risk, risks
from gangmu.files.rule_sets import shipped

RULES = reporting_rules(
    max((each for each in shipped() if each.kind == "reporting"), key=lambda each: each.version)
)
KEYS = st.lists(st.text("abcdefgh", min_size=1, max_size=6), unique=True, max_size=60)


@pytest.fixture
def rules() -> ReportingRules:
    return RULES


@given(KEYS, st.text("0123456789abcdef", min_size=8, max_size=8))
def test_draw_is_the_share_at_least_and_the_same_in_any_order(keys: list[str], seed: str) -> None:
    found = drawn(seed, keys, RULES.spot_share)
    assert len(found) * 20 >= len(keys)
    assert len(found) <= max(1, len(keys) * 0.05 + 1)
    assert set(found) <= set(keys)
    assert drawn(seed, list(reversed(keys)), RULES.spot_share) == found


def test_another_seed_draws_others() -> None:
    keys = [str(number) for number in range(100)]
    assert len({drawn(str(seed), keys, Decimal("0.05")) for seed in range(20)}) > 15


def a_report(**values: object) -> Reported:
    return Reported(**{"key": "k", "unit": "u", "month": 6} | values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("values", "ground"),
    [
        ({"no_change_running": 2}, Risk.NO_CHANGE_LONG),
        ({"corrections": 2}, Risk.CORRECTED_OFTEN),
        ({"month": 12, "target": Decimal(100), "amount": Decimal(100), "before": Decimal(70)}, Risk.YEAR_END_JUMP),
        ({"target": Decimal(100), "amount": Decimal(40), "before": Decimal(41)}, Risk.FELL_BACK),
    ],
)  # fmt: skip
def test_reason_to_look(values: dict[str, object], ground: Risk, rules: ReportingRules) -> None:
    assert risks([a_report(**values)], rules) == {"k": (ground,)}


def test_ordinary_report_is_no_risk(rules: ReportingRules) -> None:
    found = a_report(target=Decimal(100), amount=Decimal(60), before=Decimal(50), no_change_running=1, corrections=1)  # fmt: skip
    assert risks([found], rules) == {}


def test_few_are_picked_by_risk_and_those_with_most_grounds_first() -> None:
    found = {str(number): (Risk.FELL_BACK,) for number in range(40)}
    found |= {"worst": (Risk.FELL_BACK, Risk.NO_CHANGE_LONG)}
    most = at_least_one(RULES.risk_share, 100)
    picked = picked_by_risk(found, "seed", most=most)
    assert most == 10
    assert len(picked) == most
    assert next(iter(picked)) == "worst"
    assert picked == picked_by_risk(dict(reversed(found.items())), "seed", most=most)
    assert set(picked) != set(picked_by_risk(found, "another", most=most))


def test_exactly_a_hundred_is_looked_at_where_it_comes_in_clusters(rules: ReportingRules) -> None:
    whole = {"target": Decimal(12), "amount": Decimal("12.0")}
    alone = [a_report(**whole)]
    assert risks(alone, rules) == {}
    several = [a_report(key=str(number), **whole) for number in range(2)] + [
        a_report(key="x", target=Decimal(12), amount=Decimal(7))
    ]
    assert set(risks(several, rules)) == {"0", "1"}

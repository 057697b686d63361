"""The rules of standings as a rule set says them: whole, inside their bounds, nothing slipped in."""

from dataclasses import replace
from decimal import Decimal

import pytest

from gangmu.core.base.rule_sets import Provision, RuleSet, RuleSetFaultError, Value
from gangmu.core.plan.rules import rules_from
from gangmu.files.rule_sets import shipped

[SHIPPED] = [each for each in shipped() if each.kind == "standing"]


def with_value(name: str, value: Value) -> RuleSet:
    changed = tuple(replace(each, value=value) if each.name == name else each for each in SHIPPED.provisions)
    return replace(SHIPPED, provisions=changed, hash=f"{name}={value!r}")


def test_every_number_is_the_rule_sets_own() -> None:
    for name, value in (("about_points", "1"), ("about_share", "0.1"), ("pace_points", "0")):
        rules = rules_from(with_value(name, Decimal(value)))
        assert getattr(rules.widths, name) == Decimal(value)
    assert rules_from(with_value("exceed_is_strict", False)).widths.exceed_is_strict is False  # noqa: FBT003  a value
    assert rules_from(with_value("faster", Decimal("1.1"))).bands.faster == Decimal("1.1")
    assert rules_from(with_value("in_line", Decimal("0.9"))).bands.in_line == Decimal("0.9")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("about_points", Decimal("-0.1")),
        ("about_share", Decimal("1.01")),
        ("pace_points", Decimal(-1)),
        ("widest_band", Decimal("0.9")),
        ("fewest_windows", Decimal(0)),
        ("faster", Decimal("0.99")),
        ("in_line", Decimal("1.06")),  # above `faster` no class would be left between them
        ("exceed_is_strict", Decimal(1)),
        ("pace_words", "同步"),
    ],
)
def test_value_outside_its_bounds_is_refused(name: str, value: Value) -> None:
    with pytest.raises(RuleSetFaultError) as refusal:
        rules_from(with_value(name, value))
    assert refusal.value.place == name


def test_a_provision_that_nobody_asks_for_is_refused_and_so_is_one_left_out() -> None:
    slip = replace(SHIPPED.provisions[0], name="about_point")
    provisions: tuple[Provision, ...] = (*SHIPPED.provisions, slip)
    with pytest.raises(RuleSetFaultError):
        rules_from(replace(SHIPPED, provisions=provisions))
    with pytest.raises(RuleSetFaultError):
        rules_from(replace(SHIPPED, provisions=SHIPPED.provisions[1:]))
    with pytest.raises(RuleSetFaultError):
        rules_from(replace(SHIPPED, kind="lamps"))

"""Rule sets: dated data with the source of each number; what cannot rule is refused with its place."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from gangmu.core.base.rule_sets import (
    Ground,
    NoRuleSetInForceError,
    RuleBook,
    RuleSetFaultError,
    checked,
    rule_set_from,
)

Mapping = dict[str, Any]


def a_rule_set(**more: object) -> Mapping:
    known = {"kind": "standing", "id": "yunchuan", "version": 1, "valid_from": date(2024, 1, 1), "title": "云川规则",
             "width": {"value": Decimal("0.5"), "source": "D", "basis": "默认"}}  # fmt: skip
    return known | more


def test_a_rule_set_gives_its_numbers_with_their_source() -> None:
    found = rule_set_from(a_rule_set())
    assert found.number("width") == Decimal("0.5")
    assert found.provision("width").ground is Ground.DEFAULT
    assert found.reference.as_dict() == {"id": "yunchuan", "version": "1", "hash": found.hash}


def test_hash_is_of_what_it_says_and_not_of_how_it_is_written() -> None:
    one, turned = a_rule_set(), dict(reversed(a_rule_set().items()))
    turned["width"] = dict(reversed(turned["width"].items())) | {"value": Decimal("0.50")}
    assert rule_set_from(one).hash == rule_set_from(turned).hash
    for name, value in (("version", 2), ("title", "别的"), ("valid_to", date(2030, 1, 1)),
                        ("width", {"value": Decimal("0.6"), "source": "D", "basis": "默认"})):  # fmt: skip
        assert rule_set_from(a_rule_set(**{name: value})).hash != rule_set_from(one).hash


def without(name: str) -> Callable[[], Mapping]:
    return lambda: {key: value for key, value in a_rule_set().items() if key != name}


def with_width(**cells: object) -> Callable[[], Mapping]:
    return lambda: a_rule_set(width={"value": Decimal(1), "source": "D", "basis": "默认"} | cells)


@pytest.mark.parametrize(
    ("mapping", "place", "detail"),
    [
        (without("kind"), "kind", "missing"),
        (without("id"), "id", "missing"),
        (without("title"), "title", "missing"),
        (without("version"), "version", "not_a_version"),
        (without("valid_from"), "valid_from", "missing"),
        (lambda: a_rule_set(id="云川"), "id", "not_a_code"),
        (lambda: a_rule_set(version=0), "version", "not_a_version"),
        (lambda: a_rule_set(version=True), "version", "not_a_version"),
        (lambda: a_rule_set(valid_from="2024-01-01"), "valid_from", "not_a_day"),
        (lambda: a_rule_set(valid_to=date(2023, 12, 31)), "valid_to", "ends_before_it_begins"),
        (lambda: a_rule_set(widht=1), "widht", "unknown"),
        (with_width(source="X"), "width.source", "no_source"),
        (with_width(basis=" "), "width.basis", "missing"),
        (with_width(value=0.5), "width.value", "not_a_value"),  # a binary fraction is not what was written
        (with_width(value=Decimal("NaN")), "width.value", "not_a_value"),
        (with_width(value=[]), "width.value", "not_a_value"),
        (with_width(unit="%"), "width.unit", "unknown"),
    ],
)
def test_what_cannot_rule_is_refused_with_its_place(
    mapping: Callable[[], Mapping], place: str, detail: str
) -> None:
    with pytest.raises(RuleSetFaultError) as refusal:
        rule_set_from(mapping(), name="rules/a.toml")
    assert (refusal.value.place, refusal.value.detail, refusal.value.where) == (place, detail, "rules/a.toml")
    assert str(refusal.value.message("zh"))


def test_a_value_of_another_kind_or_outside_its_bounds_is_refused() -> None:
    found = rule_set_from(a_rule_set(strict={"value": True, "source": "P", "basis": "常例"}))
    for ask in (
        lambda: found.number("strict"),
        lambda: found.flag("width"),
        lambda: found.words("width"),
        lambda: found.number("wide"),
        lambda: found.number("width", low=Decimal(1)),
        lambda: found.number("width", high=Decimal("0.4")),
    ):
        with pytest.raises(RuleSetFaultError):
            ask()


SHIPPED = rule_set_from(a_rule_set(id="shipped", valid_from=date(2000, 1, 1)))
OLD = rule_set_from(a_rule_set(valid_to=date(2024, 12, 31)))
NEW = rule_set_from(a_rule_set(version=2, valid_from=date(2025, 7, 1)))


@pytest.mark.parametrize(
    ("day", "ruling"),
    [("2023-12-31", SHIPPED), ("2024-01-01", OLD), ("2024-12-31", OLD), ("2025-01-01", SHIPPED),
     ("2025-06-30", SHIPPED), ("2025-07-01", NEW), ("2030-01-01", NEW)],
)  # fmt: skip
def test_the_office_overrides_by_date_and_only_then(day: str, ruling: object) -> None:
    book = RuleBook((SHIPPED,), (OLD, NEW))
    assert book.in_force("standing", on=date.fromisoformat(day)) == ruling


def test_days_on_which_rules_turn_are_told() -> None:
    days = RuleBook((SHIPPED,), (OLD, NEW)).turning_days("standing")
    assert [day.isoformat() for day in days] == ["2000-01-01", "2024-01-01", "2025-01-01", "2025-07-01"]


def test_before_any_rule_nothing_is_judged() -> None:
    with pytest.raises(NoRuleSetInForceError):
        RuleBook((SHIPPED,)).in_force("standing", on=date(1999, 12, 31))
    with pytest.raises(NoRuleSetInForceError):
        RuleBook((SHIPPED,)).in_force("lamps", on=date(2026, 1, 1))


def test_one_version_that_says_two_things_is_refused() -> None:
    other = rule_set_from(a_rule_set(title="改了名"))
    assert checked([OLD, OLD]) == (OLD,)
    with pytest.raises(RuleSetFaultError):
        checked([rule_set_from(a_rule_set()), other])


def test_list_of_numbers_and_one_word_are_values_too() -> None:
    found = rule_set_from(with_width(value=[Decimal("0.5"), 2])())
    assert found.numbers("width") == (Decimal("0.5"), Decimal(2))
    assert rule_set_from(with_width(value="closed / 12")()).word("width") == "closed / 12"


@pytest.mark.parametrize("value", [["a", 1], [1, 0.5], [1, True], [[1]], [], [""]])
def test_mixed_list_is_no_value(value: object) -> None:
    with pytest.raises(RuleSetFaultError) as refusal:
        rule_set_from(with_width(value=value)())
    assert refusal.value.parameters["detail"] == "not_a_value"


@pytest.mark.parametrize(
    ("value", "ask", "detail"),
    [
        (Decimal(1), "numbers", "not_numbers"),
        (["a"], "numbers", "not_numbers"),
        ([1], "words", "not_words"),
        ("a", "words", "not_words"),
        (["a"], "word", "not_a_word"),
        (" ", "word", "not_a_word"),
    ],
)
def test_value_of_another_form_is_refused(value: object, ask: str, detail: str) -> None:
    found = rule_set_from(with_width(value=value)())
    with pytest.raises(RuleSetFaultError) as refusal:
        getattr(found, ask)("width")
    assert refusal.value.parameters["detail"] == detail

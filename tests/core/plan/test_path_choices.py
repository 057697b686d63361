"""Choosing a path: what the office types is read whole, or refused with what is wrong."""

from decimal import Decimal

import pytest

from gangmu.core.base.iso_periods import Period
from gangmu.core.indicators.targets import BaseValue, Milestone, Path
from gangmu.core.plan.path_choices import PathChoice, PathNotReadError, path_choice

EMPTY = {"path": "", "base_period": "", "base_value": "", "milestones": "", "tolerance": ""}


def chosen(**typed: str) -> PathChoice:
    return path_choice(**(EMPTY | typed), due=Period("2035"))


def test_nothing_typed_is_no_path() -> None:
    assert chosen() == PathChoice()


def test_a_path_from_the_published_value_of_its_base() -> None:
    assert chosen(path="compound", base_period="2021") == PathChoice(
        path=Path.COMPOUND, base=BaseValue(Period("2021"))
    )


def test_what_people_type_is_read() -> None:
    """Full-width digits, 年, thousands, a line for each milestone, out of order."""
    found = chosen(
        path="stated", base_period="２０２１年", base_value="7,249.0", milestones="2030=15000\n2025＝10,000"
    )
    assert found.base == BaseValue(Period("2021"), Decimal("7249.0"))
    assert found.milestones == (
        Milestone(Period("2025"), Decimal(10000)),
        Milestone(Period("2030"), Decimal(15000)),
    )


def test_a_width_may_be_chosen_without_a_path() -> None:
    assert chosen(tolerance="0").tolerance == Decimal(0)


@pytest.mark.parametrize(
    ("typed", "detail"),
    [
        ({"path": "curved", "base_period": "2021"}, "path"),
        ({"path": "linear"}, "no_base"),
        ({"base_value": "7249"}, "no_base"),
        ({"path": "linear", "base_period": "去年"}, "period"),
        ({"path": "linear", "base_period": "2035"}, "base_not_before_due"),
        ({"path": "linear", "base_period": "2036"}, "base_not_before_due"),
        ({"path": "linear", "base_period": "2021", "base_value": "约七千"}, "base_value"),
        ({"path": "linear", "base_period": "2021", "base_value": "NaN"}, "base_value"),
        ({"path": "stated", "base_period": "2021"}, "no_milestones"),
        ({"path": "linear", "base_period": "2021", "milestones": "2025=10000"}, "milestones_of_no_use"),
        ({"path": "stated", "base_period": "2021", "milestones": "2025"}, "milestones"),
        ({"path": "stated", "base_period": "2021", "milestones": "2021=7000"}, "milestone_outside"),
        ({"path": "stated", "base_period": "2021", "milestones": "2035=20000"}, "milestone_outside"),
        ({"path": "step", "base_period": "2021", "milestones": "2025=1;2025=2"}, "milestone_twice"),
        ({"tolerance": "-1"}, "tolerance"),
        ({"tolerance": "半个点"}, "tolerance"),
    ],
)
def test_what_makes_no_path_is_refused(typed: dict[str, str], detail: str) -> None:
    with pytest.raises(PathNotReadError) as refusal:
        chosen(**typed)
    assert refusal.value.detail == detail
    assert "{" not in refusal.value.message("zh") + refusal.value.message("en")

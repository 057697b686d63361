"""Splits: parts are held against their whole, by hand-computed cases."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangmu.core.base.quantities import Quantity
from gangmu.core.indicators.indicators import IndicatorKind, Nature
from gangmu.core.indicators.splits import (
    Adding,
    ExpectedNotAllottedError,
    Manner,
    NatureNotStatedError,
    NothingToSplitError,
    Part,
    SplitCheck,
    adding_of,
    check_manner,
    check_split,
)
from gangmu.core.indicators.targets import Basis


def parts(*figures: str, unit: str = "亿元") -> list[Part]:
    """Parts as `value` or `value/weight`."""
    found = []
    for number, figure in enumerate(figures):
        value, _, weight = figure.partition("/")
        found.append(
            Part(
                code=f"d{number}",
                quantity=Quantity(Decimal(value), unit),
                weight=Decimal(weight) if weight else None,
            )
        )
    return found


def split(
    whole: str, *figures: str, unit: str = "亿元", adding: Adding = Adding.SUM, falling: bool = False
) -> SplitCheck:
    return check_split(
        Quantity(Decimal(whole), unit), parts(*figures, unit=unit), adding=adding, falling=falling
    )


CASES = [
    # whole, parts, adding, total, difference, adds up, layered
    ("100", ["40", "35", "25"], Adding.SUM, "100", "0", True, False),
    ("100", ["40", "35", "30"], Adding.SUM, "105", "5", False, True),  # parts above the whole
    ("100", ["40", "35", "20"], Adding.SUM, "95", "-5", False, False),
    (
        "100",
        ["33.3", "33.3", "33.3"],
        Adding.SUM,
        "99.9",
        "-0.1",
        True,
        False,
    ),  # rounding of three parts: up to 0.15
    ("100", ["33.3", "33.3", "33.1"], Adding.SUM, "99.7", "-0.3", False, False),
    ("7.2", ["8/600", "6/400"], Adding.WEIGHTED, "7.2", "0", True, False),  # (8·600 + 6·400) ÷ 1000
    ("7", ["8/600", "6/400"], Adding.WEIGHTED, "7.2", "0.2", False, True),
    ("8", ["9/500", "10/500"], Adding.WEIGHTED, "9.5", "1.5", False, True),  # 8 % → 9 % and 10 %
    ("8", ["9/500", "6/500"], Adding.WEIGHTED, "7.5", "-0.5", False, False),
    ("8", ["9", "10"], Adding.WEIGHTED, None, None, None, True),  # no bases; every part asks for more
    ("8", ["9", "7"], Adding.WEIGHTED, None, None, None, False),
    ("8", ["9/0", "7/0"], Adding.WEIGHTED, None, None, None, False),
    ("3", ["2", "5"], Adding.APART, None, None, None, False),
]


@pytest.mark.parametrize(("whole", "figures", "adding", "total", "difference", "adds_up", "layered"), CASES)
def test_parts_are_held_against_the_whole(
    whole: str,
    figures: list[str],
    adding: Adding,
    total: str | None,
    difference: str | None,
    *,
    adds_up: bool | None,
    layered: bool,
) -> None:
    found = split(whole, *figures, adding=adding)
    assert (found.total and found.total.value) == (Decimal(total) if total else None)
    assert (found.difference and found.difference.value) == (Decimal(difference) if difference else None)
    assert (found.adds_up, found.layered) == (adds_up, layered)


def test_what_asks_for_more_is_named() -> None:
    found = split("8", "9/500", "10/400", "6/900", unit="%", adding=Adding.WEIGHTED)
    assert [each.code for each in found.above] == ["d0", "d1"]


def test_raising_of_a_fall_is_a_deeper_fall() -> None:
    found = split("-14.5", "-15/500", "-16/500", unit="%", adding=Adding.WEIGHTED, falling=True)
    assert found.layered
    assert len(found.above) == 2
    assert not split("-14.5", "-14/500", "-15/500", unit="%", adding=Adding.WEIGHTED, falling=True).layered


def test_parts_in_other_units_are_converted() -> None:
    found = check_split(Quantity(Decimal(1), "万亿元"), parts("6000", "4000"), adding=Adding.SUM)
    assert found.adds_up


def test_binding_is_allotted_and_expected_is_not() -> None:
    check_manner(Manner.ALLOTTED, Nature.BINDING, indicator="单位GDP能耗降幅")
    with pytest.raises(ExpectedNotAllottedError):
        check_manner(Manner.ALLOTTED, Nature.EXPECTED, indicator="地区生产总值增速")
    with pytest.raises(NatureNotStatedError):
        check_manner(Manner.ALLOTTED, None, indicator="地区生产总值增速")
    check_manner(
        Manner.DECLARED, Nature.EXPECTED, indicator="地区生产总值增速"
    )  # kept, and layered raising shows


def test_split_without_parts_is_refused() -> None:
    with pytest.raises(NothingToSplitError):
        split("100")


@pytest.mark.parametrize(
    ("basis", "kind", "unit", "adding"),
    [
        (Basis.LEVEL, IndicatorKind.LEVEL, "亿元", Adding.SUM),
        (Basis.COUNT, IndicatorKind.COUNT, "家", Adding.SUM),
        (Basis.GROWTH, IndicatorKind.LEVEL, "亿元", Adding.WEIGHTED),
        (Basis.SHARE, IndicatorKind.SHARE, "%", Adding.WEIGHTED),
        (Basis.LEVEL, IndicatorKind.LEVEL, "元/人", Adding.WEIGHTED),
        (Basis.LEVEL, IndicatorKind.INDEX, "", Adding.APART),
        (Basis.DURATION, IndicatorKind.DURATION, "个工作日", Adding.APART),
    ],
)
def test_manner_of_adding_is_proposed(basis: Basis, kind: IndicatorKind, unit: str, adding: Adding) -> None:
    assert adding_of(basis, kind, unit) is adding


@given(st.lists(st.integers(1, 10_000), min_size=1, max_size=12))
def test_parts_of_a_whole_always_add_up(figures: list[int]) -> None:
    found = split(str(sum(figures)), *map(str, figures))
    assert found.adds_up
    assert not found.layered


@given(st.lists(st.tuples(st.integers(1, 200), st.integers(1, 1000)), min_size=1, max_size=8))
def test_weighted_mean_lies_between_its_parts(rates: list[tuple[int, int]]) -> None:
    found = split("0", *[f"{rate}/{base}" for rate, base in rates], unit="%", adding=Adding.WEIGHTED)
    assert found.total is not None
    assert min(rate for rate, _ in rates) <= round(found.total.value, 20) <= max(rate for rate, _ in rates)

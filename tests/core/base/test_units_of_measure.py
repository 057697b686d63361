"""Units of measure, their base units and factors."""

import re
from decimal import Decimal

import pytest

from gangmu.core.base.units_of_measure import UNIT_PATTERN, UNITS, Dimension, unit_of


@pytest.mark.parametrize(
    ("surface", "base", "factor"),
    [
        ("元", "CNY", "1"),
        ("美元", "USD", "1"),
        ("人", "person", "1"),
        ("%", "1", "0.01"),
        ("‰", "1", "0.001"),
        ("个百分点", "1", "0.01"),
        ("小时", "s", "3600"),
        ("天", "day", "1"),
        ("个工作日", "working_day", "1"),
        ("岁", "year", "1"),
        ("吨", "kg", "1000"),
        ("斤", "kg", "0.5"),
        ("公里", "m", "1000"),
        ("平方公里", "m²", "1000000"),
        ("万吨", None, None),
        ("吨/日", "kg/日", "1000"),
        ("元/人", "CNY/人", "1"),
    ],
)
def test_a_unit_has_its_base_and_factor(surface: str, base: str | None, factor: str | None) -> None:
    unit = unit_of(surface)
    if base is None:
        assert unit is None  # the scale 万 belongs to the number
    else:
        assert unit is not None
        assert (unit.base, unit.factor) == (base, Decimal(factor or 0))


def test_a_measure_word_leaves_the_unit_to_its_noun() -> None:
    unit = unit_of("家")
    assert unit is not None
    assert unit.base is None
    assert unit.dimension is Dimension.COUNT


def test_the_pattern_takes_the_longest_unit() -> None:
    for surface in UNITS:
        assert re.fullmatch(UNIT_PATTERN, surface), surface
        assert re.match(UNIT_PATTERN, surface).group() == surface  # type: ignore[union-attr]

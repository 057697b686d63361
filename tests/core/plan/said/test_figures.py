"""Figures as offices write them: one number in one unit, or a refusal that says how to write it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangmu.core.base.quantities import shown
from gangmu.core.base.refusals import GangmuError
from gangmu.core.plan.said.figures import read_figure
from gangmu.core.plan.said.refusals import FigureUnclearError, OtherUnitError, SeveralFiguresError


@pytest.mark.parametrize(
    ("written", "unit", "value", "own"),
    [
        ("３２００．５", "万元", "3200.5", "万元"), ("3,200.5", "万元", "3200.5", "万元"), ("约3.2亿元", "万元", "3.2", "亿元"),
        ("百分之六十", "%", "60", "%"), ("百分之62.5", "%", "62.5", "%"), ("60%", "%", "60", "%"), ("60％", "%", "60", "%"),
        ("六十五", "%", "65", "%"), ("三千二百万元", "亿元", "3200", "万元"), ("1.2万", "户", "1.2", "万户"),
        ("累计完成投资6.6亿元", "亿元", "6.6", "亿元"), ("已完成80%", "%", "80", "%"), ("6.6亿元（累计）", "亿元", "6.6", "亿元"),
        ("-3.8%", "%", "-3.8", "%"), ("下降3.8%", "%", "-3.8", "%"), ("12家。", "家", "12", "家"), ("完成率60%", "%", "60", "%"),
        ("两座", "座", "2", "座"), ("１２座", "座", "12", "座"),
    ],
)  # fmt: skip
def test_number_is_read_with_its_unit(written: str, unit: str, value: str, own: str) -> None:
    said = read_figure(written, unit=unit)
    assert (said.value, said.unit) == (Decimal(value), own)


def test_what_is_about_says_so() -> None:
    assert read_figure("约3.2亿元", unit="亿元").about
    assert read_figure("100多家", unit="家").about
    assert not read_figure("3.2亿元", unit="亿元").about


@pytest.mark.parametrize(
    ("written", "refusal"),
    [
        ("3.2亿元、5家", SeveralFiguresError), ("3.2亿元；其中市级1.1亿元", SeveralFiguresError), ("5家", OtherUnitError),
        ("主体封顶", FigureUnclearError), ("3.2.1", FigureUnclearError), ("推进中", FigureUnclearError),
    ],
)  # fmt: skip
def test_what_is_not_one_number_is_refused_with_a_way_to_write_it(
    written: str, refusal: type[GangmuError]
) -> None:
    with pytest.raises(refusal) as refused:
        read_figure(written, unit="亿元")
    assert written in refused.value.message()
    assert refused.value.remedy()


@given(st.decimals(min_value=-(10**12), max_value=10**12, allow_nan=False, places=3))
def test_number_that_is_shown_reads_back(value: Decimal) -> None:
    assert read_figure(shown(value), unit="万元").value == value


@given(st.text(alphabet="0123456789一二三四十百千万亿元%％约余多.,，、家（）()+-", max_size=20))
def test_any_words_give_a_number_or_a_refusal(written: str) -> None:
    refusal = None
    try:
        read_figure(written, unit="万元")
    except GangmuError as refused:
        refusal = refused
    assert refusal is None or refusal.remedy()

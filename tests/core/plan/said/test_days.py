"""Limits as offices write them: each gives a day, or a refusal that says how to write it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangmu.core.base.refusals import GangmuError
from gangmu.core.plan.said.days import read_day
from gangmu.core.plan.said.refusals import DayUnclearError, NoSuchDayInYearError, SeveralDaysError


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("年底前", "2025-12-31"), ("年底", "2025-12-31"), ("年内完成", "2025-12-31"), ("全年", "2025-12-31"),
        ("2025年", "2025-12-31"), ("２０２６年底前", "2026-12-31"), ("明年底", "2026-12-31"), ("2025年度", "2025-12-31"),
        ("三季度", "2025-09-30"), ("第三季度末", "2025-09-30"), ("3季度", "2025-09-30"), ("前三季度", "2025-09-30"),
        ("Q3", "2025-09-30"), ("上半年", "2025-06-30"), ("下半年", "2025-12-31"), ("年中", "2025-06-30"),
        ("3月底", "2025-03-31"), ("3月底前", "2025-03-31"), ("２月末", "2025-02-28"), ("十二月底前", "2025-12-31"),
        ("6月中旬", "2025-06-20"), ("6月上旬", "2025-06-10"), ("六月下旬", "2025-06-30"), ("6月初", "2025-06-10"),
        ("3-6月", "2025-06-30"), ("9月", "2025-09-30"), ("9月份", "2025-09-30"), ("2024年2月底", "2024-02-29"),
        ("2025-09-30", "2025-09-30"), ("2025/9/3", "2025-09-03"), ("2025.9.30", "2025-09-30"), ("9月30日前", "2025-09-30"),
        ("9/30", "2025-09-30"), ("二〇二六年底", "2026-12-31"), ("预计10月底完工", "2025-10-31"), ("“十五五”末", "2030-12-31"),
        ("力爭9月底前完成", "2025-09-30"), ("2026年一季度", "2026-03-31"),
    ],
)  # fmt: skip
def test_words_of_a_limit_give_its_last_day(written: str, day: str) -> None:
    assert read_day(written, year=2025).understood() == day


@pytest.mark.parametrize("written", ["长期坚持", "持续推进", "長期堅持", "常态化推进", "长期"])
def test_what_never_ends_has_no_day(written: str) -> None:
    assert (read_day(written, year=2025).day, read_day(written, year=2025).standing) == (None, True)


def test_done_and_nothing_are_told_apart() -> None:
    assert read_day("已完成", year=2025).done
    assert read_day("—", year=2025) == read_day("", year=2025)
    assert not read_day("—", year=2025).done


@pytest.mark.parametrize(
    ("written", "refusal"),
    [
        ("尽快", DayUnclearError), ("适时", DayUnclearError), ("6.30", DayUnclearError), ("年初", DayUnclearError),
        ("6月底前、9月底前", SeveralDaysError), ("2月30日", NoSuchDayInYearError), ("2025-13-01", NoSuchDayInYearError),
    ],
)  # fmt: skip
def test_words_that_name_no_day_are_refused_with_a_way_to_write_it(
    written: str, refusal: type[GangmuError]
) -> None:
    with pytest.raises(refusal) as refused:
        read_day(written, year=2025)
    assert written in refused.value.message()
    assert refused.value.remedy()


def test_plan_s_year_counts_where_the_words_name_none() -> None:
    assert not read_day("9月底", year=2025).year_said
    assert read_day("2026年9月底", year=2025).year_said


@given(
    st.text(alphabet="0123456789年月日前底末初上中下旬半季度一二三四十约、,.-/第前内 完成长期", max_size=24)
)
def test_any_words_give_a_day_or_a_refusal(written: str) -> None:
    refusal = None
    try:
        read_day(written, year=2025)
    except GangmuError as refused:
        refusal = refused
    assert refusal is None or refusal.remedy()

"""Words of time and what they come to."""

import pytest

from gangmu.core.base.periods import TimeRole, first_year, periods_in


@pytest.mark.parametrize(
    ("words", "role", "start", "end"),
    [
        ("到2027年,", TimeRole.DEADLINE, None, "2027"),
        ("2026年6月底前完成", TimeRole.DEADLINE, None, "2026-06-30"),
        ("2025-2027年", TimeRole.DEADLINE, "2025", "2027"),
        ("截至2024年底,", TimeRole.STATUS, None, "2024"),
        ("比2020年下降", TimeRole.REFERENCE, None, "2020"),
        ("按2020年不变价格", TimeRole.REFERENCE, None, "2020"),
        ("由2024年的60%", TimeRole.REFERENCE, None, "2024"),
        ("“十五五”时期,", TimeRole.DEADLINE, "2026", "2030"),
        ("第十一个五年规划", TimeRole.MOMENT, "2006", "2010"),
        ("二〇三五年", TimeRole.MOMENT, None, "2035"),
        ("民国120年", TimeRole.MOMENT, None, "2031"),
        ("民国114至117年", TimeRole.DEADLINE, "2025", "2028"),
        ("本世纪中叶", TimeRole.DEADLINE, None, "2050"),
        ("今后五年", TimeRole.DEADLINE, "2026", "2030"),
        ("5年内", TimeRole.DEADLINE, None, "2030"),
        ("明年", TimeRole.MOMENT, None, "2027"),
        ("目前,", TimeRole.STATUS, None, None),
        ("连续三年", TimeRole.SPAN, None, None),
    ],
)
def test_words_of_time_come_to_iso_periods(
    words: str, role: TimeRole, start: str | None, end: str | None
) -> None:
    [stated] = periods_in(words, year=2026)
    assert (stated.role, stated.start, stated.end) == (role, start, end)


@pytest.mark.parametrize(("words", "every"), [("每年", "P1Y"), ("每季度", "P3M"), ("每2年", "P2Y")])
def test_what_recurs_has_a_duration(words: str, every: str) -> None:
    [stated] = periods_in(words, year=None)
    assert stated.every == every


@pytest.mark.parametrize("words", ["项目前期", "月调度", "1.5倍", "20250号", "平均每年"])
def test_other_words_are_no_time(words: str) -> None:
    assert periods_in(words, year=2026) == []


def test_a_paper_that_counts_by_the_republic_does_so_throughout() -> None:
    assert [stated.end for stated in periods_in("民国113年起,至115年底前", year=None)] == ["2024", "2026"]
    assert periods_in("115年底前", year=None) == []


@pytest.mark.parametrize(("plan", "year"), [("一五", 1953), ("三五", 1966), ("八五", 1991), ("十四五", 2021)])
def test_five_year_plans_begin_when_they_did(plan: str, year: int) -> None:
    assert first_year(plan) == year

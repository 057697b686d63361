"""Limits are read as offices write them; what names no day gives none."""

from datetime import date

import pytest

from gangmu.core.plan.limit_words import Limit, limit_in, read_limit


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("6月底前", "2026-06-30"),
        ("三季度", "2026-09-30"),
        ("第3季度末", "2026-09-30"),
        ("上半年", "2026-06-30"),
        ("年底前", "2026-12-31"),
        ("2025年", "2025-12-31"),
        ("２０２６年２月底", "2026-02-28"),
        ("2026.6", "2026-06-30"),
        ("2026/6/15", "2026-06-15"),
        ("5月中旬", "2026-05-20"),
        ("明年一季度", "2027-03-31"),
        ("2026年6月完成方案，9月完成改造", "2026-09-30"),
        ("2026—2028年", "2028-12-31"),
        ("全年", "2026-12-31"),
    ],
)
def test_limit_ends_with_the_last_day_that_its_words_name(words: str, due: str) -> None:
    limit = read_limit(words, year=2026)
    assert limit.due == date.fromisoformat(due)
    assert not limit.is_standing


@pytest.mark.parametrize("words", ["长期坚持", "持续推进", "每年12月底前"])
def test_standing_task_ends_with_the_year_and_goes_on(words: str) -> None:
    limit = read_limit(words, year=2026)
    assert (limit.due, limit.is_standing) == (date(2026, 12, 31), True)


@pytest.mark.parametrize("words", ["尽快", "2月30日", "5年内"])
def test_words_that_name_no_day_are_kept_and_give_none(words: str) -> None:
    assert read_limit(words, year=2026).due is None
    assert read_limit(words, year=2026).words == words


@pytest.mark.parametrize("words", ["", "—", " / ", "无"])
def test_cell_without_a_limit_says_nothing(words: str) -> None:
    assert read_limit(words, year=2026) == Limit("")


def test_words_without_a_year_name_no_day_where_no_year_is_known() -> None:
    assert read_limit("6月底前").due is None


def test_limit_is_found_in_running_text() -> None:
    assert limit_in("加强协同。2021年6月底前实现核验，鼓励互认。") == "2021年6月底前"
    assert limit_in("到2027年，建成体系。") == "到2027年"
    assert limit_in("完善制度。") == ""

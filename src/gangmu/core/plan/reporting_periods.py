"""Periods of reporting (填报期): months or quarters, which of them are over, and how they are called."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import takewhile
from typing import Final

from gangmu.core.base.iso_periods import Period

QUARTER: Final = "quarter"
_QUARTERS: Final = "一二三四"


def last_over(rhythm: str, on: date) -> Period:
    """Give the last month or quarter whose last day has come.

    >>> str(last_over("month", date(2026, 4, 29))), str(last_over("quarter", date(2026, 6, 30)))
    ('2026-03', '2026-Q2')
    """
    tomorrow = on + timedelta(days=1)
    month = tomorrow.year * 12 + tomorrow.month - 2  # of those over, counted from year nought
    if rhythm == QUARTER:
        quarter = (month + 1) // 3 - 1
        return Period(f"{quarter // 4}-Q{quarter % 4 + 1}")
    return Period(f"{month // 12}-{month % 12 + 1:02d}")


def month_words(period: Period) -> tuple[str, str]:
    """Call a period of reporting.

    >>> month_words(Period("2026-03")), month_words(Period("2026-Q1"))
    (('2026年3月', 'March 2026'), ('2026年一季度', 'Q1 2026'))
    """
    year, _, part = period.text.partition("-")
    if part.startswith("Q"):
        return f"{year}年{_QUARTERS[int(part[1]) - 1]}季度", f"{part} {year}"
    return (f"{year}年{period.first.month}月", f"{period.first:%B} {year}") if part else (f"{year}年", year)


def tail(holds: Iterable[bool]) -> int:
    """Count how often something held at the end without a break.

    >>> tail([True, False, True, True])
    2
    """
    return sum(1 for _ in takewhile(bool, reversed(list(holds))))

"""Periods (时期) as values: the stretch of days that an observation or a target speaks of, in ISO 8601.

What a text says of time is found by `periods.py`; this is the value that it becomes.
"""

import calendar
import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import total_ordering
from typing import Final

from gangmu.core.base.refusals import GangmuError

_ONE: Final = re.compile(
    r"(?P<year>[12]\d{3})(?:-(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?",
    re.ASCII,
)
_LENGTH: Final = re.compile(r"P(?P<number>\d{1,4})(?P<of>[YMWD])", re.ASCII)


class PeriodNotReadError(GangmuError):
    """Words that should be a period are not ISO 8601."""

    code = "period.not_read"
    parameter_names = ("text",)


@dataclass(frozen=True, slots=True)
class Length:
    """时长: a span of time such as P1Y, P6M, P10D."""

    text: str

    def __post_init__(self) -> None:
        if not _LENGTH.fullmatch(self.text):
            raise PeriodNotReadError(text=self.text)

    def __str__(self) -> str:
        return self.text

    def after(self, day: date) -> date:
        """Give the day that lies this long after `day`; the end of a month stays the end of a month.

        >>> Length("P1M").after(date(2014, 12, 31)), Length("P6M").after(date(2025, 12, 31))
        (datetime.date(2015, 1, 31), datetime.date(2026, 6, 30))
        """
        found = _LENGTH.fullmatch(self.text)
        assert found
        number, of = int(found["number"]), found["of"]
        if of in "WD":
            return date.fromordinal(day.toordinal() + number * (7 if of == "W" else 1))
        months = day.year * 12 + day.month - 1 + number * (12 if of == "Y" else 1)
        year, month = months // 12, months % 12 + 1
        last = calendar.monthrange(year, month)[1]
        at_end = day.day == calendar.monthrange(day.year, day.month)[1]
        return date(year, month, last if at_end else min(day.day, last))


@total_ordering
@dataclass(frozen=True, slots=True)
class Period:
    """时期: whole days from first to last, as it is written: 2025, 2025-Q3, 2025-09, 2025-01/2025-09."""

    text: str
    first: date = field(init=False, compare=False)
    last: date = field(init=False, compare=False)

    def __post_init__(self) -> None:
        start, _, end = self.text.partition("/")
        first, last = _days(start, whole=self.text)
        if end:
            last = _days(end, whole=self.text)[1]
        if last < first or self.text.endswith("/"):
            raise PeriodNotReadError(text=self.text)
        object.__setattr__(self, "first", first)
        object.__setattr__(self, "last", last)

    def __lt__(self, other: "Period") -> bool:
        return (self.last, self.first, self.text) < (other.last, other.first, other.text)

    def __str__(self) -> str:
        return self.text

    @property
    def months(self) -> int:
        """Count the months that it touches: 12 of a year, 9 of January to September."""
        return (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1

    @property
    def is_year(self) -> bool:
        """Tell whether it is one calendar year, however it is written."""
        return (self.first, self.last) == (date(self.first.year, 1, 1), date(self.first.year, 12, 31))

    def covers_the_days_of(self, other: "Period") -> bool:
        """Tell whether both are the same days: 2025 and 2025-01/2025-12.

        >>> Period("2025").covers_the_days_of(Period("2025-01/2025-12"))
        True
        """
        return (self.first, self.last) == (other.first, other.last)

    def a_year_before(self) -> "Period":
        """Give the same stretch of the year before, which growth is measured against.

        >>> str(Period("2025-01/2025-09").a_year_before()), str(Period("2024-02-29").a_year_before())
        ('2024-01/2024-09', '2023-02-28')
        """
        return Period("/".join(_year_earlier(part) for part in self.text.split("/")))

    def years_until(self, later: "Period") -> Decimal:
        """Count the years from its end to the end of a later one, by months.

        >>> Period("2021").years_until(Period("2025")), Period("2021").years_until(Period("2022-06"))
        (Decimal('4'), Decimal('0.5'))
        """
        months = (later.last.year - self.last.year) * 12 + later.last.month - self.last.month
        return Decimal(months) / 12


def _days(text: str, *, whole: str) -> tuple[date, date]:
    found = _ONE.fullmatch(text)
    if not found:
        raise PeriodNotReadError(text=whole)
    year = int(found["year"])
    try:
        if found["day"]:
            day = date(year, int(found["month"]), int(found["day"]))
            return day, day
        first, last = _months(found["half"], found["quarter"], found["month"])
        return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])
    except (ValueError, calendar.IllegalMonthError):
        raise PeriodNotReadError(text=whole) from None


def _months(half: str | None, quarter: str | None, month: str | None) -> tuple[int, int]:
    if half:
        return int(half) * 6 - 5, int(half) * 6
    if quarter:
        return int(quarter) * 3 - 2, int(quarter) * 3
    if month:
        return int(month), int(month)
    return 1, 12


def _year_earlier(part: str) -> str:
    earlier = f"{int(part[:4]) - 1:04d}{part[4:]}"
    return earlier[:-2] + "28" if part.endswith("-02-29") else earlier

"""Days and periods in the language of the page."""

from datetime import date

from gangmu.core.base.iso_periods import Period
from gangmu.core.plan.reporting_periods import month_words
from gangmu.web.doors.languages import say


def day_words(when: date) -> str:
    """Write a day: 2026年6月30日, 30 June 2026."""
    return say(f"{when.year}年{when.month}月{when.day}日", f"{when.day} {when:%B} {when.year}")


def month_day_words(when: date) -> str:
    """Write a day of the year that is spoken of: 6月25日, 25 June."""
    return say(f"{when.month}月{when.day}日", f"{when.day} {when:%B}")


def period_words(text: str) -> str:
    """Call a month, a quarter or a year: 2026年5月, May 2026."""
    return say(*month_words(Period(text)))

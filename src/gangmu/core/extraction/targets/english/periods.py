"""Deadlines of an English text: by FY2028, before the end of 2027, within three years, each year."""

import re
from typing import Final

from gangmu.core.extraction.drafts import TargetPeriod

_MONTHS: Final = ["january", "february", "march", "april", "may", "june", "july", "august"] + [
    "september", "october", "november", "december",
]  # fmt: skip
_MONTH: Final = r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
_DATE: Final = (
    rf"(?:{_MONTH} ?(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? )?)?"
    r"(?:(?:fiscal year|fy|calendar year|cy|the year)[ '’]?(?P<fiscal>(?:20)?\d\d)\b|(?P<year>(?:19|20)\d\d)\b)"
)
_DEADLINE: Final = re.compile(
    rf"\b(?P<lead>by|before|until|through|no later than|prior to|at|in|for|during|due|as of|since|compared (?:with|to)|from|than in|over|on)\s+"
    rf"(?:the )?(?:(?:very |fiscal )?(?:end|close|beginning|start|middle|spring|summer|fall|winter|first (?:half|quarter)|second (?:half|quarter)|third quarter|fourth quarter|mid)[ -](?:of )?)?(?:the )?{_DATE}",
    re.IGNORECASE,
)
_BARE: Final = re.compile(_DATE, re.IGNORECASE)
_WITHIN: Final = re.compile(
    r"\b(?:within|over|in) (?:the )?(?:next |coming )?(?P<n>\d{1,2}|one|two|three|four|five|six|seven|eight|ten|twelve) (?P<of>years?|months?)\b",
    re.I,
)
_EVERY: Final = re.compile(
    r"\b(?:(?:each|every|per) (?P<unit>year|month|quarter|week)|(?P<word>annually|yearly|monthly|quarterly))\b",
    re.I,
)
_THIS_YEAR: Final = re.compile(r"\b(?:this|the current|the coming) (?:fiscal )?year\b", re.I)
_EVERY_ISO: Final = {"year": "P1Y", "annually": "P1Y", "yearly": "P1Y", "month": "P1M", "monthly": "P1M", "quarter": "P3M", "quarterly": "P3M", "week": "P1W"}  # fmt: skip
_NUMBERS: Final = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "ten": 10,
    "twelve": 12,
}
_DUE: Final = {"by", "before", "until", "through", "no later than", "prior to", "at", "due"}
_ASIDE: Final = {"since", "compared with", "compared to", "from", "than in", "over", "as of"}
_RANGE: Final = re.compile(
    r"(?:FY ?)?((?:19|20)\d\d)\s?(?:-|–|—|to|through)\s?(?:FY ?)?((?:19|20)\d\d|\d\d)\b", re.I
)


def horizon_of(opening: str) -> tuple[int | None, int | None]:
    """Give the year a document was made for and the last year it plans, from its title and opening lines.

    >>> horizon_of("City Strategic Plan, FY2024-FY2028")
    (2024, 2028)
    """
    span = _RANGE.search(opening)
    if span:
        first = int(span[1])
        last = int(span[2]) if len(span[2]) == 4 else first // 100 * 100 + int(span[2])
        return (first, last) if first < last <= first + 40 else (first, None)
    years = [int(year) for year in re.findall(r"\b(20\d\d)\b", opening)]
    return (years[0], years[0]) if years else (None, None)


def period_in(folded: str, start: int, end: int, figure: int, *, year: int | None) -> TargetPeriod | None:
    """Find the period that folded[start:end] states for the figure at `figure`; None where it states none."""
    every = _EVERY.search(folded, start, end)
    stated = _iso_end(folded, start, end, figure, year)
    if not every:
        return TargetPeriod(end=stated) if stated else None
    return TargetPeriod(end=stated, every=_EVERY_ISO[(every["unit"] or every["word"]).lower()])


def _iso_end(folded: str, start: int, end: int, figure: int, year: int | None) -> str | None:
    found = list(_DEADLINE.finditer(folded, start, end))
    due = [m for m in found if m["lead"].lower() in _DUE]
    usable = due or [m for m in found if m["lead"].lower() not in _ASIDE]
    if usable:
        behind = [m for m in usable if m.start() > figure]
        return iso(behind[0] if behind else usable[-1])
    within = _WITHIN.search(folded, start, end)
    if within and year:
        count = _NUMBERS.get(within["n"].lower()) or int(within["n"])
        return str(year + (count if within["of"].startswith("year") else -(-count // 12)))
    return str(year) if year and _THIS_YEAR.search(folded, start, end) else None


def iso(m: re.Match[str]) -> str:
    """Write the date of a match in ISO 8601, as precise as its words."""
    year = m["year"] or (m["fiscal"] if len(m["fiscal"]) == 4 else "20" + m["fiscal"])
    if not m["month"]:
        return str(year)
    number = next(i for i, name in enumerate(_MONTHS, 1) if name.startswith(m["month"].lower()[:3]))
    day = m["day"]
    return f"{year}-{number:02}-{int(day):02}" if day and 1 <= int(day) <= 31 else f"{year}-{number:02}"


def year_beside(folded: str, start: int, end: int) -> str | None:
    """Give the date that stands in folded[start:end], for a baseline: up from 71 percent in 2023."""
    m = _BARE.search(folded, start, end)
    return iso(m) if m else None

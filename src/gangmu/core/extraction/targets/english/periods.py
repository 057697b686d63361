"""Dates of an English text: by FY2028, before the end of 2027, within three years; and those that only compare."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH: Final = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE: Final = (
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?{_MONTH.format('uk')},? "
    rf"|{_MONTH.format('us')} (?:(?P<date>\d{{1,2}})(?:st|nd|rd|th)?,? )?(?:of )?)?"
    r"(?:(?:fiscal years?|fy|financial year|calendar year|cy|school year|the year"
    r"|years?)[ '’]?(?P<fiscal>(?:20)?\d\d)(?:[/-](?P<fiscal_end>(?:20)?\d\d))?(?![\d,.%]\d|%)|(?P<year>(?:19"
    r"|20)\d\d)(?:(?:[/-]| ?(?:to|through|and) )(?P<last>20\d\d|\d\d(?![\d/-])))?(?![\d%]|,\d{3}))"
)
_LEAD: Final = (
    r"(?P<due>by|before|until|till|through|no later than|not later than|prior to|due|ending|end of|year-end|achieve|\bto(?= 20))"
    r"|(?P<when>in|for|during|throughout|over|of|on|at|starting|beginning|from|this)"
    r"|(?P<aside>since|compared (?:with|to)|relative to|versus|vs\.?|against|below|above|than(?: in)?|as of|between"
    r"|after|following|up from|down from|baseline|base year|from (?:a|the))"
)
_PART: Final = (
    r"(?:(?:the )?(?:very |fiscal )?(?:end|close|beginning|start|middle|spring|summer|fall|autumn|winter"
    r"|(?:first|second|third|fourth|last) (?:half|quarter)|mid|late|early|Q[1-4]|H[12])(?:[ -]of)?[ -](?:the )?)?"
)
_STATED: Final = re.compile(
    rf"(?:\b(?:{_LEAD})[ :]\s?)?(?:the )?{_PART}(?<![\d$.,])(?<!\d-){_DATE}", re.IGNORECASE
)
# Years are rare: the costly pattern is tried only about one.
_ANCHOR: Final = re.compile(
    r"\b(?:(?:19|20)\d\d|(?:FY|CY|[Ff]iscal [Yy]ears?|[Yy]ears?) ?['’]?(?:20)?\d\d)\b"
)
_ASIDE_BEHIND: Final = re.compile(
    r" ?(?:levels?|baseline|base|figure|average|actual|budget figure|and earlier|census|data|edition|dollars|prices)\b",
    re.I,
)
_TARGET_BEHIND: Final = re.compile(r" (?:targets?|goals?|objectives?)\b", re.I)
_NUMBERS: Final = {
    name: n for n, name in enumerate("one two three four five six seven eight nine ten".split(), 1)
}
_AHEAD: Final = re.compile(
    r"\b(?:within|over|in|during) (?:the )?(?:next |coming |following |period of )?(?P<n>\d{1,2}|one|two|three|four"
    r"|five|six|seven|eight|nine|ten|twelve)"
    r"[ -](?P<of>years?|months?)\b(?! (?:ago|or))|\b(?P<this>(?:this|the current|the coming) (?:fiscal "
    r"|calendar )?year)\b|\bnext (?P<next>year)\b"
    r"|\b(?P<decade>(?:the|this) (?:end of (?:the|this) )?decade)\b|\b(?P<century>mid-century)\b|\b(?P<plan>\d\d)th Five-Year",
    re.IGNORECASE,
)
_EVERY: Final = re.compile(
    r"\b(?:(?:each|every|per|a) (?:fiscal |calendar |school )?(?P<unit>year|month|quarter|week)|(?P<word>annually"
    r"|yearly|monthly|quarterly|weekly)"
    r"|(?P<average>average annual|annual average))\b",
    re.IGNORECASE,
)
_EVERY_ISO: Final = {
    "year": "P1Y",
    "annual": "P1Y",
    "yearly": "P1Y",
    "month": "P1M",
    "quarter": "P3M",
    "week": "P1W",
}


class Role(Enum):
    """What a date does for the figure beside it."""

    DUE = auto()  # by 2030
    WHEN = auto()  # in 2030: due when it lies ahead
    ASIDE = auto()  # below 2005 levels, since 2019, as of June 30


@dataclass(frozen=True, slots=True)
class Stated:
    """A date as stated: folded[i:j] in ISO 8601."""

    i: int
    j: int
    role: Role
    end: str
    start: str | None = None

    @property
    def year(self) -> int:
        """Give the year in which it ends."""
        return int(self.end[:4])


def dates_in(folded: str, year_at: Callable[[int], int | None]) -> list[Stated]:
    """Find the dates of a text in order; `year_at` tells the first year that the words at a place speak for.

    >>> [(d.end, d.role.name) for d in dates_in("cut 50% below 2005 levels by 30 June 2030", lambda place: None)]
    [('2005', 'ASIDE'), ('2030-06-30', 'DUE')]
    """
    found: list[Stated] = []
    here = 0
    for anchor in _ANCHOR.finditer(folded):
        if anchor.start() < here:
            continue
        m = _STATED.search(folded, max(here, anchor.start() - 50), min(len(folded), anchor.end() + 14))
        if m and m.end() > anchor.start():
            found.append(_stated(m, folded))
            here = m.end()
    found += [ahead for m in _AHEAD.finditer(folded) if (ahead := _ahead(m, year_at(m.start())))]
    return sorted(found, key=lambda stated: stated.i)


def _stated(m: re.Match[str], folded: str) -> Stated:
    role = _role(m, folded)
    first, last = m["year"] or m["fiscal"], m["last"] or m["fiscal_end"]
    first = first if len(first) == 4 else "20" + first
    if not last:
        return Stated(m.start(), m.end(), role, _iso(m, first))
    end = last if len(last) == 4 else first[:2] + last
    return Stated(m.start(), m.end(), role, end if end > first else first, first)


def _role(m: re.Match[str], folded: str) -> Role:
    when, spans = (m["when"] or "").lower(), bool(m["last"] or m["fiscal_end"])
    if _ASIDE_BEHIND.match(folded, m.end()) or (when in ("of", "from", "over") and not spans):
        return Role.ASIDE
    if m["due"] or (not when and not m["aside"] and _TARGET_BEHIND.match(folded, m.end())):
        return Role.DUE
    if (
        not when
        and not m["aside"]
        and folded[m.start() - 1 : m.start()] == "("
        and folded.startswith(")", m.end())
    ):
        return Role.WHEN
    between = (m["aside"] or "between").lower() == "between"
    return Role.WHEN if when or (spans and between) else Role.ASIDE


def _iso(m: re.Match[str], year: str) -> str:
    month = m["uk"] or m["us"]
    if not month:
        return year
    number, day = _MONTHS.index(month[:3].lower()) + 1, int(m["day"] or m["date"] or 0)
    return f"{year}-{number:02}-{day:02}" if 1 <= day <= 31 else f"{year}-{number:02}"


def _ahead(m: re.Match[str], year: int | None) -> Stated | None:
    if m["plan"]:
        return Stated(m.start(), m.end(), Role.WHEN, str(1955 + 5 * int(m["plan"])))
    if m["century"] or m["decade"]:
        return Stated(m.start(), m.end(), Role.DUE, "2050" if m["century"] else "2030")
    if year is None:
        return None
    if not m["n"]:
        return Stated(m.start(), m.end(), Role.DUE, str(year + bool(m["next"])))
    count = _NUMBERS.get(m["n"].lower()) or (12 if m["n"].lower() == "twelve" else int(m["n"]))
    years = count if m["of"].lower().startswith("year") else -(-count // 12)
    return Stated(m.start(), m.end(), Role.DUE, str(year + years))


def every_in(folded: str, start: int, end: int) -> str | None:
    """Give how often, as an ISO 8601 duration: P1Y for each year."""
    m = _EVERY.search(folded, start, end)
    if not m:
        return None
    word = (m["unit"] or m["word"] or "annual").lower()
    return next(iso for name, iso in _EVERY_ISO.items() if word.startswith(name))

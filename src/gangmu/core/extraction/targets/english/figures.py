"""Figures of an English text: numbers that count or measure, with their scale and unit, no labels and dates."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

_ONES: Final = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_SHARES: Final = {
    "half": "0.5", "one half": "0.5", "a third": "0.3333", "one third": "0.3333", "two thirds": "0.6667", "a quarter": "0.25",
    "one quarter": "0.25", "three quarters": "0.75", "a fifth": "0.2", "one fifth": "0.2", "one in two": "0.5",
    "one in three": "0.3333", "one in four": "0.25", "one in five": "0.2", "three in four": "0.75", "two in three": "0.6667",
    "one in ten": "0.1", "nine in ten": "0.9", "four in five": "0.8",
}  # fmt: skip
_SCALES: Final = {
    "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "k": 10**3, "m": 10**6, "mn": 10**6, "b": 10**9, "bn": 10**9, "tn": 10**12,
}  # fmt: skip
_CURRENCIES: Final = {
    "$": "USD", "US$": "USD", "£": "GBP", "€": "EUR", "¥": "CNY", "RMB": "CNY", "CNY": "CNY", "USD": "USD", "EUR": "EUR",
    "GBP": "GBP", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "NZ$": "NZD", "HK$": "HKD", "S$": "SGD",
}  # fmt: skip
# Units that a number carries itself; any other noun behind a number is what is counted.
_UNITS: Final = {
    "yuan": ("CNY", "1"), "renminbi": ("CNY", "1"), "RMB": ("CNY", "1"), "dollars": ("USD", "1"), "euros": ("EUR", "1"),
    "pounds sterling": ("GBP", "1"), "people": ("person", "1"), "persons": ("person", "1"),
    "hours": ("s", "3600"), "hour": ("s", "3600"), "minutes": ("s", "60"), "seconds": ("s", "1"), "minute": ("s", "60"),
    "business days": ("working_day", "1"), "working days": ("working_day", "1"), "days": ("day", "1"), "day": ("day", "1"),
    "calendar days": ("day", "1"), "weeks": ("day", "7"), "week": ("day", "7"), "month": ("month", "1"),
    "year": ("year", "1"), "months": ("month", "1"), "years": ("year", "1"),
    "metric tons": ("kg", "1000"), "metric tonnes": ("kg", "1000"), "tonnes": ("kg", "1000"), "kilograms": ("kg", "1"),
    "kg": ("kg", "1"), "kilometers": ("m", "1000"), "kilometres": ("m", "1000"), "km": ("m", "1000"),
    "meters": ("m", "1"), "metres": ("m", "1"), "square kilometers": ("m²", "1000000"), "km²": ("m²", "1000000"),
    "square kilometres": ("m²", "1000000"), "hectares": ("m²", "10000"), "ha": ("m²", "10000"),
    "square meters": ("m²", "1"), "square metres": ("m²", "1"), "mu": ("mu", "1"),
    "megawatts": ("W", "1000000"), "MW": ("W", "1000000"), "gigawatts": ("W", "1000000000"), "GW": ("W", "1000000000"),
    "kilowatts": ("W", "1000"), "kW": ("W", "1000"), "kWh": ("kWh", "1"), "MWh": ("kWh", "1000"), "GWh": ("kWh", "1000000"),
    "kilowatt-hours": ("kWh", "1"), "kilowatt hours": ("kWh", "1"),
}  # fmt: skip
_UNIT_NAMES: Final = {name.lower(): unit for name, unit in _UNITS.items()}
DURATIONS: Final = ("s", "day", "working_day", "month", "year")

_WORD: Final = "|".join(sorted(_ONES, key=len, reverse=True))
_FIGURE: Final = re.compile(
    r"(?<![\w.$£€¥/#&@§-])(?<!\d,)(?:(?P<currency>(?:US|AU|CA|NZ|HK|[ACS])?\$|[£€¥]|RMB|CNY|USD|EUR|GBP) ?)?"
    rf"(?:(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|(?<=[$£€¥])\.\d+)"
    rf"|(?P<word>(?:{_WORD})\b(?:-(?:{_WORD})\b)?|an?(?= (?:hundred|thousand|million|billion|trillion)\b)))"
    r"(?:[ -]?(?P<scale>hundred|thousand|million|billion|trillion|mn|bn|tn|(?<=\d)[kmb](?![\w²-]))\b)?\+?"
    r"(?: ?(?P<share>%|percent(?:age)?(?:[ -]points?)?|per cent|pct|basis points|‰)"
    rf"| ?(?P<unit>{'|'.join(re.escape(name) for name in sorted(_UNITS, key=len, reverse=True))})(?!\w))?",
    re.IGNORECASE,
)
_SHARE: Final = re.compile(
    rf"\b(?P<part>{'|'.join(sorted(_SHARES, key=len, reverse=True)).replace(' ', '[ -]')})(?= of\b"
    rf"| (?:[a-z]+s|people)\b|(?<=\bby half)|(?<=\bby a half)|(?<=\bby a quarter)|(?<=\bby a third)"
    r"|(?<=\bby one quarter)|(?<=\bby one third)|(?<=\bby one half))",
    re.IGNORECASE,
)
_LABEL: Final = re.compile(
    r"\b(?:goals?|objectives?|actions?|strateg(?:y|ies)|priorit(?:y|ies)|sections?|tables?|figures?|charts?|chapters?"
    r"|parts?|phases?"
    r"|steps?|stages?|titles?|articles?|appendix|annex|pages?|pp?\.|nos?\.|number|items?|levels?|tiers?|grades?|version"
    r"|resolution"
    r"|ordinance|law|act|circular|notes?|box|class|type|form|milestones?|tasks?|initiatives?|outcomes?|pillars?|themes?"
    r"|scopes?|zones?"
    r"|wards?|january|february|march|april|may|june|july|august|september|october|november|december|jan\.?|feb\.?"
    r"|mar\.?|apr\.?|aug\.?"
    r"|sept?\.?|oct\.?|nov\.?|dec\.?|fy|cy|years?|q|exhibit|districts?|routes?|highway|rooms?|suite|ages?|aged|rev\."
    r"|vol\.|category"
    r"|session|group|vision|agenda|schedule|measures?|recommendations?|principles?|lines?|kpis?|indicators?|covid|bill"
    r"|code|ext\.?|top)"
    r"(?: \d+(?: ?(?:to|and|or|through|&|-))?)?\s?[:#]?\s*$",
    re.IGNORECASE,
)
_ACRONYM: Final = re.compile(r"\b[A-Z][A-Z&]+s?(?:-[A-Z])? $")
_NOT_BEHIND: Final = re.compile(
    r"(?:st|nd|rd|th)\b|-[A-Za-z]|/\d|:\d|\.\d|-\d{1,4}-\d|[A-Za-z_]|[.)]?\]|,? ?(?:a\.?m|p\.?m)\b"
    r"|,? (?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_CALLS: Final = re.compile(
    r" (?:calls?|cent(?:er|re)s?|system|services?|requests?|dispatch|hotline|line)\b", re.I
)
_NUMBERED_ITEM: Final = re.compile(r"[.)](?:\d+\.?)* ")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: folded[i:j], its number and unit as written, its value in the base unit."""

    i: int
    j: int
    number: str
    surface_unit: str | None
    value: Decimal
    unit: str | None  # None: the noun behind it is what is counted
    points: bool = False  # percentage points
    in_words: bool = False  # two, five: small counts that often number the parts of a text

    @property
    def is_count(self) -> bool:
        """Tell whether the noun behind it is what is counted."""
        return self.unit is None or self.unit == "person"


def figures_in(folded: str) -> list[Figure]:
    """Find the figures of a text, in order.

    >>> [(f.number, f"{f.value:.0f}", f.unit) for f in figures_in("Goal 2: spend $1.5 million on 12 parks by 2030")]
    [('1.5', '1500000', 'USD'), ('12', '12', None)]
    """
    shares = [_share(m) for m in _SHARE.finditer(folded)]
    taken = {place for share in shares for place in range(share.i, share.j)}
    found = [
        figure
        for m in _FIGURE.finditer(folded)
        if m.start() not in taken and (figure := _figure(m, folded)) is not None
    ]
    return sorted([*shares, *found], key=lambda figure: figure.i)


def _share(m: re.Match[str]) -> Figure:
    value = Decimal(_SHARES[m["part"].lower().replace("-", " ")])
    return Figure(m.start(), m.end(), m[0], None, value, "1", in_words=True)


def _figure(m: re.Match[str], folded: str) -> Figure | None:
    share, unit = (m["share"] or "").lower(), (m["unit"] or "").lower()
    if not (m["currency"] or m["scale"] or share) and _is_label(m, folded, plain=not unit):
        return None
    if (share or unit) and _NOT_AFTER_UNIT.match(folded, m.end()):
        return None
    value = _number(m) * _SCALES.get((m["scale"] or "").lower(), 1)
    base: str | None = None
    if share:
        value /= 1000 if share == "‰" else 10_000 if share.startswith("basis") else 100
        base = "1"
    elif m["currency"]:
        base = _CURRENCIES[m["currency"].upper()]
    elif unit:
        base, factor = _UNIT_NAMES[unit]
        value *= Decimal(factor)
    return Figure(
        m.start(),
        m.end(),
        m["digits"] or m["word"],
        _surface(m),
        value,
        base,
        points="point" in share,
        in_words=m["word"] is not None,
    )


_NOT_AFTER_UNIT: Final = re.compile(r"-[A-Za-z]| (?:ago|old)\b")


def _number(m: re.Match[str]) -> Decimal:
    if m["digits"]:
        return Decimal(m["digits"].replace(",", ""))
    parts = m["word"].lower().split("-")
    return Decimal(1 if parts[0] in ("a", "an") else sum(_ONES[part] for part in parts))


def _surface(m: re.Match[str]) -> str | None:
    """Give the unit as written: million dollars, %, or the currency that stands before the number."""
    words = [m["scale"], m["share"] or m["unit"] or (m["currency"] and _CURRENCIES[m["currency"].upper()])]
    return " ".join(word for word in words if word) or None


def _is_label(m: re.Match[str], folded: str, *, plain: bool) -> bool:
    """Tell whether a bare number is a year, a label, a part of a date or of a compound (a 30-day notice)."""
    digits = m["digits"] or ""
    before = folded[max(0, m.start() - 24) : m.start()]
    if plain and len(digits) == 4 and digits[:2] in ("19", "20") and not _counts(m, folded, before):
        return True
    if plain and (_ACRONYM.search(before) or _LABEL.search(before)):
        return True
    if _NOT_BEHIND.match(folded, m.end()):
        return True
    if digits in ("311", "911", "211", "988") and _CALLS.match(folded, m.end()):
        return True
    opens = not before or before[-1] == "\n" or before.endswith(("\n- ", "\n* "))
    return opens and bool(_NUMBERED_ITEM.match(folded, m.end()))


def _counts(m: re.Match[str], folded: str, before: str) -> bool:
    """Tell whether a number that looks like a year counts: at least 2000 trees."""
    return before.endswith(("least ", "more than ", "fewer than ")) and not folded.startswith(
        " levels", m.end()
    )

"""Figures of an English text: a number with its scale and unit, and the words that compare it."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from gangmu.core.extraction.drafts import Comparison

WORDS: Final = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100,
}  # fmt: skip
_PARTS: Final = {
    "half": "0.5", "one-half": "0.5", "one third": "0.3333", "one-third": "0.3333", "two-thirds": "0.6667", "two thirds": "0.6667",
    "a quarter": "0.25", "one quarter": "0.25", "one-quarter": "0.25", "three quarters": "0.75", "three-quarters": "0.75",
}  # fmt: skip
_SCALES: Final = {
    "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "k": 10**3, "m": 10**6, "bn": 10**9, "tn": 10**12,
}  # fmt: skip
_CURRENCIES: Final = {"$": "USD", "US$": "USD", "£": "GBP", "€": "EUR", "¥": "CNY", "RMB": "CNY"}
# Names of units that a number carries itself; any other noun behind a number is what is counted.
_UNITS: Final = {
    "yuan": ("CNY", "1"), "dollars": ("USD", "1"), "euros": ("EUR", "1"), "pounds": ("GBP", "1"),
    "hours": ("s", "3600"), "hour": ("s", "3600"), "minutes": ("s", "60"), "seconds": ("s", "1"),
    "business days": ("working_day", "1"), "working days": ("working_day", "1"), "days": ("day", "1"), "calendar days": ("day", "1"),
    "years": ("year", "1"), "tons": ("kg", "1000"), "tonnes": ("kg", "1000"), "metric tons": ("kg", "1000"), "kilograms": ("kg", "1"),
    "kilometers": ("m", "1000"), "kilometres": ("m", "1000"), "square kilometers": ("m²", "1000000"), "square kilometres": ("m²", "1000000"),
    "hectares": ("m²", "10000"), "square meters": ("m²", "1"), "square metres": ("m²", "1"), "meters": ("m", "1"), "metres": ("m", "1"),
}  # fmt: skip
_FIGURE: Final = re.compile(
    r"(?<![\w.$£€¥/–-])(?:(?P<currency>US\$|[$£€¥]|RMB) ?)?"
    rf"(?:(?P<digits>\d{{1,3}}(?:,\d{{3}})++(?:\.\d+)?|\d+(?:\.\d+)?)|(?P<word>(?:{'|'.join(WORDS)})(?=[ -](?!of (?:the|our|its|these)))))"
    r"(?:(?: |-)?(?P<scale>hundred|thousand|million|billion|trillion|bn|tn|(?<=\d)[kKmM](?![\w²]))\b)?"
    r"(?: ?(?P<share>%|percent(?:age)? points?|percent|per cent|basis points?|‰)"
    rf"|[ -](?P<unit>{'|'.join(sorted(_UNITS, key=len, reverse=True))})\b)?",
    re.IGNORECASE,
)
_PART: Final = re.compile(rf"\b(?P<part>{'|'.join(_PARTS)}) of\b", re.IGNORECASE)
_NOT_BEFORE: Final = re.compile(
    r"(?:goals?|objectives?|actions?|strateg(?:y|ies)|priorit(?:y|ies)|sections?|tables?|figures?|chapters?|part|phases?|steps?|titles?|articles?|appendix|annex|"
    r"pages?|no\.|nos\.|number|item|level|tier|grade|version|resolution|ordinance|law|act|circular|note|box|class|type|form|milestone|task|initiative|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|jan\.?|feb\.?|aug\.?|sept?\.?|oct\.?|nov\.?|dec\.?|"
    r"fy|fiscal year|year|q|page|exhibit|district|route|room|suite|age|aged|ages|rev\.|vol\.|and)\s*[:#]?\s*$",
    re.IGNORECASE,
)
_NOT_BEHIND: Final = re.compile(
    r"(?:st|nd|rd|th)\b|[-–](?:year|month|week|day|hour|minute|point|step|part|story|page|time)s?\b|/\d|:\d|\.\d|[-–]\d{1,4}-\d|[A-Za-z]|-[A-Za-z]|\)(?! )|(?<=\d)\s*[.)]\s*$",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d$")
_REACH: Final = r"at least|no (?:less|fewer|lower) than|not (?:less|fewer|lower) than|(?:a )?minimum of|or (?:more|higher|greater|above|better)|and above"
_EXCEED: Final = r"more than|over|exceed(?:s|ing|ed)?|above|surpass(?:es|ing|ed)?|greater than|higher than|upwards of|in excess of"
_WITHIN: Final = (
    r"no more than|not more than|at most|up to|(?:a )?maximum of|within|under|below|less than|fewer than|lower than|not exceed(?:ing)?"
    r"|no (?:higher|greater|later|longer) than|or (?:less|fewer|below|lower|under)|limit(?:ed)? (?:[\w' -]{2,60} )?to|cap(?:ped)? (?:[\w' -]{2,60} )?at"
)
_ABOUT: Final = (
    r"around|about|approximately|approx\.?|roughly|nearly|almost|close to|some|an estimated|estimated to be"
)
_BEFORE: Final = re.compile(
    rf"(?:(?P<within>{_WITHIN})|(?P<reach>{_REACH})|(?P<exceed>{_EXCEED})|(?P<about>{_ABOUT}))(?: (?:a|an|the))?\s*$",
    re.IGNORECASE,
)
_BEHIND: Final = re.compile(
    r"(?:[\w' -]{0,30}?\b)?(?:(?P<reach>or (?:more|higher|greater|above|better)|and above)|(?P<within>or (?:less|fewer|below|lower|under)))\b",
    re.IGNORECASE,
)
_RANGE: Final = re.compile(r" ?(?:-|–|to|and) ?(?=\d)")


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


def figures_in(folded: str) -> list[Figure]:
    """Find the figures of a text: numbers that count or measure, not labels, dates or names."""
    found = [figure for m in _FIGURE.finditer(folded) if (figure := _figure(m, folded))]
    found += [
        Figure(m.start(), m.end("part"), m["part"], None, Decimal(_PARTS[m["part"].lower()]), "1")
        for m in _PART.finditer(folded)
    ]
    return sorted(found, key=lambda figure: figure.i)


def _figure(m: re.Match[str], folded: str) -> Figure | None:
    digits, word = m["digits"], m["word"]
    plain = not (m["currency"] or m["scale"] or m["share"] or m["unit"])
    if plain and digits and _YEAR.match(digits):
        return None
    if _NOT_BEFORE.search(folded, max(0, m.start() - 16), m.start()) and (plain or m["share"] is None):
        return None
    if plain and _NOT_BEHIND.match(folded, m.end()):
        return None
    value = Decimal(digits.replace(",", "")) if digits else Decimal(WORDS[word.lower()])
    value *= _SCALES.get((m["scale"] or "").lower(), 1)
    share, unit = (m["share"] or "").lower(), (m["unit"] or "").lower()
    surface = m["share"] or " ".join(
        filter(None, (m["scale"], m["unit"] or _CURRENCIES.get((m["currency"] or "").upper())))
    )
    base: str | None = None
    if share:
        value /= 1000 if share == "‰" else 10_000 if share.startswith("basis") else 100
        base = "1"
    elif unit:
        base, factor = _UNITS[unit]
        value *= Decimal(factor)
    elif m["currency"]:
        base = _CURRENCIES[m["currency"].upper()]
    return Figure(m.start(), m.end(), digits or word, surface or None, value, base, points="point" in share)


def comparison_of(figure: Figure, folded: str, end: int) -> tuple[Comparison, int, int]:
    """Tell how a figure is compared, and the places from the comparing words to the end of the figure."""
    behind = _BEHIND.match(folded, figure.j, min(end, figure.j + 45))
    if behind:
        comparison = Comparison.REACH if behind["reach"] else Comparison.STAY_WITHIN
        return comparison, figure.i, behind.end()
    before = _BEFORE.search(folded, max(0, figure.i - 90), figure.i)
    if not before:
        return Comparison.REACH, figure.i, figure.j
    named = {
        "within": Comparison.STAY_WITHIN,
        "reach": Comparison.REACH,
        "exceed": Comparison.EXCEED,
        "about": Comparison.ABOUT,
    }
    group = next(name for name in named if before[name])
    return named[group], before.start(), figure.j


def is_range(folded: str, low: Figure, high: Figure) -> bool:
    """Tell whether two figures are the ends of one range: 3 to 5 percent, between 3 and 5 percent."""
    between = folded[low.j : high.i]
    if not _RANGE.fullmatch(between):
        return False
    if between.strip() == "and":
        return bool(re.search(r"between\s*$", folded[max(0, low.i - 9) : low.i]))
    return not re.search(r"from\s*$", folded[max(0, low.i - 7) : low.i])

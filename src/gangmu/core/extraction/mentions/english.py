"""Names in English plans: capitalised names that end in what they are, and systems in small letters."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from gangmu.core.extraction.mentions.candidates import Candidate

_HEADS: Final = {
    "organisation": (
        "Department Departments Agency Office Council Commission Authority Board Bureau Committee Division University College "
        "Institute Foundation Corporation Administration Ministry Association Alliance Coalition Partnership Society Library "
        "Hospital Archives Archive Service Services Task-Force Team Center Centre"
    ),
    "place": "County City Park River Creek Lake Harbor Harbour Airport Port District Neighborhood Island Bay Village Town Square Plaza Hub",
    "line": "Trail Greenway Line Corridor Highway Road Street Avenue Bridge Parkway Railway Expressway Route",
    "project": "Initiative Project Program Programme Campaign Challenge",
    "event": "Summit Forum Conference Festival Marathon Expo Fair Week",
    "document": "Plan Act Strategy Ordinance Directive Memorandum Guidelines Policy Framework Code Report",
    "platform": "Portal Dashboard System Database Register Registry Platform Inventory Catalog Catalogue",
}
_TYPES: Final = {word.replace("-", " "): type_ for type_, words in _HEADS.items() for word in words.split()}
_WORD = "[A-Z][A-Za-z'’&-]*"
_IDLE: Final = frozenset(
    """
a an the its our their this that these those new single we will should must can support supports
apply strengthen transform complete basic different powerful and or of to for in on with by from any
each all existing current develop create launch build maintain establish implement use using improve
public-facing is are was be as into through whole transportation school education health entire
overall one other such same which via user users use
""".split()
)
_OPENERS: Final = frozenset(
    "The A An This In By For And Our Each Goal Objective Action Strategy To Of Key".split()
)
_WINDOW: Final = 80


@dataclass(frozen=True, slots=True)
class _Patterns:
    head: re.Pattern[str]
    before: re.Pattern[str]
    system: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    """Compile what only English texts need."""
    heads = "|".join(sorted(_TYPES, key=len, reverse=True))
    return _Patterns(
        head=re.compile(rf"\b(?:{heads})\b(?: (?:of|for)(?: the)? {_WORD}(?: (?:and )?{_WORD}){{0,3}})?"),
        before=re.compile(rf"(?:{_WORD}[ -](?:(?:of|and|for|&) (?:the )?)?){{1,6}}$"),
        system=re.compile(
            r"\b(?:portal|dashboard|system|database|register|registry|platform|inventory|catalog(?:ue)?|website|app)s?\b"
        ),
    )


def find_english(folded: str) -> Iterator[Candidate]:
    """Find names in an English text."""
    for m in _patterns().head.finditer(folded):
        word = m.group().split(" of ")[0].split(" for ")[0]
        start = _begin(folded, m.start())
        if start < m.start() or " of " in m.group():
            yield Candidate(start, m.end(), _TYPES[word], f"english.{_TYPES[word]}")
    for m in _patterns().system.finditer(folded):
        start = _begin_of_system(folded, m.start())
        if start < m.start():
            yield Candidate(start, m.end(), "platform", "english.system")


def _begin(folded: str, head: int) -> int:
    before = folded[max(0, head - _WINDOW) : head]
    m = _patterns().before.search(before)
    if m is None:
        return head
    start = head - (len(before) - m.start())
    while start < head and folded[start:head].split(" ", 1)[0] in _OPENERS:
        start = folded.find(" ", start) + 1
    return start


def _begin_of_system(folded: str, head: int) -> int:
    """Take the words before portal, dashboard, … as far as they tell which."""
    start = head
    for word in reversed(folded[max(0, head - _WINDOW) : head].rsplit("\n", 1)[-1].split(" ")[-4:-1]):
        if not word.replace("-", "").isalpha() or word.lower() in _IDLE:
            break
        start -= len(word) + 1
    return start

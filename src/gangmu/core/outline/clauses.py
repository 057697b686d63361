"""Clauses (句): one sentence or list item each. What was promised hangs from them, and coverage counts them.

A clause ends at 。！？； or with its line; a closing mark behind the stop belongs to it. A stop inside brackets
parts nothing. Headings are no clauses, unless something was found in their words: then they say what they order.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from gangmu.core.outline.views import View, view

_HAN: Final = re.compile(r"[。!?;]+[”)\]]*|[(\[]|[)\]]")
_LATIN: Final = re.compile(r"(?:[.!?]+[”)\]]*(?=\s|$))|;|[(\[]|[)\]]")
_WORD: Final = re.compile(r"\w")
_BRACKET: Final = (
    60  # a bracket that is not closed within as many characters is a slip, and holds nothing back
)
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class ClauseSpan:
    """句: the code points start:end of a text that make one sentence or list item."""

    start: int
    end: int


def clauses_of(
    text: str, *, headings: Iterable[Span] = (), said: Iterable[Span] = (), whole_lines: bool = False
) -> list[ClauseSpan]:
    """Give the clauses of a text, in order; no two overlap.

    `headings` are spans of titles and labels; one in which any of `said` begins is a clause all the same.

    >>> [found] = clauses_of("一、总则\\n到2027年建成十座公园。", headings=[(0, 4)])
    >>> found
    ClauseSpan(start=5, end=18)
    """
    seen = view(text, whole_lines=whole_lines)
    begun = sorted(start for start, _ in said)
    silent = sorted(span for span in headings if not _any_between(begun, *span))
    found: list[ClauseSpan] = []
    for start, end in _sentences(seen):
        for begin, stop in _without(start, end, silent):
            if span := _trimmed(text, begin, stop):
                found.append(span)
    return found


def _sentences(seen: View) -> Iterator[Span]:
    """Give the sentences of the view as spans of the text, with their stops."""
    stops = _LATIN if seen.script == "latin" else _HAN
    here = 0
    for line in seen.folded.split("\n"):
        end = here + len(line)
        for i, j in _cut(seen.folded, here, end, stops):
            yield seen.span(i, j)
        here = end + 1


def _cut(folded: str, start: int, end: int, stops: "re.Pattern[str]") -> Iterator[Span]:
    here, opened = start, -1
    for found in stops.finditer(folded, start, end):
        mark = found[0]
        if mark in "([":
            opened = found.start()
        elif mark in ")]":
            opened = -1
        elif opened < 0 or not _closes(folded, opened, end):
            yield here, found.end()
            here, opened = found.end(), -1
    if here < end:
        yield here, end


def _closes(folded: str, opened: int, end: int) -> bool:
    closing = ")" if folded[opened] == "(" else "]"
    return folded.find(closing, opened, min(end, opened + _BRACKET)) >= 0


def _without(start: int, end: int, silent: Sequence[Span]) -> Iterator[Span]:
    """Leave the silent headings out of start:end."""
    here = start
    first = max(bisect_right(silent, (start, start)) - 1, 0)
    for a, b in silent[first:]:
        if a >= end:
            break
        if b <= here:
            continue
        if a > here:
            yield here, a
        here = max(here, b)
    if here < end:
        yield here, end


def _trimmed(text: str, start: int, end: int) -> ClauseSpan | None:
    words = text[start:end]
    if not _WORD.search(words):
        return None
    begin = start + len(words) - len(words.lstrip())
    return ClauseSpan(begin, start + len(words.rstrip()))


def _any_between(sorted_starts: Sequence[int], start: int, end: int) -> bool:
    place = bisect_left(sorted_starts, start)
    return place < len(sorted_starts) and sorted_starts[place] < end


def clause_at(clauses: Sequence[ClauseSpan], place: int) -> int | None:
    """Give the number of the clause in which a place of the text stands, or the nearest one before it."""
    found = bisect_right(clauses, place, key=lambda clause: clause.start) - 1
    return found if found >= 0 else None

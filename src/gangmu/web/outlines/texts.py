"""The text beside the drafts: paragraphs cut where drafts begin and end."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Protocol

_LINE: Final = re.compile(r"[^\r\n]+")


class Marked(Protocol):
    """What is marked in the text."""

    @property
    def start(self) -> int:
        """Where it begins."""
        ...

    @property
    def end(self) -> int:
        """Where it ends."""
        ...

    @property
    def number(self) -> int:
        """The number by which it is known beside the text."""
        ...


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text under at most one mark, and the numbers of marks that end with it."""

    text: str
    number: int = 0  # of the mark over it; 0: none
    ends: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """段: a line of the text with its marks."""

    start: int
    runs: tuple[Run, ...]
    is_heading: bool = False


def paragraphs_of(
    text: str, start: int, end: int, marks: Sequence[Marked], headings: Sequence[tuple[int, int]] = ()
) -> Iterator[Paragraph]:
    """Cut a stretch of the text into paragraphs and runs. Where marks overlap, words belong to the shorter one."""
    ordered = sorted(marks, key=lambda mark: mark.start)
    starts = [mark.start for mark in ordered]
    longest = max((mark.end - mark.start for mark in ordered), default=0)
    heads = sorted(headings)
    for found in _LINE.finditer(text, start, end):
        if not found[0].strip():
            continue
        begin, stop = found.span()
        first = bisect_left(starts, begin - longest)
        last = bisect_left(starts, stop)
        here = [mark for mark in ordered[first:last] if mark.end > begin]
        place = bisect_left(heads, (begin, 0))
        heading = place < len(heads) and heads[place][0] < stop and heads[place][1] >= stop - 1
        yield Paragraph(begin, tuple(_runs(text, begin, stop, here)), heading)


def _runs(text: str, start: int, end: int, marks: Sequence[Marked]) -> Iterator[Run]:
    cuts = {start, end}
    for mark in marks:
        cuts |= {max(mark.start, start), min(mark.end, end)}
    edges = sorted(cuts)
    for begin, stop in pairwise(edges):
        over = [mark for mark in marks if mark.start <= begin and mark.end >= stop]
        shortest = min(over, key=lambda mark: mark.end - mark.start, default=None)
        ends = tuple(sorted(mark.number for mark in marks if mark.end == stop))
        yield Run(text[begin:stop], shortest.number if shortest else 0, ends)

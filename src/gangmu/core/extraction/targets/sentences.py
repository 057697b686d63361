"""Sentences with figures (含数句): where clauses begin and end around each figure."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Final

from gangmu.core.base.periods import StatedPeriod
from gangmu.core.extraction.targets.quantities import Figure
from gangmu.core.outline.passages import Passage

# A comma or colon inside a number (2,530; 1.8:1) parts nothing.
_COMMA: Final = re.compile(r",(?:(?<![0-9],)|(?![0-9]{3}(?![0-9])))|:(?:(?<![0-9]:)|(?![0-9]))|--")
_STOP: Final = re.compile(r"[。!?;\n\t]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the folded view with its figures and its words of time."""

    i: int
    j: int
    passage: Passage
    clauses: tuple[int, ...]  # where each clause begins; the first is i
    figures: tuple[Figure, ...]
    periods: tuple[StatedPeriod, ...]

    def periods_before(self, place: int) -> tuple[StatedPeriod, ...]:
        """Give the words of time of the sentence before `place`, at most the last eight."""
        at = bisect_left(self.periods, place, key=lambda stated: stated.i)
        return self.periods[max(0, at - 8) : at]

    def clause_of(self, place: int) -> tuple[int, int]:
        """Give the clause that holds `place`, without its comma."""
        at = bisect_right(self.clauses, place) - 1
        end = self.clauses[at + 1] - 1 if at + 1 < len(self.clauses) else self.j
        return self.clauses[at], end


def sentences_with_figures(
    folded: str, passages: tuple[Passage, ...], figures: list[Figure], periods: list[StatedPeriod]
) -> list[Sentence]:
    """Group the figures by sentence, within their passage."""
    starts = [passage.start for passage in passages]
    stated_at = [stated.i for stated in periods]
    found: list[Sentence] = []
    here = 0
    while here < len(figures):
        place = figures[here].i
        at = bisect_right(starts, place) - 1
        if at < 0 or place >= passages[at].end:
            here += 1
            continue
        passage = passages[at]
        i, j = bounds(folded, place, passage)
        until = here
        while until < len(figures) and figures[until].i < j:
            until += 1
        mine = periods[bisect_left(stated_at, i) : bisect_left(stated_at, j)]
        found.append(sentence_of(folded, passage, (i, j), tuple(mine), tuple(figures[here:until])))
        here = until
    return found


def sentence_of(
    folded: str,
    passage: Passage,
    places: tuple[int, int],
    periods: tuple[StatedPeriod, ...],
    figures: tuple[Figure, ...] = (),
) -> Sentence:
    """Give the sentence folded[i:j] with its clauses."""
    i, j = places
    return Sentence(i, j, passage, (i, *(m.end() for m in _COMMA.finditer(folded, i, j))), figures, periods)


def bounds(folded: str, place: int, passage: Passage) -> tuple[int, int]:
    """Give from where to where the sentence that holds `place` runs."""
    i = max(folded.rfind(stop, passage.start, place) for stop in "。!?;\n\t") + 1
    m = _STOP.search(folded, place, passage.end)
    return max(i, passage.start), m.start() if m else passage.end

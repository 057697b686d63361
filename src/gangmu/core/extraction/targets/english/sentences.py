"""Sentences of an English plan that hold figures, with all that their reading needs."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from gangmu.core.extraction.targets.english.figures import Figure
from gangmu.core.extraction.targets.english.periods import Role, Stated
from gangmu.core.extraction.targets.english.tenses import Tense, tenses_in
from gangmu.core.extraction.targets.english.verbs import IMPERATIVE, MOVES
from gangmu.core.outline.outlines import Outline
from gangmu.core.outline.passages import Part

_BOUND: Final = re.compile(r"[.!?][)”\"’]* +(?=[A-Z0-9“\"(•$£€])|\n+| [•▪●] ")
_WRAP: Final = re.compile(r"(?<=[\w)%]) (?=[A-Z\d])(\w+)")
_SHORT_FORM: Final = re.compile(
    r"(?:\b(?:approx|no|nos|vs|est|avg|min|max|fig|sec|pp?|ca|st|mt|ft|dr|mr|ms|mrs|jr|inc|co|corp|dept|u\.s|u\.k|e\.g"
    r"|i\.e|jan|feb|aug|sept?|oct|nov|dec)|(?<=\n)\W*\d+|(?:^|[\s(])[A-Z])$",
    re.IGNORECASE,
)
_LABEL: Final = re.compile(r"^\(?(?:[a-z]|[ivx]{2,4}|\d{1,2})[.)] +(?=[A-Z])", re.MULTILINE)  # a) Plant trees
_LEAD: Final = re.compile(r":\s*$")
_MARKED: Final = re.compile(r"\s*(?:[-*•▪●o]\s|\(?[\da-z]{1,2}[.)]\s)")
_ITEM: Final = re.compile(r"\s*(?:[-*•▪●o]\s|\(?[\da-z]{1,2}[.)]\s|\d+(?:\.\d+)+\s|[A-Z\d“$])")


# What runs on longer than this is no sentence: a table without lines, a text without stops.
_REACH: Final = 900
_FIGURES: Final = 40


@dataclass(frozen=True, slots=True)
class Sentence:
    """folded[start:end], a sentence with figures; `lead` is the line with a colon above a list that holds it."""

    start: int
    end: int
    part: Part
    node: str | None
    figures: list[Figure]
    dates: list[Stated]
    tenses: list[Tense]
    movers: list[tuple[int, int]]
    lead: "Lead | None"
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Lead:
    """The words that govern a list or a paragraph from above: whether they promise, and their date."""

    promises: bool | None
    date: Stated | None


@dataclass(slots=True)
class Sentences:
    """The sentences of a document; finds those that hold figures."""

    outline: Outline
    dates: Sequence[Stated]
    _bounds: list[int] = field(default_factory=list)
    _date_places: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Find the places where sentences end."""
        folded = self.outline.view.folded
        bounds = {0, len(folded)}
        for m in _BOUND.finditer(folded):
            if folded[m.start()] != "." or not _SHORT_FORM.search(folded, max(0, m.start() - 12), m.start()):
                bounds.add(m.end())
        bounds |= {m.end() for m in _LABEL.finditer(folded)}
        self._bounds = sorted(bounds | self._entries())
        self._date_places = [date.i for date in self.dates]

    def _entries(self) -> set[int]:
        """Find where entries of a list stand in one line: a line that runs on begins with an order, or ends in a deadline."""
        folded, text, at = self.outline.view.folded, self.outline.view.text, self.outline.view.at
        due = {date.j for date in self.dates if date.role is Role.DUE}
        return {
            m.start(1)
            for m in _WRAP.finditer(folded)
            if text[at[m.start()]] in "\r\n" and (m[1].lower() in IMPERATIVE or m.start() in due)
        }

    def with_figures(self, figures: Sequence[Figure]) -> Iterator[Sentence]:
        """Give the sentences that hold figures, in order."""
        index = here = 0
        while index < len(figures):
            at = bisect_right(self._bounds, figures[index].i)
            start = max(self._bounds[at - 1], here, figures[index].i - _REACH)
            end = self._bounds[at] if at < len(self._bounds) else figures[index].j
            last = index
            while last < min(len(figures), index + _FIGURES) and figures[last].i < end:
                last += 1
            here = max(figures[last - 1].j, min(end, figures[last - 1].j + _REACH))
            if last < len(figures):
                here = min(here, max(figures[last].i, figures[last - 1].j))
            yield self._sentence(start, here, list(figures[index:last]))
            index = last

    def _sentence(self, start: int, end: int, figures: list[Figure]) -> Sentence:
        folded = self.outline.view.folded
        passage = self.outline.passage_at(figures[0].i)
        return Sentence(
            start=start,
            end=end,
            part=passage.part if passage else Part.BODY,
            node=passage.node if passage else None,
            figures=figures,
            dates=self._dates(start, end),
            tenses=tenses_in(folded, start, end),
            movers=[m.span() for m in MOVES.finditer(folded, start, end)],
            lead=self._lead(start),
            is_heading=bool(passage and passage.is_heading),
        )

    def _dates(self, start: int, end: int) -> list[Stated]:
        return list(self.dates[bisect_left(self._date_places, start) : bisect_left(self._date_places, end)])

    def _lead(self, start: int) -> Lead | None:
        """Find the line above a list that ends in a colon, or the date at the head of the paragraph."""
        folded = self.outline.view.folded
        line = folded.rfind("\n", 0, start) + 1
        opening = [date for date in self._dates(line, min(line + 40, start)) if date.role is Role.DUE]
        above = self._line_above(line) if _ITEM.match(folded, line) else None
        if above is not None:
            return self._read_lead(above[0], above[1], opening)
        return Lead(None, opening[0]) if opening else None

    def _line_above(self, line: int) -> tuple[int, int] | None:
        """Find the line with a colon above the entries of a list, all of one form."""
        folded, listed = self.outline.view.folded, _MARKED.match(self.outline.view.folded, line) is not None
        here = line
        for _ in range(12):
            above = folded.rfind("\n", 0, max(0, here - 1)) + 1
            passage = self.outline.passage_at(above)
            if above >= here or (passage and passage.is_heading):
                return None
            if _LEAD.search(folded, max(above, here - 4), here - 1):
                return above, here - 1
            blank = not folded[above : here - 1].strip()
            if not blank and (
                (_MARKED.match(folded, above) is not None) != listed or not _ITEM.match(folded, above)
            ):
                return None
            here = above
        return None

    def _read_lead(self, start: int, end: int, opening: list[Stated]) -> Lead | None:
        begin = max(start, self._bounds[bisect_right(self._bounds, max(start, end - 2)) - 1])
        named = [tense.name for tense in tenses_in(self.outline.view.folded, begin, end)]
        firm = [name for name in named if name in ("future", "past", "status")]
        dates = opening or [date for date in self._dates(begin, end) if date.role is not Role.ASIDE]
        promises = firm[0] == "future" if firm else None
        if promises is None and re.search(
            r"\b(?:targets?|goals?|objectives?)\b", self.outline.view.folded[begin:end], re.I
        ):
            promises = True
        return Lead(promises, dates[0] if dates else None)

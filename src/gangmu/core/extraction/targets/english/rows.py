"""Rows: a statement of an English sentence as a draft of a target or a baseline, with its period."""

import re
from typing import Final

from gangmu.core.extraction.drafts import Because, Kind, TargetDraft, TargetPeriod
from gangmu.core.extraction.targets.english.horizons import Times
from gangmu.core.extraction.targets.english.kinds import kind_of
from gangmu.core.extraction.targets.english.periods import Role, Stated, every_in
from gangmu.core.extraction.targets.english.sentences import Sentence
from gangmu.core.extraction.targets.english.statements import Statement
from gangmu.core.outline.outlines import Outline

_JOINED: Final = re.compile(r"(?:\b(?:and|then|while)|;)\s*$", re.IGNORECASE)
_NOUN_PHRASE: Final = re.compile(r"\s(?:of|in|with|on|at|for|who|that|using|per)\s")
_AMBITION: Final = re.compile(r"\b(?:striv\w+|aim\w*|seek\w*|aspir\w+|hop\w+) (?:to|for|at)\b", re.IGNORECASE)


class Rows:
    """Makes the rows of a document."""

    def __init__(self, outline: Outline, times: Times) -> None:
        """Know what the title and the headings say of the time."""
        self._outline = outline
        self._times = times

    def row(self, sentence: Sentence, said: Statement) -> TargetDraft | None:
        """Make the row of a statement; None where no word says that it is promised or reported."""
        kind = self._kind(sentence, said)
        if kind is None:
            return None
        seen = self._outline.view
        start, end = seen.span(*_bare(seen.folded, said.i, said.j))
        return TargetDraft(
            start=start,
            end=end,
            kind=kind,
            indicator=said.name,
            comparison=said.comparison,
            basis=said.basis,
            number=said.figure.number,
            surface_unit=said.figure.surface_unit,
            value=said.value,
            value_high=-said.high.value
            if said.high and said.sign < 0
            else said.high.value
            if said.high
            else None,
            unit=said.unit or _counted(said),
            ambition=bool(_AMBITION.search(seen.folded, max(sentence.start, said.i - 60), said.figure.i)),
            period=self._period(sentence, said, kind),
            node=sentence.node,
            because=(Because(f"english.{said.link or 'opening'}.{said.comparison.value}", start, end),),
        )

    def _kind(self, sentence: Sentence, said: Statement) -> Kind | None:
        if said.is_past_value:
            return Kind.BASELINE
        return kind_of(
            sentence,
            self._outline.view.folded,
            verb=said.verb,
            i=said.figure.i,
            j=(said.high or said.figure).j,
            is_subject=said.is_subject,
            year=self._times.year_of(sentence.node),
        )

    def _period(self, sentence: Sentence, said: Statement, kind: Kind) -> TargetPeriod | None:
        every = every_in(
            self._outline.view.folded, max(sentence.start, said.i - 30), min(sentence.end, said.j + 40)
        )
        stated = self._of_baseline(sentence, said) if kind is Kind.BASELINE else self._due(sentence, said)
        if stated:
            return TargetPeriod(start=stated.start, end=stated.end, every=every)
        last = None if kind is Kind.BASELINE else self._governing(sentence)
        return TargetPeriod(end=last, every=every) if last or every else None

    def _governing(self, sentence: Sentence) -> str | None:
        if sentence.lead and sentence.lead.date:
            return sentence.lead.date.end
        return self._times.last_of(sentence.node)

    def _of_baseline(self, sentence: Sentence, said: Statement) -> Stated | None:
        """Find the date of a reported figure: right behind it, else before it in its sentence."""
        dates = [date for date in sentence.dates if date.role is not Role.DUE]
        behind = [date for date in dates if 0 <= date.i - said.figure.j < 30]
        if behind or said.is_past_value:
            return behind[0] if behind else None
        before = [date for date in dates if date.i < said.figure.i]
        after = [date for date in dates if date.i >= said.figure.j and date.role is Role.WHEN]
        return before[-1] if before else after[0] if after else None

    def _due(self, sentence: Sentence, said: Statement) -> Stated | None:
        """Find the deadline of a figure: right behind it, before it, or shared with the figures beside it."""
        year = self._times.year_of(sentence.node)
        in_row = self._outline.view.folded[sentence.start : sentence.start + 1] == "|"
        usable = [date for date in sentence.dates if _is_due(date, year, in_row=in_row)]
        figure, ends = said.figure, said.high or said.figure
        places = [other.i for other in sentence.figures if other.i > ends.i]
        following = min(places, default=sentence.end)
        previous = max((other.j for other in sentence.figures if other.j <= figure.i), default=sentence.start)
        behind = [
            date for date in usable if ends.j <= date.i and not self._is_of_next(sentence, ends.j, date.i)
        ]
        near = [date for date in behind if date.i < following and not self._is_joined(ends.j, date.i)]
        before = [
            date for date in usable if date.i < figure.i and not self._is_done_with(sentence, date, figure.i)
        ]
        own = [date for date in before if previous <= date.i]
        for choice, at in ((near, 0), (own, -1), (behind, 0), (before, -1)):
            if choice:
                return choice[at]
        return None

    def _is_of_next(self, sentence: Sentence, i: int, j: int) -> bool:
        """Tell whether a date belongs to a further order, while the plan itself dates what has none."""
        order = any(i < mover[0] < j for mover in sentence.movers) and "," in self._outline.view.folded[i:j]
        return order and self._governing(sentence) is not None

    def _is_done_with(self, sentence: Sentence, date: Stated, place: int) -> bool:
        """Tell whether a date behind a figure is parted from `place` by a semicolon: 90% by 2051; maintain 35%."""
        return self._outline.view.folded.find(";", date.j, place) >= 0 and any(
            other.j <= date.i for other in sentence.figures
        )

    def _is_joined(self, i: int, j: int) -> bool:
        return bool(_JOINED.search(self._outline.view.folded[i:j]))


def _counted(said: Statement) -> str | None:
    """Give the noun that is counted from the name: the number of chain stores in the county."""
    words = _NOUN_PHRASE.split(said.name.removeprefix("number of "))[0].split()
    return words[-1] if words and said.figure.is_count else None


def _bare(folded: str, i: int, j: int) -> tuple[int, int]:
    """Cut blanks and marks off the ends of a span."""
    while j - i > 1 and not folded[j - 1].isalnum() and folded[j - 1] not in "%)‰+":
        j -= 1
    while j - i > 1 and not folded[i].isalnum() and folded[i] not in "$£€¥(<>≥≤~":
        i += 1
    return i, j


def _is_due(date: Stated, year: int | None, *, in_row: bool) -> bool:
    if date.role is Role.DUE or in_row:
        return True
    return date.role is Role.WHEN and (year is None or date.year >= year)

"""Deadlines of English measures: By 2030 we will build …, Launch … by June 2027; else what the heading or document states for all."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from gangmu.core.extraction.drafts import MeasureDraft
from gangmu.core.extraction.targets.english.horizons import Times
from gangmu.core.extraction.targets.english.periods import Role, Stated, dates_in, every_in
from gangmu.core.outline.outlines import Outline

_STOP: Final = re.compile(r"[.;!?](?=\s|$)|[\n\t|]")
_REACH: Final = 300  # characters before the verb in which its sentence may begin

English = tuple[
    str | None, str | None, str | None, tuple[int, int] | None
]  # start, end, every; where it is said


def english_deadlines(outline: Outline, measures: Sequence[MeasureDraft]) -> Iterator[English]:
    """Give the dates of the measures of an English outline, in order."""
    folded, times = outline.view.folded, Times(outline)
    dates = dates_in(folded, times.year_at)
    starts = [stated.i for stated in dates]
    for measure in measures:
        i = outline.view.place(measure.start)
        passage = outline.passage_at(i)
        begin = max(i - _REACH, passage.start if passage else 0)
        for stop in _STOP.finditer(folded, begin, i):
            begin = stop.end()
        end = outline.view.place(measure.end)
        near = dates[bisect_left(starts, begin) : bisect_left(starts, end)]
        stated = _ruling(near, i, times.year_at(i))
        every = every_in(folded, begin, end)
        if stated is not None:
            yield stated.start, stated.end, every, (stated.i, stated.j)
        else:
            yield None, times.last_of(measure.node), every, None


def _ruling(dates: Sequence[Stated], verb: int, year: int | None) -> Stated | None:
    """Give the date that rules a verb: the last before it, else the first behind it."""
    wanted = [stated for stated in dates if _is_ahead(stated, year)]
    before = [stated for stated in wanted if stated.i < verb]
    return before[-1] if before else next(iter(wanted), None)


def _is_ahead(stated: Stated, year: int | None) -> bool:
    if stated.role is Role.DUE:
        return year is None or stated.year >= year
    return stated.role is Role.WHEN and year is not None and stated.year >= year

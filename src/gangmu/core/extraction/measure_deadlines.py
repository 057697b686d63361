"""Deadlines of measures (举措的期限): by when each is to be done, where the text says so.

A time in the measure's own sentence rules; then what the words that name its units say; then the time that opens its
paragraph, or that an earlier sentence of it states alone (到2035年：); then the line that announces its list; then a heading
that names years; then the horizon that the document's title or opening states for all. A date of another promise's sentence
never flows on. What comes from elsewhere than the own sentence is marked, so that the review looks at it. Most measures
have none: they stand, and nothing is invented for them.
It is asked for when a reading becomes drafts to review, so that `gangmu read` does not pay for it.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from gangmu.core.base.periods import StatedPeriod, TimeRole
from gangmu.core.extraction.drafts import DutyDraft, TargetPeriod
from gangmu.core.extraction.duties import WHOLE_TASK
from gangmu.core.extraction.reading import Reading
from gangmu.core.extraction.targets.horizons import (
    Horizons,
    completed,
    heads_a_clause,
    horizons_of,
    is_whole,
    period_of,
)
from gangmu.core.extraction.targets.sentences import Sentence, bounds, sentence_of
from gangmu.core.outline.scripts import simplify

Places = tuple[int, int]
# What is kept is done by no date but one that its own sentence states: 坚持党的领导 in a plan for five years.
_STANDING: Final = frozenset("坚持 保持 坚守 坚定 遵循 贯彻 践行 秉持 恪守 维护 弘扬 牢记".split())


@dataclass(frozen=True, slots=True)
class MeasureDeadline:
    """举措的期限: until when or how often, and the words that say so; no span where the document lends it to all."""

    period: TargetPeriod
    start: int | None = None
    end: int | None = None
    is_lent: bool = False  # it stands elsewhere than in the measure's own sentence or task


def deadlines_of_measures(reading: Reading) -> list[MeasureDeadline | None]:
    """Give the deadline of each measure of a reading, None where the text states none."""
    outline = reading.outline
    if outline.language == "en":
        return list(_english(reading))
    horizons = horizons_of(outline)
    dated = [duty for duty in reading.duties if any(told.rule == WHOLE_TASK for told in duty.because)]
    starts = [duty.start for duty in dated]
    found = []
    for measure in reading.measures:
        at = bisect_right(starts, measure.start) - 1
        task = dated[at] if at >= 0 and measure.start < dated[at].end else None
        found.append(_deadline(horizons, measure.verb_start, measure.verb, task))
    return found


def dates_of_measures(reading: Reading) -> dict[str, dict[str, Any]]:
    """Give the deadlines by the measure's id in the contract, as plain values: its period, and the span that says so.

    They stand beside the contract of `gangmu read` (DESIGN §5.1), whose keys are stable.
    """
    return {
        f"m{number}": as_values(deadline)
        for number, deadline in enumerate(deadlines_of_measures(reading), 1)
        if deadline is not None
    }


def as_values(deadline: MeasureDeadline) -> dict[str, Any]:
    """Give a deadline as plain values."""
    period = deadline.period
    return {
        "period": {"start": period.start, "end": period.end, "every": period.every},
        "said": None if deadline.start is None else [deadline.start, deadline.end],
        "is_lent": deadline.is_lent,
    }


def deadline_at(reading: Reading, place: int) -> MeasureDeadline | None:
    """Give the deadline of words that the reader took for no measure, by the same rule; `place` is where they begin."""
    if reading.outline.language == "en":
        return None
    words = reading.outline.view.text[place : place + 2]
    return _deadline(horizons_of(reading.outline), place, words, None)


def _english(reading: Reading) -> Iterator[MeasureDeadline | None]:
    # Compiled only for an English text: its patterns would cost each Chinese reading.
    from gangmu.core.extraction.english_deadlines import english_deadlines

    view = reading.outline.view
    for since, end, every, said in english_deadlines(reading.outline, reading.measures):
        period = TargetPeriod(since, end, every)
        start, stop = view.span(*said) if said else (None, None)
        yield MeasureDeadline(period, start, stop, not said) if end or every else None


def _deadline(horizons: Horizons, start: int, words: str, task: DutyDraft | None) -> MeasureDeadline | None:
    outline = horizons.outline
    verb = outline.view.place(start)
    passage = outline.passage_at(verb)
    if passage is None:
        return None
    i, j = bounds(outline.view.folded, verb, passage)
    sentence = sentence_of(outline.view.folded, passage, (i, j), horizons.between(i, j))
    stated, said = _in_sentence(horizons, sentence, verb) or (None, None)
    if stated is not None and stated.role is TimeRole.STATUS:
        return None  # 截至…: how things stood
    if stated is None and task is not None:
        reason = next(told for told in task.because if told.rule == WHOLE_TASK)
        return MeasureDeadline(TargetPeriod(end=task.deadline), reason.start, reason.end)
    is_lent = stated is None
    if stated is None and simplify(words[:2]) not in _STANDING:
        stated = horizons.around_measure(sentence, verb)
        said = horizons.place_of(stated)
    if stated is not None and _is_over(stated, horizons.year_at(verb)):
        return None
    period = period_of(stated, horizons.every(sentence, verb))
    if period is None:
        return None
    first, last = outline.view.span(*said) if said else (None, None)
    return MeasureDeadline(period, first, last, is_lent and stated is not None)


def _in_sentence(horizons: Horizons, sentence: Sentence, verb: int) -> tuple[StatedPeriod, Places] | None:
    """Give the time of the sentence that rules the verb, and where it is said.

    Before the verb it heads a clause or is a date of the verb's own: 办好2026年全运会，提升城市形象 gives none, for the year of
    an event is no date of what follows. Behind the verb it is a date of the same clause: 争取2025年底前建成.
    """
    a, b = sentence.clause_of(verb)
    folded = horizons.outline.view.folded
    dated = [stated for stated in sentence.periods if _may_rule(stated)]
    before = [stated for stated in dated if stated.i < verb]
    for stated in reversed(before):
        own = stated.i >= a and stated.role is TimeRole.DEADLINE
        if not own and not heads_a_clause(folded, stated, sentence.passage.start):
            continue
        if (whole := completed(stated, before)) is not None:
            return whole, (stated.i, stated.j)
    behind = (stated for stated in dated if verb <= stated.i < b and stated.role is TimeRole.DEADLINE)
    return next(((stated, (stated.i, stated.j)) for stated in behind if is_whole(stated)), None)


def _may_rule(stated: StatedPeriod) -> bool:
    return stated.end is not None and stated.role in (TimeRole.DEADLINE, TimeRole.MOMENT, TimeRole.STATUS)


def _is_over(stated: StatedPeriod, year: int | None) -> bool:
    """Tell whether a time had passed before the document began to speak."""
    return year is not None and stated.end_year is not None and stated.end_year < year

"""举措 that a text states. `find_measures` is the door."""

from collections.abc import Callable
from functools import cache
from itertools import repeat

from gangmu.core.extraction.drafts import Because, MeasureDraft, Strength
from gangmu.core.extraction.measures.clauses import Found, sentences
from gangmu.core.extraction.measures.lexicon import STRENGTHS
from gangmu.core.extraction.measures.outcomes import TELLING, is_outcome
from gangmu.core.outline.outlines import Outline
from gangmu.core.outline.passages import Part
from gangmu.core.outline.views import View

_SILENT = frozenset((Part.PREFACE, Part.BACKGROUND, Part.GUIDANCE))
_Divide = Callable[[str, int, int], list[list[Found]]]
_Judge = Callable[[str, list[Found]], list[Strength]]
_OUTCOME = Strength.OUTCOME


def find_measures(outline: Outline) -> list[MeasureDraft]:
    """Find the verbs with their objects in an outline, in order of the text.

    Preface, background and guidance order nothing; headings repeat what the text below them says.
    """
    text = outline.view.folded
    english = outline.language == "en"
    divide, judge = _english() if english else (sentences, _strengths)
    rows: list[MeasureDraft] = []
    row = _rows_of(outline.view, english=english)
    for passage in outline.passages:
        if passage.is_heading or passage.part in _SILENT:
            continue
        node = passage.node
        for sentence in divide(text, passage.start, passage.end):
            rows += map(row, sentence, judge(text, sentence), repeat(node))
    return rows


def _rows_of(seen: View, *, english: bool) -> Callable[[Found, Strength, str | None], MeasureDraft]:
    """Give the maker of rows from places of a view."""
    folded, at, text = seen.folded, seen.at, seen.text
    names = text if english else seen.simplified

    def row(found: Found, strength: Strength, node: str | None) -> MeasureDraft:
        i, j, verb_i, verb_j = found
        end, verb_start, verb_end, thing = at[j - 1] + 1, at[verb_i], at[verb_j - 1] + 1, at[verb_j]
        written = (names[thing:end] if end - thing == j - verb_j else folded[verb_j:j]).strip()
        rule = "measure.outcome" if strength is _OUTCOME else "measure.verb"
        because = (Because(rule, verb_start, verb_end),)
        return MeasureDraft(at[i], end, text[verb_start:verb_end], written, strength, node, because)

    return row


def _english() -> tuple[_Divide, _Judge]:
    """Give what divides English texts and judges their verbs."""
    # Compiled only for an English text: its patterns would cost each Chinese reading.
    from gangmu.core.extraction.measures.english import english_sentences, english_strength

    def strengths(text: str, sentence: list[Found]) -> list[Strength]:
        return [english_strength(text[found.verb_start : found.verb_end]) for found in sentence]

    return english_sentences, strengths


def _strengths(text: str, sentence: list[Found]) -> list[Strength]:
    """Judge the measures of a sentence from its end: what closes it tells what the rest is for."""
    strengths: list[Strength] = []
    last = True
    for number in range(len(sentence) - 1, -1, -1):
        _, j, verb_i, verb_j = sentence[number]
        verb = text[verb_i:verb_j]
        outcome = verb[-2:] in TELLING and is_outcome(verb, text[verb_j:j], last=last, alone=number == 0)
        last = last and outcome
        strengths.append(_OUTCOME if outcome else _strength(verb))
    strengths.reverse()
    return strengths


@cache
def _strength(verb: str) -> Strength:
    first = STRENGTHS.get(verb[:2], Strength.ORDER)
    if first in (Strength.EXPLORE, Strength.ENCOURAGE):
        return first
    second = STRENGTHS.get(verb[-2:], first)
    return Strength.ORDER if second is Strength.OUTCOME else second

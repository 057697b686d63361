"""举措 that a text states. `find_measures` is the door."""

from collections.abc import Callable
from functools import cache

from gangmu.core.extraction.drafts import MeasureDraft, Strength
from gangmu.core.extraction.measures.clauses import Found, sentences
from gangmu.core.extraction.measures.lexicon import STRENGTHS
from gangmu.core.extraction.measures.outcomes import TELLING, is_outcome
from gangmu.core.outline.outlines import Outline
from gangmu.core.outline.passages import Part
from gangmu.core.outline.views import View, has_marks

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
    found: list[Found] = []
    strengths: list[Strength] = []
    nodes: list[str | None] = []
    for passage in outline.passages:
        if passage.is_heading or passage.part in _SILENT:
            continue
        for sentence in divide(text, passage.start, passage.end):
            found += sentence
            strengths += judge(text, sentence)
        nodes += [passage.node] * (len(found) - len(nodes))
    return _rows(outline.view, found, strengths, nodes, english=english)


def _rows(
    seen: View, found: list[Found], strengths: list[Strength], nodes: list[str | None], *, english: bool
) -> list[MeasureDraft]:
    """Make rows of places of a view. A call for each would cost a long text a tenth of its reading."""
    folded, at, text = seen.folded, seen.at, seen.text
    new = tuple.__new__
    rows: list[MeasureDraft] = []
    for (i, j, verb_i, verb_j), strength, node in zip(found, strengths, nodes, strict=True):
        end, verb_start, verb_end, thing = at[j - 1] + 1, at[verb_i], at[verb_j - 1] + 1, at[verb_j]
        words = folded[verb_j:j]
        if end - thing == j - verb_j and (english or has_marks(text, thing, end)):
            words = text[thing:end] if english else seen.name(verb_j, j)
        verb = text[verb_start:verb_end]
        row = (at[i], end, verb, words.strip(), strength, node, verb_start, verb_end)
        rows.append(new(MeasureDraft, row))
    return rows


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

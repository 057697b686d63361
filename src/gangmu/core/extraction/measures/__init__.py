"""举措 that a text states. `find_measures` is the door."""

from gangmu.core.extraction.drafts import Because, MeasureDraft, Strength
from gangmu.core.extraction.measures.clauses import Found, sentences
from gangmu.core.extraction.measures.lexicon import STRENGTHS
from gangmu.core.extraction.measures.outcomes import is_outcome
from gangmu.core.outline.outlines import Outline
from gangmu.core.outline.passages import Part

_SILENT = frozenset((Part.PREFACE, Part.BACKGROUND, Part.GUIDANCE))


def find_measures(outline: Outline) -> list[MeasureDraft]:
    """Find the verbs with their objects in an outline, in order of the text.

    Preface, background and guidance order nothing; headings repeat what the text below them says.
    """
    text = outline.view.folded
    rows: list[MeasureDraft] = []
    for passage in outline.passages:
        if passage.is_heading or passage.part in _SILENT:
            continue
        for sentence in sentences(text, passage.start, passage.end):
            rows += _rows(outline, sentence, passage.node)
    return rows


def _rows(outline: Outline, sentence: list[Found], node: str | None) -> list[MeasureDraft]:
    text = outline.view.folded
    rows: list[MeasureDraft] = []
    last = True
    for number in range(len(sentence) - 1, -1, -1):
        found = sentence[number]
        verb, thing = text[found.verb_start : found.verb_end], text[found.verb_end : found.end]
        last = is_outcome(verb, thing, last=last, alone=number == 0) and last
        outcome = last or is_outcome(verb, thing, last=False, alone=number == 0)
        rows.append(_draft(outline, found, Strength.OUTCOME if outcome else _strength(verb), node))
    rows.reverse()
    return rows


def _strength(verb: str) -> Strength:
    first = STRENGTHS.get(verb[:2], Strength.ORDER)
    if first in (Strength.EXPLORE, Strength.ENCOURAGE):
        return first
    second = STRENGTHS.get(verb[-2:], first)
    return Strength.ORDER if second is Strength.OUTCOME else second


def _draft(outline: Outline, found: Found, strength: Strength, node: str | None) -> MeasureDraft:
    seen = outline.view
    start, end = seen.span(found.start, found.end)
    verb = seen.span(found.verb_start, found.verb_end)
    rule = "measure.outcome" if strength is Strength.OUTCOME else "measure.verb"
    return MeasureDraft(
        start=start,
        end=end,
        verb=seen.text[verb[0] : verb[1]],
        object=seen.name(found.verb_end, found.end),
        strength=strength,
        node=node,
        because=(Because(rule, *verb),),
    )

"""举措 that a text states. `find_measures` is the door."""

from collections.abc import Callable, Iterator

from gangmu.core.extraction.drafts import Because, MeasureDraft, Strength
from gangmu.core.extraction.measures.clauses import Found, sentences
from gangmu.core.extraction.measures.english import english_sentences, english_strength
from gangmu.core.extraction.measures.lexicon import STRENGTHS
from gangmu.core.extraction.measures.outcomes import is_outcome
from gangmu.core.outline.outlines import Outline
from gangmu.core.outline.passages import Part
from gangmu.core.outline.scripts import simplify

_SILENT = frozenset((Part.PREFACE, Part.BACKGROUND, Part.GUIDANCE))


def find_measures(outline: Outline) -> list[MeasureDraft]:
    """Find the verbs with their objects in an outline, in order of the text.

    Preface, background and guidance order nothing; headings repeat what the text below them says.
    """
    seen = outline.view
    text, at = seen.folded, seen.at
    english = outline.language == "en"
    names = seen.text if english else simplify(seen.text)  # at once: a thousand small names cost more
    judge = _english_strengths if english else _strengths
    rows: list[MeasureDraft] = []
    for found, strength, node in _judged(outline, judge):
        i, j, verb_i, verb_j = found
        start, end = at[i], at[j - 1] + 1
        verb_start, verb_end = at[verb_i], at[verb_j - 1] + 1
        thing = at[verb_j]
        rule = "measure.outcome" if strength is Strength.OUTCOME else "measure.verb"
        rows.append(
            MeasureDraft(
                start,
                end,
                seen.text[verb_start:verb_end],
                (names[thing:end] if end - thing == j - verb_j else text[verb_j:j]).strip(),
                strength,
                node,
                (Because(rule, verb_start, verb_end),),
            )
        )
    return rows


def _judged(outline: Outline, judge: "_Judge") -> Iterator[tuple[Found, Strength, str | None]]:
    """Give each measure of the parts that order something, with its strength and node."""
    text = outline.view.folded
    divide = english_sentences if outline.language == "en" else sentences
    for passage in outline.passages:
        if passage.is_heading or passage.part in _SILENT:
            continue
        for sentence in divide(text, passage.start, passage.end):
            for found, strength in zip(sentence, judge(text, sentence), strict=True):
                yield found, strength, passage.node


_Judge = Callable[[str, list[Found]], list[Strength]]


def _english_strengths(text: str, sentence: list[Found]) -> list[Strength]:
    return [english_strength(text[found.verb_start : found.verb_end]) for found in sentence]


def _strengths(text: str, sentence: list[Found]) -> list[Strength]:
    """Judge the measures of a sentence from its end: what closes it tells what the rest is for."""
    strengths: list[Strength] = []
    last = True
    for number in range(len(sentence) - 1, -1, -1):
        _, j, verb_i, verb_j = sentence[number]
        verb = text[verb_i:verb_j]
        outcome = is_outcome(verb, text[verb_j:j], last=last, alone=number == 0)
        last = last and outcome
        strengths.append(Strength.OUTCOME if outcome else _strength(verb))
    strengths.reverse()
    return strengths


def _strength(verb: str) -> Strength:
    first = STRENGTHS.get(verb[:2], Strength.ORDER)
    if first in (Strength.EXPLORE, Strength.ENCOURAGE):
        return first
    second = STRENGTHS.get(verb[-2:], first)
    return Strength.ORDER if second is Strength.OUTCOME else second

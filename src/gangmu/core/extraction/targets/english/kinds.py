"""Kinds: whether a figure of an English sentence is promised or reported, by the words of tense about it."""

from typing import Final

from gangmu.core.extraction.drafts import Kind
from gangmu.core.extraction.targets.english.periods import Role
from gangmu.core.extraction.targets.english.sentences import Sentence
from gangmu.core.extraction.targets.english.tenses import Tense
from gangmu.core.extraction.targets.english.verbs import FORMS
from gangmu.core.outline.passages import Part

_STRONG: Final = ("future", "past", "status")


def kind_of(
    sentence: Sentence,
    folded: str,
    *,
    verb: tuple[int, int] | None,
    i: int,
    j: int,
    is_subject: bool,
    year: int | None,
) -> Kind | None:
    """Tell whether the figure folded[i:j] is promised or reported; None where no word says either.

    `verb` is the verb that moves it, `is_subject` tells that its own verb stands behind it.
    """
    before = [tense for tense in sentence.tenses if tense.i < i]
    if before and before[0].i <= sentence.start + 2 and folded.startswith(("As of", "as of"), before[0].i):
        return Kind.BASELINE
    bracketed = [
        date for date in sentence.dates if date.role is Role.WHEN and date.i == j + 2 and folded[j + 1] == "("
    ]
    if bracketed and year is not None:
        return Kind.TARGET if bracketed[0].year > year else Kind.BASELINE
    since = [tense for tense in before if verb and tense.i >= verb[1] and tense.name in ("past", "status")]
    if verb and not since and (said := _of_verb(sentence, folded[slice(*verb)].lower(), verb)):
        return said
    behind = [tense for tense in sentence.tenses if tense.i >= j and tense.i - j < 160]
    ahead = _lies_ahead(sentence, folded, i, year)
    if is_subject and behind and (said := _firm(behind[0], ahead=ahead)):
        return said
    strong = [tense for tense in before if tense.name in _STRONG]
    if strong:
        return Kind.TARGET if strong[-1].name == "future" else Kind.BASELINE
    if behind and not before and (said := _firm(behind[0], ahead=ahead)):
        return said
    return _by_weak(sentence, before, ahead=ahead) or _by_shape(
        sentence, folded, is_subject=is_subject, year=year
    )


def _of_verb(sentence: Sentence, word: str, verb: tuple[int, int]) -> Kind | None:
    covering = [tense for tense in sentence.tenses if tense.i <= verb[0] < tense.j and tense.name != "weak"]
    if any(tense.name in ("future", "infinitive") for tense in covering):
        return Kind.TARGET
    if word in ("set", "sets", "setting") and not any(
        tense.name == "past" and tense.j < verb[0] for tense in covering
    ):
        return Kind.TARGET
    form = FORMS.get(word)
    if form == "past" and word not in ("set", "cut", "put", "hit"):
        return Kind.BASELINE
    return Kind.BASELINE if any(tense.name == "past" for tense in covering) else None


def _firm(tense: Tense, *, ahead: bool) -> Kind | None:
    if tense.name == "future":
        return Kind.TARGET
    if ahead:
        return Kind.TARGET
    return Kind.BASELINE if tense.name in ("past", "status", "weak", "now") else None


def _lies_ahead(sentence: Sentence, folded: str, place: int, year: int | None) -> bool:
    """Tell whether the part of the sentence about `place` states a deadline to come."""
    start = max(sentence.start, folded.rfind(";", sentence.start, place))
    stop = folded.find(";", place, sentence.end)
    end = stop if stop >= 0 else sentence.end
    return any(
        (date.role is Role.DUE and (year is None or date.year >= year))
        or (date.role is Role.WHEN and year is not None and date.year > year)
        for date in sentence.dates
        if start <= date.i < end
    )


def _by_shape(sentence: Sentence, folded: str, *, is_subject: bool, year: int | None) -> Kind | None:
    """Take a whole sentence in the present, or a figure with a year behind us, as a report."""
    whole = (
        folded[sentence.start : sentence.end].rstrip().endswith(".") and sentence.end - sentence.start > 40
    )
    if is_subject and whole and folded[sentence.start] not in "-*•":
        return Kind.BASELINE
    back = year is not None and any(date.role is Role.WHEN and date.year <= year for date in sentence.dates)
    return Kind.BASELINE if back else None


def _by_weak(sentence: Sentence, before: list[Tense], *, ahead: bool) -> Kind | None:
    names = [tense.name for tense in before]
    if ("infinitive" in names or "going" in names) and sentence.part is not Part.BACKGROUND:
        return Kind.TARGET
    if ahead:
        return Kind.TARGET
    if sentence.lead and sentence.lead.promises is not None:
        return Kind.TARGET if sentence.lead.promises else Kind.BASELINE
    if sentence.part is Part.GOALS:
        return Kind.TARGET
    if "weak" in names or "now" in names or sentence.part is Part.BACKGROUND:
        return Kind.BASELINE
    return (
        Kind.TARGET if sentence.lead and sentence.lead.date and sentence.lead.date.role is Role.DUE else None
    )

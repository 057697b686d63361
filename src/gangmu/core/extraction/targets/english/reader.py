"""Reads the figures of an English sentence, each by the word that ties it to the words before it."""

import re
from dataclasses import replace
from typing import Final

from gangmu.core.extraction.drafts import Basis, Comparison
from gangmu.core.extraction.targets.english import naming
from gangmu.core.extraction.targets.english.attributes import attribute, grown
from gangmu.core.extraction.targets.english.comparing import Compared, compared, is_range
from gangmu.core.extraction.targets.english.figures import DURATIONS, Figure
from gangmu.core.extraction.targets.english.joints import (
    AUXILIARIES,
    DATIVE,
    FILLER,
    PARTICLES,
    RELATIVE,
    is_level_phrase,
    is_past_value,
    last_word,
)
from gangmu.core.extraction.targets.english.moves import delta, former, level, loose, moved, subject
from gangmu.core.extraction.targets.english.multiples import is_multiple
from gangmu.core.extraction.targets.english.objects import built, dative, labelled, opening
from gangmu.core.extraction.targets.english.policies import says_who
from gangmu.core.extraction.targets.english.sentences import Sentence
from gangmu.core.extraction.targets.english.statements import Reach, Statement, basis_of, scaled
from gangmu.core.extraction.targets.english.verbs import (
    CHANGE_NOUNS,
    COPULAS,
    FORMS,
    IMPERATIVE,
    KEEPING,
    REACHING,
    direction,
)

_FROM_TO: Final = re.compile(r" to (?:at least |more than |about |over )?")
_RANGE_WORD: Final = re.compile(r"(?:between|from)\s+$", re.IGNORECASE)
_MEASURE_LINKS: Final = COPULAS | KEEPING | REACHING | {"to", "by", "from", "of", "at"}
_CLAUSE_WORDS: Final = frozenset("and or while but with that where".split())
_NOW: Final = frozenset(
    "currently today now already presently nationally nationwide citywide overall".split()
)
_ORDER: Final = re.compile(r"\W*(?:[\d.]+ )?([A-Za-z]+)\b")
_AHEAD: Final = re.compile(r"\b(?:will|shall|to|must|should) (?:be )?(\w+) ")
_ENACTED: Final = re.compile(r" (?:of|after|from|following) ")


def statements_of(folded: str, sentence: Sentence) -> list[Statement]:
    """Give what a sentence says with figures, in order."""
    here = Reach(folded, sentence, sentence.start)
    figures = sentence.figures
    index = 0
    while index < len(figures):
        low, high = figures[index], None
        if index + 1 < len(figures) and is_range(folded, low, figures[index + 1]):
            index += 1
            high = figures[index]
            low = scaled(low, high)
        elif index + 1 < len(figures) and _FROM_TO.fullmatch(folded, low.j, figures[index + 1].i):
            low = scaled(low, figures[index + 1])
        said = _statement(here, low, high)
        if said and len(said.name) > 1 and not says_who(folded, sentence, said):
            here.said.append(said)
        here.passed = (high or low).j
        index += 1
    return _respective(here)


def _respective(here: Reach) -> list[Statement]:
    """Part the names of two figures: intensity of energy and of carbon fell by 3 and 4 percent, respectively."""
    if len(here.said) < 2 or "respectively" not in here.folded[here.sentence.start : here.end]:
        return here.said
    for n in range(len(here.said) - 1):
        first, second = here.said[n : n + 2]
        names = first.name.split(" and ")
        if first.name == second.name and len(names) == 2:
            here.said[n : n + 2] = [replace(first, name=names[0]), replace(second, name=names[1])]
    return here.said


def _statement(here: Reach, figure: Figure, high: Figure | None) -> Statement | None:
    if is_multiple(figure):
        return _multiple(here, figure)
    told = compared(here.folded, figure, here.sentence.start, here.end)
    if high:
        told = Compared(Comparison.RANGE, told.i, high.j, is_stated=True)
    head = here.folded[max(here.sentence.start, told.i - 240) : told.i]
    head = _RANGE_WORD.sub("", head) if high else head
    filler = FILLER.search(head[-40:])
    bare = head[: len(head) - len(filler[0])] if filler else head
    word, at = last_word(bare, told.i - (len(head) - len(bare)))
    if figure.unit in DURATIONS and word not in _MEASURE_LINKS:
        return _duration(here, figure, told) if told.comparison is Comparison.STAY_WITHIN else None
    base = Statement(
        figure,
        high,
        told.comparison,
        "",
        figure.unit,
        basis_of(figure),
        0,
        told.i,
        told.j,
        word,
        is_compared=told.is_stated,
    )
    return _linked(here, base, word, at, bare, filler[0] if filler else "")


def _linked(here: Reach, base: Statement, word: str, at: int, head: str, filler: str) -> Statement | None:
    if word in ("from", "versus") or (is_past_value(head) and not head.rstrip().endswith(":")):
        return former(here, base, at, head)
    if word == "by":
        return moved(here, base, at, by=True)
    if word == "of":
        return attribute(here, base, at, head, filler)
    if word in ("to", "at") and not is_level_phrase(head) and (said := moved(here, base, at, by=False)):
        return said
    if word in COPULAS or word in REACHING or is_level_phrase(head):
        return level(here, base, at, word)
    if word in CHANGE_NOUNS and word not in IMPERATIVE and base.is_compared:
        return grown(here, base, word, at, head)
    if direction(word) and not base.figure.is_count and word in FORMS and word != "lower":
        return delta(here, base, at, word)
    return _by_verb(here, base, word, at, head)


def _by_verb(here: Reach, base: Statement, word: str, at: int, head: str) -> Statement | None:
    if word in PARTICLES and (before := last_word(head.rstrip()[: -len(word)], at))[0] in FORMS:
        word, at = before
    if word in FORMS:
        return built(here, base, at, word)
    if word in AUXILIARIES and base.is_compared and not base.figure.is_count:
        return level(here, base, at, word)
    if word in DATIVE:
        return dative(here, base, at)
    return _by_mark(here, base, word, at, head)


def _by_mark(here: Reach, base: Statement, word: str, at: int, head: str) -> Statement | None:
    ending = head.rstrip()
    if word in ("target", "goal", "baseline") and here.last:
        return replace(base, name=here.last.name, is_past_value=word == "baseline")
    if ending.endswith((":", "=", "|", " -")) and head.strip(" -|*:"):
        return labelled(here, base, at, head)
    if (
        not head.strip(' -•*"“(')
        or (word in _NOW and len(ending.strip(' -•*"“(')) == len(word))
        or ending[-1:] in ",;:(-"
        or word in _CLAUSE_WORDS
    ):
        return opening(here, base, word)
    return loose(here, base, at, head)


def _multiple(here: Reach, figure: Figure) -> Statement:
    """Read: double the number of apprentices; exports tripled."""
    name, stop = naming.behind(here.folded, figure.j, here.end)
    name = naming.thing(name) or subject(here, figure.i)
    basis = Basis.CHANGE if figure.value < 0 else Basis.GROWTH
    span = (figure.i, figure.j)
    return Statement(
        figure, None, Comparison.REACH, name, "1", basis, 0, figure.i, max(figure.j, stop), "multiple", span
    )


def _duration(here: Reach, figure: Figure, told: Compared) -> Statement | None:
    """Read: issue permits within 10 business days. Within three years is a deadline."""
    if figure.unit in ("year", "month") or told.i <= here.sentence.start + 2 or here.said:
        return None
    head = here.folded[here.sentence.start : told.i]
    order, ahead = _ORDER.match(head), _AHEAD.search(head)
    ordered = order is not None and FORMS.get(order[1].lower()) == "base"
    word = order[1] if order and ordered else ahead[1] if ahead else ""
    if (
        FORMS.get(word.lower()) not in ("base", "past")
        or RELATIVE.search(head)
        or _ENACTED.match(here.folded, told.j)
    ):
        return None
    name = naming.thing(head[head.rfind(word) + len(word) :]) or naming.subject(head)
    i = here.from_here(told.i)
    return Statement(
        figure, None, Comparison.STAY_WITHIN, name, figure.unit, Basis.DURATION, 0, i, told.j, "within"
    )

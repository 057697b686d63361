"""Attributes: figures behind `of`, such as GDP growth of around 5 percent or a balance of no less than 17%."""

import re
from dataclasses import replace
from typing import Final

from gangmu.core.extraction.targets.english import naming
from gangmu.core.extraction.targets.english.joints import NO_MEASURE, is_adjective, is_rate, last_word
from gangmu.core.extraction.targets.english.moves import subject
from gangmu.core.extraction.targets.english.statements import Reach, Statement, sign_of
from gangmu.core.extraction.targets.english.verbs import CHANGE_NOUNS, FORMS

_WORD: Final = re.compile(r"\b[A-Za-z]+\b")
_NOUNS: Final = frozenset(
    "rate number balance cover record average use total plan output supply store stores place level fund funds".split()
)
_INSIDE: Final = re.compile(r" (?:in|to) (?:the )?(?!20|FY)")
_OF_WHOLE: Final = re.compile(r" of (?!20)")


def attribute(here: Reach, base: Statement, at: int, head: str, filler: str) -> Statement | None:
    """Read a figure behind `of`."""
    words = head[: head.rstrip().lower().rfind("of")]
    noun, place = last_word(words, at)
    if noun in CHANGE_NOUNS:
        return grown(here, base, noun, place, words)
    if NO_MEASURE.search(words) or (base.unit is None and not filler and not base.is_compared):
        return None
    name = _phrase(here, words, at)
    i = here.start_of(name, at)
    if base.unit == "1" and not is_rate(name) and _OF_WHOLE.match(here.folded, base.j):
        whole, stop = naming.behind(here.folded, base.j + 4, here.end)
        return replace(base, name=f"{name} as a share of {whole}", i=i, j=stop)
    unit = base.unit or _unit(here, base)
    return replace(base, name=name, unit=unit, i=i)


def _unit(here: Reach, base: Statement) -> str | None:
    """Give the noun that is counted right behind the number, as in a class size of 20 students."""
    noun = re.match(r" [a-z]", here.folded[base.figure.j : base.figure.j + 2])
    return (
        naming.counted(here.folded, base.figure.j, here.end)[1] or None
        if noun and base.j == base.figure.j
        else None
    )


def _phrase(here: Reach, words: str, at: int) -> str:
    """Name the noun phrase right before `of`, without the verb that governs it."""
    start = here.from_here(at - len(words))
    inner = here.folded[start:at]
    verb = 0
    for m in _WORD.finditer(inner):
        word = m[0].lower()
        if word in FORMS and word not in _NOUNS and m.end() < len(inner) - 1 and not is_adjective(inner, m):
            verb = m.end()
    return naming.without_goal(naming.subject(inner[verb:]))


def grown(here: Reach, base: Statement, noun: str, place: int, words: str) -> Statement:
    """Read: a drop of around 2.5 percent in energy consumption, an increase of 5.2 percent, GDP growth of 5%."""
    sign = sign_of(noun)
    if _INSIDE.match(here.folded, base.j):
        name, stop = naming.share_of(here.folded, base.j, here.end)
        return replace(base, name=name, i=here.from_here(place), j=max(base.j, stop)).moving(sign)
    before = naming.trimmed(words[: words.lower().rfind(noun)].rsplit(",", 1)[-1])
    inside = re.search(rf"\b{noun} in ([^,;]+)$", words, re.IGNORECASE)
    if inside or len(before) > 2 or not here.last:
        name = inside[1] if inside else subject(here, place + len(noun) + 1) if len(before) > 2 else before
        return replace(base, name=name, i=here.start_of(name, at=place)).moving(sign)
    last = here.last
    said = replace(base, name=last.name, verb=last.verb, is_subject=last.is_subject, i=here.from_here(place))
    return said.moving(sign)

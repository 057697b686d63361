"""Finding the words that a clerk selected or typed in the text, in either script, blanks set aside."""

import re
from collections.abc import Iterator

from gangmu.core.outline.scripts import fold
from gangmu.web.outlines.refusals import WordsManyError, WordsNotFoundError

MOST = 20  # places that are offered to choose from
Span = tuple[int, int]


def places_of(text: str, words: str, *, within: Span | None = None) -> list[Span]:
    """Give where words stand in a text, or in a stretch of it.

    >>> places_of("到２０２７年，數字經濟規模達到800億元。", "数字经济 规模")
    [(7, 13)]
    """
    return list(_places(text, words, within or (0, len(text))))


def _places(text: str, words: str, within: Span) -> Iterator[Span]:
    wanted = "".join(fold(words).split())
    if not wanted:
        return
    pattern = re.compile(r"\s*".join(re.escape(character) for character in wanted))
    for found in pattern.finditer(fold(text), *within):
        yield found.span()


def place_of(text: str, words: str, *, near: int | None = None, within: Span | None = None) -> Span:
    """Give the one place of some words: the nearest to `near` where it is known; refuse none and many."""
    found = places_of(text, words, within=within)
    if not found:
        raise WordsNotFoundError(words=words[:60])
    if near is not None:
        return min(found, key=lambda span: abs(span[0] - near))
    if len(found) > 1:
        raise WordsManyError(words=words[:60], number=len(found))
    return found[0]

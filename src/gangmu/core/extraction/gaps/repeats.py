"""Clauses said twice (重复表述), nearly word for word."""

import re
from collections.abc import Iterator
from typing import Final

from gangmu.core.extraction.drafts import Because, Gap
from gangmu.core.outline.outlines import Outline

_CLAUSE = re.compile(r"[^,。;:!?\n\t]+")
_CLAUSE_EN = re.compile(r"[^.;:!?\n\t]+")
_LEAST: Final = 20
_LEAST_EN: Final = 80
_LEAD = re.compile(
    "(?:[为要并以及将需应]|努力|着力|切实|奋力|积极|大力|进一步|加快|继续|全面|必须|坚持|深入){0,2}"
)
_FIGURE = re.compile("[0-9.]")
_NUMBERS = re.compile("[0-9.]+")
_DUTY = re.compile("负责|牵头|配合|责任单位|按职责分工")
_LONG: Final = 80  # characters of an English clause worth telling
_WORDS: Final = 12
_KEY: Final = 10  # so many characters at a clause's beginning or end call up the one they stood in before
_ALIKE: Final = 0.85  # share of the shorter clause's pairs of characters that the other has too

Places = tuple[int, int]


def find_repeats(outline: Outline) -> Iterator[Gap]:
    """Find clauses of 20 characters or more that say again what an earlier one says; headings set aside.

    Each clause is compared with at most two earlier ones, so the work grows with the text and no faster.
    """
    folded = outline.view.folded
    seen: dict[str, Places] = {}
    for start, end in _clauses(outline):
        lead = _LEAD.match(folded, start, end)
        begin = lead.end() if lead else start
        head, tail = folded[begin : begin + _KEY], folded[end - _KEY : end]
        for key in (head, "…" + tail):
            earlier = seen.setdefault(key, (start, end))
            if earlier == (start, end) or not (shared := _again(folded, earlier, (start, end))):
                continue
            if outline.language != "en" or (shared := _whole_words(folded, shared)):
                yield _gap(outline, *shared)
                break


def _clauses(outline: Outline) -> Iterator[Places]:
    folded = outline.view.folded
    english = outline.language == "en"
    clause, least = (_CLAUSE_EN, _LEAST_EN) if english else (_CLAUSE, _LEAST)
    lowest = " " if english else "“"  # no running foot in Latin letters
    for passage in outline.passages:
        if passage.is_heading or passage.is_row or passage.end - passage.start < 2 * _KEY:
            continue
        for m in clause.finditer(folded, passage.start, passage.end):
            start, end = m.span()
            if end - start >= least and folded[(start + end) // 2] >= lowest:
                yield start, end


def _again(folded: str, earlier: Places, later: Places) -> tuple[Places, Places] | None:
    """Give what two clauses share, unless it is who is to do something."""
    return None if _DUTY.search(folded, *later) else _shared(folded, earlier, later)


def _shared(folded: str, earlier: Places, later: Places) -> tuple[Places, Places] | None:
    """Give the two clauses, each without what the other lacks at an end, if they are alike."""
    a, b = earlier, later
    if folded[a[0] : a[1]] == folded[b[0] : b[1]]:
        return a, b
    if folded[a[1] - _KEY : a[1]] == folded[b[1] - _KEY : b[1]]:
        size = _common(folded[a[0] : a[1]][::-1], folded[b[0] : b[1]][::-1])
        if size >= 2 * _KEY and not folded[a[1] - size].isdigit():
            return (a[1] - size, a[1]), (b[1] - size, b[1])
    size = _common(folded[a[0] : a[1]], folded[b[0] : b[1]])
    if size >= 2 * _KEY and not _FIGURE.match(folded, a[0] + size) and not _FIGURE.match(folded, b[0] + size):
        return (a[0], a[0] + size), (b[0], b[0] + size)
    return (
        (a, b)
        if _NUMBERS.findall(folded, *a) == _NUMBERS.findall(folded, *b)
        and _alike(folded[a[0] : a[1]], folded[b[0] : b[1]])
        else None
    )


def _whole_words(folded: str, shared: tuple[Places, Places]) -> tuple[Places, Places] | None:
    """Give what two English clauses share in whole words, if it is long: noun phrases and openings recur."""
    first, again = (_trimmed(folded, *places) for places in shared)
    is_long = again[1] - again[0] >= _LONG and folded.count(" ", *again) + 1 >= _WORDS
    return (first, again) if is_long and first[0] < first[1] else None


def _trimmed(folded: str, start: int, end: int) -> Places:
    """Leave out words cut through and blanks at both ends."""
    while 0 < start < end and folded[start - 1].isalnum() and folded[start].isalnum():
        start += 1
    while start < end < len(folded) and folded[end - 1].isalnum() and folded[end].isalnum():
        end -= 1
    while start < end and not folded[start].isalnum():
        start += 1
    while start < end and folded[end - 1].isspace():
        end -= 1
    return start, end


def _common(one: str, other: str) -> int:
    """Tell how many characters two clauses share from the beginning."""
    for size, (x, y) in enumerate(zip(one, other, strict=False)):
        if x != y:
            return size
    return min(len(one), len(other))


def _alike(one: str, other: str) -> bool:
    pairs = {one[i : i + 2] for i in range(len(one) - 1)}
    others = {other[i : i + 2] for i in range(len(other) - 1)}
    return len(pairs & others) >= _ALIKE * min(len(pairs), len(others))


def _gap(outline: Outline, earlier: Places, later: Places) -> Gap:
    first, start_end = outline.view.span(*earlier), outline.view.span(*later)
    because = (
        Because("gap.said_before", *first),
        Because("gap.said_again", *start_end),
    )
    return Gap(*start_end, "clause_repeated", outline.view.text[slice(*start_end)], because)

"""Links of items to clauses (条目与条款对应): which clause of the outline an item of another paper carries out.

A link is only proposed here, with what speaks for it; the clerk confirms it, or says that no clause ordered the item.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from gangmu.core.outline.likeness import held, index_of, likeness, near, pairs_of, plain
from gangmu.core.outline.passages import sentences
from gangmu.core.outline.scripts import fold

_LONG: Final = 60  # characters from which on each sentence of an item is compared by itself
MOST: Final = 3  # proposals of one item
_ALIKE: Final = Decimal("0.34")
_HEADING: Final = Decimal("0.1")  # what a heading that the paper quotes adds
_SHORTEST: Final = 6  # pairs of a wording that may be said to stand in another
_PARTS: Final = " /、,;"


class Why(StrEnum):
    """What speaks for a link."""

    CODE = "code"  # the paper prints the code
    WORDS = "words"  # the wordings are alike
    HEADING = "heading"  # and the paper names the heading under which the clause stands


@dataclass(frozen=True, slots=True)
class LinkedItem:
    """条目: its key, its words, and what the paper says of where it comes from (a code, a chapter)."""

    key: int
    words: str
    quoted: str = ""


@dataclass(frozen=True, slots=True)
class LinkedClause:
    """句: its key, its words, the codes printed for it, and the labels and titles of the headings above it."""

    key: int
    words: str
    codes: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClauseProposal:
    """拟对应: a clause that an item may carry out."""

    item: int
    clause: int
    why: Why
    likeness: Decimal


def propose_links(
    items: Sequence[LinkedItem], clauses: Sequence[LinkedClause]
) -> dict[int, tuple[ClauseProposal, ...]]:
    """Propose clauses for each item, the likeliest first; an item that no clause is like has none."""
    pairs = {each.key: pairs_of(each.words) for each in clauses}
    index = index_of(pairs)
    by_key = {each.key: each for each in clauses}
    by_code = {plain(code).casefold(): each.key for each in clauses for code in each.codes if code}
    found = {}
    for item in items:
        proposals = list(_by_code(item, by_code))
        if not proposals:
            own = pairs_of(item.words)
            scored = (_scored(item, by_key[key], own, pairs[key]) for key in near(own, index, most=24))
            proposals = sorted(
                (each for each in scored if each), key=lambda each: (-each.likeness, each.clause)
            )
        found[item.key] = tuple(proposals[:MOST])
    return found


def _by_code(item: LinkedItem, by_code: Mapping[str, int]) -> Iterator[ClauseProposal]:
    for part in dict.fromkeys(plain(each).casefold() for each in (item.quoted, *_parted(item.quoted))):
        if part in by_code:
            yield ClauseProposal(item.key, by_code[part], Why.CODE, Decimal(1))


def _parted(quoted: str) -> list[str]:
    for sign in _PARTS:
        quoted = quoted.replace(sign, " ")
    return quoted.split()


def _by_words(
    item: LinkedItem,
    clauses: Mapping[int, LinkedClause],
    pairs: Mapping[int, Counter[str]],
    index: Mapping[str, list[int]],
) -> list[ClauseProposal]:
    """Compare an item, and each sentence of a long one, with the clauses that share most with it."""
    best: dict[int, ClauseProposal] = {}
    for words in _wordings(item.words):
        own = pairs_of(words)
        for key in near(own, index, most=24):
            found = _scored(item, clauses[key], own, pairs[key])
            if found and (key not in best or found.likeness > best[key].likeness):
                best[key] = found
    return sorted(best.values(), key=lambda each: (-each.likeness, each.clause))


def _wordings(words: str) -> list[str]:
    if len(words) <= _LONG:
        return [words]
    folded = fold(words)
    return [
        words,
        *(words[start:end] for start, end in sentences(folded, 0, len(folded)) if end - start >= _SHORTEST),
    ]


def _scored(
    item: LinkedItem, clause: LinkedClause, own: Counter[str], other: Counter[str]
) -> ClauseProposal | None:
    """Measure by the share in common; one that is held in the other counts nearly as much as one that is like it."""
    alike = likeness(own, other)
    small, large = sorted((own, other), key=Counter.total)
    if small.total() >= _SHORTEST:
        alike = max(alike, held(small, large) * Decimal("0.9"))
    quotes = _quotes(item.quoted, clause.headings)
    alike = min(alike + (_HEADING if quotes else 0), Decimal(1))
    if alike < _ALIKE:
        return None
    return ClauseProposal(
        item.key, clause.key, Why.HEADING if quotes else Why.WORDS, alike.quantize(Decimal("0.01"))
    )


def _quotes(quoted: str, headings: Sequence[str]) -> bool:
    """Tell whether a paper names a heading above the clause: its title, or label and title."""
    bare = plain(quoted)
    return any(len(title) > 2 and title in bare for title in map(plain, headings))

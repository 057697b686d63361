"""Conflicts of duties (责任冲突): the same task given to two leads, or with dates that disagree, between documents.

What counts as the same task: items that carry out the same clause in like words, or that say nearly the same. A
conflict is settled with a record; it opens anew when another document joins it.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from gangmu.core.outline.likeness import held, index_of, likeness, near, pairs_of

_SAME: Final = Decimal("0.75")  # likeness of the same task where no clause says so
_SAME_OF_CLAUSE: Final = Decimal("0.45")
_SHORTEST: Final = 6


class ConflictKind(StrEnum):
    """What disagrees."""

    TWO_LEADS = "two_leads"  # 两家牵头
    DATES_DISAGREE = "dates_disagree"  # 时限不一


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyClaim:
    """责任主张: what one item of one document says of who leads a task and by when it is due."""

    key: str  # stable: the uid of the item, or of the task
    source: str  # the document, as people call it
    words: str
    leads: tuple[str, ...] = ()
    due: date | None = None
    clause: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyConflict:
    """责任冲突: claims on one task that cannot all hold, and what there is to choose from."""

    key: str
    kind: ConflictKind
    claims: tuple[DutyClaim, ...]
    rivals: tuple[str, ...]  # leads, or days as ISO


def find_conflicts(claims: Sequence[DutyClaim]) -> list[DutyConflict]:
    """Find what disagrees between claims on the same task, in order of the claims."""
    found: list[DutyConflict] = []
    for together in _same_tasks(claims):
        leads = dict.fromkeys(lead for each in together for lead in each.leads)
        if len(leads) > 1:
            found.append(
                _conflict(ConflictKind.TWO_LEADS, [each for each in together if each.leads], tuple(leads))
            )
        days = sorted({each.due for each in together if each.due})
        if len(days) > 1:
            dated = [each for each in together if each.due]
            found.append(
                _conflict(ConflictKind.DATES_DISAGREE, dated, tuple(day.isoformat() for day in days))
            )
    return found


def _conflict(kind: ConflictKind, claims: list[DutyClaim], rivals: tuple[str, ...]) -> DutyConflict:
    named = "|".join(sorted(each.key for each in claims)) + "|" + "|".join(sorted(rivals))
    digest = hashlib.sha256(named.encode()).hexdigest()[:24]
    return DutyConflict(key=f"{kind.value}:{digest}", kind=kind, claims=tuple(claims), rivals=rivals)


def _same_tasks(claims: Sequence[DutyClaim]) -> Iterator[list[DutyClaim]]:
    """Put claims on the same task together; each stands in one group."""
    leader = list(range(len(claims)))

    def first_of(number: int) -> int:
        while leader[number] != number:
            number = leader[number] = leader[leader[number]]
        return number

    for one, other in _like(claims):
        a, b = sorted((first_of(one), first_of(other)))
        leader[b] = a
    groups: dict[int, list[DutyClaim]] = defaultdict(list)
    for number, claim in enumerate(claims):
        groups[first_of(number)].append(claim)
    yield from groups.values()


def _like(claims: Sequence[DutyClaim]) -> Iterator[tuple[int, int]]:
    pairs = {number: pairs_of(each.words) for number, each in enumerate(claims)}
    index = index_of(pairs)
    for number, own in pairs.items():
        for other in near(own, index):
            if other < number and _is_same(claims[number], claims[other], own, pairs[other]):
                yield other, number


def _is_same(one: DutyClaim, other: DutyClaim, own: Counter[str], others: Counter[str]) -> bool:
    of_one_clause = one.clause is not None and one.clause == other.clause
    small, large = sorted((own, others), key=Counter.total)
    alike = likeness(own, others)
    if small.total() >= _SHORTEST and of_one_clause:
        alike = max(alike, held(small, large) * Decimal("0.9"))
    return alike >= (_SAME_OF_CLAUSE if of_one_clause else _SAME)

"""职责分离: nobody approves what they had a hand in, by whatever post, in whoever's stead (PROMISES 29).

Persons are compared, not posts: a small unit may join its three desks in two persons, never in one, and whoever
holds a second post, acts for somebody or records on somebody's behalf is still the same person.
"""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from itertools import combinations
from typing import Final

DESKS: Final = ("filer", "reviewer", "signer")  # 填报、审核、签发


@dataclass(frozen=True, slots=True, kw_only=True)
class Stead:
    """代理: somebody acts in somebody else's stead."""

    who: str
    for_whom: str


def hands(who: str, steads: Iterable[Stead], *, behalf: Iterable[str] = ()) -> frozenset[str]:
    """Give everybody who stands behind an act: who did it, for whom it was recorded, and in whose stead, to the end.

    >>> sorted(hands("c", [Stead(who="c", for_whom="b"), Stead(who="b", for_whom="a")]))
    ['a', 'b', 'c']
    """
    for_whom: dict[str, set[str]] = {}
    for each in steads:
        for_whom.setdefault(each.who, set()).add(each.for_whom)
    found: set[str] = set()
    waiting = [who, *behalf]
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            waiting += for_whom.get(here, ())
    return frozenset(found)


def may_approve(
    approver: str, had_a_hand: Set[str], steads: Iterable[Stead] = (), *, behalf: Iterable[str] = ()
) -> bool:
    """Tell whether somebody may approve what these filed: neither they nor those they act for had a hand in it."""
    return not (hands(approver, steads, behalf=behalf) & had_a_hand)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskFault:
    """三岗的毛病: a desk that nobody holds, or all that one person would do alone."""

    kind: str  # empty, one_person
    desk: str = ""
    person: str = ""


def desk_faults(holders: Mapping[str, Set[str]]) -> list[DeskFault]:
    """Tell what is wrong with the three desks of a unit, given who holds each.

    Two persons are enough where no one of them must be both first and last hand.

    >>> desk_faults({"filer": {"a"}, "reviewer": {"a"}, "signer": {"b"}})
    []
    >>> [(each.kind, each.person) for each in desk_faults({"filer": {"a"}, "signer": {"a"}})]
    [('one_person', 'a')]
    """
    faults = [DeskFault(kind="empty", desk=desk) for desk in ("filer", "signer") if not holders.get(desk)]
    filers, signers = holders.get("filer", set()), holders.get("signer", set())
    if len(filers) == 1 and filers == signers:
        faults.append(DeskFault(kind="one_person", person=next(iter(filers))))
    return faults


def pairs_in_one_person(holders: Mapping[str, Set[str]]) -> list[tuple[str, str]]:
    """Name the desks that are joined in some person, to be shown on the unit's page."""
    return [
        (one, other)
        for one, other in combinations(DESKS, 2)
        if set(holders.get(one, ())) & set(holders.get(other, ()))
    ]

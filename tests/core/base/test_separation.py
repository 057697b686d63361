"""Nobody approves what they had a hand in: walked through exhaustively on six posts (PROMISES 29)."""

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangmu.core.base.separation import Stead, desk_faults, hands, may_approve, pairs_in_one_person

ROLES = ("filer", "reviewer", "signer", "office", "assessor", "supervisor")
PERSONS = ("a", "b", "c")


def test_on_six_roles_no_seating_and_no_delegation_lets_anybody_approve_what_they_filed() -> None:
    """Every way to seat three persons at six roles, with every delegation between two of them and every chain of two."""
    delegations = [()] + [
        tuple(Stead(who=who, for_whom=whom) for who, whom in pairwise(chain))
        for length in (2, 3)
        for chain in product(PERSONS, repeat=length)
        if len(set(chain)) == length
    ]
    walked, office = 0, ROLES.index("office")
    for seating in product(PERSONS, repeat=len(ROLES)):
        for steads in delegations:
            # Filed by the filer, and recorded by the office on the filer's behalf (代录).
            for recorder, behalf in ((seating[0], []), (seating[office], [seating[0]])):
                behind = hands(recorder, steads, behalf=behalf)
                for person in seating[1:]:
                    allowed = may_approve(person, behind, steads)
                    assert not (allowed and person in (seating[0], recorder))
                    assert not (allowed and hands(person, steads) & behind)
                    walked += 1
    assert walked == 3**6 * len(delegations) * 5 * 2


@pytest.mark.parametrize("approver", ["filer's stand-in", "who the filer stood in for", "who recorded it"])
def test_stand_ins_and_those_they_stand_in_for_are_one_hand(approver: str) -> None:
    steads = [
        Stead(who="filer's stand-in", for_whom="filer"),
        Stead(who="filer", for_whom="who the filer stood in for"),
    ]
    behind = hands("who recorded it", steads, behalf=["filer"])
    assert not may_approve(approver, behind, steads)
    assert may_approve("signer", behind, steads)


def test_acting_for_each_other_in_a_circle_ends() -> None:
    steads = [Stead(who="a", for_whom="b"), Stead(who="b", for_whom="a")]
    assert hands("a", steads) == {"a", "b"}


@given(
    st.sets(st.sampled_from(PERSONS)), st.sets(st.sampled_from(PERSONS)), st.sets(st.sampled_from(PERSONS))
)
def test_unit_whose_desks_show_no_fault_can_always_sign_what_it_files(
    filers: set[str], reviewers: set[str], signers: set[str]
) -> None:
    holders = {"filer": filers, "reviewer": reviewers, "signer": signers}
    can = any(may_approve(signer, hands(filer, ())) for filer in filers for signer in signers)
    assert can == (not desk_faults(holders))


def test_desks_joined_in_one_person_are_named() -> None:
    assert pairs_in_one_person({"filer": {"a"}, "reviewer": {"a"}, "signer": {"b"}}) == [
        ("filer", "reviewer")
    ]

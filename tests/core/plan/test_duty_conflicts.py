"""The same task with two leads, or with dates that disagree, is found between documents."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from gangmu.core.plan.duty_conflicts import ConflictKind, DutyClaim, find_conflicts


def a_claim(
    key: str, words: str, *leads: str, due: date | None = None, clause: int | None = None
) -> DutyClaim:
    return DutyClaim(key=key, source=f"文件{key}", words=words, leads=leads, due=due, clause=clause)


def kinds(*claims: DutyClaim) -> list[ConflictKind]:
    return [each.kind for each in find_conflicts(claims)]


def test_item_that_names_two_leads_is_a_conflict_by_itself() -> None:
    [found] = find_conflicts([a_claim("a", "改造老旧小区50个", "住建局", "城管局")])
    assert (found.kind, found.rivals) == (ConflictKind.TWO_LEADS, ("住建局", "城管局"))


def test_like_items_of_two_papers_with_two_leads_are_a_conflict() -> None:
    one, other = a_claim("a", "全年改造老旧小区50个", "住建局"), a_claim("b", "改造老旧小区50个", "城管局")
    assert kinds(one, other) == [ConflictKind.TWO_LEADS]


def test_dates_that_disagree_are_a_conflict_and_the_same_lead_is_none() -> None:
    one = a_claim("a", "改造老旧小区50个", "住建局", due=date(2026, 9, 30))
    other = a_claim("b", "改造老旧小区50个", "住建局", due=date(2026, 12, 31))
    [found] = find_conflicts([one, other])
    assert (found.kind, found.rivals) == (ConflictKind.DATES_DISAGREE, ("2026-09-30", "2026-12-31"))


def test_two_tasks_of_one_clause_that_say_different_things_are_no_conflict() -> None:
    assert (
        kinds(
            a_claim("a", "新建智能工厂10家", "工信局", clause=1),
            a_claim("b", "培育文旅企业", "文旅局", clause=1),
        )
        == []
    )


def test_items_of_one_clause_need_be_less_alike() -> None:
    one, other = "推进老旧小区改造，全年完成50个", "改造老旧小区50个"
    assert kinds(a_claim("a", one, "住建局"), a_claim("b", other, "城管局")) == []
    assert kinds(a_claim("a", one, "住建局", clause=1), a_claim("b", other, "城管局", clause=1)) == [
        ConflictKind.TWO_LEADS
    ]


def test_conflict_keeps_its_key_until_another_paper_joins_it() -> None:
    one, other = a_claim("a", "改造老旧小区50个", "住建局"), a_claim("b", "改造老旧小区50个", "城管局")
    third = a_claim("c", "改造老旧小区50个", "城管局")
    assert find_conflicts([one, other])[0].key == find_conflicts([other, one])[0].key
    assert find_conflicts([one, other])[0].key != find_conflicts([one, other, third])[0].key


WORDS = st.sampled_from(["改造老旧小区50个", "全年改造老旧小区50个", "新建公园", "新建口袋公园", "治理河道"])
CLAIMS = st.lists(
    st.builds(
        a_claim,
        st.uuids().map(str),
        WORDS,
        st.sampled_from(["甲局", "乙局"]),
        clause=st.sampled_from([None, 1]),
    ),
    max_size=8,
)


@given(CLAIMS)
def test_no_claim_stands_in_two_conflicts_of_a_kind_and_rivals_are_its_claims(
    claims: list[DutyClaim],
) -> None:
    found = find_conflicts(claims)
    keys = [claim.key for each in found for claim in each.claims]
    assert len(keys) == len(set(keys))
    for each in found:
        assert set(each.rivals) == {lead for claim in each.claims for lead in claim.leads}

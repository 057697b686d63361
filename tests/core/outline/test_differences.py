"""Two versions compared clause by clause: links are proposed, with what changed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangmu.core.outline.differences import Change, Figure, Link, Worded, changes_between, compare


def clauses(*words: str) -> list[Worded]:
    return [Worded(number, each) for number, each in enumerate(words)]


def a_target(words: str, value: int, due: str = "2027", key: int = 0) -> Worded:
    return Worded(key, words, (Figure("公园", Decimal(value), "座", due),))


def changes_of(links: list[Link]) -> list[tuple[Change, ...]]:
    return [link.changes for link in links]


def test_same_words_are_unchanged_in_either_script_and_spacing() -> None:
    [link] = compare(clauses("建设十座街角公园。"), clauses("建設十座 街角公園"))
    assert (link.old, link.new, link.changes) == ((0,), (0,), (Change.UNCHANGED,))


def test_words_that_stand_twice_are_linked_in_their_order() -> None:
    links = compare(clauses("加强保障。", "修路。", "加强保障。"), clauses("加强保障。", "加强保障。"))
    assert [(link.old, link.new) for link in links] == [((0,), (0,)), ((2,), (1,)), ((1,), ())]


@pytest.mark.parametrize(
    ("value", "due", "changes"),
    [
        (12, "2027", (Change.RAISED,)),
        (8, "2027", (Change.LOWERED,)),
        (10, "2030", (Change.DATE_MOVED,)),
        (12, "2030", (Change.RAISED, Change.DATE_MOVED)),
        (10, "2027", (Change.REWORDED,)),
    ],
)
def test_changed_figure_says_which_way(value: int, due: str, changes: tuple[Change, ...]) -> None:
    old = [a_target("到2027年全市建成街角公园10座。", 10)]
    new = [a_target(f"到{due}年，全市建成街角公园{value}座。", value, due)]
    assert changes_of(compare(old, new)) == [changes]


def test_split_clause_is_linked_to_its_parts() -> None:
    old = clauses("推进老旧小区加装电梯，完善社区食堂和托育点。")
    new = clauses("推进老旧小区加装电梯。", "完善社区食堂和托育点。")
    [link] = compare(old, new)
    assert (link.old, link.new, link.changes) == ((0,), (0, 1), (Change.SPLIT,))


def test_merged_clauses_are_linked_to_the_whole() -> None:
    old = clauses("推进老旧小区加装电梯。", "完善社区食堂和托育点。")
    [link] = compare(old, clauses("推进老旧小区加装电梯，完善社区食堂和托育点。"))
    assert (link.old, link.new, link.changes) == ((0, 1), (0,), (Change.MERGED,))


def test_what_is_gone_is_dropped_and_what_is_new_is_added() -> None:
    links = compare(clauses("鼓励商户延长夜间营业时间。"), clauses("修复三条老街的石板路面。"))
    assert changes_of(links) == [(Change.ADDED,), (Change.DROPPED,)]


def test_figures_of_one_name_are_compared_with_each_other() -> None:
    old = [Figure("公园", Decimal(10), "座", "2027"), Figure("食堂", Decimal(5), "家", "2027")]
    new = [Figure("食堂", Decimal(5), "家", "2027"), Figure("公园", Decimal(9), "座", "2027")]
    assert changes_between(old, new) == (Change.LOWERED,)


def test_figures_in_other_units_are_not_called_raised() -> None:
    old, new = Figure("公园", Decimal(10), "座", "2027"), Figure("公园", Decimal(900), "m²", "2027")
    assert changes_between([old], [new]) == ()


_WORDS = st.text(alphabet="建设公园推进电梯完善食堂鼓励夜市", min_size=2, max_size=12)


@given(st.lists(_WORDS, max_size=8), st.lists(_WORDS, max_size=8))
def test_every_clause_of_both_versions_is_in_exactly_one_link(old: list[str], new: list[str]) -> None:
    links = compare(clauses(*old), clauses(*new))
    assert sorted(key for link in links for key in link.old) == list(range(len(old)))
    assert sorted(key for link in links for key in link.new) == list(range(len(new)))


@given(st.lists(_WORDS, max_size=8))
def test_version_compared_with_itself_is_unchanged(words: list[str]) -> None:
    assert all(link.changes == (Change.UNCHANGED,) for link in compare(clauses(*words), clauses(*words)))

"""Which unit a text means, by any of its names on a day; and who is found by what people type."""

from datetime import date

import pytest

from gangmu.core.base.org_units import (
    Group,
    Member,
    NameKind,
    OtherName,
    Span,
    Succession,
    SuccessionKind,
    UnitEntry,
)
from gangmu.core.base.unit_names import UnitDirectory
from gangmu.core.outline.scripts import fold

TODAY = date(2026, 3, 2)
MERGED = date(2025, 4, 1)
UNITS = (
    UnitEntry(code="dr", name="市发展和改革委员会", short_name="市发改委", position=1),
    UnitEntry(code="edu", name="市教育局", position=2),
    UnitEntry(code="jt", name="市交通运输局", short_name="市交通局", position=3),
    UnitEntry(code="old", name="市轨道建设办公室", position=4, span=Span(until_on=date(2025, 3, 31))),
    UnitEntry(code="wl", name="市文化和旅游局", short_name="市文旅局", position=5, span=Span(from_on=date(2019, 1, 1))),
    UnitEntry(code="sc", name="市市场监督管理局", position=6),
    UnitEntry(code="hp", name="和平区", kind="district", position=7),
    UnitEntry(code="hn", name="浑南区", kind="district", position=8),
    UnitEntry(code="hpe", name="和平区教育局", kind="district_unit", parent="hp", position=9),
)  # fmt: skip
DIRECTORY = UnitDirectory(
    units=UNITS,
    names=(
        OtherName(unit="wl", name="市旅游局", kind=NameKind.FORMER, span=Span(until_on=date(2018, 12, 31))),
        OtherName(unit="wl", name="文广旅局"),
        OtherName(unit="dr", name="市重点办"),
        OtherName(unit="jt", name="市重点办"),
    ),
    groups=(
        Group(
            code="all",
            name="各区县(市)",
            members=(Member(unit="hp"), Member(unit="hn", span=Span(from_on=date(2026, 1, 1)))),
        ),
    ),
    successions=(Succession(before="old", after="jt", kind=SuccessionKind.MERGED, on=MERGED),),
    place="云川市",
    fold=fold,
)


@pytest.mark.parametrize(
    ("words", "unit", "how"),
    [
        ("市教育局", "edu", "name"),
        ("教育局", "edu", "name"),
        ("云川市教育局", "edu", "name"),
        ("雲川市教育局", "edu", "name"),
        ("市教育局（牵头）", "edu", "name"),
        ("和平区教育局", "hpe", "name"),
        ("市场监督管理局", "sc", "name"),
        ("市发改委", "dr", "alias"),
        ("發改委", "dr", "alias"),
        ("市发展改革委", "dr", "otherwise_written"),
        ("市文化旅游局", "wl", "otherwise_written"),
        ("市文广旅局", "wl", "alias"),
        ("市旅游局", "wl", "former"),
        ("市轨道建设办", "jt", "successor"),
    ],
)
def test_unit_is_known_by_any_of_its_names(words: str, unit: str, how: str) -> None:
    found = DIRECTORY.resolve(words, on=TODAY)
    assert (found.units, found.how, found.candidates) == ((unit,), how, ())


def test_dissolved_unit_is_itself_in_its_own_time_and_its_successor_afterwards() -> None:
    assert DIRECTORY.resolve("市轨道建设办公室", on=date(2025, 3, 31)).units == ("old",)
    assert DIRECTORY.resolve("市轨道建设办公室", on=MERGED).units == ("jt",)


@pytest.mark.parametrize("words", ["各区县（市）", "各区、县(市)政府", "各區縣（市）人民政府"])
def test_group_is_expanded_to_those_who_belong_to_it_that_day(words: str) -> None:
    found = DIRECTORY.resolve(words, on=TODAY)
    assert (found.units, found.how, found.group) == (("hp", "hn"), "group", "all")
    assert DIRECTORY.resolve(words, on=date(2025, 12, 31)).units == ("hp",)


def test_name_that_two_answer_to_is_nobodys_until_somebody_chooses() -> None:
    found = DIRECTORY.resolve("市重点办", on=TODAY)
    assert (found.units, found.candidates) == ((), ("dr", "jt"))


@pytest.mark.parametrize(("words", "nearest"), [("市文旅委", "wl"), ("市交运局", "jt"), ("发展改革局", "dr")])
def test_name_that_nobody_has_is_told_with_the_nearest_and_never_guessed(words: str, nearest: str) -> None:
    found = DIRECTORY.resolve(words, on=TODAY)
    assert not found.is_known
    assert nearest in found.nearest


def test_words_like_no_name_are_told_as_such() -> None:
    assert DIRECTORY.resolve("国家海洋局", on=TODAY).nearest == ()


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("交通", "jt"),
        ("jt", "jt"),
        ("sjty", "jt"),
        ("fgw", "dr"),
        ("重点办", "dr"),
        ("hnq", "hn"),
        ("wlj", "wl"),
    ],
)
def test_unit_is_found_by_short_name_alias_and_first_letters(typed: str, first: str) -> None:
    assert DIRECTORY.search(typed)[0].code == first


def test_what_is_found_keeps_the_official_order_among_equals() -> None:
    assert [each.code for each in DIRECTORY.search("区")] == ["hp", "hn", "hpe"]
    assert DIRECTORY.search("轨道", on=TODAY) == []
    assert DIRECTORY.search(" ") == []

"""The example outline retells a public one in words of its own: all its facts are there, none of its sentences."""

import re
from pathlib import Path

import pytest

from gangmu.core.extraction.reading import read_text
from gangmu.core.outline.scripts import fold

RUN = 16  # characters; shorter runs are names and fixed phrases
LONGEST_NAME = 24
NUMBER = re.compile(r"\d+(?:\.\d+)?")
QUOTED = re.compile("“([^“”]{1,30})”|《([^《》]{1,60})》")
NOTICE = "本文为示例改写，依据公开资料，非沈阳市发布"


@pytest.fixture(scope="module")
def names(root: Path) -> list[str]:
    """The names that are longer than most and stand in both texts: they are set aside."""
    listed = (root / "tests/house/example_names.txt").read_text("utf-8").splitlines()
    return sorted(map(fold, listed), key=len, reverse=True)


@pytest.fixture(scope="module")
def retold(root: Path) -> str:
    return (root / "examples/shenyang/outline.txt").read_text("utf-8")


@pytest.fixture(scope="module")
def original(shared: Path) -> str:
    return (shared / "outlines/shenyang-2022.txt").read_text("utf-8")


def words_of(text: str, names: list[str]) -> str:
    """Give the letters of a text in simplified script; what is set aside leaves a bar."""
    packed = re.sub(r"\s", "", fold(text))
    packed = QUOTED.sub("|", packed)
    if names:
        packed = re.sub("|".join(map(re.escape, names)), "|", packed)
    return re.sub("[^一-鿿A-Za-z|]", "", NUMBER.sub("|", packed))


def runs_of(words: str) -> set[str]:
    return {
        run for piece in words.split("|") for k in range(len(piece) - RUN + 1) if (run := piece[k : k + RUN])
    }


def bare(text: str) -> str:
    return re.sub("[^一-鿿A-Za-z0-9]", "", fold(text))


def test_the_first_lines_say_what_the_text_is(retold: str) -> None:
    title, notice = [line for line in retold.splitlines() if line][:2]
    assert title.endswith("（示例改写）")
    assert notice.startswith(NOTICE)


def test_a_copied_sentence_is_found_in_either_script() -> None:
    copied = runs_of(words_of("云川市將在三年之內，讓每條河岸都有“步道”可走可坐。", []))
    assert "云川市将在三年之内让每条河岸都有" in copied
    assert runs_of(words_of("云川市将在三年之内，让每条河岸都有“步道”可走可坐。", [])) == copied
    assert runs_of(words_of("云川市将在30年之内让每条河岸都有步道", [])) == set()


@pytest.mark.shared
def test_no_sentence_of_a_real_text_is_retold_in_its_own_words(
    retold: str, names: list[str], shared: Path
) -> None:
    ours = runs_of(words_of(retold, names))
    copied = {
        path.name: sorted(found)
        for folder in ("outlines", "docs")
        for path in sorted((shared / folder).glob("*.txt"))
        if (found := ours & runs_of(words_of(path.read_text("utf-8", "replace"), names)))
    }
    assert copied == {}


@pytest.mark.shared
def test_what_is_set_aside_is_a_name_of_both_texts(retold: str, original: str, names: list[str]) -> None:
    for name in names:
        assert len(name) <= LONGEST_NAME, name
        assert not re.search("[,。;:、!?]", name), name
        assert bare(name) in bare(retold), name
        assert bare(name) in bare(original), name


@pytest.mark.shared
def test_all_figures_and_no_others_are_retold(retold: str, original: str) -> None:
    assert set(NUMBER.findall(fold(retold))) == set(NUMBER.findall(fold(original)))


@pytest.mark.shared
def test_all_quoted_names_and_named_sets_are_retold(retold: str, original: str) -> None:
    quoted = [one or other for one, other in QUOTED.findall(fold(original))]
    parts = {bare(part) for words in quoted for part in re.split("[、,]", words)}
    assert {part for part in parts if part not in bare(retold)} == set()


@pytest.mark.shared
def test_the_tree_is_the_same(retold: str, original: str) -> None:
    ours, theirs = (
        [(node.kind, node.id) for node in read_text(text).outline.nodes] for text in (retold, original)
    )
    assert ours == theirs

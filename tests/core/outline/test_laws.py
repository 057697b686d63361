"""Laws that hold for any text: nothing is lost, every span quotes, either script, linear time."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from gangmu.core.outline.outlines import Outline
from gangmu.core.outline.sources import SourceText
from gangmu.core.outline.tree import read_outline

_PIECES = (
    (
        "一、 二、 (一) （二） 1. 2． （1） ① 第一章 第二节 第三篇 壹、 —— 坚持 。 ， ： ； 目录 前言 "
        "附件1 专栏1 图2 总体要求 基本原则 建设三个中心 2027年 达到50% Goal~1:~ Objective~1.1~ I.~ A.~ "
        "Introduction “ ” "
        "（市发改委负责） 注： 具体措施： 1.1~ 一是 <s> <h2> </h2> **a** "
        "&nbsp; # 云川市规划纲要 關於印發方案的通知"
    )
    .replace("~", "\u00a0")
    .split(" ")
)
TEXTS = st.lists(
    st.one_of(
        st.sampled_from([*_PIECES, "\n", "\n\n", "　　", "     ", "\t", "\r\n", "|", "𠀀", "\x0c"]),
        st.text(max_size=3),
    ),
    max_size=40,
).map("".join)


def read(text: str) -> Outline:
    return read_outline(SourceText(text=text, kind="txt"))


@given(TEXTS)
def test_passages_cover_every_word_of_the_view_once(text: str) -> None:
    outline = read(text)
    here = 0
    for passage in outline.passages:
        assert here <= passage.start < passage.end
        assert not outline.view.folded[here : passage.start].strip()
        here = passage.end
    assert not outline.view.folded[here:].strip()


@given(TEXTS)
def test_nodes_quote_the_text_and_hang_under_earlier_ones(text: str) -> None:
    seen: set[str] = set()
    for node in read(text).nodes:
        assert 0 <= node.start < node.end <= node.section_end <= len(text)
        assert node.id not in seen
        assert node.parent is None or node.parent in seen
        assert node.level >= 1
        assert node.label is None or node.label in text[node.start : node.end]
        seen.add(node.id)


UNITS = (
    "1 ( (一) 一、 1.~ 一、要求。~ 字__ #_A~ <a_ []( </p> 。一、二(一) 第一章总则 Goal_1:_A~ 1._A_b~ "
    "图1_表~ --甲。~ 目录~第一章甲~ 云川规划~一、甲~二、乙~ 一、原则~坚持创新。~"
).split(" ")


@pytest.mark.parametrize("unit", UNITS)
def test_reading_is_linear(unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit.replace("~", "\n").replace("_", " ") * (length // len(unit))
        best = 9.0
        for _ in range(3):
            start = time.process_time()
            read(text)
            best = min(best, time.process_time() - start)
        return best

    assert seconds(20_000) < 10 * seconds(5_000) + 0.05


@pytest.mark.shared
def test_either_script_gives_the_same_tree(shared: Path) -> None:
    text = (shared / "outlines" / "shenyang-2022.txt").read_text(encoding="utf-8")
    simplified = OpenCC("t2s").convert(text)

    def rows(words: str) -> list[tuple[str, str, int, int, int]]:
        return [(n.id, n.kind, n.level, n.start, n.section_end) for n in read(words).nodes]

    assert len(simplified) == len(text)
    assert rows(text) == rows(simplified)

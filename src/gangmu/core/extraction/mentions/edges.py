"""Where a name begins (名称左界): behind a verb, a preposition or a stop.

A name in a Chinese plan ends in the word that tells what it is, and nothing marks its beginning. It is
found by going left from that word to the nearest word that cannot belong to a name.
"""

import re
from typing import Final

from gangmu.core.extraction.mentions.heads import DEGREES, GENERIC
from gangmu.core.extraction.mentions.words import (
    ADVERBS,
    COORDINATING,
    COUNTERS,
    CROSSED,
    INNER_VERBS,
    NO_EDGE,
    NUMERALS,
    OPENING_VERBS,
    RANKS,
    SINGLE,
    TRUE_VERBS,
    VERBS,
)

_RUN = re.compile(
    r"[0-9A-Za-z_·+\-/\u4e00-\u4e85\u4e87-\u7683\u7685-\u9fff]{0,26}"
)  # not 的 and 了, nor more than a name
_ABOVE_ONE: Final = NUMERALS - frozenset("1一各")
_TWO: Final = TRUE_VERBS | OPENING_VERBS | INNER_VERBS
_ONE: Final = SINGLE | COUNTERS
_ONE_WORDS: Final = frozenset("统一 唯一 同一 单一 专一 第一".split())  # 统一大市场: no number counts it
_HOW: Final = frozenset("科学 合理 有序 合力 合作 共同 携手 联合 精准".split())
_POINTING: Final = frozenset("本该此其")  # 制定本计划
_DOUBTFUL: Final = _POINTING | SINGLE | COUNTERS  # what ends in none of them may be part of a name
_TIES: Final = frozenset("-+/·_")


def left_edge(folded: str, backwards: str, head: int, least: int = 2) -> int:
    """Tell where the name begins whose last word begins at `head`: `least` characters before it or more.

    Where nothing but idle words stands before that word, it is no name: then the answer is `head`.
    `backwards` is `folded` reversed.
    """
    before = folded[head - 2 : head]
    if (before in TRUE_VERBS or before[1:] in _DOUBTFUL or before[:1] == "等") and _ends_in_edge(
        folded, head
    ):
        return head
    size = len(folded)
    run = _RUN.match(backwards, size - head)
    floor = size - run.end() if run else head
    start = max(head - least, 0)  # a text may begin with fewer characters
    one, two = _ONE, _TWO
    while start > floor:
        last = folded[start - 1]
        if (last in one or folded[start - 2 : start] in two) and _is_edge(folded, start, floor):
            if last not in COORDINATING or not is_idle(folded[start:head]):
                break
            if folded[start:head] in RANKS:  # 措施和重点工程
                return head
        start -= 1
    while start < head and folded[start] in _TIES:
        start += 1
    if start < floor or (head - start < 6 and is_idle(folded[start:head])):
        return head
    return start


def _ends_in_edge(folded: str, head: int) -> bool:
    """Tell whether the word at `head` stands alone: 建立平台, 等机制."""
    two = folded[head - 2 : head]
    last = two[1:]
    if two in TRUE_VERBS or (last in _POINTING and folded[head - 3 : head - 1] in VERBS):
        return True
    if two[:1] == "等" and two not in NO_EDGE and folded[head - 3 : head - 1] not in NO_EDGE:
        return True
    return (last in SINGLE and two not in NO_EDGE) or (last in COUNTERS and two[:1] in NUMERALS)


def _is_edge(folded: str, start: int, floor: int) -> bool:
    two = folded[start - 2 : start]
    last = folded[start - 1]
    if two in CROSSED and folded[start] in CROSSED[two]:
        return False
    if two in TRUE_VERBS or two in INNER_VERBS:
        return True
    if two in OPENING_VERBS:
        return _is_verb_here(folded, start - 2, floor)
    if last in SINGLE:
        return two not in NO_EDGE and folded[start - 1 : start + 1] not in NO_EDGE
    return last in COUNTERS and two[:1] in NUMERALS and folded[start - 3 : start - 1] not in _ONE_WORDS


def _is_verb_here(folded: str, start: int, floor: int) -> bool:
    """Tell whether a word that may be part of a name is a verb: at the beginning, or behind another verb."""
    if start <= floor or folded[start - 1] == "我":
        return True
    before = folded[start - 2 : start]
    if folded[start - 3 : start] in ADVERBS or before in _HOW:
        return True
    if before in TRUE_VERBS:
        return True
    return before in OPENING_VERBS and _is_verb_here(folded, start - 2, floor)


def is_idle(words: str) -> bool:
    """Tell whether words before a head make no name with it: 重大, 加快, 国家级重点."""
    size = len(words)
    if size <= 3:
        return words in GENERIC or words in VERBS
    if size == 4:
        return words[2:] in RANKS or ((words[:2] in DEGREES or words[:2] in VERBS) and _idle(words[2:]))
    return size == 5 and words[:3] in DEGREES and _idle(words[3:])


def _idle(word: str) -> bool:
    return word in GENERIC or word in VERBS


def is_verb(word: str) -> bool:
    """Tell whether a word is one that no name consists of."""
    return word in VERBS


def governs(folded: str, at: int) -> bool:
    """Tell whether the word before `at` is a verb or preposition, which no list ends in."""
    two = folded[at - 2 : at]
    is_verb_there = two in TRUE_VERBS or two in INNER_VERBS
    return is_verb_there or (two[1:] in SINGLE and two not in NO_EDGE and two[1:] != "等")


def first_word_of(folded: str, start: int, end: int) -> int:
    """Tell where the first member of a series begins within folded[start:end]: behind the last verb."""
    for at in range(end - 2, start, -1):
        if _is_edge(folded, at, start):
            return at
    return start


def is_counted(folded: str, start: int) -> bool:
    """Tell whether a number above one counts what follows: 5个创新平台 names none of them."""
    return start > 0 and folded[start - 1] in COUNTERS and folded[start - 2 : start - 1] in _ABOVE_ONE

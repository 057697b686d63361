"""Clauses (分句) of running text, and the measures in them.

A clause ends at a comma, a stop, a colon or the line. Commas inside quotation marks, brackets and numbers end
nothing.
"""

import re
from typing import NamedTuple

from gangmu.core.extraction.measures.heads import Head, find_head, skip_modifiers, verb_at
from gangmu.core.extraction.measures.lexicon import (
    MODIFIERS,
    NOMINAL,
    NOMINAL_INSIDE,
    SHARED_ENDS,
    STRENGTHS,
    words,
)

_CLAUSE = re.compile(r"(?:[^,;。:!?\n\t“(]+|“[^“”\n]{0,80}”|\([^()\n]{0,80}\)|(?<=\d),(?=\d{3}(?!\d))|[“(])+")
_TRIMMED = frozenset(")”等、 ")
_STOPS = frozenset("。;!?\n\t")
_DUTY_WORDS = ("负责", "牵头", "单位", "部门", "配合")
_JOINTS = re.compile(r"并(?<![合兼归一]并)(?![购网轨联存举重行入])且?|、(?<![合兼归一]、)(?:并|同时)?")
_TAKES_CLAUSE = words(
    """
支持 鼓励 引导 允许 帮助 倡导 推动 通过 探索 让 使 确保 促进 研究 引领 吸引 指导 督促 动员 形成 营造
激发 激活
"""
)
_ANNOUNCES = re.compile(
    "(?:以下|如下|下列)|[一二三四五六七八九十两0-9]{1,3}(?:个?方面|[项件])的?(?:重点)?(?:工作|任务)$"
    "|[一二三四五六七八九十两0-9]{1,3}个方面$"
)
_COUNTING = frozenset("以如下一二三四五六七八九十两0123456789")
_OPENING = STRENGTHS.keys() | {word[:2] for word in MODIFIERS}
_new = tuple.__new__  # in half the time of the class's own
_TURNS = ("由", "从")
_ALSO = re.compile(
    r"[^达超\d]{4,60}?(?:的[^的]{0,12}(?:极|中心|基地|枢纽|节点|门户|高地|支点|区|城市|橱窗)|等“[^”]{2,20}”)$"
)


class Found(NamedTuple):
    """A measure in places of the folded view."""

    start: int
    end: int
    verb_start: int
    verb_end: int


def sentences(text: str, i: int, j: int) -> list[list[Found]]:
    """Give the measures of text[i:j], sentence by sentence."""
    found: list[list[Found]] = []
    sentence: list[Found] = []
    for m in _CLAUSE.finditer(text, i, j):
        start, end = m.span()
        if end - start > 3:
            _read(text, start, end, sentence)
        if sentence and (end >= j or text[end] in _STOPS):
            found.append(sentence)
            sentence = []
    if sentence:
        found.append(sentence)
    return found


def _read(text: str, i: int, j: int, sentence: list[Found]) -> None:
    head = find_head(text, i, j)
    if head is None:
        if sentence and _goes_on(text, i, j, sentence[-1]):
            sentence[-1] = sentence[-1]._replace(end=_trim(text, i, j))
        return
    start, verb, after = head
    words = text[after:j]
    if ("是" in words or "了" in words) and _reports(text, after, j):
        return
    if text[after] in _COUNTING and _ANNOUNCES.match(text, after, j):
        return
    if "、" in words or "并" in words:
        while (joint := _next_joint(text, verb, after, j)) is not None:
            sentence.append(Found(start, _trim(text, start, joint[0]), verb, after))
            start, verb, after = joint[1]
    if text[j - 1] in _TRIMMED:
        j = _trim(text, start, j)
    sentence.append(_new(Found, (start, j, verb, after)))


def _reports(text: str, i: int, j: int) -> bool:
    """Tell whether the clause, whose verb ends at `i`, says what is or was: 建设…是…, 已建成…, 出台了…."""
    place = text.find("是", i, j)
    if place > 0 and text[place - 1] not in "尤特别凡但还于" and text[place + 1 : place + 2] != "否":
        return True
    place = text.find("了", i, j)
    return place > 0 and place + 1 < j and text[place + 1] not in "解结"


def _goes_on(text: str, i: int, j: int, before: Found) -> bool:
    """Tell whether a clause without a verb goes on with the object before it: 由…向…转变, …的重要节点."""
    if i - before.end != 1:
        return False
    if text[i] in _TURNS:
        return text.find("向", i, j) > 0 or text.find("转", i, j) > 0
    if j - i < 80 and _ALSO.match(text, i, j):
        return True
    return (
        before.end - before.start < 300
        and text[before.verb_end] in "以由"
        and "的" not in text[before.verb_end : before.end]
    )


def _trim(text: str, i: int, j: int) -> int:
    """Give the end of the words text[i:j] without units in brackets and stray marks."""
    while j - i > 4 and (last := text[j - 1]) in _TRIMMED:
        opening = text.rfind("(", i, j) if last == ")" else text.rfind("“", i, j) if last == "”" else -1
        if opening > i and not (last == ")" and any(word in text[opening:j] for word in _DUTY_WORDS)):
            break
        j = opening if opening > i else j - 1
    return j


def _next_joint(text: str, verb_start: int, verb_end: int, j: int) -> tuple[int, Head] | None:
    """Find the next verb with an object of its own in the same clause, behind 并 or 、."""
    verb = text[verb_start : min(verb_end, verb_start + 2)]
    for m in _JOINTS.finditer(text, verb_end + 2, j - 4):
        start = m.end()
        if text[start : start + 2] not in _OPENING:
            continue
        listed = m[0] == "、"
        if listed and (verb in _TAKES_CLAUSE or _is_listed_act(text, m.start())):
            continue
        place = skip_modifiers(text, start)
        pair = text[place : place + 2]
        if pair not in STRENGTHS or (pair in NOMINAL and place == start) or pair in NOMINAL_INSIDE:
            continue
        stop = text.find("、", place, j) if listed else j
        stop = stop if stop > 0 else j
        if stop - place < 5 or _quoted(text, verb_end, m.start()) or (listed and _lists(text, m.start(), j)):
            continue
        found = verb_at(text, place, stop, sure=True)
        if found:
            return m.start(), (start, *found)
    return None


def _is_listed_act(text: str, joint: int) -> bool:
    """Tell whether the verb before 、 is a member itself: 固体废物收集、转移、处置环节."""
    return text[joint - 3] == "、" and text[joint - 2 : joint] in STRENGTHS


def _quoted(text: str, i: int, place: int) -> bool:
    return text.rfind("“", i, place) > text.rfind("”", i, place)


def _lists(text: str, joint: int, j: int) -> bool:
    """Tell whether verbs behind 、 only name the kinds of one thing: 开展提升技能、扩大就业等行动."""
    if "等" in text[joint : min(j, joint + 200)]:
        return True
    return text[j - 2 : j] in SHARED_ENDS and text[joint - 2 : joint] not in SHARED_ENDS

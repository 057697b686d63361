"""The head of a clause (句首动词): whether a clause orders something, and by which verb.

A verb of a plan stands where its clause begins, behind adverbs (积极, 高水平), dates, or a phrase that says
with what, where or for whom (依托…, 在…, 对…). A noun before it is its subject, and such a clause reports,
unless 要 or 应 stands between.
"""

import re
from collections.abc import Iterable

from gangmu.core.extraction.measures.lexicon import (
    ADJUNCTS,
    CONNECTORS,
    FOLLOWERS,
    LEADS,
    MODIFIERS,
    NOMINAL,
    NOMINAL_CLOSES,
    NOMINAL_INSIDE,
    NOMINAL_OBJECTS,
    NOUNS,
    PAIRS,
    RESULTS,
    SILENT_LEADS,
    STRENGTHS,
    VERBAL_ENDS,
    words,
)

Head = tuple[int, int, int]
"""Places: where the clause's own words begin, where its verb begins, where its verb ends."""

_TIME = re.compile(
    r"(?:力争|争取|确保)?[到自从在]?(?:\d{4}-?(?:\d{4})?年?|“[一二三四五六七八九十]+五”(?:时期|期间|末)?|[一二三四五六七八九十两\d]{1,3}(?:年|个月|周|日)内)"
    r"(?:\d{1,2}月)?(?:[底末初]|[上下]半年)?(?:之?前|以前|起)?(?:力争|争取|基本|全部)?"
)
_TIME_STARTS = frozenset("到0123456789“一二三四五六七八九十两力争自从确")
_LEAD = re.compile(
    r"(?:[-、●■◆★▲*·>+\s]+|\(?[一二三四五六七八九十\d]{1,3}[).、]|[①-⑳]|[一二三四五六七八九十]是|第?[一二三四五六七八九十]+[,要])+"
)
_LEAD_STARTS = frozenset("、-●■◆★▲*·>+(①②③④⑤⑥⑦⑧⑨⑩一二三四五六七八九十第0123456789 ")
_SUBJECT = re.compile(
    r"(?<![需主重只首纲概提摘必次])要(?![求素点领件害塞])|应当|(?<![适反响供对相])应(?![用对急该届])|必须|全部(?=实现|达到|完成|纳入)"
    r"|(?:[区市县镇乡局委府团位]|部门|企业)(?=(?:重点|率先|积极|全面)?"
    r"(?:推进|推动|加快|加强|强化|深化|完善|健全|优化|提升|提高|建立|构建|打造|实施|开展|制定|落实|突出|承担|培育)|(?:重点|大力)发展)"
)
_BIDDEN = re.compile(r"(?<![需主重只首纲概提摘必次])要(?![求素点领件害塞])|应当|必须")
_WITHIN = re.compile("(?:[上中]|方面)(?=实现|取得|走在|形成|展现|作|迈|下功夫|先行|率先|当|争|闯|突破)")
_CONDITIONS = words("提下 础上 架下 况下 件下 程中 同时")  # 在……的前提下 is no order
_BIDDING = ("要", "应", "应当", "必须")
_REPORTED = re.compile(
    r"取得|得到|达到|不断|明显|显著|更加|日益|稳步|大幅|持续|[达破超]到?\d|增长|下降|位居|成为|提高到|提升至|(?:提升|完善|优化|改善|增强|加快|健全)$"
)
_HAPPENED = re.compile(r"取得|得到|再上|迈[上出]|明显|显著|成为")
_FIGURE = re.compile(r"[到至超过约近为]*\d[\d.,]*(?:%|‰|个百分点|[万亿]*元|以上|以内|左右)*$")
_FIGURE_STARTS = frozenset("到至超约近")
_NOT_AFTER = frozenset("的了者率性为到至得过式型")
_NOT_PAIRED = _NOT_AFTER | frozenset("、和与及")
_SUFFIXES = frozenset("的了者率性业额力型化商权期员")
_PREPOSITIONS = frozenset("在以对为与同和从按向由将把于就用")
_MOVERS = frozenset("把将")
_RESULT = re.compile("|".join(sorted(RESULTS, key=len, reverse=True)))
_MEANS = words(
    """
方式 途径 手段 形式 渠道 契机 抓手 要求 原则 优势 需求 方向 目标 中心 战略 关系 特点 基础 导向
"""
)
_TOPICS = NOMINAL | words(
    "落实 新建 改建 扩建 续建 制定 编制 帮扶 试点 租赁 出版"
)  # verbs that may open a subject
_TELLS = words("公告 公布 公示 通报 发布 降低 减少 减轻 压缩 缩短")
_PLAIN = words("建设 布局 发展 开发 推广")  # verbs inside a clause more often than names
_REACH = 160  # a verb farther behind its adjunct is another clause's


def _by_start(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        table.setdefault(word[:2], []).append(word)
    return {start: tuple(found) for start, found in table.items()}


_MODIFIERS = _by_start(word for word in MODIFIERS if word not in STRENGTHS)
_CONNECTORS = _by_start(CONNECTORS)
_ONE_CHARACTER = frozenset(verb for verb in STRENGTHS if len(verb) == 1)
_CONNECTING = frozenset(word for word in CONNECTORS if len(word) == 1)
_SKIPPED = _LEAD_STARTS | _TIME_STARTS | {word[0] for word in CONNECTORS}
_FOURS = NOUNS | PAIRS


def skip_modifiers(text: str, i: int) -> int:
    """Give the place behind the adverbs that stand at `i`."""
    while found := _MODIFIERS.get(text[i : i + 2]):
        for word in found:
            if text.startswith(word, i):
                i += len(word)
                break
        else:
            return i
        if text[i : i + 1] == "地":  # 有计划地, 创造性地
            i += 1
    return i


def skip_connectors(text: str, i: int, j: int) -> int:
    """Give the place behind list marks, dates and words that only join: 一是, 到2027年, 同时, 我们要."""
    while i < j:
        first = text[i]
        if first == "(" and (closing := text.find(")", i, min(j, i + _REACH))) > 0:
            i = closing + 1
            continue
        if first in _LEAD_STARTS and (m := _LEAD.match(text, i, j)):
            i = m.end()
            continue
        if first in _TIME_STARTS and (m := _TIME.match(text, i, j)):
            i = m.end()
            continue
        listed = _CONNECTORS.get(text[i : i + 2])
        if listed and (word := next((w for w in listed if text.startswith(w, i)), None)):
            i += len(word)
        elif first in _CONNECTING and text[i : i + 2] not in STRENGTHS:
            i += 1
        else:
            return i
    return i


def find_head(text: str, i: int, j: int) -> Head | None:
    """Find the verb that governs the clause text[i:j], or None where it orders nothing."""
    if text[j - 1] == "的" or (text[j - 2 : j] in _CONDITIONS and text.find("在", i + 2, j) < 0):
        return None
    start = skip_connectors(text, i, j) if text[i] in _SKIPPED else i
    if j - start < 4:
        return None
    place, pair = start, text[start : start + 2]
    if pair in _MODIFIERS:
        place = skip_modifiers(text, start)
        if j - place < 2:
            return None
        pair = text[place : place + 2]
    if pair[0] == "新" and text[place + 1 : place + 3] in STRENGTHS:  # 新培育…
        place += 1
        pair = text[place : place + 2]
    adjunct = pair in ADJUNCTS
    if not adjunct and (verb := verb_at(text, place, j, sure=place > start)):
        later = _bidden_later(text, verb[1], j) if pair in _TOPICS else None
        return later or (start, verb[0], verb[1])
    if adjunct or text[place] in _PREPOSITIONS:
        found = _behind_adjunct(text, place, j)
        if found is None and adjunct and place > start:  # 高效利用地下空间
            found = verb_at(text, place, j, sure=True)
        return (start, *found) if found else None
    return _behind_subject(text, start, j)


def _bidden_later(text: str, i: int, j: int) -> Head | None:
    """Find the order behind 新建项目要…, 建设单位应当…, whose first verb belongs to the subject."""
    m = _BIDDEN.search(text, i, min(j, i + 24))
    if m is None or "、" in text[i : m.start()]:
        return None
    place = skip_modifiers(text, m.end())
    verb = verb_at(text, place, j, sure=True) if j - place > 3 else None
    return (m.end(), *verb) if verb else None


def verb_at(text: str, i: int, j: int, *, sure: bool = False) -> tuple[int, int] | None:
    """Give the verb at `i` that has an object of its own. `sure`: an adverb stands before it."""
    pair = text[i : i + 2]
    if pair not in STRENGTHS:
        return _short_verb(text, i, j)
    end = i + 2
    if j - end < 1 or (first := text[end]) in _NOT_AFTER:
        return None
    if (four := text[i : i + 4]) in _FOURS:
        if four in NOUNS and not text[i + 4 : i + 5].isdigit():
            return None
        if four in PAIRS and j - i > 5 and text[i + 4] not in _NOT_PAIRED and _orders(text, i + 4, j):
            return i, i + 4
    if pair in LEADS and (found := _second_verb(text, i, end, j)):
        return found
    if first in "、和与及并或" and (found := _joined_verb(text, i, end, j)):
        return found
    if j - end < 2 or (pair in NOMINAL and not (_ordered if sure else _orders)(text, end, j)):
        return None
    if j - end < 24 and (first in _FIGURE_STARTS or first.isdigit()) and _FIGURE.match(text, end, j):
        return None  # no thing, a mere figure
    return i, end


def _short_verb(text: str, i: int, j: int) -> tuple[int, int] | None:
    if text[i] not in _ONE_CHARACTER or j - i < 5 or text[i + 1] in "度人渡费达用命":
        return None
    made = text.find("成为", i, j)
    return (made, made + 2) if made > 0 else (i, i + 1)


def _second_verb(text: str, i: int, end: int, j: int) -> tuple[int, int] | None:
    """Read 规划建设, 探索建立, 加快推进: two verbs, one order."""
    place = skip_modifiers(text, end)
    second = text[place : place + 2]
    after = place + 2
    if second not in STRENGTHS or j - after < 2 or text[after] in _NOT_AFTER or text[after] in "、和与及":
        return None
    if second in NOMINAL and (
        second not in FOLLOWERS or text[j - 2 : j] in VERBAL_ENDS or not _orders(text, after, j)
    ):
        return None
    first = text[i:end]
    if first in NOMINAL and second in ("取得", "得到", "达到"):
        return None
    if first in SILENT_LEADS or place > end:
        return (place, after) if first in SILENT_LEADS else None
    return i, after


def _joined_verb(text: str, i: int, end: int, j: int) -> tuple[int, int] | None:
    """Read 扶持和培育 and 新建、改扩建: verbs that share an object."""
    second = text[end + 1 : end + 3]
    after = end + 3
    if second not in STRENGTHS or j - after < 2 or text[after] in _NOT_AFTER or text[after] == "、":
        return None
    return i, after


def _orders(text: str, end: int, j: int) -> bool:
    """Tell whether what follows a verbal noun is its object: 发展航空物流, but not 发展环境."""
    return (
        text[end] not in _SUFFIXES
        and (text[end] != "区" or text[end + 1 : end + 2] == "域")
        and text[end : end + 2] not in NOMINAL_OBJECTS
        and not (j - end < 5 and text[end : end + 2] in NOMINAL_CLOSES)
        and not _REPORTED.search(text, end, min(j, end + 60))
    )


def _ordered(text: str, end: int, j: int) -> bool:
    """Tell whether a verbal noun behind an adverb is a verb: 大力发展物流, but not 高质量发展取得成效."""
    return not _HAPPENED.search(text, end, min(j, end + 8))


def _behind_adjunct(text: str, i: int, j: int) -> tuple[int, int] | None:
    """Find the verb behind a phrase such as 依托…, 在…领域, 以…为…, 对…, 把…."""
    if text[j - 2 : j] in _MEANS and text[i] not in _MOVERS:
        return None
    here = i + (1 if text[i] in _PREPOSITIONS else 2)
    stop = min(j - 2, here + _REACH)
    if text[i] in _MOVERS:
        if m := _RESULT.search(text, here, stop):
            return m.span()
        here -= 1
    elif text[i] == "在" and (m := _WITHIN.search(text, here, stop)):
        here = m.end() - 1
    elif text[i] == "以" and (made := text.find("为", i + 2, j)) > 0:
        here = made
    return _first_governing(text, here + 1, stop, j)


def _first_governing(text: str, k: int, stop: int, j: int) -> tuple[int, int] | None:
    """Find the first verb that governs the end of a clause: 对使用平台的企业给予补贴 gives, not uses."""
    found: tuple[int, int] | None = None
    while k < stop:
        if text[k] == "“" and (closing := text.find("”", k, stop)) > 0:
            k = closing
        elif text[k : k + 2] in STRENGTHS and (
            found is None or (k >= found[1] and "的" in text[found[1] : k])
        ):
            found = _governing(text, k, j) or found
        k += 1
    return found


def _governing(text: str, k: int, j: int) -> tuple[int, int] | None:
    """Give the verb at `k` inside a clause, unless it is part of a name or of a list there."""
    pair = text[k : k + 2]
    end = k + 2
    if text[k - 1] in "的、和与及已" or text[end] in "、等":
        return None
    if text[end] in "中上后前时" and text[end : end + 2] not in ("中小", "中心", "上下", "前沿", "中国"):
        return None
    if pair in NOMINAL or pair in NOMINAL_INSIDE:
        plain = pair in _PLAIN and j - k > 4 and _orders(text, end, j)
        if not plain and text[k - 2 : k] not in MODIFIERS and not _counted(text, end):
            return _second_verb(text, k, end, j) if pair in LEADS else None
    if pair not in LEADS and pair not in _TELLS and text[end : end + 2] in STRENGTHS:  # 为纲要实施提供支撑
        return None
    return verb_at(text, k, j, sure=True)


def _counted(text: str, end: int) -> bool:
    return text[end] in "一“《" or text[end].isdigit()


def _behind_subject(text: str, i: int, j: int) -> Head | None:
    """Find the verb behind 各区要…, 县级以上政府应当…, 东部片区加快…."""
    m = _SUBJECT.search(text, i + 1, min(j, i + 24))
    if not m:
        return None
    place = skip_modifiers(text, skip_connectors(text, m.end(), j))
    if j - place < 4:
        return None
    verb = verb_at(text, place, j, sure=True)
    if verb is None and text[place] in _PREPOSITIONS:
        verb = _behind_adjunct(text, place, j)
    if verb is None:
        return None
    return (m.end() if m[0].endswith(_BIDDING) else i, *verb)

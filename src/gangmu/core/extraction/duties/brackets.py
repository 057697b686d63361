"""Brackets (括注) and labels (责任单位：) that give a task to units: forms 1 to 5 of duties."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gangmu.core.extraction.duties.names import UnitName, is_collective, split_names
from gangmu.core.extraction.duties.roles import (
    IGNORED,
    LABEL,
    RESPONSIBLE,
    all_units,
    end_of_names,
    read_phrase,
    role_of,
    roles_of,
)

MAX_BRACKET = 800
# The last words of a bracket that names units. Other brackets are only taken at the end of a paragraph.
_ROLE_WORDS = (
    *(
        "负责",
        "牵头",
        "指导",
        "参与",
        "参加",
        "配合",
        "落实",
        "实施",
        "推进",
        "承办",
        "协助",
        "协同",
        "协办",
        "主办",
    ),
    # a date behind the units: （市住建局牵头，6月底前完成）
    *("完成", "底前", "月底", "年底", "长期坚持", "持续推进"),
    *("下同", "不再列出", "牵头单位", "牵头部门", "责任单位", "牵头单位。", "下同。", "负责。"),
)
_UNIT_WORDS = (
    *"部委局办厅院会区县市处队社行",
    "街道",
    "乡镇",
    "镇街",
    "政府",
    "部门",
    "单位",
    "中心",
    "公司",
    "集团",
    "地区",
)
_AUTHORITY_WORDS = (
    *"部委局办厅署院会处队社行",
    "街道",
    "乡镇",
    "政府",
    "部门",
    "单位",
    "公司",
    "集团",
    "中心",
)
_NAMES_ONLY = "bracket.names_only"
_LABEL_END = re.compile(r"[位门导限间点室人构体方求排关员]\)?:")
_STOPS = re.compile(r"[()。\n\t]")


class Assignment(NamedTuple):
    """Names with roles, and the places from the first word that names units to behind the last."""

    start: int
    end: int
    names: list[tuple[str, UnitName]]
    rule: str
    reach: int  # behind the date or remark that belongs to it


def bracketed(folded: str) -> Iterator[Assignment]:
    """Find the brackets that give a task to units, in order of the text."""
    behind = 0
    closing = folded.find(")")
    while closing >= 0:
        rule = _rule_of(folded, closing)
        start = _opening(folded, closing, behind) if rule else -1
        found = _read_bracket(folded, start, closing, rule) if start >= 0 else None
        if found:
            behind = found.end
            yield found
        closing = folded.find(")", closing + 1)


def _rule_of(folded: str, closing: int) -> str:
    """Tell by what rule a bracket that closes here may name units; empty where it cannot."""
    if folded.endswith(_ROLE_WORDS, 0, closing):
        return "bracket.role_word"
    at_end = folded[closing + 1 : closing + 3].lstrip("。;")[:1] in ("", "\n")
    return _NAMES_ONLY if at_end and folded.endswith(_UNIT_WORDS, 0, closing) else ""


def _opening(folded: str, closing: int, floor: int) -> int:
    """Give the place of the bracket that `closing` closes, not before `floor`; -1 where there is none."""
    depth = 0
    place = closing
    floor = max(floor, closing - MAX_BRACKET)
    for _ in range(40):
        opened = folded.rfind("(", floor, place)
        if opened < 0:
            return -1
        depth += folded.count(")", opened, place)
        if depth == 0:
            return opened
        depth -= 1
        place = opened
    return -1


def _read_bracket(folded: str, start: int, closing: int, rule: str) -> Assignment | None:
    if LABEL.match(folded, start + 1):
        return None  # （责任单位：…）: a label
    end = end_of_names(folded, start + 1, closing)
    names, said = read_phrase(folded, start + 1, end)
    if not all_units(folded, names):
        return None
    if not said and end == closing and not (rule == _NAMES_ONLY and _only_authorities(folded, names)):
        return None
    return Assignment(start, closing + 1, names, rule, closing + 1)


def _only_authorities(folded: str, names: list[tuple[str, UnitName]]) -> bool:
    """Tell whether two or more names are all of authorities: 北屏区、青岚区 may be places."""
    return len(names) > 1 and all(
        folded.endswith(_AUTHORITY_WORDS, name.start, name.end)
        or is_collective(folded[name.start : name.end])
        for _, name in names
    )


def labelled(folded: str) -> Iterator[Assignment]:
    """Find labels with names behind them: in brackets, on lines of their own, or at the end of a sentence."""
    chain: list[tuple[str, UnitName]] = []
    start = end = reach = -1  # reach: how far the chain goes, labels of dates and leaders included
    for m in _labels(folded):
        if start >= 0 and folded[reach : m.start()].strip(" \n\t;,、。"):
            yield from _close(folded, start, end, chain, reach)
            chain, start = [], -1
        stop = _end_of_label(folded, m.end())
        start = m.start() if start < 0 else start
        reach = stop
        role = role_of(m)
        if role == IGNORED:
            continue
        names = _labelled_names(folded, m, end_of_names(folded, m.end(), stop))
        if names:
            chain += names
            end = stop
    if start >= 0:
        yield from _close(folded, start, end, chain, reach)


def _labelled_names(folded: str, label: re.Match[str], end: int) -> list[tuple[str, UnitName]]:
    """Read the names behind a label; words between them may say more: 责任单位：甲牵头，乙、丙按职责分工负责."""
    phrase, said = read_phrase(folded, label.end(), end)
    if not said:
        return list(zip(roles_of(label), split_names(folded, label.end(), end), strict=False))
    own = role_of(label)
    return [(own if role == RESPONSIBLE else role, name) for role, name in phrase]


def _labels(folded: str) -> Iterator[re.Match[str]]:
    behind = 0
    for colon in _LABEL_END.finditer(folded):
        m = LABEL.search(folded, max(behind, colon.end() - 20), colon.end())
        if m and m.end() == colon.end():
            behind = m.end()
            yield m


def _close(
    folded: str, start: int, end: int, chain: list[tuple[str, UnitName]], reach: int
) -> Iterator[Assignment]:
    """Give the chain of labels, with the bracket around it, where it names anyone."""
    if not chain or any(name.end - name.start > 30 for _, name in chain):
        return  # a label alone, or a sentence behind it
    if start and folded[start - 1] == "(":
        start -= 1
        end += folded[end : end + 1] == ")"
    yield Assignment(start, end, chain, "label", max(end, reach))


def _end_of_label(folded: str, start: int) -> int:
    """Give the place where the names behind a label end: a stop, line end, label or closing bracket."""
    limit = min(len(folded), start + MAX_BRACKET)
    following = _LABEL_END.search(folded, start, limit)
    if following:
        label = LABEL.search(folded, max(start, following.end() - 20), following.end())
        limit = label.start() if label else limit
    depth = 0
    for m in _STOPS.finditer(folded, start, limit):
        depth += (m[0] == "(") - (m[0] == ")")
        if depth < 0 or (depth == 0 and m[0] not in "()"):
            return m.start()
    return limit

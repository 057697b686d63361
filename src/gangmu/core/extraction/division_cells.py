"""Cells of units and leaders (单位、领导单元格): the names in them, with roles where the words say so."""

import re
from typing import Final

from gangmu.core.extraction.division_headings import Holds
from gangmu.core.extraction.duties.names import UnitName, is_unit, split_names
from gangmu.core.extraction.duties.roles import LEAD, RESPONSIBLE, SUPPORTING, end_of_names, read_phrase
from gangmu.core.outline.scripts import fold

_NOTHING: Final = re.compile(r"[-/\\.…\s]*|无")
_LEADERS: Final = re.compile(r"[、,;/\s]+(?![^()]*\))")
_MARKED: Final = re.compile(r"(?:牵头|主办|责任|配合|协办|承办)(?:单位|部门)?:")
_ROLES: Final = {
    "牵头": LEAD, "主办": LEAD, "责任": RESPONSIBLE, "承办": RESPONSIBLE, "配合": SUPPORTING, "协办": SUPPORTING,
}  # fmt: skip


def is_nothing(cell: str) -> bool:
    """Tell a cell that names nobody on purpose: empty, a dash, 无."""
    return bool(_NOTHING.fullmatch(fold(cell).strip()))


def names_of(cell: str, column: Holds) -> list[tuple[str, str]]:
    """Give the names of a cell with their roles; none where its words are no names of units.

    >>> names_of("市财政局、市科技局\\n各区政府", Holds.RESPONSIBLE)
    [('responsible', '市财政局'), ('responsible', '市科技局'), ('responsible', '各区政府')]
    >>> names_of("市住建局牵头，市城管局配合", Holds.RESPONSIBLE)
    [('lead', '市住建局'), ('supporting', '市城管局')]
    """
    folded = fold(cell).replace("\n", "、")
    found: list[tuple[str, str]] = []
    for role, start, end in _parts(folded, column):
        found += _named(folded, start, end, role, first_leads=column is Holds.BOTH)
    names = [name for _, name in found]
    return found if names and 2 * sum(map(is_unit, names)) >= len(names) else []


def _parts(folded: str, column: Holds) -> list[tuple[str, int, int]]:
    """Part a cell at the labels in it: 牵头：甲；配合：乙."""
    marks = list(_MARKED.finditer(folded))
    own = {Holds.LEAD: LEAD, Holds.SUPPORTING: SUPPORTING}.get(column, RESPONSIBLE)
    if not marks:
        return [(own, 0, len(folded))]
    ends = [mark.start() for mark in marks[1:]] + [len(folded)]
    parts = [(_ROLES[mark[0][:2]], mark.end(), end) for mark, end in zip(marks, ends, strict=True)]
    return [(own, 0, marks[0].start()), *parts] if marks[0].start() else parts


def _named(folded: str, start: int, end: int, role: str, *, first_leads: bool) -> list[tuple[str, str]]:
    end = end_of_names(folded, start, end)
    phrase, said = read_phrase(folded, start, end)
    if said:
        pairs = [(role if found == RESPONSIBLE else found, name) for found, name in phrase]
    else:
        pairs = [(role, name) for name in split_names(folded, start, end)]
    if first_leads and pairs:
        pairs = [(LEAD, pairs[0][1]), *((SUPPORTING, name) for _, name in pairs[1:])]
    return [(LEAD if name.leads else found, _words(folded, name)) for found, name in pairs]


def _words(folded: str, name: UnitName) -> str:
    return _full(folded[name.start : name.end])


def _full(words: str) -> str:
    return words.replace("(", "（").replace(")", "）")


def leaders_of(cell: str) -> list[str]:
    """Give the leaders of a cell as written: posts or persons, one after the other."""
    parts = _LEADERS.split(fold(cell).replace("\n", "、"))
    return [_full(each) for each in parts if each and not _NOTHING.fullmatch(each)]

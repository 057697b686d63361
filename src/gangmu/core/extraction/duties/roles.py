"""Roles (责任分工): who leads, who is responsible and who supports, from the words around the names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, repeat

from gangmu.core.extraction.duties.names import UnitName, is_collective, is_unit, split_names

LEAD, RESPONSIBLE, SUPPORTING, IGNORED = "lead", "responsible", "supporting", "ignored"

# 甲牵头，乙、丙配合: a role word behind the names, at the end of its part.
_BEHIND = re.compile(
    r"(?<!\()(?:共同|联合|具体|总)?(?P<lead>牵头|主办|主责)(?:(?:组织)?(?:负责|落实|实施|推进|办理|抓总)|会同)?"
    r"|(?P<support>配合|协同|协助|协办)(?:落实|负责|实施|推进|办理)?"
    r"|(?P<do>(?:按照?|依|根据)(?:各自)?(?:工作)?(?:职责|职能|分工)(?:任务)?(?:分工|范围)?(?:分别|具体|共同)?(?:负责|落实|推进|实施|配合|抓好)?(?:落实|推进|实施)?"
    r"|(?:按|分别|共同|分工|具体|联合|组织|抓好)*(?:负责|落实|指导|参与|参加|承办|承担|组织实施|实施)(?:落实|推进|实施|配合)?)"
)
_BREAK = re.compile(r"[,;、。)]|$")
# 牵头单位：甲；责任单位：乙: a label before the names.
LABEL = re.compile(
    r"(?:(?P<who>(?:主要|重点|第一)?(?:市|省|县|区)?(?P<both>主\(协\)办|主办?[、/]?协办|主\(会\)办)|(?P<lead>总?牵头|主办|主责|组长)|(?P<support>配合|协同责任|协同|协办|协助|支持|参与|参加|会办)|(?P<do>责任|承办|落实|实施|主管|执行|负责))"
    r"(?:责任|实施|牵头)?(?:单位|部门|主体|机构|机关|处室|科室|股室|处(?:\(室\))?|方)(?:\([^()\n]{1,8}\))?[及和]?(?:责任人)?"
    r"|(?P<ignored>(?:牵头|责任|分管|包抓|包联|联系|主管|挂帅|挂钩)(?:市|省|县|区)?(?:领导|人|负责人|专人)|完成(?:时限|时间|期限)|时间(?:节点|要求|安排|进度)|办理时限|时限(?:要求)?|进度(?:要求|安排)|工作(?:目标|要求|措施)|联络员|联系人))"
    r"[:]"
)
_FIRST = re.compile("首位|首个|第一|最前")
_FIRST_LEADS = re.compile(
    r"(?:排|列|排列|排名|排序|位列)?(?:在|于|名)?(?:首位|首个|第一(?:位|个|名)?|最前(?:面)?)(?:责任)?的?(?:者|单位|部门|责任单位|责任部门|地区或部门)?,?(?:均?为|即为|是|系|作为|牵头)(?:本项任务|该项任务|本项|该项)?的?(?:牵头|主办|总牵头)?(?:责任)?(?:单位|部门|负责)?"
    r"|(?:首位|第一(?:位|个)?)(?:单位|部门|责任单位)?(?:牵头|为牵头)"
)
_ASIDE = re.compile(
    r"[,;。]?(?:其中)?,?(?:(?:排|列|排列|排名|排序|位列)(?:在|于|名)?第?[一首]|首位|第一(?:位|个)?(?:单位|部门|者|为|是)|以下|下同|不再列出|完成(?:时限|时间)|\d{4}年|\d{1,2}月(?:底|末|前|\d|上旬|中旬|下旬)|长期|持续|每年|年底前)"
)


def says_first_leads(folded: str) -> bool:
    """Tell whether a text says that the first unit of each list leads (列第一位者为牵头单位).

    >>> says_first_leads("(市交通局、市港航局负责,列第一位者为牵头单位,下同)")
    True
    """
    return any(
        _FIRST_LEADS.search(folded, max(0, m.start() - 6), m.end() + 30) for m in _FIRST.finditer(folded)
    )


@dataclass(slots=True)
class Roles:
    """Who does a task, as names in simplified script."""

    lead: list[str] = field(default_factory=list)
    responsible: list[str] = field(default_factory=list)
    supporting: list[str] = field(default_factory=list)

    def add(self, role: str, name: str) -> None:
        """Give a unit its role; a group never leads, nobody has one role twice."""
        if role == IGNORED:
            return
        if role == LEAD and is_collective(name):
            role = RESPONSIBLE
        taken: list[str] = getattr(self, role)
        if name not in taken:
            taken.append(name)

    @property
    def everyone(self) -> list[str]:
        """All names, in the order of the roles."""
        return self.lead + self.responsible + self.supporting

    def let_first_lead(self, first: str | None) -> None:
        """Apply 列第一位者为牵头单位: the first name leads, unless it is a group or someone leads already."""
        if self.lead or first is None or is_collective(first) or first not in self.responsible:
            return
        self.responsible.remove(first)
        self.lead.append(first)


def roles_of(m: re.Match[str]) -> Iterator[str]:
    """Tell the roles of the names behind a label, one after the other: of 主（协）办 the first leads."""
    if m.groupdict().get("both"):
        return chain([LEAD], repeat(SUPPORTING))
    return repeat(role_of(m))


def role_of(m: re.Match[str]) -> str:
    """Tell the role that a match of a role word or label gives."""
    groups = m.groupdict()
    if groups.get("ignored"):
        return IGNORED
    if groups.get("lead"):
        return LEAD
    return SUPPORTING if groups.get("support") else RESPONSIBLE


def end_of_names(folded: str, start: int, end: int) -> int:
    """Give the place where a list of names ends and a remark begins (下同, 以下…, 完成时限)."""
    aside = _ASIDE.search(folded, start, end)
    return aside.start() if aside else end


def read_phrase(folded: str, start: int, end: int) -> tuple[list[tuple[str, UnitName]], bool]:
    """Read 甲牵头，乙、丙负责 in folded[start:end]: names with roles, and whether a role word was said."""
    found: list[tuple[str, UnitName]] = []
    said = False
    here = start
    for m in _BEHIND.finditer(folded, start, end):
        if m.start() == here and not m["do"]:
            continue
        behind = folded[m.end() : m.end() + 1]
        if m.end() < end and behind not in ",;、。)" and not (m["lead"] and behind):
            continue  # 负责人, 落实情况
        names = split_names(folded, here, m.start())
        found += [(role_of(m), name) for name in names]
        said = said or bool(names)
        here = m.end()
    if here < end:
        found += [(RESPONSIBLE, name) for name in split_names(folded, here, end)]
    return found, said


def all_units(folded: str, names: list[tuple[str, UnitName]]) -> bool:
    """Tell whether most of the names look like units: a bracket of other words is no duty."""
    good = sum(is_unit(folded[name.start : name.end]) for _, name in names)
    return bool(names) and 3 * good >= 2 * len(names)

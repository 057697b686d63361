"""Headings of division tables (分解表表头): what a column holds, by the words above it."""

import re
from enum import StrEnum
from typing import Final

from gangmu.core.extraction.duties.tables import column_role
from gangmu.core.outline.scripts import fold


class Holds(StrEnum):
    """What a column of a division table is for."""

    NUMBER = "number"  # 序号
    HEADING = "heading"  # 类别、所属章节
    TASK = "task"  # 工作任务、主要举措
    TARGET = "target"  # 年度目标
    LEAD = "lead"
    RESPONSIBLE = "responsible"
    SUPPORTING = "supporting"
    BOTH = "both"  # 主（协）办单位: the first leads
    LEADER = "leader"  # 牵头领导
    LIMIT = "limit"  # 完成时限
    NODE = "node"  # 一季度
    CLAUSE = "clause"  # 对应条款
    REMARKS = "remarks"  # 备注
    OTHER = "other"  # known, kept under its own name: 联络员


UNITS: Final = (Holds.LEAD, Holds.RESPONSIBLE, Holds.SUPPORTING, Holds.BOTH)
_BLANKS: Final = re.compile(r"[\s*★▲#]+")
_ASIDE: Final = re.compile(r"\((?!责任|配合|牵头|协同|主办|协办)[^()]*\)$")
_TABLE: Final = tuple(
    (re.compile(pattern), holds)
    for pattern, holds in (
        (r"序号|编号|编次|号|no\.?|任务(?:序号|编号)|项目(?:序号|编号)|条目", Holds.NUMBER),
        (r"系统编号|系统编码", Holds.OTHER),
        (
            r"(?:承诺|条款|纲要|举措|对应|来源)(?:编码|编号|条目|条款|章节|举措|依据)|对应(?:纲要)?(?:条款|章节|举措)|任务来源|文件依据|依据(?:文件)?|来源(?:及依据|依据|文件)?",
            Holds.CLAUSE,
        ),
        (
            r"(?:所属|任务|工作|项目)?(?:类别|领域|章节|板块|方面|大类|分类|门类|专题)|一级(?:任务|指标)|总体任务|主题|行动(?:名称)?|工程(?:名称)?|牵头组",
            Holds.HEADING,
        ),
        (r"第?[一二三四1-4]季度?|[上下]半年|1?\d月(?:份)?", Holds.NODE),
        (
            r"(?:完成|办理|办结|任务|工作)?(?:时限|期限|时间|完成日期|节点|时间节点)(?:要求|节点|安排)?|时间(?:表|进度)|完成(?:时间|时限|日期)(?:节点)?|起止(?:时间|年限)|进度(?:时限|要求|安排)?",
            Holds.LIMIT,
        ),
        (
            r"(?:牵头|责任|分管|包抓|包联|联系|主管|挂帅|挂钩|主要责任|市级|市)(?:\((?:责任|牵头|分管)\))?(?:市|省|县|区)?(?:领导|负责同志|负责人|人)(?:同志)?|领导|责任人|负责人",
            Holds.LEADER,
        ),
        (
            r"(?:年度|当年|本年|工作|任务|预期|量化|总体|阶段|\d{4}年(?:度)?)*(?:目标|目标任务|目标要求|任务目标|成效|成果|标准|要求)(?:形式|值|及要求)?|完成标准|成果形式|考核指标|具体要求|工作要求",
            Holds.TARGET,
        ),
        (r"备注|说明|附注|其他", Holds.REMARKS),
        (r"联络员.*|联系人.*|联系电话|电话|填报人|是否.*|状态|进展(?:情况)?|完成情况|问题.*", Holds.OTHER),
        (
            r"(?:年度|重点|主要|具体|分解|改革|工作|核心|关键|\d{4}年(?:度)?)*(?:任务|举措|措施|事项|内容|工作|项目|要点)"
            r"(?:名称|内容|分解|事项|描述|清单|及(?:内容|措施|举措|要求|目标))?(?:/(?:主要|重点|工作)?(?:举措|任务|措施|内容))?",
            Holds.TASK,
        ),
    )
)
_BOTH: Final = re.compile(r"主[(和及、/]?协[)]?办(?:单位|部门)")
_OTHERS: Final = re.compile(
    r"(?:责任)?\((?:配合|协同)\)(?:单位|部门)|责任\((?:配合|协同)\)(?:单位|部门)|(?:其他|其它|参与)(?:责任)?(?:单位|部门)"
)
_LEADS: Final = re.compile(
    r"牵头(?:\(责任\)|\(主办\))?(?:单位|部门)?|(?:牵头|主办)(?:及责任|、责任)?(?:单位|部门)"
)
_ALONE: Final = re.compile(r"责任分工|任务分工|分工|单位")  # over 牵头单位 and 配合单位
_ABOVE: Final = re.compile(r"分?季度(?:节点|安排|目标|计划|进度)+|分季度|责任分工|任务分工|分工|单位")


def tidy(words: str) -> str:
    """Give the words of a heading without blanks and marks, in simplified script and half width."""
    return _ASIDE.sub("", _BLANKS.sub("", fold(words)).lower().rstrip(":"))


def holds(words: str) -> Holds | None:
    """Tell what a column holds; None for words that nobody knows as a heading.

    >>> [str(holds(each)) for each in ("序 号", "重点任务", "责任（配合）单位", "牵头（责任）领导", "完成时限")]
    ['number', 'task', 'responsible', 'leader', 'limit']
    """
    bare = tidy(words)
    if not bare or len(bare) > 20:
        return None
    if _BOTH.fullmatch(bare):
        return Holds.BOTH
    if _LEADS.fullmatch(bare):
        return Holds.LEAD
    if _OTHERS.fullmatch(bare):
        return Holds.RESPONSIBLE
    for pattern, found in _TABLE:
        if pattern.fullmatch(bare):
            return found
    role = column_role(bare)
    return Holds(role) if role in {each.value for each in UNITS} else None


def composed(parts: list[str]) -> Holds | None:
    """Tell what a column below several rows of headings holds: 责任分工 over 牵头单位."""
    distinct = list(dict.fromkeys(part for part in parts if part))
    for words in ("".join(distinct), *reversed(distinct)):
        if found := holds(words):
            return found
    return Holds.RESPONSIBLE if distinct and _ALONE.fullmatch(tidy(distinct[-1])) else None


def is_heading(words: str) -> bool:
    """Tell words that stand in a header, 责任分工 over two columns too."""
    return holds(words) is not None or bool(_ABOVE.fullmatch(tidy(words)))

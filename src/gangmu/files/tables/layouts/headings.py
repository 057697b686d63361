"""Headings (表头): what a column of a sheet holds, by the words above it."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from gangmu.core.base.quantities import scale_of
from gangmu.files.plan_folders.schema import BY_NAME
from gangmu.files.tables.cells import half_width, read_period
from gangmu.files.tables.problems import CellError


class Role(StrEnum):
    """What a column is for."""

    FIELD = "field"  # a column of a plan folder, or one that means the same
    ACTUAL = "actual"  # figures of one period
    TARGET = "target"  # what is to be reached by one period
    BASE = "base"  # the value that targets start from
    YEAR = "year"  # figures of one period, reached or wanted: the table must say which
    GROWTH = "growth"  # by how much the figures of the row grew
    FIGURE = "figure"  # an indicator of its own: its values stand below
    GROUP = "group"  # sorts the rows
    COMPUTED = "computed"  # follows from the others; Gangmu works it out itself
    NUMBERING = "numbering"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Heading:
    """列头: a column with its words, and what they say of it."""

    column: int
    words: str
    role: Role
    field: str = ""  # of FIELD: the column of a plan folder
    name: str = ""  # of FIGURE: the indicator
    period: str = ""
    unit: str = ""


# Words of official tables for columns of a plan folder, beyond those that the schema gives.
_FIELDS: Final = {
    "指标": "indicator", "指标名称": "indicator", "主要指标": "indicator", "项目": "indicator", "任务指标": "indicator",
    "二级指标": "indicator", "单位": "unit", "计量单位": "unit", "属性": "nature", "指标属性": "nature", "性质": "nature",
    "指标性质": "nature", "地区": "place", "城市": "place", "区县": "place", "区县市": "place", "地方": "place",
    "行政区": "place", "行政区划": "place", "地市": "place", "年份": "period", "年度": "period", "时期": "period",
    "时间": "period", "月份": "period", "数值": "value", "值": "value", "本期值": "value", "完成值": "value",
    "实际值": "value", "累计值": "value", "完成情况": "value", "本期完成": "value", "累计完成": "value", "绝对值": "value",
    "来源": "source_title", "数据来源": "source_title", "资料来源": "source_title", "来源地址": "source_url",
    "网址": "source_url", "公布日期": "vintage", "发布日期": "vintage", "发布时间": "vintage", "公布时间": "vintage",
    "数据版本": "status", "状态": "status", "备注": "note", "说明": "note", "原因与对策": "note", "存在问题": "note",
    "口径": "definition", "分组": "breakdown", "价格": "basis", "计价": "basis", "累计或当期": "span",
    "等级": "grade", "来源等级": "grade", "断点": "break", "责任单位": "responsible", "牵头单位": "responsible",
    "填报单位": "responsible", "主管单位": "responsible", "数据主管单位": "authority_unit", "主管部门": "authority_unit",
    "系统编号": "key", "指标编号": "code", "编号": "code", "代码": "code", "英文名称": "name_en", "指标定义": "definition",
    "基期年": "base_period", "基期年份": "base_period", "基期": "base_value", "基期值": "base_value", "基数": "base_value",
    "方向": "direction", "类型": "kind", "别名": "aliases", "主题": "themes", "频度": "frequency",
}  # fmt: skip
_GROUPS: Final = ("类别", "领域", "一级指标", "分类", "方面", "维度", "板块")
_COMPUTED: Final = (
    "完成率", "是否达序时", "序时进度", "实现程度", "进度判断", "位次", "位次及变化", "位次变化", "排名", "完成进度",
    "全国平均", "全省平均", "全国全省平均", "全国/全省平均", "本期与目标差", "较目标", "预计完成情况",
)  # fmt: skip
_GROWTHS: Final = ("同比", "同比增长", "同比增速", "本期增幅", "增幅", "增速", "比上年增长", "比上年同期增长")
_NUMBERINGS: Final = ("序号", "编次", "no", "no.", "#")
_UNIT: Final = re.compile(r"[(（]\s*(?:单位[:：])?\s*([^()（）]{1,12}?)\s*[)）]")
_PERIOD: Final = re.compile(
    r"([12][0-9]{3})\s*年?\s*(?:([0-9]{1,2}\s*[-~—–至到]\s*[0-9]{1,2}\s*月|[0-9]{1,2}\s*月份?|第?[一二三四1-4]\s*季度|"
    r"[上下]半年|前三季度)|-(?:0[1-9]|1[0-2]|Q[1-4]|H[12]))?",
    re.ASCII,
)
_WANTED: Final = re.compile("目标|规划|计划|预期|指标值")
_REACHED: Final = re.compile("实际|完成|实绩|现状|达到值|公报")
_BASE: Final = re.compile("基期|基年|基准|基数")
# 2025年任务 over 完成率: the period above it does not make it a figure.
_FOLLOWS: Final = re.compile(
    rf"(?:{_PERIOD.pattern}|本年度?|当年|年度|全年|累计|本期|任务|目标|计划|指标|工作|完成情况|进展|情况)*(?:{'|'.join(map(re.escape, _COMPUTED))})",
    re.ASCII,
)
_MEAN_GROWTH: Final = re.compile("年均|增速|增长|增幅|同比")
_EXPLAINED: Final = re.compile(r"\([^()]*\)$")
_BLANKS: Final = re.compile(r"[\s　*★▲]+")


def tidy(words: str) -> str:
    """Give the words of a heading without blanks, line ends and marks of what is required.

    >>> tidy("指标\\n名称 *"), tidy("本期值（亿元）")
    ('指标名称', '本期值(亿元)')
    """
    return _BLANKS.sub("", half_width(words))


def unit_in(words: str) -> tuple[str, str]:
    """Part a name from the unit that stands behind it in brackets.

    >>> unit_in("地区生产总值（亿元）"), unit_in("生产总值(现价)"), unit_in("占比(%)")
    (('地区生产总值', '亿元'), ('生产总值(现价)', ''), ('占比', '%'))
    """
    for found in _UNIT.finditer(words):
        unit = found[1].translate(str.maketrans("％／", "%/"))
        if scale_of(unit) is not None:
            return (words[: found.start()] + words[found.end() :]).strip(), unit
    return words.strip(), ""


def period_in(words: str) -> str:
    """Find the period that words name, as ISO 8601; empty where they name none.

    >>> period_in("2025年1—9月主要指标"), period_in("2025年前三季度"), period_in("2035年目标"), period_in("目标")
    ('2025-01/2025-09', '2025-01/2025-09', '2035', '')
    """
    found = _PERIOD.search(half_width(words))
    if not found:
        return ""
    written = found[0].replace("前三季度", "1-9月").replace(" ", "")
    try:
        return read_period(written)
    except CellError:
        return found[1]


def heading_of(column: int, words: str, *, fields: Collection[str], names: Collection[str]) -> Heading:
    """Tell what a column holds. `fields` are those that the table may have; `names` the indicators that are kept."""
    bare, unit = unit_in(tidy(words))
    if field := _field(bare, fields):
        return Heading(column, words, Role.FIELD, field=field, unit=unit)
    if bare.lower() in _NUMBERINGS:
        return Heading(column, words, Role.NUMBERING)
    if bare in _GROUPS:
        return Heading(column, words, Role.GROUP)
    if bare not in names and _FOLLOWS.fullmatch(bare):
        return Heading(column, words, Role.COMPUTED)
    if period := period_in(bare):
        return Heading(column, words, _role_of_period(bare), period=period, unit=unit)
    if _BASE.search(bare):
        return Heading(column, words, Role.FIELD, field="base_value", unit=unit)
    if bare in _GROWTHS:
        return Heading(column, words, Role.GROWTH, unit=unit or "%")
    if _MEAN_GROWTH.search(bare) and bare.startswith(("年均", "目标年均", "实际年均")):
        return Heading(column, words, Role.COMPUTED)
    if _WANTED.search(bare):
        return Heading(column, words, Role.TARGET, unit=unit)
    if bare in names or (unit and bare):
        return Heading(column, words, Role.FIGURE, name=bare, unit=unit)
    return Heading(column, words, Role.UNKNOWN)


def _field(bare: str, fields: Collection[str]) -> str:
    bare = _EXPLAINED.sub("", bare)  # 属性(约束性/预期性)
    for found in (_FIELDS.get(bare, ""), _IN_SCHEMA.get(bare.lower(), ""), bare.lower()):
        if found in fields:
            return found
    return ""


_IN_SCHEMA: Final = {
    name.lower(): column.name
    for table in ("observations", "indicators", "places")
    for column in BY_NAME[table].columns
    for name in column.headers
}


def _role_of_period(bare: str) -> Role:
    if _BASE.search(bare):
        return Role.BASE
    if _MEAN_GROWTH.search(bare):
        return Role.COMPUTED
    if _WANTED.search(bare):
        return Role.TARGET
    return Role.ACTUAL if _REACHED.search(bare) else Role.YEAR


def is_heading(words: str, *, fields: Collection[str]) -> bool:
    """Tell whether words are those of a heading that is known, for finding the header row."""
    bare, _ = unit_in(tidy(words))
    if not bare or len(bare) > 30:
        return False
    known = bool(_field(bare, fields)) or bare in _GROUPS or bare in _COMPUTED or bare in _GROWTHS
    return (
        known
        or bare.lower() in _NUMBERINGS
        or bool(re.fullmatch(_PERIOD.pattern + r"\D{0,12}", bare, re.ASCII))
    )

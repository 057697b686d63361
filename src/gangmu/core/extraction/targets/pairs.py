"""Pairs (并列): 甲、乙分别达到72%和58%, 甲、乙均达到38%, 城乡居民收入分别增长5%和6%."""

import re
from dataclasses import replace
from typing import Final

from gangmu.core.base.alternations import one_of
from gangmu.core.base.units_of_measure import Dimension
from gangmu.core.extraction.targets.quantities import NO_UNIT, Figure

_BETWEEN: Final = re.compile(r"(?:以上|以下|以内|左右)?[、和及与或](?:约|近|超过?|不低于|不超过)?")
_MOST: Final = 12
_EACH: Final = re.compile(r"分别|各自|(?<![年月人户])均|各|都")
_MEASURE: Final = (
    "毕业生升学率 升学率 毛入学率 入学率 入园率 巩固率 参保率 人均可支配收入 居民人均可支配收入 人均纯收入 "
    "进出口总额 进出口 增加值 总产值 产值 总产量 产量 种植面积 覆盖面积 面积 "
    "增加值占比 比重 占比 覆盖率 普及率 合格率 达标率 利用率 处理率 参保率 机械化率 收入 消费 投资 规模 容量 装机容量 装机 "
    "货物吞吐量 吞吐量 数量 人数 总数 里程 能力 强度 浓度 排放量 总量 销售额 贸易额 存量 存栏 出栏 指数 水平 增速 满意度 床位 企业 项目 比例"
).split()
_MEASURE_END: Final = re.compile(rf"(?:{one_of(_MEASURE)}|[一-鿿]{{2}}率)$")


def bare_group(folded: str, figures: tuple[Figure, ...], at: int) -> list[Figure]:
    """Give the figures from `at` on that stand in a row with nothing but a joiner between: 9.7%、15.3%."""
    group = [figures[at]]
    for figure in figures[at + 1 : at + _MOST]:
        last = group[-1]
        if not _BETWEEN.fullmatch(folded, last.j, figure.i) or figure.i - last.j > 8:
            break
        if not (_alike(last, figure) or "分别" in folded[max(0, group[0].i - 12) : group[0].i]):
            break
        group.append(figure)
    if len(group) > 1:
        group = [_lent(figure, group[-1]) for figure in group]
    return group


def _alike(first: Figure, second: Figure) -> bool:
    if first.words != second.words or first.words in ("pace", "task", "rank", "class", "coverage", "all"):
        return False
    if first.unit is NO_UNIT:
        return True
    if first.unit.base is None:
        return second.unit.dimension in (Dimension.COUNT, Dimension.POINTS)
    return first.unit.dimension is second.unit.dimension


def _lent(figure: Figure, last: Figure) -> Figure:
    """Lend the unit that is said once: 3个和4个百分点, 5、6%."""
    if last.unit.dimension in (Dimension.POINTS, Dimension.SHARE) and (
        figure.unit is NO_UNIT or (figure.unit.base is None and last.unit.dimension is Dimension.POINTS)
    ):
        return replace(figure, unit=last.unit)
    return figure


def split_names(name: str, count: int, run: str) -> list[str]:
    """Split the names of a pair: one for each figure, or each with the same figure after 均, 各 or 分别."""
    if count == 1 and not _EACH.search(run):
        return _grow_alike(name) if "增长" in run else [name]
    for marks in ("、", "、和与及以", "和与及"):
        parts = [part for part in re.split(f"[{marks}]+", name.replace("以及", "及")) if part]
        if len(parts) > 1 and count in (1, len(parts)):
            return _completed(parts)
    if name.startswith("城乡") and count <= 2:
        return ["城镇" + name[2:], "农村" + name[2:]]
    return [name]


_GROWS: Final = re.compile(
    r"(?:总额|收入|投资|投入|增加值|产值|产量|销售额|零售额|进出口|消费|支出|贷款|存款|用电量|吞吐量|客流量|周转量)$"
)


def _grow_alike(name: str) -> list[str]:
    """Split 社会消费品零售总额、固定资产投资 (增长4%): measures that stand whole beside one another."""
    parts = [part for part in re.split("[、和]", name) if part]
    return parts if len(parts) > 1 and all(_GROWS.search(part) for part in parts) else [name]


def _completed(parts: list[str]) -> list[str]:
    """Give each part the measure that the last one names for all: 金融业、软件业增加值."""
    m = _MEASURE_END.search(parts[-1])
    if not m:
        return parts
    return [
        part
        if part is parts[-1] or _MEASURE_END.search(part) or _GROWS.search(part)
        else part + parts[-1][m.start() :]
        for part in parts
    ]

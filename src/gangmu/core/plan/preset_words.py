"""What the presets of lamps and of time progress are called (亮灯规则、序时规则的名称), for whoever chooses one."""

from collections.abc import Iterable, Mapping
from typing import Final

Words = tuple[str, str]  # Chinese, English
LAMP_PRESETS: Final[Mapping[str, Words]] = {
    "gap_pp": ("比序时差几个百分点", "points behind time progress"),
    "gap_ratio": ("比序时差几成", "share of time progress missed"),
    "two_state": ("达与未达", "met or not met"),
    "growth_vs": ("增幅比目标和平均", "growth against target and average"),
    "start": ("按期开工", "started in time"),
    "in_statistics": ("开工后入统", "in statistics after the start"),
    "funds": ("资金支出", "use of funds"),
    "node": ("节点认定", "nodes verified"),
    "order": ("交办件办结", "orders settled"),
    "rank_quartile": ("位次四分位", "quartile of its rank"),
}
PACE_PRESETS: Final[Mapping[str, Words]] = {
    "month_linear": ("按月均匀", "even by month"),
    "day_linear": ("按天均匀", "even by day"),
    "planned_curve": ("按计划曲线", "by the planned curve"),
    "seasonal": ("按季节曲线", "by season"),
}


def named(presets: Iterable[str], words: Mapping[str, Words]) -> list[tuple[str, Words]]:
    """Give presets with their words, in the order of the words; one of a city's own is called as its rules call it.

    >>> named(["own", "day_linear"], PACE_PRESETS)
    [('day_linear', ('按天均匀', 'even by day')), ('own', ('own', 'own'))]
    """
    there = set(presets)
    order = [*(each for each in words if each in there), *sorted(there - words.keys())]
    return [(each, words.get(each, (each, each))) for each in order]

"""Units of measure (计量单位): what official texts count in, each with its base unit and factor.

The base units are those of the contract: CNY, person, 1 (a share), s, day, working_day, year, kg, m, m². A measure
word such as 个 or 家 has no base unit of its own: what it counts is the unit.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto
from typing import Final

from gangmu.core.base.alternations import one_of


class Dimension(Enum):
    """What a unit measures, as far as it decides how a figure is read."""

    MONEY = auto()
    SHARE = auto()  # %, ‰, 成
    POINTS = auto()  # 个百分点
    TIMES = auto()  # 倍
    PEOPLE = auto()
    COUNT = auto()  # 个、家、条
    DURATION = auto()  # 小时、天、工作日
    AGE = auto()  # 岁
    LENGTH = auto()
    AREA = auto()
    BULK = auto()  # mass, volume, energy, power
    NONE = auto()  # a bare number


@dataclass(frozen=True, slots=True)
class Unit:
    """计量单位: `base` is None for a measure word, whose noun is the unit."""

    dimension: Dimension
    base: str | None
    factor: Decimal = Decimal(1)


_MU: Final = Decimal(2000) / Decimal(3)  # 1 亩; exact only as a fraction


def _units() -> dict[str, Unit]:
    rows: list[tuple[Dimension, str, str, str]] = [
        (Dimension.MONEY, "CNY", "元 元人民币 块钱", "1"),
        (Dimension.MONEY, "USD", "美元", "1"),
        (Dimension.MONEY, "EUR", "欧元", "1"),
        (Dimension.MONEY, "HKD", "港元 港币", "1"),
        (Dimension.MONEY, "TWD", "新台币元 新台币", "1"),
        (Dimension.SHARE, "1", "%", "0.01"),
        (Dimension.SHARE, "1", "‰", "0.001"),
        (Dimension.SHARE, "1", "成", "0.1"),
        (Dimension.POINTS, "1", "个百分点 百分点", "0.01"),
        (Dimension.POINTS, "1", "个千分点 千分点", "0.001"),
        (Dimension.TIMES, "1", "倍", "1"),
        (Dimension.PEOPLE, "person", "人 名 位", "1"),
        (Dimension.DURATION, "working_day", "个工作日 工作日 个工作天 工作天", "1"),
        (Dimension.DURATION, "day", "天 日 个自然日", "1"),
        (Dimension.DURATION, "day", "周", "7"),
        (Dimension.DURATION, "s", "小时 个小时", "3600"),
        (Dimension.DURATION, "s", "分钟", "60"),
        (Dimension.DURATION, "s", "秒 秒钟", "1"),
        (Dimension.DURATION, "ms", "毫秒", "1"),
        (Dimension.DURATION, "month", "个月", "1"),
        (Dimension.DURATION, "year", "年", "1"),
        (Dimension.DURATION, "学时", "学时 课时", "1"),
        (Dimension.AGE, "year", "岁 周岁", "1"),
        (Dimension.LENGTH, "m", "公里 千米", "1000"),
        (Dimension.LENGTH, "m", "米 延米", "1"),
        (Dimension.LENGTH, "m", "海里", "1852"),
        (Dimension.LENGTH, "m", "厘米", "0.01"),
        (Dimension.LENGTH, "m", "毫米", "0.001"),
        (Dimension.AREA, "m²", "平方公里 平方千米", "1000000"),
        (Dimension.AREA, "m²", "公顷", "10000"),
        (Dimension.AREA, "m²", "平方米 平米", "1"),
        (Dimension.BULK, "m³", "立方米", "1"),
        (Dimension.BULK, "L", "升", "1"),
        (Dimension.BULK, "kg", "吨 公吨", "1000"),
        (Dimension.BULK, "kg", "公斤 千克", "1"),
        (Dimension.BULK, "kg", "斤", "0.5"),
        (Dimension.BULK, "kg", "克", "0.001"),
        (Dimension.BULK, "W", "千瓦", "1000"),
        (Dimension.BULK, "W", "兆瓦 MW", "1000000"),
        (Dimension.BULK, "W", "吉瓦 GW", "1000000000"),
        (Dimension.BULK, "kWh", "千瓦时 千瓦小时 kWh", "1"),
        (Dimension.BULK, "V", "千伏", "1000"),
        (Dimension.BULK, "VA", "千伏安", "1000"),
    ]
    found = {
        name: Unit(dimension, base, Decimal(factor))
        for dimension, base, names, factor in rows
        for name in names.split()
    }
    found["亩"] = Unit(Dimension.AREA, "m²", _MU)
    for name in _KEPT.split():
        found[name] = Unit(Dimension.BULK, name)
    for name in _COUNTED.split():
        found[name] = Unit(Dimension.COUNT, name)
    for name in MEASURE_WORDS:
        found.setdefault(name, Unit(Dimension.COUNT, None))
    return found


# Quantities whose own unit says it best.
_KEPT = (
    "吨标准煤 吨标煤 千克标准煤 克标准煤 吨二氧化碳当量 吨二氧化碳 蒸吨 吨公里 人公里 微克 毫克 分贝 兆 分 "
    "℃ °C P PFLOPS EFLOPS EB PB TB GB Gbps Tbps Mbps 标准立方米 载重吨 总吨"
)
# Counted things that carry their noun with them.
_COUNTED = (
    "人次 架次 班次 车次 列次 艘次 标箱 标准箱 TEU 户次 课次 件次 人份 剂次 人日 台次 套次 床位 机架 "
    "标准机架 场次 批次 度电 车位 泊位 学位 行政村 镇 "
)
MEASURE_WORDS: Final = tuple(
    "个 家 户 项 条 座 所 件 张 辆 列 艘 架 台 套 台套 台(套) 头 只 羽 株 棵 片 处 块 场 次 篇 部 册 种 类 门 "
    "支 队 对 幢 栋 间 床 枚 口 眼 孔 站 宗 起 例 份 笔 单 班 组 批 轮 尾 匹 把 尊 卷 首 幅 盏 根 "
    "段 款 村 县 乡 颗 门类 大类 辆次 盘 桩 方面 环节 名额".split()
)

UNITS: Final[dict[str, Unit]] = _units()

_DENOMINATORS = (
    "千瓦时 平方公里 平方千米 平方米 立方米 公里 万人 千人 百人 万元 亿元 公顷 小时 分钟 人 日 天 年 月 "
    "亩 户 次 吨 件 升 元 秒 车 例 胎 村 个"
)


UNIT_PATTERN: Final = f"{one_of(UNITS)}(?:/{one_of(_DENOMINATORS.split())})?"  # 万吨/日, 元/人


def unit_of(surface: str) -> Unit | None:
    """Give the unit of a surface form, compound or not (吨/日 keeps its denominator).

    >>> unit_of("万"), unit_of("公里").base, unit_of("吨/日").base
    (None, 'm', 'kg/日')
    """
    numerator, slash, denominator = surface.partition("/")
    unit = UNITS.get(numerator)
    if unit is None or not slash:
        return unit
    return Unit(unit.dimension, f"{unit.base or numerator}/{denominator}", unit.factor)

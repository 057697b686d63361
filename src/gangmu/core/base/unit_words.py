"""Quantities in English words: 9,100.3 亿元 is 910.03 billion yuan. A unit that has no English word keeps its own."""

from decimal import Decimal
from typing import Final

from gangmu.core.base.quantities import EXACT, Quantity, plain, shown

_MULTIPLIERS: Final = (
    ("万亿", 12), ("千亿", 11), ("百亿", 10), ("十亿", 9), ("亿", 8), ("千万", 7), ("百万", 6), ("十万", 5), ("万", 4),
)  # fmt: skip
_SIZES: Final = ((12, "trillion"), (9, "billion"), (6, "million"))
_UNITS: Final = {
    "元": "yuan", "美元": "US dollars", "人": "persons", "人次": "person-times", "%": "%", "‰": "‰",
    "个百分点": "percentage points", "百分点": "percentage points", "户": "households", "家": "firms", "个": "",
    "天": "days", "公里": "km", "平方公里": "km²", "平方米": "m²", "立方米": "m³", "吨": "tonnes", "微克": "µg",
    "小时": "hours", "分钟": "minutes", "年": "years", "个工作日": "working days", "位": "", "倍": "times", "亩": "mu",
    "公顷": "hectares", "张": "", "座": "", "千瓦": "kW", "千瓦时": "kWh", "吨标准煤": "tonnes of standard coal",
}  # fmt: skip


def quantity_in_english(quantity: Quantity, *, places: int | None = None) -> str:
    """Say a quantity in English, 万 and 亿 as millions and billions.

    >>> quantity_in_english(Quantity(Decimal("9100.3"), "亿元")), quantity_in_english(Quantity(Decimal("1.5"), "万户"))
    ('910.03 billion yuan', '15,000 households')
    """
    value, unit = _without_multiplier(quantity)
    size = ""
    if unit != quantity.unit:
        power, size = next(((power, word) for power, word in _SIZES if abs(value) >= 10**power), (0, ""))
        value = plain(value.scaleb(-power, EXACT))
    return " ".join(filter(None, (shown(value, places), size, unit_in_english(unit))))


def _without_multiplier(quantity: Quantity) -> tuple[Decimal, str]:
    for word, power in _MULTIPLIERS:
        if quantity.unit.startswith(word) and len(quantity.unit) > len(word):
            return plain(quantity.value.scaleb(power, EXACT)), quantity.unit.removeprefix(word)
    return quantity.value, quantity.unit


def unit_in_english(unit: str) -> str:
    """Say a unit of measure in English, one over another with a stroke.

    >>> unit_in_english("元/平方米"), unit_in_english("标箱")
    ('yuan/m²', '标箱')
    """
    return "/".join(_UNITS.get(part, part) for part in unit.split("/"))


def counting_unit_in_english(unit: str) -> str:
    """Say a unit as the head of a column of figures that keep it: what is counted in 亿元 is counted in 100 million yuan.

    >>> counting_unit_in_english("亿元"), counting_unit_in_english("万人"), counting_unit_in_english("%")
    ('100 million yuan', '10,000 persons', '%')
    """
    for word, power in _MULTIPLIERS:
        if unit.startswith(word) and len(unit) > len(word):
            name = next(
                (f"{10 ** (power - size):,} {name}" for size, name in _SIZES if power >= size),
                f"{10**power:,}",
            )
            return f"{name.removeprefix('1 ')} {unit_in_english(unit.removeprefix(word))}".rstrip()
    return unit_in_english(unit)

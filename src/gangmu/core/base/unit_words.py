"""Units of measure in English words: 亿元 is “100 million yuan”. What has no word keeps its own."""

from typing import Final

_MULTIPLIERS: Final = (
    ("万亿", "trillion"), ("千亿", "100 billion"), ("百亿", "10 billion"), ("十亿", "billion"), ("亿", "100 million"),
    ("千万", "10 million"), ("百万", "million"), ("十万", "100,000"), ("万", "10,000"), ("千", "thousand"),
)  # fmt: skip
_UNITS: Final = {
    "元": "yuan", "美元": "US dollars", "人": "persons", "人次": "person-times", "%": "%", "‰": "‰",
    "个百分点": "percentage points", "户": "households", "家": "firms", "个": "", "天": "days", "公里": "km",
    "平方公里": "km²", "平方米": "m²", "立方米": "m³", "吨": "tonnes", "微克": "µg", "小时": "hours", "分钟": "minutes",
    "年": "years", "个工作日": "working days", "位": "", "倍": "times", "亩": "mu", "公顷": "hectares", "张": "", "座": "",
}  # fmt: skip


def unit_in_english(unit: str) -> str:
    """Say a unit of measure in English.

    >>> unit_in_english("亿元"), unit_in_english("元/平方米"), unit_in_english("万标箱")
    ('× 100 million yuan', 'yuan/m²', '× 10,000 标箱')
    """
    return "/".join(_one(part) for part in unit.split("/"))


def _one(unit: str) -> str:
    if unit in _UNITS:
        return _UNITS[unit]
    for word, english in _MULTIPLIERS:
        if unit.startswith(word) and len(unit) > len(word):
            return f"× {english} {_one(unit.removeprefix(word))}".rstrip()
    return unit

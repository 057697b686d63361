"""Figures in a cell (格内数字): a number as offices write it, with the unit that it may carry.

The number, its unit and what surrounds them are read once, here, for ledgers, forms and tables of figures alike.
"""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from gangmu.core.base.numerals import number_of
from gangmu.core.base.quantities import canonical, convertible, scale_of
from gangmu.core.outline.scripts import fold
from gangmu.core.plan.said.refusals import FigureUnclearError, OtherUnitError, SeveralFiguresError, short

_DIGITS: Final = 30
_FOOTNOTE: Final = re.compile(r"[①-⑳⑴-⒇❶-❿*†‡]+$|(?<=.)\[[0-9]{1,2}\]$")
_REMARK: Final = re.compile(
    r"(?<=.)\([^()0-9一二三四五六七八九十]{1,30}\)$"
)  # 3.2亿元（累计）; 台(套) is a unit
_NUMERALS: Final = "零〇○一二三四五六七八九十百千两壹贰叁肆伍陆柒捌玖拾佰仟点"
_NUMBER: Final = re.compile(
    r"(?P<sign>[+-]?)(?P<number>[0-9]{1,3}(?:[,，][0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?P<unit>[^0-9.,+-][^0-9]*)?",
    re.ASCII,
)
_IN_WORDS: Final = re.compile(rf"(?P<number>[{_NUMERALS}]+)(?P<unit>.*)")
_PERCENT: Final = re.compile(r"百分之(?P<number>.+)")
_ABOUT_BEFORE: Final = re.compile(r"^(?:大约|大概|约为|约|近|将近|接近|预计|初步统计)")
_ABOUT_AFTER: Final = re.compile(r"(?:左右|上下|多|余|以上)$")
_UP: Final = re.compile(r"^(?:同比)?(?:增长|增加|提高|上升|上涨|增)")
_DOWN: Final = re.compile(r"^(?:同比)?(?:下降|降低|减少|下跌|负增长|降|减)")
_SAID_BEFORE: Final = re.compile(
    r"^(?:截至目前|目前|本[月年季]|累计|已|共|实际|完成率?|达到?|为|投资|进度|:)+(?=.)"
)
_SEVERAL: Final = re.compile(r"[0-9][^0-9.,]*[、,;，；/和及与\n至~-][^0-9]*[0-9]")
MULTIPLIERS: Final = ("万亿", "千亿", "百亿", "十亿", "亿", "千万", "百万", "十万", "万", "千", "百")


@dataclass(frozen=True, slots=True)
class SaidFigure:
    """所填数: an exact value in a unit, and what the cell said around it."""

    value: Decimal
    unit: str
    about: bool = False  # 约、左右
    own_unit: bool = False  # the cell carries the unit itself
    text: str = field(default="", compare=False)  # as it was written

    def understood(self, language: str = "zh") -> str:
        """Say what was understood.

        >>> read_figure("约３．２亿元", unit="亿元").understood()
        '约3.2亿元'
        """
        about = ("about " if language == "en" else "约") if self.about else ""
        return f"{about}{canonical(self.value)}{self.unit}"


def read_figure(text: str, *, unit: str) -> SaidFigure:
    """Read one number whose column is counted in `unit`.

    >>> read_figure("３，２００．５", unit="万元").value, read_figure("百分之六十", unit="%").value
    (Decimal('3200.5'), Decimal('60'))
    >>> read_figure("1.2万", unit="亿元").unit, read_figure("下降3.8%", unit="%").value, read_figure("已完成80%", unit="%").value
    ('万元', Decimal('-3.8'), Decimal('80'))
    """
    bare = _REMARK.sub("", _FOOTNOTE.sub("", "".join(fold(text).replace("−", "-").split())).rstrip("。;"))
    bare = _SAID_BEFORE.sub("", bare)
    about = bool(_ABOUT_BEFORE.search(bare) or _ABOUT_AFTER.search(bare))
    bare = _ABOUT_AFTER.sub("", _ABOUT_BEFORE.sub("", bare))
    sign = -1 if _DOWN.match(bare) else 1
    bare = _DOWN.sub("", _UP.sub("", bare))
    about = about or "余" in bare or "多" in bare
    value, own = _parted(re.sub(r"(?:余|多)(?=[^0-9]*$)", "", bare) if about else bare, text)
    return SaidFigure(
        sign * value, _unit(own, unit, text=text), about=about, own_unit=bool(own), text=text.strip()
    )


def _parted(bare: str, text: str) -> tuple[Decimal, str]:
    """Part a number from its unit: in digits, in Chinese numerals, or as 百分之."""
    if found := _PERCENT.fullmatch(bare):
        value, own = _parted(found["number"], text)
        if own:
            raise FigureUnclearError(text=short(text))
        return value, "%"
    found = _NUMBER.fullmatch(bare)
    if found and len(found["number"]) <= _DIGITS:
        return Decimal(found["sign"] + found["number"].replace(",", "").replace("，", "")), found[
            "unit"
        ] or ""
    if _SEVERAL.search(bare):
        raise SeveralFiguresError(text=short(text))
    words = _IN_WORDS.fullmatch(bare)
    value_in_words = number_of(words["number"]) if words and len(words["number"]) <= _DIGITS else None
    if words is None or value_in_words is None:
        raise FigureUnclearError(text=short(text))
    return value_in_words, words["unit"]


def _unit(own: str, unit: str, *, text: str) -> str:
    """Settle the unit: the cell's own where it measures the same thing as the column's."""
    if not own:
        return unit
    own = own.replace("个百分点", "%") if unit == "%" else own
    if own in MULTIPLIERS and unit and scale_of(unit) is not None:
        own += _without_multiplier(unit)
    if scale_of(own) is None:
        raise FigureUnclearError(text=short(text))
    if unit and not convertible(own, unit):
        raise OtherUnitError(text=short(text), own=own, unit=unit)
    return own


def _without_multiplier(unit: str) -> str:
    return next(
        (unit.removeprefix(each) for each in MULTIPLIERS if unit.startswith(each) and len(unit) > len(each)),
        unit,
    )

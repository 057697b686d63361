"""What stands in a cell of figures (格内写法): a number with its own unit, a mark for nothing, words around a number."""

import re
from dataclasses import dataclass
from typing import Final

from gangmu.core.base.quantities import canonical
from gangmu.core.base.refusals import GangmuError
from gangmu.core.plan.said import figures
from gangmu.core.plan.said.refusals import OtherUnitError
from gangmu.files.tables.cells import half_width
from gangmu.files.tables.problems import CellError

_FOOTNOTE: Final = re.compile(r"[①-⑳⑴-⒇❶-❿*†‡]+$|(?<=.)\[[0-9]{1,2}\]$")
_UP: Final = re.compile(r"^(?:同比)?(?:增长|增加|提高|上升|上涨|增)")
_DOWN: Final = re.compile(r"^(?:同比)?(?:下降|降低|减少|下跌|负增长|降|减)")


@dataclass(frozen=True, slots=True)
class Figure:
    """数: a value in a unit, and what the cell said around it."""

    value: str
    unit: str
    about: bool = False  # 约、左右
    own_unit: bool = False  # the cell carries the unit itself


def read_figure(text: str, *, unit: str) -> Figure:
    """Read a number as offices write it into a cell whose column is counted in `unit`.

    >>> read_figure("约3.2亿元", unit="万元"), read_figure("1.2万", unit="亿元").unit, read_figure("下降3.8%", unit="%").value
    (Figure(value='3.2', unit='亿元', about=True, own_unit=True), '万元', '-3.8')
    """
    try:
        said = figures.read_figure(text, unit=unit)
    except OtherUnitError as fault:
        raise CellError("cell.carries_another_unit", own=str(fault.own), unit=unit) from None
    except GangmuError:
        raise CellError("cell.not_a_number", value=text[:40]) from None
    return Figure(canonical(said.value), said.unit, about=said.about, own_unit=said.own_unit)


def _unit(own: str, unit: str, *, text: str) -> str:
    """Settle the unit of a range: the cell's own where it measures the same thing as the column's."""
    return read_figure(f"0{own}", unit=unit).unit if own else unit


# Targets


@dataclass(frozen=True, slots=True)
class Wanted:
    """目标: how a cell of a table of targets words what is to be reached."""

    comparison: str
    value: str = ""
    value_high: str = ""
    unit: str = ""
    ambition: bool = False
    is_growth: bool = False
    is_total: bool = False  # [ ]: over all the years together


_COMPARISONS: Final = (
    (re.compile(r"^(?:＞|>|超过|突破|大于|高于)(?!=)"), "exceed"),
    (re.compile(r"^(?:≥|>=|不低于|不少于|达到|达)"), "reach"),
    (re.compile(r"^(?:≤|<=|＜|<|不超过|不高于|控制在|小于|低于)"), "stay_within"),
)  # fmt: skip
_ENDINGS: Final = (
    (re.compile("以内$|以下$"), "stay_within"),
    (re.compile("以上$"), "reach"),
    (re.compile("左右$|上下$"), "about"),
)
_RANGE: Final = re.compile(r"([0-9.]+)([^0-9.~—–至-]*)[-~—–至]([0-9.]+)([^0-9.]*)", re.ASCII)
_PACE: Final = re.compile("同步|不低于.*平均|高于.*平均|持平")


def read_wanted(text: str, *, unit: str) -> Wanted:
    """Read what a cell of targets asks for; words without a figure are a target in words.

    >>> read_wanted("＞10000", unit="亿元").comparison, read_wanted("6.5左右", unit="%").comparison
    ('exceed', 'about')
    >>> read_wanted("与经济增长基本同步", unit="%").comparison, read_wanted("5-5.5", unit="%").value_high
    ('keep_pace', '5.5')
    """
    bare = _FOOTNOTE.sub("", half_width(text).replace(" ", ""))
    is_total = bare.startswith("[") and bare.endswith("]")
    bare = bare.strip("[]")
    ambition = bare.startswith("力争")
    bare = bare.removeprefix("力争")
    is_growth = bool(_UP.match(bare) or _DOWN.match(bare) or bare.startswith("年均"))
    bare = bare.removeprefix("年均")
    more = {"ambition": ambition, "is_growth": is_growth, "is_total": is_total}
    if found := _RANGE.fullmatch(bare):
        own = found[4] or found[2]
        return Wanted("range", found[1], found[3], _unit(own, unit, text=text) if own else unit, **more)
    comparison, bare = _comparison(bare)
    if not any(sign.isdigit() for sign in bare):
        return Wanted("keep_pace" if _PACE.search(text) else "qualitative", unit=unit, ambition=ambition)
    figure = read_figure(bare, unit="%" if is_growth else unit)
    comparison = "about" if figure.about else comparison
    return Wanted(comparison, figure.value, "", figure.unit, **more)


def _comparison(bare: str) -> tuple[str, str]:
    """Tell how a target is worded, and give the words that are left: of both ends what stands first decides."""
    found = ""
    for pattern, comparison in (*_COMPARISONS, *_ENDINGS):
        if pattern.search(bare):
            bare = pattern.sub("", bare)
            found = found or comparison
    return found or "reach", bare

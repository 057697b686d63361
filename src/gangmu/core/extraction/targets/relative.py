"""Relative targets (相对目标): 与经济增长同步, 高于全国平均水平, 完成上级下达任务, 达到Ⅲ类, 全省第一.

Each is a figure without a number of its own, or with a class or a place for one; the words that make it are its place.
"""

import re
from decimal import Decimal
from typing import Final

from gangmu.core.base.numerals import number_of
from gangmu.core.base.units_of_measure import Dimension, Unit
from gangmu.core.extraction.targets.quantities import NO_UNIT, Figure

_END: Final = r"(?=[,。;:、)\n\t]|$|的)"
_RELATIVE: Final = re.compile(
    r"""
    [同不高快略优好低平完达稳位居列保Ⅰ](?=[步低于高快到成定持居列全世东西中同])(?:  # what may follow at all
      (?<=同)步(?P<pace>增长|提高|提升)?(?=[,。;:、)\n\t]|$)
      |(?:(?<=不)低于|(?<=[高快优好低])于|(?<=略)[高快]于|(?<=达)到或(?:超过|好于|高于))(?P<than>[^,。;:、()\n\t0-9]{0,16}?(?:平均(?:水平|增速)?|增速|增长|增幅|涨幅|水平|经济增长))(?=[,。;:、)\n\t]|$)
      |(?<=完)成(?P<task>(?:国家|上级|省级?|市级?|省市|中央)(?:政府)?(?:和省)?(?:下达|确定|规定|交办|要求|考核|分解)?的?[^,。;:、()\n\t0-9]{0,12}?(?:任务|目标(?:任务)?|要求|指标))(?=[,。;:、)\n\t]|$)
      |(?:(?<=达)到|(?<=稳)定(?:在|达到|保持在)|(?<=优)于|(?<=好)于|(?<=保)持在?)(?P<class>[ⅠⅡⅢⅣⅤ]|I{1,3}|IV|V|[一二三四](?=级标准|级水平))(?:类|级)(?:标准|水质|水体|水质标准|及以上)?(?=[,。;:、)\n\t]|$|以上(?!的))
      |(?:(?<=位)[居列]|(?<=居)|(?<=列)|(?<=保)持)(?P<rank>(?:全[国省市区]|全球|世界|东北|西部|中部|东部|同类[一-鿿]{0,4})[一-鿿]{0,6}?(?:第[一二三四五六七八九十0-9]{1,3}位?|前[一二三四五六七八九十0-9]{1,3}[位名强]?|首位|三甲|第一))(?=[,。;:、)\n\t]|$)
    )
    """,
    re.VERBOSE,
)
_AS: Final = re.compile(
    r"(?:与|和|同|跟)(?P<reference>[^,。;:、()\n\t]{2,16}?)(?:增长|增速)?(?:继续|保持|总体|基本|大体|更加)*$"
)
_ROMAN: Final = {
    "Ⅰ": 1,
    "Ⅱ": 2,
    "Ⅲ": 3,
    "Ⅳ": 4,
    "Ⅴ": 5,
    "I": 1,
    "II": 2,
    "III": 3,
    "IV": 4,
    "V": 5,
    "一": 1,
    "二": 2,
    "三": 3,
    "四": 4,
}
_PLACE: Final = re.compile(r"[第前]?(?P<number>[一二三四五六七八九十0-9]{1,3}|首|三甲)(?:位|名|强)?$")
PLACE_UNIT: Final = Unit(Dimension.NONE, "位")
CLASS_UNIT: Final = Unit(Dimension.NONE, "类")
NEEDS_A_NAME: Final = frozenset({"pace", "rank", "class", "coverage", "all", "zero", "doubling"})
WITHOUT_NUMBER: Final = frozenset({"pace", "task"})


def relatives_in(folded: str) -> list[Figure]:
    """Find the relative targets of a text, as figures."""
    found = []
    for m in _RELATIVE.finditer(folded):
        if figure := _figure(m, folded):
            found.append(figure)
    return found


def _figure(m: re.Match[str], folded: str) -> Figure | None:
    i, j = m.span()
    if m["than"] is not None or m["task"] is not None or m["rank"] is not None:
        if m["rank"] is not None:
            return _place(m)
        return Figure(i, i, j, Decimal(0), NO_UNIT, words="pace" if m["than"] is not None else "task")
    if m["class"]:
        return Figure(
            m.start("class"), m.end("class"), j, Decimal(_ROMAN[m["class"]]), CLASS_UNIT, words="class"
        )
    window = max(folded.rfind(mark, max(0, i - 24), i) for mark in ",。;:、()\n\t") + 1
    said = _AS.search(folded, max(window, i - 24), i)
    if not said:
        return None
    return Figure(said.start(), said.start(), j, Decimal(0), NO_UNIT, words="pace")


def _place(m: re.Match[str]) -> Figure | None:
    """Read 居全省第三位, 保持全国首位, 进入前十名."""
    written = _PLACE.search(m["rank"])
    if not written:
        return None
    start = m.start("rank") + written.start("number")
    value = {"首": Decimal(1), "三甲": Decimal(3)}.get(written["number"]) or number_of(written["number"])
    if value is None:
        return None
    return Figure(start, start + len(written["number"]), m.end(), value, PLACE_UNIT, words="rank")


def reference_of(folded: str, figure: Figure) -> str | None:
    """Give what a target keeps pace with: 经济增长, 全国平均水平."""
    words = folded[figure.i : figure.j]
    if figure.words != "pace":
        return None
    if m := re.match(r"(?:与|和|同|跟)(.+?)(?:继续|保持|总体|基本|大体|更加)*同步", words):
        return m[1]
    return re.sub(r"^(?:不低于|略?[高快]于|[优好低]于|达到或(?:超过|好于|高于))", "", words) or None

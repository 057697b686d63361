"""Figures in words (文字数字): 三成, 三分之二, 翻一番, 百万吨, 建设两个基地, 全覆盖, 零新增."""

import re
from decimal import Decimal
from typing import Final

from gangmu.core.base.numerals import number_of
from gangmu.core.base.units_of_measure import UNIT_PATTERN, Dimension, Unit, unit_of
from gangmu.core.extraction.targets.quantities import NO_UNIT, Figure

_SHARE: Final = Unit(Dimension.SHARE, "1", Decimal(1))


_TIMES: Final = Unit(Dimension.TIMES, "1")


_ONE: Final = "一二两三四五六七八九"


_WORDS: Final = re.compile(
    rf"""
    [{_ONE}十百千万亿半翻倍全零过减](?:
      (?<=百)分之(?P<percent>[{_ONE}十百零]{{1,6}}(?:点[{_ONE}零]{{1,4}})?)
      |(?<=[{_ONE}十])分之(?P<over_den>[{_ONE}])
      |(?<=[{_ONE}])成(?P<half>半)?(?=[,。;、:)及]|以[上下内]|左右|的|多|$|[\n]|[一-鿿]{{2,6}}(?:建成|达到|实现|以上))(?![本果立为员熟])
      |(?<=翻)了?(?P<fold>[一两三]?)[番倍]
      |(?<=倍)(?:增(?=[,。;、:)\n]|$)|数?增长)
      |(?<=全)(?<!健全)(?<!安全)域?覆盖(?!面|率|的|[一-鿿]{{0,4}}(?:体系|网络|格局|监管))
      |(?<=全)(?<!没有全)(?<!未全)(?<!未能全)部(?P<all>)(?=实现|达到|达标|纳入|消除|淘汰|接入|通[硬公水电气]|加装|清零)
      |(?<=零)(?<!净零)(?<!近零)(?P<zero>新增|增长|排放|填埋|发生|事故|死亡|缺口|跑动|容忍|距离|障碍|接触|差错|存量|举债|上访|就业(?!家庭|人员|户)|关税|投诉|感染|病例)
      |(?<=减)半(?=[,。;、])
      |(?<=半)数(?=[,。;以的])|(?<=过)半(?=[,。;、的])
      |(?<=一)半(?=[,。;、的]|以[上下]|左右|$)
      |(?<=[{_ONE}十百千万亿])(?P<big>[{_ONE}十百千万亿]{{0,7}})(?P<more>[余多])?(?P<bigunit>{UNIT_PATTERN})(?!(?<=台)[阶风])
      |(?<=[{_ONE}十百千万亿])(?P<bare>[{_ONE}十百千万亿]{{0,7}}(?<=[十百千万亿]))(?P<step>级|规模|大关|台阶|斤粮|家庭|千瓦|条)
    )
    """,
    re.VERBOSE,
)


# The verbs right before which a small number in words is a count: 建设两个基地.
BUILDING: Final = frozenset(
    "建设 建成 打造 新建 培育 创建 新增 布局 组建 设立 引进 举办 塑造 争创 开工 完成 实施 开通 形成 做强 壮大 发展".split()
)


def word_figures_in(folded: str, start: int, end: int) -> list[Figure]:
    """Find the figures in words of folded[start:end], in order."""
    return [figure for m in _WORDS.finditer(folded, start, end) if (figure := _of_words(m, folded))]


def _of_words(m: re.Match[str], folded: str) -> Figure | None:
    i, j = m.span()
    groups = m.groupdict()
    if groups["percent"]:
        value = number_of(groups["percent"])
        return Figure(i, j, j, value / 100, _SHARE, words="share") if value is not None else None
    if groups["over_den"]:
        below, above = number_of(folded[i]), number_of(groups["over_den"])
        return (
            Figure(i, j, j, round(above / below, 10), _SHARE, words="fraction") if below and above else None
        )
    if groups["big"] is not None:
        return _of_big(m, folded)
    if groups["bare"] is not None:
        value = number_of(folded[i] + groups["bare"])
        end = m.start("step")
        return Figure(i, end, end, value, NO_UNIT, words="big") if value else None
    return _of_one_word(m, folded)


def _of_one_word(m: re.Match[str], folded: str) -> Figure | None:
    i, j = m.span()
    head = folded[i]
    if head == "翻":
        times = number_of(m["fold"]) if m["fold"] else Decimal(1)
        return Figure(i, j, j, Decimal(2) ** int(times or 1), _TIMES, words="doubling")
    if head == "倍":
        return Figure(i, i + 2, i + 2, Decimal(2), _TIMES, words="doubling")
    if head == "全":
        return Figure(i, j, j, Decimal(1), _SHARE, words="coverage" if m["all"] is None else "all")
    if head == "减":
        return Figure(i, j, j, Decimal("0.5"), _SHARE, words="halving")
    if head == "零":
        return Figure(i, i + 1, j, Decimal(0), NO_UNIT, words="zero")
    if folded[i + 1] in "半数":
        return Figure(i, j, j, Decimal("0.5"), _SHARE, words="half")
    value = number_of(head)
    tenths = Decimal(value or 0) / 10 + (Decimal("0.05") if m["half"] else 0)
    return Figure(i, i + 1, j, tenths, _SHARE, words="share")


def _of_big(m: re.Match[str], folded: str) -> Figure | None:
    i = m.start()
    value = number_of(folded[i] + m["big"])
    unit = unit_of(m["bigunit"])
    if value is None or unit is None:
        return None
    if folded[i : i + 2] in ("十分", "万分", "千分"):
        return None
    form = "big" if value >= 100 or unit.base is not None else "small"
    if form == "small" and (value < 2 or folded[max(0, i - 2) : i] not in BUILDING):
        return None
    end = m.start("more") if m["more"] else m.start("bigunit")
    return Figure(i, end, m.end(), value, unit, over=bool(m["more"]), words=form)

"""Figures (数字): every number of a text with the unit that it counts, before anything is decided about it.

Two passes find them: numbers in digits, and numbers in words (三成, 翻一番, 百万吨, 全覆盖). Both are linear.
"""

import re
from dataclasses import replace
from decimal import Decimal
from typing import Final

from gangmu.core.base.numerals import SCALES, number_of
from gangmu.core.base.units_of_measure import UNIT_PATTERN, Dimension, Unit, unit_of
from gangmu.core.extraction.targets.quantities import NO_UNIT, Figure
from gangmu.core.extraction.targets.word_figures import word_figures_in

_SCALE: Final = "[十百千]?(?:万亿|亿亿|亿|万)|百(?!分)|千(?![瓦米克伏分卡帕赫])"


_DIGITS: Final = re.compile(
    r"[0-9](?<![A-Za-z0-9.+_][0-9])[0-9]*(?:(?<=[0-9])[, ][0-9]{3}(?![0-9]))*(?P<point>[.·][0-9]+)?"
    r"(?P<ratio> ?[/:] ?[0-9]{1,3}(?![0-9])(?:\.[0-9]+)?(?![0-9.]*[万月日:/]))?"
    rf"(?P<per>/(?:10万|十万|千|万)(?![元人]))?(?P<few>[余多几])?(?P<scale>{_SCALE})?"
    r"(?:(?<=[万亿])(?P<rest>[0-9]+(?:\.[0-9]+)?(?:[千百]?万|[千百])?)(?![0-9]*年))?(?P<over>[余多几])?"
    rf"(?P<unit>{UNIT_PATTERN})?"
)


_LINK: Final = re.compile(r"-{1,2}|~|至|到")


def figures_in(folded: str, start: int, end: int) -> list[Figure]:
    """Find every figure of folded[start:end], ranges joined, in order."""
    found = [figure for m in _DIGITS.finditer(folded, start, end) if (figure := _of_digits(m))]
    words = word_figures_in(folded, start, end)
    if words:
        found += words
        found.sort(key=lambda figure: (figure.i, -figure.j))
        found = _apart(found)
    return _ranges(found, folded)


def merged(figures: list[Figure], others: list[Figure]) -> list[Figure]:
    """Merge two lists of figures in order; of two that overlap the first stays."""
    if not others:
        return figures
    return _apart(sorted([*figures, *others], key=lambda figure: (figure.i, -figure.j)))


def without(figures: list[Figure], places: list[tuple[int, int]]) -> list[Figure]:
    """Leave out the figures that lie on any of `places` (in order): years, table cells already read."""
    kept: list[Figure] = []
    here = 0
    for figure in figures:
        while here < len(places) and places[here][1] <= figure.i:
            here += 1
        if here == len(places) or figure.j <= places[here][0]:
            kept.append(figure)
    return kept


def _apart(found: list[Figure]) -> list[Figure]:
    kept: list[Figure] = []
    for figure in found:
        if not kept or figure.i >= kept[-1].j:
            kept.append(figure)
    return kept


def _of_digits(m: re.Match[str]) -> Figure | None:
    i, j = m.span()
    if m.lastgroup is None and not _may_stand_alone(m.string, i, j):  # most of them: years, numbers of items
        return None
    groups = m.groupdict()
    number_end = _number_end(m)
    value = number_of(m.string[i : m.start("ratio")] if groups["ratio"] else m.string[i:number_end])
    if value is None:
        return None
    if groups["ratio"]:
        other = number_of(groups["ratio"].strip(" /:"))
        if not other or ("/" in groups["ratio"] and 1900 <= value <= 2100 and other <= 12):
            return None  # 2021/01 is a month
        if "/" in groups["ratio"] or other != 1:
            value = round(value / other, 10)
        number_end = m.end("ratio")
        return Figure(i, number_end, m.end("ratio"), value, NO_UNIT, words="ratio")
    if groups["per"]:  # 40/10万
        return Figure(i, m.start("per"), j, value, Unit(Dimension.NONE, "1" + groups["per"]))
    value *= SCALES[groups["scale"] or ""]
    if groups["rest"]:
        rest = groups["rest"]
        tail = rest.lstrip("0123456789.")
        value += (number_of(rest.removesuffix(tail)) or 0) * SCALES[tail]
    unit = unit_of(groups["unit"]) if groups["unit"] else NO_UNIT
    if unit and unit.base == "CNY" and m.string.endswith(("新台币", "台币"), max(0, i - 3), i):
        unit = unit_of("新台币元")
    if groups["unit"] and _starts_a_word(m.string, j):
        unit, j = NO_UNIT, m.start("unit")
    if unit is NO_UNIT and number_end == j and not _may_stand_alone(m.string, i, j):
        return None
    over = bool(groups["few"] or groups["over"])
    return Figure(i, number_end, j, value, unit or NO_UNIT, over=over)


def _may_stand_alone(folded: str, i: int, j: int) -> bool:
    """Tell whether a number without a unit may be a figure at all: not 1., (3), 5G, 500强."""
    after = folded[j : j + 1]
    if not after:
        return True
    return after in _AFTER_A_NUMBER and folded[i - 1 : i] not in ("(", "第", "+")


_AFTER_A_NUMBER: Final = frozenset(",。;、:\n\t和及以的左-~至到降提升增减缩扩上下)个")


# What looks like a measure word but begins a word: 6部门, 3场所, 2支线; yet 70名优秀企业家, 100家电商企业.
_BEGINS_A_WORD: Final = re.compile(
    r"部[门队分委]|分[钟之别类期布析步批区局行站院校级支公]|场[所景地馆站]|台[阶风]"
    r"|家(?:庭|园(?!区)|长|政(?!服务)|电(?![商子力气机池])|居(?!家))|人[才工文民大均]"
    r"|位(?:置|居(?![民家])|于)|名(?:牌|单|录|优特|优产|[师校医](?=工作室|[,。;、)])|镇)|类别|种[子植养业]|处[理置方]|支[部持线付撑]"
    r"|组织|片区|块链|口岸|次[级要]|起[步降]|乡[镇村]|条件|班列|对[外口接标]|站点|间[接隔]|村[民庄]|县域"
)


def _starts_a_word(folded: str, j: int) -> bool:
    return _BEGINS_A_WORD.match(folded, j - 1) is not None


def _number_end(m: re.Match[str]) -> int:
    for name in ("ratio", "per", "few", "scale", "rest", "over", "unit"):
        if m.start(name) >= 0:
            return m.start(name)
    return m.end()


def _ranges(found: list[Figure], folded: str) -> list[Figure]:
    """Join 5%-5.5%, 300至500家; and lend the unit of the second to the first of 3个和4个百分点."""
    out: list[Figure] = []
    for figure in found:
        last = out[-1] if out else None
        if last is not None and 0 < figure.i - last.j <= 2:
            link = folded[last.j : figure.i]
            if _LINK.fullmatch(link) and _is_range(last, figure, folded):
                out[-1] = _joined(last, figure)
                continue
        out.append(figure)
    return out


def _is_range(low: Figure, high: Figure, folded: str) -> bool:
    if low.words or high.words or low.high is not None:
        return False
    if low.unit is not NO_UNIT and low.unit.dimension is not high.unit.dimension:
        return False
    if folded[low.j : high.i] in ("至", "到"):
        before = folded[max(0, low.i - 12) : low.i]
        if before.rfind("由", -8) >= 0 or _moves_to(low, high, before):
            return False
    return low.value <= high.value or (low.unit is NO_UNIT and high.value >= 100)


_MOVES: Final = re.compile(r"(?:增加|增|扩充|扩大|减少|减)$")


def _moves_to(low: Figure, high: Figure, before: str) -> bool:
    """Tell 总数增加4000张至16000张, a change and where it leads, from 增加3个至5个."""
    if low.unit is NO_UNIT or not _MOVES.search(before):
        return False
    return "总" in before or high.value >= low.value * Decimal("2.5")


def _joined(low: Figure, high: Figure) -> Figure:
    value = low.value
    if low.unit is NO_UNIT and low.k == low.j:  # 30-50万人: the scale is said once
        scale = high.value / _plain(high)
        value = low.value * scale if scale > 1 else low.value
    return replace(high, i=low.i, value=value, high=high.value, over=False)


def _plain(figure: Figure) -> Decimal:
    """Undo the scale of a figure: the number as its digits say it."""
    value = figure.value
    for scale in (Decimal(10) ** 12, Decimal(10) ** 8, Decimal(10) ** 4):
        if value >= scale and figure.k < figure.j:
            return value / scale
    return value or Decimal(1)

"""Names of sets (名号) as written: 一枢纽四中心, 5+3+7+5, 四个行动, 六大产业."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from gangmu.core.base.numerals import number_of

_NUMBER = "[0-9]{1,3}|[一二三四五六七八九十两]{1,3}|[双多百N]"
_MEASURE = "个|大|项|条|类|种|篇|座|处|家|所|级|位"
_QUOTED = re.compile("“([^“”\n]{2,30})”")
_PIECE = re.compile(
    f"({_NUMBER})({_MEASURE})?((?:进一步|一[批律流]|[^0-9一二三四五六七八九十两双多百N]){{1,8}}|千兆|一体)"
)
_ANY_NUMBER = re.compile("[0-9二三四五六七八九十两双]|一.+一")
_SUM = re.compile(r"[0-9]{1,3}(?:\+(?:[0-9]{1,3}|[NX])){1,7}")
_NO_SET = re.compile(
    "[一二]带一路|(?<!位)一[网码站窗件次体流键号门张线把卡]|十[二三四五六]五|二十|九·一八|双[元师向循随语休]|[分秒]?[钟时]|公里|连[涨冠续]|之|第|[0-9]+[年月日元%G]|^一.{0,2}$|^百.{1,3}$|十字|有|记$|四川|五五|九二|双[提下过增]|[0-9]条$|多规|三角|四季|五星|七夕|八一|五一|百姓|^两岸"
)
_EACH_ITS_OWN = re.compile("一[^一]{1,3}一[策证查档馆品码案表单员警岗长图校村站]")
_EACH = re.compile("(?:的?(?:要求|原则|标准|思路|模式|格局要求))")
_COUNTED = re.compile(
    "(?P<n>[0-9二三四五六七八九十两]{1,3})(?P<m>大|个|项|条|类|家|所|座|种|处|篇|位一体)(?<![0-9.][0-9]{3}[大个项条类家所座种处])"
    "(?![月年多]|有条件)(?P<noun>(?<=位一体)|[\u4e00-\u9fff]{1,14}?)(?P<quote>“[^“”\n]{2,8}”)?"
    "(?=[,。;、:()\n“”的]|[和与及]|建设|发展|协同|开展|落地|融合|推进|原始|实施|招商|招引|培育|布局|加快|全面|取得|持续|内|共|均|提质|提升|深入|强化|完善|不断|加快|战略|管理|工作|功能|之一|合一|一起|齐头|(?<![高中初平上下同])等(?!级|第)|$)"
)
_CONGRESS: Final = frozenset("十八 十九 二十 十七 十六".split())
_ORDINAL: Final = frozenset("第十百千万亿.-~年项条这此该0123456789")
_LIST_BEFORE: Final = 60


@dataclass(frozen=True, slots=True)
class Part:
    """One number of a name: how many, of what. An open number (N, 多) is 0."""

    count: int
    noun: str


@dataclass(frozen=True, slots=True)
class SetName:
    """folded[start:end], with its quotation marks, as a name of counted things."""

    start: int
    end: int
    name: str
    parts: tuple[Part, ...]
    quoted: bool
    open_list: bool = False  # 等 stands before it: what was listed may be less

    @property
    def is_closed(self) -> bool:
        """Tell whether only a list makes it a set: 3条铁路, not 三大工程."""
        return not self.quoted and "大" not in self.name[:3]


def quoted_names(folded: str) -> Iterator[SetName]:
    """Find names of sets in quotation marks."""
    for m in _QUOTED.finditer(folded):
        parts = parts_of(m[1]) if _ANY_NUMBER.search(m[1]) else ()
        if parts and not (
            len(parts) > 2 and _EACH.match(folded, m.end()) and all(p.count == 1 for p in parts)
        ):
            yield SetName(m.start(), m.end(), m[1], parts, quoted=True)


def counted_lists(folded: str) -> Iterator[SetName]:
    """Find counts that close a list: 甲、乙、丙三大产业, 甲、乙等5个平台; and 六大产业 alone."""
    for m in _COUNTED.finditer(folded):
        count = count_of(m["n"])
        if (
            folded[m.start() - 1 : m.start()] in _ORDINAL
            or count < 2
            or (not m["noun"] and m["m"] != "位一体")
        ):
            continue
        is_open = folded[m.start() - 1 : m.start()] == "等"
        listed = _is_listed(folded, m.start() - is_open)
        if listed or (m["m"] == "大" and not m["n"].isdigit() and m["n"] not in _CONGRESS):
            part = Part(count, m["noun"])
            yield SetName(m.start(), m.end(), m.group(), (part,), quoted=False, open_list=is_open)


def _is_listed(folded: str, end: int) -> bool:
    """Tell whether a list stands directly before `end`: no comma parts it from there."""
    before = folded[max(0, end - _LIST_BEFORE) : end]
    cut = max(before.rfind(mark) for mark in ",。;:\n")
    return "、" in before[cut + 1 :] and before[-1:] not in "、,。;:\n的"


def parts_of(inside: str) -> tuple[Part, ...]:
    """Read the numbers of a name; nothing when it is no name of a set.

    >>> [(part.count, part.noun) for part in parts_of("一枢纽、四中心")]
    [(1, '枢纽'), (4, '中心')]
    >>> parts_of("一网通办")
    ()
    """
    if _SUM.fullmatch(inside):
        return tuple(Part(count_of(number), "") for number in inside.split("+"))
    if _NO_SET.search(inside):
        return ()
    found: list[Part] = []
    for piece in re.split("[、,+]", inside):
        at = 0
        for m in _PIECE.finditer(piece):
            if m.start() != at:
                return ()
            found.append(Part(count_of(m[1]), m[3]))
            at = m.end()
        if at != len(piece):
            if at or len(piece) > 4:
                return ()
            found.append(Part(0, piece))
    counts = [part.count for part in found]
    return tuple(found) if max(counts, default=0) > 1 or sum(count == 1 for count in counts) > 1 else ()


def count_of(number: str) -> int:
    """Tell how many: 双 is two, N and 多 are open and count 0."""
    if number in "NX多":
        return 0
    value = number_of({"双": "二", "百": "一百"}.get(number, number))
    return int(value) if value is not None else 0

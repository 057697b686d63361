"""Where members begin and end (成员边界): without the verb, mark or joint that stands before the first, or after the last."""

import re
from collections.abc import Sequence
from typing import Final

from gangmu.core.extraction.mentions.edges import first_word_of

Places = tuple[int, int]

_COORDINATING: Final = "和与及"
# “三轴”即滨河轴, 是商贸区, ”为东岸: what introduces a member is none of it.
_OPENED: Final = re.compile(
    r"(?:“[^“”]{1,8}”)?[”’》)\s:,;、了着的]*(?:集(?![团成体群约市装训中聚资合])|即为?|就是|分别[是为]|包括|主要是|[是为指](?=[\u4e00-\u9fff]{2}))?[:\s的]*"
)
_ASPECT: Final = re.compile(
    r"(?:[\u4e00-\u9fff]{2,}[了着]|[上中里内还共也]有)(?=[\u4e00-\u9fff]{2})"
)  # 汇聚了甲大学
_CLOSED: Final = re.compile(r"(?:(?:等)?在内的?|为主的?|等|的)$")
_OPENING: Final = frozenset("即就分包主是为指集了着的")
_CLOSING: Final = frozenset("的等内主”’")
_COLOUR: Final = re.compile("(?:城市|国家|全市|我市|全省|我省|全国|全区|地区|区域)的?")


def first_word(folded: str, start: int, end: int) -> int:
    """Tell where the first member of a list begins; 和, 与, 及 within it belong to it: 推进汽车及零部件."""
    at = first_word_of(folded, start, end)
    while at - 2 > start and folded[at - 1] in _COORDINATING:
        at = first_word_of(folded, start, at - 1)
    return at


def trimmed(folded: str, members: Sequence[Places], noun: str = "") -> list[Places]:
    """Give members without what is none of their words; one that would be left without words stays as it is."""
    found = [_trimmed(folded, *member) for member in members]
    if len(found) > 2:
        found[0] = _alike(folded, found[0], found[1:], noun)
    return found


def _trimmed(folded: str, start: int, end: int) -> Places:
    """Cut one member; the patterns are tried only where they can match, for most members need none."""
    words = folded[start:end]
    begin, stop = start, end
    if words[:1] in _OPENING or words[:1] < "\u4e00":
        opened = _OPENED.match(folded, start, end)
        begin = opened.end() if opened else start
    if "了" in words or "着" in words or "有" in words:
        for aspect in _ASPECT.finditer(folded, begin, end):
            begin = aspect.end()
    if words[-1:] in _CLOSING:
        closed = _CLOSED.search(folded, begin, end)
        stop = closed.start() if closed else end
        while (
            stop > begin
            and folded[stop - 1] in "”’"
            and folded.count("“", begin, stop) < folded.count("”", begin, stop)
        ):
            stop -= 1
    return (begin, stop) if stop - begin >= 2 else (start, end)


def _alike(folded: str, first: Places, others: Sequence[Places], noun: str) -> Places:
    """Give the first member the shape of the others where they all have one: 城市功能品质、服务品质、生态品质."""
    start, end = first
    sizes = {j - i for i, j in others}
    if len(sizes) > 1 or not sizes:
        return first
    begin = end - sizes.pop()
    if begin > start and _COLOUR.fullmatch(folded, start, begin):
        return begin, end
    opening = {folded[i] for i, _ in others}
    if 0 < start - begin <= 2 and len(opening) == 1 and folded[begin] in opening:  # 清|扫街区、清运垃圾
        return begin, end
    return first

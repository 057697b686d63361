"""Words on their way into a document (排入文字): cleaned of what no paper may hold, broken where a title breaks well."""

import math
import re
import unicodedata
from typing import Final
from xml.sax.saxutils import escape

# Controls, halves of characters, and marks that turn the direction of writing or cannot be seen.
_NOT_ON_PAPER: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_BREAKS: Final = re.compile(r"[\r\n\u2028\u2029]+")
_AFTER: Final = "的、，》）和与及暨对"  # a line of a title may well end here
_NOT_FIRST: Final = "、，。；：》）”’！？的"
_LONGEST_TEXT: Final = 20_000
_LONGEST_TITLE: Final = 300  # as the record keeps


def clean(text: str) -> str:
    """Give words as one line that a paper may hold.

    >>> clean("完成\\x07主体\\u202e封顶\\n二期")
    '完成主体封顶 二期'
    """
    return _in_line(text).strip(" ")


def _in_line(text: str) -> str:
    text = _NOT_ON_PAPER.sub("", text[:_LONGEST_TEXT])
    return _BREAKS.sub(" ", text.replace("\t", " "))


def paragraphs(text: str) -> tuple[str, ...]:
    """Give the paragraphs that words were typed as."""
    return tuple(found for each in _BREAKS.split(text) if (found := clean(each)))


def xml(text: str) -> str:
    """Write words as XML holds them. They stand in `w:t` alone: nothing that they say is a field."""
    return escape(_in_line(text))


def width_of(text: str) -> float:
    """Measure words in whole characters: a letter or digit takes half of one.

    >>> width_of("2026年3月5日")
    6.0
    """
    return sum(1 if unicodedata.east_asian_width(sign) in "WFA" else 0.5 for sign in text)


def title_lines(title: str, most: int) -> tuple[str, ...]:
    """Break a title into lines of like length, where words end (回行时词意完整、排列对称).

    >>> title_lines("关于印发《云川市营商环境建设行动纲要2026年度实施计划》任务分解表的通知", 20)
    ('关于印发《云川市营商环境建设行动纲要', '2026年度实施计划》任务分解表的通知')
    """
    rest, lines = clean(title)[:_LONGEST_TITLE], []
    while (width := width_of(rest)) > most:
        wanted = width / math.ceil(width / most)
        ends = range(1, min(len(rest), 2 * most + 1))
        best = min(ends, key=lambda at: _cost(rest, at, wanted, most))
        lines.append(rest[:best])
        rest = rest[best:]
    return (*lines, rest)


def _cost(title: str, at: int, wanted: float, most: int) -> float:
    """Reckon how badly a title breaks at a place."""
    before, after = title[at - 1], title[at]
    length = width_of(title[:at])
    cost = abs(length - wanted)
    if length > most:
        cost += 1000 * (length - most)
    if after in _NOT_FIRST or before in "《（“":
        cost += 100
    if before.isascii() and after.isascii() and before.isalnum() and after.isalnum():
        cost += 100
    if before.isdigit() and after in "年月日条项第":
        cost += 50
    if before in _AFTER or after in "《（" or (after.isdigit() and not before.isdigit()):
        cost -= 3
    return cost

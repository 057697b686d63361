"""Spans (原文范围): where the words of a row end, so that they can stand alone."""

from typing import Final

_PAIRS: Final = {"“": "”", "《": "》", "(": ")"}
_NEAR: Final = 24


def closed(folded: str, i: int, j: int, end: int) -> int:
    """Give where folded[i:j] ends once the quotation mark or bracket that it opens is closed, before `end`.

    >>> closed("打造“10分钟健身圈”。", 0, 10, 11)
    11
    """
    for opening, closing in _PAIRS.items():
        at = folded.rfind(opening, i, j)
        if at < 0 or folded.find(closing, at, j) >= 0:
            continue
        shut = folded.find(closing, j, min(end, j + _NEAR))
        if shut >= 0 and (opening != "“" or shut == j or _is_one_phrase(folded, at, shut)):
            j = shut + 1
    return j


def _is_one_phrase(folded: str, at: int, shut: int) -> bool:
    """Tell a quoted name from quoted goals, which part into several rows."""
    return not any(mark in folded[at:shut] for mark in ",;")


def predicate_end(folded: str, j: int, end: int) -> int:
    """Give where the predicate after 全部 ends: 全部<实现“一网通办”>."""
    marks = [at for mark in ",;:、。(" if (at := folded.find(mark, j, end)) >= 0]
    stop = min(marks, default=end)
    return stop if stop - j <= _NEAR else j

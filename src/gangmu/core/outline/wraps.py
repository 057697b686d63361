"""Wraps (折行): line ends that a printer, a PDF or an OCR put inside a paragraph, which rules must not see.

A line end stays when a sentence stops there, when the next line is indented, labelled or a cell, and in a
text that lost its stops, where line ends are all that parts the sentences.
"""

import re
from typing import Final

from gangmu.core.outline.blanks import Edit

_LABELLED: Final = re.compile(
    r"、|第[一二三四五六七八九十百零〇\d]{1,5}[篇编章节部条]|[一二三四五六七八九十]{1,3}[、.]"
    r"|[壹贰叁参肆伍陆柒捌玖拾]{1,3}[、.]|[(〈<〔\[']?[一二三四五六七八九十]{1,3}[)〉>〕\]]"
    r"|\d{1,3}[.、·](?!\d)|\(\d{1,2}\)|[①-⑳●○■◆▪•·*|#]|-{1,3}|[一·.]{1,3}一|[一二三四五六七八九十]是"
    r"|(?:专栏|附件|附表|附图|图|表)\d|附件|注[:1]|(?:牵头|责任|配合|完成)"
)
_PAGE: Final = re.compile(r"-?\d{1,4}-?")
_STOPS: Final = frozenset("。!?;:…”)]》|}.·")  # . and · are stops that a machine misread
_CONTINUES: Final = frozenset(",。;)”》%")
_OPEN: Final = frozenset(",、(“《")
_BULLET: Final = re.compile(
    r"[-*•●▪◦o|#<>]|\(?\d{1,2}(?:\.\d{1,2})*[.):]?\s|\(?[a-zA-Z]\)|[IVX]{1,4}\.|https?:"
)
_HEADED: Final = re.compile(r"[A-Z][a-z]+ \d{1,2}(?:\.\d{1,2})* ?[:.|-]|[IVX]{1,4}\. |\d{1,2}(?:\.\d{1,2})+ ")
_SHORT: Final = 12  # fewer characters than this may be a cell
_LONG: Final = 30
_FEWEST_FULL: Final = 8  # broken lines of one width that show a text to be hard-wrapped


def wraps(folded: str, *, latin: bool, indented: set[int]) -> list[Edit]:
    """Find the line ends inside paragraphs, with the page numbers that stand between."""
    lines = _lines(folded)
    if len(lines) < 2:
        return []
    return _latin_wraps(folded, lines) if latin else _chinese_wraps(folded, lines, indented)


def _lines(folded: str) -> list[tuple[int, int]]:
    lines = []
    here = 0
    for line in folded.split("\n"):
        lines.append((here, here + len(line)))
        here += len(line) + 1
    return lines


def _chinese_wraps(folded: str, lines: list[tuple[int, int]], indented: set[int]) -> list[Edit]:
    if folded.count("。") * 4 < len(lines):  # the stops were lost: a line end is a stop
        return []
    full = _full_width(folded, lines)
    indents = len(indented) * 5 > len(lines)
    edits: list[Edit] = []
    last = len(lines) - 1
    for k in range(last):
        start, end = lines[k]
        if start == end or folded[end - 1] in _STOPS or folded[start] == "#":
            continue
        after = k + 1
        if after < last and _PAGE.fullmatch(folded, *lines[after]) and end - start >= _SHORT:
            after += 1  # a page number between the two halves of a sentence
        begin, finish = lines[after]
        if begin == finish or _LABELLED.match(folded, begin, finish):
            continue
        words = folded[start:end], folded[begin:finish]
        paged = after > k + 1 and begin not in indented
        if paged or _broken(*words, full=full, indented=begin in indented, indents=indents):
            edits.append((end, begin, ""))
    return edits


def _broken(line: str, after: str, *, full: int, indented: bool, indents: bool) -> bool:
    """Tell whether `after` goes on with the sentence of `line`, which has no stop."""
    if "\t" in line or "\t" in after:
        return False
    if after[0] in _CONTINUES and len(line) > 3:
        return True
    if indented:
        return False
    if line[-1] in _OPEN and len(line) > 3:
        return True
    if full and _width(line) >= 0.8 * full:
        return True
    told = "。" in line or "," in line
    return told and len(line) >= _LONG and (indents or ("," in after and "。" in after))


def _width(line: str) -> int:
    """Give the width as printed: a Han character is two columns, a Latin letter one."""
    return len(line) + (len(line.encode("utf-8", "surrogatepass")) - len(line)) // 2


def _full_width(folded: str, lines: list[tuple[int, int]]) -> int:
    """Give the width of a full line of a hard-wrapped text, or 0."""
    widths = sorted(
        _width(folded[start:end])
        for start, end in lines
        if end - start >= _SHORT and folded[end - 1] not in _STOPS and not _LABELLED.match(folded, start, end)
    )
    if len(widths) < _FEWEST_FULL:
        return 0
    full = widths[int(len(widths) * 0.9)]
    near = sum(1 for width in widths if 0.85 * full <= width <= 1.1 * full)
    return full if near >= 0.65 * len(widths) and full <= 160 else 0


def _latin_wraps(folded: str, lines: list[tuple[int, int]]) -> list[Edit]:
    lengths = sorted(end - start for start, end in lines if end > start)
    full = lengths[int(len(lengths) * 0.95)] if lengths else 0
    narrow = 30 <= full <= 160
    edits: list[Edit] = []
    for k in range(len(lines) - 1):
        start, end = lines[k]
        begin, finish = lines[k + 1]
        if end - start < 15 or begin == finish or folded[end - 1] in ".!?:;|" or "\t" in folded[start:end]:
            continue
        if _BULLET.match(folded, begin, finish) or folded[start] in "|#":
            continue
        goes_on = folded[begin].islower() or folded[end - 1] in ",-"
        if not goes_on and _HEADED.match(folded, start, end):
            continue
        if narrow and (goes_on or end - start >= 0.85 * full):
            edits.append((end, begin, " "))
    return edits

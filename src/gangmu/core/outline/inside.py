"""Headings inside a line (同段标题): in a copy without line ends a new (二) or 2. follows 。 or ）."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from gangmu.core.outline.headings import heads_from
from gangmu.core.outline.heads import Head, Line
from gangmu.core.outline.numbering import NUMERAL, Label, Rank, label_at

_INSIDE: Final = re.compile(
    rf"[。!?)”:](?=(?:{NUMERAL}{{1,3}}、|\({NUMERAL}{{1,3}}\)|\d{{1,2}}[.、](?!\d)|第{NUMERAL}{{1,4}}[篇章节]))"
)
_TAILED: Final = re.compile(
    rf"[。!?)”](?=(?:[(〈<〔']?{NUMERAL}{{1,3}}[)〉>〕]|{NUMERAL}{{1,3}}、)[^。,;:!?()\n]{{3,36}}$)"
)
_TAIL: Final = 44  # characters at the end of a paragraph in which a heading may stand
_SECOND: Final = re.compile(rf"\({NUMERAL}{{1,3}}\)")
_MEASURES: Final = re.compile(r"(?:措施|任务|举措|工作|要求|内容|如下):$")
_FLAT: Final = 120  # characters of a line that may hold several headings


def with_inside(folded: str, lines: list[Line], heads: list[Head]) -> list[Head]:
    """Add the heads inside lines to those at the starts of lines."""
    heads = _with_tails(folded, lines, heads)
    long_lines = [line for line in lines if line.end - line.start >= _FLAT and not line.row]
    found: list[Head] = []
    starts = [head.start for head in heads]
    taken: set[int] = set()
    for line in long_lines:
        own = heads[bisect_left(starts, line.start) : bisect_left(starts, line.end)]
        added = _heads_in(folded, line, own)
        if added:
            taken.update(head.start for head in own)
            found += _ending_at_next([*own, *added], line.end)
    if not found:
        return heads
    kept = [head for head in heads if head.start not in taken]
    return sorted([*kept, *found], key=lambda head: head.start)


def _with_tails(folded: str, lines: list[Line], heads: list[Head]) -> list[Head]:
    """Add the headings that a lost line end left at the end of the paragraph before."""
    found: list[Head] = []
    starts = [head.start for head in heads]
    for line in lines:
        if line.end - line.start < _TAIL or line.row or folded[line.end - 1] in "。;:,":
            continue
        m = _TAILED.search(folded, line.end - _TAIL, line.end)
        label = label_at(folded, m.end(), line.end) if m else None
        if label is None or label.number is None or label.number < 2:
            continue
        before = heads[max(bisect_left(starts, line.start) - 40, 0) : bisect_left(starts, line.end)]
        last = next((head.number for head in reversed(before) if head.rank == label.rank), None)
        if last == label.number - 1:
            found += heads_from(folded, label, line.end, inside=True)
            if before and before[-1].line_end == line.end:
                before[-1].line_end = label.start
    return sorted([*heads, *found], key=lambda head: head.start) if found else heads


def _heads_in(folded: str, line: Line, own: list[Head]) -> list[Head]:
    labels = list(_in_sequence(folded, line, own))
    high = sum(1 for label in labels if label.rank <= Rank.SECOND)
    if high < 2 and not (high and own):
        return []
    added: list[Head] = []
    for k, label in enumerate(labels):
        end = labels[k + 1].start if k + 1 < len(labels) else line.end
        added += heads_from(folded, label, end, inside=True)
    return added


def _in_sequence(folded: str, line: Line, own: list[Head]) -> Iterator[Label]:
    """Give the labels inside a line whose numbers follow on each other."""
    last: dict[int, int] = {head.rank: head.number for head in own if head.number is not None}
    opened = max((head.rank for head in own), default=0)
    for m in _INSIDE.finditer(folded, line.start, line.end):
        label = label_at(folded, m.end(), line.end)
        if label is None or label.number is None or label.end >= line.end:
            continue
        follows = label.number == last.get(label.rank, 0) + 1
        begins = label.number == 1 and label.rank > opened and _may_begin(folded, m.end(), label)
        if not (follows or begins) or (label.rank >= Rank.THIRD and not last):
            continue
        if follows and label.number == 1 and not _may_begin(folded, m.end(), label):
            continue
        last[label.rank] = label.number
        for lower in [
            rank for rank in last if rank > label.rank >= Rank.THIRD or rank >= Rank.THIRD > label.rank
        ]:
            del last[lower]
        opened = label.rank
        glued = _SECOND.search(folded, label.end, min(label.end + 60, line.end))
        stop = folded.find("。", label.end, label.end + 60)
        if label.rank == Rank.FIRST and glued and (stop < 0 or glued.start() < stop):
            inner = label_at(folded, glued.start(), line.end)
            if inner and inner.number:
                last[Rank.SECOND] = inner.number
                opened = Rank.SECOND
        yield label


def _may_begin(folded: str, place: int, label: Label) -> bool:
    """Tell whether a list that begins here is a rung of the ladder: after 具体措施: or a heading's stop."""
    if label.rank < Rank.THIRD:
        return folded[place - 1] != ":" or label.rank <= Rank.FIRST
    return folded[place - 1] == "。" or _MEASURES.search(folded, place - 6, place) is not None


def _ending_at_next(heads: list[Head], end: int) -> list[Head]:
    """Let each item end where the next begins."""
    for head, after in pairwise(heads):
        head.line_end = min(head.line_end, after.start)
        head.title_end = min(head.title_end, head.line_end)
        head.body = min(head.body, head.line_end)
    if heads:
        heads[-1].line_end = end
    return heads

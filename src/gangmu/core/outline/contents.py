"""Tables of contents (目录): they repeat the headings, and make no second tree."""

import re
from typing import Final

from gangmu.core.outline.headings import is_contents_line
from gangmu.core.outline.heads import Head, Line
from gangmu.core.outline.numbering import Rank

_CONTENTS: Final = re.compile(r"(?:目\t?[录次]|(?:Table of )?Contents$|CONTENTS$|TABLE OF CONTENTS$)")
PREFACE: Final = re.compile(r"(?:前言|引言|序言|导言|引子|序|前记|卷首语|开篇语)$")
_SHARE: Final = 0.3  # of the headings of a table of contents that are found again: a scan loses many
_BLOCK: Final = 4  # headings in a row without a word between that may be a table of contents

Key = tuple[int, int | None, str]


def contents_spans(folded: str, lines: list[Line], heads: list[Head]) -> list[tuple[int, int]]:
    """Give the stretches of the view that are tables of contents."""
    spans = []
    for k, line in enumerate(lines):
        if folded[line.start] in "目CT" and _CONTENTS.match(folded, line.start, line.end):
            end = _end_of_contents(folded, lines, heads, k)
            if end:
                spans.append((line.start, end))
                break
    if not spans:
        spans += _unnamed(folded, heads)
    return spans


def without(heads: list[Head], spans: list[tuple[int, int]]) -> list[Head]:
    """Leave out the heads inside the spans."""
    if not spans:
        return heads
    return [head for head in heads if not any(a <= head.start < b for a, b in spans)]


def _key(folded: str, head: Head) -> Key:
    words = folded[head.title : min(head.title + 4, head.title_end)]
    return (0, None, words) if head.label is None else (head.rank, head.number, words)


def _end_of_contents(folded: str, lines: list[Line], heads: list[Head], k: int) -> int:
    """Find where the table of contents that begins at line k ends, or 0 if what follows is none."""
    starts = {head.start: head for head in heads}
    listed: set[Key] = set()
    first: Head | None = None
    end = lines[k].end
    for line in lines[k + 1 :]:
        head = starts.get(line.start)
        if "。" in folded[line.start : line.end] or (listed and PREFACE.match(folded, line.start, line.end)):
            break
        if head is not None:
            key = _key(folded, head)
            anew = first is not None and _same_top(head, first)
            if key in listed or anew:
                break
            if first is None or head.rank < first.rank:
                first = head
            listed.add(key)
        end = line.end
    again = {_key(folded, head) for head in heads if head.start > end}
    if first is not None and any(head.start > end and _same_top(head, first) for head in heads):
        return end
    glued = not listed and end == lines[k].end and lines[k].end - lines[k].start < 12
    found = len(listed & again)
    return (
        end if glued or (listed and found >= _SHARE * len(listed)) else _leaders(folded, heads, lines[k].end)
    )


def _same_top(head: Head, first: Head) -> bool:
    """Tell whether the numbers of the highest rung begin anew with this head."""
    return head.rank == first.rank <= Rank.FIRST and head.number == first.number


def _leaders(folded: str, heads: list[Head], start: int) -> int:
    """Find the end of a table of contents that is told by its dots and page numbers."""
    end = 0
    for head in heads:
        if head.start > start:
            if not is_contents_line(folded, head):
                break
            end = head.line_end
    return end


def _unnamed(folded: str, heads: list[Head]) -> list[tuple[int, int]]:
    """Find a block of headings without a word between that come again: a table of contents without name."""
    block: list[Head] = []
    for head in heads:
        if block and (block[-1].body < block[-1].line_end or head.start > block[-1].line_end + 1):
            break
        block.append(head)
    for length in range(len(block), _BLOCK - 1, -1):
        end = block[length - 1].start
        again = {_key(folded, head) for head in heads if head.start > end}
        if sum(1 for head in block[:length] if _key(folded, head) in again) >= 0.8 * length:
            return [(block[0].start, block[length - 1].line_end)]
    return []

"""Themes (条目) without a number: principles (坚持……。), dash items (——……。) and lone short lines."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from gangmu.core.outline.heads import Head, Line
from gangmu.core.outline.nodes import NodeKind
from gangmu.core.outline.numbering import Rank

_DASH: Final = re.compile(r"-{2,4}(?![-\d])")
_THEME: Final = re.compile(r"[^。:;\n]{2,40}[。:]")
_PRINCIPLE: Final = re.compile(r"(?:坚持|始终坚持|必须坚持|突出|强化|注重)[^。:;\n]{2,36}[。:]")
_ORDINALS: Final = "一二三四五六七八九十"
_PRINCIPLES: Final = re.compile(r"原则|遵循")
_LONE: Final = re.compile(r"[\u4e00-\u9fff“”、·\dA-Za-z]{2,24}$")
_NO_LONE: Final = re.compile(
    r".*(?:政府|办公[厅室]|委员会|[局委部署]|[年月日]|代表|同志|公开发布|印发|如下)$|\d|注|附|表|图|单位|[一二三四五六七八九]是"
)


def themes(folded: str, lines: list[Line], heads: list[Head]) -> Iterator[Head]:
    """Give the dash items, and the principles under a heading that announces them."""
    under = _announced(folded, heads)
    taken = {head.start for head in heads}
    counted: Head | None = None
    for line in lines:
        if line.start in taken or line.row:
            continue
        first = folded[line.start]
        if first == "-":
            head = _dash(folded, line, principle=_in(under, line.start))
            if head:
                yield head
        elif first in _ORDINALS and folded.startswith("是", line.start + 1):
            counted = _counted(folded, line, counted)
            if counted:
                yield counted
        elif under and first in "坚始必突强注" and _in(under, line.start):
            m = _PRINCIPLE.match(folded, line.start, line.end)
            if m:
                yield _theme(line, line.start, m.end() - 1, NodeKind.PRINCIPLE)


def _counted(folded: str, line: Line, before: Head | None) -> Head | None:
    """Read 一是……。 at the start of a paragraph of its own; 二是 counts only where 一是 had one too."""
    number = _ORDINALS.index(folded[line.start]) + 1
    if number > 1 and (before is None or before.number != number - 1):
        return None
    theme = _THEME.match(folded, line.start, min(line.start + 30, line.end))
    comma = folded.find(",", line.start + 4, line.start + 30)
    end = theme.end() - 1 if theme else comma
    if end < 0:
        return None
    head = _theme(line, line.start, end, NodeKind.HEADING)
    head.number = number
    return head


def _in(under: list[tuple[int, int]], place: int) -> bool:
    k = bisect_right(under, place, key=lambda span: span[0]) - 1
    return k >= 0 and under[k][0] <= place < under[k][1]


def _announced(folded: str, heads: list[Head]) -> list[tuple[int, int]]:
    """Give the stretches under headings such as 基本原则."""
    spans = []
    for head, after in zip(heads, [*heads[1:], None], strict=False):
        if _PRINCIPLES.search(folded, head.title, head.title_end):
            spans.append((head.body, after.start if after else len(folded)))
    return spans


def _dash(folded: str, line: Line, *, principle: bool) -> Head | None:
    m = _DASH.match(folded, line.start, line.end)
    if m is None:
        return None
    theme = _THEME.match(folded, m.end(), line.end)
    if theme:
        end = theme.end() - 1
    elif line.end - m.end() <= 40:
        end = line.end
    else:
        return None
    kind = NodeKind.PRINCIPLE if principle else NodeKind.HEADING
    head = _theme(line, m.end(), end, kind)
    head.start = line.start
    head.label = (line.start, m.end())
    return head


def _theme(line: Line, title: int, end: int, kind: NodeKind) -> Head:
    body = min(end + 1, line.end)
    return Head(
        title, title, end, body, line.end, Rank.DASH, kind=kind, path="p", said=kind is NodeKind.HEADING
    )


def lone_lines(folded: str, lines: list[Line], taken: set[int], after: int) -> Iterator[Head]:
    """Give short lines without a stop that head a long paragraph, between paragraphs that end in a stop."""
    for k in range(1, len(lines) - 1):
        line = lines[k]
        if line.start <= after or line.start in taken or line.end - line.start > 24 or line.row or line.cue:
            continue
        before, below = lines[k - 1], lines[k + 1]
        if (
            folded[before.end - 1] not in "。!)"
            or before.end - before.start < 40
            or below.end - below.start < 60
        ):
            continue
        if folded[below.end - 1] != "。" or below.start in taken or folded[line.end - 1] in "。,;:!?":
            continue
        if _LONE.match(folded, line.start, line.end) and not _NO_LONE.match(folded, line.start, line.end):
            yield Head(line.start, line.start, line.end, line.end, line.end, Rank.FOURTH, path="s")

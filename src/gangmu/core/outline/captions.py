"""Captions (图题、表题、专栏) of figures, tables and boxes, told by number or by the last words."""

import re
from collections.abc import Iterator
from typing import Final

from gangmu.core.outline.heads import Head, Line
from gangmu.core.outline.nodes import NodeKind
from gangmu.core.outline.numbering import NUMERAL, Rank, number_of

_STARTS: Final = frozenset("专附图表FTB")
_NUMBERED: Final = re.compile(
    rf"(?P<word>专栏|附表|附图|图表|图|表)(?P<no>\d{{1,3}}(?:[-.]\d{{1,3}})?|{NUMERAL}{{1,3}}(?![大项个张样级]))?(?P<stop>[:.、]?)"
)
_ENGLISH: Final = re.compile(
    r"(?P<word>Figure|Fig\.|Table|Box|Exhibit) ?(?P<no>\d{1,3}(?:[-.]\d{1,3})?)(?P<stop>[:.\-]? ?)"
)
_UNNUMBERED: Final = re.compile(
    r"(?:指标|清单|体系|项目|任务|分工|计划|情况|一览|安排|明细|名单|汇总|进度|目标|责任)表(?:\([^()]{1,20}\))?$"
)
_PICTURE: Final = re.compile(r"(?:示意|布局|结构|范围|分布|规划|区位|格局|流程|框架|路线|功能)图$")
_INSIDE: Final = re.compile(r"(?:[。;!?)]|^)(?P<word>专栏)(?P<no>\d{1,2})(?P<stop>[:.]?)")
_COLUMNS: Final = re.compile(r"序号|指标(?:名称)?(?:单位|\d)|单位:|(?:19|20)\d\d年|--")
_SENTENCE: Final = re.compile(r"[。,;!?]|所示|显示|可见|中的?[数情]")
_LONGEST: Final = 45


def captions(folded: str, lines: list[Line]) -> Iterator[Head]:
    """Give the captions of a text."""
    for line in lines:
        if line.end - line.start > _LONGEST + 15:
            if "专栏" in folded[line.start : line.end]:
                yield from _captions_inside(folded, line)
            continue
        if line.row and folded.count("\t", line.start, line.end) > 1:
            continue
        head = _numbered(folded, line) if folded[line.start] in _STARTS else None
        if head is None and line.cue == "caption":
            head = _head(folded, line, line.start, line.end, NodeKind.TABLE)
        if head is None and folded[line.end - 1] in "表图)" and line.end - line.start <= _LONGEST:
            head = _unnumbered(folded, line)
        if head:
            yield head


def _numbered(folded: str, line: Line) -> Head | None:
    m = _NUMBERED.match(folded, line.start, line.end) or _ENGLISH.match(folded, line.start, line.end)
    if m is None or m.end() >= line.end:
        return None
    if m["no"] is None and m["word"] not in {"专栏", "附表", "附图"}:
        return None
    if m["no"] is None and not m["stop"]:
        return None
    if _SENTENCE.search(folded, m.end(), line.end):
        return None
    kind = NodeKind.FIGURE if m["word"] in {"图", "附图", "Figure", "Fig."} else NodeKind.TABLE
    return _labelled(line, m, line.end, kind)


def _labelled(line: Line, m: re.Match[str], end: int, kind: NodeKind) -> Head:
    number = m["no"] or ""
    word = "figure" if kind is NodeKind.FIGURE else "box" if m["word"] in {"专栏", "Box"} else "table"
    path = number if number.isascii() else str(number_of(number))
    mark = m.end("no") if m["no"] else m.end("word")
    return Head(
        start=m.start("word"),
        title=m.end(),
        title_end=end,
        body=end,
        line_end=line.end,
        rank=Rank.DASH,
        path=word + path,
        label=(m.start("word"), mark),
        kind=kind,
        inside=m.start("word") > line.start,
    )


def _captions_inside(folded: str, line: Line) -> Iterator[Head]:
    """Find boxes whose caption and cells were run together with the paragraph before."""
    for m in _INSIDE.finditer(folded, line.start, line.end):
        if m.start("word") > line.start and folded[m.start("word") - 1] == "(":
            continue
        limit = min(m.end() + _LONGEST, line.end)
        cut = _COLUMNS.search(folded, m.end(), limit)
        end = cut.start() if cut else limit
        if (not cut and limit < line.end) or end <= m.end() or _SENTENCE.search(folded, m.end(), end):
            continue
        yield _labelled(line, m, end, NodeKind.TABLE)


def _unnumbered(folded: str, line: Line) -> Head | None:
    if _SENTENCE.search(folded, line.start, line.end) or folded[line.start].isdigit():
        return None
    if _UNNUMBERED.search(folded, line.start, line.end):
        return _head(folded, line, line.start, line.end, NodeKind.TABLE)
    if _PICTURE.search(folded, line.start, line.end):
        return _head(folded, line, line.start, line.end, NodeKind.FIGURE)
    return None


def _head(folded: str, line: Line, start: int, end: int, kind: NodeKind) -> Head:
    del folded
    path = "figure" if kind is NodeKind.FIGURE else "table"
    return Head(start, start, end, end, line.end, Rank.DASH, path=path, kind=kind)

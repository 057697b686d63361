"""Titles (文件标题) of papers, and the heads without a number that stand with them: 前言, 结语, 附件."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from gangmu.core.outline.contents import PREFACE
from gangmu.core.outline.heads import Head, Line
from gangmu.core.outline.nodes import NodeKind
from gangmu.core.outline.numbering import NUMERAL, Rank, number_of

_KINDS: Final = (
    "规划|纲要|报告|意见|方案|计划|通知|办法|决定|要点|措施|清单|条例|规定|公报|建议|战略|施政方针|白皮书|分工|总结"
    "|策略|政策|大纲|行动|工程|说明|指南|细则|答复|批复|通报|规则|蓝图|倡议|宣言|任务书|责任书|分工表|实施细则"
)
_TITLE: Final = re.compile(
    rf"(?P<title>.{{0,70}}?(?:{_KINDS})(?:的(?:通知|意见|决定|报告|批复|通报|函|说明))?)"
    r"(?:\((?P<note>[^()]{1,24})\))?(?:[\u4e00-\u9fffA-Z]{1,8}[〔\[(]\d{4}[〕\])]\d+号.*|--.*)?$"
)
_NO_TITLE: Final = re.compile(
    r"附|#|[\"“]?source:|\d{1,2}月|各|\(|《|第[一二三四五六七八九十\d]+[篇章节条]|[一二三四五六七八九十]、"
)
_CHAPTERS: Final = frozenset("关过12去今“十未本下")
_STOPPED: Final = "。,;:!?、"
_FRONT: Final = 40  # lines before the first heading in which a title is sought
_CLOSING: Final = re.compile(r"(?:结语|结束语|尾声|后记|附则)$")
# What a work report calls its chapters where it does not number them.
_CHAPTER: Final = re.compile(
    r"(?:关于)?(?:过去(?:的)?[一二三四五\d]+年|(?:19|20)\d\d年|去年|今年|“?十[一二三四五六]五”?(?:时期|期间)?"
    r"|(?:今后|未来)[一二三四五]年|本届政府|下一步)[^。,;:!?\n]{0,14}?"
    r"(?:回顾|工作|任务|目标|安排|要求|重点|打算|部署|成就|总结|思路)$"
)
_ANNEX: Final = re.compile(rf"附(?:件|录)(?P<no>\d{{1,2}}|{NUMERAL}{{1,2}})?[:.、]?")
_UPPER: Final = 55


def titles(folded: str, lines: list[Line], heads: list[Head]) -> list[Head]:
    """Give the titles: of the paper, of a plan that it sends out, of a second paper in the same text."""
    by_cue = list(_by_cue(folded, lines))
    if by_cue:
        return by_cue
    first = heads[0].start if heads else (lines[-1].end if lines else 0)
    front = [line for line in lines[:_FRONT] if line.start < first]
    found = list(_in_front(folded, front, headed=bool(heads)))
    return found + list(_later(folded, lines, heads))


def _by_cue(folded: str, lines: list[Line]) -> Iterator[Head]:
    """Join the lines that their file calls title."""
    del folded
    open_head: Head | None = None
    for line in lines:
        if line.cue == "title":
            if open_head is None:
                open_head = _head(line.start, line.end, line.end)
            else:
                open_head.title_end = open_head.body = open_head.line_end = line.end
        elif open_head is not None:
            yield open_head
            open_head = None
    if open_head is not None:
        yield open_head


def _head(start: int, end: int, line_end: int) -> Head:
    return Head(start, start, end, end, line_end, 0, path="title", kind=NodeKind.TITLE)


def _in_front(folded: str, front: list[Line], *, headed: bool) -> Iterator[Head]:
    count = 0
    for k, line in enumerate(front):
        end = _title_in(folded, line)
        if end:
            start = _first_line(folded, front, k, end)
            if end - start < 5:
                continue
            yield _head(start, end, line.end)
            count += 1
            if count == 2:
                return
    if not count and headed:
        yield from _short_opening(folded, front)


def _title_in(folded: str, line: Line) -> int:
    """Give the end of the title that a line is, or 0."""
    if line.row or _NO_TITLE.match(folded, line.start, line.end):
        return 0
    limit = line.end
    if (
        line.end - line.start > 90 or folded[limit - 1] == ":"
    ):  # glued to the number of the paper and all that follows
        m = _GLUED.match(folded, line.start, line.start + 100)
        return m.end("title") if m else 0
    if folded[limit - 1] in _STOPPED:
        return 0
    m = _TITLE.match(folded, line.start, limit)
    if m is None or any(c in m["title"] for c in "。,;!?"):
        return 0
    return m.end("title")


_GLUED: Final = re.compile(
    rf"(?P<title>[^。,;!?:]{{4,70}}?(?:{_KINDS})(?:的(?:通知|意见|决定))?)[\u4e00-\u9fff]{{1,8}}[〔\[]\d{{4}}[〕\]]"
)


def _first_line(folded: str, front: list[Line], k: int, end: int) -> int:
    """Find where a title of several lines begins."""
    start = front[k].start
    while k > 0:
        before = front[k - 1]
        words = folded[before.start : before.end]
        opens = (
            "关于" in words
            or words[0] in "“《"
            or end - start < 12
            or words.endswith(("市", "省", "县", "区"))
        )
        if (
            words[-1] in "。,;:!?)〕号日年"
            or len(words) > 40
            or not opens
            or _NO_TITLE.match(words)
            or before.row
        ):
            break
        if words.endswith(("人民政府", "办公厅", "办公室")) and "关于" not in words:
            break
        k -= 1
        start = before.start
    return start


def _short_opening(folded: str, front: list[Line]) -> Iterator[Head]:
    """Take a short first line without a stop for the title where no line says what kind of paper this is."""
    for line in front[:2]:
        words = folded[line.start : line.end]
        if (
            not line.row
            and 4 <= len(words) <= 40
            and words[-1] not in _STOPPED + ")"
            and not _NO_TITLE.match(words)
        ):
            yield _head(line.start, line.end, line.end)
            return


def _later(folded: str, lines: list[Line], heads: list[Head]) -> Iterator[Head]:
    """Find the title of a further paper: after it the numbers of the first rung begin anew."""
    rank = min((head.rank for head in heads if head.rank >= Rank.PART), default=None)
    tops = [head for head in heads if head.rank == rank and head.number is not None]
    anew = [b.start for a, b in pairwise(tops) if b.number == 1 and (a.number or 0) >= 2]
    starts = [line.start for line in lines] if anew else []
    for place in anew:
        end_of_near = bisect_left(starts, place)
        near = [line for line in lines[max(end_of_near - 20, 0) : end_of_near] if line.start > place - 1500]
        for k, line in enumerate(near):
            end = _title_in(folded, line)
            if end and end - line.start <= _UPPER:
                start = _first_line(folded, near, k, end)
                if end - start >= 5:
                    yield _head(start, end, line.end)
                    break


def unnumbered(folded: str, lines: list[Line]) -> Iterator[Head]:
    """Give the heads without a place in the numbering: 前言, 结语, 附件."""
    for k, line in enumerate(lines):
        size = line.end - line.start
        if size > 60 or line.row:
            continue
        first = folded[line.start]
        if first in _CHAPTERS and k > 2 and size <= 28 and _CHAPTER.match(folded, line.start, line.end):
            if k + 1 < len(lines) and lines[k + 1].end - lines[k + 1].start >= 40:
                yield Head(line.start, line.start, line.end, line.end, line.end, Rank.PART, path="s")
            continue
        if first in "前引序导卷开" and PREFACE.match(folded, line.start, line.end):
            yield Head(
                line.start,
                line.start,
                line.end,
                line.end,
                line.end,
                Rank.PART,
                path="preface",
                kind=NodeKind.PREFACE,
            )
        elif first in "结尾后附" and size <= 4 and _CLOSING.match(folded, line.start, line.end):
            yield Head(line.start, line.start, line.end, line.end, line.end, Rank.PART, path="close")
        elif first == "附":
            below = lines[k + 1] if k + 1 < len(lines) else None
            head = _annex(folded, line, below)
            if head:
                yield head


def _names_annex(folded: str, below: Line) -> bool:
    """Tell whether the line below 附件1 is the name of the annex."""
    words = folded[below.start : below.end]
    return not below.row and 3 < len(words) <= 45 and words[-1] not in _STOPPED and not _NO_TITLE.match(words)


def _annex(folded: str, line: Line, below: Line | None) -> Head | None:
    """Read 附件1 at the head of an annex; 附件: 1.…… only lists them."""
    m = _ANNEX.match(folded, line.start, line.end)
    if m is None or folded[line.end - 1] in "。;,":
        return None
    alone = m.end() == line.end
    if not alone and (m[0][-1] in ":.、" or m["no"] is None):
        return None
    mark = m.end("no") if m["no"] else line.start + 2
    path = "annex" + (str(number_of(m["no"])) if m["no"] else "")
    if alone and below and _names_annex(folded, below):
        start, end = below.start, below.end
        return Head(line.start, start, end, end, end, Rank.ANNEX, path=path, label=(line.start, mark))
    if alone:
        return Head(line.start, line.start, mark, line.end, line.end, Rank.ANNEX, path=path)
    return Head(
        line.start, m.end(), line.end, line.end, line.end, Rank.ANNEX, path=path, label=(line.start, mark)
    )

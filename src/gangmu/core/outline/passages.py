"""Passages (段落): the running text between headings, with the part that its chapter plays in the document.

A passage is one paragraph, list item or table row. Places count the folded view.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """What a stretch of a document does: only some parts promise anything."""

    PREFACE = "preface"  # before the first heading
    BACKGROUND = "background"  # 回顾、成就、发展基础、现状、形势、意义
    GUIDANCE = "guidance"  # 指导思想、总体要求、基本原则
    GOALS = "goals"  # 主要目标、发展目标、预期目标
    BODY = "body"  # 任务、举措、保障


@dataclass(frozen=True, slots=True)
class Passage:
    """段落: folded[start:end], under the node with the id `node` (None before the first)."""

    start: int
    end: int
    node: str | None
    part: Part
    is_heading: bool = False  # the words of a heading itself
    is_row: bool = False  # a row of a table, cells parted by tabs


_STOP = re.compile(r"[。!?;\n]+[”)]*")


def sentences(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the sentences of folded[start:end], without their stop: a clause ends at 。！？； or the line.

    >>> list(sentences("建成一批;培育一家。", 0, 10))
    [(0, 4), (5, 9)]
    """
    here = start
    for m in _STOP.finditer(folded, start, end):
        if m.start() > here:
            yield here, m.start()
        here = m.end()
    if end > here:
        yield here, end

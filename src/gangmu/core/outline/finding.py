"""Finding the heads (标题) of a text: all that may be one, sorted out, in order, no two on the same words."""

import re
from collections.abc import Iterable
from typing import Final

from gangmu.core.outline.captions import captions
from gangmu.core.outline.contents import contents_spans, without
from gangmu.core.outline.headings import labelled
from gangmu.core.outline.heads import Head, Line
from gangmu.core.outline.inside import with_inside
from gangmu.core.outline.nodes import NodeKind
from gangmu.core.outline.numbering import Rank
from gangmu.core.outline.sequences import Sequences, numbered_paragraphs
from gangmu.core.outline.themes import lone_lines, themes
from gangmu.core.outline.titles import titles, unnumbered

_LOST: Final = re.compile(r"、(?=[^、。,;:!?\n]{4,36}$)[^\n]*")
_UNMARKED: Final = 60  # a heading that its file's fonts tell is no longer


def find_heads(folded: str, lines: list[Line], *, english: bool) -> tuple[list[Head], list[tuple[int, int]]]:
    """Give the heads of a text in order, and the stretches that are tables of contents."""
    if english:
        # Compiled only for an English text: its patterns would cost each Chinese reading.
        from gangmu.core.outline.english import english_heads

        heads = english_heads(folded, lines)
        spans = contents_spans(folded, lines, heads)
        found = _merged([without(heads, spans), without(list(captions(folded, lines)), spans)])
        return found, spans
    every = with_inside(folded, lines, list(labelled(folded, lines)))
    spans = contents_spans(folded, lines, every)
    every = without(every, spans)
    boxes = without(list(captions(folded, lines)), spans)
    rungs = [] if every and numbered_paragraphs(folded, every) else _rungs(folded, every, boxes)
    body = [line for line in lines if not any(a <= line.start < b for a, b in spans)] if spans else lines
    named = titles(folded, body, rungs)
    plain = list(unnumbered(folded, body))
    _rank_with(rungs, plain)
    cued = _by_cue(folded, body, rungs)
    lost = _lost_labels(folded, body)
    heads = _merged([rungs, boxes, named, plain, cued, lost])
    more = list(themes(folded, body, heads))
    taken = {head.start for head in heads} | {head.start for head in more}
    after = heads[0].start if heads else 0
    return _merged([heads, more, lone_lines(folded, body, taken, after)]), spans


def _rungs(folded: str, heads: list[Head], boxes: list[Head]) -> list[Head]:
    ends = {box.line_end for box in boxes if box.kind is NodeKind.TABLE}
    return Sequences(folded, heads, ends).sort()


def _top(rungs: list[Head]) -> int:
    return min((head.rank for head in rungs if head.rank >= Rank.PART), default=int(Rank.FIRST))


def _rank_with(rungs: list[Head], plain: list[Head]) -> None:
    """Let 前言 and 结语 stand with the highest rung of the ladder."""
    top = min(_top(rungs), int(Rank.FIRST))
    for head in plain:
        if head.rank != Rank.ANNEX:
            head.rank = top


def _by_cue(folded: str, lines: list[Line], rungs: list[Head]) -> list[Head]:
    """Give the headings without a label that fonts, styles or marks tell, ranked beside those with one."""
    at = {head.start: head for head in rungs}
    levels: dict[int, list[int]] = {}
    for line in lines:
        if line.level and line.start in at:
            levels.setdefault(line.level, []).append(at[line.start].rank)
    ranks = {level: max(set(found), key=found.count) for level, found in levels.items()}
    heads = []
    for line in lines:
        if line.cue != "heading" or line.start in at or line.end - line.start > _UNMARKED or line.row:
            continue
        end = line.end - (folded[line.end - 1] in "。:;" and line.end - line.start > 1)
        rank = _rank_of_level(line.level, ranks)
        heads.append(Head(line.start, line.start, end, line.end, line.end, rank, path="s"))
    return heads


def _rank_of_level(level: int | None, ranks: dict[int, int]) -> int:
    if level is None:
        return int(Rank.FOURTH)
    if level in ranks:
        return ranks[level]
    higher = [rank for other, rank in ranks.items() if other < level]
    lower = [rank for other, rank in ranks.items() if other > level]
    if higher:
        return min(max(higher) + level, *(rank - 1 for rank in lower)) if lower else max(higher) + level
    return min(lower) - 10 + level if lower else 10 * level + 1


def _lost_labels(folded: str, lines: list[Line]) -> list[Head]:
    """Give the headings whose number was lost and whose 、 is left: only their place is known."""
    return [
        Head(line.start, line.start + 1, line.end, line.end, line.end, int(Rank.FIRST), path="s")
        for line in lines
        if folded[line.start] == "、" and not line.row and _LOST.match(folded, line.start, line.end)
    ]


def _merged(groups: list[Iterable[Head]]) -> list[Head]:
    """Put heads in order; where two claim the same words, the earlier group has them."""
    by_start: dict[int, Head] = {}
    for group in groups:
        for head in group:
            by_start.setdefault(head.start, head)
    kept: list[Head] = []
    for start in sorted(by_start):
        head = by_start[start]
        if kept and start < kept[-1].body and start < kept[-1].title_end:
            continue
        if kept and kept[-1].body > start:
            kept[-1].body = start
        if kept and kept[-1].line_end > start:
            kept[-1].line_end = start
        kept.append(head)
    return kept

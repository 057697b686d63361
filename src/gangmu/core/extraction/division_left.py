"""What stands between the rows of a division paper: headings, notes, text; and numbered items that name nobody."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from gangmu.core.extraction.division_labels import MARKS, STOPS
from gangmu.core.extraction.division_lines import Places
from gangmu.core.outline.numbering import label_at
from gangmu.core.outline.outlines import Outline
from gangmu.core.outline.scripts import fold
from gangmu.core.plan.division_rows import DivisionRow, Left, LeftKind
from gangmu.core.plan.limit_words import limit_in, read_limit

_SIGNED: Final = re.compile(
    r"(?:注|填表人|填报人|审核人|签发人|联系人|联系电话|附件)[:：]|\(?此件公开发布\)?"
)


def items_for_nobody(
    text: str, rows: Sequence[DivisionRow], left: Sequence[Left], *, year: int | None
) -> Iterator[DivisionRow]:
    """Make rows of what is numbered as the rows are and names nobody, its sentences included: 4．没有单位的一件事。"""
    ranks = Counter(
        found.rank for row in rows if row.label and (found := label_at(_as_label(row), 0, len(row.label) + 2))
    )
    rank = ranks.most_common(1)[0][0] if ranks else None
    first = min((row.start for row in rows), default=0)
    for number, each in enumerate(left):
        folded = fold(each.text)
        label = label_at(folded, 0, len(folded)) if each.kind in (LeftKind.HEADING, LeftKind.TEXT) else None
        # 指导思想、基本原则 before the first task are no tasks.
        if each.start < first or rank is None or label is None or label.rank is not rank:
            continue
        end = _end_with_sentences(text, left, number)
        words = text[each.start : end]
        limit = read_limit(limit_in(words), year=year)
        yield DivisionRow(
            label=each.text[: label.mark].strip(),
            text=words[label.end :].strip(MARKS),
            place=each.place,
            start=each.start,
            end=end,
            limit_words=limit.words,
            due=limit.due,
            is_standing=limit.is_standing,
        )


def _end_with_sentences(text: str, pieces: Sequence[Left], first: int) -> int:
    end = pieces[first].end
    for place in range(first + 1, len(pieces)):
        piece = pieces[place]
        if piece.kind is not LeftKind.TEXT or text[end : piece.start].strip(STOPS):
            break
        end = piece.end
    return end


def _as_label(row: DivisionRow) -> str:
    """Give a label with the stop that was left off and a word behind it, as `label_at` wants one."""
    folded = fold(row.label)
    return f"{folded}{'' if folded.endswith(')') else '、'}其"


def left_in(
    text: str, outline: Outline, rows: Sequence[DivisionRow], table_lines: set[int], places: Places
) -> Iterator[Left]:
    """Give what stands between the rows, headings apart from text."""
    covered = sorted([(row.start, row.end) for row in rows] + [_line(text, start) for start in table_lines])
    heads = sorted(
        (node.start, node.end) for node in outline.nodes if node.label or node.kind.value == "title"
    )
    ends = [end for _, end in heads]
    for start, end in _gaps(text, covered):
        near = heads[bisect_right(ends, start) : bisect_left(heads, (end, end))]
        for kind, a, b in _parted(start, end, near):
            words = text[a:b].strip()
            if any(sign.isalnum() for sign in words):
                a += len(text[a:b]) - len(text[a:b].lstrip())
                kind = LeftKind.NOTE if kind is LeftKind.TEXT and _SIGNED.match(words) else kind
                yield Left(kind, words, places.of(a), a, a + len(words))


def _line(text: str, start: int) -> tuple[int, int]:
    end = text.find("\n", start)
    return start, len(text) if end < 0 else end


def _gaps(text: str, covered: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    here = 0
    for start, end in covered:
        if start > here:
            yield from _lines_between(text, here, start)
        here = max(here, end)
    yield from _lines_between(text, here, len(text))


def _lines_between(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        if stop > start:
            yield start, stop
        start = stop + 1


def _parted(start: int, end: int, heads: Sequence[tuple[int, int]]) -> Iterator[tuple[LeftKind, int, int]]:
    here = start
    for a, b in heads:
        if b <= here or a >= end:
            continue
        a, b = max(a, here), min(b, end)
        if a > here:
            yield LeftKind.TEXT, here, a
        yield LeftKind.HEADING, a, b
        here = b
    if here < end:
        yield LeftKind.TEXT, here, end

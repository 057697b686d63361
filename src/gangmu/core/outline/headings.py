"""Headings (标题行): which lines of a Chinese text begin with a label, and where their title ends."""

import re
from collections.abc import Iterator
from typing import Final

from gangmu.core.outline.heads import Head, Line
from gangmu.core.outline.numbering import NUMERAL, Label, Rank, label_at

_FIRST: Final = frozenset(
    "IVX第一二三四五六七八九十百壹贰叁参肆伍陆柒捌玖拾(〈<〔['0123456789任行工举措专"
) | frozenset(map(chr, [*range(0x2460, 0x2474), *range(0x3220, 0x322A)]))
_GLUED: Final = re.compile(rf"第{NUMERAL}{{1,4}}[篇编章节](?![至到和及的与,。;、])")
_SECOND_GLUED: Final = re.compile(rf"\({NUMERAL}{{1,3}}\)")
_OWNERS: Final = re.compile(
    r"[(〔\[][^()〔〕\[\]]{0,200}(?:负责|牵头|配合|单位:|落实)[^()〔〕\[\]]{0,60}[)〕\]]$"
)
_COMMA: Final = re.compile(r"[,、:;。]")
_BARE: Final = re.compile(r"(?P<no>\d{1,2})(?=[\u4e00-\u9fff])[^。,;:!?\n]{2,24}$")
_TRAILING: Final = ",;:、.·"
_DOTS: Final = re.compile(r"[.·…]{3,}-?\d{0,4}-?$|(?<=[\u4e00-\u9fff])\d{1,3}$")
_LONG_TITLE: Final = 40
_SAID: Final = 45
_RUNAWAY: Final = 60


def labelled(folded: str, lines: list[Line]) -> Iterator[Head]:
    """Give the lines that begin with a label, as heads."""
    for k, line in enumerate(lines):
        if line.row or folded[line.start] not in _FIRST:
            continue
        label = label_at(folded, line.start, line.end)
        if label is None:
            continue
        if label.end == line.end:
            head = _title_on_next_line(folded, label, lines, k)
            if head:
                yield head
            continue
        if label.path.endswith(".1") and label.rank == Rank.DECIMAL:
            yield from _bare_number(folded, label, lines, k)
        yield from heads_from(folded, label, line.end)


def _bare_number(folded: str, label: Label, lines: list[Line], k: int) -> Iterator[Head]:
    """Give `2 发展目标` above 2.1: a number without a stop is a label where its decimals follow."""
    number = label.path.partition(".")[0]
    for line in lines[max(k - 4, 0) : k]:
        m = _BARE.match(folded, line.start, line.end)
        if m and m["no"] == number:
            bare = Label(line.start, m.end("no"), m.end("no"), Rank.THIRD, int(number), number)
            yield head_of(folded, bare, line.end)


def heads_from(folded: str, label: Label, end: int, *, inside: bool = False) -> Iterator[Head]:
    """Give the head of a label, and those that follow glued to a title without a stop."""
    while True:
        head = head_of(folded, label, end)
        head.inside = inside
        glued = _glued_to(folded, head)
        if glued is None:
            yield head
            return
        head.title_end = head.body = head.line_end = glued.start
        yield head
        label, inside = glued, True


def _glued_to(folded: str, head: Head) -> Label | None:
    """Find a lower label that runs into the title of a heading: 第三篇…第十三章…, 一、…(一)…."""
    if head.rank > Rank.FIRST:
        return None
    if head.rank < Rank.FIRST:
        m = _GLUED.search(folded, head.title + 2, min(head.title_end, head.title + _RUNAWAY))
    else:
        m = _SECOND_GLUED.search(folded, head.title + 2, min(head.title_end, head.title + _RUNAWAY))
    label = label_at(folded, m.start(), head.line_end) if m else None
    return label if label and label.rank > head.rank and label.end < head.line_end else None


def head_of(folded: str, label: Label, end: int) -> Head:
    """Read the title after a label: up to the first 。, or the whole line without its stop."""
    title_end, body = _title_end(folded, label.end, end, label.rank)
    said = title_end - label.end > _SAID
    return Head(
        start=label.start,
        title=label.end,
        title_end=title_end,
        body=body,
        line_end=end,
        rank=label.rank,
        number=label.number,
        path=label.path,
        label=(label.start, label.mark),
        said=said,
    )


def _title_end(folded: str, start: int, end: int, rank: int) -> tuple[int, int]:
    stop = folded.find("。", start, end)
    if stop == start:
        stop = -1
    sentence = stop if stop >= 0 else end
    if rank < Rank.FORMAL and sentence - start > _LONG_TITLE:
        return _cut(folded, start, sentence)
    if sentence - start > _LONG_TITLE:
        colon = folded.find(":", start + 2, start + 26)
        if 0 <= colon < sentence and "," not in folded[start:colon]:
            return colon, colon + 1
    if sentence - start > 2 * _RUNAWAY and stop < 0:
        return _cut(folded, start, sentence)
    if stop >= 0:
        return stop, stop + 1
    return _whole_line(folded, start, end)


def _cut(folded: str, start: int, end: int) -> tuple[int, int]:
    """End a title that runs into the words after it at the first comma: where it ends is not said."""
    m = _COMMA.search(folded, start + 4, min(start + _LONG_TITLE, end))
    cut = m.start() if m else start + _LONG_TITLE // 2
    return cut, cut


def _whole_line(folded: str, start: int, end: int) -> tuple[int, int]:
    owners = _OWNERS.search(folded, start, end) if folded[end - 1] in ")〕]" else None
    if owners and owners.start() > start + 1:
        return owners.start(), owners.start()
    last = end
    while last > start + 1 and folded[last - 1] in _TRAILING:
        last -= 1
    return last, end


def _title_on_next_line(folded: str, label: Label, lines: list[Line], k: int) -> Head | None:
    """Read a label alone on its line, whose title stands on the next one."""
    if k + 1 >= len(lines) or label.rank >= Rank.FOURTH:
        return None
    after = lines[k + 1]
    if after.row or after.end - after.start > _LONG_TITLE or label_at(folded, after.start, after.end):
        return None
    if folded[after.end - 1] in ";:,":
        return None
    title_end, body = _title_end(folded, after.start, after.end, label.rank)
    head = head_of(folded, label, label.end)
    head.title, head.title_end, head.body, head.line_end, head.said = (
        after.start,
        title_end,
        body,
        after.end,
        False,
    )
    return head


def is_contents_line(folded: str, head: Head) -> bool:
    """Tell a line of a table of contents: its title ends in dots or a page number."""
    m = _DOTS.search(folded, head.title, head.line_end)
    return m is not None and (folded[m.start()] in ".·…" or (head.rank <= Rank.FIRST and not head.inside))

"""The division (分段) of a text into passages: headings, paragraphs, items and rows, with node and part."""

import re
from collections.abc import Iterator

from gangmu.core.outline.heads import Head, Line
from gangmu.core.outline.nodes import Node, NodeKind
from gangmu.core.outline.numbering import Rank
from gangmu.core.outline.parts import part_of_title, part_of_words
from gangmu.core.outline.passages import Part, Passage
from gangmu.core.outline.views import View

_COUNTED = re.compile(r"\d(?:%|‰|个(?!五)|亿|万|家|户|张|公里|[人所件处条座项套台]|平方|小时|天)")
_SENTENCE = 25  # characters from which an item with nothing below it is read like a sentence


def divide(
    seen: View, lines: list[Line], heads: list[Head], nodes: list[Node], contents: list[tuple[int, int]]
) -> list[Passage]:
    """Give the passages of a text, in order: every character of the view that is no line end is in one."""
    division = _Division(seen, heads, nodes, contents)
    return [passage for line in lines for passage in division.of_line(line)]


class _Division:
    """Walks down the lines with the place in the tree that each has."""

    def __init__(
        self, seen: View, heads: list[Head], nodes: list[Node], contents: list[tuple[int, int]]
    ) -> None:
        self._folded = seen.folded
        self._seen = seen
        self._heads = heads
        self._nodes = nodes
        self._contents = contents
        self._at = 0
        self._node: str | None = None
        self._open: list[Node] = []
        self._headed = any(head.kind is NodeKind.HEADING and head.rank < Rank.DASH for head in heads)
        self._now = Part.PREFACE
        self._parts: dict[str, Part] = {}
        self._last: dict[tuple[str | None, int], int] = {}
        self._lost: set[str | None] = set()
        self._english = seen.script == "latin"

    def of_line(self, line: Line) -> Iterator[Passage]:
        """Give the passages of one line."""
        here = line.start
        while self._at < len(self._heads) and self._heads[self._at].start < line.end:
            head, node = self._heads[self._at], self._nodes[self._at]
            self._at += 1
            if head.start > here:
                yield self._passage(here, head.start, line)
                here = head.start
            self._enter(head, node)
            end = min(self._heading_end(head), line.end)
            if end > here:
                yield Passage(here, end, node.id, self._part(node), is_heading=True)
                here = end
            if head.title > line.end:  # the title stands on the next line
                yield from self._title_below(head, node)
        here = max(here, self._done)
        if here < line.end:
            yield self._passage(here, line.end, line)

    _done = 0

    def _title_below(self, head: Head, node: Node) -> Iterator[Passage]:
        yield Passage(head.title, head.body, node.id, self._part(node), is_heading=True)
        self._done = head.body

    def _heading_end(self, head: Head) -> int:
        """Tell where the words of a heading end that promise nothing."""
        if head.said or self._is_all(head):
            return head.title if head.title > head.start else head.start
        return head.body

    def _is_all(self, head: Head) -> bool:
        """Tell an item whose title is all that it says, or says how many: it is read like a sentence."""
        if head.rank < Rank.SECOND or head.kind is not NodeKind.HEADING:
            return False
        if _COUNTED.search(self._folded, head.title, head.title_end):
            return True
        if head.title_end - head.title <= _SENTENCE or head.body < head.line_end:
            return False
        if self._folded.find(",", head.title, head.title_end) < 0:
            return False
        after = self._heads[self._at] if self._at < len(self._heads) else None
        return after is None or (after.start - head.line_end <= 1 and after.rank <= head.rank)

    def _enter(self, head: Head, node: Node) -> None:
        while self._open and self._open[-1].section_end <= node.start:
            self._open.pop()
        if head.kind is NodeKind.TITLE:
            self._open.clear()
            self._now = Part.PREFACE
            return
        above = self._parts.get(node.parent) if node.parent else None
        self._parts[node.id] = self._part_under(head, node, above)
        self._open.append(node)

    def _begins_anew(self, head: Head, node: Node) -> bool:
        """Tell whether the numbers begin anew under a heading that already had them."""
        key = (node.parent, head.rank)
        last = self._last.get(key, 0)
        self._last[key] = head.number or last
        anew = head.number == 1 and last >= 2
        if anew and node.parent:
            self._lost.add(node.parent)
        return anew or node.parent in self._lost

    def _part_under(self, head: Head, node: Node, above: Part | None) -> Part:
        if head.kind is NodeKind.PREFACE:
            return Part.PREFACE
        if head.kind is NodeKind.PRINCIPLE:
            return Part.GUIDANCE
        if head.rank >= Rank.DASH and not self._english:
            return above or self._words_part("")
        if self._begins_anew(head, node) and above in {Part.GUIDANCE, Part.GOALS}:
            above = Part.BODY  # the heading of the next chapter was lost
        title = self._folded[head.title : head.title_end]
        if self._english and node.label and " " in node.label:
            return above or Part.BODY
        return part_of_title(title, above, english=self._english)

    def _part(self, node: Node | None) -> Part:
        if node is not None and node.id in self._parts:
            return self._parts[node.id]
        return Part.PREFACE

    def _words_part(self, words: str) -> Part:
        if self._headed:
            return Part.PREFACE
        self._now = part_of_words(words, self._now)
        return Part.BODY if self._now is Part.PREFACE else self._now

    def _passage(self, start: int, end: int, line: Line) -> Passage:
        offset = self._seen.at[start]
        while self._open and self._open[-1].section_end <= offset:
            self._open.pop()
        listed = any(a <= start < b for a, b in self._contents)
        node = self._open[-1] if self._open else None
        part = self._part(node) if node else self._words_part(self._folded[start : min(start + 160, end)])
        return Passage(start, end, node.id if node else None, part, is_heading=listed, is_row=line.row)

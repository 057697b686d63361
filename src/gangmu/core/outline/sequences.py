"""Sequences (序列) of labels: which numbered lines are rungs of the ladder, and which only items of a list.

A list in a sentence (……包括: 1.……; 2.……。) is no part of the tree, nor are notes, explanations of words, the
items of a box, or a number that merely stands at the start of a line.
"""

import re
from itertools import pairwise
from typing import Final

from gangmu.core.outline.heads import Head
from gangmu.core.outline.numbering import Rank

_NOTES: Final = re.compile(
    r"(?:\(?(?:名词解释|名词术语|术语解释|注释|附注|备注|注:|注$|说明:|填表说明|参考文献|附件:|附表:|附:|附件$))"
)
_NOTES_INSIDE: Final = re.compile(r"(?:名词解释|注释|名词术语|有关名词)[)]?$")
_DEFINES: Final = re.compile(r"是指|指的是|[:]指|系指|:“|》[:,]")
_MEASURES: Final = re.compile(
    r"(?:措施|任务|举措|工作|要求|内容|项目|方面|职责|分工|安排)(?:是|有|为|如下)?:$"
)
_OWNERS_ONLY: Final = re.compile(
    r"[\s。]*(?:[(\[〔][^()\[\]〔〕]{0,200}(?:负责|牵头|配合|单位:|落实)[^()\[\]〔〕]{0,60}[)\]〕][。;]?)?[\s。]*$"
)
_LIST: Final = 0.5  # of the items that end with ;


class Sequences:
    """Sorts the labelled lines of a text: `kept` are the rungs of its ladder."""

    def __init__(self, folded: str, heads: list[Head], boxes: set[int]) -> None:
        self._folded = folded
        self._boxes = boxes
        self._heads = heads
        self._next = {id(a): b.start for a, b in pairwise(heads)}
        self._last: dict[int, int] = {}
        self.kept: list[Head] = []

    def sort(self) -> list[Head]:
        """Give the heads that are rungs of the ladder, in order."""
        dropped: set[int] = set()
        for run in _runs(self._heads):
            for head in self._dropped(run):
                dropped.add(id(head))
        self.kept = [head for head in self._heads if id(head) not in dropped]
        return self.kept

    def _dropped(self, run: list[Head]) -> list[Head]:
        rank = run[0].rank
        if rank < Rank.FIRST:
            return []
        if self._is_list(run):
            return run
        if rank < Rank.THIRD:
            return []
        if rank >= Rank.FOURTH and not self._are_short_heads(run):
            return run
        return self._out_of_order(run)

    def _is_list(self, run: list[Head]) -> bool:
        folded = self._folded
        ends = [folded[head.line_end - 1] for head in run]
        colon = self._intro(run[0]).endswith(":")
        others = max(len(run) - 1, 1)
        semicolons = sum(1 for end in ends if end == ";")
        if semicolons >= max(_LIST * others, 1) and (run[0].rank >= Rank.SECOND or colon):
            return True
        if run[0].rank < Rank.THIRD:
            return False
        if colon and all(self._are_single(run)):
            return not (_MEASURES.search(self._intro(run[0])) and len(run) > 1 and run[0].inside)
        return self._are_notes(run) or self._in_box(run)

    def _intro(self, head: Head) -> str:
        """Give the end of the words before an item."""
        end = head.start
        while end > 0 and self._folded[end - 1] == "\n":
            end -= 1
        return self._folded[max(end - 40, 0) : end]

    def _is_single(self, head: Head, *, last: bool) -> bool:
        """Tell an item of one sentence, with nothing below it. What follows the last item is not below it."""
        alone = last or self._next.get(id(head), head.line_end) - head.line_end <= 2
        return alone and _OWNERS_ONLY.match(self._folded, head.body, head.line_end) is not None

    def _are_single(self, run: list[Head]) -> list[bool]:
        return [self._is_single(head, last=head is run[-1]) for head in run]

    def _are_notes(self, run: list[Head]) -> bool:
        intro = self._intro(run[0])
        line = intro[intro.rfind("\n") + 1 :]
        if _NOTES.match(line) or _NOTES_INSIDE.search(line):
            return True
        defined = sum(
            1
            for head in run
            if _DEFINES.search(self._folded, head.title, min(head.title + 60, head.line_end))
        )
        return defined > 0.5 * len(run)

    def _in_box(self, run: list[Head]) -> bool:
        """Tell the items of a box: they begin right after its caption, with 1."""
        first = run[0]
        if first.number != 1:
            return False
        return any(first.start - gap in self._boxes for gap in range(3))

    def _are_short_heads(self, run: list[Head]) -> bool:
        if len(run) < 2:
            return False
        short = sum(1 for head in run if head.title_end - head.title <= 40)
        ends = [self._folded[head.line_end - 1] for head in run]
        headed = sum(
            1
            for single, end in zip(self._are_single(run), ends, strict=True)
            if not single or end not in "。;"
        )
        return short >= 0.8 * len(run) and headed >= 0.8 * len(run)

    def _out_of_order(self, run: list[Head]) -> list[Head]:
        """Find the numbers that do not follow on: years, decimals, quoted items at the start of a line."""
        rank = run[0].rank
        last = self._last.get(rank, 0)
        dropped = []
        for head in run:
            number = head.number or 0
            if number == 1 or last < number <= last + 3:
                last = number
            else:
                dropped.append(head)
        if len(run) - len(dropped) == 1 and rank >= Rank.THIRD:
            dropped += [head for head in run if head not in dropped and self._is_stray(head)]
        if len(dropped) < len(run):
            self._last[rank] = last
        return dropped

    def _is_stray(self, head: Head) -> bool:
        """Tell a lone number that heads nothing."""
        return self._last.get(head.rank, 0) + 1 != head.number and (
            head.said or self._is_single(head, last=False)
        )


def _runs(heads: list[Head]) -> list[list[Head]]:
    """Group the labels of one style that stand under one heading, in order of their end."""
    runs: list[list[Head]] = []
    opened: dict[int, list[Head]] = {}
    for head in heads:
        for rank in [rank for rank in opened if rank > head.rank]:
            runs.append(opened.pop(rank))
        run = opened.setdefault(head.rank, [])
        if run and head.number == 1 and (run[-1].number or 0) >= 2:
            runs.append(run)
            run = opened[head.rank] = []
        run.append(head)
    runs += opened.values()
    return sorted(runs, key=lambda run: run[0].start)


def numbered_paragraphs(folded: str, heads: list[Head]) -> bool:
    """Tell a text whose numbers count its paragraphs, as policy addresses do."""
    if any(head.rank < Rank.THIRD for head in heads):
        return False
    told = sum(1 for head in heads if _is_sentence(folded, head))
    return told > 0.6 * len(heads)


def _is_sentence(folded: str, head: Head) -> bool:
    return head.title_end - head.title > 25 and "," in folded[head.title : head.title_end]

"""Horizons (时限): by when a figure is to hold, and whether its time has passed.

A time stated in the sentence rules; then the last one at the head of an earlier sentence of the paragraph; then the line
that announces a list; then a heading that names years; then the horizon that the document's own title or opening states
for all. Nothing flows from one chapter into another.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from gangmu.core.base.periods import StatedPeriod, TimeRole, in_year, periods_in
from gangmu.core.extraction.drafts import TargetPeriod
from gangmu.core.extraction.targets.document_time import HEAD_LENGTH, REVIEW, own_time, title_horizon
from gangmu.core.extraction.targets.sentences import Sentence
from gangmu.core.outline.nodes import Node, NodeKind
from gangmu.core.outline.outlines import Outline
from gangmu.core.outline.passages import Part, Passage
from gangmu.core.outline.scripts import fold


@dataclass(slots=True)
class Horizons:
    """The times of one document."""

    outline: Outline
    year: int | None
    horizon: StatedPeriod | None
    periods: list[StatedPeriod]
    _later: list[tuple[int, StatedPeriod]] = field(default_factory=list)  # a second paper in the same text
    _starts: list[int] = field(default_factory=list)
    _of_node: dict[str, StatedPeriod | None] = field(default_factory=dict)
    _nodes: dict[str, Node] = field(default_factory=dict)
    _announced: dict[int, StatedPeriod] = field(default_factory=dict)
    _back: dict[str, bool] = field(default_factory=dict)

    def deadline(self, sentence: Sentence, place: int) -> StatedPeriod | None:
        """Give the time that rules the figure at `place`, or None where the text states none."""
        return self._in_sentence(sentence, place) or self.around(sentence, place)

    def around(self, sentence: Sentence, place: int) -> StatedPeriod | None:
        """Give the time that rules a sentence from outside: its paragraph's, its list's, its heading's, the document's."""
        return (
            self._in_passage(sentence)
            or self._announced.get(sentence.passage.start)
            or self.of_section(sentence.passage.node)
            or (None if self.is_review(sentence.passage) else self.horizon_at(place))
        )

    def around_measure(self, sentence: Sentence, place: int) -> StatedPeriod | None:
        """Give the time that a measure has from outside its sentence: fewer lend it than lend a figure theirs.

        A promise of one sentence says nothing of the next, so of a paragraph only the words that open it speak for all
        of it, and a sentence that states a time alone (到2035年：) for what follows.
        """
        return (
            self._opening(sentence)
            or self._announced_for_all(sentence.passage)
            or self.of_section(sentence.passage.node)
            or (None if self.is_review(sentence.passage) else self.horizon_at(place))
        )

    def _opening(self, sentence: Sentence) -> StatedPeriod | None:
        passage, folded = sentence.passage, self.outline.view.folded
        if passage.is_row:
            return self._in_passage(sentence)
        for stated in reversed(self.between(passage.start, sentence.i)):
            if not is_whole(stated) or not heads_a_clause(folded, stated, passage.start):
                continue
            if _opens(folded, stated, passage.start) or _stands_alone(folded, stated, passage.start):
                return stated if stated.role is not TimeRole.STATUS else None
        return None

    def _announced_for_all(self, passage: Passage) -> StatedPeriod | None:
        """Give the time of the line that announces a list, where that line is opened by it or ends in a colon."""
        stated = self._announced.get(passage.start)
        line = self.outline.passage_at(stated.i) if stated else None
        if stated is None or line is None:
            return None
        folded = self.outline.view.folded
        return stated if folded[line.end - 1] == ":" or _opens(folded, stated, line.start) else None

    def horizon_at(self, place: int) -> StatedPeriod | None:
        """Give the horizon of the paper that holds `place`: a text may hold two."""
        later = [stated for start, stated in self._later if start <= place]
        return later[-1] if later else self.horizon

    def year_at(self, place: int) -> int | None:
        """Give the first year that the paper at `place` speaks for."""
        later = [stated for start, stated in self._later if start <= place]
        return int(later[-1].start) if later and later[-1].start else self.year

    def place_of(self, stated: StatedPeriod | None) -> tuple[int, int] | None:
        """Give where in the text a time is stated, or None for one that a title or the document lends."""
        if stated is None:
            return None
        at = bisect_left(self._starts, stated.i)
        return (stated.i, stated.j) if at < len(self.periods) and self.periods[at] is stated else None

    def between(self, i: int, j: int) -> tuple[StatedPeriod, ...]:
        """Give the words of time of folded[i:j]."""
        return tuple(self.periods[bisect_left(self._starts, i) : bisect_left(self._starts, j)])

    def in_turn(self, sentence: Sentence, place: int, n: int, count: int) -> StatedPeriod | None:
        """Give the n-th of so many times said together: 到2027年和2030年,规模分别达到800亿元和1200亿元."""
        said = [stated for stated in sentence.periods_before(place) if is_whole(stated)][-count:]
        folded = self.outline.view.folded
        if len(said) < count or any(folded[a.j : b.i].strip("、和与及,到") for a, b in pairwise(said)):
            return None
        return said[n]

    def every(self, sentence: Sentence, place: int) -> str | None:
        """Give how often a figure recurs: 每年培训500名."""
        a, b = sentence.clause_of(place)
        for stated in sentence.periods_before(place):
            if stated.role is TimeRole.RECURRING and a <= stated.i < b:
                return stated.every
        return None

    def _in_sentence(self, sentence: Sentence, place: int) -> StatedPeriod | None:
        before = [stated for stated in sentence.periods_before(place) if _rules(stated)]
        for stated in reversed(before):
            if whole := completed(stated, before):
                return whole
        a, b = sentence.clause_of(place)
        inside = [
            stated
            for stated in sentence.periods[:40]
            if a <= stated.i < b and stated.role is TimeRole.DEADLINE and is_whole(stated)
        ]
        return inside[0] if inside else None

    def _in_passage(self, sentence: Sentence) -> StatedPeriod | None:
        first = bisect_left(self._starts, sentence.passage.start)
        last = bisect_left(self._starts, sentence.i)
        folded = self.outline.view.folded
        if sentence.passage.is_row:  # 完成时限 stands in a cell of its own
            until = bisect_left(self._starts, sentence.passage.end)
            dated = [stated for stated in self.periods[first:until] if is_whole(stated)]
            return dated[-1] if dated else None
        for stated in reversed(self.periods[first:last]):
            if is_whole(stated) and _rules_on(folded, stated, sentence.passage.start):
                return stated if stated.role is not TimeRole.STATUS else None
        return None

    def of_section(self, node_id: str | None) -> StatedPeriod | None:
        """Give the time that the nearest heading with a time states for its section."""
        if node_id is None:
            return None
        if node_id not in self._of_node:
            node = self._nodes.get(node_id)
            own = _title_period(node, self.year) if node else None
            self._of_node[node_id] = own or (self.of_section(node.parent) if node else None)
        return self._of_node[node_id]

    def lies_in(self, node_id: str | None, home: str | None) -> bool:
        """Tell whether a node is `home` or hangs under it by unnumbered heads (——经济实力) alone."""
        if node_id == home:
            return True
        node = self._nodes.get(node_id) if node_id else None
        return node is not None and node.parent == home and (node.label or "—")[0] in "—-–●·■◆"

    def is_review(self, passage: Passage) -> bool:
        """Tell whether a passage looks back: 回顾, 发展基础, 现状."""
        if passage.part is Part.BACKGROUND:
            return True
        if passage.part is Part.GOALS:
            return False
        return self._looks_back(passage.node)

    def _looks_back(self, node_id: str | None) -> bool:
        """Tell whether a heading or one above it looks back; asked for every figure, so kept by heading."""
        node = self._nodes.get(node_id) if node_id else None
        if node is None:
            return False
        if node.id not in self._back:
            own = node.kind is not NodeKind.TITLE and REVIEW.search(fold(node.title)) is not None
            self._back[node.id] = own or self._looks_back(node.parent)
        return self._back[node.id]


def _rules(stated: StatedPeriod) -> bool:
    return stated.end is not None and stated.role in (TimeRole.DEADLINE, TimeRole.MOMENT, TimeRole.STATUS)


def is_whole(stated: StatedPeriod) -> bool:
    """Tell whether words of time may rule a figure and say which year they mean."""
    return _rules(stated) and not str(stated.end).startswith("0000")


def completed(stated: StatedPeriod, dated: list[StatedPeriod]) -> StatedPeriod | None:
    """Give 12月底前 the year of the date before it."""
    before = [
        other for other in dated if other.i < stated.i and other.end and not other.end.startswith("0000")
    ]
    if stated.j - stated.i > 5 or not stated.end or "-" not in stated.end:
        return stated
    if not before:
        return None if stated.end.startswith("0000") else stated
    return in_year(stated, str(before[-1].end)[:4])


def _rules_on(folded: str, stated: StatedPeriod, passage_start: int) -> bool:
    """Tell a time that rules the sentences after its own: at the head of the paragraph, or a milestone (到2030年)."""
    if not heads_a_clause(folded, stated, passage_start):
        return False
    if _opens(folded, stated, passage_start):
        return True
    opening = folded[passage_start : stated.i]
    if folded[stated.i : stated.j] in ("全年", "今年") and opening[-1:] in "。;":
        return True
    if folded[stated.i - 1 : stated.i] in ("到", "至", "望"):
        return True
    if stated.role is TimeRole.MOMENT:
        return folded.startswith(",", stated.j)
    return not folded.startswith(("前", "之前", "或之前", "以前"), stated.j)


def _opens(folded: str, stated: StatedPeriod, passage_start: int) -> bool:
    """Tell whether words of time stand at the very head of a paragraph."""
    opening = folded[passage_start : stated.i]
    return len(opening) <= 12 and not any(mark in opening for mark in "。;,")


_ALONE: Final = re.compile(r"(?:的?(?:主要|总体|发展|工作|具体|奋斗)*(?:目标|任务)(?:是|为)?)?[:。;]")


def _stands_alone(folded: str, stated: StatedPeriod, passage_start: int) -> bool:
    """Tell whether a sentence in a paragraph states a time and nothing else: 到2035年：, 2030年发展目标为：."""
    i = stated.i
    while i > passage_start and folded[i - 1] in "到至在从截于争力展望":
        i -= 1
    return folded[i - 1 : i] in "。;!?" and _ALONE.match(folded, stated.j) is not None


def heads_a_clause(folded: str, stated: StatedPeriod, passage_start: int) -> bool:
    """Tell whether words of time stand at the head of a clause, where they speak for what follows."""
    i = stated.i
    while i > passage_start and folded[i - 1] in "到至在从截于争力展望":
        i -= 1
    return i == passage_start or folded[i - 1] in "。;,:!?-)、●·" or stated.j - i >= 12


def _title_period(node: Node, year: int | None) -> StatedPeriod | None:
    if (
        node.kind is NodeKind.TITLE or len(node.title) > 30
    ):  # a sentence that serves as a head speaks for itself
        return None
    dated = [stated for stated in periods_in(fold(node.title), year=year) if is_whole(stated)]
    return _closest(dated) if dated else None


def _closest(dated: list[StatedPeriod]) -> StatedPeriod:
    """Give the last of the times of a heading, or the year beside a span that ends in it: 2025年和“十四五”回顾."""
    return next((stated for stated in dated if stated.end == dated[-1].end and not stated.start), dated[-1])


def horizons_of(outline: Outline) -> Horizons:
    """Learn the times of a document."""
    own = own_time(outline)
    folded = outline.view.folded
    periods = [_out_of_title(stated, folded) for stated in periods_in(folded, year=own.year)]
    found = Horizons(outline, own.year, own.horizon, periods)
    found._starts.extend(stated.i for stated in periods)
    found._nodes.update((node.id, node) for node in outline.nodes)
    _announce(found, folded)
    for node in outline.nodes:
        if node.kind is NodeKind.TITLE and node.start > HEAD_LENGTH:
            stated = title_horizon(fold(node.title), own.year)
            if stated and stated.start:
                found._later.append((outline.view.place(node.start), stated))
    return found


def _out_of_title(stated: StatedPeriod, folded: str) -> StatedPeriod:
    """Let the years of a quoted title rule nothing: 《云川市林业规划(2016-2035年)》."""
    opened = folded.rfind("《", max(0, stated.i - 60), stated.i)
    if (
        opened < 0
        or folded.rfind("》", opened, stated.i) > 0
        or folded.find("》", stated.j, stated.j + 60) < 0
    ):
        return stated
    return replace(stated, role=TimeRole.SPAN, start=None, end=None)


def _announce(horizons: Horizons, folded: str) -> None:
    """Let a line that ends in a colon, or a dated line before dash items, speak for the list after it."""
    current: StatedPeriod | None = None
    home: str | None = None  # the node in which it was said
    for passage in horizons.outline.passages:
        if current is not None and not horizons.lies_in(passage.node, home):
            current = None
        if current is not None and (_ITEM.match(folded, passage.start) or passage.node != home):
            horizons._announced[passage.start] = current
            continue
        current, home = _announced_by(horizons, passage, folded), passage.node


_ITEM: Final = re.compile(r"--|[●·■◆①-⓿-]|\([0-9一二三四五六七八九十]{1,2}\)|[0-9]{1,2}[.、]")


def _announced_by(horizons: Horizons, passage: Passage, folded: str) -> StatedPeriod | None:
    if passage.is_heading:
        return None
    first = bisect_left(horizons._starts, passage.start)
    until = bisect_left(horizons._starts, passage.end)
    dated = [stated for stated in horizons.periods[first:until] if is_whole(stated)]
    if folded[passage.end - 1] == ":" and dated:
        return dated[-1]
    heads = [stated for stated in dated if heads_a_clause(folded, stated, passage.start)]
    return heads[-1] if heads else None


def period_of(stated: StatedPeriod | None, every: str | None) -> TargetPeriod | None:
    """Give the period of a row."""
    if stated is None:
        return TargetPeriod(every=every) if every else None
    return TargetPeriod(start=stated.start, end=stated.end, every=every)

"""Running text of a division paper: numbered tasks with brackets, or with lines of labels below them."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from gangmu.core.base.iso_periods import Period, PeriodNotReadError
from gangmu.core.extraction.division_cells import leaders_of
from gangmu.core.extraction.division_labels import STOPS, labelled
from gangmu.core.extraction.division_lines import Places
from gangmu.core.extraction.drafts import DutyDraft
from gangmu.core.outline.nodes import Node
from gangmu.core.outline.numbering import label_at
from gangmu.core.outline.outlines import Outline
from gangmu.core.outline.scripts import fold
from gangmu.core.plan.division_rows import DivisionRow
from gangmu.core.plan.limit_words import limit_in, read_limit

_OPENERS = "（(〔[【"


class _Heads:
    """The headings of an outline, found by place: each duty looks at its own only."""

    def __init__(self, outline: Outline) -> None:
        self._nodes = sorted(outline.nodes, key=lambda node: node.start)
        self._starts = [node.start for node in self._nodes]
        self._by_id = {node.id: node for node in outline.nodes}

    def within(self, start: int, end: int) -> list[Node]:
        """Give the nodes that begin in start:end."""
        return self._nodes[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def over(self, node_id: str | None, start: int, end: int) -> str:
        """Give the title above a task: of its node, or of the one above where the node is the task itself."""
        node = self._by_id.get(node_id or "")
        if node is not None and start <= node.start < end:
            node = self._by_id.get(node.parent or "")
        return node.title if node is not None else ""


@dataclass(frozen=True, slots=True)
class _Paper:
    """What each row is read from."""

    text: str
    folded: str
    heads: _Heads
    places: Places
    year: int | None


def rows_in(
    text: str, outline: Outline, duties: Sequence[DutyDraft], places: Places, *, year: int | None
) -> Iterator[DivisionRow]:
    """Make a row of each duty that the reader found."""
    paper = _Paper(text, fold(text), _Heads(outline), places, year)
    for number, duty in enumerate(duties):
        until = duties[number + 1].start if number + 1 < len(duties) else len(text)
        yield _row(paper, duty, until)


def _row(paper: _Paper, duty: DutyDraft, until: int) -> DivisionRow:
    who = duty.because[0]
    start = _start_of_item(paper, duty.start, who.start)
    label = label_at(paper.folded, start, who.start)
    begin = label.end if label else start
    end, said = duty.end, dict[str, str]()
    if who.rule == "duty.label":
        end, said = labelled(paper.text, paper.folded, who.start, max(duty.end, who.end), until)
    limit = read_limit(said.get("limit") or limit_in(paper.text[begin:end]), year=paper.year)
    return DivisionRow(
        label=paper.text[start : label.mark].strip() if label else "",
        heading=paper.heads.over(duty.node, start, end),
        text=_words(paper.text[begin : who.start], in_table=who.rule.startswith("duty.table")),
        place=paper.places.of(start),
        start=start,
        end=end,
        lead=duty.lead,
        responsible=duty.responsible,
        supporting=duty.supporting,
        leaders=tuple(leaders_of(said.get("leader", ""))),
        limit_words=limit.words,
        due=limit.due or _last_day(duty.deadline),
        is_standing=limit.is_standing,
        target_words=said.get("target", ""),
        remarks=said.get("remark", ""),
        extras=tuple((name[6:], words) for name, words in said.items() if name.startswith("other:")),
        form="bracket" if "bracket" in who.rule else "lines",
    )


def _words(words: str, *, in_table: bool) -> str:
    return " ".join(words.split()) if in_table else words.strip(STOPS + _OPENERS)


def _last_day(deadline: str | None) -> date | None:
    try:
        return Period(deadline).last if deadline else None
    except PeriodNotReadError:
        return None


def _start_of_item(paper: _Paper, start: int, stop: int) -> int:
    """Leave out the headings above a numbered item: the reader's span may begin with that of the section."""
    for node in paper.heads.within(start, stop):
        behind = node.end
        while behind < stop and paper.text[behind] in STOPS:
            behind += 1
        if label_at(paper.folded, behind, stop) and "\n" in paper.text[node.end : behind]:
            start = max(start, behind)
    return start

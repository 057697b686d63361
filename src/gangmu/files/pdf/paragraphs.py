"""Lines become paragraphs, over the ends of columns and pages."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Final

from gangmu.files.cues import LABEL
from gangmu.files.pdf.glyphs import is_han
from gangmu.files.pdf.lines import join_two

INDENT: Final = 1.2  # ems: Chinese paragraphs begin with two blank squares
SLACK: Final = 0.3
WIDE_GAP: Final = 1.45  # of the usual distance of lines
ALIKE_SIZE: Final = 0.12
ENDS: Final = "。！？；：.!?;:）)”"
LEADER: Final = re.compile(
    r"[.．…·‥]{3,}\s*[\divxlc—–-]*\s*$", re.IGNORECASE
)  # a line of a table of contents
LEADER_TAIL: Final = 20
ITEM: Final = re.compile(r"\s*(?:[•●○■□◆▪➢✓*·\-–—]\s*\S|\(?[a-z0-9]{1,3}[.)]\s)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page in reading order; a row of a table is a line too."""

    text: str
    page: int
    x0: float
    x1: float
    hard_end: float
    y: float
    em: float
    head_width: float
    flow: tuple[int, int, int]  # columns on the page, which of them, and the running number of the flow
    font: str = ""
    bold: bool = False
    cells: tuple[str, ...] = ()  # of a row
    is_header: bool = False


@dataclass(slots=True)
class Paragraph:
    """Lines read as one."""

    lines: list[Line] = field(default_factory=list)
    text: str = ""

    def add(self, line: Line) -> None:
        """Put a line at the end."""
        self.text = join_two(self.text, line.text)
        self.lines.append(line)


@dataclass(frozen=True, slots=True)
class Margins:
    """Where the lines of a column begin and end, and how far apart they stand."""

    left: float
    right: float
    leading: float


def paragraphs_of(lines: list[Line]) -> list[Paragraph]:
    """Join lines into paragraphs; a row of a table stays alone."""
    margins = margins_of(lines)
    paragraphs: list[Paragraph] = []
    for line in lines:
        last = paragraphs[-1] if paragraphs else None
        if last is None or begins(line, last, margins):
            paragraphs.append(Paragraph())
        paragraphs[-1].add(line)
    return paragraphs


def margins_of(lines: list[Line]) -> dict[tuple[int, int], Margins]:
    """Find the margins of each kind of column from where most of its lines begin and end."""
    kinds: dict[tuple[int, int], list[Line]] = defaultdict(list)
    for line in lines:
        if not line.cells:
            kinds[line.flow[:2]].append(line)
    return {kind: _margins(group) for kind, group in kinds.items()}


def _margins(lines: list[Line]) -> Margins:
    ends = sorted(line.hard_end for line in lines)
    steps = [above.y - line.y for above, line in pairwise(lines) if _follows(above, line)]
    return Margins(
        left=_left(lines),
        right=ends[-1 - len(ends) // 50],
        leading=median(steps) if steps else 0.0,
    )


def _left(lines: list[Line]) -> float:
    """The leftmost place where a fair share of the lines begins."""
    places = Counter(round(line.x0 / 2) for line in lines)
    fair = max(1, len(lines) // 12)
    usual = [place for place in sorted(places) if places[place] + places[place + 1] >= fair]
    left = usual[0] if usual else min(places)
    return min(line.x0 for line in lines if round(line.x0 / 2) in (left, left + 1))


def _follows(above: Line, line: Line) -> bool:
    return above.page == line.page and above.flow == line.flow and 0 < above.y - line.y < 4 * line.em


def begins(line: Line, last: Paragraph, margins: dict[tuple[int, int], Margins]) -> bool:
    """Tell whether a line begins a paragraph of its own."""
    above = last.lines[-1]
    if line.cells or above.cells or LEADER.search(above.text[-LEADER_TAIL:]):
        return True
    if abs(line.em - above.em) > ALIKE_SIZE * max(line.em, above.em) or line.bold != above.bold:
        return not _is_run_on(line, above, margins)
    own, before = margins[line.flow[:2]], margins[above.flow[:2]]
    if _follows(above, line) and own.leading and above.y - line.y > WIDE_GAP * own.leading:
        return True
    if _ended(line, above, before):
        return True
    return _is_indented(line, last, own) or _is_new_item(line, above)


def _is_run_on(line: Line, above: Line, margins: dict[tuple[int, int], Margins]) -> bool:
    """A run-in heading may be set in another weight; its line is full and the next begins at the margin."""
    own, before = margins[line.flow[:2]], margins[above.flow[:2]]
    same_size = abs(line.em - above.em) <= ALIKE_SIZE * max(line.em, above.em)
    at_margin = line.x0 - own.left < INDENT * line.em
    return same_size and at_margin and not LABEL.match(line.text) and not _ended(line, above, before)


def _ended(line: Line, above: Line, margins: Margins) -> bool:
    """The line above had room for what begins this one, so it was the last of its paragraph."""
    room = margins.right - above.x1
    blank = 0.0 if is_han(above.text[-1]) or is_han(line.text[0]) else 0.25 * line.em
    return line.head_width + blank + SLACK * line.em <= room


def _is_indented(line: Line, last: Paragraph, margins: Margins) -> bool:
    above = last.lines[-1]
    if line.x0 - margins.left < INDENT * line.em:
        return False
    hanging = len(last.lines) == 1 and line.x0 > above.x0 + 0.5 * line.em and bool(ITEM.match(above.text))
    block = abs(line.x0 - above.x0) < 0.5 * line.em and (
        len(last.lines) > 1 or not any(is_han(sign) for sign in line.text)
    )
    return not (hanging or block)


def _is_new_item(line: Line, above: Line) -> bool:
    if above.text.rstrip()[-1:] not in ENDS:
        return False
    return bool(LABEL.match(line.text) or (ITEM.match(line.text) and not is_han(line.text[0])))

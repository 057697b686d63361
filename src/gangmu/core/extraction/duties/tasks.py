"""Tasks (任务): from where to where the words run that a duty is about, and the date they are due."""

import re
from bisect import bisect_right

from gangmu.core.outline.outlines import Outline

_DATE = re.compile(
    r"(?P<year>(?:19|20)\d\d)年(?:(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日|份)?)?(?:底|末)?(?P<before>以?前|之前)?"
)
_CELL = re.compile(rf"(?<=[\t\n|]) ?{_DATE.pattern}(?= ?(?:[\t\n|]|$))")
_DUE = re.compile(r"(?:完成|办理)?(?:时限|时间|期限|节点)(?:要求)?[:]")


class Tasks:
    """Tells where the task of an assignment begins: at its label, its line, or behind the duty before it."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._folded = outline.view.folded
        self._heads = [passage for passage in outline.passages if passage.is_heading]
        self._starts = [passage.start for passage in self._heads]

    def start_of(self, place: int, *, behind: int, own_line: bool) -> int:
        """Give the place where the task of the units named at `place` begins.

        `behind` is where the duty before it ends; `own_line` says that the units stand on lines of their own.
        """
        line = self._folded.rfind("\n", 0, place) + 1
        start = max(behind, line)
        index = bisect_right(self._starts, place) - 1
        if index >= 0 and self._heads[index].start >= behind:
            head = self._heads[index]
            between = self._folded[head.end : line].strip("。;:\n ")
            if head.start >= line or own_line or not between:
                start = max(behind, head.start)
        elif own_line:
            start = max(behind, self._line_before(line))
        while start < place and self._folded[start] in " \n\t。;,、":
            start += 1
        return start

    def _line_before(self, line: int) -> int:
        return self._folded.rfind("\n", 0, max(0, line - 1)) + 1


def deadline_in(folded: str, start: int, end: int) -> str | None:
    """Give the date by which a task is due, as precise as its words say it; None where they say none.

    >>> deadline_in("2026年6月底前建成平台", 0, 13)
    '2026-06'
    """
    due = due_of_task(folded, start, end)
    if due:
        return due
    for m in _DATE.finditer(folded, start, end):
        if m["before"] or folded[m.start() - 1 : m.start()] == "到":
            return _iso(m)
    return None


def due_of_task(folded: str, start: int, end: int) -> str | None:
    """Give the date that a label or a cell sets for a whole task (完成时限：2026年12月); None where none does."""
    label = _DUE.search(folded, start, end)
    m = _DATE.search(folded, label.end(), min(end, label.end() + 20)) if label else None
    m = m or _CELL.search(folded, start, end)
    return _iso(m) if m else None


def _iso(m: re.Match[str]) -> str | None:
    year, month, day = m["year"], m["month"], m["day"]
    if not month:
        return year
    if not 1 <= int(month) <= 12:
        return None
    if not day or not 1 <= int(day) <= 31:
        return f"{year}-{int(month):02}"
    return f"{year}-{int(month):02}-{int(day):02}"

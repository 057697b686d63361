"""Division tables (任务分解表): rows of cells under headings, as docx, workbooks and text carry them.

Headings may stand in several rows, merged cells repeat their words, rows of totals and notes are no tasks.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from gangmu.core.extraction.division_cells import is_nothing, leaders_of, names_of
from gangmu.core.extraction.division_headings import UNITS, Holds, composed, is_heading
from gangmu.core.extraction.division_lines import Line
from gangmu.core.extraction.duties.roles import Roles
from gangmu.core.plan.division_rows import DivisionRow, Left, LeftKind, Trouble
from gangmu.core.plan.limit_words import read_limit

_DEPTH: Final = 4  # rows of a header
_TOTAL: Final = re.compile(
    r"(?:全国|全省|全市|全区|总|本表)?(?:合\s*计|总\s*计|小\s*计|共\s*计)(?:[\d项个条件]*)"
)
_DITTOS: Final = ("同上", "同前", "〃", "″", "”")
_NOTE: Final = re.compile(
    r"(?:[（(]?\s*)(?:注|附注|填表人|填报人|填表单位|填报单位|审核人|审核|签发人|制表|复核|联系电话|联系人|单位负责人)\s*[0-9]*\s*[:：)）]"
)


@dataclass(slots=True)
class Taken:
    """What was made of the tables of a paper."""

    rows: list[DivisionRow] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    lines: set[int] = field(default_factory=set)  # the starts of the lines that belong to tables


@dataclass(frozen=True, slots=True)
class _Column:
    words: str
    holds: Holds | None


def take_tables(lines: Sequence[Line], *, year: int | None) -> Taken:
    """Read every table with a column of tasks and one of units, or of limits, among the lines of a paper."""
    taken = Taken()
    index = 0
    while index < len(lines):
        depth = _header_at(lines, index)
        if not depth:
            index += 1
            continue
        end = _end_of(lines, index + depth)
        _Table(lines[index : index + depth], taken, year).read(lines[index + depth : end])
        index = end
    return taken


def _header_at(lines: Sequence[Line], index: int) -> int:
    """Count the rows of a header that begins here; 0 where none does."""
    if not _is_header(lines[index]):
        return 0
    depth = 1
    while (
        depth < _DEPTH
        and index + depth < len(lines)
        and _goes_on(lines[index + depth - 1], lines[index + depth])
    ):
        depth += 1
    found = {each.holds for each in _columns(lines[index : index + depth])}
    if Holds.TASK in found and found & {*UNITS, Holds.LIMIT, Holds.LEADER}:
        return depth
    return 0


def _is_header(line: Line) -> bool:
    filled = line.filled
    known = sum(is_heading(cell) for cell in filled)
    return line.is_row and known >= 2 and 2 * known >= len(filled)


def _goes_on(above: Line, line: Line) -> bool:
    """Tell the next row of a header: headings, under others or repeated from a merged cell above."""
    if not line.is_row:
        return False
    pairs = [(cell, _cell(above, column)) for column, cell in enumerate(line.cells) if cell]
    return (
        bool(pairs)
        and all(cell == over or is_heading(cell) for cell, over in pairs)
        and line.cells != above.cells
    )


def _cell(line: Line, column: int) -> str:
    return line.cells[column] if column < len(line.cells) else ""


def _columns(header: Sequence[Line]) -> list[_Column]:
    """Compose the headings of each column; a group that nobody merged runs on to the right over the row below."""
    width = max(len(line.cells) for line in header)
    columns = []
    opened = ""
    for column in range(width):
        parts = [_cell(line, column) for line in header]
        if len(header) > 1:
            opened = parts[0] or opened
            if not parts[0] and any(parts[1:]):
                parts[0] = opened
        distinct = list(dict.fromkeys(part for part in parts if part))
        found = composed(parts)
        columns.append(_Column(distinct[-1] if found is Holds.NODE else "".join(distinct), found))
    return columns


def _end_of(lines: Sequence[Line], index: int) -> int:
    """Give the end of a table: a line of running text that no row follows, or another header."""
    end = index
    while end < len(lines) and not (
        lines[end].is_row and _header_at(lines, end) and lines[end].cells != lines[index - 1].cells
    ):
        line = lines[end]
        if not line.is_row and not _stands_in(lines, end):
            break
        end += 1
    return end


def _stands_in(lines: Sequence[Line], index: int) -> bool:
    """Tell a line between rows of the same table: a heading of rows, or what the file knows as one."""
    if lines[index].cue in ("row", "header_row"):
        return True
    following = index + 1
    return (
        len(lines[index].text) <= 40
        and following < len(lines)
        and lines[following].is_row
        and (not _header_at(lines, following))
    )


def _with_dittos(line: Line, above: tuple[str, ...]) -> Line:
    """Give a row with what 同上 stands for."""
    if not any(cell in _DITTOS for cell in line.cells):
        return line
    cells = (
        above[column] if cell in _DITTOS and column < len(above) else cell
        for column, cell in enumerate(line.cells)
    )
    return replace(line, cells=tuple(cells))


class _Table:
    """One table while it is read."""

    def __init__(self, header: Sequence[Line], taken: Taken, year: int | None) -> None:
        self._columns = _columns(header)
        self._heads = {line.cells for line in header}
        self._taken = taken
        self._year = year
        self._group = ""
        tasks = [number for number, each in enumerate(self._columns) if each.holds is Holds.TASK]
        self._task = tasks[-1]
        self._titles = tasks[:-1]
        for line in header:
            self._leave(LeftKind.HEADER, line)
        for each in self._columns:
            if each.holds is None and each.words:
                taken.troubles.append(
                    Trouble("division.unknown_column", header[0].place, parameters={"column": each.words})
                )

    def read(self, body: Sequence[Line]) -> None:
        """Read the rows below the header."""
        above: tuple[str, ...] = ()
        for written in body:
            line = _with_dittos(written, above)
            above = line.cells or above
            kind = self._kind(line)
            if kind is None:
                self._take(line)
            else:
                self._leave(kind, line)

    def _kind(self, line: Line) -> LeftKind | None:
        """Tell what a line is that is no task; None for a task."""
        filled = line.filled
        named = [_cell(line, column) for column in (0, 1, self._task)]
        if line.cells in self._heads:
            return LeftKind.HEADER
        if _NOTE.match(filled[0]):
            return LeftKind.NOTE
        if any(_TOTAL.fullmatch(cell) for cell in (filled[0], *named)):
            return LeftKind.TOTAL
        if len(filled) == 1 and (len(line.cells) != 1 + self._task or len(filled[0]) <= 40):
            self._group = filled[0]
            return LeftKind.GROUP
        return None if _cell(line, self._task) or self._title(line) else LeftKind.TEXT

    def _leave(self, kind: LeftKind, line: Line) -> None:
        self._taken.lines.add(line.start)
        self._taken.left.append(Left(kind, " ".join(line.filled), line.place, line.start, line.end))

    def _title(self, line: Line) -> str:
        return next((cell for column in reversed(self._titles) if (cell := _cell(line, column))), "")

    def _of(self, line: Line, *wanted: Holds) -> Iterator[tuple[_Column, str]]:
        for number, column in enumerate(self._columns):
            if column.holds in wanted and (cell := _cell(line, number)):
                yield column, cell

    def _take(self, line: Line) -> None:
        title, text = self._title(line), _cell(line, self._task)
        roles, aside = self._roles(line)
        limit = read_limit("；".join(cell for _, cell in self._of(line, Holds.LIMIT)), year=self._year)
        headings = [cell for _, cell in self._of(line, Holds.HEADING)]
        remarks = [cell for _, cell in self._of(line, Holds.REMARKS)] + aside
        known = dict(enumerate(self._columns))
        row = DivisionRow(
            label=next((cell for _, cell in self._of(line, Holds.NUMBER)), ""),
            heading=" / ".join(dict.fromkeys(part for part in (self._group, *headings) if part)),
            title=title if text and title != text else "",
            text=text or title,
            place=line.place,
            start=line.start,
            end=line.end,
            lead=tuple(roles.lead),
            responsible=tuple(name for name in roles.responsible if name not in roles.lead),
            supporting=tuple(name for name in roles.supporting if name not in roles.lead + roles.responsible),
            leaders=tuple(name for _, cell in self._of(line, Holds.LEADER) for name in leaders_of(cell)),
            limit_words=limit.words,
            due=limit.due,
            is_standing=limit.is_standing,
            target_words="；".join(cell for _, cell in self._of(line, Holds.TARGET)),
            node_words=tuple((column.words, cell) for column, cell in self._of(line, Holds.NODE)),
            clause_words=" ".join(cell for _, cell in self._of(line, Holds.CLAUSE)),
            remarks="；".join(remarks),
            extras=tuple(
                (known[number].words if number in known else "", cell)
                for number, cell in enumerate(line.cells)
                if cell and (number not in known or known[number].holds in (None, Holds.OTHER))
            ),
            form="table",
        )
        self._taken.lines.add(line.start)
        self._taken.rows.append(row)

    def _roles(self, line: Line) -> tuple[Roles, list[str]]:
        """Give the units of a row by role, and the words of unit cells that name none."""
        roles, aside = Roles(), []
        for column, cell in self._of(line, *UNITS):
            if column.holds is None or is_nothing(cell):
                continue
            found = names_of(cell, column.holds)
            for role, name in found:
                roles.add(role, name)
            if not found:
                aside.append(f"{column.words}：{cell}")
                self._taken.troubles.append(
                    Trouble(
                        "division.not_units",
                        line.place,
                        row=len(self._taken.rows),
                        parameters={"column": column.words, "words": cell[:60]},
                    )
                )
        return roles, aside

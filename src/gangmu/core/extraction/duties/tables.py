"""Tables of duties (任务分解表): rows with tab cells or in Markdown, copies in which each cell is a line."""

import re
from collections.abc import Iterator

from gangmu.core.extraction.duties.brackets import Assignment
from gangmu.core.extraction.duties.names import UnitName, split_names
from gangmu.core.extraction.duties.roles import IGNORED, LABEL, all_units, role_of

_HEAD_WORD = re.compile(
    r"^(?:序号|编号|类别|领域|项目|名称|重点|主要|工作|年度|具体|目标|任务|举措|措施|内容|事项|要求|指标|分工|改革|清单|完成|责任|牵头|配合|时限|时间|期限|领导|备注|进度|安排|单位|部门|成果|形式|及|和|、|\(|\)|/)+$"
)
_DUE_HEAD = re.compile(r"时限|时间|期限|进度")
_LEADER = re.compile(r"^.{0,12}(?:领导|同志|市长|副市长|主任|书记|常委|负责人)$")
_DUE_CELL = re.compile(
    r"^(?:到|于)?\d{4}年.{0,12}$|^(?:长期|持续).{0,8}$|^\d{1,2}月.{0,6}$|^(?:全年|年底前|每年.{0,6})$"
)
_NUMBER = re.compile(r"\d{1,3}[.、]?")
_COLUMN_LINE = re.compile(r"\n(?:牵头|责任|配合|主办|承办|协同)[^\n:]{0,4}(?:单位|部门)\n")
Cell = tuple[int, int]
Named = list[tuple[str, UnitName]]


def column_role(head: str) -> str | None:
    """Tell what role a column head gives to the units under it; None for other columns."""
    m = LABEL.fullmatch(re.sub(r"[\s ]", "", head) + ":")
    role = role_of(m) if m else None
    return None if role == IGNORED else role


def rows_of_units(folded: str) -> Iterator[tuple[int, Assignment]]:
    """Find the rows of tables with a column of units: the start of the row and its assignment."""
    roles: list[str | None] = []
    here = 0
    for line in folded.split("\n"):
        start, here = here, here + len(line) + 1
        cells = _cells(line, start)
        if not cells:
            roles = []
            continue
        heads = [column_role(folded[a:b]) for a, b in cells]
        if any(heads):
            roles = heads
        elif any(roles):
            names = [
                pair
                for cell, role in zip(cells, roles, strict=False)
                if role
                for pair in _named(folded, cell, role)
            ]
            if names and all_units(folded, names):
                ends = max(name.end for _, name in names)
                yield cells[0][0], Assignment(names[0][1].start, ends, names, "table.column", cells[-1][1])


def _named(folded: str, cell: tuple[int, int], role: str) -> list[tuple[str, UnitName]]:
    return [(role, name) for name in split_names(folded, *cell)]


def _cells(line: str, start: int) -> list[tuple[int, int]]:
    """Give the cells of a table row as places; none where the line is no row."""
    if "\t" in line:
        mark = "\t"
    elif line.startswith("|") and line.count("|") > 2:
        mark = "|"
    else:
        return []
    cells = []
    here = 0
    for cell in line.split(mark):
        bare = cell.strip()
        left = start + here + (len(cell) - len(cell.lstrip()))
        cells.append((left, left + len(bare)))
        here += len(cell) + 1
    return cells[1:-1] if mark == "|" else cells


def cells_on_lines(folded: str) -> Iterator[tuple[int, Assignment]]:
    """Find tables whose cells became lines: heads one below the other, then the cells of each row."""
    if not _COLUMN_LINE.search(folded):
        return
    lines = _lines(folded)
    index = 0
    while index < len(lines):
        heads = _heads_at(folded, lines, index)
        roles = [role for a, b in heads if (role := column_role(folded[a:b]))]
        index += max(1, len(heads))
        if len(heads) >= 3 and roles:
            yield from _records(folded, lines[index:], roles)


def _lines(folded: str) -> list[Cell]:
    """Give the lines as places; a list of units that runs on in the next line is one."""
    lines: list[Cell] = []
    here = 0
    for line in folded.split("\n"):
        if lines and folded[lines[-1][1] - 1 : lines[-1][1]] == "、":
            lines[-1] = (lines[-1][0], here + len(line))
        elif line:
            lines.append((here, here + len(line)))
        here += len(line) + 1
    return lines


def _heads_at(folded: str, lines: list[Cell], index: int) -> list[Cell]:
    heads = []
    for a, b in lines[index : index + 12]:
        if b - a > 12 or not _HEAD_WORD.match(folded[a:b]):
            break
        heads.append((a, b))
    return heads


def _records(folded: str, lines: list[Cell], roles: list[str]) -> Iterator[tuple[int, Assignment]]:
    """Read row for row: words of the task, then a list of units for each column of units, dates, leaders.

    An empty cell leaves no line, so the lists belong to the columns in their order.
    """
    task = -1
    lists: list[Named] = []
    reach = words = 0
    for a, b in lines:
        cell = folded[a:b]
        names = _units_of(folded, (a, b), roles[min(len(lists), len(roles) - 1)]) if task >= 0 else []
        aside = _LEADER.match(cell) or _DUE_CELL.match(cell)
        if names and words:
            lists.append(names)
            reach = b
        elif aside and lists:
            reach = b
        elif not lists:
            task = a if task < 0 else task
            words += not _NUMBER.fullmatch(cell)
            if words > 8:
                return
        else:
            yield task, _record(lists, reach)
            task, lists, words = a, [], not _NUMBER.fullmatch(cell)
    if lists:
        yield task, _record(lists, reach)


def _units_of(folded: str, cell: Cell, role: str) -> Named:
    """Read a cell that holds units and nothing else."""
    names = [(role, name) for name in split_names(folded, *cell)]
    told = sum(name.end - name.start for _, name in names)
    return names if all_units(folded, names) and told > 0.6 * (cell[1] - cell[0]) else []


def _record(lists: list[Named], reach: int) -> Assignment:
    names = [pair for cell in lists for pair in cell]
    return Assignment(names[0][1].start, names[-1][1].end, names, "table.cells_on_lines", reach)

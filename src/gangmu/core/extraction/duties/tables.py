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
_NUMBER = re.compile(r"\d{1,3}[.、]?$")


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
    """Find tables whose cells became lines: heads one below the other, then numbered records."""
    lines: list[tuple[int, int]] = []
    here = 0
    if not re.search(r"\n(?:牵头|责任|配合|主办|承办)[^\n]{0,4}(?:单位|部门)\n", folded):
        return
    for line in folded.split("\n"):
        lines.append((here, here + len(line)))
        here += len(line) + 1
    index = 0
    while index < len(lines):
        heads = _heads_at(folded, lines, index)
        roles = [role for a, b in heads if (role := column_role(folded[a:b]))]
        index += max(1, len(heads))
        if len(heads) >= 3 and roles:
            records = _records(folded, lines, index)
            index += sum(map(len, records))
            for record in records:
                yield from _record(folded, record, roles)


def _heads_at(folded: str, lines: list[tuple[int, int]], index: int) -> list[tuple[int, int]]:
    heads = []
    for a, b in lines[index : index + 12]:
        if not (0 < b - a <= 12 and _HEAD_WORD.match(folded[a:b])):
            break
        heads.append((a, b))
    return heads


def _records(folded: str, lines: list[tuple[int, int]], index: int) -> list[list[tuple[int, int]]]:
    """Give the records from line `index` on, each the lines of its cells, the number first."""
    records: list[list[tuple[int, int]]] = []
    for a, b in lines[index:]:
        if _NUMBER.match(folded[a:b]):
            records.append([])
        elif not records or len(records[-1]) > 12:
            break
        records[-1].append((a, b))
    return records


def _record(folded: str, record: list[tuple[int, int]], roles: list[str]) -> Iterator[tuple[int, Assignment]]:
    """Give the duty of one record: its lists of units belong to the columns of units in their order."""
    lists: list[list[tuple[str, UnitName]]] = []
    for cell in record[2:]:
        if _LEADER.match(folded[slice(*cell)]) or _DUE_CELL.match(folded[slice(*cell)]):
            continue
        names = [(roles[min(len(lists), len(roles) - 1)], name) for name in split_names(folded, *cell)]
        if all_units(folded, names) and sum(name.end - name.start for _, name in names) > 0.6 * (
            cell[1] - cell[0]
        ):
            lists.append(names)
    names = [pair for cell_names in lists for pair in cell_names]
    if names:
        yield (
            record[0][0],
            Assignment(names[0][1].start, names[-1][1].end, names, "table.cells_on_lines", record[-1][1]),
        )

"""Task-division papers (责任分工、任务分解) in all their forms, read into rows. `read_division` is the door.

Running text is read by the reader of duties: brackets at the end of items, lines such as 牵头单位：. Tables are read by
their headings. What became no row is left over; nothing is dropped.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from gangmu.core.extraction.division_left import items_for_nobody, left_in
from gangmu.core.extraction.division_lines import Places, lines_of
from gangmu.core.extraction.division_sentences import sentences_that_order
from gangmu.core.extraction.division_tables import Taken, take_tables
from gangmu.core.extraction.division_texts import rows_in
from gangmu.core.extraction.duties import find_duties
from gangmu.core.extraction.duties.names import is_collective
from gangmu.core.outline.nodes import NodeKind
from gangmu.core.outline.outlines import Outline
from gangmu.core.outline.sources import SourceText
from gangmu.core.outline.tree import read_outline
from gangmu.core.plan.division_rows import DivisionPaper, DivisionRow, Left, LeftKind, Trouble
from gangmu.core.plan.limit_words import read_limit


def read_division(
    source: SourceText,
    *,
    year: int | None = None,
    rows: Mapping[int, str] | None = None,
    sentences: bool = False,
) -> DivisionPaper:
    """Read a paper; `rows` tells the places of lines that came from sheets.

    With `sentences` each sentence that orders something becomes a row too, whoever is to do it: a special plan or a
    work report names units for few of its tasks.
    """
    places = Places(source, rows)
    taken = take_tables(list(lines_of(source, places)), year=year)
    outline = read_outline(source)
    duties = [
        each for each in find_duties(outline) if not _in_table(source.text, each.start, each.end, taken)
    ]
    found = [*taken.rows, *rows_in(source.text, outline, duties, places, year=year)]
    if sentences:
        found += sentences_that_order(source.text, outline, found, taken.lines, places, year=year)
    found.sort(key=lambda row: row.start)
    between = list(left_in(source.text, outline, found, taken.lines, places))
    texts = [row for row in found if row.form != "table"]
    nobody = list(items_for_nobody(source.text, texts, between, year=year))
    found = sorted([*found, *nobody], key=lambda row: row.start)
    rest = _outside(between, nobody)
    left = sorted([*taken.left, *rest], key=lambda each: each.start)
    order = {id(row): number for number, row in enumerate(found)}
    troubles = [
        each if each.row is None else replace(each, row=order[id(taken.rows[each.row])])
        for each in taken.troubles
    ]
    troubles += [each for number, row in enumerate(found) for each in _open(row, number, year)]
    troubles += _twice(found)
    if not found:
        troubles.append(Trouble("division.nothing_found", ""))
    return DivisionPaper(
        _title(outline, left_title=_first(left)), source.text, tuple(found), tuple(left), tuple(troubles)
    )


def _outside(left: Sequence[Left], rows: Sequence[DivisionRow]) -> list[Left]:
    """Give what lies in none of some rows, which stand in order and apart."""
    starts = [row.start for row in rows]
    found = []
    for each in left:
        place = bisect_right(starts, each.start) - 1
        if place < 0 or each.start >= rows[place].end:
            found.append(each)
    return found


def _in_table(text: str, start: int, end: int, taken: Taken) -> bool:
    """Tell a duty that the table reader has: some line of it is a table's."""
    line = text.rfind("\n", 0, start) + 1
    while 0 <= line < end:
        if line in taken.lines:
            return True
        line = text.find("\n", line) + 1
        if not line:
            break
    return False


def _title(outline: Outline, *, left_title: str) -> str:
    found = next((node.title for node in outline.nodes if node.kind is NodeKind.TITLE), "")
    return (found or left_title)[:300]


def _first(left: Sequence[Left]) -> str:
    return next(
        (each.text for each in left if each.kind in (LeftKind.HEADING, LeftKind.GROUP, LeftKind.TEXT)), ""
    )


def _open(row: DivisionRow, number: int, year: int | None) -> Iterator[Trouble]:
    """Tell what is open about a row."""
    named = [name for name in row.everyone if not is_collective(name)]
    groups = "、".join(name for name in row.everyone if is_collective(name))

    def trouble(code: str, **parameters: str) -> Trouble:
        return Trouble(code, row.place, row=number, parameters=parameters)

    if row.is_unmatched:
        yield trouble("division.no_units")
    elif not named:
        yield trouble("division.only_groups", names=groups)
    elif not row.lead:
        yield trouble("division.no_lead")
    if len(row.lead) > 1:
        yield trouble("division.two_leads", count=str(len(row.lead)), names="、".join(row.lead))
    if groups and named:
        yield trouble("division.group", names=groups)
    if row.limit_words and row.due is None:
        without_year = year is None and read_limit(row.limit_words, year=2000).due is not None
        code = "division.limit_without_year" if without_year else "division.limit_not_read"
        yield trouble(code, words=row.limit_words)
    elif not row.limit_words and row.due is None:
        yield trouble("division.no_limit")


def _twice(rows: list[DivisionRow]) -> Iterator[Trouble]:
    seen: dict[str, int] = {}
    for number, row in enumerate(rows):
        words = "".join((row.title + row.text).split())
        if words in seen:
            yield Trouble("division.twice", row.place, row=number, parameters={"first": str(seen[words] + 1)})
        seen.setdefault(words, number)

"""A task-division paper (任务分解文件) taken apart: a document or a workbook, read into rows in the process apart."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from gangmu.core.extraction.division_papers import read_division
from gangmu.core.outline.sources import SourceText
from gangmu.core.plan.division_rows import DivisionPaper, DivisionRow, Left, LeftKind, Trouble
from gangmu.files.documents import read_bytes
from gangmu.files.refusals import EmptyDocumentError
from gangmu.files.tables.sheets import Sheet
from gangmu.files.tables.sheets_apart import read_sheets

_TABLES = (".xlsx", ".xlsm", ".csv", ".tsv", ".xls", ".et")


def division_of(
    data: bytes, *, name: str, year: int | None = None, sentences: bool = False
) -> dict[str, Any]:
    """Read a paper, in the child. `sentences` takes those that order something without naming anyone."""
    return as_plain(read_paper(data, name=name, year=year, sentences=sentences))


def read_paper(data: bytes, *, name: str, year: int | None = None, sentences: bool = False) -> DivisionPaper:
    """Read a paper of any kind into rows."""
    if not name.lower().endswith(_TABLES):
        return read_division(read_bytes(data, name=name), year=year, sentences=sentences)
    sheets = [each for each in read_sheets(data, name=name) if each.cells]
    text, rows = _written(sheets)
    if not text.strip():
        raise EmptyDocumentError(name=name, where=name)
    paper = read_division(SourceText(text, "xlsx"), year=year, rows=rows)
    return _with_sheets(paper, sheets)


def _written(sheets: Sequence[Sheet]) -> tuple[str, dict[int, str]]:
    """Write sheets as text, a line for each row with what is merged filled in, and tell the place of each line."""
    lines: list[str] = []
    places: dict[int, str] = {}
    here = 0
    for sheet in sheets:
        for row in sheet.rows:
            cells = [" ".join(sheet.text(row, column).split()) for column in range(1, sheet.width + 1)]
            filled = {cell for cell in cells if cell}
            line = filled.pop() if len(filled) == 1 else "\t".join(cells).rstrip()
            if line.strip():
                places[here] = f"row:{sheet.name}:{row}"
                lines.append(line)
                here += len(line) + 1
    return "\n".join(lines) + "\n", places


def _with_sheets(paper: DivisionPaper, sheets: Sequence[Sheet]) -> DivisionPaper:
    """Tell of sheets that are hidden, and of those without a table of tasks."""
    read = {row.place.split(":")[1] for row in paper.rows}
    troubles = list(paper.troubles)
    for sheet in sheets:
        place = f"row:{sheet.name}:{sheet.rows[0]}"
        if sheet.name not in read:
            troubles.append(Trouble("division.sheet_without_tasks", place, parameters={"sheet": sheet.name}))
        elif sheet.hidden:
            troubles.append(Trouble("division.sheet_hidden", place, parameters={"sheet": sheet.name}))
    return DivisionPaper(paper.title, paper.text, paper.rows, paper.left, tuple(troubles))


def as_plain(paper: DivisionPaper) -> dict[str, Any]:
    """Give a paper as JSON says it."""
    rows = [{**asdict(row), "due": row.due.isoformat() if row.due else None} for row in paper.rows]
    left = [{**asdict(each), "kind": each.kind.value} for each in paper.left]
    troubles = [{**asdict(each), "parameters": dict(each.parameters)} for each in paper.troubles]
    return {"title": paper.title, "text": paper.text, "rows": rows, "left": left, "troubles": troubles}


_TUPLES = ("lead", "responsible", "supporting", "leaders")
_PAIRS = ("node_words", "extras")


def from_plain(plain: dict[str, Any]) -> DivisionPaper:
    """Give a paper again from what JSON said."""
    return DivisionPaper(
        title=plain["title"],
        text=plain.get("text", ""),
        rows=tuple(_row(each) for each in plain["rows"]),
        left=tuple(Left(**{**each, "kind": LeftKind(each["kind"])}) for each in plain["left"]),
        troubles=tuple(Trouble(**each) for each in plain["troubles"]),
    )


def _row(plain: dict[str, Any]) -> DivisionRow:
    found = dict(plain)
    found["due"] = date.fromisoformat(plain["due"]) if plain["due"] else None
    for name in _TUPLES:
        found[name] = tuple(plain[name])
    for name in _PAIRS:
        found[name] = tuple((str(head), str(words)) for head, words in plain[name])
    return DivisionRow(**found)

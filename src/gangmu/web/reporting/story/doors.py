"""What comes in the example's year by other doors than the page: a division paper, a ledger filled in, a sheet to be signed."""

import json
from datetime import date
from pathlib import Path
from typing import Final

from gangmu.files.divisions_apart import division_of
from gangmu.files.ledgers.books import IssuedBook
from gangmu.files.ledgers.layouts import PROGRESS
from gangmu.files.ledgers.ledgers_apart import plain_ledgers
from gangmu.files.ledgers.writing import ledger_workbook
from gangmu.files.tables.sheets_apart import read_sheets
from gangmu.files.xlsx.writing import WrittenSheet, workbook
from gangmu.web.planning.documents.bringing import bring_document, enter_document
from gangmu.web.planning.documents.preview import preview_of
from gangmu.web.planning.documents.taking import Choices, take_document
from gangmu.web.record.stored import keep
from gangmu.web.record.takeovers import taken_over
from gangmu.web.reporting.ledgers.actions import Brought, bring_ledgers, hand_out_all
from gangmu.web.reporting.ledgers.books import book_of
from gangmu.web.reporting.ledgers.sorting import sort_ledgers
from gangmu.web.reporting.sheets.actions import print_sheet
from gangmu.web.reporting.story.stage import Stage

_PAPER: Final = "division.txt"
_LEAD: Final = "演示：文件没有写明牵头单位，按惯例由列名第一家牵头"
_PROGRESS: Final = "按月度安排推进（演示）"


def division_paper(stage: Stage, folder: Path, *, on: date) -> None:
    """Let the clerk bring a paper of the family, read it and take it in; its items wait to be cut and settled."""
    data, by = (folder / _PAPER).read_bytes(), stage.cast.clerk
    with taken_over(on=on):
        document = bring_document(
            keep([data], name=_PAPER), name=_PAPER, media="text/plain", kind="division", year=stage.script.year, on=on,
            **stage.stamp(by),
        )  # fmt: skip
        found = json.loads(
            json.dumps(division_of(data, name=_PAPER, year=stage.script.year, sentences=False))
        )
        document = enter_document(document, found, **stage.stamp(by))
        open_leads = preview_of(document, by).leads.items()
        leads = {number: (lead.rivals or lead.others)[0].pk for number, lead in open_leads}
        choices = Choices(leads=leads, reason=_LEAD)
        take_document(document, choices, on=on, seen=document.version, **stage.stamp(by))


def ledgers_back(stage: Stage, units: tuple[str, ...], period: str, *, on: date) -> None:
    """Let the office bring ledgers of units that filled them in; they wait to be confirmed."""
    by = stage.cast.clerk
    with taken_over(on=on):
        books = [
            (unit, book_of(unit, period, by=by, on=on)) for unit in (stage.cast.units[each] for each in units)
        ]
        hand_out_all(books, on=on, **stage.stamp(by))
        brought = [_brought(stage, book) for _, book in books]
        bring_ledgers(brought, on=on, **stage.stamp(by))


def _brought(stage: Stage, book: IssuedBook) -> Brought:
    name, data = f"{book.unit_name}{book.period}.xlsx", _filled(book)
    ledgers = sort_ledgers(plain_ledgers(data, name=name), by=stage.cast.clerk)
    return Brought(kept=keep([data], name=name), name=name, ledgers=ledgers)


def _filled(book: IssuedBook) -> bytes:
    """Fill a ledger in as its unit does: a sentence in each row; figures stay as they were carried over."""
    [sheet, *_] = read_sheets(ledger_workbook(book), name="")
    codes = {row.code for row in book.rows}
    width = len(PROGRESS.columns)
    rows = [
        [sheet.text(row, column) for column in range(1, width + 1)] for row in range(1, sheet.rows[-1] + 1)
    ]
    for row in rows:
        if row[PROGRESS.place("code") - 1] in codes:
            row[PROGRESS.place("visible_progress") - 1] = _PROGRESS
    return workbook([WrittenSheet(name=book.title[:31], rows=rows, header=3)])


def sheet_printed(stage: Stage, unit: str, period: str, *, on: date) -> None:
    """Let a unit print what its signer is to sign on paper."""
    filer = stage.cast.desk(unit, "filer")
    with taken_over(on=on):
        print_sheet(stage.cast.units[unit], period, on=on, **stage.stamp(filer))

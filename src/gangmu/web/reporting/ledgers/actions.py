"""Ledgers handed out, brought back, taken or dropped (台账往返): each is one act; the same workbook twice has one effect."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from gangmu.core.plan.reports import Said
from gangmu.files.ledgers.books import IssuedBook, RowSaid
from gangmu.files.ledgers.comparing import ComparedRow, RowOutcome
from gangmu.files.ledgers.writing import NO_CHANGE
from gangmu.web.accounts.models import OrgUnit, Post
from gangmu.web.accounts.scopes import require
from gangmu.web.accounts.standing_in import on_behalf
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import Commit, commit
from gangmu.web.record.models import StoredFile
from gangmu.web.record.once import once
from gangmu.web.record.stored import Kept, stored_file
from gangmu.web.reporting.actions.saving import Filled, filled_and_passed_on, unchanged
from gangmu.web.reporting.actions.stepping import chosen, see_open, write, write_and_run
from gangmu.web.reporting.ledgers import queries
from gangmu.web.reporting.ledgers.books import UNTOUCHED
from gangmu.web.reporting.ledgers.comparing import Held, held
from gangmu.web.reporting.ledgers.refusals import LedgerDecidedError, NoFilerError, NothingToTakeError
from gangmu.web.reporting.ledgers.sorting import Sorted
from gangmu.web.reporting.models import LedgerBook, ProgressReport, ReturnedBook

_BATCH = 40


def hand_out(book: IssuedBook, unit: OrgUnit, *, on: date, by: Actor, at: datetime, key: str) -> LedgerBook:
    """Hand out one ledger (下发台账)."""
    return hand_out_all([(unit, book)], on=on, by=by, at=at, key=key)


@once("reporting.ledger_handed_out")
def hand_out_all(
    books: Sequence[tuple[OrgUnit, IssuedBook]], *, on: date, by: Actor, at: datetime, key: str
) -> LedgerBook:
    """Hand out ledgers, one or many; one with the same content was handed out already and is the same."""
    require(by, "create", LedgerBook)
    keys = [book.key for _, book in books]
    there = {row.key: row for row in LedgerBook.objects.filter(programme=by.programme_id, key__in=keys)}
    new = [(unit, book) for unit, book in books if book.key not in there]
    if not new:
        return there[keys[0]]
    with commit("reporting.ledger_handed_out", by=by, at=at, key=key) as opened:
        return opened.add_all(_handed_out(unit, book, on=on) for unit, book in new)[0]


def _handed_out(unit: OrgUnit, book: IssuedBook, *, on: date) -> LedgerBook:
    rows = [[each.code, each.version, each.said.seal] for each in book.rows]
    return LedgerBook(unit=unit, period=book.period, key=book.key, made_on=on, rows=rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """交来文件: a file that was kept, and the ledgers that were found in it."""

    kept: Kept
    name: str
    ledgers: Sequence[Sorted]


@once("reporting.ledgers_brought")
def bring_ledgers(brought: Sequence[Brought], *, on: date, by: Actor, at: datetime, key: str) -> ReturnedBook:
    """Bring ledgers back (交回台账), one or many at once. Nothing of them counts before it is confirmed."""
    require(by, "create", ReturnedBook)
    batch = key[:_BATCH]
    waiting, copies = _waiting_already(brought, by), _copies(brought)
    with commit("reporting.ledgers_brought", by=by, at=at, key=key) as opened:
        rows = [
            opened.replace(
                each,
                {"batch": batch, "reading": {**each.reading, "copies": copies[each.sha256]}},
                version=each.version,
            )
            for each in waiting.values()
        ]
        seen = set(waiting)
        for each in brought:
            new = [found for found in each.ledgers if found.sha256 not in seen]
            if not new:
                continue
            file = opened.add(stored_file(each.kept, name=each.name, kind="application/octet-stream"))
            seen |= {found.sha256 for found in new}
            rows += opened.add_all(
                _row(found, file, copies[found.sha256], batch=batch, on=on, by=by)
                for found in _once_each(new)
            )
        opened.changes.reverse()  # a ledger stands first
        return rows[-1]


def _waiting_already(brought: Sequence[Brought], by: Actor) -> dict[str, ReturnedBook]:
    """Find those that wait for a decision already: the same workbook is not brought twice."""
    wanted = {found.sha256 for each in brought for found in each.ledgers}
    rows = queries.returned(by, verb="update").filter(sha256__in=wanted, state="preview")
    return {row.sha256: row for row in rows}


def _copies(brought: Sequence[Brought]) -> dict[str, list[str]]:
    """Name the files that are byte for byte one that stood before them (相同文件): none vanishes without a word."""
    names: dict[str, list[str]] = {}
    for each in brought:
        for found in each.ledgers:
            names.setdefault(found.sha256, []).append(found.name)
    return {sha256: every[1:] for sha256, every in names.items()}


def _once_each(found: Sequence[Sorted]) -> list[Sorted]:
    return list({each.sha256: each for each in reversed(found)}.values())[::-1]


def _row(
    found: Sorted, file: StoredFile, copies: Sequence[str], *, batch: str, on: date, by: Actor
) -> ReturnedBook:
    reading: dict[str, Any] = {"refusal": found.refusal} if found.refusal else {"ledger": found.ledger}
    reading["copies"] = list(copies)
    return ReturnedBook(
        book_id=found.book,
        unit_id=found.unit,
        file=file,
        sha256=found.sha256,
        name=found.name,
        batch=batch,
        period=found.period,
        state="refused" if found.refusal else "preview",
        reading=reading,
        brought_on=on,
        brought_by_id=by.post_id,
    )


@once("reporting.ledger_taken", looks_within=True)
def take_ledger(
    row: ReturnedBook, *, is_sure: bool = False, on: date, by: Actor, at: datetime, key: str
) -> ReturnedBook:
    """File what a ledger says (确认报送): its changed rows go on to the unit's desk for review, 无变化 is submitted.

    What is unchanged, known already, stale or faulty stays out, as the preview said. Figures that the preview asks
    back are filed by somebody who says that they are so.
    """
    acting = replace(_acting(row, by), door="sheet")
    with commit("reporting.ledger_taken", by=acting, at=at, key=key) as opened:
        current = _undecided(row, by)
        found = held([current], by=by)[0]
        if not found.is_taking:
            raise NothingToTakeError(name=current.name, where=current.name)
        counts = {kind.value: count for kind, count in found.counts.items() if count}
        reading = {**current.reading, "counts": counts}
        taken = opened.replace(current, {"state": "taken", "reading": reading}, version=current.version)
        _file(opened, found, is_sure=is_sure, on=on, by=acting)
        return taken


def _file(opened: Commit, found: Held, *, is_sure: bool, on: date, by: Actor) -> None:
    rows = {each.code: each for each in found.rows if each.is_taken}
    seen = {found.reports[code].pk: found.reports[code].version for code in rows}
    reports = chosen(opened, by, seen, verb="file")
    see_open(reports)
    said, same = [], []
    for report in reports:
        row = rows[report.task.code]
        if row.outcome is RowOutcome.NO_CHANGE and report.state in UNTOUCHED:
            same.append((report, unchanged(report, left=1, on=on, by=by)))
        else:
            said.append((report, _changes(report, row, is_sure=is_sure, by=by)))
    if said:
        write(opened, said)
    if same:
        write_and_run(opened, same, on=on, by=by)


def _changes(report: ProgressReport, row: ComparedRow, *, is_sure: bool, by: Actor) -> Mapping[str, Any]:
    assert row.said is not None
    said = row.said
    if said.is_no_change:  # of a report that somebody began: 无变化 is what it says
        said = replace(said, is_no_change=False, visible_progress=NO_CHANGE)
    filled = Filled(
        report=report.pk, seen=report.version, said=_said(said, report), figure=row.figure, is_sure=is_sure
    )
    return filled_and_passed_on(report, filled, by=by)


def _said(said: RowSaid, report: ProgressReport) -> Said:
    return Said(
        visible_progress=said.visible_progress,
        amount=said.amount,
        problem=said.problem,
        next_step=said.next_step,
        help_wanted=said.help_wanted,
        claims_completion=report.claims_completion,
    )


def _acting(row: ReturnedBook, by: Actor) -> Actor:
    """Give who files: the unit itself, or the office for the unit's post that files (代录), which the entry names."""
    if row.unit_id == by.unit_id:
        return by
    posts = Post.objects.filter(unit=row.unit_id, role="filer", abolished_on__isnull=True).order_by("pk")
    post = posts.select_related("unit").first()
    if post is None:
        name = OrgUnit.objects.filter(pk=row.unit_id or 0).values_list("name", flat=True).first() or "—"
        raise NoFilerError(unit=name)
    return on_behalf(by, post)


def _undecided(row: ReturnedBook, by: Actor) -> ReturnedBook:
    current = queries.returned(by, verb="update").get(id=row.pk)
    if current.state != "preview":
        raise LedgerDecidedError(name=current.name)
    return current


@once("reporting.ledger_dropped", looks_within=True)
def drop_ledger(row: ReturnedBook, *, by: Actor, at: datetime, key: str) -> ReturnedBook:
    """Drop a ledger (放弃): nothing of it is filed; the file stays in the store."""
    with commit("reporting.ledger_dropped", by=by, at=at, key=key) as opened:
        current = _undecided(row, by)
        return opened.replace(current, {"state": "dropped"}, version=current.version)

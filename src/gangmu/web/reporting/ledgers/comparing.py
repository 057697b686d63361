"""Ledgers that came back, held against the reports as they stand (核对台账): one query for any number of books."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from gangmu.core.plan.no_change import no_change_left
from gangmu.core.plan.requests import month_of
from gangmu.files.ledgers.comparing import ComparedRow, KnownRow, RowOutcome, compare
from gangmu.files.ledgers.plain import ledger_from_plain
from gangmu.files.ledgers.reading import ReturnedLedger
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import NOW
from gangmu.web.reporting import queries
from gangmu.web.reporting.ledgers.books import said_of, unit_of_quantity
from gangmu.web.reporting.ledgers.queries import FILLABLE, reports_of
from gangmu.web.reporting.models import LedgerBook, ProgressReport, ReturnedBook
from gangmu.web.reporting.slips import amount_before

_IN_REVIEW = ("unit_review", "unit_signing")


@dataclass(frozen=True)
class Held:
    """核对: a ledger that came back, its rows with what becomes of each, and the reports that they speak of."""

    row: ReturnedBook
    ledger: ReturnedLedger | None  # none: it could not be read
    rows: tuple[ComparedRow, ...]
    reports: Mapping[str, ProgressReport]  # by the task's code

    @cached_property
    def counts(self) -> Mapping[RowOutcome, int]:
        """Count the rows by what becomes of them."""
        return {kind: sum(1 for each in self.rows if each.outcome is kind) for kind in RowOutcome}

    @property
    def in_doubt(self) -> int:
        """Count the rows whose figures are asked back before they are filed."""
        return sum(1 for each in self.rows if each.is_in_doubt)

    @property
    def is_taking(self) -> bool:
        """Tell whether confirming files anything."""
        return any(each.is_taken for each in self.rows)


def held(returned: Sequence[ReturnedBook], *, by: Actor) -> list[Held]:
    """Hold ledgers against what is kept now."""
    books = LedgerBook.objects.in_bulk([each.book_id for each in returned if each.book_id])
    readable = [each for each in returned if each.unit_id and each.period and each.reading.get("ledger")]
    reports = (
        list(reports_of(by, [(each.unit_id or 0, each.period) for each in readable])) if readable else []
    )
    left = _no_change_left(reports, by=by)
    by_pair: dict[tuple[int, str], list[ProgressReport]] = {}
    for report in reports:
        by_pair.setdefault((report.unit_id, report.period), []).append(report)
    return [_held(each, books, by_pair, left) for each in returned]


def _held(
    row: ReturnedBook,
    books: Mapping[int, LedgerBook],
    by_pair: Mapping[tuple[int, str], list[ProgressReport]],
    left: Mapping[int, bool],
) -> Held:
    plain = row.reading.get("ledger")
    if not plain:
        return Held(row, None, (), {})
    ledger = ledger_from_plain(plain)
    reports = by_pair.get((row.unit_id or 0, row.period), [])
    book = books.get(row.book_id or 0)
    seals = {code: seal for code, _, seal in book.rows} if book else {}
    known = [_known(each, seals, left) for each in reports]
    return Held(row, ledger, compare(ledger, known), {each.task.code: each for each in reports})


def _known(report: ProgressReport, seals: Mapping[str, str], left: Mapping[int, bool]) -> KnownRow:
    task = report.task
    return KnownRow(
        code=task.code,
        title=task.title,
        period=report.period,
        version=report.version,
        unit=unit_of_quantity(task),
        goal=None if task.amount is None else Decimal(task.amount),
        said=said_of(report),
        before=amount_before(report),
        handed_out=seals.get(task.code),
        closed=_closed(report),
        no_change_left=left.get(report.task_id, True),
    )


def _closed(report: ProgressReport) -> str:
    """Say why a report takes no more words, or nothing."""
    last = getattr(report, "last_closed", None)
    if last is not None and month_of(report.period) <= last:
        return "period_closed"
    if report.state in _IN_REVIEW:
        return "in_review"
    return "" if report.state in FILLABLE else "submitted"


def _no_change_left(reports: Sequence[ProgressReport], *, by: Actor) -> Mapping[int, bool]:
    if not reports:
        return {}
    rules = queries.rules(by, NOW, on=max(each.due_on for each in reports))
    earlier = queries.earlier_no_change(list(reports))
    return {
        each.task_id: bool(no_change_left(earlier.get(each.task_id, []), at_most=rules.no_change_running))
        for each in reports
    }

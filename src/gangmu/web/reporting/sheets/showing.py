"""Sheets as their pages show them (签报单页面)."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from gangmu.core.base.iso_periods import Period
from gangmu.core.base.quantities import canonical
from gangmu.core.plan.reporting_periods import month_words
from gangmu.core.plan.signed_sheets import parted
from gangmu.web.accounts.models import OrgUnit
from gangmu.web.doors.languages import say
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import programme_of
from gangmu.web.reporting.ledgers.books import goal_words
from gangmu.web.reporting.models import ProgressReport, SignedSheet
from gangmu.web.reporting.sheets.queries import SIGNABLE, printed_reports, seal_of, signable


@dataclass(frozen=True, slots=True)
class Printable:
    """可打印: a unit and a period with reports that wait to be signed."""

    unit: OrgUnit
    period: str
    words: str
    count: int


def printable(actor: Actor) -> list[Printable]:
    """Give what can be printed and signed now, units in official order."""
    found: dict[tuple[int, str], Printable] = {}
    for row in signable(actor):
        there = found.get((row.unit_id, row.period))
        words = say(*month_words(Period(row.period)))
        found[row.unit_id, row.period] = Printable(
            row.unit, row.period, words, (there.count if there else 0) + 1
        )
    return list(found.values())


@dataclass(frozen=True, slots=True)
class PaperRow:
    """签报单一行: a report as it was printed, and whether it says so still."""

    number: int
    report: ProgressReport
    goal: str
    amount: str
    is_as_printed: bool


def paper_of(sheet: SignedSheet, *, by: Actor) -> dict[str, Any]:
    """Give what a sheet shows."""
    rows = [
        PaperRow(number, report, goal_words(report.task), _amount(report), seal_of(report) == said["seal"])
        for number, (said, report) in enumerate(printed_reports(sheet), start=1)
    ]
    return {
        "code": parted(sheet.code),
        "unit": OrgUnit.objects.get(pk=sheet.unit_id),
        "home": programme_of(by),
        "rows": rows,
        "changed": any(not each.is_as_printed for each in rows),
        "is_open": all(each.report.state in SIGNABLE for each in rows),
    }


def _amount(report: ProgressReport) -> str:
    if report.amount is None:
        return "—"
    return f"{canonical(Decimal(report.amount))}{report.task.unit_of_measure}"

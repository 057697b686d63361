"""What is kept of printed sheets, and the reports that wait to be signed."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.db.models import QuerySet

from gangmu.files.ledgers.books import RowSaid
from gangmu.web.accounts.scopes import allowed
from gangmu.web.record.actors import Actor
from gangmu.web.record.asof import Rows
from gangmu.web.record.moments import NOW
from gangmu.web.reporting.models import ProgressReport, SignedSheet

SIGNABLE: Final = ("unit_review", "unit_signing")


def sheets(actor: Actor, *, verb: str = "read") -> Rows[SignedSheet]:
    """Give the printed sheets, the last first."""
    return allowed(SignedSheet, actor, verb=verb, moment=NOW).order_by("-printed_on", "-id")


def signable(actor: Actor) -> "QuerySet[ProgressReport]":
    """Give the reports that wait to be signed by their units."""
    seen = allowed(ProgressReport, actor, moment=NOW)
    return (
        ProgressReport.objects.filter(seen.moment.present_rows() & seen.where, state__in=SIGNABLE)
        .select_related("unit", "task")
        .order_by("unit__position", "unit", "period", "task__position", "task", "pk")
    )


def seal_of(report: ProgressReport) -> str:
    """Give the mark of what a report says, which the paper bears."""
    return RowSaid(
        visible_progress=report.visible_progress,
        amount=report.amount,
        problem=report.problem,
        next_step=report.next_step,
        help_wanted=report.help_wanted,
        is_no_change=report.is_no_change,
    ).seal


def printed_reports(sheet: SignedSheet) -> list[tuple[Mapping[str, Any], ProgressReport]]:
    """Give what was printed on a sheet, each with its report as it stands."""
    printed: Sequence[Mapping[str, Any]] = sheet.rows["reports"]
    found = ProgressReport.objects.select_related("task", "unit").in_bulk(
        [each["report"] for each in printed]
    )
    return [(each, found[each["report"]]) for each in printed if each["report"] in found]

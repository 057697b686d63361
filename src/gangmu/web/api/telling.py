"""Reports and tasks as the interface tells them (接口字段)."""

from decimal import Decimal
from typing import Any

from gangmu.core.base.quantities import canonical
from gangmu.web.planning.models import AnnualTask
from gangmu.web.record.actors import Actor
from gangmu.web.reporting.ledgers.books import unit_of_quantity
from gangmu.web.reporting.models import ProgressReport
from gangmu.web.reporting.queries import OPEN, is_told
from gangmu.web.reporting.slips import asked_of


def told_task(task: AnnualTask) -> dict[str, Any]:
    """Tell a task."""
    return {
        "code": task.code,
        "title": task.title,
        "criterion": task.criterion,
        "amount": _exact(task.amount),
        "unit_of_measure": unit_of_quantity(task),
        "limit_on": task.limit_on.isoformat() if task.limit_on else None,
        "rhythm": task.rhythm,
        "state": task.state,
    }


def told_report(report: ProgressReport, actor: Actor) -> dict[str, Any]:
    """Tell a report: what is asked, what stands there, and what the city knows already; a draft to its unit alone."""
    shows = is_told(report, actor)
    return {
        "id": report.pk,
        "version": report.version,
        "period": report.period,
        "due_on": report.due_on.isoformat(),
        "state": report.state,
        "can_be_filled_in": report.state in OPEN and report.state not in ("unit_review", "unit_signing"),
        "is_late": report.is_late,
        "task": told_task(report.task),
        "said": {
            "visible_progress": report.visible_progress if shows else "",
            "amount": _exact(report.amount if shows else None),
            "problem": report.problem if shows else "",
            "next_step": report.next_step if shows else "",
            "help_wanted": report.help_wanted if shows else "",
            "claims_completion": shows and report.claims_completion,
        },
        "asked_back": [
            {"code": each.code, "message": each.message(), "where": "amount"}
            for each in (asked_of(report) if shows else ())
        ],
        "is_no_change": shows and report.is_no_change,
        "prefilled": {name: str(each.get("value", "")) for name, each in report.prefilled.items()},
        "reason": report.reason if shows or report.state != "draft" else "",
    }


def _exact(value: Decimal | None) -> str | None:
    return None if value is None else canonical(Decimal(value))

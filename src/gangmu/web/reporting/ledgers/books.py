"""A ledger as it is handed out (下发台账): the open reports of one unit for one period, prefilled as the form is."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from itertools import takewhile

from gangmu.core.base.iso_periods import Period
from gangmu.core.base.quantities import EXACT, canonical, rounded
from gangmu.core.plan.reporting_periods import month_words
from gangmu.files.ledgers.books import IssuedBook, IssuedRow, RowSaid
from gangmu.web.accounts.models import OrgUnit, Post
from gangmu.web.planning.models import AnnualTask
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import programme_of
from gangmu.web.reporting.ledgers.queries import FILLABLE, reports_of
from gangmu.web.reporting.models import ProgressReport, TaskStatus

_DESKS = ("filer", "reviewer", "signer")
UNTOUCHED = ("due", "late")


def book_of(unit: OrgUnit, period: str, *, by: Actor, on: date) -> IssuedBook:
    """Give the ledger of a unit for a period as it stands now."""
    rows = [each for each in reports_of(by, [(unit.pk, period)]) if each.state in FILLABLE]
    statuses = {
        each.task_id: each for each in TaskStatus.objects.filter(task__in=[row.task_id for row in rows])
    }
    words = month_words(Period(period))[0]
    return IssuedBook(
        programme=programme_of(by).uid.hex,
        title=f"{unit.name}{words}工作进展情况表",
        unit_name=unit.name,
        period=period,
        made_on=on,
        due_on=min((each.due_on for each in rows), default=None),
        signers=_signers(unit),
        rows=tuple(_row(each, statuses.get(each.task_id)) for each in rows),
    )


def _row(report: ProgressReport, status: TaskStatus | None) -> IssuedRow:
    task = report.task
    return IssuedRow(
        code=task.code,
        period=report.period,
        version=report.version,
        title=task.title,
        goal=goal_words(task),
        unit=unit_of_quantity(task),
        rate=_rate(report),
        elapsed=_share(status.elapsed if status else None),
        pace=_pace(status),
        said=said_of(report),
    )


def unit_of_quantity(task: AnnualTask) -> str:
    """Give the unit in which a task's amount is counted; none where it has no quantity."""
    return task.unit_of_measure if task.amount is not None else ""


def goal_words(task: AnnualTask) -> str:
    """Say the goal of the year: its test of completion, and its quantity where it has one."""
    amount = f"{canonical(Decimal(task.amount))}{task.unit_of_measure}" if task.amount is not None else ""
    return "；".join(
        filter(None, (task.criterion.strip() or task.text.strip()[:200], amount and f"数量目标{amount}"))
    )


def said_of(report: ProgressReport) -> RowSaid:
    """Give what stands in the form of a report: what was written, or what it was prefilled with."""
    known: Mapping[str, object] = {}
    if report.state in UNTOUCHED:
        known = {name: each.get("value", "") for name, each in report.prefilled.items()}
    words = {
        name: str(known.get(name) or getattr(report, name))
        for name in ("visible_progress", "problem", "next_step", "help_wanted")
    }
    amount = _exact(known["amount"]) if known.get("amount") else report.amount
    return RowSaid(
        **words, amount=None if amount is None else Decimal(amount), is_no_change=report.is_no_change
    )


def _exact(value: object) -> Decimal | None:
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None


def _rate(report: ProgressReport) -> str:
    """Give the share of the year's goal that is said to be reached."""
    amount, goal = said_of(report).amount, report.task.amount
    return "" if amount is None or not goal else _share(EXACT.divide(amount, Decimal(goal)))


def _share(value: Decimal | None) -> str:
    return "" if value is None else f"{canonical(rounded(Decimal(value) * 100, 1))}%"


def _pace(status: TaskStatus | None) -> str:
    if status is None:
        return ""
    return {"ahead": "达序时", "ok": "达序时", "warn": "未达序时", "alarm": "未达序时"}.get(status.lamp, "")


def _signers(unit: OrgUnit) -> str:
    """Name the unit's three desks by their posts."""
    posts = Post.objects.filter(unit=unit, role__in=_DESKS, abolished_on__isnull=True).order_by("pk")
    titles = {each.role: each.title for each in reversed(list(posts))}
    said = [titles[desk] for desk in _DESKS if desk in titles]
    # What all begin with is the unit's own name, which stands above.
    alike = takewhile(lambda signs: len(set(signs)) == 1, zip(*said, strict=False)) if len(said) > 1 else ()
    shared = sum(1 for _ in alike)
    return "／".join(each[shared:] or each for each in said)

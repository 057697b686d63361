"""A ledger as it is handed out (下发台账): the open reports of one unit for one period, prefilled as the form is."""

from collections.abc import Mapping, Sequence
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
from gangmu.web.reporting.lamps.timing import PeriodTime, times_of
from gangmu.web.reporting.ledgers.queries import FILLABLE, reports_of
from gangmu.web.reporting.models import ProgressReport

_DESKS = ("filer", "reviewer", "signer")
UNTOUCHED = ("due", "late")


def book_of(unit: OrgUnit, period: str, *, by: Actor, on: date) -> IssuedBook:
    """Give the ledger of a unit for a period as it stands now."""
    return books_of([(unit, period)], by=by, on=on)[0][1]


def books_of(
    wanted: Sequence[tuple[OrgUnit, str]], *, by: Actor, on: date
) -> list[tuple[OrgUnit, IssuedBook]]:
    """Give the ledgers of units for periods as they stand now, with as many queries for many as for one."""
    reports = [
        each
        for each in reports_of(by, [(unit.pk, period) for unit, period in wanted])
        if each.state in FILLABLE
    ]
    times = times_of(reports, by)
    by_pair: dict[tuple[int, str], list[ProgressReport]] = {}
    for each in reports:
        by_pair.setdefault((each.unit_id, each.period), []).append(each)
    signers = _signers([unit for unit, _ in wanted])
    programme = programme_of(by).uid.hex
    found = []
    for unit, period in wanted:
        rows = by_pair.get((unit.pk, period), [])
        book = IssuedBook(
            programme=programme,
            title=f"{unit.name}{month_words(Period(period))[0]}工作进展情况表",
            unit_name=unit.name,
            period=period,
            made_on=on,
            due_on=min((each.due_on for each in rows), default=None),
            signers=signers.get(unit.pk, ""),
            known_on=max((times[each.pk].on for each in rows if each.pk in times), default=None),
            rows=tuple(_row(each, times.get(each.pk)) for each in rows),
        )
        found.append((unit, book))
    return found


def _row(report: ProgressReport, time: PeriodTime | None) -> IssuedRow:
    task = report.task
    return IssuedRow(
        code=task.code,
        period=report.period,
        version=report.version,
        title=task.title,
        goal=goal_words(task),
        unit=unit_of_quantity(task),
        rate=_rate(report),
        elapsed=_share(time.share if time else None),
        pace=_pace(report, time),
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


def _pace(report: ProgressReport, time: PeriodTime | None) -> str:
    """Hold the share that the row shows against the time that it shows; the lamp has tolerances of its own."""
    amount, goal = said_of(report).amount, report.task.amount
    if time is None or amount is None or not goal:
        return ""
    return "达序时" if time.is_kept_by(amount, Decimal(goal)) else "未达序时"


def _signers(units: Sequence[OrgUnit]) -> dict[int, str]:
    """Name the three desks of units by their posts."""
    posts = Post.objects.filter(unit__in=units, role__in=_DESKS, abolished_on__isnull=True).order_by("-pk")
    titles: dict[int, dict[str, str]] = {}
    for each in posts:  # the first post of a desk comes last
        titles.setdefault(each.unit_id, {})[each.role] = each.title
    return {
        unit: _without_the_shared([of[desk] for desk in _DESKS if desk in of]) for unit, of in titles.items()
    }


def _without_the_shared(titles: Sequence[str]) -> str:
    """Leave out what all titles begin with: the unit's own name, which stands above."""
    alike = (
        takewhile(lambda signs: len(set(signs)) == 1, zip(*titles, strict=False)) if len(titles) > 1 else ()
    )
    shared = sum(1 for _ in alike)
    return "／".join(each[shared:] or each for each in titles)

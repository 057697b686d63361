"""Asking for reports (发出填报要求), by the calendar: each task once a period, with what is known already filled in."""

from datetime import date, datetime
from typing import Final

from gangmu.core.plan.requests import MONTHS, REPORTING_STATES, Request, request_on
from gangmu.web.accounts.scopes import require
from gangmu.web.planning.models import AnnualTask
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import commit
from gangmu.web.record.lifecycles import lifecycle
from gangmu.web.record.moments import NOW
from gangmu.web.record.once import once
from gangmu.web.reporting import queries
from gangmu.web.reporting.actions.stepping import step
from gangmu.web.reporting.models import ProgressReport
from gangmu.web.reporting.prefilling import prefilled

LIFECYCLE: Final = "progress_report"


@once("reporting.reports_asked")
def ask_for_reports(*, on: date, by: Actor, at: datetime, key: str) -> ProgressReport | None:
    """Ask for what is open on a day and was not asked for yet; asked again, it asks for nothing."""
    require(by, "create", ProgressReport)
    wanted = missing_requests(by, on=on)
    if not wanted:
        return None
    known = prefilled([task for task, _ in wanted], by=by, on=on)
    initial = lifecycle(LIFECYCLE).initial
    with commit("reporting.reports_asked", by=by, at=at, key=key) as opened:
        return opened.add_all(
            ProgressReport(
                task=task,
                unit_id=task.lead_unit_id or 0,  # those without a lead are not asked
                period=request.period,
                due_on=request.due_on,
                state=initial,
                prefilled=known.get(task.pk, {}),
            )
            for task, request in wanted
        )[0]


def missing_requests(by: Actor, *, on: date) -> list[tuple[AnnualTask, Request]]:
    """Give the tasks that are to be reported on a day and have no request for the period yet."""
    rules = queries.rules(by, NOW, on=on)
    open_now = {rhythm: request_on(rhythm, on, rules) for rhythm in MONTHS}
    periods = {each.period for each in open_now.values() if each is not None}
    asked = set(
        ProgressReport.objects.filter(programme=by.programme_id, period__in=periods).values_list(
            "task", "period"
        )
    )
    tasks = AnnualTask.objects.filter(
        programme=by.programme_id,
        plan__year=on.year,
        state__in=REPORTING_STATES,
        lead_unit__isnull=False,
    )
    found = []
    for task in tasks.order_by("position", "pk"):
        request = open_now.get(task.rhythm, open_now["month"])
        if request is None or (task.pk, request.period) in asked:
            continue
        if task.issued_on is None or task.issued_on <= request.due_on:  # what came later is asked next time
            found.append((task, request))
    return found


@once("reporting.reports_late")
def mark_late(*, on: date, by: Actor, at: datetime, key: str) -> ProgressReport | None:
    """Mark what was not reported in time (逾期未报). It counts against filing discipline, never against progress."""
    late = list(queries.reports(by, NOW, verb="update").filter(state="due", due_on__lt=on))
    if not late:
        return None
    changes = [
        (row, {"state": step(row, "mark_late", by=by, is_overdue=row.due_on < on), "is_late": True})
        for row in late
    ]
    with commit("reporting.reports_late", by=by, at=at, key=key) as opened:
        return opened.replace_all(changes)[0]

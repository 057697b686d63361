"""What programs ask (接口): reports of the key's unit, one of them, what it says; tasks."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from django.db.models import QuerySet
from django.http import HttpResponse

from gangmu.core.plan.reports import Said
from gangmu.core.plan.said.figures import SaidFigure
from gangmu.web.accounts.scopes import allowed
from gangmu.web.api.document import STATES, TASK_STATES, document
from gangmu.web.api.refusals import BodyUnreadError
from gangmu.web.api.speaking import (
    answered,
    body_of,
    code_in,
    day_in,
    flag_in,
    idempotency_key,
    mark_of,
    marked,
    next_page,
    page_of,
    takes,
    text_in,
    version_in,
    writes,
)
from gangmu.web.api.telling import told_report, told_task
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.planning import queries as planning
from gangmu.web.record.clock import now, today
from gangmu.web.record.moments import NOW
from gangmu.web.record.refusals import NotFoundError
from gangmu.web.reporting.actions.saving import (
    Filled,
    pass_on_reports,
    save_reports,
    say_no_change,
)
from gangmu.web.reporting.forms import amount_in, figure_in
from gangmu.web.reporting.ledgers.books import unit_of_quantity
from gangmu.web.reporting.models import ProgressReport
from gangmu.web.reporting.queries import OPEN

READ, FILE, TASKS = "report:read", "report:file", "task:read"
SCOPES: Final[Mapping[str, tuple[str, str]]] = {
    READ: ("读本单位的报告", "read the unit's reports"),
    FILE: ("填写、送审本单位的报告（不能签发）", "fill in and pass on the unit's reports; never sign"),
    TASKS: ("读看得到的年度任务", "read the annual tasks that the post may see"),
}
_MOST: Final = 200
_PERIOD: Final = re.compile(r"[12][0-9]{3}(?:-(?:[0-9]{2}|Q[1-4]|H[12]))?", re.ASCII)


def openapi(request: ActorRequest) -> HttpResponse:
    """Give the document that says all of this to a program."""
    return answered(document())


def _reports(request: ActorRequest, *, verb: str = "read") -> "QuerySet[ProgressReport]":
    mine = allowed(ProgressReport, request.actor, verb=verb, moment=NOW)
    rows = ProgressReport.objects.filter(mine.moment.present_rows() & mine.where)
    return rows.select_related("task").order_by("due_on", "task", "pk")


def _list_reports(request: ActorRequest) -> HttpResponse:
    rows, state = _reports(request), request.GET.get("state", "open")
    if state not in STATES:
        raise BodyUnreadError(field="state", wanted=" | ".join(STATES), where="state")
    if state != "all":
        rows = rows.filter(state__in=OPEN if state == "open" else (state,))
    if (period := request.GET.get("period")) is not None:
        if not _PERIOD.fullmatch(period):
            raise BodyUnreadError(field="period", wanted="2026-03 | 2026-Q1", where="period")
        rows = rows.filter(period=period)
    if (task := request.GET.get("task")) is not None:
        rows = rows.filter(task__code=code_in(task))
    if (day := day_in(request, "due_from")) is not None:
        rows = rows.filter(due_on__gte=day)
    if (day := day_in(request, "due_to")) is not None:
        rows = rows.filter(due_on__lte=day)
    start, count = page_of(request, most=_MOST)
    found, total = rows[start : start + count], rows.count()
    return answered(
        {
            "reports": [told_report(each, request.actor) for each in found],
            "total": total,
            "next": next_page(request, start, count, total),
        }
    )


def _one(request: ActorRequest, number: int, *, verb: str = "read") -> ProgressReport:
    found = _reports(request, verb=verb).filter(pk=number).first() if number < 2**63 else None
    if found is None:
        raise NotFoundError(what="reporting.ProgressReport")
    return found


def _get_report(request: ActorRequest, number: int) -> HttpResponse:
    report = _one(request, number)
    if request.headers.get("If-None-Match", "").strip() == mark_of(report.version):
        return marked(HttpResponse(status=304), report.version)
    return marked(answered(told_report(report, request.actor)), report.version)


@writes
def _save_report(request: ActorRequest, number: int) -> HttpResponse:
    """Keep a draft."""
    report = _one(request, number, verb="file")
    filled = _filled(request, report, body_of(request))
    save_reports([filled], **_stamp(request))
    return _get_report(request, number)


@writes
def _pass_on_report(request: ActorRequest, number: int) -> HttpResponse:
    """Fill in and pass on to the unit's desk for review."""
    report = _one(request, number, verb="file")
    filled = _filled(request, report, body_of(request))
    pass_on_reports([filled], **_stamp(request))
    return _get_report(request, number)


@writes
def _say_no_change(request: ActorRequest, number: int) -> HttpResponse:
    """Say that nothing changed: it goes to the unit's desk for review, as all that a program brings."""
    report = _one(request, number, verb="file")
    say_no_change({report.pk: version_in(request, body_of(request))}, **_stamp(request))
    return _get_report(request, number)


def _stamp(request: ActorRequest) -> dict[str, Any]:
    assert request.programme is not None
    return {
        "on": today(request.programme),
        "by": request.actor,
        "at": now(),
        "key": idempotency_key(request),
    }


def _filled(request: ActorRequest, report: ProgressReport, body: Mapping[str, Any]) -> Filled:
    """Read what is said; what is left out stays as it stands."""
    seen = version_in(request, body)
    words = {
        name: text_in(body, name, getattr(report, name))
        for name in ("visible_progress", "problem", "next_step", "help_wanted")
    }
    amount, figure = _amount(report, body)
    said = Said(
        **words,
        amount=amount,
        claims_completion=flag_in(body, "claims_completion", default=report.claims_completion),
    )
    is_sure = flag_in(body, "figures_checked", default=False)
    return Filled(report=report.pk, seen=seen, said=said, figure=figure, is_sure=is_sure)


def _amount(report: ProgressReport, body: Mapping[str, Any]) -> tuple[Decimal | None, SaidFigure | None]:
    """Read an amount as offices write it, in the unit of the task, and give it also as it was written."""
    if "amount" not in body:
        return report.amount, None
    if body["amount"] is None:
        return None, None
    text, unit = text_in(body, "amount"), unit_of_quantity(report.task)
    return amount_in(text, unit), figure_in(text, unit)


def _list_tasks(request: ActorRequest) -> HttpResponse:
    rows = planning.tasks(request.actor, NOW)
    if (year := request.GET.get("year")) is not None:
        if not (year.isascii() and year.isdigit() and len(year) == 4):
            raise BodyUnreadError(field="year", wanted="2026", where="year")
        plans = [row.pk for row in planning.plans(request.actor, NOW).filter(year=int(year))]
        rows = rows.filter(plan__in=plans)
    if (state := request.GET.get("state")) is not None:
        if state not in TASK_STATES:
            raise BodyUnreadError(field="state", wanted=" | ".join(TASK_STATES), where="state")
        rows = rows.filter(state=state)
    start, count = page_of(request, most=_MOST)
    total = rows.count()
    return answered(
        {
            "tasks": [told_task(each) for each in rows.page(start, start + count)],
            "total": total,
            "next": next_page(request, start, count, total),
        }
    )


reports = takes(GET=(READ, _list_reports))
report = takes(GET=(READ, _get_report), PUT=(FILE, _save_report))
passing_on = takes(POST=(FILE, _pass_on_report))
no_change = takes(POST=(FILE, _say_no_change))
tasks = takes(GET=(TASKS, _list_tasks))

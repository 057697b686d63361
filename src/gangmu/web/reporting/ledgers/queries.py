"""What is kept of ledgers: those handed out, those that came back, and the reports that they speak of."""

from collections.abc import Iterable

from django.db.models import Max, OuterRef, Q, QuerySet, Subquery

from gangmu.core.plan.requests import OVER
from gangmu.web.accounts.scopes import allowed
from gangmu.web.record.actors import Actor
from gangmu.web.record.asof import Rows
from gangmu.web.record.moments import NOW
from gangmu.web.reporting.models import LedgerBook, MonthClose, ProgressReport, ReturnedBook

FILLABLE = ("due", "late", "draft", "returned")


def books(actor: Actor) -> Rows[LedgerBook]:
    """Give the ledgers that were handed out, the last first."""
    return allowed(LedgerBook, actor, moment=NOW).order_by("-made_on", "-id")


def returned(actor: Actor, *, verb: str = "read") -> Rows[ReturnedBook]:
    """Give the ledgers that came back, the last first."""
    return allowed(ReturnedBook, actor, verb=verb, moment=NOW).order_by("-brought_on", "-id")


def reports_of(actor: Actor, pairs: Iterable[tuple[int, str]]) -> "QuerySet[ProgressReport]":
    """Give the reports of units and periods with their tasks and the last month closed: one query, in official order."""
    seen = allowed(ProgressReport, actor, moment=NOW)
    wanted = Q(pk__in=())
    for unit, period in set(pairs):
        wanted |= Q(unit=unit, period=period)
    closed = (
        MonthClose.objects.filter(programme=OuterRef("programme"))
        .order_by()
        .values("programme")
        .annotate(last=Max("month"))
        .values("last")
    )
    return (
        ProgressReport.objects.filter(seen.moment.present_rows() & seen.where & wanted)
        .select_related("task", "unit")
        .annotate(last_closed=Subquery(closed))
        .order_by("task__position", "task", "pk")
    )


def fillable(actor: Actor) -> "QuerySet[ProgressReport]":
    """Give the reports that units still fill in, with unit and task."""
    seen = allowed(ProgressReport, actor, moment=NOW)
    return (
        ProgressReport.objects.filter(seen.moment.present_rows() & seen.where, state__in=FILLABLE)
        .exclude(task__state__in=OVER)
        .select_related("unit")
        .order_by("unit__position", "unit", "period")
    )

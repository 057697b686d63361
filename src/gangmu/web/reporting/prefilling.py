"""What a form knows already (预填): the last report that was accepted, and figures that the city holds, each with its origin."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from gangmu.core.base.iso_periods import Period, PeriodNotReadError
from gangmu.core.base.quantities import Quantity, canonical, convertible
from gangmu.web.indicators.models import Observation, Place, Series
from gangmu.web.planning.models import AnnualTask
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import programme_of
from gangmu.web.reporting.models import ProgressReport
from gangmu.web.reporting.queries import COUNTED

WORDS = ("visible_progress", "problem", "next_step", "help_wanted")
Known = dict[str, Any]


def prefilled(tasks: Sequence[AnnualTask], *, by: Actor, on: date) -> dict[int, dict[str, Known]]:
    """Give for each task what is known, by field: value and origin."""
    found: dict[int, dict[str, Known]] = {}
    for task, last in _last_reports(tasks).items():
        found[task] = _from_report(last)
    for task, known in _held_figures(tasks, by=by, on=on).items():
        found.setdefault(task, {})["amount"] = known
    return found


def _last_reports(tasks: Sequence[AnnualTask]) -> dict[int, ProgressReport]:
    rows = ProgressReport.objects.filter(task__in=tasks, state__in=COUNTED).order_by("due_on")
    return {row.task_id: row for row in rows}


def _from_report(row: ProgressReport) -> dict[str, Known]:
    origin = {"origin": "report", "period": row.period}
    known = {name: {"value": text, **origin} for name in WORDS if (text := getattr(row, name))}
    if row.amount is not None:
        known["amount"] = {"value": canonical(row.amount), **origin}
    return known


def _held_figures(tasks: Sequence[AnnualTask], *, by: Actor, on: date) -> dict[int, Known]:
    """Find figures of the result's indicator that the city holds for this year: nobody is asked for them again."""
    asked = {task.pk: task for task in tasks if task.indicator_id and task.unit_of_measure}
    if not asked:
        return {}
    home = programme_of(by).place
    places = [
        row.pk
        for row in Place.objects.filter(programme=by.programme_id)
        if home == row.name or home in row.aliases
    ]
    series = dict(
        Series.objects.filter(
            programme=by.programme_id,
            place__in=places,
            indicator__in={task.indicator_id for task in asked.values()},
        ).values_list("pk", "indicator")
    )
    rows = Observation.objects.filter(series__in=series, state__in=Observation.COUNTED)
    newest: dict[int, Observation] = {}
    for row in rows:
        if _is_of_year(row.period, on):
            key = series[row.series_id]
            if key not in newest or _rank(row) > _rank(newest[key]):
                newest[key] = row
    found = {}
    for pk, task in asked.items():
        held = newest.get(task.indicator_id or 0)
        if held is not None and convertible(held.unit, task.unit_of_measure):
            value = Quantity(Decimal(held.value), held.unit).to(task.unit_of_measure).value
            found[pk] = _from_observation(held, value)
    return found


def _from_observation(row: Observation, value: Decimal) -> Known:
    return {
        "value": canonical(value),
        "origin": "observation",
        "observation": row.uid.hex,
        "period": row.period,
        "vintage": str(row.vintage or ""),
        "source": row.source_title,
    }


def _is_of_year(text: str, on: date) -> bool:
    try:
        period = Period(text)
    except PeriodNotReadError:
        return False
    return period.first.year == on.year and period.last <= on


def _rank(row: Observation) -> tuple[date, date]:
    return Period(row.period).last, row.vintage or date.min

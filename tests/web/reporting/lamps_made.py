"""Builders of lamps: tasks of a year's plan with what was reported of them, as rows of the record."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from gangmu.core.base.iso_periods import Period
from gangmu.core.plan.lamp_rules import Lamp
from gangmu.web.accounts.models import OrgUnit
from gangmu.web.planning.models import AnnualPlan, AnnualTask, TaskNode
from gangmu.web.record.actors import operator
from gangmu.web.record.commits import commit
from gangmu.web.record.models import Programme
from gangmu.web.reporting.lamps.closing import close_month
from gangmu.web.reporting.lamps.running import write_statuses
from gangmu.web.reporting.models import (
    ConfidenceStatement,
    MeetingDecision,
    MonthClose,
    ProgressReport,
    TaskLamp,
    TaskStatus,
)
from web.builders import a_key, a_unit, an_instant, an_office_clerk, recorded

_numbers = count(1)


def a_year(programme: Programme, year: int = 2025) -> AnnualPlan:
    found = AnnualPlan.objects.filter(programme=programme, year=year).first()
    return found or recorded(
        AnnualPlan(year=year, title=f"{year}年度计划", state="issued", opened_on=date(year, 1, 5)), programme
    )


def lit_task(programme: Programme, *, unit: OrgUnit | None = None, **fields: Any) -> AnnualTask:
    """A task of 2025 that runs, of 12 亿元 by the year's end."""
    number = next(_numbers)
    code = f"L{number:05}"
    known = {
        "code": code, "line": code, "position": number, "title": f"第{number}项任务", "criterion": "完成投资",
        "state": "running", "limit_on": date(2025, 12, 31), "amount": Decimal(12), "unit_of_measure": "亿元",
        "issued_on": date(2025, 1, 20), "plan": a_year(programme), "lead_unit": unit or a_unit(programme),
    }  # fmt: skip
    return recorded(AnnualTask(**known | fields), programme)


def told(programme: Programme, task: AnnualTask, period: str, amount: str | None = None, **fields: Any) -> ProgressReport:  # fmt: skip
    known = {
        "task": task, "unit_id": task.lead_unit_id, "period": period, "due_on": Period(period).last, "state": "accepted",
        "amount": None if amount is None else Decimal(amount), "visible_progress": "按计划推进",
    }  # fmt: skip
    return recorded(ProgressReport(**known | fields), programme)


def lit(programme: Programme, tasks: Sequence[AnnualTask], *, on: date) -> list[TaskStatus]:
    """Write how tasks stand, as the action of a report does."""
    by = operator(programme.pk)
    with commit("test.reported", by=by, at=an_instant(), key=a_key(), programme=programme) as opened:
        return write_statuses(opened, tasks, on=on, by=by)


def a_step(programme: Programme, task: AnnualTask, due: date, **fields: Any) -> TaskNode:
    return recorded(TaskNode(task=task, text="开工", due_on=due, **fields), programme)


def closed(programme: Programme, month: str, *, on: date | None = None) -> MonthClose:
    period = Period(month)
    return close_month(
        period,
        note="",
        on=on or period.last + timedelta(days=1),
        despite=10_000,
        by=an_office_clerk(programme),
        at=an_instant(),
        key=a_key(),
    )


def lamps(close: MonthClose) -> list[Lamp]:
    return [Lamp(row.lamp) for row in TaskLamp.objects.filter(close=close).order_by("task_id")]


def some_lamps(programme: Programme, size: int) -> None:
    """Two closed months of some tasks, with what meetings decided and how sure people are."""
    unit = a_unit(programme)
    tasks = [lit_task(programme, unit=unit) for _ in range(2 * size)]
    for number, task in enumerate(tasks):
        told(
            programme,
            task,
            "2025-05",
            "3" if number % 2 else "5",
            problem="征拆未完",
            help_wanted="请协调用地",
        )
        told(programme, task, "2025-06", "4", state="submitted" if number % 3 else "returned")
        statement = {"step": "in_doubt", "setter": "office", "evidence": ["现场看过"], "on": date(2025, 6, 3)}
        recorded(ConfidenceStatement(task=task, **statement), programme)
        recorded(
            MeetingDecision(month="2025-06", task=task, unit=unit, text="请定用地指标", state="asked"),
            programme,
        )
    lit(programme, tasks, on=date(2025, 7, 1))
    for month in ("2025-05", "2025-06"):
        closed(programme, month)


def a_closed_lamp(programme: Programme) -> dict[str, Any]:
    """The arguments of the address of a closed lamp."""
    row = TaskLamp.objects.filter(programme=programme).order_by("id")[0]
    return {"month": row.month, "code": row.task.code}


def a_decision(programme: Programme) -> dict[str, Any]:
    """The arguments of the address of a decision of a meeting."""
    return {"month": "2025-06", "number": MeetingDecision.objects.filter(programme=programme).latest("id").pk}

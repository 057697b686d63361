"""What units answer for in reporting (承担的事项): told to whoever reorganises units and posts."""

from collections.abc import Sequence
from typing import Any, Final

from django.db.models import Max, Q

from gangmu.core.plan.requests import month_of
from gangmu.web.accounts.charges import ChargeKind, hand_over
from gangmu.web.reporting.models import MonthClose

OVER: Final = ("accepted", "checked", "corrected")  # reports of which nothing is owed any more


def _kinds() -> list[ChargeKind]:
    return [
        ChargeKind(
            label="reporting.ProgressReport", zh="进展报告", en="progress report", unit="unit",
            open_where=~Q(state__in=OVER) & Q(task__verdict=""), name="task__title", still=_of_open_months,
        ),
        ChargeKind(
            label="reporting.ReportLink", zh="填报链接", en="link to forms", unit="unit", post="post",
            open_where=Q(revoked_on__isnull=True), name="made_on",
        ),
        ChargeKind(
            label="reporting.FormEntry", zh="登记的表单", en="registered form", unit="owner",
            open_where=Q(withdrawn_on__isnull=True), name="title",
        ),
        ChargeKind(
            label="reporting.MeetingDecision", zh="会议议定事项", en="decision of a meeting", unit="unit",
            open_where=Q(state__in=("asked", "open")), name="text",
        ),
    ]  # fmt: skip


def _of_open_months(rows: Sequence[Any]) -> Sequence[Any]:
    """Leave out the reports of closed months: whose they were then, they stay; but what is asked back is owed still."""
    if not rows:
        return rows
    closes = MonthClose.objects.filter(programme=rows[0].programme_id)
    last = closes.aggregate(last=Max("month"))["last"] or ""
    return [row for row in rows if row.state == "correction_asked" or month_of(row.period) > last]


for each in _kinds():
    hand_over(each)

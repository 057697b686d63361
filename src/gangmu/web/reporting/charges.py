"""What units answer for in reporting (承担的事项): told to whoever reorganises units and posts."""

from typing import Final

from django.db.models import Q

from gangmu.web.accounts.charges import ChargeKind, hand_over

OVER: Final = ("accepted", "checked", "corrected")  # reports of which nothing is owed any more


def _kinds() -> list[ChargeKind]:
    return [
        ChargeKind(
            label="reporting.ProgressReport", zh="进展报告", en="progress report", unit="unit",
            open_where=~Q(state__in=OVER), name="task__title",
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


for each in _kinds():
    hand_over(each)

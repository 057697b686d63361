"""What units and posts answer for in plans (承担的事项): told to whoever reorganises units and posts."""

from collections.abc import Sequence
from typing import Any, Final

from django.db.models import Q

from gangmu.web.accounts.charges import ChargeKind, hand_over
from gangmu.web.planning.models import TaskUnit
from gangmu.web.record.commits import Commit

OVER: Final = ("closed", "carried", "cancelled", "unmet")  # tasks of which nothing is owed any more


def _kinds() -> list[ChargeKind]:
    of_open = ~Q(task__state__in=OVER) & Q(task__verdict="") & ~Q(task__plan__state="closed")
    return [
        ChargeKind(
            label="planning.AnnualTask", zh="年度任务", en="annual task", unit="lead_unit", post="post",
            leader="leader", open_where=~Q(state__in=OVER) & Q(verdict="") & ~Q(plan__state="closed"),
            name="title", after=_lead_stands_once,
        ),
        ChargeKind(
            label="planning.TaskUnit", zh="参与的任务", en="part in a task", unit="unit", open_where=of_open,
            name="task__title", once_each=("task",), needless=_leads_already,
        ),
        ChargeKind(
            label="planning.TaskNode", zh="任务节点", en="node of a task", post="post",
            open_where=of_open & Q(verified_on__isnull=True), name="text",
        ),
        ChargeKind(
            label="planning.TaskPart", zh="单位内部分解", en="part within the unit", unit="unit", post="post",
            open_where=of_open & Q(done_on__isnull=True), name="text",
        ),
        ChargeKind(
            label="planning.TaskFiling", zh="报过的推进计划", en="plan of a task that was filed", unit="unit",
            open_where=of_open, name="task__title", once_each=("task",),
        ),
        ChargeKind(
            label="planning.TaskAnswer", zh="待答复的会商", en="question to be answered", unit="unit",
            open_where=of_open & Q(answer="waiting"), name="task__title", once_each=("task", "round"),
        ),
        ChargeKind(
            label="planning.TaskChange", zh="待批的调整", en="change asked for", unit="unit",
            open_where=of_open & Q(outcome="asked"), name="task__title",
        ),
    ]  # fmt: skip


def _lead_stands_once(opened: Commit, tasks: Sequence[Any]) -> None:
    """Take out the part in a task of a unit that leads it now: nobody leads and supports the same."""
    leads = {each.pk: each.lead_unit_id for each in tasks}
    for part in TaskUnit.objects.filter(task__in=leads):
        if part.unit_id == leads[part.task_id]:
            opened.remove(part, version=part.version)


def _leads_already(row: Any, unit: Any) -> bool:
    """Tell whether a unit that takes over a part in a task leads that task already."""
    row.task.refresh_from_db(fields=["lead_unit"])
    return bool(row.task.lead_unit_id == unit.pk)


for each in _kinds():
    hand_over(each)

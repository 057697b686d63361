"""What can be asked of lamps: every function takes the actor and the moment."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Final

from django.db.models import Q

from gangmu.core.plan.lamp_history import ClosedLamp
from gangmu.core.plan.task_facts import COUNTED, NODE
from gangmu.web.accounts.scopes import allowed, hanging_from_all
from gangmu.web.planning.models import AnnualPlan, AnnualTask, TaskNode
from gangmu.web.record.actors import Actor
from gangmu.web.record.asof import Rows
from gangmu.web.record.moments import NOW, Moment
from gangmu.web.reporting.lamps.closing import closed_history
from gangmu.web.reporting.lamps.running import LIT
from gangmu.web.reporting.models import MeetingDecision, MonthClose, ProgressReport, TaskLamp, TaskStatus

LOOKED_BACK: Final = timedelta(days=120)  # a quarter and what its report takes
# What is over before its time is no longer chased; what was carried on lives on in its new row.
ENDED: Final = frozenset({"cancelled", "carried"})


def statuses(actor: Actor, moment: Moment = NOW, *, verb: str = "read") -> Rows[TaskStatus]:
    """Give how tasks stand."""
    return allowed(TaskStatus, actor, verb=verb, moment=moment)


def task_lamps(actor: Actor, moment: Moment = NOW, *, verb: str = "read") -> Rows[TaskLamp]:
    """Give the lamps of closed months."""
    return allowed(TaskLamp, actor, verb=verb, moment=moment)


def closes(actor: Actor, moment: Moment = NOW) -> Rows[MonthClose]:
    """Give the closes of months, the last first."""
    return allowed(MonthClose, actor, moment=moment).order_by("-month", "-round")


def decisions(actor: Actor, moment: Moment = NOW, *, verb: str = "read") -> Rows[MeetingDecision]:
    """Give what review meetings decided."""
    return allowed(MeetingDecision, actor, verb=verb, moment=moment).order_by("month", "id")


def lit_tasks(actor: Actor, moment: Moment = NOW) -> Rows[AnnualTask]:
    """Give the tasks that are issued, in the plan's order."""
    return allowed(AnnualTask, actor, moment=moment).filter(state__in=LIT).order_by("position")


def plan_of(actor: Actor, day: date, moment: Moment = NOW) -> AnnualPlan | None:
    """Give the plan of the year in which a day lies; in a year without one, the last before."""
    plans = allowed(AnnualPlan, actor, moment=moment).filter(year__lte=day.year).order_by("-year")
    return plans.first()


def plans(actor: Actor, moment: Moment = NOW) -> Rows[AnnualPlan]:
    """Give the annual plans."""
    return allowed(AnnualPlan, actor, moment=moment)


def history(actor: Actor, tasks: Iterable[int], moment: Moment = NOW) -> dict[int, tuple[ClosedLamp, ...]]:
    """Give the closed lamps of tasks that the actor was let see, the newest version of each month."""
    keys = list(tasks)
    return closed_history(hanging_from_all(keys, TaskLamp, actor, moment=moment)) if keys else {}


def states_of(actor: Actor, tasks: Iterable[int], moment: Moment = NOW) -> dict[int, TaskStatus]:
    """Give how tasks stand that the actor was let see, by task."""
    keys = list(tasks)
    if not keys:
        return {}
    return {row.task_id: row for row in hanging_from_all(keys, TaskStatus, actor, moment=moment)}


def as_led_at(close: MonthClose, tasks: Mapping[int, AnnualTask]) -> None:
    """Let tasks as read name the unit that led them when a month was closed: a merger since rewrites no closed month."""
    versions = MonthClose.past._default_manager.filter(row=close.pk).order_by("version")
    first = versions.values_list("seq_from", flat=True).first()
    then = Rows(
        AnnualTask,
        Moment(seq=first or close.seq_from),
        where=Q(programme=close.programme_id, pk__in=list(tasks)),
    )
    for key, unit in then.columns("id", "lead_unit"):
        tasks[key].lead_unit_id = unit


def wanting_help(actor: Actor, moment: Moment = NOW, *, on: date) -> dict[int, ProgressReport]:
    """Give by task the last word of its unit, where that asks for help (需协调)."""
    rows = allowed(ProgressReport, actor, moment=moment).filter(
        state__in=COUNTED, due_on__gte=on - LOOKED_BACK
    )
    newest: dict[int, ProgressReport] = {}
    for row in rows.order_by("-due_on", "task"):
        newest.setdefault(row.task_id, row)
    return {task: row for task, row in newest.items() if row.help_wanted.strip()}


def late_nodes_to_judge(actor: Actor, moment: Moment = NOW, *, on: date) -> set[int]:
    """Name the tasks with a late node that nobody judged (等判断): able to meet the limit, or not."""
    where = {"due_on__lt": on, "verified_on__isnull": True, "is_able__isnull": True}
    return {task for (task,) in allowed(TaskNode, actor, moment=moment).filter(**where).columns("task")}


UNDER_WAY: Final = ("issued", "planned", "running", "change_asked")


def goes_by_nodes(task: AnnualTask) -> bool:
    """Tell whether the lamp of a task that is under way goes by its nodes."""
    return task.state in UNDER_WAY and (task.preset == NODE or (not task.preset and task.amount is None))


def going_by_nodes() -> Q:
    """Give the same as a condition of a list."""
    return Q(state__in=UNDER_WAY) & (Q(preset=NODE) | Q(preset="", amount__isnull=True))

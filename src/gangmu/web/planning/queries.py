"""What can be asked of plans and tasks: every function takes the actor and the moment."""

from collections import defaultdict

from gangmu.web.accounts.rights import rights_of
from gangmu.web.accounts.scopes import allowed
from gangmu.web.planning.models import (
    AnnualPlan,
    AnnualTask,
    PlanDocument,
    TaskAnswer,
    TaskChange,
    TaskEvidence,
    TaskNode,
    TaskPart,
    TaskUnit,
)
from gangmu.web.record.actors import Actor
from gangmu.web.record.asof import Rows
from gangmu.web.record.moments import Moment
from gangmu.web.record.rows import RecordRow, type_name


def plans(actor: Actor, moment: Moment, *, verb: str = "read") -> Rows[AnnualPlan]:
    """Give the annual plans, the last year first."""
    return allowed(AnnualPlan, actor, verb=verb, moment=moment).order_by("-year")


def plan_of(actor: Actor, moment: Moment, year: int, *, verb: str = "read") -> AnnualPlan:
    """Give the plan of a year, or refuse where there is none."""
    return plans(actor, moment, verb=verb).get(year=year)


def tasks(actor: Actor, moment: Moment, *, verb: str = "read") -> Rows[AnnualTask]:
    """Give the tasks that an actor may see, in the order of their plans."""
    return allowed(AnnualTask, actor, verb=verb, moment=moment).order_by("plan", "position")


def tasks_of(plan: AnnualPlan, actor: Actor, moment: Moment, *, verb: str = "read") -> Rows[AnnualTask]:
    """Give the tasks of one plan, in its order."""
    return tasks(actor, moment, verb=verb).filter(plan=plan.pk)


def task_units(actor: Actor, moment: Moment, *, verb: str = "read") -> Rows[TaskUnit]:
    """Give the units on tasks beside their leads."""
    return allowed(TaskUnit, actor, verb=verb, moment=moment).order_by("task", "role", "position")


def nodes(actor: Actor, moment: Moment, *, verb: str = "read") -> Rows[TaskNode]:
    """Give the nodes of tasks, as they fall due."""
    return allowed(TaskNode, actor, verb=verb, moment=moment).order_by("task", "due_on", "position")


def answers(actor: Actor, moment: Moment, *, verb: str = "read") -> Rows[TaskAnswer]:
    """Give what units answered to draft tasks."""
    return allowed(TaskAnswer, actor, verb=verb, moment=moment).order_by("task", "-round")


def changes(actor: Actor, moment: Moment, *, verb: str = "read") -> Rows[TaskChange]:
    """Give the changes that were asked for, the last one first."""
    return allowed(TaskChange, actor, verb=verb, moment=moment).order_by("task", "-asked_on")


def parts(actor: Actor, moment: Moment, *, verb: str = "read") -> Rows[TaskPart]:
    """Give what units break tasks down into, for themselves."""
    return allowed(TaskPart, actor, verb=verb, moment=moment).order_by("task", "due_on")


def evidence(actor: Actor, moment: Moment, *, verb: str = "read") -> Rows[TaskEvidence]:
    """Give what shows that tasks are done."""
    return allowed(TaskEvidence, actor, verb=verb, moment=moment).order_by("task")


def documents(actor: Actor, moment: Moment, *, verb: str = "read") -> Rows[PlanDocument]:
    """Give the documents of the family around the outline."""
    return allowed(PlanDocument, actor, verb=verb, moment=moment)


def sees(actor: Actor, model: type[RecordRow], verb: str = "read") -> bool:
    """Tell whether a role has this verb on any row of a type: for parts of a page that others do not have."""
    return bool(rights_of(actor.role, verb, type_name(model)))


def units_on(keys: list[int], actor: Actor, moment: Moment) -> dict[int, list[TaskUnit]]:
    """Give the further units of tasks, by task."""
    found: dict[int, list[TaskUnit]] = defaultdict(list)
    for each in task_units(actor, moment).filter(task__in=keys) if keys else ():
        found[each.task_id].append(each)
    return found


def last_answers(keys: list[int], actor: Actor, moment: Moment) -> dict[int, list[TaskAnswer]]:
    """Give the answers of the last round of each task, by task."""
    found: dict[int, list[TaskAnswer]] = defaultdict(list)
    for each in answers(actor, moment).filter(task__in=keys) if keys else ():
        if not found[each.task_id] or found[each.task_id][0].round == each.round:
            found[each.task_id].append(each)
    return found

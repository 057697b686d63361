"""Gathers what lamps are judged by, for any number of tasks in the same few queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation

from gangmu.core.base.iso_periods import Period
from gangmu.core.base.quantities import Quantity
from gangmu.core.plan.task_facts import GivenFacts, TaskFacts, TaskGoal, TaskNode, TaskWord, task_facts
from gangmu.core.plan.task_states import TaskState, task_state
from gangmu.web.planning.models import AnnualPlan, AnnualTask
from gangmu.web.planning.models import TaskNode as NodeRow
from gangmu.web.record.asof import rows_at
from gangmu.web.record.moments import NOW
from gangmu.web.reporting.lamps.ruling import Ruling
from gangmu.web.reporting.models import ProgressReport

_TOLD = ("task", "period", "state", "amount", "is_no_change")
_STEPS = ("task", "due_on", "verified_on", "is_able")


@dataclass(frozen=True)
class Gathered:
    """所据: the goals and words of some tasks."""

    tasks: Sequence[AnnualTask]
    goals: Mapping[int, TaskGoal]
    words: Mapping[int, Sequence[TaskWord]]
    given: Mapping[int, GivenFacts] = field(default_factory=dict)

    def facts(self, ruling: Ruling, *, on: date) -> dict[int, TaskFacts]:
        """Give the facts of each task as of a day, without lighting its lamp."""
        return {
            task.pk: task_facts(
                self.goals[task.pk],
                self.words.get(task.pk, ()),
                on=on,
                lamps=ruling.lamps,
                pace=ruling.pace,
                given=self.given.get(task.pk),
            )
            for task in self.tasks
        }

    def states(self, ruling: Ruling, *, on: date, known_on: date | None = None) -> dict[int, TaskState]:
        """Tell how each task stands as of a day."""
        return {
            task.pk: task_state(
                self.goals[task.pk],
                self.words.get(task.pk, ()),
                on=on,
                lamps=ruling.lamps,
                pace=ruling.pace,
                known_on=known_on,
                given=self.given.get(task.pk),
            )
            for task in self.tasks
        }


def gather(tasks: Iterable[AnnualTask], *, given: Mapping[int, GivenFacts] | None = None) -> Gathered:
    """Gather what these tasks are judged by, as it stands now."""
    found = list(tasks)
    keys = [task.pk for task in found]
    years = years_of(found)
    nodes: dict[int, list[TaskNode]] = defaultdict(list)
    dated = [task.pk for task in found if task.amount is None or task.preset]  # others go by their amount
    if dated:
        for task, due, verified, able in rows_at(NodeRow, NOW).filter(task__in=dated).columns(*_STEPS):
            nodes[task].append(TaskNode(due=due, verified_on=verified, able=able))
    words: dict[int, list[TaskWord]] = defaultdict(list)
    for task, period, state, amount, unchanged in (
        rows_at(ProgressReport, NOW).filter(task__in=keys).columns(*_TOLD)
    ):
        words[task].append(
            TaskWord(period=Period(period), state=state, amount=amount, is_no_change=unchanged)
        )
    goals = {task.pk: goal_of(task, years[task.plan_id], nodes.get(task.pk, ())) for task in found}
    return Gathered(found, goals, words, given or {})


def years_of(tasks: Sequence[AnnualTask]) -> dict[int, int]:
    """Give the years of the plans of tasks, without asking where they were read together."""
    known = {task.plan_id: task.plan.year for task in tasks if AnnualTask.plan.is_cached(task)}
    missing = {task.plan_id for task in tasks} - known.keys()
    if not missing:
        return known
    return known | dict(rows_at(AnnualPlan, NOW).filter(pk__in=missing).columns("id", "year"))


def goal_of(task: AnnualTask, year: int, nodes: Sequence[TaskNode]) -> TaskGoal:
    """Give what a task is judged by."""
    return TaskGoal(
        year=year,
        preset=task.preset,
        pace=task.pace,
        amount=goal_amount(task),
        limit=task.limit_on,
        curve=()
        if task.filed_on and not task.on_file_on
        else _curve(task.curve),  # a baseline once it is on file
        nodes=tuple(sorted(nodes, key=lambda each: each.due)),
        rhythm=task.rhythm,
        claimed_on=task.claimed_on,
        verified_on=task.verified_on,
    )


def goal_amount(task: AnnualTask) -> Quantity | None:
    """Give the amount of the year (年度目标), where a task has one."""
    return None if task.amount is None else Quantity(task.amount, task.unit_of_measure)


def _curve(written: Sequence[str]) -> tuple[Decimal, ...]:
    try:
        return tuple(Decimal(str(each)) for each in written)
    except InvalidOperation:
        return ()

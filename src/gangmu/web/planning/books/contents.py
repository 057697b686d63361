"""What stands in the workbooks of a plan (计划表内容): tasks as rows, nodes by quarter."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from gangmu.core.plan.annual_tasks import QUARTER_ENDS
from gangmu.files.ledgers.plan_books import PlanBook
from gangmu.files.xlsx.writing import Value
from gangmu.web.accounts import queries as accounts
from gangmu.web.accounts.models import OrgUnit, Post
from gangmu.web.accounts.scopes import allowed, may
from gangmu.web.outlines.models import Clause
from gangmu.web.planning import queries
from gangmu.web.planning.models import AnnualPlan, AnnualTask, TaskFiling, TaskNode
from gangmu.web.planning.words import state_words
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import NOW

FILLABLE = "issued"
_PLANNED = ("issued", "planned", "running", "change_asked", "claimed", "verified", "closed")
_NOTES = {
    "plan": ("灰色的列系统已经知道，改了不采用；现状不是“已下达”的任务已经报过，这里只供查看。",),
    "division": ("没有系统编号的行收下后是新草稿；已经征求意见或下达的任务在这里改不了。删掉的行不动。",),
}  # fmt: skip


@dataclass(frozen=True)
class Around:
    """What the rows of many tasks need beside the tasks, each read once."""

    tasks: Sequence[AnnualTask]
    actor: Actor

    @cached_property
    def units(self) -> dict[int, OrgUnit]:
        """The units by key, in official order."""
        return accounts.units(self.actor, NOW).by_id()

    @cached_property
    def posts(self) -> dict[int, Post]:
        """The posts by key."""
        return accounts.posts(self.actor, NOW).by_id()

    @cached_property
    def nodes(self) -> dict[int, list[TaskNode]]:
        """The nodes of each task."""
        found: dict[int, list[TaskNode]] = {}
        for node in queries.nodes(self.actor, NOW).filter(task__in=[each.pk for each in self.tasks]):
            found.setdefault(node.task_id, []).append(node)
        return found

    @cached_property
    def filings(self) -> dict[int, TaskFiling]:
        """Who answers for each task and is reached, where the reader may see it."""
        if not may(self.actor, "read", TaskFiling):
            return {}
        rows = allowed(TaskFiling, self.actor).filter(task__in=[each.pk for each in self.tasks])
        return {each.task_id: each for each in rows}


def nodes_in_quarters(nodes: Iterable[TaskNode]) -> dict[str, Value]:
    """Write nodes into the cells of their quarters; a day that is not the end of the quarter stands in brackets."""
    cells: dict[str, list[str]] = {}
    for node in nodes:
        number = (node.due_on.month - 1) // 3
        is_end = (node.due_on.month, node.due_on.day) == QUARTER_ENDS[number]
        words = node.text if is_end else f"{node.text}（{node.due_on.month}月{node.due_on.day}日）"
        cells.setdefault(f"q{number + 1}", []).append(words)
    return {name: "；".join(words) for name, words in cells.items()}


def fillable(plan: AnnualPlan, actor: Actor) -> list[AnnualTask]:
    """Give the tasks of a plan whose progress a reader's unit plans; the office's are all of them."""
    verb = next((verb for verb in ("sign", "file") if may(actor, verb, AnnualTask)), "read")
    return list(queries.tasks_of(plan, actor, NOW, verb=verb).filter(state__in=_PLANNED))


def divided(plan: AnnualPlan, actor: Actor) -> list[AnnualTask]:
    """Give the tasks of a plan as a division of tasks: all that a reader may see."""
    return list(queries.tasks_of(plan, actor, NOW))


def plan_book(plan: AnnualPlan, actor: Actor, *, on: date) -> PlanBook:
    """Give the 推进计划表 of a unit, or of all for the office."""
    tasks = fillable(plan, actor)
    around = Around(tasks, actor)
    unit = around.units.get(actor.unit_id or 0)
    return PlanBook(
        form="plan",
        title=f"{plan.title}推进计划表",
        second_line=f"填报单位：{unit.name if unit else '全部'}",
        made_on=on,
        rows=tuple(_planned(number, each, around) for number, each in enumerate(tasks, 1)),
        notes=_NOTES["plan"],
    )


def _planned(number: int, task: AnnualTask, around: Around) -> Mapping[str, Value]:
    filing = around.filings.get(task.pk)
    told = {
        "person": filing.person,
        "liaison": f"{filing.liaison} {filing.phone}".strip(),
        "help_wanted": filing.help_wanted,
    } if filing else {}  # fmt: skip
    return {
        **_key(number, task),
        "task": task.title,
        "limit": limit_of(task),
        **nodes_in_quarters(around.nodes.get(task.pk, ())),
        **told,
        "state": state_words(task),
    }


def _key(number: int, task: AnnualTask) -> dict[str, Value]:
    return {"code": task.code, "version": task.version, "number": number}


def limit_of(task: AnnualTask) -> str:
    """Give a limit as written, else its day."""
    return task.limit_words or (task.limit_on.isoformat() if task.limit_on else "")


def division_book(plan: AnnualPlan, actor: Actor, *, on: date) -> PlanBook:
    """Give the 责任分解表 of a plan."""
    tasks = divided(plan, actor)
    around = Around(tasks, actor)
    beside = queries.units_on([each.pk for each in tasks], actor, NOW)
    clauses = Clause.objects.in_bulk({each.clause_id for each in tasks if each.clause_id})
    rows: list[Mapping[str, Value]] = []
    for number, task in enumerate(tasks, 1):
        sides: dict[str, Value] = {
            role: "、".join(
                [around.units[each.unit_id].name for each in beside.get(task.pk, ()) if each.role == role and each.unit_id in around.units]
                + [words for where, words in task.unspelled if where == role]
            )
            for role in ("responsible", "supporting")
        }  # fmt: skip
        rows.append(
            {
                **_key(number, task),
                "chapter": clauses[task.clause_id].code if task.clause_id else "",
                "task": task.title,
                "criterion": task.criterion,
                "lead": around.units[task.lead_unit_id].name if task.lead_unit_id in around.units else "",
                **sides,
                "leader": around.posts[task.leader_id].title if task.leader_id in around.posts else "",
                "limit": limit_of(task),
                **nodes_in_quarters(around.nodes.get(task.pk, ())),
                "note": task.note,
                "state": state_words(task),
            }
        )
    return PlanBook(
        form="division",
        title=f"{plan.title}任务责任分解表",
        second_line="单位名称写全称、简称都认得",
        made_on=on,
        rows=tuple(rows),
        notes=_NOTES["division"],
    )

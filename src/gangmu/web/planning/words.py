"""Words for what planning keeps as codes."""

from functools import cache
from typing import Final

from gangmu.core.plan.annual_tasks import KIND_WORDS, TaskKind
from gangmu.web.doors.languages import say
from gangmu.web.planning.models import AnnualPlan, AnnualTask
from gangmu.web.record.lifecycles import lifecycle

PLAN_STATES: Final = {
    "open": ("编制中", "being made"),
    "issued": ("已下达", "issued"),
    "closed": ("已封账", "closed"),
}
ANSWERS: Final = {
    "waiting": ("还没有答复", "no answer yet"),
    "agree": ("同意", "agrees"),
    "dissent": ("有不同意见", "dissents"),
    "silent": ("期满未答复，视为没有意见", "no answer in time: no objection"),
}
OUTCOMES: Final = {
    "asked": ("待批", "to be decided"),
    "granted": ("已批准", "granted"),
    "refused": ("未批准", "refused"),
}
ROLES: Final = {"responsible": ("责任单位", "responsible"), "supporting": ("配合单位", "supporting")}
RHYTHMS: Final = {"month": ("按月", "monthly"), "quarter": ("按季", "quarterly")}
VERDICTS: Final = {
    "done": ("完成", "done"),
    "carried": ("结转下年", "carried over"),
    "cancelled": ("核销", "cancelled"),
    "unmet": ("未完成", "unmet"),
}


def state_words(task: AnnualTask) -> str:
    """Say where a task stands."""
    return say(*_state_words(task.lifecycle, task.state))


@cache
def _state_words(version: int, name: str) -> tuple[str, str]:
    state = lifecycle("annual_task", version).state(name)
    return state.zh, state.en


def state_choices() -> list[tuple[str, str]]:
    """Give every state of a task with its words, in order."""
    return [(each.name, say(each.zh, each.en)) for each in lifecycle("annual_task").states]


def kind_words(kind: str) -> str:
    """Say what kind of work a task is."""
    return say(*KIND_WORDS[TaskKind(kind)]) if kind in tuple(TaskKind) else kind


def plan_state_words(plan: AnnualPlan) -> str:
    """Say where a plan stands."""
    return say(*PLAN_STATES[plan.state])

"""What happens in the example's year beside reports: nodes reached, tasks claimed and verified, meetings, judgements."""

from datetime import date
from typing import Final

from gangmu.core.base.iso_periods import Period
from gangmu.core.plan.delivery_confidence import Confidence
from gangmu.web.accounts import queries as accounts
from gangmu.web.planning import queries as planning
from gangmu.web.planning.actions.claiming import (
    Shown,
    bring_evidence,
    claim_completion,
    claim_node,
    verify_completion,
    verify_node,
)
from gangmu.web.planning.models import AnnualTask, TaskNode
from gangmu.web.record.moments import NOW
from gangmu.web.record.takeovers import taken_over
from gangmu.web.reporting.lamps.judging import set_confidence
from gangmu.web.reporting.lamps.meeting import Decided, ask_decision, settle_decision, take_decision
from gangmu.web.reporting.story.script import TaskLine
from gangmu.web.reporting.story.stage import Stage

_REACHES: Final = frozenset({"on", "ahead", "nochange", "seasonal"})
_LATE_AFTER: Final = (3, 31)  # who is late with nodes was in time until this day
_SHOWN: Final = "演示佐证"


def nodes_reached(stage: Stage, tasks: dict[str, AnnualTask], month: int, *, on: date) -> None:
    """Let the units claim the nodes of a month, and the office verify them; of late ones it judges the limit."""
    keys = {tasks[line.key].pk: line for line in stage.script.tasks}
    found = [
        node
        for node in planning.nodes(stage.cast.clerk, NOW)
        if node.due_on.month == month and node.verified_on is None and node.due_on < stage.today
    ]
    for node in found:
        line = keys[node.task_id]
        if line.lead != "office":
            _node(stage, node, line, on=max(on, node.due_on))


def _node(stage: Stage, node: TaskNode, line: TaskLine, *, on: date) -> None:
    in_time = line.profile in _REACHES or (
        line.profile == "late_node" and node.due_on <= stage.on(*_LATE_AFTER)
    )
    if not in_time and line.profile != "late_node":
        return
    with taken_over(on=on):
        seen = node.version
        if in_time:
            filer = stage.cast.desk(line.lead, "filer")
            seen = claim_node(node, on=on, seen=seen, **stage.stamp(filer)).version
        able = None if in_time else True
        verify_node(node, is_reached=in_time, is_able=able, on=on, seen=seen, **stage.stamp(stage.cast.clerk))


def tasks_done(stage: Stage, tasks: dict[str, AnnualTask], *, on: date) -> None:
    """Let units claim what they have done; the supervisor verifies some of it."""
    for line in stage.script.tasks:
        if line.end not in ("claimed", "verified"):
            continue
        filer, signer = stage.cast.desk(line.lead, "filer"), stage.cast.desk(line.lead, "signer")
        with taken_over(on=on):
            task = _fresh(stage, tasks[line.key])
            bring_evidence(task, Shown(title=_SHOWN, source=_SHOWN), on=on, **stage.stamp(filer))
            task = claim_completion(task, line.criterion, on=on, seen=task.version, **stage.stamp(signer))
            if line.end == "verified":
                verify_completion(
                    task, "演示认定：与佐证一致", on=on, seen=task.version, **stage.stamp(stage.cast.clerk)
                )


def _fresh(stage: Stage, task: AnnualTask) -> AnnualTask:
    return planning.tasks(stage.cast.clerk, NOW).get(id=task.pk)


def meetings(stage: Stage, tasks: dict[str, AnnualTask], *, on: date) -> None:
    """Let the meetings of two months decide something, one of them done by now, one still asked."""
    units = {unit.code: unit for unit in accounts.units(stage.cast.clerk, NOW)}
    clerk, month = stage.cast.clerk, Period(f"{on.year}-{on.month - 1:02}")
    before = Period(f"{on.year}-{on.month - 2:02}")
    with taken_over(on=on):
        first = take_decision(
            before,
            Decided(text="逐项排出年度投资的拨付时间（演示）", task=tasks["ring"], unit=units["finance"],
                    due_on=stage.on(on.month, 20), taken_by="分管领导（示例岗位）"),
            on=on, **stage.stamp(clerk),
        )  # fmt: skip
        settle_decision(
            first, done=True, outcome="时间表已印发（演示）", on=on, seen=first.version, **stage.stamp(clerk)
        )
        ask_decision(
            month,
            Decided(text="二跑道前期批复需要上级协调（演示）", task=tasks["runway"], unit=units["transport"]),
            **stage.stamp(clerk),
        )


def judgements(stage: Stage, tasks: dict[str, AnnualTask], *, on: date) -> None:
    """Let the office say how sure it is of some tasks, with what that rests on."""
    said = (
        ("ring", Confidence.FEASIBLE),
        ("runway", Confidence.IN_DOUBT),
        ("reading", Confidence.VERY_LIKELY),
    )
    with taken_over(on=on):
        for name, step in said:
            set_confidence(
                _fresh(stage, tasks[name]),
                step,
                evidence=("月度调度情况（演示）",),
                on=on,
                **stage.stamp(stage.cast.clerk),
            )

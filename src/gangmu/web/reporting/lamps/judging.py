"""Delivery confidence (交付信心): set by the office or an independent evaluator, on evidence, beside the lamp."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from gangmu.core.plan.delivery_confidence import Confidence, ConfidenceHistory, ConfidenceSet, Setter
from gangmu.web.accounts.scopes import hanging_from_all, may, require
from gangmu.web.planning.models import AnnualTask
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import commit
from gangmu.web.record.moments import NOW, Moment
from gangmu.web.record.once import once
from gangmu.web.reporting.models import ConfidenceStatement


def confidences(actor: Actor, tasks: Iterable[int], moment: Moment = NOW) -> dict[int, ConfidenceHistory]:
    """Give what was judged of tasks that the actor was let see, each in order; nothing to whoever may not see it."""
    if not may(actor, "read", ConfidenceStatement):
        return {}
    found: dict[int, list[ConfidenceSet]] = defaultdict(list)
    rows = hanging_from_all(tasks, ConfidenceStatement, actor, moment=moment).order_by("on")
    for row in rows:
        found[row.task_id].append(_set(row))
    return {task: ConfidenceHistory(tuple(past)) for task, past in found.items()}


def _set(row: ConfidenceStatement) -> ConfidenceSet:
    return ConfidenceSet(
        step=Confidence(row.step),
        setter=Setter(row.setter),
        by=str(row.post_id or ""),
        on=row.on,
        evidence=tuple(row.evidence),
    )


@once("reporting.confidence_set")
def set_confidence(
    task: AnnualTask, step: Confidence, *, evidence: tuple[str, ...], on: date, by: Actor, at: datetime, key: str
) -> ConfidenceStatement:  # fmt: skip
    """Set the delivery confidence of a task (认定交付信心); the earlier ones stay."""
    require(by, "create", ConfidenceStatement)
    setter = Setter.REVIEWER if by.role == "evaluator" else Setter.OFFICE
    before = confidences(by, [task.pk]).get(task.pk, ConfidenceHistory())
    found = before.set_to(step, setter=setter, by=by.post or "", on=on, evidence=evidence).past[-1]
    with commit("reporting.confidence_set", by=by, at=at, key=key) as opened:
        return opened.add(
            ConfidenceStatement(
                task=task,
                step=found.step.value,
                setter=found.setter.value,
                evidence=[each[:500] for each in found.evidence][:10],
                on=on,
                post_id=by.post_id,
            )
        )

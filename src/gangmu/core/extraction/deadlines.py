"""Deadlines (完成时限) that a paper sets for a whole task: they hold for every target in it that has none of its own."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from gangmu.core.extraction.drafts import Because, DutyDraft, Kind, TargetDraft, TargetPeriod
from gangmu.core.extraction.duties import WHOLE_TASK


def with_deadlines_of_tasks(
    targets: Sequence[TargetDraft], duties: Sequence[DutyDraft]
) -> tuple[TargetDraft, ...]:
    """Give the targets, those without a date of their own with the date of their task."""
    dated = [duty for duty in duties if any(reason.rule == WHOLE_TASK for reason in duty.because)]
    if not dated:
        return tuple(targets)
    starts = [duty.start for duty in dated]
    return tuple(_dated(target, dated, starts) for target in targets)


def _dated(target: TargetDraft, dated: list[DutyDraft], starts: list[int]) -> TargetDraft:
    at = bisect_right(starts, target.start) - 1
    due = dated[at].deadline if at >= 0 and target.start < dated[at].end else None
    period = target.period or TargetPeriod()
    told = period.end is not None and period.end != (due or "")[:4]
    if due is None or told or target.kind is not Kind.TARGET:
        return target
    reason = next(reason for reason in dated[at].because if reason.rule == WHOLE_TASK)
    because = (*target.because, Because("period.of_task", reason.start, reason.end))
    return replace(target, period=replace(period, end=due), because=because)

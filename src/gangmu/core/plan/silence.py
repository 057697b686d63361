"""Silence (沉默): who has not acted for some periods, who only ever says “no change”, what was read and not moved."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Quiet(StrEnum):
    """沉默的样子."""

    NO_ACT = "no_act"  # 连续没有动作
    ONLY_NO_CHANGE = "only_no_change"  # 只报无变化
    READ_NOT_MOVED = "read_not_moved"  # 看了没有动


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """一次填报要求: what became of it."""

    task: str
    unit: str
    period: str
    due_on: date
    acted: bool  # somebody of the unit wrote anything
    is_no_change: bool = False
    read_on: date | None = None


@dataclass(frozen=True, slots=True)
class Silent:
    """沉默的一处: which unit or task, how, and for how many periods running."""

    quiet: Quiet
    unit: str
    task: str | None
    periods: int


def silences(asked: Iterable[Asked], *, on: date, periods: int) -> list[Silent]:
    """Give who is silent on a day. What is not due yet is nobody's silence.

    Of a task: no act in the last periods running. Of a unit: nothing but “no change” in all of them. A request that
    was read and lies untouched past its day.
    """
    by_task: dict[tuple[str, str], list[Asked]] = {}
    for each in sorted(asked, key=lambda each: each.due_on):
        if each.due_on < on:
            by_task.setdefault((each.unit, each.task), []).append(each)
    found = [
        Silent(Quiet.NO_ACT, unit, task, count)
        for (unit, task), rows in by_task.items()
        if (count := _running(rows)) >= periods
    ]
    found += _only_no_change(by_task, periods)
    for (unit, task), rows in by_task.items():
        last = rows[-1]
        if last.read_on is not None and not last.acted:
            found.append(Silent(Quiet.READ_NOT_MOVED, unit, task, 1))
    return found


def _running(rows: list[Asked]) -> int:
    count = 0
    for each in reversed(rows):
        if each.acted:
            break
        count += 1
    return count


def _only_no_change(by_task: dict[tuple[str, str], list[Asked]], periods: int) -> list[Silent]:
    """Name units whose every answer of the last periods was “no change”."""
    by_unit: dict[str, list[Asked]] = {}
    for (unit, _), rows in by_task.items():
        by_unit.setdefault(unit, []).extend(rows[-periods:])
    return [
        Silent(Quiet.ONLY_NO_CHANGE, unit, None, len({each.period for each in rows}))
        for unit, rows in by_unit.items()
        if len({each.period for each in rows}) >= periods
        and all(each.acted and each.is_no_change for each in rows)
    ]

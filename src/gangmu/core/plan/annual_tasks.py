"""Annual tasks (年度任务): what a task must say before it can be issued, and what is frozen once it is on file."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from gangmu.core.base.iso_periods import Period
from gangmu.core.base.refusals import GangmuError
from gangmu.core.plan.planned_curves import PlannedCurve


class TaskKind(StrEnum):
    """任务类别: what kind of work a task is, which says how it is judged and what shows that it is done."""

    INDICATOR = "indicator"  # 指标
    PROJECT = "project"  # 项目
    POLICY = "policy"  # 政策
    MECHANISM = "mechanism"  # 机制
    PLATFORM = "platform"  # 平台
    STANDING = "standing"  # 常态


KIND_WORDS: Final[dict[TaskKind, tuple[str, str]]] = {
    TaskKind.INDICATOR: ("指标", "indicator"),
    TaskKind.PROJECT: ("项目", "project"),
    TaskKind.POLICY: ("政策", "policy"),
    TaskKind.MECHANISM: ("机制", "mechanism"),
    TaskKind.PLATFORM: ("平台", "platform"),
    TaskKind.STANDING: ("常态", "standing"),
}


class Lack(StrEnum):
    """所缺: what a task still lacks; without it nobody could be held to it."""

    LEAD = "lead"
    LIMIT = "limit"
    CRITERION = "criterion"
    UNITS = "units"  # words for several units that nobody has spelled out
    CONSULTED = "consulted"  # it was put to no unit yet
    ANSWERS = "answers"  # units still have time to answer
    DISPUTE = "dispute"  # a unit dissents, and nobody has decided


LACK_WORDS: Final[dict[Lack, tuple[str, str]]] = {
    Lack.LEAD: ("没有牵头单位", "no lead unit"),
    Lack.LIMIT: ("没有完成时限", "no limit"),
    Lack.CRITERION: ("没有完成标准", "no test of completion"),
    Lack.UNITS: ("有泛称没有写明是哪些单位", "words for several units are not spelled out"),
    Lack.CONSULTED: ("还没有征求单位意见", "not put to its units yet"),
    Lack.ANSWERS: ("还在征求意见", "its units still have time to answer"),
    Lack.DISPUTE: ("有分歧没有裁定", "a dissent is not decided"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """下达条件: what is known of a task when it is to be issued."""

    lead_units: int
    limit: date | None
    criterion: str
    is_consulted: bool
    waiting: int  # units that have not answered and still have time
    open_disputes: int
    unspelled: int = 0  # 泛称 that nobody has spelled out

    def lacking(self) -> tuple[Lack, ...]:
        """Name what it lacks, in the order in which an office mends it.

        >>> Readiness(lead_units=0, limit=None, criterion=" ", is_consulted=True, waiting=0, open_disputes=0).lacking()
        (<Lack.LEAD: 'lead'>, <Lack.LIMIT: 'limit'>, <Lack.CRITERION: 'criterion'>)
        """
        found = {
            Lack.LEAD: self.lead_units != 1,
            Lack.LIMIT: self.limit is None,
            Lack.CRITERION: not self.criterion.strip(),
            Lack.UNITS: self.unspelled > 0,
            Lack.CONSULTED: not self.is_consulted,
            Lack.ANSWERS: self.waiting > 0,
            Lack.DISPUTE: self.open_disputes > 0,
        }
        return tuple(lack for lack, is_so in found.items() if is_so)

    def facts(self) -> dict[str, object]:
        """Give the facts that the guards of the lifecycle ask for."""
        return {
            "lead_units": self.lead_units,
            "limit": self.limit,
            "criterion": self.criterion.strip(),
            "open_answers": self.waiting,
            "open_disputes": self.open_disputes,
            "unspelled": self.unspelled,
        }


class TaskFieldError(GangmuError):
    """What was typed for a task cannot stand."""

    code = "planning.field_not_usable"
    parameter_names = ("field", "text", "detail")


class CurveNotReadError(GangmuError):
    """A planned curve is written as figures, one for the end of each month of the year or of each quarter."""

    code = "planning.curve_not_read"
    parameter_names = ("text",)


class NodeAfterLimitError(GangmuError):
    """A node is a step on the way: it is not due after the limit of its task."""

    code = "planning.node_after_limit"
    parameter_names = ("text", "due", "limit")


def nodes_within(nodes: Iterable[tuple[str, date]], limit: date | None) -> None:
    """See that no node is due after the limit of its task.

    >>> nodes_within([("方案获批", date(2026, 9, 30))], date(2026, 9, 30))
    """
    for text, due in nodes:
        if limit is not None and due > limit:
            raise NodeAfterLimitError(text=text[:40], due=due.isoformat(), limit=limit.isoformat())


MONTHS: Final = 12
QUARTERS: Final = 4


def monthly(values: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Give what is planned by the end of each month; figures of quarters run straight between their ends.

    >>> [str(each) for each in monthly([Decimal(3), Decimal(6), Decimal(6), Decimal(12)])][:4]
    ['1', '2', '3', '4']
    """
    if len(values) == MONTHS:
        return tuple(values)
    found: list[Decimal] = []
    before = Decimal(0)
    for value in values:
        found += [before + (value - before) * step / 3 for step in (1, 2, 3)]
        before = value
    return tuple(each.quantize(Decimal(1)) if each == each.to_integral_value() else each for each in found)


def curve_of(values: Sequence[Decimal], *, year: int, unit: str, on: date) -> PlannedCurve:
    """Check a planned curve (计划曲线): twelve or four figures, cumulative, never falling, ending above nothing."""
    if len(values) not in (MONTHS, QUARTERS):
        raise CurveNotReadError(text="、".join(map(str, values))[:60])
    return PlannedCurve(period=Period(str(year)), unit=unit, by_month=monthly(values), frozen_on=on)


QUARTER_ENDS: Final = ((3, 31), (6, 30), (9, 30), (12, 31))


def quarter_ends(year: int, until: date | None = None) -> tuple[date, ...]:
    """Give the last days of the quarters of a year, up to a limit.

    >>> [str(each) for each in quarter_ends(2026, date(2026, 8, 31))]
    ['2026-03-31', '2026-06-30', '2026-08-31']
    """
    ends = [date(year, month, day) for month, day in QUARTER_ENDS]
    if until is None or until >= ends[-1]:
        return tuple(ends)
    return (*(each for each in ends if each < until), until)


def leads_too_many(led: Mapping[int, int], *, most: int) -> dict[int, int]:
    """Give the units that lead more tasks than the rule set lets pass without a warning, with how many.

    >>> leads_too_many({1: 3, 2: 1}, most=2)
    {1: 3}
    """
    return {unit: number for unit, number in led.items() if number > most}

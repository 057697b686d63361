"""What a task gives to its lamp (任务的亮灯要素): its year's amount, nodes and limit, and what was reported of it up to a day.

No report is no fact: the lamp stays grey. What a unit says counts from the day it was sent in until it is returned; that the
office has verified it is told apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from gangmu.core.base.formulas import Fact
from gangmu.core.base.iso_periods import Period
from gangmu.core.base.quantities import Quantity
from gangmu.core.plan.annual_tasks import CurveNotReadError, curve_of
from gangmu.core.plan.elapsed_shares import ElapsedShare, elapsed_share
from gangmu.core.plan.fact_origins import FactOrigin, flow_origins
from gangmu.core.plan.lamp_facts import Facts, Node, flow_facts, funds_facts, is_due, node_facts, order_facts
from gangmu.core.plan.lamp_rules import LampRules
from gangmu.core.plan.motions import Motion
from gangmu.core.plan.pace_rules import PaceRules
from gangmu.core.plan.planned_curves import CurveNotUsableError, PlannedCurve
from gangmu.core.plan.reporting_periods import last_over, month_words, tail
from gangmu.core.plan.totals import OfTheYear

COUNTED: Final = frozenset({"submitted", "accepted", "checked", "correction_asked", "corrected"})
NODE: Final = "node"
OWN_CURVE: Final = "planned_curve"


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskNode:
    """任务节点: due by a day, verified on another; `able` is a judgement of a late one."""

    due: date
    verified_on: date | None = None
    able: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenFacts:
    """另有的要素: what an indicator gives to the lamp of a task whose result it measures."""

    facts: Facts
    preset: str
    origins: tuple[FactOrigin, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskGoal:
    """任务要求: what of a task its lamp is judged by."""

    year: int
    preset: str = ""  # empty: by what the task has
    pace: str = ""
    amount: Quantity | None = None  # 年度目标
    limit: date | None = None
    curve: tuple[
        Decimal, ...
    ] = ()  # 计划曲线 of the year: twelve figures by month or four by quarter, cumulative
    nodes: tuple[TaskNode, ...] = ()
    rhythm: str = "month"
    claimed_on: date | None = None
    verified_on: date | None = None

    @property
    def whole(self) -> Period:
        """Give the months within which the amount is to be reached: to the limit, or the whole year."""
        months = self.limit.month if self.limit is not None and self.limit.year == self.year else 12
        return Period(f"{self.year}" if months >= 12 else f"{self.year}-01/{self.year}-{months:02d}")


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskWord:
    """一期所报: what was asked for one period, and what came."""

    period: Period
    state: str
    amount: Decimal | None = None
    is_no_change: bool = False

    @property
    def counts(self) -> bool:
        """Tell whether it was sent in and not returned."""
        return self.state in COUNTED


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskFacts:
    """任务要素: what the lamp is given, by which preset, and what stands beside it."""

    facts: Facts
    preset: str
    origins: tuple[FactOrigin, ...]
    period: Period | None  # of the report that it rests on
    claimed: bool
    verified: bool
    unreported: int  # periods running without a word
    unchanged: int  # periods running with “no change” alone

    def share(self, name: str) -> Decimal | None:
        """Give one of the facts that is a share, whether the preset asks for it or not."""
        found = self.facts.get(name)
        return found.value if isinstance(found, Quantity) else None

    @property
    def beside(self) -> dict[str, object]:
        """Give what stands beside the lamp, as the record keeps it."""
        return {
            "period": str(self.period or ""),
            "completion": self.share("completion"),
            "elapsed": self.share("elapsed"),
            "claimed": self.claimed,
            "verified": self.verified,
            "unreported": self.unreported,
            "unchanged": self.unchanged,
        }


def task_facts(
    goal: TaskGoal,
    words: Sequence[TaskWord],
    *,
    on: date,
    lamps: LampRules,
    pace: PaceRules,
    known_on: date | None = None,
    given: GivenFacts | None = None,
) -> TaskFacts:
    """Give the facts of a task as of a day; `known_on` is a later day up to which verifying counts, as at a month's close."""
    is_close, known_on = known_on is not None, known_on or on
    said = sorted((each for each in words if each.period.first <= on), key=lambda each: each.period)
    told = [each for each in said if each.counts]
    verified = goal.verified_on is not None and goal.verified_on <= known_on
    # A close is strict; between closes a report may come some days after its period without its lamp going out.
    owed = _owed(goal, on if is_close else on - timedelta(days=pace.grace_days))
    facts, origins = _flow(goal, told, on=on, owed=owed, verified=verified, pace=pace)
    facts |= _dated(goal, on=on, is_over=is_close, known_on=known_on)
    if given is not None and goal.amount is None:
        facts |= given.facts
        origins = (*given.origins, *origins)
    over = [each for each in said if each.period.last <= on or each.counts]
    return TaskFacts(
        facts=facts,
        preset=_preset(goal, lamps, given),
        origins=origins,
        period=told[-1].period if told else None,
        claimed=goal.claimed_on is not None and goal.claimed_on <= known_on,
        verified=verified,
        unreported=tail(not each.counts for each in over),
        unchanged=tail(each.is_no_change for each in told),
    )


def _preset(goal: TaskGoal, lamps: LampRules, given: GivenFacts | None) -> str:
    """Give the preset that was chosen, if it still rules; else the one for a task of this kind."""
    if goal.preset in lamps.presets:
        return goal.preset
    if goal.amount is not None:
        return lamps.default
    if given is not None and given.preset in lamps.presets:
        return given.preset
    return NODE if NODE in lamps.presets else lamps.default


def _flow(
    goal: TaskGoal, told: Sequence[TaskWord], *, on: date, owed: Period, verified: bool, pace: PaceRules
) -> tuple[Facts, tuple[FactOrigin, ...]]:
    """Hold the amount reported against the year's, and both against the clock at the end of the reported period."""
    if goal.amount is None:
        return {}, ()
    newest = told[-1].period.last if told else on
    elapsed = time_of(goal, newest, pace)
    planned = OfTheYear(goal.amount, goal.year)
    if verified and goal.verified_on is not None:
        done, origin = planned, _verified(goal.verified_on)
        return _flow_facts(done, planned, elapsed), (origin, *flow_origins(None, None, elapsed))
    if told and newest < owed.last:
        return _flow_facts(None, planned, elapsed), (_not_told(owed), *flow_origins(None, None, elapsed))
    amount = next((each.amount for each in reversed(told) if each.amount is not None), None)
    found = None if amount is None else OfTheYear(Quantity(amount, goal.amount.unit), goal.year)
    return _flow_facts(found, planned, elapsed), flow_origins(found, planned, elapsed)


def _flow_facts(done: OfTheYear | None, planned: OfTheYear, elapsed: ElapsedShare) -> Facts:
    facts: dict[str, Fact] = flow_facts(done, planned, elapsed, motion=Motion.FLOW)
    return facts | funds_facts(done.quantity if done else None, planned.quantity, elapsed)


def time_of(goal: TaskGoal, on: date, pace: PaceRules) -> ElapsedShare:
    """Give the share of a task's own time that is over at the end of a day: by the preset chosen, else by its own curve."""
    curve = _curve(goal)
    preset = goal.pace if goal.pace in pace.presets else ""
    if not preset and curve is not None and OWN_CURVE in pace.presets:
        preset = OWN_CURVE
    whole = curve.period if curve is not None and preset == OWN_CURVE else goal.whole
    return elapsed_share(pace, whole, on=on, preset=preset, curve=curve)


def _curve(goal: TaskGoal) -> PlannedCurve | None:
    """Give the unit's own plan, which is frozen when the year begins to count; none where it cannot be one."""
    if not goal.curve:
        return None
    unit = goal.amount.unit if goal.amount else ""
    try:
        return curve_of(goal.curve, year=goal.year, unit=unit, on=date(goal.year, 1, 1))
    except (CurveNotUsableError, CurveNotReadError):
        return None


def _owed(goal: TaskGoal, on: date) -> Period:
    """Give the last period of which a word is owed: none is after the claim, and none after the task's own year."""
    until = min(each for each in (on, goal.claimed_on, date(goal.year, 12, 31)) if each is not None)
    return last_over(goal.rhythm, until)


def _dated(goal: TaskGoal, *, on: date, is_over: bool, known_on: date) -> Facts:
    """Hold nodes and limit against the day; a task that was verified as a whole has no open node."""

    def seen(day: date | None) -> date | None:
        days = [each for each in (day, goal.verified_on) if each is not None and each <= known_on]
        return min(min(days), on) if days else None

    nodes = [Node(due=each.due, verified_on=seen(each.verified_on)) for each in goal.nodes]
    done = seen(None)
    if goal.limit is not None:
        nodes.append(Node(due=goal.limit, verified_on=done))
    if not nodes:
        return {}
    facts = node_facts(nodes, on=on, is_over=is_over, able=_able(goal, on=on, is_over=is_over, done=done))
    return facts if goal.limit is None else facts | order_facts(goal.limit, completed=done, on=on)


def _able(goal: TaskGoal, *, on: date, is_over: bool, done: date | None) -> bool | None:
    """Tell whether the late ones are judged able to meet the limit; once it is past, only what was claimed in time is."""
    if goal.limit is not None and is_due(goal.limit, on, is_over=is_over) and done is None:
        return goal.claimed_on is not None and goal.claimed_on <= goal.limit
    late = [each.able for each in goal.nodes if each.due < on and each.verified_on is None]
    if False in late:
        return False
    return True if late and None not in late else None


def _verified(day: date) -> FactOrigin:
    return FactOrigin(
        "completion",
        f"{day.year}年{day.month}月{day.day}日已认定完成，按100%计",
        f"verified as complete on {day.isoformat()}, counted as 100%",
    )


def _not_told(owed: Period) -> FactOrigin:
    zh, en = month_words(owed)
    return FactOrigin("completion", f"{zh}的进展还没有报来", f"nothing was reported for {en} yet")

"""Early warnings (预警): a line crossed, or a path fallen behind, asks a named post for an answer by a day.

Grey raises nothing but the question for data: what nobody can judge is not behind.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Final

from gangmu.core.base.iso_periods import Period
from gangmu.core.base.quantities import Quantity
from gangmu.core.base.rule_sets import RuleReference, RuleSet, RuleSetFaultError

KIND: Final = "warnings"
WorkingDay = Callable[[date], bool | None]  # None: no calendar was published for that year
_YEAR: Final = 366


class Cause(StrEnum):
    """Why a warning is raised."""

    BEHIND = "behind"  # 滞后于路径
    THRESHOLD = "threshold"  # 越过警戒值
    STALE = "stale"  # 数据已旧: asks for data, and says nothing of the matter


class Side(StrEnum):
    """On which side of the line the danger lies."""

    ABOVE = "above"  # 高于
    BELOW = "below"  # 低于


@dataclass(frozen=True, slots=True)
class Threshold:
    """警戒值: the line that a value must not cross; the line itself is still safe."""

    side: Side
    line: Quantity

    def is_crossed_by(self, value: Quantity) -> bool:
        """Tell whether a value lies on the wrong side.

        >>> Threshold(Side.ABOVE, Quantity(Decimal(35), "微克/立方米")).is_crossed_by(Quantity(Decimal(36), "微克/立方米"))
        True
        """
        told = value.to(self.line.unit).value
        return told > self.line.value if self.side is Side.ABOVE else told < self.line.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """关注事项: what is looked at for a post."""

    path: bool = False  # whether falling behind the path of a target warns
    threshold: Threshold | None = None
    asks_for_data: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """读数: how a watched matter stands on a day."""

    period: Period | None = None  # of the newest value
    value: Quantity | None = None
    behind: bool = False  # judged, and behind the path
    stale: bool = False  # the next value is overdue


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """预警信号: one cause on one period; told again it is the same."""

    cause: Cause
    period: Period | None
    value: Quantity | None = None
    line: Quantity | None = None

    @property
    def key(self) -> str:
        """Name it, so that it is raised once."""
        return f"{self.cause}-{self.period or 'never'}"


def signals(watched: Watched, reading: Reading) -> tuple[Signal, ...]:
    """Give what a reading warns of."""
    if reading.stale or reading.value is None:
        asks = watched.asks_for_data and reading.stale
        return (Signal(cause=Cause.STALE, period=reading.period, value=reading.value),) if asks else ()
    found = []
    if watched.path and reading.behind:
        found.append(Signal(cause=Cause.BEHIND, period=reading.period, value=reading.value))
    line = watched.threshold
    if line is not None and line.is_crossed_by(reading.value):
        found.append(
            Signal(cause=Cause.THRESHOLD, period=reading.period, value=reading.value, line=line.line)
        )
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningRules:
    """预警规则: how long a post has for its answer."""

    answer_days: int
    in_working_days: bool
    by: RuleReference


def warning_rules(rule_set: RuleSet) -> WarningRules:
    """Read the rules of warnings from a rule set, or refuse what cannot rule."""
    odd = [each.name for each in rule_set.provisions if each.name not in ("answer_days", "in_working_days")]
    if rule_set.kind != KIND or odd:
        raise RuleSetFaultError(rule_set=rule_set.id, place=odd[0] if odd else "kind", detail="unknown")
    days = rule_set.number("answer_days", low=Decimal(1), high=Decimal(_YEAR))
    return WarningRules(
        answer_days=int(days), in_working_days=rule_set.flag("in_working_days"), by=rule_set.reference
    )


@dataclass(frozen=True, slots=True)
class AnswerDay:
    """答复期限: the last day, and in what it was counted."""

    day: date
    in_working_days: bool
    in_lieu: bool = False  # working days were meant, and no calendar is at hand


def answer_day(raised_on: date, rules: WarningRules, working: WorkingDay | None = None) -> AnswerDay:
    """Give the day by which to answer: working days where a calendar is known for all of them, else calendar days.

    >>> rules = WarningRules(answer_days=5, in_working_days=True, by=RuleReference(id="r", version=1, hash=""))
    >>> answer_day(date(2026, 3, 5), rules, lambda day: day.weekday() < 5).day
    datetime.date(2026, 3, 12)
    """
    if rules.in_working_days and working is not None:
        day, left = raised_on, rules.answer_days
        while left:
            day += timedelta(days=1)
            works = working(day)
            if works is None:
                break
            left -= works
        else:
            return AnswerDay(day, in_working_days=True)
    plain = raised_on + timedelta(days=rules.answer_days)
    return AnswerDay(plain, in_working_days=False, in_lieu=rules.in_working_days)

"""Conflicts (口径冲突): what two sources or two versions say differently of one thing, and which of them holds.

A conflict is found whenever it is looked for and never stored; what is stored is how it was settled. Settling
deletes nothing, and holds as long as nobody says anything new.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Final

from gangmu.core.base.iso_periods import Period
from gangmu.core.base.quantities import EXACT, Quantity, canonical, convertible, scale_of
from gangmu.core.base.rule_sets import RuleReference, RuleSet, RuleSetFaultError
from gangmu.core.indicators.observations import Observation
from gangmu.core.indicators.series import Series
from gangmu.core.indicators.vintages import History


class ConflictKind(StrEnum):
    """What is said differently."""

    VALUES = "values"  # 一期两值: one period of one series, two values
    TARGETS = "targets"  # 目标不一: one indicator and due date, two figures wanted
    GROWTH = "growth"  # 增速与水平不符: the growth that was published, and the one that the levels give
    DEFINITIONS = "definitions"  # 一名多口径: one name, counted in two ways
    NAMES = "names"  # 两个指标同名
    BREAK = "break"  # 断点: one level is not comparable with the one before


class ConflictState(StrEnum):
    """How far it is settled."""

    OPEN = "open"  # 待认定
    EXPLAINED = "explained"  # 有说明: what is on record already says why
    SETTLED = "settled"  # 已认定
    REOPENED = "reopened"  # 又有新数

    @property
    def waits(self) -> bool:
        """Tell whether the office should look at it."""
        return self in (ConflictState.OPEN, ConflictState.REOPENED)


class Explanation(StrEnum):
    """What the record itself says of a conflict."""

    ESTIMATE = "estimate"  # an estimate or preliminary value, which a later one replaced
    REVISED = "revised"  # the newest says of itself that it is final or revised
    FLAGGED = "flagged"  # a break is flagged there, with its reason
    COMPARABLE = "comparable"  # the growth was published on a comparable basis of its own
    REPLACED = "replaced"  # a later version of the text took the place of the earlier


BOTH: Final = "both"  # each is right on its own terms
BROKEN: Final = "broken"  # it is a break: what is before and after is not comparable
COMPARABLE: Final = "comparable"  # it is none


class RivalRole(StrEnum):
    """Where a rival comes from."""

    PUBLISHED = "published"
    LEVELS = "levels"  # what two levels give
    DEFINITION = "definition"
    TARGET = "target"
    NAME = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """各方之一: one of those that differ, as a settlement remembers it by its mark."""

    mark: str
    role: RivalRole
    quantity: Quantity | None = None
    series: Series | None = None
    observations: tuple[Observation, ...] = ()
    name: str = ""  # of a target, definition or indicator


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """口径冲突: what differs, and what the record itself says of it."""

    kind: ConflictKind
    indicator: str
    rivals: tuple[Rival, ...]
    place: str = ""
    period: Period | None = None
    series: Series | None = None
    explanation: Explanation | None = None
    reason: str = ""  # the words of the flagged break
    implied: Quantity | None = None  # the level before that the published growth implies
    change: Quantity | None = None  # of a break: the yearly change into it
    usual: Quantity | None = None  # and the usual one; none where too few are known

    @property
    def key(self) -> str:
        """Name what is disputed, whoever disputes it."""
        of = self.series.order if self.series else (self.place, self.indicator)
        return "|".join((self.kind, *of, str(self.period or "")))

    @property
    def marks(self) -> frozenset[str]:
        """Give what each rival is remembered by."""
        return frozenset(each.mark for each in self.rivals)

    @property
    def choices(self) -> tuple[str, ...]:
        """Give what it may be settled to."""
        if self.kind is ConflictKind.BREAK:
            return BROKEN, COMPARABLE
        return (*(each.mark for each in self.rivals), BOTH)

    @property
    def spread(self) -> Quantity | None:
        """Give how far the rivals lie apart, where all are told in one unit of measure."""
        told = [each.quantity for each in self.rivals if each.quantity is not None]
        if len(told) < 2 or any(not convertible(each.unit, told[-1].unit) for each in told):
            return None
        values = [each.to(told[-1].unit).value for each in told]
        return Quantity(EXACT.subtract(max(values), min(values)), told[-1].unit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """认定: which rival holds, among those that were known then."""

    key: str
    marks: frozenset[str]
    holds: str  # its mark


def state_of(conflict: Conflict, settled: Settled | None) -> ConflictState:
    """Tell how far a conflict is settled: a rival that nobody has looked at opens it again."""
    if settled is not None:
        return ConflictState.SETTLED if conflict.marks <= settled.marks else ConflictState.REOPENED
    return ConflictState.EXPLAINED if conflict.explanation else ConflictState.OPEN


def mark_of(each: Observation) -> str:
    """Give what an observation is remembered by: its value and day of publication."""
    return f"{canonical(each.value)} {each.unit} @{each.vintage.isoformat() if each.vintage else '-'}"


def agree(one: Quantity, other: Quantity) -> bool:
    """Tell whether two figures are one, told with more digits or fewer.

    >>> agree(Quantity(Decimal("9027.1"), "亿元"), Quantity(Decimal("9027.14"), "亿元"))
    True
    >>> agree(Quantity(Decimal("5460.01"), "亿元"), Quantity(Decimal("5546.45"), "亿元"))
    False
    """
    if not convertible(one.unit, other.unit):
        return False
    apart = abs(EXACT.subtract(one.to(other.unit).value, other.value))
    return apart <= EXACT.divide(max(_grain(one, other.unit), _grain(other, other.unit)), Decimal(2))


def _grain(quantity: Quantity, unit: str) -> Decimal:
    """Give what one step of the last digit written is worth; zeros before the point may be digits."""
    exponent = quantity.value.as_tuple().exponent
    step = Decimal(1).scaleb(exponent) if isinstance(exponent, int) and exponent < 0 else Decimal(1)
    here, there = scale_of(quantity.unit), scale_of(unit)
    if here is None or there is None:
        return step
    return EXACT.divide(EXACT.multiply(step, here.factor), there.factor)


def holding(history: History, settled: Mapping[str, Settled]) -> History:
    """Give a history in which the value that was said to hold is the newest of its period; the others stay with the record."""
    left = tuple(each for each in history.observations if not _lost(each, history, settled))
    return replace(history, observations=left)


def _lost(each: Observation, history: History, settled: Mapping[str, Settled]) -> bool:
    key = "|".join((ConflictKind.VALUES, *history.series.order, str(each.period)))
    found = settled.get(key)
    mark = mark_of(each)
    return found is not None and found.holds != BOTH and mark in found.marks and mark != found.holds


KIND: Final = "conflicts"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictRules:
    """冲突判别规则: how far things must lie apart before anybody is asked."""

    growth_points: Decimal  # published growth against levels, in percentage points
    jump_points: Decimal  # a yearly change this far from the usual one …
    jump_times: Decimal  # … and this many times as far as such changes usually lie
    jump_values: int  # from so many changes on there is a usual one
    by: RuleReference


def conflict_rules(rule_set: RuleSet) -> ConflictRules:
    """Read the rules of conflicts from a rule set, or refuse what cannot rule."""
    names = ("growth_points", "jump_points", "jump_times", "jump_values")
    odd = [each.name for each in rule_set.provisions if each.name not in names]
    if rule_set.kind != KIND or odd:
        raise RuleSetFaultError(rule_set=rule_set.id, place=odd[0] if odd else "kind", detail="unknown")
    nought = Decimal(0)
    return ConflictRules(
        growth_points=rule_set.number("growth_points", low=nought),
        jump_points=rule_set.number("jump_points", low=nought),
        jump_times=rule_set.number("jump_times", low=Decimal(1)),
        jump_values=int(rule_set.number("jump_values", low=Decimal(3))),
        by=rule_set.reference,
    )

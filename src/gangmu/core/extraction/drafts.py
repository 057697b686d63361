"""Drafts (拟条目): what a reading finds in a text, each row tied to the exact words.

The office decides what becomes of them. Every draft has `start:end`, its span in the text as read (code
points), and `because`, the rules that fired on which words. A value is exact or it is not there.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

# How a target is worded and what it measures are the same words in a draft and in the target that comes of it.
from gangmu.core.indicators.targets import Basis as Basis
from gangmu.core.indicators.targets import Comparison as Comparison


class Because(NamedTuple):
    """One reason for a row: the rule's name and the words it fired on.

    A tuple, as measures and mentions are: a frozen dataclass takes thrice the time.
    """

    rule: str  # e.g. "comparison.exceed"
    start: int
    end: int


class Kind(StrEnum):
    """Whether a figure is promised or already there."""

    TARGET = "target"  # 目标值
    BASELINE = "baseline"  # 基期值、现状值


class Strength(StrEnum):
    """How firmly a measure is ordered; an `outcome` is a goal or praise, nothing that can be done."""

    ORDER = "order"  # 建设、实施、推进、建立
    IMPROVE = "improve"  # 加强、完善、提升、优化
    ENCOURAGE = "encourage"  # 鼓励、支持、引导
    EXPLORE = "explore"  # 探索、研究、争取、谋划
    OUTCOME = "outcome"  # 打造……高地、形成……格局、实现……


@dataclass(frozen=True, slots=True)
class Span:
    """Words of the text as read: code points start:end."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TargetPeriod:
    """时限: ISO 8601 of the precision that the text states, or None where it says nothing."""

    start: str | None = None
    end: str | None = None
    every: str | None = None  # an ISO duration: P1Y for 每年


@dataclass(frozen=True, slots=True)
class TargetDraft:
    """拟目标值 or 拟基期值: one figure that the text promises or reports."""

    start: int
    end: int
    kind: Kind
    indicator: str  # simplified script
    comparison: Comparison
    basis: Basis
    number: str | None  # as written: 1
    surface_unit: str | None  # as written: 万亿元
    value: Decimal | None  # in the base unit: 1000000000000
    value_high: Decimal | None = None  # of a range
    unit: str | None = (
        None  # CNY, person, 1 (a share), s, day, working_day, year, kg, m, m², or the counted noun
    )
    ambition: bool = False  # 力争
    reference: str | None = None  # what a relative target keeps pace with
    period: TargetPeriod | None = None
    node: str | None = None
    because: tuple[Because, ...] = ()


class MeasureDraft(NamedTuple):
    """拟举措: a verb with its object. Its reason is made when asked for: a text has thousands."""

    start: int
    end: int
    verb: str  # as written
    object: str  # simplified script
    strength: Strength
    node: str | None
    verb_start: int
    verb_end: int

    @property
    def because(self) -> tuple[Because, ...]:
        """Give the reason: the verb."""
        rule = "measure.outcome" if self.strength is Strength.OUTCOME else "measure.verb"
        return (Because(rule, self.verb_start, self.verb_end),)


@dataclass(frozen=True, slots=True)
class DutyDraft:
    """拟责任分工: who is to do the task of the span, which ends with the words that name the units."""

    start: int
    end: int
    lead: tuple[str, ...] = ()  # 牵头单位
    responsible: tuple[str, ...] = ()  # 责任单位
    supporting: tuple[str, ...] = ()  # 配合单位
    deadline: str | None = None  # ISO 8601
    node: str | None = None
    because: tuple[Because, ...] = ()


class Mention(NamedTuple):
    """A named thing: a place, organisation, project, line, platform, document or event."""

    start: int
    end: int
    type: str
    text: str  # as written
    rule: str  # that found it

    @property
    def because(self) -> tuple[Because, ...]:
        """Give the reason: the rule, on the whole name."""
        return (Because(self.rule, self.start, self.end),)


@dataclass(frozen=True, slots=True)
class SetPart:
    """One number of a named set, with the members that the text gives for it."""

    count: int
    members: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedSet:
    """名号: a name that stands for counted things, such as 一枢纽四中心, with the members the text gives."""

    start: int
    end: int
    name: str  # as written
    parts: tuple[SetPart, ...] = ()
    because: tuple[Because, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """缺漏: what the text announces but does not contain, or says twice."""

    start: int
    end: int
    kind: str  # table_without_rows, figure_without_image, set_never_expanded, set_count_mismatch, …
    text: str  # as written
    because: tuple[Because, ...] = ()

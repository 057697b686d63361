"""Targets (目标值): what an indicator must reach, as worded."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from gangmu.core.base.iso_periods import Length, Period
from gangmu.core.base.source_refs import SourceRef


class Comparison(StrEnum):
    """How the outline words a target. The words differ, so the tests do."""

    EXCEED = "exceed"  # 突破、超过: the value itself is not enough
    REACH = "reach"  # 达到、不低于、以上
    STAY_WITHIN = "stay_within"  # 控制在……以内、不超过
    ABOUT = "about"  # 左右、约
    RANGE = "range"  # 5%—5.5%
    KEEP_PACE = "keep_pace"  # 与……同步、不低于平均
    EQUAL = "equal"
    RANK = "rank"  # 位次
    QUALITATIVE = "qualitative"  # 保持、完成上级下达任务


class Basis(StrEnum):
    """What the figure of a target measures."""

    LEVEL = "level"  # 总量、水平
    GROWTH = "growth"  # 增长 N%
    CHANGE = "change"  # 提高 N 个百分点、下降 N%: a fall is negative
    SHARE = "share"  # 占比、率
    COUNT = "count"  # 个、家、条
    DURATION = "duration"  # 小时、天、工作日
    COVERAGE = "coverage"  # 全覆盖、零


class Path(StrEnum):
    """How an indicator is expected to travel from its base to its target: chosen, and printed with the result."""

    LINEAR = "linear"  # the same step every year
    COMPOUND = "compound"  # the same growth every year
    STATED = "stated"  # year by year, as a paper says
    STEP = "step"  # nothing before its day, then all at once; milestones are steps of their own


@dataclass(frozen=True, slots=True)
class BaseValue:
    """基期值: where a target starts from. Without a value the series' own value of the period is taken."""

    period: Period
    value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Milestone:
    """节点值: what a stated path wants by one period."""

    period: Period
    value: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """目标值: what an indicator must reach by the end of `due`."""

    code: str
    comparison: Comparison
    basis: Basis = Basis.LEVEL
    indicator: str | None = None
    value: Decimal | None = None  # in `unit`; None: relative or qualitative
    value_high: Decimal | None = None
    unit: str = ""
    due: Period | None = None
    start: Period | None = None  # what it speaks for begins here
    every: Length | None = None  # 每年: each of them; of growth 年均: on average
    ambition: bool = False  # 力争
    reference: str | None = None  # the indicator that it keeps pace with
    base: BaseValue | None = None
    path: Path | None = None
    milestones: tuple[Milestone, ...] = ()
    tolerance: Decimal | None = None  # what 左右 and 同步 let pass; None: the rule set's
    promised_on: date | None = None  # 印发日: what had ended before it says nothing of the promise
    withdrawn_on: date | None = None
    words: str | None = None  # the original words
    source: SourceRef | None = None

    @property
    def is_rate(self) -> bool:
        """Tell whether its figure is a rate or a change rather than a level."""
        return self.basis in (Basis.GROWTH, Basis.CHANGE)

    @property
    def needs_a_number(self) -> bool:
        """Tell whether it can be judged only by a number of its own."""
        return self.comparison is not Comparison.KEEP_PACE

    def has_passed(self, day: date) -> bool:
        """Tell whether its due period is over: a deadline ends with its day."""
        return self.due is not None and self.due.last < day

    def is_withdrawn_on(self, day: date) -> bool:
        """Tell whether it no longer binds on that day."""
        return self.withdrawn_on is not None and self.withdrawn_on <= day

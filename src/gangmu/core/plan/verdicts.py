"""Verdicts (判定结果): the standing of a promise with all that it rests on."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from gangmu.core.base.iso_periods import Period
from gangmu.core.base.quantities import Quantity
from gangmu.core.base.rule_sets import Ground, RuleReference
from gangmu.core.indicators.comparisons import WidthSource
from gangmu.core.indicators.observations import Observation
from gangmu.core.indicators.series import Series
from gangmu.core.indicators.targets import Path
from gangmu.core.indicators.trajectories import AttainmentClass


class Standing(StrEnum):
    """兑现状态: what became of a promise. The order is that of precedence: the first that applies holds."""

    WITHDRAWN = "withdrawn"  # 已撤回
    MET = "met"  # 已达成
    MISSED = "missed"  # 未达成
    NO_DATE = "no_date"  # 无期限
    NOT_DUE = "not_due"  # 未到期, and no path to judge by
    NO_DATA = "no_data"  # 无数据
    STALE = "stale"  # 数据已旧
    BEHIND = "behind"  # 滞后
    ON_PATH = "on_path"  # 符合预期
    AHEAD = "ahead"  # 快于预期

    @property
    def is_grey(self) -> bool:
        """Tell whether nobody can judge it, or nothing is left to judge."""
        return self in (
            Standing.WITHDRAWN, Standing.NO_DATE, Standing.NOT_DUE, Standing.NO_DATA, Standing.STALE,
        )  # fmt: skip

    @property
    def is_open(self) -> bool:
        """Tell whether the promise is still on its way."""
        return self in (Standing.NOT_DUE, Standing.BEHIND, Standing.ON_PATH, Standing.AHEAD)


class Reason(StrEnum):
    """Why a promise stands so; of the grey ones, why it cannot be judged."""

    JUDGED = "judged"  # the numbers say so
    WITHDRAWN = "withdrawn"
    NO_DATE_STATED = "no_date_stated"
    NO_NUMBER = "no_number"  # qualitative: words only
    SERIES_NOT_CHOSEN = "series_not_chosen"  # nobody has decided which series the words mean
    NO_PATH_CHOSEN = "no_path_chosen"
    NO_BASE_VALUE = "no_base_value"
    NO_START = "no_start"  # 年均, and nobody says from which year on
    NO_OBSERVATION = "no_observation"
    NO_VALUE_SINCE_BASE = "no_value_since_base"
    NO_VALUE_SINCE_PROMISE = "no_value_since_promise"  # all known periods had ended when it was promised
    BREAK_SINCE_BASE = "break_since_base"  # and too little has come on the new base
    AWAITING_RELEASE = "awaiting_release"  # the due period's value is not expected yet
    VALUE_MISSING = "value_missing"  # the due period's value never came
    REFERENCE_MISSING = "reference_missing"  # what it keeps pace with has no value
    NEXT_VALUE_OVERDUE = "next_value_overdue"
    UNITS_DO_NOT_FIT = "units_do_not_fit"
    NOT_COMPARABLE = "not_comparable"  # a break or a change of vintage lies between
    BEFORE_ITS_DAY = "before_its_day"  # a measure that is due later
    RECURS = "recurs"  # a measure to be done again and again
    NOT_REPORTED = "not_reported"  # a measure of which nobody has said that it is done


class Note(StrEnum):
    """What must be said beside a verdict."""

    PRELIMINARY = "preliminary"  # the value may be revised
    WEAK_SOURCE = "weak_source"  # a transcription, or weaker
    BREAK_BETWEEN = "break_between"  # base and value are not of one kind
    AFTER_BREAK = "after_break"  # only the stretch after the break is judged
    BRIDGED = "bridged"  # the base value is one that was restated on the new base
    NOMINAL_GROWTH = "nominal_growth"  # prices are in it
    BEYOND_RANGE = "beyond_range"
    WITHIN_WIDTH = "within_width"  # met only by the width of 左右 or 同步
    WIDER_PERIOD = "wider_period"  # judged on a period that reaches past the due day
    AMBITION = "ambition"  # 力争


class Role(StrEnum):
    """What an observation did in a verdict."""

    ACTUAL = "actual"
    BASE = "base"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Input:
    """依据: an observation that a verdict rests on; its vintage and source are on it."""

    role: Role
    observation: Observation


Told = str | Quantity | Period | WidthSource | Ground


@dataclass(frozen=True, slots=True)
class Step:
    """算式: one line of the arithmetic, by the code of its words and what stands in them."""

    code: str
    figures: tuple[tuple[str, "Told"], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """单项结论: one series against the target."""

    standing: Standing
    reason: Reason
    series: Series | None = None
    period: Period | None = None  # for which it was judged
    actual: Quantity | None = None  # in the target's unit
    wanted: Quantity | None = None  # the figure as worded, or the reference's
    gap: Quantity | None = None  # actual - wanted
    gap_share: Decimal | None = None  # of the wanted
    completion: Decimal | None = None  # 完成率: actual ÷ wanted
    attainment: Decimal | None = None  # 实现程度; never across a break
    base_period: Period | None = None  # where the way that attainment measures begins
    base: Quantity | None = None
    expected: Decimal | None = None  # what the path wanted of it by then
    index: Decimal | None = None  # attainment ÷ expected
    attainment_class: AttainmentClass | None = None
    path: Path | None = None
    rate_needed: Decimal | None = None  # yearly growth from here to the target, a share
    rate_so_far: Decimal | None = None  # yearly growth from the base to here, a share; never across a break
    step_needed: Quantity | None = None  # of a share: points a year from here to the target
    step_so_far: Quantity | None = None
    inputs: tuple[Input, ...] = ()
    notes: tuple[Note, ...] = ()
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """判定结果: how a promise stands on a day, and on what that rests."""

    code: str  # of the promise
    standing: Standing
    reason: Reason
    on: date
    rules: RuleReference | None = None  # the rule set that judged; None: nothing was reckoned
    findings: tuple[Finding, ...] = ()  # one for each series that the words mean
    notes: tuple[Note, ...] = ()

    @property
    def lead(self) -> Finding | None:
        """Give the finding that decided: the first that stands as the whole does."""
        return next((each for each in self.findings if each.standing is self.standing), None)

    @property
    def inputs(self) -> tuple[Input, ...]:
        """Give every observation that it rests on, once."""
        return tuple(dict.fromkeys(each for finding in self.findings for each in finding.inputs))

"""Whether a value meets a target as it is worded (目标值的判定)."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from gangmu.core.base.quantities import EXACT, scale_of
from gangmu.core.indicators.indicators import Direction
from gangmu.core.indicators.targets import Basis, Comparison, Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Widths:
    """容差: what words of no official width let pass, as the rule set of a city and year says."""

    about_points: Decimal  # 增长5%左右: percentage points
    about_share: Decimal  # 1000亿元左右: of the value
    pace_points: Decimal  # 与经济增长同步: percentage points
    pace_words: tuple[str, ...]  # 同步: only wordings that hold one of them have that width
    exceed_is_strict: bool  # 突破: the value itself is not enough


class WidthSource(StrEnum):
    """容差来源: what said how wide a wording is."""

    TARGET = "target"  # the post that decided on the target
    ABOUT_POINTS = "about_points"  # these: the provision of the rule set
    ABOUT_SHARE = "about_share"
    PACE_POINTS = "pace_points"
    WORDING = "wording"  # 不低于平均: the words leave no width


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """判定: the value against what was wanted, both in the target's unit."""

    met: bool
    sign: str  # > ≥ ≤ = or … of a range
    wanted: Decimal  # where the test draws its line
    nominal: Decimal  # the figure as worded, before any width; the gap is measured from it
    width: Decimal | None = None
    width_source: WidthSource | None = None
    beyond: bool = False  # past a range on its good side
    by_width: bool = False  # met only by what 左右 or 同步 let pass


def judge(
    target: Target,
    actual: Decimal,
    *,
    widths: Widths,
    direction: Direction = Direction.HIGHER,
    reference: Decimal | None = None,
) -> Judgement:
    """Test a value, given in the target's unit, against the target as worded."""
    falling = is_falling(target, direction)
    if target.comparison is Comparison.KEEP_PACE:
        assert reference is not None
        return _near(actual, reference, _pace_width(target, widths), falling=falling, neutral=False)
    assert target.value is not None
    value = target.value
    match target.comparison:
        case Comparison.EXCEED:
            return _exceed(actual, value, falling=falling, strict=widths.exceed_is_strict)
        case Comparison.STAY_WITHIN | Comparison.RANK:
            return Judgement(met=actual <= value, sign="≤", wanted=value, nominal=value)
        case Comparison.ABOUT:
            neutral = direction is Direction.NEUTRAL
            return _near(actual, value, _about_width(target, value, widths), falling=falling, neutral=neutral)
        case Comparison.RANGE:
            return _within(target, actual, value, direction=direction, falling=falling)
        case Comparison.EQUAL if direction is Direction.NEUTRAL and not target.is_rate:
            return Judgement(met=actual == value, sign="=", wanted=value, nominal=value)
        case _:
            met = actual <= value if falling else actual >= value
            return Judgement(met=met, sign="≤" if falling else "≥", wanted=value, nominal=value)


def is_falling(target: Target, direction: Direction) -> bool:
    """Tell whether less is what the target asks for: a fall, or an indicator of which less is better."""
    if target.is_rate and target.value is not None:
        return target.value < 0
    return direction is Direction.LOWER


def _exceed(actual: Decimal, value: Decimal, *, falling: bool, strict: bool) -> Judgement:
    past = actual < value if falling else actual > value
    sign = ("<" if falling else ">") if strict else ("≤" if falling else "≥")
    return Judgement(met=past or (not strict and actual == value), sign=sign, wanted=value, nominal=value)


_Width = tuple[Decimal, WidthSource]


def _near(actual: Decimal, value: Decimal, given: _Width, *, falling: bool, neutral: bool) -> Judgement:
    width, source = given
    low, high = EXACT.subtract(value, width), EXACT.add(value, width)
    if neutral:
        return Judgement(
            met=low <= actual <= high, sign="≈", wanted=value, nominal=value, width=width, width_source=source
        )
    met, plainly = (actual <= high, actual <= value) if falling else (actual >= low, actual >= value)
    return Judgement(
        met=met,
        sign="≤" if falling else "≥",
        wanted=high if falling else low,
        nominal=value,
        width=width,
        width_source=source,
        by_width=met and not plainly,
    )


def _within(
    target: Target, actual: Decimal, low: Decimal, *, direction: Direction, falling: bool
) -> Judgement:
    """Tell whether it lies in the range; past it on the good side is met too, and said."""
    high = low if target.value_high is None else target.value_high
    low, high = min(low, high), max(low, high)
    past = actual < low if falling else actual > high
    beyond = past and direction is not Direction.NEUTRAL
    line = high if falling else low
    return Judgement(met=low <= actual <= high or beyond, sign="…", wanted=line, nominal=line, beyond=beyond)


def _points(points: Decimal, unit: str) -> Decimal:
    """Give percentage points in a unit of shares: 0.5 of them are 0.5 of % and 5 of ‰."""
    scale = scale_of(unit)
    return (
        EXACT.divide(EXACT.divide(points, Decimal(100)), scale.factor) if scale and scale.is_pure else points
    )


def _counts_points(target: Target) -> bool:
    scale = scale_of(target.unit)
    return target.is_rate or target.basis in (Basis.SHARE, Basis.COVERAGE) or bool(scale and scale.is_pure)


def _about_width(target: Target, value: Decimal, widths: Widths) -> _Width:
    stated = target.tolerance
    if _counts_points(target):
        points = widths.about_points if stated is None else stated
        source = WidthSource.ABOUT_POINTS if stated is None else WidthSource.TARGET
        return _points(points, target.unit), source
    share = widths.about_share if stated is None else stated
    source = WidthSource.ABOUT_SHARE if stated is None else WidthSource.TARGET
    return EXACT.multiply(abs(value), share), source


def _pace_width(target: Target, widths: Widths) -> _Width:
    """Give the width of 同步; 不低于平均 has none, and neither has what a post has decided otherwise."""
    if target.tolerance is not None:
        return _points(target.tolerance, target.unit), WidthSource.TARGET
    words = (target.words or "").lower()
    if words and not any(each.lower() in words for each in widths.pace_words):
        return Decimal(0), WidthSource.WORDING
    return _points(widths.pace_points, target.unit), WidthSource.PACE_POINTS

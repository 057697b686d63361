"""Whether a value meets a target as it is worded (目标值的判定)."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from gangmu.core.base.quantities import EXACT, scale_of
from gangmu.core.indicators.indicators import Direction
from gangmu.core.indicators.targets import Basis, Comparison, Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Widths:
    """容差: what words of no official width let pass. Defaults; a rule set of a city and year may say otherwise."""

    about_points: Decimal = Decimal("0.5")  # 增长5%左右: percentage points
    about_share: Decimal = Decimal("0.02")  # 1000亿元左右: of the value
    pace_points: Decimal = Decimal("0.5")  # 与经济增长同步: percentage points
    exceed_is_strict: bool = True  # 突破: the value itself is not enough


DEFAULT_WIDTHS: Final = Widths()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """判定: the value against what was wanted, both in the target's unit."""

    met: bool
    sign: str  # > ≥ ≤ = or … of a range
    wanted: Decimal  # where the test draws its line
    nominal: Decimal  # the figure as worded, before any width; the gap is measured from it
    width: Decimal | None = None
    beyond: bool = False  # past a range on its good side
    by_width: bool = False  # met only by what 左右 or 同步 let pass


def judge(
    target: Target,
    actual: Decimal,
    *,
    direction: Direction = Direction.HIGHER,
    reference: Decimal | None = None,
    widths: Widths = DEFAULT_WIDTHS,
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


def _near(actual: Decimal, value: Decimal, width: Decimal, *, falling: bool, neutral: bool) -> Judgement:
    low, high = EXACT.subtract(value, width), EXACT.add(value, width)
    if neutral:
        return Judgement(met=low <= actual <= high, sign="≈", wanted=value, nominal=value, width=width)
    met, plainly = (actual <= high, actual <= value) if falling else (actual >= low, actual >= value)
    return Judgement(
        met=met,
        sign="≤" if falling else "≥",
        wanted=high if falling else low,
        nominal=value,
        width=width,
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


def _about_width(target: Target, value: Decimal, widths: Widths) -> Decimal:
    if _counts_points(target):
        given = widths.about_points if target.tolerance is None else target.tolerance
        return _points(given, target.unit)
    given = widths.about_share if target.tolerance is None else target.tolerance
    return EXACT.multiply(abs(value), given)


def _pace_width(target: Target, widths: Widths) -> Decimal:
    given = widths.pace_points if target.tolerance is None else target.tolerance
    return _points(given, target.unit)

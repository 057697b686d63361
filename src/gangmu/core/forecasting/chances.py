"""The chance of a target (可能性): how its words read on a predictive distribution."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from gangmu.core.base.quantities import EXACT, Quantity, convertible, scale_of, shown
from gangmu.core.forecasting.numbers import share_of
from gangmu.core.forecasting.outlook import FanYear, Outlook
from gangmu.core.forecasting.reasons import Reason, percent
from gangmu.core.forecasting.refusals import TargetNotForecastError
from gangmu.core.indicators.comparisons import Widths, is_falling, judge
from gangmu.core.indicators.indicators import Direction
from gangmu.core.indicators.targets import Basis, Comparison, Target

_STEPS: Final = [(step + 0.5) / 40 for step in range(40)]  # even slices of a reference's distribution


@dataclass(frozen=True, slots=True, kw_only=True)
class Chance:
    """可能性: how likely a target is, as worded, with the band of the methods taken alone."""

    share: Decimal
    low: Decimal  # the least and the most that any method of weight alone gives
    high: Decimal
    due: int
    wanted: tuple[Decimal | None, Decimal | None]  # between which values it is met, in the unit of the series
    fan: FanYear
    reasons: tuple[Reason, ...]


def chance_of(
    target: Target,
    outlook: Outlook,
    *,
    widths: Widths,
    direction: Direction = Direction.HIGHER,
    reference: Outlook | None = None,
) -> Chance:
    """Give the chance that a target is met by its due year, in the words it is written in."""
    due = due_year(target)
    fan = outlook.in_year(due)
    if target.comparison is Comparison.KEEP_PACE:
        return _keeping_pace(target, outlook, reference, due, widths=widths, direction=direction)
    if target.comparison is Comparison.QUALITATIVE or target.value is None:
        raise TargetNotForecastError(detail="no_number")
    low, high = lines_of(target, outlook, due, widths=widths, direction=direction)
    return chance_between(outlook, due, low=low, high=high, fan=fan)


def chance_between(
    outlook: Outlook, due: int, *, low: Decimal | None, high: Decimal | None, fan: FanYear | None = None
) -> Chance:
    """Give the chance that the value of a year lies between two lines; none is no line."""
    fan = fan or outlook.in_year(due)
    above = outlook.chance_below(low, due) if low is not None else 0.0
    below = outlook.chance_below(high, due) if high is not None else 1.0
    lows = outlook.chances_below_alone(low, due) if low is not None else None
    highs = outlook.chances_below_alone(high, due) if high is not None else None
    count = len(lows or highs or ())
    alone = [
        max((highs[each] if highs else 1.0) - (lows[each] if lows else 0.0), 0.0) for each in range(count)
    ]
    return _told(outlook, max(below - above, 0.0), alone, due, wanted=(low, high), fan=fan, more=())


def due_year(target: Target) -> int:
    """Give the year by whose end a target must be met."""
    if target.due is None:
        raise TargetNotForecastError(detail="no_due")
    return target.due.last.year


def lines_of(
    target: Target, outlook: Outlook, due: int, *, widths: Widths, direction: Direction
) -> tuple[Decimal | None, Decimal | None]:
    """Give the values, in the unit of the series, between which the target is met."""
    assert target.value is not None
    judged = judge(target, target.value, widths=widths, direction=direction)
    width = judged.width or Decimal(0)
    match judged.sign:
        case "≥" | ">":
            lines: tuple[Decimal | None, Decimal | None] = judged.wanted, None
        case "≤" | "<":
            lines = None, judged.wanted
        case "≈":
            lines = EXACT.subtract(judged.nominal, width), EXACT.add(judged.nominal, width)
        case "…":
            lines = _range(target, direction)
        case _:
            raise TargetNotForecastError(detail="exactly")
    low, high = (None if each is None else _level(target, outlook, due, each) for each in lines)
    if low is not None and high is not None and low > high:
        low, high = high, low
    return low, high


def _range(target: Target, direction: Direction) -> tuple[Decimal | None, Decimal | None]:
    """Open a range on its good side: to pass it is met too."""
    assert target.value is not None
    other = target.value if target.value_high is None else target.value_high
    low, high = min(target.value, other), max(target.value, other)
    if direction is Direction.NEUTRAL:
        return low, high
    return (None, high) if is_falling(target, direction) else (low, None)


def _level(target: Target, outlook: Outlook, due: int, figure: Decimal) -> Decimal:
    """Turn a figure of the target into a value of the series in the due year."""
    unit = outlook.series.unit
    if target.basis is Basis.GROWTH or (target.basis is Basis.CHANGE and not _is_share(unit)):
        years, base = _base(target, outlook, due)
        rate = _rate(target, figure)
        yearly = target.basis is Basis.GROWTH and target.every is not None
        power = Decimal(years) if yearly else Decimal(1)
        return EXACT.multiply(base, EXACT.power(EXACT.add(Decimal(1), rate), power))
    if target.basis is Basis.CHANGE:
        _, base = _base(target, outlook, due)
        return EXACT.add(base, figure)
    if target.unit and not convertible(target.unit, unit):
        raise TargetNotForecastError(detail="units")
    return Quantity(figure, target.unit or unit).to(unit).value


def _is_share(unit: str) -> bool:
    scale = scale_of(unit)
    return bool(scale and scale.is_pure and unit)


def _rate(target: Target, figure: Decimal) -> Decimal:
    """Give the rate as a share: 8.4 of % is 0.084."""
    scale = scale_of(target.unit)
    if scale is None or not scale.is_pure:
        raise TargetNotForecastError(detail="units")
    return EXACT.multiply(figure, scale.factor)


def _base(target: Target, outlook: Outlook, due: int) -> tuple[int, Decimal]:
    """Find what growth is measured from: the stated base, the year before it starts, or the year before it is due."""
    if target.base is not None:
        year, stated = target.base.period.last.year, target.base.value
    else:
        year, stated = (target.start.first.year if target.start else due) - 1, None
    value = stated if stated is not None else outlook.series.value_in(year)
    if value is None or value <= 0:
        raise TargetNotForecastError(detail="no_base")
    if any(year < each <= outlook.origin for each in outlook.series.breaks):
        raise TargetNotForecastError(detail="break_after_base")
    return due - year, value


def _keeping_pace(
    target: Target,
    outlook: Outlook,
    reference: Outlook | None,
    due: int,
    *,
    widths: Widths,
    direction: Direction,
) -> Chance:
    """Lay one distribution against the other: growth from the base year on, both ways open."""
    if reference is None:
        raise TargetNotForecastError(detail="no_reference")
    fan, _ = outlook.in_year(due), reference.in_year(due)
    years, base = _base(target, outlook, due)
    _, other = _base(replace(target, base=None, start=target.start), reference, due)
    slack = _pace_slack(target, widths)
    falling = is_falling(target, direction)
    chances, alone = [], []
    for step in _STEPS:
        pace = (reference.quantile(step, due) / float(other)) ** (1 / years) - 1
        allowed = pace + float(slack) if falling else pace - float(slack)
        line = Decimal(float(base) * (1 + allowed) ** years)
        below, each = outlook.chance_below(line, due), outlook.chances_below_alone(line, due)
        chances.append(below if falling else 1 - below)
        alone.append([one if falling else 1 - one for one in each])
    means = [sum(column) / len(column) for column in zip(*alone, strict=True)]
    apart = Reason("reference_apart", {"reference": target.reference or reference.series.indicator})
    return _told(
        outlook, sum(chances) / len(chances), means, due, wanted=(None, None), fan=fan, more=(apart,)
    )


def _pace_slack(target: Target, widths: Widths) -> Decimal:
    """Give what 同步 lets pass, as a share of growth."""
    width = judge(target, Decimal(0), widths=widths, reference=Decimal(0)).width or Decimal(0)
    scale = scale_of(target.unit)
    return EXACT.multiply(width, scale.factor if scale and scale.is_pure else Decimal("0.01"))


def _told(
    outlook: Outlook,
    share: float,
    alone: list[float],
    due: int,
    *,
    wanted: tuple[Decimal | None, Decimal | None],
    fan: FanYear,
    more: tuple[Reason, ...],
) -> Chance:
    low, high = min([share, *alone]), max([share, *alone])
    unit = outlook.series.unit
    band = {
        "due": str(due),
        "median": f"{shown(fan.median)}{unit}",
        "low": f"{shown(fan.p10)}{unit}",
        "high": f"{shown(fan.p90)}{unit}",
    }
    apart = {"low": percent(share_of(low), 0), "high": percent(share_of(high), 0)}
    return Chance(
        share=share_of(share),
        low=share_of(low),
        high=share_of(high),
        due=due,
        wanted=wanted,
        fan=fan,
        reasons=(Reason("band", band), Reason("methods_differ", apart), *outlook.reasons, *more),
    )

"""Values that look like slips (存疑): 万 taken for 亿, a digit lost, more than all of it, before its time.

A doubt is not a fault: `accepted` on its row says why the value is right, and settles it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from gangmu.core.base.iso_periods import Period, PeriodNotReadError
from gangmu.core.base.quantities import Quantity, UnitsDoNotFitError, convertible, shown
from gangmu.files.plan_folders.schema import BY_NAME
from gangmu.files.tables.columns import Row
from gangmu.files.tables.problems import Problem, Severity

# √10: further from its neighbours than this, a value is nearer to one with a digit added or lost than to itself.
_SEVERAL: Final = Decimal(10).sqrt()
_AT_LEAST: Final = Decimal(2)
_WAN_AND_YI: Final = (Decimal(2000), Decimal(50_000))
_FAR_FROM_ALL: Final = Decimal(
    100
)  # times off every other value of the indicator, where a series has no other
_FAST: Final = Decimal(25)  # per cent: growth below it is never taken for a slip
_SEVERAL_OTHERS: Final = 3


@dataclass(frozen=True, slots=True)
class _Point:
    row: Row
    period: Period
    value: Decimal  # in the indicator's unit; of rates in per cent


def doubts_of(tables: Mapping[str, tuple[Row, ...]], *, today: date | None) -> list[Problem]:
    """List the values of the observations that look like slips and that nobody has accepted."""
    indicators = {row["code"]: row for row in tables.get("indicators", ())}
    series: dict[tuple[str, ...], list[_Point]] = defaultdict(list)
    for row in tables.get("observations", ()):
        indicator = indicators.get(row["indicator"])
        point = _point(row, _unit_of(indicator, row))
        if point:
            series[tuple(row[name] for name in BY_NAME["observations"].key[:6])].append(point)
    others: dict[str, list[_Point]] = defaultdict(list)
    for key, points in series.items():
        others[key[1]] += points
    found: list[Problem] = []
    for key, points in series.items():
        kind = indicators[key[1]]["kind"] if key[1] in indicators else "level"
        if kind == "growth":
            found += _fast(points)
        elif kind != "rank":
            found += _jumps(points)
            found += _far(points, others[key[1]]) if len(points) == 1 else []
        found += [told for each in points for told in _alone(each, kind, today)]
    return found


def _unit_of(indicator: Row | None, row: Row) -> str:
    if indicator is None:
        return row["unit"]
    return "%" if convertible(indicator["unit"], "%") else indicator["unit"]


def _point(row: Row, unit: str) -> _Point | None:
    try:
        quantity = Quantity(Decimal(row["value"]), row["unit"]).to(unit)
        return _Point(row, Period(row["period"]), quantity.value)
    except (ArithmeticError, PeriodNotReadError, UnitsDoNotFitError):
        return None  # a fault, told elsewhere


def _doubt(point: _Point, column: str, code: str, **parameters: str) -> list[Problem]:
    if point.row["accepted"]:
        return []
    return [
        Problem(
            file=BY_NAME["observations"].file,
            code=code,
            row=point.row.number,
            column=column,
            severity=Severity.DOUBT,
            parameters=parameters,
        )
    ]


# Each value by itself


def _alone(point: _Point, kind: str, today: date | None) -> list[Problem]:
    return _size(point, kind) + _time(point, today)


def _size(point: _Point, kind: str) -> list[Problem]:
    value, text = point.value, shown(point.value)
    if kind in ("share", "coverage") and value > 100:
        return _doubt(point, "value", "doubt.share_over_100", value=text)
    if kind in ("share", "coverage") and value < 0:
        return _doubt(point, "value", "doubt.share_below_0", value=text)
    if kind == "growth" and abs(value) > 100:
        return _doubt(point, "value", "doubt.growth_over_100", value=text)
    if kind in ("count", "duration", "rank") and value < 0:
        return _doubt(point, "value", "doubt.negative_level", value=text)
    return []


def _time(point: _Point, today: date | None) -> list[Problem]:
    if today is not None and point.period.first > today:
        return _doubt(point, "period", "doubt.in_the_future", period=point.period.text)
    vintage = point.row["vintage"]
    if vintage and point.row["status"] != "estimate" and vintage < point.period.last.isoformat():
        last = point.period.last.isoformat()
        return _doubt(point, "vintage", "doubt.before_its_end", last=last, vintage=vintage)
    return []


# Each value beside its neighbours


def _jumps(points: Sequence[_Point]) -> list[Problem]:
    ordered = sorted(points, key=lambda each: (each.period.months, each.period, each.row["vintage"]))
    return [told for index in range(len(ordered)) for told in _jump(ordered, index)]


def _jump(points: Sequence[_Point], index: int) -> list[Problem]:
    """Doubt a value that is several times off what its neighbours lead to expect."""
    point = points[index]
    near = [each for each in _neighbours(points, index) if each.value]
    if not near or not point.value:
        return []
    ratios = [_ratio(point.value, each.value) for each in near]
    # Together they must be far, and none near: the neighbours of a slip stand beside one that is right.
    ratio = (ratios[0] * ratios[-1]).sqrt()
    if ratio < _SEVERAL or min(ratios) < _AT_LEAST:
        return []
    low, high = _WAN_AND_YI
    code = "doubt.ten_thousandfold" if low <= ratio <= high else "doubt.tenfold"
    return _doubt(point, "value", code, value=shown(point.value), near=shown(near[0].value))


def _neighbours(points: Sequence[_Point], index: int) -> list[_Point]:
    """Give two values nearest in time, from both sides where there are both; periods of one length only."""
    month = points[index].period.months
    before = [each for each in points[:index] if each.period.months == month][-2:]
    after = [each for each in points[index + 1 :] if each.period.months == month][:2]
    if before and after:
        return [before[-1], after[0]]
    return before or after


def _ratio(one: Decimal, other: Decimal) -> Decimal:
    ratio = abs(one / other)
    return ratio if ratio >= 1 else 1 / ratio


def _fast(points: Sequence[_Point]) -> list[Problem]:
    """Doubt a growth that is several times any other of its series."""
    found: list[Problem] = []
    for point in points:
        most = max((abs(each.value) for each in points if each is not point), default=None)
        if most is not None and abs(point.value) > max(_FAST, most * _SEVERAL) and abs(point.value) <= 100:
            found += _doubt(point, "value", "doubt.tenfold", value=shown(point.value), near=shown(most))
    return found


def _far(points: Sequence[_Point], others: Sequence[_Point]) -> list[Problem]:
    """Doubt the only value of a series where it is far from every other value of its indicator."""
    [point] = points
    values = [abs(each.value) for each in others if each is not point and each.value]
    if len(values) < _SEVERAL_OTHERS or not point.value:
        return []
    nearest = min(values, key=lambda each: _ratio(point.value, each))
    if _ratio(point.value, nearest) < _FAR_FROM_ALL:
        return []
    return _doubt(point, "value", "doubt.ten_thousandfold", value=shown(point.value), near=shown(nearest))

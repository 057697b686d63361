"""Finding conflicts (查找冲突): by rules that any two sources are held to, never by a list of known cases."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby, pairwise
from statistics import median

from gangmu.core.base.iso_periods import Period
from gangmu.core.base.quantities import EXACT, Quantity, canonical, convertible, plain, rounded
from gangmu.core.indicators.conflicts import (
    Conflict,
    ConflictKind,
    ConflictRules,
    Explanation,
    Rival,
    RivalRole,
    agree,
    mark_of,
)
from gangmu.core.indicators.observations import Observation, Status
from gangmu.core.indicators.series import Series
from gangmu.core.indicators.vintages import History


def value_conflicts(history: History) -> Iterator[Conflict]:
    """Give the periods of which two published values differ by more than their rounding."""
    for period, group in groupby(history.observations, lambda each: each.period):
        values = list(group)
        if all(agree(each.quantity, values[-1].quantity) for each in values):
            continue
        yield Conflict(
            kind=ConflictKind.VALUES,
            indicator=history.series.indicator,
            place=history.series.place,
            period=period,
            series=history.series,
            rivals=tuple(_published(each) for each in values),
            explanation=_replaced(values),
        )


def _published(each: Observation) -> Rival:
    return Rival(
        mark=mark_of(each),
        role=RivalRole.PUBLISHED,
        quantity=each.quantity,
        series=each.series,
        observations=(each,),
    )


def _replaced(values: Sequence[Observation]) -> Explanation | None:
    """Say where the publishers themselves said that a value would give way."""
    *earlier, newest = values
    rivals = [each for each in earlier if not agree(each.quantity, newest.quantity)]
    if all(each.status is not None and each.status.may_change for each in rivals):
        return Explanation.ESTIMATE
    return Explanation.REVISED if newest.status in (Status.FINAL, Status.REVISED) else None


def growth_conflicts(level: History, published: History, rules: ConflictRules) -> Iterator[Conflict]:
    """Give the periods of which the published growth is far from what the levels give.

    Prices alone explain a point or two; more is a change of counting, and growth must not be computed across it.
    """
    for each in published.newest:
        before, now = level.latest_of(each.period.a_year_before()), level.latest_of(each.period)
        if before is None or now is None or before.value <= 0 or not convertible(now.unit, before.unit):
            continue
        given = _growth(before, now)
        points = abs(EXACT.subtract(given, each.quantity.to("%").value))
        if points <= rules.growth_points:
            continue
        breaks = level.breaks_between(before.period, now.period)
        yield Conflict(
            kind=ConflictKind.GROWTH,
            indicator=published.series.indicator,
            place=published.series.place,
            period=each.period,
            series=published.series,
            rivals=(_published(each), _levels(before, now, given)),
            explanation=_why_growth(each, flagged=bool(breaks)),
            reason=breaks[0].reason if breaks else "",
            implied=_implied(now, each),
        )


def _growth(before: Observation, now: Observation) -> Decimal:
    ratio = EXACT.divide(now.quantity.to(before.unit).value, before.value)
    return EXACT.multiply(EXACT.subtract(ratio, Decimal(1)), Decimal(100))


def _levels(before: Observation, now: Observation, given: Decimal) -> Rival:
    figure = Quantity(rounded(given, 1), "%")
    return Rival(
        mark=f"{figure.value} % {mark_of(before)} → {mark_of(now)}",
        role=RivalRole.LEVELS,
        quantity=figure,
        series=now.series,
        observations=(before, now),
    )


def _why_growth(published: Observation, *, flagged: bool) -> Explanation | None:
    if flagged:
        return Explanation.FLAGGED
    if published.series.definition:
        return Explanation.COMPARABLE
    return Explanation.ESTIMATE if published.status is Status.ESTIMATE else None


def _implied(now: Observation, growth: Observation) -> Quantity | None:
    """Give the level of the year before that stands behind the published growth."""
    ratio = EXACT.add(Decimal(1), EXACT.divide(growth.quantity.to("%").value, Decimal(100)))
    return Quantity(rounded(EXACT.divide(now.value, ratio), 1), now.unit) if ratio > 0 else None


def break_conflicts(history: History, rules: ConflictRules) -> Iterator[Conflict]:
    """Give the levels that are not comparable with the one before: flagged, or far from every usual change."""
    values = [each for each in history.newest if each.value > 0]
    steps = [(one, two, _yearly(one, two)) for one, two in pairwise(values) if _can_be_held(one, two)]
    usual = _usual([step for _, _, step in steps], rules)
    for before, now, step in steps:
        breaks = history.breaks_between(before.period, now.period)
        jumps = usual is not None and abs(EXACT.subtract(step, usual.middle)) > usual.reach
        if breaks or jumps:
            yield Conflict(
                kind=ConflictKind.BREAK,
                indicator=history.series.indicator,
                place=history.series.place,
                period=now.period,
                series=history.series,
                rivals=(_published(before), _published(now)),
                explanation=Explanation.FLAGGED if breaks else None,
                reason=breaks[0].reason if breaks else "",
                change=Quantity(rounded(step, 1), "%"),
                usual=Quantity(rounded(usual.middle, 1), "%") if usual else None,
            )


@dataclass(frozen=True, slots=True)
class _Usual:
    middle: Decimal
    reach: Decimal


def _usual(steps: Sequence[Decimal], rules: ConflictRules) -> _Usual | None:
    """Give the usual yearly change and how far from it is still usual, by medians: one break does not move them."""
    if len(steps) < rules.jump_values:
        return None
    middle = median(steps)
    spread = median([abs(EXACT.subtract(each, middle)) for each in steps])
    return _Usual(middle, max(rules.jump_points, EXACT.multiply(spread, rules.jump_times)))


def _can_be_held(one: Observation, two: Observation) -> bool:
    return one.period.months == two.period.months and convertible(two.unit, one.unit)


def _yearly(one: Observation, two: Observation) -> Decimal:
    """Give the mean change of a year, in percent."""
    years = one.period.years_until(two.period)
    ratio = EXACT.divide(two.quantity.to(one.unit).value, one.value)
    return EXACT.multiply(
        EXACT.subtract(EXACT.power(ratio, EXACT.divide(Decimal(1), years)), Decimal(1)), Decimal(100)
    )


def definition_conflicts(of_one_place: Sequence[History]) -> Iterator[Conflict]:
    """Give where one indicator is counted in two ways under one name; all histories are of one indicator and place."""
    by_group: dict[tuple[str, ...], list[History]] = {}
    for each in of_one_place:
        if each.observations:
            series = each.series
            by_group.setdefault((series.breakdown or "", series.basis or "", series.span), []).append(each)
    for group in by_group.values():
        if len({each.series.definition for each in group}) > 1:
            first = group[0].series
            yield Conflict(
                kind=ConflictKind.DEFINITIONS,
                indicator=first.indicator,
                place=first.place,
                series=Series(
                    place=first.place,
                    indicator=first.indicator,
                    breakdown=first.breakdown,
                    basis=first.basis,
                    span=first.span,
                ),
                rivals=tuple(_counted(each) for each in group),
            )


def _counted(history: History) -> Rival:
    latest = history.latest
    assert latest is not None
    return Rival(
        mark=history.series.definition or "-",
        role=RivalRole.DEFINITION,
        quantity=latest.quantity,
        series=history.series,
        observations=(latest,),
        name=history.series.definition or "",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """所求: what a target of some text wants of a series by a date."""

    code: str  # of the promise
    series: Series
    due: Period
    basis: str
    comparison: str
    quantity: Quantity
    replaced: bool = False  # a later version of the text took its place


def target_conflicts(wanted: Iterable[Wanted]) -> Iterator[Conflict]:
    """Give where two targets want different figures of one series by one date."""
    found: dict[tuple[Series, Period, str], list[Wanted]] = {}
    for each in wanted:
        found.setdefault((each.series, each.due, each.basis), []).append(each)
    for (series, due, _), group in found.items():
        if all(agree(each.quantity, group[0].quantity) for each in group):
            continue
        yield Conflict(
            kind=ConflictKind.TARGETS,
            indicator=series.indicator,
            place=series.place,
            period=due,
            series=series,
            rivals=tuple(
                Rival(
                    mark=f"{each.code} {each.comparison} {canonical(plain(each.quantity.value))} {each.quantity.unit}",
                    role=RivalRole.TARGET,
                    quantity=each.quantity,
                    series=each.series,
                    name=each.code,
                )
                for each in group
            ),
            explanation=Explanation.REPLACED if sum(not each.replaced for each in group) == 1 else None,
        )


def name_conflicts(names: Mapping[str, Iterable[str]]) -> Iterator[Conflict]:
    """Give where two indicators answer to one name; `names` are those of each indicator by its code."""
    by_name: dict[str, set[str]] = {}
    for code, called in names.items():
        for name in called:
            by_name.setdefault(name.strip().casefold(), set()).add(code)
    for name, codes in sorted(by_name.items()):
        if name and len(codes) > 1:
            yield Conflict(
                kind=ConflictKind.NAMES,
                indicator=name,
                rivals=tuple(Rival(mark=code, role=RivalRole.NAME, name=code) for code in sorted(codes)),
            )

"""Builders of what a verdict rests on; each fills what its test does not care about."""

from datetime import date
from decimal import Decimal
from typing import Any

from gangmu.core.base.iso_periods import Length, Period
from gangmu.core.indicators.indicators import Direction, Indicator, IndicatorKind, Timing
from gangmu.core.indicators.observations import Grade, Observation, Status
from gangmu.core.indicators.series import PriceBasis, Series
from gangmu.core.indicators.targets import BaseValue, Basis, Comparison, Milestone, Path, Target
from gangmu.core.indicators.vintages import History
from gangmu.core.plan.following import Followed
from gangmu.core.plan.rules import Rules, rules_from
from gangmu.files.rule_sets import rule_book

RULES: Rules = rules_from(rule_book().in_force("standing", on=date(2026, 6, 30)))


def an_observation(
    period: str,
    value: str,
    unit: str = "亿元",
    *,
    series: Series | None = None,
    vintage: str | None = None,
    status: str | None = None,
    grade: str | None = None,
    break_before: str | None = None,
) -> Observation:
    return Observation(
        series=series or Series(place="yunchuan", indicator="gdp"),
        period=Period(period),
        value=Decimal(value),
        unit=unit,
        source_title="云川市统计公报",
        vintage=date.fromisoformat(vintage) if vintage else None,
        status=Status(status) if status else None,
        grade=Grade(grade) if grade else None,
        break_before=break_before,
    )


def followed(
    values: str,
    unit: str = "亿元",
    *,
    kind: str = "level",
    direction: str = "higher",
    timing: str = "flow",
    indicator: str = "gdp",
    breakdown: str | None = None,
    basis: str | None = None,
    lag: str = "P6M",
    breaks: str = "",
) -> Followed:
    """Follow a series written as `2021 7249; 2025 9100.3`; `2025@2026-05-20 9100.3` gives a vintage."""
    series = Series(
        place="yunchuan", indicator=indicator, breakdown=breakdown, basis=PriceBasis(basis) if basis else None
    )
    observations = []
    for written in filter(None, (each.strip() for each in values.split(";"))):
        when, value = written.split()
        period, _, vintage = when.partition("@")
        reason = "口径调整" if period in breaks.split() else None
        observations.append(
            an_observation(period, value, unit, series=series, vintage=vintage or None, break_before=reason)
        )
    measured = Indicator(
        code=indicator,
        name=indicator,
        unit=unit,
        kind=IndicatorKind(kind),
        direction=Direction(direction),
        timing=Timing(timing),
        release_lag=Length(lag),
    )
    return Followed(measured, History(series, tuple(observations)))


def a_target(written: str, /, **more: Any) -> Target:
    """Make a target written as `exceed 10000 亿元 2025`; a range as `range 5 5.5 % 2025`; `-` leaves a field out."""
    comparison, *figures, unit, due = written.split()
    numbers = [Decimal(each) for each in figures if each != "-"]
    base = more.pop("base", None)
    if base:
        period, _, value = base.partition("=")
        more["base"] = BaseValue(Period(period), Decimal(value) if value else None)
    if "milestones" in more:
        pairs = (each.split("=") for each in more["milestones"].split(";"))
        more["milestones"] = tuple(Milestone(Period(when), Decimal(value)) for when, value in pairs)
    for name, kind in (
        ("path", Path),
        ("basis", Basis),
        ("start", Period),
        ("every", Length),
        ("tolerance", Decimal),
        ("promised_on", date.fromisoformat),
    ):
        if more.get(name) is not None:
            more[name] = kind(more[name])
    return Target(
        code="T1",
        comparison=Comparison(comparison),
        value=numbers[0] if numbers else None,
        value_high=numbers[1] if len(numbers) > 1 else None,
        unit="" if unit == "-" else unit,
        due=None if due == "-" else Period(due),
        **more,
    )

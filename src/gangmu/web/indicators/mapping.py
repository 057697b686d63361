"""Rows into values of the core, and figures of the text into units that people write."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from gangmu.core.base.iso_periods import Length, Period
from gangmu.core.base.quantities import EXACT, Quantity, convertible, plain, scale_of
from gangmu.core.base.source_refs import SourceRef
from gangmu.core.indicators.indicators import (
    HALF_A_YEAR,
    Direction,
    Frequency,
    IndicatorKind,
    Nature,
    Timing,
)
from gangmu.core.indicators.indicators import Indicator as CoreIndicator
from gangmu.core.indicators.observations import Grade, Status
from gangmu.core.indicators.observations import Observation as CoreObservation
from gangmu.core.indicators.series import PriceBasis, Span
from gangmu.core.indicators.series import Series as CoreSeries
from gangmu.core.indicators.targets import BaseValue, Basis, Comparison, Milestone, Path, Target
from gangmu.web.indicators.models import Indicator, Observation
from gangmu.web.outlines.models import Meaning, Promise

# The base units of the contract (DESIGN §5.1) as people write them.
_WRITTEN: Final = {
    "CNY": "元", "person": "人", "s": "秒", "day": "天", "working_day": "个工作日", "year": "年", "kg": "千克",
    "m": "米", "m²": "平方米",
}  # fmt: skip
_LARGE: Final = {"CNY": ("亿元", Decimal(10**8)), "person": ("万人", Decimal(10**4))}
_SHARES: Final = (Basis.GROWTH, Basis.SHARE, Basis.COVERAGE, Basis.CHANGE)


def indicator_of(row: Indicator) -> CoreIndicator:
    """Give an indicator as the core knows it."""
    return CoreIndicator(
        code=row.code,
        name=row.name,
        name_en=row.name_en or None,
        unit=row.unit,
        kind=IndicatorKind(row.kind),
        direction=Direction(row.direction or "higher"),
        timing=Timing(row.timing or "flow"),
        nature=Nature(row.nature) if row.nature else None,
        frequency=Frequency(row.frequency or "year"),
        release_lag=Length(row.release_lag) if row.release_lag else HALF_A_YEAR,
    )


def series_named(parts: Mapping[str, str]) -> CoreSeries:
    """Give the series that six words name: place, indicator, definition, breakdown, basis, span."""
    return CoreSeries(
        place=parts["place"],
        indicator=parts["indicator"],
        definition=parts["definition"] or None,
        breakdown=parts["breakdown"] or None,
        basis=PriceBasis(parts["basis"]) if parts["basis"] else None,
        span=Span(parts["span"] or "period"),
    )


def series_meant(row: Meaning) -> CoreSeries:
    """Give the series that a decision on words names."""
    return series_named({name: getattr(row, name) for name in Meaning.SERIES})


def observation_of(row: Observation, series: CoreSeries) -> CoreObservation:
    """Give an observation as the core knows it."""
    return CoreObservation(
        series=series,
        period=Period(row.period),
        value=row.value,
        unit=row.unit,
        source_title=row.source_title,
        vintage=row.vintage,
        status=Status(row.status) if row.status else None,
        source_url=row.source_url or None,
        grade=Grade(row.grade) if row.grade else None,
        break_before=row.break_before or None,
        note=row.note or None,
    )


def target_of(
    promise: Promise,
    *,
    indicator: CoreIndicator | None = None,
    reference: str | None = None,
    promised_on: date | None = None,
) -> Target:
    """Give a target as the core judges it, in the indicator's unit where its figure can be told in it."""
    basis = Basis(promise.basis or "level")
    figure = figure_of(promise, basis=basis, wanted=indicator.unit if indicator else "")
    high = None
    if figure is not None and promise.value_high is not None and promise.value:
        high = plain(EXACT.divide(EXACT.multiply(figure.value, promise.value_high), promise.value))
    return Target(
        code=promise.code,
        comparison=Comparison(promise.comparison or "qualitative"),
        basis=basis,
        indicator=indicator.code if indicator else None,
        value=figure.value if figure else None,
        value_high=high,
        unit=figure.unit if figure else (indicator.unit if indicator else ""),
        due=_period(promise.due),
        start=_period(promise.period_start),
        every=Length(promise.every) if promise.every else None,
        ambition=promise.ambition,
        reference=reference or promise.reference or None,
        base=BaseValue(Period(promise.base_period), promise.base_value) if promise.base_period else None,
        path=Path(promise.path) if promise.path else None,
        milestones=tuple(Milestone(Period(when), Decimal(value)) for when, value in promise.milestones or ()),
        tolerance=promise.tolerance,
        promised_on=promised_on,
        withdrawn_on=promise.withdrawn_on,
        words=promise.words or None,
        source=SourceRef(str(promise.outline_id), promise.start, promise.end),
    )


def _period(text: str) -> Period | None:
    return Period(text) if text else None


def figure_of(promise: Any, *, basis: Basis | None = None, wanted: str = "") -> Quantity | None:
    """Give the figure of a target or baseline in `wanted`, else as the text writes it, else in a usual unit.

    The row keeps it in a base unit (1,000,000,000,000 CNY), which nobody would write.
    """
    if promise.value is None:
        return None
    basis = basis or Basis(promise.basis or "level")
    figure = _as_written(promise) or _in_usual_unit(promise.value, promise.unit, basis)
    rate_of_level = basis in (Basis.GROWTH, Basis.CHANGE) and not _is_pure(wanted)
    if wanted and not rate_of_level and convertible(figure.unit, wanted):
        return figure.to(wanted)
    return figure


def _as_written(promise: Any) -> Quantity | None:
    """Give the figure in the unit that the text writes, where that is one of the same kind."""
    scale = scale_of(promise.surface_unit) if promise.surface_unit else None
    if scale is None:
        return None
    if scale.is_pure:
        fits = promise.unit == "1"
    else:  # a measure word (个、家) counts whatever noun the unit is
        [base] = [each for each, _ in scale.powers][:1]
        fits = base == promise.unit or (base not in _WRITTEN and promise.unit not in _WRITTEN)
    value = plain(EXACT.divide(promise.value, scale.factor))
    return Quantity(value, promise.surface_unit) if fits else None


def _in_usual_unit(value: Decimal, unit: str, basis: Basis) -> Quantity:
    if unit == "1" and basis in _SHARES:
        return Quantity(plain(EXACT.multiply(value, Decimal(100))), "%")
    word, size = _LARGE.get(unit, ("", Decimal(1)))
    if word and abs(value) >= size:
        return Quantity(plain(EXACT.divide(value, size)), word)
    return Quantity(plain(value), _WRITTEN.get(unit, "" if unit == "1" else unit))


def in_base_unit(value: Decimal, unit: str, *, noun: str = "") -> tuple[Decimal, str]:
    """Give a written figure in the base unit of the contract; a measure word becomes the noun it counts.

    >>> in_base_unit(Decimal(10000), "亿元"), in_base_unit(Decimal(5), "家", noun="机构")
    ((Decimal('1000000000000'), 'CNY'), (Decimal('5'), '机构'))
    """
    scale = scale_of(unit)
    if scale is None or len(scale.powers) > 1:
        return value, unit
    base = scale.powers[0][0] if scale.powers else "1"
    if base not in _WRITTEN and base != "1":
        base = noun or base
    return plain(EXACT.multiply(value, scale.factor)), base


def is_measured(unit: str) -> bool:
    """Tell a unit that measures (元, 米) or a pure number from the noun that a measure word counts.

    >>> is_measured("CNY"), is_measured("1"), is_measured("高新技术企业")
    (True, True, False)
    """
    return unit in _WRITTEN or unit == "1"


def _is_pure(unit: str) -> bool:
    scale = scale_of(unit) if unit else None
    return bool(scale and scale.is_pure)


def day(text: str) -> date | None:
    """Read a day of a plan folder."""
    return date.fromisoformat(text) if text else None


def number(text: str) -> Decimal | None:
    """Read a number of a plan folder."""
    return Decimal(text) if text else None

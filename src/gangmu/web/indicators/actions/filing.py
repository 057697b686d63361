"""Filing and confirming values (填报与确认): what a unit says counts when the data authority agrees, never before."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from gangmu.core.base.quantities import shown
from gangmu.core.indicators.vintages import TwoValuesOfOneVintageError
from gangmu.files.plan_folders.schema import BY_NAME
from gangmu.files.tables.columns import Row, read_row
from gangmu.files.tables.layouts.marks import read_figure
from gangmu.files.tables.problems import CellError, Severity
from gangmu.web.accounts.scopes import allowed
from gangmu.web.indicators import queries
from gangmu.web.indicators.actions.figures import observation_from, open_series, series_key
from gangmu.web.indicators.actions.saying import fault_of, faulty, spoken
from gangmu.web.indicators.examining.figures import hold
from gangmu.web.indicators.examining.kept import Kept, kept_by
from gangmu.web.indicators.models import Indicator, Observation, Series
from gangmu.web.indicators.refusals import (
    IndicatorRetiredError,
    OwnValueError,
    SeriesNotChosenError,
    ValueDoubtfulError,
)
from gangmu.web.record.actors import Actor
from gangmu.web.record.asof import rows_at
from gangmu.web.record.commits import commit
from gangmu.web.record.lifecycles import lifecycle
from gangmu.web.record.moments import NOW
from gangmu.web.record.once import once

_TABLE = BY_NAME["observations"]
_PARTS = ("definition", "breakdown", "basis", "span")
_SEVERAL = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """填报: what a unit says of one indicator for one period."""

    indicator: str  # its code
    place: str  # its code
    period: str
    value: str  # as typed: 9,100.3 or 约9100亿元
    unit: str = ""
    source_title: str = ""
    counted: tuple[str, str, str, str] | None = None  # definition, breakdown, basis, span, of those kept
    note: str = ""
    reason: str = ""  # why it is right although it looks like a slip


@once("indicators.value_filed")
def file_value(filing: Filing, *, on: date, by: Actor, at: datetime, key: str) -> Observation:
    """File a value (填报). It counts once the data authority has confirmed it."""
    indicator = queries.indicators(by, NOW, verb="file").get(code=filing.indicator)
    if indicator.retired_on is not None and indicator.retired_on <= on:
        raise IndicatorRetiredError(name=indicator.name, day=indicator.retired_on.isoformat())
    row = _row(filing, indicator, on=on, by=by)
    with commit("indicators.value_filed", by=by, at=at, key=key) as opened:
        series = open_series(opened, {series_key(row)})[series_key(row)]
        made = observation_from(row, series, {})
        earlier = _own_claim(series, row, by)
        told = {"state": "filed", "filed_by_id": by.post_id, "filed_on": on, "filer_id": by.user_id}
        if earlier is None:
            for name, value in told.items():
                setattr(made, name, value)
            opened.add(made)
            opened.changes.sort(key=lambda change: change["type"] != "indicators.Observation")
            return made
        lifecycle("observation", earlier.lifecycle).step(earlier.state, "file", role=by.role)
        names = ("vintage", "value", "unit", "source_title", "note", "accepted")
        changes = {name: getattr(made, name) for name in names}
        ruled = {"ruled_by_id": None, "ruled_on": None, "ruling": ""}
        return opened.replace(earlier, changes | told | ruled, version=earlier.version)


def _row(filing: Filing, indicator: Indicator, *, on: date, by: Actor) -> Row:
    """Read what was typed by the same rules as a table, and hold it against what is kept."""
    texts = {
        "place": filing.place,
        "indicator": indicator.code,
        "period": filing.period,
        "vintage": on.isoformat(),
        "source_title": filing.source_title or "本单位填报",
        "note": filing.note,
    }
    try:
        figure = read_figure(filing.value, unit=filing.unit or indicator.unit)
    except CellError as fault:
        raise fault_of(fault) from None
    texts |= {"value": figure.value, "unit": figure.unit}
    kept = kept_by(by, values=True)
    counted = _counted(filing, indicator, kept)
    texts |= dict(zip(_PARTS, counted or (), strict=False))
    row, problems = read_row(_TABLE.file, 1, {_TABLE.column(name): text for name, text in texts.items()})
    if counted:
        kept = replace(kept, series={(filing.place, indicator.code): (counted,)})
    held = hold((row,), kept, soft=frozenset(), today=on) if not problems else None
    told = problems or (held.problems if held else ())
    for each in told:
        if each.severity is Severity.FAULT and each.code not in ("row.kept_differs", "row.kept_undated"):
            raise faulty(each)
        if each.severity is Severity.DOUBT and not filing.reason.strip():
            raise ValueDoubtfulError(doubt=spoken(each))
    assert held is not None
    accepted = filing.reason.strip()[:300] if any(each.severity is Severity.DOUBT for each in told) else ""
    return Row(1, {**held.rows[0].cells, "accepted": accepted})


def _counted(filing: Filing, indicator: Indicator, kept: Kept) -> tuple[str, str, str, str] | None:
    """Give the series that the value is of. Where several are kept, it is for the filer to say which."""
    known = kept.series.get((filing.place, indicator.code), ())
    if filing.counted is None and len(known) < _SEVERAL:
        return None
    if filing.counted is None or (known and filing.counted not in known):
        raise SeriesNotChosenError(indicator=indicator.name)
    return filing.counted


def _own_claim(series: Series, row: Row, by: Actor) -> Observation | None:
    """Give the unit's own claim that a new one takes the place of; another's value of that day is in the way."""
    claims = rows_at(Observation, NOW).filter(series=series.pk, period=row["period"])
    for each in claims:
        if each.state in ("filed", "refused") and each.filed_by_id == by.post_id:
            return each
    if any(str(each.vintage or "") == row["vintage"] for each in claims):
        raise TwoValuesOfOneVintageError(
            indicator=row["indicator"], period=row["period"], vintage=row["vintage"]
        )
    return None


@once("indicators.value_confirmed")
def confirm_value(
    claim: Observation, *, on: date, by: Actor, at: datetime, key: str, seen: int
) -> Observation:
    """Confirm a value (确认) for the data authority: neither whoever filed it nor the unit that it scores."""
    row, facts = _to_rule_on(claim, by)
    lifecycle("observation", row.lifecycle).step(row.state, "confirm", role=by.role, facts=facts)
    taken = rows_at(Observation, NOW).filter(series=row.series_id, period=row.period, vintage=on)
    if any(each.pk != row.pk for each in taken):
        raise TwoValuesOfOneVintageError(
            indicator=_indicator_of(row).code, period=row.period, vintage=on.isoformat()
        )
    changes = {"state": "confirmed", "ruled_by_id": by.post_id, "ruled_on": on, "vintage": on, "ruling": ""}
    with commit("indicators.value_confirmed", by=by, at=at, key=key) as opened:
        return opened.replace(row, changes, version=seen)


@once("indicators.value_refused")
def refuse_value(
    claim: Observation, *, reason: str, on: date, by: Actor, at: datetime, key: str, seen: int
) -> Observation:
    """Send a value back (退回): it does not count, and the unit reads why."""
    row, facts = _to_rule_on(claim, by)
    step = lifecycle("observation", row.lifecycle)
    step.step(row.state, "refuse", role=by.role, facts=facts, reason=reason)
    changes = {"state": "refused", "ruled_by_id": by.post_id, "ruled_on": on, "ruling": reason.strip()[:300]}
    with commit("indicators.value_refused", by=by, at=at, key=key) as opened:
        return opened.replace(row, changes, version=seen)


def _to_rule_on(claim: Observation, by: Actor) -> tuple[Observation, dict[str, object]]:
    """Give a claim to the authority in whose mandate it lies; own values are refused by their own name."""
    row = allowed(Observation, by, verb="confirm", moment=NOW).get(id=claim.pk)
    indicator = _indicator_of(row)
    own = own_value(row, indicator, by)
    if any(own.values()):
        raise OwnValueError(indicator=indicator.name, period=row.period)
    return row, dict(own)


def own_value(row: Observation, indicator: Indicator, by: Actor) -> dict[str, bool]:
    """Tell whether a value is somebody's own: they filed it, or their unit is scored by it."""
    return {
        "is_filer": by.post_id == row.filed_by_id or (by.user_id is not None and by.user_id == row.filer_id),
        "is_scored": indicator.responsible_id is not None and indicator.responsible_id == by.unit_id,
    }


def _indicator_of(row: Observation) -> Indicator:
    series = rows_at(Series, NOW).get(id=row.series_id)
    return rows_at(Indicator, NOW).get(id=series.indicator_id)


def told_value(row: Observation) -> str:
    """Say a value with its unit, for lists of claims."""
    return f"{shown(Decimal(row.value))} {row.unit}".rstrip()

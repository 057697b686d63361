"""Taking figures in (入库): places, indicators, series and observations, many at once, one entry."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from gangmu.files.tables.columns import Row
from gangmu.web.accounts.models import OrgUnit, Post
from gangmu.web.accounts.scopes import require
from gangmu.web.indicators.mapping import day, number
from gangmu.web.indicators.models import DefinitionVersion, Indicator, Observation, Place, Series
from gangmu.web.record.actors import Actor
from gangmu.web.record.asof import rows_at
from gangmu.web.record.commits import Commit, commit
from gangmu.web.record.moments import NOW
from gangmu.web.record.once import once

SERIES_PARTS = ("place", "indicator", "definition", "breakdown", "basis", "span")
SeriesKey = tuple[str, str, str, str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """数据: rows of plan-folder tables, without faults, references as codes."""

    places: Sequence[Row] = ()
    indicators: Sequence[Row] = ()
    definitions: Sequence[Row] = ()
    observations: Sequence[Row] = ()


@once("indicators.figures_taken_in")
def take_in_figures(
    figures: Figures, *, by: Actor, at: datetime, key: str, effective: date | None = None
) -> Place | Indicator | Observation | None:
    """Take in places, indicators and observations (数据入库). What the programme keeps already stays as it is."""
    for model in (Place, Indicator, Series, Observation):
        require(by, "create", model)
    with commit("indicators.figures_taken_in", by=by, at=at, key=key, effective=effective) as opened:
        places = enter_places(opened, figures.places)
        indicators = enter_indicators(opened, figures.indicators)
        enter_definitions(opened, figures.definitions)
        observations = enter_observations(opened, figures.observations)
    first: list[Place | Indicator | Observation] = [*places, *indicators, *observations]
    return first[0] if first else None


def series_key(row: Row | Mapping[str, str]) -> SeriesKey:
    """Give the six words that name a series; the period's own span is written empty."""
    parts = [row[name] for name in SERIES_PARTS]
    return (*parts[:5], "" if parts[5] == "period" else parts[5])  # type: ignore[return-value]  # six of them


def enter_places(opened: Commit, rows: Iterable[Row]) -> list[Place]:
    """Add the places that are not kept yet, those that lie in others after them."""
    kept = {each.code: each for each in rows_at(Place, NOW, programme_id=_programme(opened))}
    waiting = [row for row in rows if row["code"] not in kept]
    added: list[Place] = []
    while waiting:
        ready = [row for row in waiting if not row["parent"] or row["parent"] in kept]
        if not ready:  # a circle, which the check refuses
            break
        made = opened.add_all([_place(row, kept.get(row["parent"])) for row in ready])
        kept |= {each.code: each for each in made}
        added += made
        waiting = [row for row in waiting if row["code"] not in kept]
    return added


def _place(row: Row, parent: Place | None) -> Place:
    return Place(
        code=row["code"],
        name=row["name"],
        name_en=row["name_en"],
        aliases=names(row["aliases"]),
        kind=row["kind"],
        parent=parent,
        longitude=number(row["longitude"]),
        latitude=number(row["latitude"]),
        precision=row["precision"],
        source_title=row["source_title"],
        source_url=row["source_url"],
        grade=row["grade"],
        note=row["note"],
    )


def enter_indicators(opened: Commit, rows: Iterable[Row]) -> list[Indicator]:
    """Add the indicators that are not kept yet."""
    kept = {code for (code,) in rows_at(Indicator, NOW, programme_id=_programme(opened)).columns("code")}
    units = {each.code: each for each in rows_at(OrgUnit, NOW, programme_id=_programme(opened))}
    return opened.add_all([indicator_from(row, units) for row in rows if row["code"] not in kept])


_INDICATOR_TEXTS = (
    "code", "name", "name_en", "unit", "kind", "direction", "timing", "nature", "definition", "definition_en", "frequency",
    "release_lag", "authority", "formula", "basis", "retired_why", "note", "note_en",
)  # fmt: skip


def indicator_from(row: Row, units: Mapping[str, OrgUnit]) -> Indicator:
    """Make an indicator of its row; `units` by code."""
    return Indicator(
        **{name: row[name] for name in _INDICATOR_TEXTS},
        **{name: names(row[name]) for name in ("themes", "aliases", "breakdowns", "places")},
        responsible=units.get(row["responsible"]),
        authority_unit=units.get(row["authority_unit"]),
        release_days=[part.split("=") for part in names(row["release_days"])],
        retired_on=day(row["retired_on"]),
    )


def enter_definitions(opened: Commit, rows: Iterable[Row]) -> list[DefinitionVersion]:
    """Add the dated definitions of indicators that are not kept yet."""
    programme = _programme(opened)
    indicators = {each.code: each for each in rows_at(Indicator, NOW, programme_id=programme)}
    kept = {
        (each.indicator_id, each.from_period)
        for each in rows_at(DefinitionVersion, NOW, programme_id=programme)
    }
    posts = _posts(opened)
    return opened.add_all(
        [
            DefinitionVersion(
                indicator=indicators[row["indicator"]],
                **{name: row[name] for name in _DEFINITION_TEXTS},
                is_break=not row["comparable"],
                decided_by=posts.get(row["decided_by"]),
                decided_on=date.fromisoformat(row["decided_on"]),
            )
            for row in rows
            if (indicators[row["indicator"]].pk, row["from_period"]) not in kept
        ]
    )


_DEFINITION_TEXTS = ("from_period", "definition", "definition_en", "basis", "source_title")


def _posts(opened: Commit) -> dict[str, Post]:
    return {each.code: each for each in rows_at(Post, NOW, programme_id=_programme(opened))}


def names(text: str) -> list[str]:
    """Take words apart that stand in one cell."""
    return [part for part in text.split(";") if part]


def enter_observations(opened: Commit, rows: Sequence[Row]) -> list[Observation]:
    """Add the observations that are not kept yet, and the series that they open."""
    if not rows:
        return []
    series = open_series(opened, {series_key(row) for row in rows})
    ids = [each.pk for each in series.values()]
    kept = {
        (each.series_id, each.period, each.vintage)
        for each in rows_at(Observation, NOW, programme_id=_programme(opened)).filter(series__in=ids)
    }
    posts = _posts(opened) if any(row["state"] for row in rows) else {}
    made = [observation_from(row, series[series_key(row)], posts) for row in rows]
    return opened.add_all([each for each in made if (each.series_id, each.period, each.vintage) not in kept])


def open_series(opened: Commit, keys: set[SeriesKey]) -> dict[SeriesKey, Series]:
    """Give the series of these keys; those that nobody keeps yet are opened."""
    places = {each.code: each for each in rows_at(Place, NOW, programme_id=_programme(opened))}
    indicators = {each.code: each for each in rows_at(Indicator, NOW, programme_id=_programme(opened))}
    by_id = {each.pk: code for code, each in places.items()}, {each.pk: c for c, each in indicators.items()}
    found: dict[SeriesKey, Series] = {}
    for each in rows_at(Series, NOW, programme_id=_programme(opened)):
        parts = (each.definition, each.breakdown, each.basis, each.span)
        found[by_id[0][each.place_id], by_id[1][each.indicator_id], *parts] = each
    new = sorted(keys - set(found))
    made = opened.add_all(
        [
            Series(
                place=places[place],
                indicator=indicators[indicator],
                definition=definition,
                breakdown=breakdown,
                basis=basis,
                span=span,
            )
            for place, indicator, definition, breakdown, basis, span in new
        ]
    )
    return found | dict(zip(new, made, strict=True))


def observation_from(row: Row, series: Series, posts: Mapping[str, Post]) -> Observation:
    """Make an observation of its row; `posts` by code."""
    return Observation(
        series=series,
        period=row["period"],
        vintage=day(row["vintage"]),
        value=Decimal(row["value"]),
        unit=row["unit"],
        status=row["status"],
        source_title=row["source_title"],
        source_url=row["source_url"],
        grade=row["grade"],
        break_before=row["break"],
        accepted=row["accepted"],
        note=row["note"],
        note_en=row["note_en"],
        state=row["state"] or "published",
        filed_by=posts.get(row["filed_by"]),
        filed_on=day(row["filed_on"]),
        ruled_by=posts.get(row["ruled_by"]),
        ruled_on=day(row["ruled_on"]),
        ruling=row["ruling"],
    )


def _programme(opened: Commit) -> int:
    assert opened.programme is not None
    return opened.programme.pk

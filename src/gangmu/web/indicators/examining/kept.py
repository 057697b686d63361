"""What the programme keeps already (已有数据), as rows of a plan folder, for a file to be held against."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from gangmu.core.base.iso_periods import Period
from gangmu.core.base.quantities import canonical
from gangmu.files.tables.columns import Row
from gangmu.web.accounts import queries as accounts
from gangmu.web.accounts.scopes import allowed
from gangmu.web.indicators import queries
from gangmu.web.indicators.models import DefinitionVersion, Indicator, Place
from gangmu.web.outlines import queries as outlines
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import NOW

Tables = dict[str, tuple[Row, ...]]
_KEPT = "—"  # stands in `accepted` of what is kept: nobody is asked for a word again


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """已有: rows that a file may name, values by their series and period, and dated definitions."""

    named: Tables
    values: tuple[Row, ...] = ()
    definitions: Mapping[str, tuple[tuple[Period, str], ...]] = field(default_factory=dict)  # by indicator
    series: Mapping[tuple[str, str], tuple[tuple[str, ...], ...]] = field(
        default_factory=dict
    )  # parts by place, indicator
    bases: Mapping[str, str] = field(default_factory=dict)  # price basis by indicator
    retired: Mapping[str, str] = field(default_factory=dict)  # day by indicator

    @property
    def codes_of_indicators(self) -> frozenset[str]:
        """Give the codes of the indicators that are kept."""
        return frozenset(row["code"] for row in self.named["indicators"])

    def names_of_indicators(self) -> tuple[str, ...]:
        """Give the names and aliases of the indicators that are kept."""
        return tuple(
            name
            for row in self.named["indicators"]
            for name in (row["name"], *row["aliases"].split(";"))
            if name
        )


def kept_by(by: Actor, *, values: bool) -> Kept:
    """Read what the programme keeps; its values only where a file of figures is held against them."""
    places = queries.places(by, NOW).by_id()
    indicators = queries.indicators(by, NOW).by_id()
    units = list(accounts.units(by, NOW))
    codes = {each.pk: each.code for each in units}
    named = {
        "places": tuple(_place(each) for each in places.values()),
        "indicators": tuple(_indicator(each, codes) for each in indicators.values()),
        "units": tuple(_row(code=each.code, name=each.name, short_name=each.short_name) for each in units),
        "themes": tuple(_row(code=each.code, name=each.name) for each in outlines.themes(by, NOW)),
    }
    return Kept(
        named=named,
        values=tuple(_values(by, places, indicators)) if values else (),
        series=_series(by, places, indicators) if values else {},
        definitions=_definitions(by, indicators),
        bases={each.code: each.basis for each in indicators.values() if each.basis},
        retired={each.code: each.retired_on.isoformat() for each in indicators.values() if each.retired_on},
    )


def _row(**cells: str) -> Row:
    return Row(0, {name: text for name, text in cells.items() if text})


def _place(row: Place) -> Row:
    return _row(code=row.code, name=row.name, aliases=";".join(row.aliases))


def _indicator(row: Indicator, units: Mapping[int, str]) -> Row:
    return _row(
        code=row.code,
        name=row.name,
        aliases=";".join(row.aliases),
        unit=row.unit,
        kind=row.kind,
        nature=row.nature,
        responsible=units.get(row.responsible_id or 0, ""),
        authority_unit=units.get(row.authority_unit_id or 0, ""),
    )


def _values(by: Actor, places: Mapping[int, Place], indicators: Mapping[int, Indicator]) -> Sequence[Row]:
    series = queries.series(by, NOW).by_id()
    found = []
    for each in queries.all_observations(by, NOW):
        of = series[each.series_id]
        found.append(
            _row(
                place=places[of.place_id].code,
                indicator=indicators[of.indicator_id].code,
                definition=of.definition,
                breakdown=of.breakdown,
                basis=of.basis,
                span=of.span,
                period=each.period,
                vintage=str(each.vintage or ""),
                value=canonical(each.value),
                unit=each.unit,
                status=each.status,
                source_title=each.source_title,
                accepted=_KEPT,
            )
        )
    return found


def _series(
    by: Actor, places: Mapping[int, Place], indicators: Mapping[int, Indicator]
) -> dict[tuple[str, str], tuple[tuple[str, ...], ...]]:
    found: dict[tuple[str, str], list[tuple[str, ...]]] = defaultdict(list)
    for each in queries.series(by, NOW):
        key = (places[each.place_id].code, indicators[each.indicator_id].code)
        found[key].append((each.definition, each.breakdown, each.basis, each.span))
    return {key: tuple(parts) for key, parts in found.items()}


def _definitions(by: Actor, indicators: Mapping[int, Indicator]) -> dict[str, tuple[tuple[Period, str], ...]]:
    found: dict[str, list[tuple[Period, str]]] = defaultdict(list)
    for each in allowed(DefinitionVersion, by, moment=NOW):
        if each.is_break:
            found[indicators[each.indicator_id].code].append((Period(each.from_period), each.definition))
    return {code: tuple(sorted(versions)) for code, versions in found.items()}

"""What is kept of some indicators in some places (在库数据): whole histories as the core knows them, in four queries."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from gangmu.core.indicators.indicators import Indicator as CoreIndicator
from gangmu.core.indicators.series import Series as CoreSeries
from gangmu.core.indicators.vintages import History
from gangmu.web.doors.languages import language
from gangmu.web.indicators import queries
from gangmu.web.indicators.mapping import indicator_of, observation_of, series_named
from gangmu.web.indicators.models import Indicator, Observation, Place
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import Moment

Codes = Collection[str] | None  # None: all


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """在库数据: indicators, places and everything published of them."""

    rows: Mapping[str, Indicator]  # every indicator, by code
    places: Mapping[str, Place]  # every place, by code
    indicators: Mapping[str, CoreIndicator]  # those asked for
    histories: Mapping[CoreSeries, History]

    @property
    def parents(self) -> dict[str, str]:
        """Give the place that each place lies in."""
        by_id = {each.pk: code for code, each in self.places.items()}
        return {
            code: by_id[each.parent_id]
            for code, each in self.places.items()
            if each.parent_id is not None and each.parent_id in by_id
        }

    def place_name(self, code: str) -> str:
        """Name a place in the language of the page."""
        row = self.places.get(code)
        if row is None:
            return code
        return row.name_en if language() == "en" and row.name_en else row.name

    def indicator_name(self, code: str) -> str:
        """Name an indicator in the language of the page."""
        row = self.rows.get(code)
        if row is None:
            return code
        return row.name_en if language() == "en" and row.name_en else row.name


def kept(actor: Actor, moment: Moment, *, indicators: Codes = None, places: Codes = None) -> Kept:
    """Read what is kept of these indicators in these places."""
    rows = {each.code: each for each in queries.indicators(actor, moment)}
    where = {each.code: each for each in queries.places(actor, moment)}
    wanted = {each.pk: code for code, each in rows.items() if indicators is None or code in indicators}
    here = {each.pk: code for code, each in where.items() if places is None or code in places}
    series = queries.series(actor, moment)
    if indicators is not None:
        series = series.filter(indicator__in=list(wanted))
    if places is not None:
        series = series.filter(place__in=list(here))
    found = {
        each.pk: series_named(
            {
                "place": here[each.place_id],
                "indicator": wanted[each.indicator_id],
                "definition": each.definition,
                "breakdown": each.breakdown,
                "basis": each.basis,
                "span": each.span,
            }
        )
        for each in series
        if each.place_id in here and each.indicator_id in wanted
    }
    return Kept(
        rows=rows,
        places=where,
        indicators={code: indicator_of(rows[code]) for code in wanted.values()},
        histories=_histories(actor, moment, found, whole=indicators is None and places is None),
    )


def _histories(
    actor: Actor, moment: Moment, series: Mapping[int, CoreSeries], *, whole: bool
) -> dict[CoreSeries, History]:
    rows = queries.observations(actor, moment)
    values: dict[int, list[Observation]] = defaultdict(list)
    for each in rows if whole else rows.filter(series__in=list(series)):
        if each.series_id in series:
            values[each.series_id].append(each)
    return {
        core: History(core, tuple(observation_of(each, core) for each in values[pk]))
        for pk, core in series.items()
    }

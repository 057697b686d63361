"""What is known of one indicator: every series of it in every place, with all that was published."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from gangmu.core.indicators.conflicts import Settled, holding
from gangmu.core.indicators.indicators import Indicator as CoreIndicator
from gangmu.core.indicators.series import Series as CoreSeries
from gangmu.core.indicators.vintages import History
from gangmu.core.plan.following import Followed
from gangmu.web.doors.languages import say
from gangmu.web.indicators import queries
from gangmu.web.indicators.judging import settled_at
from gangmu.web.indicators.mapping import indicator_of, observation_of, series_named
from gangmu.web.indicators.models import Indicator, Observation, Place, Series
from gangmu.web.indicators.tables import word
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Sequence:
    """序列: one series as it is kept, with its history."""

    row: Series
    place: Place
    core: CoreSeries
    history: History  # all that was published
    holds: History  # without what was settled not to hold

    @property
    def key(self) -> str:
        """Name it in an address: how it is defined, of which group, at which prices."""
        return ".".join(part for part in _parts(self.row) if part)

    @property
    def name(self) -> str:
        """Name what sets it apart from the others of its place."""
        return say("，", ", ").join(word(part) for part in _parts(self.row) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """已知: an indicator with its series, those of the programme's own place first."""

    row: Indicator
    indicator: CoreIndicator
    sequences: tuple[Sequence, ...]

    @property
    def places(self) -> tuple[Place, ...]:
        """The places that have values of it, in order."""
        return tuple({each.place.pk: each.place for each in self.sequences}.values())

    def of(self, place: Place) -> tuple[Sequence, ...]:
        """Give the series of a place."""
        return tuple(each for each in self.sequences if each.place.pk == place.pk)

    def beside(self, sequence: Sequence) -> tuple[Sequence, ...]:
        """Give the same measured in other cities: only a city is compared with a city."""
        same = _parts(sequence.row)
        kind = sequence.place.kind
        return tuple(
            each
            for each in self.sequences
            if _parts(each.row) == same and each.place.pk != sequence.place.pk and each.place.kind == kind
        )

    def followed(
        self, sequence: Sequence, *, on: date | None = None, present: date | None = None
    ) -> Followed:
        """Give a series as the core follows it, as published on a day, told on another, `present` (none: the same)."""
        found = Followed(self.indicator, sequence.holds)
        return found.known_on(on, present=present) if on else found

    def published(
        self, sequence: Sequence, *, on: date | None = None, present: date | None = None
    ) -> Followed:
        """Give all that was published of a series until a day, also what was settled not to hold."""
        found = Followed(self.indicator, sequence.history)
        return found.known_on(on, present=present) if on else found


def known_of(actor: Actor, moment: Moment, code: str, *, home: str) -> Known:
    """Read an indicator with all its series: five queries."""
    row = queries.indicators(actor, moment).get(code=code)
    series = list(queries.series(actor, moment).filter(indicator=row.pk))
    places = queries.places(actor, moment).by_id(each.place_id for each in series)
    values: dict[int, list[Observation]] = defaultdict(list)
    for each in queries.observations(actor, moment).filter(series__in=[one.pk for one in series]):
        values[each.series_id].append(each)
    settled = settled_at(actor, moment)
    found = [
        _sequence(one, places[one.place_id], code, values[one.pk], settled)
        for one in series
        if one.place_id in places
    ]
    found.sort(key=lambda each: (each.place.name != home, each.place.code, _parts(each.row)))
    return Known(row=row, indicator=indicator_of(row), sequences=tuple(found))


def _sequence(
    row: Series, place: Place, code: str, values: list[Observation], settled: Mapping[str, Settled]
) -> Sequence:
    parts = {"place": place.code, "indicator": code, "definition": row.definition, "breakdown": row.breakdown}
    core = series_named(parts | {"basis": row.basis, "span": row.span})
    history = History(core, tuple(observation_of(each, core) for each in values))
    return Sequence(row=row, place=place, core=core, history=history, holds=holding(history, settled))


def _parts(row: Series) -> tuple[str, ...]:
    return row.definition, row.breakdown, row.basis, row.span

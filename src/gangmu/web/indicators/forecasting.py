"""Forecasting targets (展望的推算): from what was published by a day to an outlook of each target that is not due.

Nothing here writes. The action keeps what comes out; pages show what was kept.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from gangmu.core.base.refusals import GangmuError
from gangmu.core.forecasting.annual import AnnualSeries, annual_series
from gangmu.core.forecasting.arithmetic import Arithmetic, arithmetic_of
from gangmu.core.forecasting.chances import Chance, chance_of
from gangmu.core.forecasting.outlook import Outlook, outlooks_of
from gangmu.core.forecasting.panels import VALUES_NEEDED
from gangmu.core.forecasting.refusals import (
    BandTooWideError,
    OutlookUntriedError,
    SeriesTooShortError,
    TargetNotForecastError,
)
from gangmu.core.forecasting.telling import own_past, refuse_what_says_nothing
from gangmu.core.indicators.conflicts import holding
from gangmu.core.indicators.indicators import IndicatorKind
from gangmu.core.indicators.series import Series as CoreSeries
from gangmu.core.indicators.vintages import History
from gangmu.core.plan.following import Followed
from gangmu.web.indicators import queries
from gangmu.web.indicators.judging import Judgement, judgements, settled_at
from gangmu.web.indicators.mapping import observation_of, series_named
from gangmu.web.indicators.models import Indicator, Observation, Place, Series
from gangmu.web.indicators.tables import word
from gangmu.web.outlines import queries as outlines
from gangmu.web.outlines.models import Promise
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import Moment

Outcome = Outlook | GangmuError


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """推算: what came out for one target and one series that its words mean."""

    promise: Promise
    judgement: Judgement
    followed: Followed
    series: int  # id of the row
    origin: int
    outlook: Outlook | None = None
    chance: Chance | None = None
    sums: Arithmetic | None = None
    panel: str = ""  # hash of what was known of the peers
    refusal: GangmuError | None = None  # why nothing can be said


@dataclass(frozen=True, slots=True)
class Panel:
    """面板: every annual series of some indicators, each other's peers, with the rows that they came from."""

    series: Mapping[CoreSeries, AnnualSeries] = field(default_factory=dict)
    ids: Mapping[CoreSeries, int] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)  # of places, by code

    def peers_of(self, core: CoreSeries) -> list[AnnualSeries]:
        """Give the same measured in other places of the kind: only a city is compared with a city."""
        own, kind = self.series[core], self.kinds.get(core.place)
        return [
            each
            for other, each in self.series.items()
            if each.indicator == own.indicator and other != core and self.kinds.get(other.place) == kind
        ]

    def hash_of(self, core: CoreSeries) -> str:
        """Name what was known of the peers, so that anybody can tell whether it was the same."""
        known = sorted(
            [each.place, [[year, str(value)] for year, value in each.values]] for each in self.peers_of(core)
        )
        return hashlib.sha256(json.dumps(known, ensure_ascii=False).encode()).hexdigest()


def panel_at(actor: Actor, moment: Moment, *, indicators: Iterable[str], on: date) -> Panel:
    """Read the panel of some indicators as it was published on a day: five queries."""
    rows = queries.indicators(actor, moment).filter(code__in=list(indicators)).by_id()
    series = list(queries.series(actor, moment).filter(indicator__in=list(rows)))
    places = queries.places(actor, moment).by_id(each.place_id for each in series)
    values: dict[int, list[Observation]] = defaultdict(list)
    for each in queries.observations(actor, moment).filter(series__in=[row.pk for row in series]):
        values[each.series_id].append(each)
    settled = settled_at(actor, moment)
    found: dict[CoreSeries, AnnualSeries] = {}
    ids: dict[CoreSeries, int] = {}
    for row in series:
        if row.place_id not in places:
            continue
        core = _core(row, places[row.place_id].code, rows[row.indicator_id].code)
        history = holding(
            History(core, tuple(observation_of(each, core) for each in values[row.pk])), settled
        )
        found[core] = _named(
            annual_series(history, known_on=on), places[row.place_id], rows[row.indicator_id]
        )
        ids[core] = row.pk
    return Panel(found, ids, {each.code: each.kind for each in places.values()})


def _named(annual: AnnualSeries, place: Place, indicator: Indicator) -> AnnualSeries:
    """Give a series the names that people know, since reasons and refusals speak of it."""
    _, *more = annual.indicator.split("/")
    return replace(annual, place=place.name, indicator="，".join([indicator.name, *map(word, more)]))


def _core(row: Series, place: str, indicator: str) -> CoreSeries:
    return series_named(
        {
            "place": place,
            "indicator": indicator,
            "definition": row.definition,
            "breakdown": row.breakdown,
            "basis": row.basis,
            "span": row.span,
        }
    )


def forecasts_at(
    actor: Actor, moment: Moment, *, on: date, only: Sequence[Promise] | None = None, reach: int = 0
) -> list[Forecast]:
    """Forecast every target that is not due on a day and whose series somebody has chosen; as far as `reach` at least."""
    rows = list(outlines.promises(actor, moment)) if only is None else list(only)
    judged = judgements(actor, moment, on=on, promises=rows)
    open_ones = [row for row in rows if row.pk in judged and _is_open(judged[row.pk], on)]
    codes = {
        each.indicator.code
        for row in open_ones
        for each in (*judged[row.pk].followed, judged[row.pk].reference)
        if each
    }
    if not codes:
        return []
    panel = panel_at(actor, moment, indicators=codes, on=on)
    outcomes = _outcomes(panel, [judged[row.pk] for row in open_ones], on=on, reach=reach)
    return [
        _forecast(row, judged[row.pk], followed, panel, outcomes, origin=on.year - 1)
        for row in open_ones
        for followed in {each.history.series: each for each in judged[row.pk].followed}.values()
        if followed.history.series in panel.series
    ]


def _is_open(judgement: Judgement, on: date) -> bool:
    target = judgement.target
    return (
        target.due is not None
        and target.due.last >= on
        and not target.is_withdrawn_on(on)
        and bool(judgement.followed)
    )


def _outcomes(
    panel: Panel, judged: Sequence[Judgement], *, on: date, reach: int
) -> dict[tuple[str, str], Outcome]:
    """Forecast the panel once, as far as the last target looks."""
    origin = on.year - 1
    last = max(reach, *(each.target.due.last.year for each in judged if each.target.due))
    kinds = {panel.kinds.get(core.place) for core in panel.series}
    found: dict[tuple[str, str], Outcome] = {}
    for kind in kinds:
        chosen = [
            each for core, each in panel.series.items() if each.values and panel.kinds.get(core.place) == kind
        ]
        found |= outlooks_of(chosen, origin=origin, horizon=max(last - origin, 1))
    return found


def _forecast(
    row: Promise,
    judgement: Judgement,
    followed: Followed,
    panel: Panel,
    outcomes: Mapping[tuple[str, str], Outcome],
    *,
    origin: int,
) -> Forecast:
    core = followed.history.series
    own = panel.series[core]
    base = Forecast(
        promise=row,
        judgement=judgement,
        followed=followed,
        series=panel.ids[core],
        origin=origin,
        panel=panel.hash_of(core),
    )
    outcome = outcomes.get(own.name)
    if not own.values or outcome is None:
        named = {"place": own.place, "indicator": own.indicator, "origin": origin}
        return replace(
            base, refusal=SeriesTooShortError(**named, values=0, needed=VALUES_NEEDED, where=own.place)
        )
    if isinstance(outcome, GangmuError):
        return replace(base, refusal=outcome)
    if followed.indicator.kind is IndicatorKind.GROWTH and judgement.target.is_rate:
        return replace(base, outlook=outcome, refusal=TargetNotForecastError(detail="mean_rate"))
    try:
        chance = chance_of(
            judgement.target,
            outcome,
            widths=judgement.rules.widths,
            direction=followed.indicator.direction,
            reference=_reference(judgement, panel, outcomes),
        )
        refuse_what_says_nothing(
            chance,
            outcome,
            widest_band=judgement.rules.widest_band,
            fewest_windows=judgement.rules.fewest_windows,
        )
        chance = replace(chance, reasons=(*chance.reasons, *own_past(chance, outcome)))
        sums = _sums(own, chance, panel.peers_of(core), origin=origin)
    except (OutlookUntriedError, BandTooWideError) as refusal:
        return replace(base, refusal=refusal)  # without its outlook: nothing is supposed from it either
    except GangmuError as refusal:
        return replace(base, outlook=outcome, refusal=refusal)
    return replace(base, outlook=outcome, chance=chance, sums=sums)


def _reference(
    judgement: Judgement, panel: Panel, outcomes: Mapping[tuple[str, str], Outcome]
) -> Outlook | None:
    if judgement.reference is None:
        return None
    own = panel.series.get(judgement.reference.history.series)
    outcome = outcomes.get(own.name) if own else None
    return outcome if isinstance(outcome, Outlook) else None


def _sums(
    own: AnnualSeries, chance: Chance, peers: Sequence[AnnualSeries], *, origin: int
) -> Arithmetic | None:
    """Reckon the way to the line that the words draw; none where they draw two, or none."""
    low, high = chance.wanted
    wanted: Decimal | None = low if low is not None else high
    if wanted is None or (low is not None and high is not None):
        return None
    return arithmetic_of(own, wanted, due=chance.due, origin=origin, peers=peers, falling=low is None)

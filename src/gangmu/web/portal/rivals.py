"""Rivals (别的口径): series of the same indicator and place that the words might have meant, and do not."""

from collections.abc import Iterator
from dataclasses import replace

from gangmu.core.base.iso_periods import Period
from gangmu.core.base.quantities import Quantity
from gangmu.core.indicators.vintages import History
from gangmu.core.plan.following import Followed
from gangmu.core.plan.standing_words import period_in_words
from gangmu.web.doors.languages import say
from gangmu.web.indicators import queries as indicators
from gangmu.web.indicators.judging import Judgement
from gangmu.web.indicators.models import Observation
from gangmu.web.indicators.showing.figures import quantity
from gangmu.web.indicators.showing.telling import series_name
from gangmu.web.portal.pages import RivalRow
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import Moment


def rivals_of(actor: Actor, moment: Moment, judgement: Judgement) -> Iterator[RivalRow]:
    """Give the other definitions and breakdowns of what is judged, each with its latest value."""
    followed = next(iter(judgement.followed), None)
    if followed is None:
        return
    one = followed.history.series
    meant = {(each.history.series.definition, each.history.series.breakdown) for each in judgement.followed}
    places = indicators.places(actor, moment).filter(code=one.place).by_id()
    kept = indicators.indicators(actor, moment).filter(code=one.indicator).by_id()
    rows = {}
    for row in indicators.series(actor, moment).filter(place__in=list(places), indicator__in=list(kept)):
        parts = (row.definition or None, row.breakdown or None)
        if parts not in meant and (row.span or "period") == one.span.value:
            rows[row.pk] = replace(one, definition=parts[0], breakdown=parts[1])
    latest: dict[int, Observation] = {}
    if rows:
        for value in indicators.observations(actor, moment).filter(series__in=list(rows)):
            latest[value.series_id] = value  # they come in order of periods, then of vintages
    for key, series in rows.items():
        if (newest := latest.get(key)) is not None:
            yield _told(Followed(followed.indicator, History(series)), newest, judgement)


def _told(rival: Followed, value: Observation, judgement: Judgement) -> RivalRow:
    period = Period(value.period)
    return RivalRow(
        name=series_name(rival, judgement),
        period=say(period_in_words(period), str(period)),
        value=quantity(Quantity(value.value, value.unit)),
        source=value.source_title,
        grade=value.grade,
    )

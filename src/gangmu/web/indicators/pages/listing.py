"""The list of indicators (指标目录): each with its latest value, its next target, and who confirms it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from gangmu.core.base.iso_periods import Period
from gangmu.core.indicators.observations import Status
from gangmu.core.plan.standing_words import period_in_words
from gangmu.web.doors.languages import language, say
from gangmu.web.indicators import queries
from gangmu.web.indicators.models import Indicator, Observation, Series
from gangmu.web.indicators.outlooks import chances
from gangmu.web.indicators.pages.composing import indicator_name
from gangmu.web.indicators.showing.chances import Chance
from gangmu.web.indicators.showing.figures import number
from gangmu.web.indicators.tables import word
from gangmu.web.outlines import queries as outlines
from gangmu.web.outlines.models import Promise
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """目录行: one indicator of the list."""

    row: Indicator
    name: str
    latest: str
    counted: str  # definition and breakdown of the latest value, in words
    period: str
    targets: tuple[tuple[str, str], ...]  # code, words
    chance: Chance | None


def listing(actor: Actor, moment: Moment, *, on: date, home: str) -> tuple[Row, ...]:
    """List the indicators; latest values are those of the programme's own place, else of any."""
    rows = list(queries.indicators(actor, moment))
    latest = _latest(actor, moment, home=home)
    targets = _targets(actor, moment)
    chance = chances(actor, moment, on=on) if targets else {}
    return tuple(
        _row(each, latest.get(each.pk, (None, "")), targets.get(each.code, []), chance) for each in rows
    )


def _row(
    indicator: Indicator,
    newest: tuple[Observation | None, str],
    targets: list[Promise],
    chance: dict[str, Chance],
) -> Row:
    latest, counted = newest
    known = [chance[each.code] for each in targets if each.code in chance]
    return Row(
        row=indicator,
        name=indicator_name(indicator),
        latest=number(latest.value) if latest else "",
        counted=counted,
        period=_period(latest.period) if latest else "",
        targets=tuple((each.code, _due(each)) for each in targets),
        chance=min(known, key=lambda each: each.share, default=None),
    )


def _due(promise: Promise) -> str:
    return _period(promise.due) if promise.due else say("无期限", "no date")


def _period(text: str) -> str:
    return period_in_words(Period(text), "en" if language() == "en" else "zh")


def _latest(actor: Actor, moment: Moment, *, home: str) -> dict[int, tuple[Observation, str]]:
    """Give the newest value of the latest period of each indicator at home, and how it was counted."""
    own = [each.pk for each in queries.places(actor, moment).filter(name=home)]
    series = queries.series(actor, moment).filter(place__in=own).by_id()
    found: dict[int, Observation] = {}
    for each in queries.observations(actor, moment).filter(series__in=list(series)):
        of = series[each.series_id].indicator_id
        before = found.get(of)
        if before is None or _order(each) > _order(before):
            found[of] = each
    return {of: (each, _counted(series[each.series_id])) for of, each in found.items()}


def _counted(series: Series) -> str:
    return say("，", ", ").join(word(part) for part in (series.definition, series.breakdown) if part)


def _order(each: Observation) -> tuple[Period, bool, date]:
    """Give what decides: the period, then as the core has it, where an estimate never takes the place of a value."""
    return Period(each.period), each.status != Status.ESTIMATE, each.vintage or date.min


def _targets(actor: Actor, moment: Moment) -> dict[str, list[Promise]]:
    meant = outlines.meanings(actor, moment).filter(role="actual")
    codes: dict[int, set[str]] = defaultdict(set)
    for each in meant:
        codes[each.promise_id].add(each.indicator)
    rows = list(outlines.promises(actor, moment).filter(id__in=list(codes))) if codes else []
    found: dict[str, list[Promise]] = defaultdict(list)
    for row in sorted(rows, key=lambda each: (each.due or "9999", each.start)):
        for code in codes[row.pk]:
            found[code].append(row)
    return found

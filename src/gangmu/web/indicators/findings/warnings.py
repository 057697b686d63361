"""Early warnings (预警): what is watched for whom, how it stands, and what was answered."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gangmu.core.base.quantities import Quantity
from gangmu.core.base.refusals import Language
from gangmu.core.indicators.observations import Observation as CoreObservation
from gangmu.core.indicators.warnings import (
    KIND,
    Reading,
    Side,
    Threshold,
    WarningRules,
    Watched,
    warning_rules,
)
from gangmu.core.plan.following import Followed
from gangmu.core.plan.standing_words import arithmetic, summary
from gangmu.core.plan.verdicts import Reason, Standing, Verdict
from gangmu.web.accounts.scopes import allowed
from gangmu.web.indicators import queries
from gangmu.web.indicators.findings.kept import kept
from gangmu.web.indicators.judging import Judgement, judgements
from gangmu.web.indicators.mapping import series_named
from gangmu.web.indicators.models import EarlyWarning, Series, Watch
from gangmu.web.indicators.ruling import rule_book_at
from gangmu.web.outlines import queries as outlines
from gangmu.web.record.actors import Actor
from gangmu.web.record.asof import Rows
from gangmu.web.record.moments import Moment

_OVERDUE = (Reason.NEXT_VALUE_OVERDUE, Reason.VALUE_MISSING)


def watches(actor: Actor, moment: Moment, *, verb: str = "read") -> Rows[Watch]:
    """Give what is watched, the last one first."""
    return allowed(Watch, actor, verb=verb, moment=moment).order_by("-id")


def early_warnings(actor: Actor, moment: Moment, *, verb: str = "read") -> Rows[EarlyWarning]:
    """Give the warnings, the one that must be answered first standing first."""
    return allowed(EarlyWarning, actor, verb=verb, moment=moment).order_by("answer_by", "id")


def rules_of_warnings(actor: Actor, moment: Moment, *, on: date) -> WarningRules:
    """Give the rules by which warnings are raised on a day."""
    return warning_rules(rule_book_at(actor, moment).in_force(KIND, on=on))


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """所见: a watched matter as it stands on a day."""

    watch: Watch
    watched: Watched
    reading: Reading
    words: str
    words_en: str


def looked_at(actor: Actor, moment: Moment, *, on: date, rows: Sequence[Watch]) -> list[Looked]:
    """Look at what is watched: targets by their standing, series by their newest value."""
    ids = [row.promise_id for row in rows if row.promise_id is not None]
    promises = list(outlines.promises(actor, moment).filter(id__in=ids)) if ids else []
    judged = judgements(actor, moment, on=on, promises=promises)
    followed = _series(actor, moment, [row.series_id for row in rows if row.series_id is not None], on=on)
    found = []
    for row in rows:
        judgement = judged.get(row.promise_id or 0)
        mine = followed.get(row.series_id or 0)
        if judgement is not None:
            found.append(_of_target(row, judgement, on=on))
        elif mine is not None:
            found.append(_of_series(row, mine, on=on))
    return found


def watched_of(row: Watch) -> Watched:
    """Give what is watched as the core knows it."""
    line = None
    if row.line is not None and row.side:
        line = Threshold(Side(row.side), Quantity(row.line, row.unit_of_measure))
    return Watched(path=row.path, threshold=line, asks_for_data=row.asks_for_data)


def _of_target(row: Watch, judgement: Judgement, *, on: date) -> Looked:
    verdict = judgement.verdict
    newest = _newest(judgement.followed, on=on)
    reading = Reading(
        period=newest.period if newest else None,
        value=newest.quantity if newest else None,
        behind=verdict.standing is Standing.BEHIND,
        stale=verdict.standing is Standing.STALE or verdict.reason in _OVERDUE,
    )
    return Looked(
        watch=row,
        watched=watched_of(row),
        reading=reading,
        words=_told(verdict, "zh"),
        words_en=_told(verdict, "en"),
    )


def _told(verdict: Verdict, language: Language) -> str:
    """Tell a verdict with the last line of its arithmetic, as it is kept with the warning."""
    lines = arithmetic(verdict.lead, language) if verdict.lead else ()
    return " ".join((summary(verdict, language), *lines[-1:]))


def _newest(followed: Sequence[Followed], *, on: date) -> CoreObservation | None:
    latest = [each.known_on(on).history.latest for each in followed]
    return max((each for each in latest if each is not None), key=lambda each: each.order, default=None)


def _of_series(row: Watch, followed: Followed, *, on: date) -> Looked:
    newest = _newest([followed], on=on)
    overdue = newest is not None and followed.next_expected_by(newest) < on
    reading = Reading(
        period=newest.period if newest else None, value=newest.quantity if newest else None, stale=overdue
    )
    value = str(newest.quantity) if newest else "—"
    return Looked(
        watch=row,
        watched=watched_of(row),
        reading=reading,
        words=f"{followed.indicator.name} {newest.period if newest else ''} {value}".strip(),
        words_en=f"{followed.indicator.name_en or followed.indicator.name} {value}",
    )


def _series(actor: Actor, moment: Moment, ids: Sequence[int], *, on: date) -> dict[int, Followed]:
    """Give the series that lines are drawn for, each with its indicator."""
    if not ids:
        return {}
    rows = queries.series(actor, moment).filter(id__in=list(ids)).by_id()
    indicators = {each.pk: each.code for each in queries.indicators(actor, moment)}
    places = {each.pk: each.code for each in queries.places(actor, moment)}
    known = kept(
        actor,
        moment,
        indicators={indicators[each.indicator_id] for each in rows.values()},
        places={places[each.place_id] for each in rows.values()},
    )
    found = {}
    for pk, row in rows.items():
        core = series_named(
            {
                "place": places[row.place_id],
                "indicator": indicators[row.indicator_id],
                "definition": row.definition,
                "breakdown": row.breakdown,
                "basis": row.basis,
                "span": row.span,
            }
        )
        found[pk] = Followed(known.indicators[core.indicator], known.histories[core])
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """所关注: what a watch is about, in words, with the page that shows it."""

    words: str
    promise: str = ""  # code
    indicator: str = ""


def subjects(actor: Actor, moment: Moment, rows: Sequence[Watch]) -> Mapping[int, Subject]:
    """Name what watches are about, by the watch's id."""
    promises = outlines.promises(actor, moment).by_id(row.promise_id for row in rows)
    series: dict[int, Series] = queries.series(actor, moment).by_id(row.series_id for row in rows)
    indicators = queries.indicators(actor, moment).by_id(each.indicator_id for each in series.values())
    places = queries.places(actor, moment).by_id(each.place_id for each in series.values())
    found: dict[int, Subject] = defaultdict(lambda: Subject(words="—"))
    for row in rows:
        if row.promise_id in promises:
            promise = promises[row.promise_id]
            found[row.pk] = Subject(words=promise.words, promise=promise.code)
        elif row.series_id in series:
            of = series[row.series_id]
            indicator = indicators[of.indicator_id]
            found[row.pk] = Subject(
                words=f"{places[of.place_id].name}{indicator.name}", indicator=indicator.code
            )
    return found

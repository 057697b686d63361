"""Judging targets by what was published (判定): for any number of them in nine queries."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from gangmu.core.base.rule_sets import RuleBook
from gangmu.core.indicators.conflicts import ConflictKind, Settled, holding
from gangmu.core.indicators.indicators import Indicator as CoreIndicator
from gangmu.core.indicators.series import Series as CoreSeries
from gangmu.core.indicators.targets import Target
from gangmu.core.indicators.vintages import History
from gangmu.core.plan.following import Followed
from gangmu.core.plan.rules import Rules
from gangmu.core.plan.standing import standing_of_target
from gangmu.core.plan.verdicts import Verdict
from gangmu.web.accounts.scopes import allowed
from gangmu.web.indicators.mapping import (
    indicator_of,
    observation_of,
    series_meant,
    series_named,
    target_of,
)
from gangmu.web.indicators.models import ConflictSettlement, Indicator, Observation, Place, Series
from gangmu.web.indicators.ruling import SHIPPED, rule_book_at, rules_of_standing
from gangmu.web.outlines import queries as outlines
from gangmu.web.outlines.models import Meaning, Promise
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import Moment

_FEW = 50  # promises; more of them, and all decisions are read


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """判定: one target with its verdict, and the series that its words mean, whole."""

    target: Target
    verdict: Verdict
    followed: tuple[Followed, ...] = ()
    reference: Followed | None = None
    names: dict[str, str] = field(default_factory=dict)  # of places, by code
    book: RuleBook = SHIPPED  # the rule sets in force

    @property
    def rules(self) -> Rules:
        """Give the rules that judged it."""
        return rules_of_standing(self.book, on=self.verdict.on)

    def on(self, day: date, *, target: Target | None = None) -> Verdict:
        """Judge it on a past day, by what was known and in force then, told today; `target` as it was then."""
        return standing_of_target(
            target or self.target,
            on=day,
            rules=rules_of_standing(self.book, on=day),
            followed=self.followed,
            reference=self.reference,
            present=self.verdict.on,
        )


@dataclass(frozen=True, slots=True)
class _Known:
    """What was known of the series that decisions name, and what ruled."""

    book: RuleBook
    promised_on: date | None
    indicators: dict[str, CoreIndicator]
    histories: dict[CoreSeries, History]
    names: dict[str, str]

    def followed(self, series: CoreSeries) -> Followed | None:
        """Give a series with its indicator, if that is kept."""
        indicator = self.indicators.get(series.indicator)
        if indicator is None:
            return None
        return Followed(indicator, self.histories.get(series, History(series)))


def judgements(
    actor: Actor, moment: Moment, *, on: date, promises: Sequence[Promise]
) -> dict[int, Judgement]:
    """Judge targets on a day by what is known at a moment."""
    targets = [each for each in promises if each.kind == "target"]
    if not targets:
        return {}
    meanings = _meanings(actor, moment, targets)
    known = _known(actor, moment, [each for rows in meanings.values() for each in rows])
    return {row.pk: _judged(row, meanings.get(row.pk, []), known, on=on) for row in targets}


def _meanings(actor: Actor, moment: Moment, targets: Sequence[Promise]) -> dict[int, list[Meaning]]:
    rows = outlines.meanings(actor, moment)
    ids = {each.pk for each in targets}
    found: dict[int, list[Meaning]] = defaultdict(list)
    for each in rows.filter(promise__in=ids) if len(ids) <= _FEW else rows:
        if each.promise_id in ids:
            found[each.promise_id].append(each)
    return found


def _known(actor: Actor, moment: Moment, meanings: Iterable[Meaning]) -> _Known:
    wanted = {series_meant(each) for each in meanings}
    if not wanted:
        return _Known(SHIPPED, None, {}, {}, {})
    issued = [day for (day,) in outlines.versions(actor, moment).columns("issued_on") if day]
    indicators = (
        allowed(Indicator, actor, moment=moment).filter(code__in={each.indicator for each in wanted}).by_id()
    )
    places = allowed(Place, actor, moment=moment).filter(code__in={each.place for each in wanted}).by_id()
    rows = allowed(Series, actor, moment=moment).filter(
        place__in=list(places), indicator__in=list(indicators)
    )
    series = {row.pk: core for row in rows if (core := _core(row, places, indicators)) in wanted}
    return _Known(
        rule_book_at(actor, moment),
        min(issued, default=None),
        {row.code: indicator_of(row) for row in indicators.values()},
        _histories(actor, moment, series),
        {row.code: row.name for row in places.values()},
    )


def _core(row: Series, places: dict[int, Place], indicators: dict[int, Indicator]) -> CoreSeries:
    return series_named(
        {
            "place": places[row.place_id].code,
            "indicator": indicators[row.indicator_id].code,
            "definition": row.definition,
            "breakdown": row.breakdown,
            "basis": row.basis,
            "span": row.span,
        }
    )


def _histories(actor: Actor, moment: Moment, series: dict[int, CoreSeries]) -> dict[CoreSeries, History]:
    found: dict[CoreSeries, list[Observation]] = defaultdict(list)
    counted = Observation.COUNTED  # what a unit says of itself decides nothing until it is confirmed
    for row in allowed(Observation, actor, moment=moment).filter(series__in=list(series), state__in=counted):
        found[series[row.series_id]].append(row)
    settled = settled_at(actor, moment)
    return {
        core: holding(History(core, tuple(observation_of(row, core) for row in rows)), settled)
        for core, rows in found.items()
    }


def settled_at(actor: Actor, moment: Moment) -> dict[str, Settled]:
    """Give which of two published values was said to hold: targets are judged by that one."""
    rows = allowed(ConflictSettlement, actor, moment=moment).filter(kind=ConflictKind.VALUES.value)
    return {row.key: Settled(key=row.key, marks=frozenset(row.marks), holds=row.holds) for row in rows}


def _judged(row: Promise, meanings: Sequence[Meaning], known: _Known, *, on: date) -> Judgement:
    by_role: dict[str, list[Followed]] = defaultdict(list)
    for each in meanings:
        if followed := known.followed(series_meant(each)):
            by_role[each.role].append(followed)
    actual = tuple(by_role["actual"])
    reference = next(iter(by_role["reference"]), None)
    target = target_of(
        row,
        indicator=actual[0].indicator if actual else None,
        reference=reference.indicator.code if reference else None,
        promised_on=known.promised_on,
    )
    rules = rules_of_standing(known.book, on=on)
    verdict = standing_of_target(target, on=on, rules=rules, followed=actual, reference=reference)
    return Judgement(
        target=target,
        verdict=verdict,
        followed=actual,
        reference=reference,
        names=known.names,
        book=known.book,
    )

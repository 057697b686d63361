"""History (经过): what happened to a promise, the last first."""

from collections.abc import Iterator
from datetime import date, timedelta

from gangmu.core.indicators.observations import Observation
from gangmu.core.plan.standing import standing_of_target
from gangmu.web.doors.languages import say
from gangmu.web.indicators.judging import Judgement
from gangmu.web.indicators.showing.figures import quantity, told_in
from gangmu.web.outlines import queries as outlines
from gangmu.web.outlines.models import Promise
from gangmu.web.portal.pages import HistoryRow
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import Moment


def history_of(actor: Actor, moment: Moment, promise: Promise) -> Iterator[HistoryRow]:
    """Tell when it was promised, in which version it stands, and when it was withdrawn."""
    if promise.withdrawn_on:
        by = promise.withdrawn_by
        yield HistoryRow(
            on=promise.withdrawn_on,
            standing="withdrawn",
            words=say(f"依据：{by}。" if by else "", f"By {by}." if by else ""),
        )
    versions = outlines.versions(actor, moment).by_id()
    version = versions.get(promise.outline_id)
    if version and version.issued_on:
        yield HistoryRow(
            on=version.issued_on,
            words=say(
                f"第{version.number}版印发，这句话写在其中。", f"Version {version.number} was issued with it."
            ),
        )


def turns_of(judgement: Judgement, *, since: date | None) -> Iterator[HistoryRow]:
    """Tell each day on which the standing turned, by what was published until then; the last first."""
    turns: list[HistoryRow] = []
    before = ""
    for day in _days(judgement, since):
        verdict = standing_of_target(
            judgement.target, on=day, followed=judgement.followed, reference=judgement.reference
        )
        if verdict.standing.value != before:
            before = verdict.standing.value
            turns.append(HistoryRow(on=day, standing=before, words=_because(judgement, day)))
    yield from reversed(turns)


def _days(judgement: Judgement, since: date | None) -> list[date]:
    """Give the days on which something could turn: a publication, and the day after the due day."""
    last = judgement.verdict.on
    published = {_published(each) for series in judgement.followed for each in series.history.observations}
    due = judgement.target.due
    days = published | ({due.last + timedelta(days=1)} if due else set())
    return sorted(day for day in days if (since is None or day >= since) and day <= last)


def _published(each: Observation) -> date:
    """Give the day it was published; of an unknown day, the end of its period, before which nobody had it."""
    return each.vintage or each.period.last


def _because(judgement: Judgement, day: date) -> str:
    news = [
        (each, series.indicator.unit)
        for series in judgement.followed
        for each in series.history.observations
        if _published(each) == day
    ]
    if not news:
        return say("期限已到。", "It fell due.")
    told = [_told(each, unit) for each, unit in news]
    return say("公布", "Published: ") + say("、", ", ").join(told) + say("。", ".")


def _told(each: Observation, unit: str) -> str:
    value = quantity(told_in(each.quantity, unit))
    return say(
        f"{each.period}年{value}" if each.period.is_year else f"{each.period} {value}",
        f"{value} for {each.period}",
    )

"""History (经过): what happened to a promise, the last first."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from gangmu.core.indicators.observations import Observation
from gangmu.core.plan.following import Followed
from gangmu.core.plan.path_choices import PathChoice
from gangmu.core.plan.rules import KIND
from gangmu.core.plan.standing_words import period_in_words
from gangmu.web.doors.languages import say
from gangmu.web.indicators.judging import Judgement
from gangmu.web.indicators.paths.changes import PathChange, target_on
from gangmu.web.indicators.paths.forms import FORMS
from gangmu.web.indicators.showing.figures import number, quantity, told_in
from gangmu.web.indicators.showing.telling import part_name
from gangmu.web.outlines.models import Promise
from gangmu.web.portal.issues import Issue, told_issues
from gangmu.web.portal.pages import HistoryRow

_A_DAY: Final = timedelta(days=1)


def history_of(
    promise: Promise, issues: Sequence[Issue], *, gone: str, changes: Sequence[PathChange] = ()
) -> Iterator[HistoryRow]:
    """Tell each version that was issued with it, what that changed, and when it was withdrawn."""
    if promise.withdrawn_on:
        by = promise.withdrawn_by
        yield HistoryRow(
            on=promise.withdrawn_on,
            standing="withdrawn",
            words=say(gone + (f"依据：{by}。" if by else ""), f"{gone} By {by}." if by else gone).strip(),
        )
    yield from _paths_of(changes)
    yield from told_issues(issues)


def _paths_of(changes: Sequence[PathChange]) -> Iterator[HistoryRow]:
    """Tell each choice of a path: a target whose path was moved must not hide it."""
    for change in reversed(changes):
        yield HistoryRow(on=change.on, words="".join(_choices(change.chosen, change.before)))


def _choices(chosen: PathChoice, before: PathChoice) -> Iterator[str]:
    if (chosen.path, chosen.base, chosen.milestones) != (before.path, before.base, before.milestones):
        name = say(*FORMS[chosen.path]).partition(say("：", ":"))[0] if chosen.path else say("不选", "none")
        base = chosen.base.period if chosen.base else None
        since = say(f"，自{period_in_words(base)}起", f" from {base}") if base else ""
        again = before.path is not None
        yield say(
            f"{'改选' if again else '选定'}路径：{name}{since}。",
            f"Path {'changed' if again else 'chosen'}: {name}{since}. ",
        )
    if chosen.tolerance != before.tolerance:
        width = say("按规则集", "the rule set's") if chosen.tolerance is None else number(chosen.tolerance)
        yield say(f"容差：{width}。", f"Width: {width}.")


def turns_of(
    judgement: Judgement, *, since: date | None, changes: Sequence[PathChange] = ()
) -> Iterator[HistoryRow]:
    """Tell each day on which the standing turned, by what was known, in force and chosen then; the last first."""
    turns: list[HistoryRow] = []
    before = ""
    chosen = {each.on for each in changes}
    for day in _days(judgement, since, chosen):
        verdict = judgement.on(day, target=target_on(day, judgement.target, changes))
        if verdict.standing.value != before:
            before = verdict.standing.value
            turns.append(HistoryRow(on=day, standing=before, words=_because(judgement, day, chosen, since)))
    yield from reversed(turns)


def _days(judgement: Judgement, since: date | None, chosen: set[date]) -> list[date]:
    """Give the days on which something could turn, from the day it was promised to today."""
    last = judgement.verdict.on
    days = {day for series in _series_of(judgement) for day in _days_of(series)}
    days |= chosen | set(judgement.book.turning_days(KIND))
    if due := judgement.target.due:
        days.add(due.last + _A_DAY)
        days |= {
            series.indicator.release_lag.after(due.last) + _A_DAY for series in judgement.followed
        }  # from then on the value of the due period is missing, no longer awaited
    days.add(last)
    if since is not None:
        days.add(since)
    return sorted(day for day in days if (since is None or day >= since) and day <= last)


def _days_of(series: Followed) -> Iterator[date]:
    """Give the days on which a series says something new, or is found to have fallen silent."""
    for each in series.history.observations:
        yield each.counts_from(series.indicator.release_lag)
        yield series.next_expected_by(each) + _A_DAY


def _series_of(judgement: Judgement) -> tuple[Followed, ...]:
    return (*judgement.followed, *([judgement.reference] if judgement.reference else []))


def _because(judgement: Judgement, day: date, chosen: set[date], since: date | None) -> str:
    """Say what happened: what was published, what began to count, was chosen, or that a day passed without a value."""
    known = [
        (each, series)
        for series in _series_of(judgement)
        for each in series.history.observations
        if each.counts_from(series.indicator.release_lag) == day
    ]
    said = [
        say("公布", "Published: ") + _told(judgement, [each for each in known if each[0].is_dated]),
        say(
            "公布日不详，按公布期限从这一天起算：",
            "Day of publication unknown, counted from the day it was to be out: ",
        )
        + _told(judgement, [each for each in known if not each[0].is_dated]),
    ]
    told = [words for words, dated in zip(said, (True, False), strict=True)
            if any(each.is_dated is dated for each, _ in known)]  # fmt: skip
    due = judgement.target.due
    if due and due.last + _A_DAY == day:
        told.append(say("期限已到。", "It fell due."))
    if not told and day in chosen and day != judgement.target.promised_on:
        told.append(say("选定路径以后的判定。", "By the path that was chosen."))
    if not told:
        told.append(_silence(judgement, day, since))
    return "".join(told)


def _silence(judgement: Judgement, day: date, since: date | None) -> str:
    if day in (judgement.target.promised_on, since):
        return say("印发时。", "When it was promised.")
    if day == judgement.verdict.on:
        return say("以这一天的记录为准。", "By what was on record on this day.")
    return say("该公布的数没有公布。", "A value that was expected had not come.")


def _told(judgement: Judgement, news: list[tuple[Observation, Followed]]) -> str:
    several = len({series.history.series for series in _series_of(judgement)}) > 1
    told = [_value(each, series, named=several) for each, series in news]
    return say("、", ", ").join(told) + say("。", ".")


def _value(each: Observation, series: Followed, *, named: bool) -> str:
    value = quantity(told_in(each.quantity, series.indicator.unit))
    name = part_name(series) if named else ""
    return say(f"{period_in_words(each.period)}{name}{value}", f"{name} {value} for {each.period}".strip())

"""Drafting (绘图): the chart of a judgement: what was, what was promised, and the way between."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from gangmu.core.base.iso_periods import Period
from gangmu.core.base.quantities import Quantity, convertible
from gangmu.core.indicators.indicators import IndicatorKind
from gangmu.core.indicators.targets import Target
from gangmu.core.plan.following import DEFAULT_RULES, CannotMeasureError, Case, Followed
from gangmu.core.plan.roads import NoRoadError, road_of
from gangmu.core.plan.standing_words import period_in_words
from gangmu.core.plan.verdicts import Finding, Standing
from gangmu.engines.drawing import Actual, Break, Chart, TargetMark, Waypoint
from gangmu.web.doors.languages import say
from gangmu.web.indicators.judging import Judgement
from gangmu.web.indicators.showing.figures import number, percent, quantity, told_in
from gangmu.web.indicators.showing.telling import series_name, series_of
from gangmu.web.indicators.showing.values import Drawing

_MARKS: Final = "①②③④⑤⑥⑦⑧⑨⑩"
_RATES: Final = (IndicatorKind.GROWTH, IndicatorKind.SHARE, IndicatorKind.COVERAGE, IndicatorKind.INDEX)


def drawing_of(judgement: Judgement, others: Sequence[Judgement] = ()) -> Drawing | None:
    """Draw the series that decided, with this target and `others` of the same series; nothing without values."""
    lead = judgement.verdict.lead or next(iter(judgement.verdict.findings), None)
    followed = series_of(lead, judgement) if lead else next(iter(judgement.followed), None)
    if followed is None or len(followed.history.newest) < 2:
        return None
    unit = followed.indicator.unit
    marks = [mark for each in (judgement, *others) for mark in _target(each, unit, own=each is judgement)]
    actuals = tuple(_actuals(followed, unit))
    short = judgement.verdict.standing is Standing.MISSED and bool(marks) and marks[0].at == _last(actuals)
    breaks = followed.history.breaks[: len(_MARKS)]
    paths = [tuple(_path(each, followed, unit)) for each in (judgement, *others)]
    name = series_name(followed, judgement)
    chart = Chart(
        title=say(f"{name}：实际与目标", f"{name}: actual values and targets"),
        description=_description(followed, marks, unit),
        unit=unit,
        actuals=actuals,
        targets=tuple(marks),
        paths=tuple(path for path in paths if path),
        path_words=say("应走的路径", "the path"),
        breaks=tuple(Break(_at(each.period), _MARKS[k]) for k, each in enumerate(breaks)),
        actual_words=_actual_words(followed, unit),
        gap_words=_gap_words(lead, unit) if short else "",
        short=short,
        from_zero=followed.indicator.kind not in _RATES,
        joins_gaps=followed.indicator.kind not in _RATES,
    )
    return Drawing(
        finding=_finding(judgement, others, paths[0], unit) or name,
        caption=_caption(chart),
        chart=chart,
        notes=tuple(f"{_MARKS[k]} {period_in_words(b.period)}：{b.reason}" for k, b in enumerate(breaks)),
    )


def _finding(judgement: Judgement, others: Sequence[Judgement], path: Sequence[Waypoint], unit: str) -> str:
    """Say what the drawing shows beyond the verdict: how much of the way was gone, and what is left of it."""
    lead = judgement.verdict.lead
    said = []
    if lead and lead.actual and len(path) > 1 and path[-1].value != path[0].value:
        gone = (told_in(lead.actual, unit).value - path[0].value) / (path[-1].value - path[0].value)
        start = path[0].at
        said.append(
            say(
                f"自{start}年起应增的部分走完了{percent(gone)}",
                f"{percent(gone)} of the way from {start} was gone",
            )
        )
    for each in (judgement, *others):
        needed = each.verdict.lead.rate_needed if each.verdict.lead else None
        if needed is not None and each.target.due is not None:
            due = period_in_words(each.target.due)
            said.append(
                say(
                    f"要在{due}达到，今后每年要增{percent(needed)}",
                    f"to be there by {each.target.due} takes {percent(needed)} a year from here",
                )
            )
    return say("；", "; ").join(said[:2])


def _at(period: Period) -> Decimal:
    """Give the place of a period in time: a year is its number, a shorter one falls behind its days."""
    if period.is_year:
        return Decimal(period.first.year)
    return Decimal(period.last.year - 1) + Decimal(period.last.timetuple().tm_yday) / Decimal(366)


def _last(actuals: Sequence[Actual]) -> Decimal | None:
    kept = [actual.at for actual in actuals if not actual.superseded]
    return kept[-1] if kept else None


def _actuals(followed: Followed, unit: str) -> Iterator[Actual]:
    newest = {each.period: each for each in followed.history.newest}
    for each in followed.history.observations:
        value = told_in(each.quantity, unit).value
        holds = newest[each.period]
        if each is not holds and not _was_far_off(value, told_in(holds.quantity, unit).value):
            continue
        yield Actual(_at(each.period), value, superseded=each is not holds)


def _was_far_off(old: Decimal, new: Decimal) -> bool:
    """Tell whether an old value stands apart from the new one in a drawing; the table has every one."""
    return abs(old - new) * 100 > abs(new)


def _target(judgement: Judgement, unit: str, *, own: bool) -> Iterator[TargetMark]:
    target = judgement.target
    wanted = _wanted(target, judgement, unit)
    if wanted is None or target.due is None:
        return
    when = period_in_words(target.due)
    high = Quantity(target.value_high, target.unit).to(unit).value if target.value_high is not None else None
    met = {Standing.MET: True, Standing.MISSED: False}.get(judgement.verdict.standing)
    words = say(f"{when}目标 {number(wanted)}", f"target {target.due}: {number(wanted)}")
    if target.value is None and judgement.reference:
        beside = judgement.reference.indicator
        words = say(f"{beside.name} {number(wanted)}", f"{beside.name_en or beside.name} {number(wanted)}")
    yield TargetMark(_at(target.due), wanted, words, high=high, met=met if own else None)


def _wanted(target: Target, judgement: Judgement, unit: str) -> Decimal | None:
    """Give what is wanted in the unit of the series; none where the series is a level and the target a rate."""
    if (
        target.is_rate
        and judgement.followed
        and judgement.followed[0].indicator.kind is not IndicatorKind.GROWTH
    ):
        return None
    if target.value is not None and convertible(target.unit, unit):
        return Quantity(target.value, target.unit).to(unit).value
    lead = judgement.verdict.lead
    if target.value is None and lead and lead.wanted and convertible(lead.wanted.unit, unit):
        return lead.wanted.to(unit).value
    return None


def _path(judgement: Judgement, followed: Followed, unit: str) -> Iterator[Waypoint]:
    case = Case(
        target=judgement.target,
        followed=followed,
        reference=judgement.reference,
        on=judgement.verdict.on,
        rules=DEFAULT_RULES,
    )
    if judgement.target.due is None:
        return
    try:
        road = road_of(case)
    except (NoRoadError, CannotMeasureError):
        return
    if not convertible(road.unit, unit):
        return
    first, last = road.trajectory.base_period.last.year, road.trajectory.due.last.year
    for year in range(first, last + 1):
        value = Quantity(road.trajectory.value_at(Period(str(year))), road.unit)
        yield Waypoint(Decimal(year), value.to(unit).value)


def _actual_words(followed: Followed, unit: str) -> str:
    latest = followed.history.latest
    return say(f"实际 {number(told_in(latest.quantity, unit).value)}",
               f"actual {number(told_in(latest.quantity, unit).value)}") if latest else ""  # fmt: skip


def _gap_words(lead: Finding | None, unit: str) -> str:
    if lead is None or lead.gap is None:
        return ""
    gap = told_in(lead.gap, unit)
    size = number(abs(gap.value))
    over = gap.value > 0
    return say(f"{'超' if over else '差'} {size}", f"{size} {'over' if over else 'short'}")


def _description(followed: Followed, marks: Sequence[TargetMark], unit: str) -> str:
    """Tell the drawing in a sentence, with its numbers, for those who hear it."""
    latest = followed.history.latest
    said = []
    if latest:
        when, value = period_in_words(latest.period), quantity(told_in(latest.quantity, unit))
        said.append(say(f"{when}实际{value}", f"{latest.period}: {value}"))
    said += [mark.words for mark in marks]
    return say("，", "; ").join(said) + say("。数字见下表。", ". The numbers stand in the table below.")


def _caption(chart: Chart) -> str:
    """Say what the kinds of line are, of those that are there."""
    said = [say("黑线为实际", "Black line: actual")]
    if any(actual.superseded for actual in chart.actuals):
        said.append(say("空心点为修订前的旧值", "hollow dots: values since revised"))
    if chart.paths:
        said.append(say("点线为应走的路径", "dotted line: the path"))
    if chart.targets:
        said.append(say("蓝杠为目标", "blue bar: target"))
    return say("，", "; ").join(said) + say("。", ".")

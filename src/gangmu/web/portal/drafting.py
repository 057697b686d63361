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
from gangmu.web.portal.details import Drawing
from gangmu.web.portal.figures import number, quantity, told_in
from gangmu.web.portal.telling import headline, series_name, series_of

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
    path = tuple(_path(judgement, followed, unit))
    name = series_name(followed, judgement)
    chart = Chart(
        title=say(f"{name}：实际与目标", f"{name}: actual values and targets"),
        description=_description(followed, marks, unit),
        unit=unit,
        actuals=actuals,
        targets=tuple(marks),
        path=path,
        path_words=say("应走的路径", "the path"),
        breaks=tuple(Break(_at(each.period), _MARKS[k]) for k, each in enumerate(breaks)),
        actual_words=_actual_words(followed, unit),
        gap_words=_gap_words(lead, unit) if short else "",
        short=short,
        from_zero=followed.indicator.kind not in _RATES,
    )
    return Drawing(
        finding=headline(judgement) or name,
        caption=_caption(chart),
        chart=chart,
        notes=tuple(f"{_MARKS[k]} {period_in_words(b.period)}{b.reason}" for k, b in enumerate(breaks)),
    )


def _at(period: Period) -> Decimal:
    """Give the place of a period in time: a year is its number, a shorter one falls behind its days."""
    if period.is_year:
        return Decimal(period.first.year)
    return Decimal(period.last.year - 1) + Decimal(period.last.timetuple().tm_yday) / Decimal(366)


def _last(actuals: Sequence[Actual]) -> Decimal | None:
    kept = [actual.at for actual in actuals if not actual.superseded]
    return kept[-1] if kept else None


def _actuals(followed: Followed, unit: str) -> Iterator[Actual]:
    newest = set(followed.history.newest)
    for each in followed.history.observations:
        value = told_in(each.quantity, unit).value
        yield Actual(_at(each.period), value, superseded=each not in newest)


def _target(judgement: Judgement, unit: str, *, own: bool) -> Iterator[TargetMark]:
    target = judgement.target
    wanted = _wanted(target, judgement, unit)
    if wanted is None or target.due is None:
        return
    when = period_in_words(target.due)
    high = Quantity(target.value_high, target.unit).to(unit).value if target.value_high is not None else None
    met = {Standing.MET: True, Standing.MISSED: False}.get(judgement.verdict.standing)
    words = say(f"{when}目标 {number(wanted)}", f"target {target.due}: {number(wanted)}")
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
    if chart.path:
        said.append(say("点线为应走的路径", "dotted line: the path"))
    if chart.targets:
        said.append(say("蓝杠为目标", "blue bar: target"))
    return say("，", "; ").join(said) + say("。", ".")

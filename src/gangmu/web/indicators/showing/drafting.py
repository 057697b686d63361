"""Drafting (绘图): the chart of a series: what was, what was promised, the way between, and what may come."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Final

from gangmu.core.base.iso_periods import Period
from gangmu.core.base.quantities import Quantity, convertible, plain
from gangmu.core.indicators.indicators import IndicatorKind
from gangmu.core.indicators.series import PriceBasis
from gangmu.core.indicators.targets import Target
from gangmu.core.plan.following import CannotMeasureError, Case, Followed
from gangmu.core.plan.roads import NoRoadError, Stretch, stretches_of
from gangmu.core.plan.standing_words import period_in_words
from gangmu.core.plan.verdicts import Finding, Standing
from gangmu.engines.drawing import Actual, Break, Chart, Peer, TargetMark, Waypoint
from gangmu.engines.drawing import Outlook as Fan
from gangmu.web.doors.languages import say
from gangmu.web.indicators.judging import Judgement
from gangmu.web.indicators.models import Outlook
from gangmu.web.indicators.showing.figures import number, percent, quantity, told_in
from gangmu.web.indicators.showing.telling import series_name, series_of
from gangmu.web.indicators.showing.values import Drawing
from gangmu.web.indicators.tables import word

_MARKS: Final = "①②③④⑤⑥⑦⑧⑨⑩"
_PRICES: Final = (PriceBasis.CURRENT, PriceBasis.CONSTANT)
_RATES: Final = (IndicatorKind.GROWTH, IndicatorKind.SHARE, IndicatorKind.COVERAGE, IndicatorKind.INDEX)


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """背景: what stands behind the actuals: the fan of the outlook, and the lines of other places."""

    outlook: Outlook | None = None
    peers: tuple[Peer, ...] = ()


NOTHING: Final = Behind()


def drawing_of(
    judgement: Judgement, others: Sequence[Judgement] = (), *, behind: Behind = NOTHING
) -> Drawing | None:
    """Draw the series that decided, with this target and `others` of the same series; nothing without values."""
    lead = judgement.verdict.lead or next(iter(judgement.verdict.findings), None)
    followed = series_of(lead, judgement) if lead else next(iter(judgement.followed), None)
    if followed is None or len(followed.history.newest) < 2:
        return None
    name = series_name(followed, judgement)
    chart = chart_of(followed, (judgement, *others), name=name, own=judgement, behind=behind)
    return Drawing(
        finding=_finding(judgement, others) or name,
        caption=_caption(chart),
        chart=chart,
        notes=break_notes(followed),
    )


def drawing_of_series(
    followed: Followed, judgements: Sequence[Judgement], *, name: str, behind: Behind = NOTHING
) -> Drawing | None:
    """Draw a series with every target that it is measured by; nothing without values."""
    if len(followed.history.newest) < 2:
        return None
    chart = chart_of(followed, judgements, name=name, behind=behind)
    found = "".join(_finding(judgements[0], judgements[1:])) if judgements else ""
    return Drawing(
        finding=found or name,
        caption=_caption(chart),
        chart=chart,
        notes=break_notes(followed),
    )


def chart_of(
    followed: Followed,
    judgements: Sequence[Judgement],
    *,
    name: str,
    own: Judgement | None = None,
    behind: Behind = NOTHING,
) -> Chart:
    """Describe the drawing of a series: the page decides how large and on what."""
    unit = followed.indicator.unit
    marks = [mark for each in judgements for mark in _target(each, unit, own=each is own)]
    actuals = tuple(_actuals(followed, unit))
    last = _last(actuals)
    due = next(
        (each for each in judgements if each.target.due and _at(each.target.due) == last and own in (None, each)), None
    )  # fmt: skip
    short = due is not None and due.verdict.standing is Standing.MISSED
    gap = _gap_words(due.verdict.lead, unit) if short and due else ""
    breaks = followed.history.breaks[: len(_MARKS)]
    paths = [path for each in judgements for path in _paths(each, followed, unit)]
    fan = fan_of(behind.outlook, unit) if behind.outlook else None
    return Chart(
        title=say(f"{name}：实际与目标", f"{name}: actual values and targets"),
        description=_description(followed, marks, unit, behind.outlook),
        unit=_priced(followed, unit),
        actuals=actuals,
        targets=tuple(marks),
        paths=tuple(path for path in paths if path),
        path_words=say("应走的路径", "the path"),
        breaks=tuple(Break(_at(each.period), _MARKS[k]) for k, each in enumerate(breaks)),
        peers=behind.peers,
        outlook=fan,
        actual_words=_actual_words(followed, unit),
        gap_words=gap,
        short=short,
        from_zero=followed.indicator.kind not in _RATES,
        joins_gaps=followed.indicator.kind not in _RATES,
    )


def _priced(followed: Followed, unit: str) -> str:
    """Name the unit of the axis, with the prices that it is counted at."""
    basis = followed.history.series.basis
    return say("，", ", ").join([unit, word(basis.value)]) if basis in _PRICES else unit


def break_notes(followed: Followed) -> tuple[str, ...]:
    """Tell each break under its mark."""
    breaks = followed.history.breaks[: len(_MARKS)]
    return tuple(
        f"{_MARKS[k]} {say(period_in_words(b.period), str(b.period))}{say('：', ': ')}{b.reason}"
        for k, b in enumerate(breaks)
    )


def fan_of(outlook: Outlook, unit: str) -> Fan | None:
    """Give the fan of a stored outlook in the unit of the drawing; it opens at the last value that it knew."""
    if not outlook.fan or outlook.chance is None or outlook.origin_value is None:
        return None

    def told(value: str | Decimal) -> Decimal:
        return told_in(Quantity(Decimal(value), outlook.unit), unit).value

    start = told(outlook.origin_value)
    origin = _at(Period(outlook.origin))
    rows = [(origin, *[start] * 5)] + [
        (Decimal(year), *(told(value) for value in values)) for year, *values in outlook.fan
    ]
    median = number(rounded_for_words(rows[-1][3]))
    return Fan(
        median=tuple(Waypoint(row[0], row[3]) for row in rows),
        half=tuple((row[0], row[2], row[4]) for row in rows),
        most=tuple((row[0], row[1], row[5]) for row in rows),
        words=(
            say(f"中位 {median}", f"median {median}"),
            say("深灰为五成可能", "dark: five in ten"),
            say("浅灰为八成可能", "light: eight in ten"),
        ),
    )


def rounded_for_words(value: Decimal) -> Decimal:
    """Round a forecast to three digits: more would pretend to know.

    >>> rounded_for_words(Decimal("14132.5")), rounded_for_words(Decimal("927.61"))
    (Decimal('14100'), Decimal('928'))
    """
    places = 2 - value.adjusted()
    return plain(value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_EVEN))


def _finding(judgement: Judgement, others: Sequence[Judgement]) -> str:
    """Say what the drawing shows beyond the verdict: how much of the way was gone, and what is left of it."""
    lead = judgement.verdict.lead
    said = []
    if (
        lead and lead.attainment is not None and lead.base_period is not None
    ):  # past a break: where it began anew
        gone, start = percent(lead.attainment), lead.base_period
        said.append(
            say(
                f"自{period_in_words(start)}起应增的部分走完了{gone}",
                f"{gone} of the way from {start} was gone",
            )
        )
    for each in (judgement, *others):
        needed = each.verdict.lead.rate_needed if each.verdict.lead else None
        if needed is not None and each.target.due is not None:
            due, goal = period_in_words(each.target.due), _goal(each)
            said.append(
                say(
                    f"要在{due}达到{goal}，今后每年要增{percent(needed)}",
                    f"to reach {goal or 'it'} by {each.target.due} takes {percent(needed)} a year from here",
                )
            )
    return say("；", "; ").join(said[:2])


def _goal(judgement: Judgement) -> str:
    """Say the figure of a target in the unit of its series."""
    unit = judgement.followed[0].indicator.unit if judgement.followed else ""
    wanted = _wanted(judgement.target, judgement, unit)
    return quantity(Quantity(wanted, unit)) if wanted is not None else ""


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


def _paths(judgement: Judgement, followed: Followed, unit: str) -> Iterator[tuple[Waypoint, ...]]:
    """Give the path of a target, parted where the way of counting changed: no line joins what cannot be compared."""
    case = Case(
        target=judgement.target,
        followed=followed,
        reference=judgement.reference,
        on=judgement.verdict.on,
        rules=judgement.rules,
    )
    if judgement.target.due is None:
        return
    try:
        stretches = stretches_of(case)
    except (NoRoadError, CannotMeasureError):
        return
    for each in stretches:
        if convertible(each.road.unit, unit):
            yield tuple(_waypoints(each, unit))


def _waypoints(stretch: Stretch, unit: str) -> Iterator[Waypoint]:
    for year in range(stretch.first_year, stretch.last_year + 1):
        value = Quantity(stretch.road.trajectory.value_at(Period(str(year))), stretch.road.unit)
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


def _description(followed: Followed, marks: Sequence[TargetMark], unit: str, outlook: Outlook | None) -> str:
    """Tell the drawing in a sentence, with its numbers, for those who hear it."""
    latest = followed.history.latest
    said = []
    if latest:
        when, value = period_in_words(latest.period), quantity(told_in(latest.quantity, unit))
        said.append(say(f"{when}实际{value}", f"{latest.period}: {value}"))
    said += [mark.words for mark in marks]
    if outlook is not None and outlook.p10 is not None and outlook.p90 is not None:
        low, high = (
            number(rounded_for_words(told_in(Quantity(each, outlook.unit), unit).value))
            for each in (outlook.p10, outlook.p90)
        )
        due = period_in_words(Period(outlook.due))
        said.append(
            say(
                f"到{due}八成可能在{low}至{high}之间",
                f"by {outlook.due} eight in ten say {low} to {high}",
            )
        )
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
    if chart.outlook:
        said.append(say("虚线和灰扇为展望，不是实际", "dashed line and grey fan: outlook, not fact"))
    if chart.peers:
        said.append(say("细灰线为其他城市", "thin grey lines: other cities"))
    return say("，", "; ").join(said) + say("。", ".")

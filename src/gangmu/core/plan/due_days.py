"""Judging a target at its due day (到期判定): met or missed, by the value of the due period."""

from dataclasses import replace
from decimal import Decimal

from gangmu.core.base.iso_periods import Period
from gangmu.core.base.quantities import EXACT, Quantity
from gangmu.core.base.rule_sets import Ground
from gangmu.core.indicators.comparisons import Judgement, WidthSource, judge
from gangmu.core.indicators.observations import Observation
from gangmu.core.indicators.targets import Basis, Comparison
from gangmu.core.plan.following import CannotMeasureError, Case, Measured
from gangmu.core.plan.roads import NoRoadError, pace_of, road_after_breaks, road_of
from gangmu.core.plan.verdicts import Finding, Input, Note, Reason, Role, Standing, Step, Told

_REACHED_FOR_GOOD = (Comparison.EXCEED, Comparison.REACH, Comparison.EQUAL)


def at_due(case: Case) -> Finding:
    """Judge a target whose day has passed."""
    if case.target.every is not None and case.target.basis is not Basis.GROWTH:
        return _every_year(case)
    due = case.target.due
    assert due
    if case.is_mean_of_unknown_years:
        return case.grey(Standing.NO_DATA, Reason.NO_START)
    observation, notes = _value_for(case, due)
    if observation is None:
        return _not_there(case, due)
    found = judged(case, observation, met=Standing.MET, missed=Standing.MISSED)
    return _with_way(case, observation, _with_notes(found, notes))


def reached_already(case: Case) -> Finding | None:
    """Give `met` to a target without a date that its latest value has reached; None where it has not."""
    if case.target.is_rate or case.target.comparison not in _REACHED_FOR_GOOD:
        return None
    latest = case.history.latest
    if latest is None:
        return None
    found = judged(case, latest, met=Standing.MET, missed=Standing.NO_DATE)
    return found if found.standing is Standing.MET else None


def judged(case: Case, observation: Observation, *, met: Standing, missed: Standing) -> Finding:
    """Judge the target by one observation: the arithmetic, the gap and what they rest on."""
    try:
        measured = case.measured(observation)
        against = _reference_value(case, measured.period)
    except CannotMeasureError as cannot:
        inputs = cannot.inputs or (Input(Role.ACTUAL, observation),)
        return case.grey(Standing.NO_DATA, cannot.reason, inputs=inputs, period=observation.period)
    judgement = judge(
        case.target,
        measured.quantity.value,
        direction=case.followed.indicator.direction,
        reference=against.quantity.value if against else None,
        widths=case.rules.widths,
    )
    return _finding(case, measured, against, judgement, met if judgement.met else missed)


def _reference_value(case: Case, period: Period) -> Measured | None:
    """Measure what a target keeps pace with, over the same period and in the same way."""
    if case.target.comparison is not Comparison.KEEP_PACE:
        return None
    if case.reference is None:
        raise CannotMeasureError(Reason.REFERENCE_MISSING)
    other = Case(target=case.target, followed=case.reference, reference=None, on=case.on, rules=case.rules)
    observation = other.observation_of(period)
    if observation is None:
        raise CannotMeasureError(Reason.REFERENCE_MISSING)
    return other.measured(observation)


def _finding(
    case: Case, measured: Measured, against: Measured | None, judgement: Judgement, standing: Standing
) -> Finding:
    unit = measured.quantity.unit
    wanted = Quantity(judgement.nominal, unit)
    gap = Quantity(EXACT.subtract(measured.quantity.value, judgement.nominal), _gap_unit(unit))
    whole = judgement.nominal > 0 and not case.target.is_rate and against is None
    completes = whole and case.target.comparison not in (Comparison.STAY_WITHIN, Comparison.RANK)
    return Finding(
        standing=standing,
        reason=Reason.JUDGED,
        series=case.history.series,
        period=measured.period,
        actual=measured.quantity,
        wanted=wanted,
        gap=gap,
        gap_share=_ratio(gap.value, judgement.nominal) if whole else None,
        completion=_ratio(measured.quantity.value, judgement.nominal) if completes else None,
        inputs=measured.inputs + _as_reference(against),
        notes=measured.notes + (against.notes if against else ()) + _notes_of(judgement),
        steps=(*measured.steps, *(against.steps if against else ()), _comparing(case, measured, judgement, gap)),
    )  # fmt: skip


def _gap_unit(unit: str) -> str:
    """A difference of percentages is told in percentage points."""
    return "个百分点" if unit == "%" else unit


def _ratio(part: Decimal, whole: Decimal) -> Decimal:
    return EXACT.divide(part, whole)


def _as_reference(against: Measured | None) -> tuple[Input, ...]:
    return tuple(Input(Role.REFERENCE, each.observation) for each in against.inputs) if against else ()


def _notes_of(judgement: Judgement) -> tuple[Note, ...]:
    said = ((Note.BEYOND_RANGE, judgement.beyond), (Note.WITHIN_WIDTH, judgement.by_width))
    return tuple(note for note, holds in said if holds)


def _comparing(case: Case, measured: Measured, judgement: Judgement, gap: Quantity) -> Step:
    unit = measured.quantity.unit
    figures: list[tuple[str, Told]] = [
        ("period", measured.period), ("actual", measured.quantity), ("sign", judgement.sign),
        ("wanted", Quantity(judgement.nominal, unit)), ("gap", gap),
    ]  # fmt: skip
    if judgement.width is not None:
        figures.append(("width", Quantity(judgement.width, _gap_unit(unit))))
        figures.append(("width_source", _who_says(case, judgement.width_source)))
    if case.target.value_high is not None and case.target.comparison is Comparison.RANGE:
        figures.append(("low", Quantity(case.target.value or Decimal(0), unit)))
        figures.append(("high", Quantity(case.target.value_high, unit)))
    kept = case.target.comparison is Comparison.KEEP_PACE
    return Step("keep_pace" if kept else f"compare.{case.target.comparison.value}", tuple(figures))


def _who_says(case: Case, source: WidthSource | None) -> WidthSource | Ground:
    """Give who said how wide the wording is: the target itself, or the ground of the rule set's number."""
    if source is None or source in (WidthSource.TARGET, WidthSource.WORDING):
        return source or WidthSource.WORDING
    return case.rules.ground_of(source.value)


def _value_for(case: Case, due: Period) -> tuple[Observation | None, tuple[Note, ...]]:
    """Find the value of the due period; of a due day inside a longer period, the value of that one."""
    exact = case.observation_of(due)
    if exact is not None:
        return exact, ()
    holding = [
        each
        for each in case.history.newest
        if each.period.months > due.months and each.period.first <= due.first and due.last <= each.period.last
    ]
    if not holding:
        return None, ()
    shortest = min(holding, key=lambda each: each.period.months)
    return shortest, (Note.WIDER_PERIOD,) if shortest.period.last > due.last else ()


def _with_notes(finding: Finding, notes: tuple[Note, ...]) -> Finding:
    return replace(finding, notes=finding.notes + notes) if notes else finding


def _with_way(case: Case, observation: Observation, found: Finding) -> Finding:
    """Say how much of the way was gone; past a break only from a base on the same way of counting, and say the break."""
    if found.actual is None:
        return found
    breaks = case.breaks_since_base(observation.period)
    told = tuple(
        Step("break", (("from", each.period), ("why", each.reason.rstrip("。.")))) for each in breaks
    )
    noted = tuple(dict.fromkeys((*found.notes, *((Note.BREAK_BETWEEN,) if breaks else ()))))
    found = replace(found, notes=noted, steps=(*found.steps, *told))
    try:
        road = road_of(case)
        if breaks:
            road = road_after_breaks(case, road, observation.period)
        value = road.tell(observation.quantity)
    except (NoRoadError, CannotMeasureError):
        return found
    if Note.AFTER_BREAK in road.notes:
        return found
    pace = pace_of(road, observation.period, value)
    return replace(
        found,
        attainment=road.trajectory.attainment_of(value),
        rate_so_far=pace.rate_so_far,
        step_so_far=pace.step_so_far,
        base_period=road.trajectory.base_period,
        base=Quantity(road.trajectory.base, road.unit),
        path=road.trajectory.path,
        inputs=(*found.inputs, *road.inputs),
        notes=tuple(dict.fromkeys((*found.notes, *road.notes))),
        steps=(*found.steps, *road.steps[len(told) :], *pace.steps(road, observation.period)[:1]),
    )


def _not_there(case: Case, due: Period) -> Finding:
    """Say that the due period has no value: not yet, or never."""
    awaited = case.followed.indicator.release_lag.after(due.last) >= case.on
    latest = case.history.latest
    return case.grey(
        Standing.NO_DATA,
        Reason.AWAITING_RELEASE if awaited else Reason.VALUE_MISSING,
        period=due,
        inputs=(Input(Role.ACTUAL, latest),) if latest else (),
    )


def _every_year(case: Case) -> Finding:
    """Judge a promise of each year: one year missed is a promise missed; one unknown leaves it unknown."""
    target = case.target
    assert target.due
    first = target.start.first.year if target.start else target.due.last.year
    found = [_one_year(case, Period(str(year))) for year in range(first, target.due.last.year + 1)]
    order = (Standing.MISSED, Standing.NO_DATA, Standing.MET)
    weakest = min(found, key=lambda each: order.index(each.standing))
    return _with_steps(weakest, found)


def _one_year(case: Case, year: Period) -> Finding:
    observation = case.observation_of(year)
    if observation is None:
        return _not_there(case, year)
    return judged(case, observation, met=Standing.MET, missed=Standing.MISSED)


def _with_steps(weakest: Finding, found: list[Finding]) -> Finding:
    return replace(
        weakest,
        steps=tuple(step for each in found for step in each.steps),
        inputs=tuple(dict.fromkeys(each for one in found for each in one.inputs)),
    )

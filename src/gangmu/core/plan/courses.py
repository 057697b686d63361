"""Judging a target before its day (进度判断): ahead of its path, on it or behind, where there is a path to judge by."""

from dataclasses import replace
from decimal import Decimal
from typing import Final

from gangmu.core.base.iso_periods import Period
from gangmu.core.base.quantities import EXACT, Quantity
from gangmu.core.indicators.growth import rate_needed
from gangmu.core.indicators.observations import Observation
from gangmu.core.indicators.targets import Basis, Comparison
from gangmu.core.indicators.trajectories import AttainmentClass, NoPathError
from gangmu.core.plan.due_days import judged
from gangmu.core.plan.following import CannotMeasureError, Case
from gangmu.core.plan.roads import NoRoadError, Road, pace_of, road_after_breaks, road_of
from gangmu.core.plan.verdicts import Finding, Input, Note, Reason, Role, Standing, Step

_STANDINGS: Final = {
    AttainmentClass.EARLY: Standing.AHEAD,
    AttainmentClass.FASTER: Standing.AHEAD,
    AttainmentClass.IN_LINE: Standing.ON_PATH,
    AttainmentClass.LAGGING: Standing.BEHIND,
}


def course(case: Case) -> Finding:
    """Judge a target that is still on its way."""
    target = case.target
    if target.comparison is Comparison.KEEP_PACE:
        return _in_step(case)
    if target.basis is Basis.GROWTH and (target.base is None or case.is_yearly_mean):
        if case.speaks_for_years:
            return _mean_so_far(case)
        return _no_path(case, Reason.NO_START if case.is_mean_of_unknown_years else Reason.NO_PATH_CHOSEN)
    if target.every is not None and target.basis is not Basis.GROWTH:
        return _latest_year(case)
    return _on_the_road(case)


def _no_path(case: Case, reason: Reason) -> Finding:
    latest = case.history.latest
    return case.grey(
        Standing.NOT_DUE, reason, inputs=(Input(Role.ACTUAL, latest),) if latest else ()
    )  # what is known is shown, though nothing follows from it


def _usable(case: Case, *, after: Period | None = None, since_promise: bool = False) -> Observation | Finding:
    """Give the latest value, or the grey finding that there is none, or none fresh enough."""
    found = case.candidates()
    if not found:
        return case.grey(Standing.NO_DATA, Reason.NO_OBSERVATION)
    latest = found[-1]
    inputs = (Input(Role.ACTUAL, latest),)
    if after is not None and latest.period.last <= after.last:
        return case.grey(Standing.NO_DATA, Reason.NO_VALUE_SINCE_BASE, inputs=inputs, period=latest.period)
    if since_promise and not case.since_promise():
        return case.grey(Standing.NO_DATA, Reason.NO_VALUE_SINCE_PROMISE, inputs=inputs, period=latest.period)
    if case.followed.next_expected_by(latest) < case.on:
        return case.grey(Standing.STALE, Reason.NEXT_VALUE_OVERDUE, inputs=inputs, period=latest.period)
    return latest


def _in_step(case: Case) -> Finding:
    """Judge 与……同步 by the latest period that both sides have, if that is fresh and the promise speaks of it."""
    latest = _usable(case, since_promise=True)
    if isinstance(latest, Finding):
        return latest
    for each in reversed(case.since_promise()):
        found = judged(case, each, met=Standing.ON_PATH, missed=Standing.BEHIND)
        if found.reason is not Reason.REFERENCE_MISSING and case.followed.next_expected_by(each) >= case.on:
            return found
    inputs = (Input(Role.ACTUAL, latest),)
    return case.grey(Standing.NO_DATA, Reason.REFERENCE_MISSING, inputs=inputs, period=latest.period)


def _latest_year(case: Case) -> Finding:
    """Judge a promise of each year by the latest year that it speaks of."""
    latest = _usable(case, since_promise=True)
    if isinstance(latest, Finding):
        return latest
    return judged(case, latest, met=Standing.ON_PATH, missed=Standing.BEHIND)


# Growth over years


def _mean_so_far(case: Case) -> Finding:
    """Set the mean yearly growth so far against the rate that was promised, and say what is still needed."""
    target = case.target
    assert case.first_year is not None
    assert target.value is not None
    latest = _usable(case, after=Period(str(case.first_year - 1)))
    if isinstance(latest, Finding):
        return latest
    found = judged(case, latest, met=Standing.ON_PATH, missed=Standing.BEHIND)
    if found.actual is None or not target.value:
        return found
    index = EXACT.divide(found.actual.value, target.value)
    named = case.rules.bands.class_of(index)
    needed = _rest_of_growth(case, found.actual, latest.period)
    steps = (*found.steps, Step("index", (("index", _pure(index)),)), *_needed_step(needed, latest.period))
    return replace(
        found,
        standing=_STANDINGS[named],
        index=index,
        attainment_class=named,
        rate_needed=needed,
        steps=steps,
    )


def _rest_of_growth(case: Case, mean: Quantity, period: Period) -> Decimal | None:
    target = case.target
    assert case.first_year is not None
    assert target.due is not None
    assert target.value is not None
    years = Decimal(target.due.last.year - case.first_year + 1)
    done = Decimal(period.last.year - case.first_year + 1)
    whole = EXACT.power(_grown_once(Quantity(target.value, target.unit or "%")), years)
    so_far = EXACT.power(_grown_once(mean), done)
    return rate_needed(so_far, whole, years - done) if years > done and so_far > 0 else None


def _grown_once(rate: Quantity) -> Decimal:
    return EXACT.add(Decimal(1), rate.to("1").value)


# Along a path


def _on_the_road(case: Case) -> Finding:
    try:
        road = road_of(case)
    except NoRoadError as none:
        return _no_path(case, none.reason)
    latest = _usable(case, after=road.trajectory.base_period)
    if isinstance(latest, Finding):
        return latest
    try:
        road = road_after_breaks(case, road, latest.period)
        value = road.tell(latest.quantity)
        expected = road.trajectory.value_at(latest.period)
        found = judged(case, latest, met=Standing.AHEAD, missed=Standing.BEHIND)
    except CannotMeasureError as cannot:
        return case.grey(Standing.NO_DATA, cannot.reason, period=latest.period)
    except NoRoadError as none:
        return _across_a_break(case, none, latest)
    except NoPathError:
        return _no_path(case, Reason.NO_PATH_CHOSEN)
    if found.actual is None:
        return found
    return _placed(case, road, latest, value, expected, found)


def _across_a_break(case: Case, none: NoRoadError, latest: Observation) -> Finding:
    """Say that too little was counted in the new way to tell how it goes."""
    return case.grey(
        Standing.NO_DATA,
        none.reason,
        inputs=(Input(Role.ACTUAL, latest),),
        period=latest.period,
        steps=none.steps,
        notes=(Note.BREAK_BETWEEN,),
    )


def _placed(
    case: Case, road: Road, latest: Observation, value: Decimal, expected: Decimal, found: Finding
) -> Finding:
    """Place a value on its road: attainment, what was expected, the index and its class."""
    trajectory = road.trajectory
    attained, wanted = trajectory.attainment_of(value), trajectory.attainment_of(expected)
    index = EXACT.divide(attained, wanted) if attained is not None and wanted else None
    standing, named = _class_of(
        case, road, found, index=index, at_least=_reaches(case, road, value, expected)
    )
    pace = pace_of(road, latest.period, value)
    return replace(
        found,
        standing=standing,
        attainment=attained,
        base_period=trajectory.base_period,
        base=Quantity(trajectory.base, road.unit),
        expected=wanted,
        index=index,
        attainment_class=named,
        path=trajectory.path,
        rate_needed=pace.rate_needed,
        rate_so_far=pace.rate_so_far,
        step_needed=pace.step_needed,
        step_so_far=pace.step_so_far,
        inputs=(*found.inputs, *road.inputs),
        notes=tuple(dict.fromkeys((*found.notes, *road.notes))),
        steps=(*found.steps, *road.steps, *_road_steps(road, expected, attained, wanted, index), *pace.steps(road, latest.period)),
    )  # fmt: skip


def _reaches(case: Case, road: Road, value: Decimal, expected: Decimal) -> bool:
    """Tell whether a value stands where the path wants it, on the side to which the path leads."""
    way = road.trajectory
    falls = way.target < way.base or case.target.comparison in (Comparison.STAY_WITHIN, Comparison.RANK)
    return value <= expected if falls else value >= expected


def _class_of(
    case: Case, road: Road, found: Finding, *, index: Decimal | None, at_least: bool
) -> tuple[Standing, AttainmentClass | None]:
    if road.holds_from_the_start:  # nothing to travel: keep what is there
        return (Standing.ON_PATH if found.standing is Standing.AHEAD else Standing.BEHIND), None
    if found.standing is Standing.AHEAD:
        return Standing.AHEAD, AttainmentClass.EARLY
    if index is None:
        return (Standing.ON_PATH if at_least else Standing.BEHIND), None
    named = case.rules.bands.class_of(index)
    return _STANDINGS[named], named


def _pure(value: Decimal) -> Quantity:
    return Quantity(value, "")


def _road_steps(
    road: Road, expected: Decimal, attained: Decimal | None, wanted: Decimal | None, index: Decimal | None
) -> tuple[Step, ...]:
    trajectory = road.trajectory
    steps = [
        Step(
            f"path.{trajectory.path.value}",
            (
                ("base_period", trajectory.base_period), ("base", Quantity(trajectory.base, road.unit)),
                ("due", trajectory.due), ("target", Quantity(trajectory.target, road.unit)),
                ("expected", Quantity(expected, road.unit)),
            ),
        )
    ]  # fmt: skip
    if attained is not None and wanted is not None and index is not None:
        figures = (("attained", _pure(attained)), ("expected", _pure(wanted)), ("index", _pure(index)))
        steps.append(Step("attainment", figures))
    return tuple(steps)


def _needed_step(needed: Decimal | None, period: Period) -> tuple[Step, ...]:
    if needed is None:
        return ()
    return (
        Step("needed", (("from", period), ("rate", Quantity(EXACT.multiply(needed, Decimal(100)), "%")))),
    )

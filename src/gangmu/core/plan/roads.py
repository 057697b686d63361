"""The road of a target (路径): its base, its goal and its form, told as levels of the series.

Where the way of counting changed after the base, value and base are not of one kind: the road is then laid anew from a base
that was restated, or else from the first value on the new base. What was promised stays `road_of`.
"""

from dataclasses import dataclass, replace
from decimal import Decimal

from gangmu.core.base.iso_periods import Period
from gangmu.core.base.quantities import EXACT, Quantity, convertible, scale_of
from gangmu.core.indicators.comparisons import judge
from gangmu.core.indicators.growth import rate_needed
from gangmu.core.indicators.targets import Basis, Path
from gangmu.core.indicators.trajectories import Trajectory
from gangmu.core.plan.following import CannotMeasureError, Case
from gangmu.core.plan.verdicts import Input, Note, Reason, Role, Step


class NoRoadError(Exception):
    """A target has no path that it could be judged by; never leaves this package."""

    def __init__(self, reason: Reason, steps: tuple[Step, ...] = ()) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.steps = steps


@dataclass(frozen=True, slots=True)
class Road:
    """路径: a trajectory in a unit, and the observation that its base came from."""

    trajectory: Trajectory
    unit: str
    inputs: tuple[Input, ...]
    holds_from_the_start: bool  # the base meets the target already: it must be kept
    notes: tuple[Note, ...] = ()
    steps: tuple[Step, ...] = ()  # why it does not begin where it was promised

    def tell(self, quantity: Quantity) -> Decimal:
        """Give a value of the series in the unit of the road."""
        if not convertible(quantity.unit, self.unit):
            raise CannotMeasureError(Reason.UNITS_DO_NOT_FIT)
        return quantity.to(self.unit).value


@dataclass(frozen=True, slots=True)
class Pace:
    """步速: how fast a value moved from its base, and must move from here; a share in points a year, others in growth."""

    rate_needed: Decimal | None = None
    rate_so_far: Decimal | None = None
    step_needed: Quantity | None = None
    step_so_far: Quantity | None = None

    def steps(self, road: Road, period: Period) -> tuple[Step, ...]:
        """Tell it in words."""
        begin = road.trajectory.base_period
        told = []
        if self.rate_so_far is not None:
            told.append(
                Step("so_far", (("from", begin), ("to", period), ("rate", _percent(self.rate_so_far))))
            )
        if self.step_so_far is not None:
            told.append(Step("so_far_points", (("from", begin), ("to", period), ("rate", self.step_so_far))))
        if self.rate_needed is not None:
            told.append(Step("needed", (("from", period), ("rate", _percent(self.rate_needed)))))
        if self.step_needed is not None:
            told.append(Step("needed_points", (("from", period), ("rate", self.step_needed))))
        return tuple(told)


def pace_of(road: Road, period: Period, value: Decimal) -> Pace:
    """Reckon the pace so far and the pace that is needed from a value on; none where nothing grows from it."""
    way = road.trajectory
    done, left = way.base_period.years_until(period), period.years_until(way.due)
    scale = scale_of(road.unit)
    if scale is not None and scale.is_pure:
        unit = "个百分点" if road.unit == "%" else road.unit
        return Pace(
            step_needed=Quantity(_a_year(value, way.target, left), unit) if left > 0 else None,
            step_so_far=Quantity(_a_year(way.base, value, done), unit) if done > 0 else None,
        )
    grows = value > 0
    return Pace(
        rate_needed=rate_needed(value, way.target, left) if left > 0 and grows and way.target > 0 else None,
        rate_so_far=rate_needed(way.base, value, done) if done > 0 and grows and way.base > 0 else None,
    )


def _a_year(start: Decimal, end: Decimal, years: Decimal) -> Decimal:
    return EXACT.divide(EXACT.subtract(end, start), years)


def _percent(share: Decimal) -> Quantity:
    return Quantity(EXACT.multiply(share, Decimal(100)), "%")


def road_of(case: Case) -> Road:
    """Lay the road of a target: only where a path was chosen and there is a value to start from."""
    target = case.target
    if target.value is None:
        raise NoRoadError(Reason.NO_NUMBER)
    if target.path is None or (target.path is Path.STATED and not target.milestones):
        raise NoRoadError(Reason.NO_PATH_CHOSEN)
    base = case.base_value()
    if target.base is None or base is None:
        raise NoRoadError(Reason.NO_BASE_VALUE)
    start, inputs = _in_unit(case, base[0]), base[1]
    goal = _goal(case, start)
    due = target.due
    assert due is not None
    if target.base.period.last >= due.last:
        raise NoRoadError(Reason.NO_BASE_VALUE)
    trajectory = Trajectory(
        path=target.path,
        base_period=target.base.period,
        base=start.value,
        due=due,
        target=goal,
        milestones=target.milestones,
    )
    return Road(trajectory, start.unit, inputs, _holds(case, start))


def road_after_breaks(case: Case, road: Road, at: Period) -> Road:
    """Lay the road anew for a value past a break, on one way of counting; refuse where there is too little to lay it from."""
    breaks = case.history.breaks_between(road.trajectory.base_period, at)
    if not breaks:
        return road
    told = tuple(
        Step("break", (("from", each.period), ("why", each.reason.rstrip("。.")))) for each in breaks
    )
    base = case.base_value(against=at)
    if base is not None:
        return _laid_from(case, road, road.trajectory.base_period, base, Note.BRIDGED, told)
    last = breaks[-1].period.last
    first = next((each for each in case.candidates() if each.period.last >= last), None)
    if first is None or first.period.last >= at.last or case.target.is_rate:
        raise NoRoadError(Reason.BREAK_SINCE_BASE, told)
    return _laid_from(
        case, road, first.period, (first.quantity, (Input(Role.BASE, first),)), Note.AFTER_BREAK, told
    )


@dataclass(frozen=True, slots=True)
class Stretch:
    """路段: a part of a road that may be set beside the values of the same years."""

    road: Road
    first_year: int
    last_year: int


def stretches_of(case: Case) -> tuple[Stretch, ...]:
    """Part a road where the way of counting changed: as promised before the first break, laid anew after the last."""
    road = road_of(case)
    begin, end = road.trajectory.base_period, road.trajectory.due
    whole = Stretch(road, begin.last.year, end.last.year)
    breaks, latest = case.history.breaks_between(begin, end), case.history.latest
    if not breaks or latest is None:
        return (whole,)
    before = Stretch(road, begin.last.year, breaks[0].period.last.year - 1)
    try:
        anew = road_after_breaks(case, road, latest.period)
    except (NoRoadError, CannotMeasureError):
        return (before,)
    after = Stretch(anew, anew.trajectory.base_period.last.year, end.last.year)
    return (after,) if Note.BRIDGED in anew.notes else (before, after)


def _laid_from(
    case: Case, road: Road, begin: Period, base: tuple[Quantity, tuple[Input, ...]], note: Note, told: tuple[Step, ...]
) -> Road:  # fmt: skip
    start = _in_unit(case, base[0])
    if start.unit != road.unit:
        start = start.to(road.unit)
    trajectory = replace(
        road.trajectory,
        base_period=begin,
        base=start.value,
        target=_goal(case, start),
        milestones=tuple(each for each in road.trajectory.milestones if each.period.last > begin.last),
    )
    step = Step(f"break.{note.value}", (("base_period", begin), ("base", start)))
    return Road(
        trajectory, road.unit, base[1], _holds(case, start), (Note.BREAK_BETWEEN, note), (*told, step)
    )


def _in_unit(case: Case, base: Quantity) -> Quantity:
    """Tell the base in the target's unit; where that is a rate, in its own."""
    if case.target.is_rate:
        return base
    try:
        return case.in_target_unit(base)
    except CannotMeasureError as cannot:
        raise NoRoadError(cannot.reason) from None


def _goal(case: Case, base: Quantity) -> Decimal:
    """Tell the target as a level: a growth of 20 % on 100 is 120; three points on 84 % are 87 %."""
    value = case.target.value
    assert value is not None
    if not case.target.is_rate:
        return value
    scale = scale_of(case.target.unit)
    relative = scale is not None and scale.is_pure and "百分点" not in case.target.unit
    if case.target.basis is Basis.GROWTH or relative:
        share = Quantity(value, case.target.unit).to("1").value
        return EXACT.multiply(base.value, EXACT.add(Decimal(1), share))
    return EXACT.add(base.value, Quantity(value, case.target.unit).to(base.unit).value)


def _holds(case: Case, base: Quantity) -> bool:
    if case.target.is_rate:
        return False
    direction = case.followed.indicator.direction
    return judge(case.target, base.value, direction=direction, widths=case.rules.widths).met

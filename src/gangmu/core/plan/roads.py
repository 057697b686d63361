"""The road of a target (路径): its base, its goal and its form, told as levels of the series."""

from dataclasses import dataclass
from decimal import Decimal

from gangmu.core.base.quantities import EXACT, Quantity, convertible, scale_of
from gangmu.core.indicators.comparisons import judge
from gangmu.core.indicators.targets import Basis, Path
from gangmu.core.indicators.trajectories import Trajectory
from gangmu.core.plan.following import CannotMeasureError, Case
from gangmu.core.plan.verdicts import Input, Reason


class NoRoadError(Exception):
    """A target has no path that it could be judged by; never leaves this package."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Road:
    """路径: a trajectory in a unit, and the observation that its base came from."""

    trajectory: Trajectory
    unit: str
    inputs: tuple[Input, ...]
    holds_from_the_start: bool  # the base meets the target already: it must be kept

    def tell(self, quantity: Quantity) -> Decimal:
        """Give a value of the series in the unit of the road."""
        if not convertible(quantity.unit, self.unit):
            raise CannotMeasureError(Reason.UNITS_DO_NOT_FIT)
        return quantity.to(self.unit).value


def road_of(case: Case) -> Road:
    """Lay the road of a target: only where a path was chosen and there is a value to start from."""
    target = case.target
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

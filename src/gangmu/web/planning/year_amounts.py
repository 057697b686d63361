"""The year's amount of a target (年度应达数): what its path wants at the end of a year, told as the text writes its figure."""

from datetime import date
from decimal import Decimal

from gangmu.core.base.iso_periods import Period
from gangmu.core.base.quantities import Quantity, convertible
from gangmu.core.indicators.targets import Target
from gangmu.core.indicators.trajectories import NoPathError, Trajectory
from gangmu.web.indicators.judging import Judgement, judgements
from gangmu.web.outlines.models import Promise
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import Moment

_PLACES = Decimal("0.01")


def amount_in(year: int, promise: Promise, actor: Actor, moment: Moment, *, on: date) -> Quantity | None:
    """Give what a target wants at the end of a year: its own figure when due, else what the chosen path says."""
    judged = judgements(actor, moment, on=on, promises=[promise]).get(promise.pk)
    target = judged.target if judged else None
    if judged is None or target is None or target.value is None or target.due is None:
        return None
    if target.due.last.year == year:
        return Quantity(target.value, target.unit)
    base = None if target.is_rate else _base_of(target, judged)
    return _on_the_path(target, base, Period(str(year))) if base is not None else None


def _base_of(target: Target, judged: Judgement) -> Decimal | None:
    """Give the value that the path starts from, in the unit of the target: stated with the path, else published."""
    if target.base is None:
        return None
    if target.base.value is not None:
        return target.base.value
    lead = judged.verdict.lead
    if lead is None or lead.base is None or lead.base_period != target.base.period:
        return None
    return lead.base.to(target.unit).value if convertible(lead.base.unit, target.unit) else None


def _on_the_path(target: Target, base: Decimal, end: Period) -> Quantity | None:
    assert target.base is not None
    assert target.due is not None
    assert target.value is not None
    if target.path is None or not target.base.period.last < end.last < target.due.last:
        return None
    way = Trajectory(
        path=target.path,
        base_period=target.base.period,
        base=base,
        due=target.due,
        target=target.value,
        milestones=target.milestones,
    )
    try:
        return Quantity(way.value_at(end).quantize(_PLACES), target.unit)
    except NoPathError:
        return None

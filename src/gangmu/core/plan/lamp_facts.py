"""What a lamp is given (亮灯要素), reckoned from the field's own values: amounts, dates, nodes, ranks.

Each builder takes what its kind of thing is measured by and nothing else: a flow takes the clock, a stock or a rate its
trajectory, a task of nodes its dates.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from gangmu.core.base.formulas import Fact
from gangmu.core.base.iso_periods import Period
from gangmu.core.base.quantities import Quantity
from gangmu.core.indicators.trajectories import Trajectory
from gangmu.core.plan.elapsed_shares import ElapsedShare
from gangmu.core.plan.motions import Motion, Yardstick, measured_by
from gangmu.core.plan.totals import Total, completion, use_rate

Facts = dict[str, Fact]


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """任务节点: one step of a task, due by a day; claimed is not verified."""

    due: date
    verified_on: date | None = None


def flow_facts(done: Total | None, planned: Total | None, elapsed: ElapsedShare, *, motion: Motion) -> Facts:
    """Hold what was done against what is planned of the same stretch, and both against the clock."""
    measured_by(motion, Yardstick.CLOCK)
    return {"completion": _share(completion(done, planned)), "elapsed": _share(elapsed.share)}


def way_facts(trajectory: Trajectory, period: Period, value: Decimal | None, *, motion: Motion) -> Facts:
    """Hold the share of the way that is done against the share that the path wants by then."""
    measured_by(motion, Yardstick.TRAJECTORY)
    done = None if value is None else trajectory.attainment_of(value)
    return {
        "completion": _share(done),
        "elapsed": _share(trajectory.attainment_of(trajectory.value_at(period))),
    }


def growth_facts(growth: Quantity | None, *, target: Quantity | None, peers: Quantity | None = None) -> Facts:
    """Give a growth beside what was planned and what others have on average."""
    return {"growth": growth, "growth_target": target, "peers_growth": peers}


def funds_facts(used: Quantity | None, granted: Quantity | None, elapsed: ElapsedShare) -> Facts:
    """Hold what was spent of a grant or bond against what its window wants by then."""
    return {"used": _share(use_rate(used, granted)), "due": _share(elapsed.share)}


def start_facts(planned: Period, *, started: date | None, on: date, justified: bool) -> Facts:
    """Count the months at whose end a start was still owed: the planned month is the first."""
    begun = started if started is not None and started <= on else None
    late = months_over(planned.last, on if begun is None else begun, from_the_end=begun is None)
    return {"started": begun is not None, "months_late": _count(late), "justified": justified}


def months_over(last: date, day: date, *, from_the_end: bool) -> int:
    """Count the ends of months from the planned one to a day; a start on the last day of a month is in time for it.

    >>> months_over(date(2025, 3, 31), date(2025, 5, 31), from_the_end=True)
    3
    """
    months = (day.year - last.year) * 12 + day.month - last.month
    whole = from_the_end and date.fromordinal(day.toordinal() + 1).day == 1
    return max(months + (1 if whole else 0), 0)


def statistics_facts(started: date | None, *, registered: bool, on: date) -> Facts:
    """Count the whole months since the start of a project that may not be in the statistics yet."""
    since = None if started is None or started > on else _whole_months(started, on)
    return {"registered": registered, "months_since_start": None if since is None else _count(since)}


def node_facts(nodes: Sequence[Node], *, on: date, is_over: bool = False, able: bool | None = None) -> Facts:
    """Count the nodes that are due, those of them that are verified, and how late the latest is.

    A node is due when its day is over: on the day itself only where that day `is_over`, as at the close of a month.
    """
    due = [each for each in nodes if is_due(each.due, on, is_over=is_over)]
    open_ones = [each for each in due if each.verified_on is None or each.verified_on > on]
    late = max(((on - each.due).days for each in open_ones), default=0)
    return {
        "nodes_due": _count(len(due)),
        "nodes_verified": _count(len(due) - len(open_ones)),
        "days_late": _count(late),
        "able": able,
    }


def is_due(limit: date, on: date, *, is_over: bool) -> bool:
    """Tell whether a limit is past: it ends with its day.

    >>> is_due(date(2026, 6, 30), date(2026, 6, 30), is_over=False)
    False
    """
    return limit < on or (is_over and limit == on)


def order_facts(limit: date, *, completed: date | None, on: date, poor: bool = False) -> Facts:
    """Count the days to the limit of an order, to the day on which it was settled where it was; the limit itself is in time."""
    done = completed if completed is not None and completed <= on else None
    return {
        "completed": done is not None,
        "days_left": _count((limit - (done or on)).days),
        "poor": poor,
    }


def rank_facts(rank: int | None, places: int | None) -> Facts:
    """Give a rank with the number of places compared; a rank outside them is none."""
    known = rank is not None and places is not None and 1 <= rank <= places
    return {"rank": _count(rank) if known and rank else None, "places": _count(places) if places else None}


def _whole_months(start: date, on: date) -> int:
    months = (on.year - start.year) * 12 + on.month - start.month
    at_end = date.fromordinal(on.toordinal() + 1).day == 1
    return months - (0 if on.day >= start.day or at_end else 1)


def _share(share: Decimal | None) -> Quantity | None:
    """Give a share as it was divided: telling it in per cent would round it once more."""
    return None if share is None else Quantity(share, "1")


def _count(number: int) -> Quantity:
    return Quantity(Decimal(number), "")

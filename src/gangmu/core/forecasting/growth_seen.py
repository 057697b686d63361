"""What growth was seen up to a year (已见增速): of each series, and of its peers; jumps of counting set aside.

A write-down or a census moves a level at once; that is no growth that goes on. Where peers are there, a year's growth
is held against theirs; a series alone is held against its own other years.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from gangmu.core.forecasting.numbers import Flags, Floats, middle

NORMAL: Final = 1.4826  # the median distance from the median, to a standard deviation
NORMAL_OF_MEAN: Final = 1.2533  # the same of the mean distance
CLIPPED_AT: Final = 2.5  # standard deviations: growth further off counts as if it stood there
SHIFT_AT: Final = 6.0  # further off than this, and than SHIFT_LEAST, it is a shift of the level
SHIFT_LEAST: Final = 0.12
PEERS_NEEDED: Final = 5  # below, there is no common growth to speak of
YEARS_OF_DRIFT: Final = 5
YEARS_OF_SPREAD: Final = 8
LEANING: Final = 8.0  # years of its own that weigh as much as all peers together
USUAL_PART: Final = (
    0.25  # of a series alone, a few calm years are not believed: so much of its growth, and a point more,
)
USUAL: Final = 0.01  # is taken to be its usual swing
YEARS_OF_USUAL: Final = 3.0
LEAST_PART: Final = 0.1  # growth that has never changed is taken to be able to change by a tenth of itself
LEAST: Final = 0.0005
RECENT: Final = np.array([0.2, 0.3, 0.5])  # weights of the last three years, the latest last


@dataclass(frozen=True, slots=True, eq=False)
class Common:
    """同类增速: the growth of peers in each year and how far they lie apart; one row for all, or one for each alone."""

    growth: Floats
    spread: Floats


@dataclass(frozen=True, slots=True, eq=False)
class GrowthSeen:
    """已见增速: what the methods look at, one entry a series, all of it known at the year of the cut."""

    own: Floats  # mean yearly growth of the last five years, in logarithms
    own_years: Floats
    peers: Floats  # the same of the peers; one entry for all where they are held against each other
    peers_years: Floats
    recent: Floats  # the peers' latest growth, the last year first
    spread: Floats  # how far its yearly growth usually lies from its mean
    known: Floats  # years of growth that stand behind all this
    shifted: Flags  # whether the level moved at once in the last years, without a flag


def common_growth(growth: Floats, *, with_peers: bool) -> Common:
    """Find the usual growth to hold each year against: that of the peers, or of the series' own other years."""
    axis = 0 if with_peers else 1
    centre = middle(growth, axis=axis)
    spread = NORMAL * middle(np.abs(growth - centre), axis=axis)
    if with_peers:
        few = np.isfinite(growth).sum(axis=0, keepdims=True) < PEERS_NEEDED
        spread = np.where(few, _mean(np.where(few, np.nan, spread)), spread)
    else:  # of a few years most may be alike, and the median says nothing of the one that was not
        count = np.maximum(np.isfinite(growth).sum(axis=1, keepdims=True), 1)
        mean_off = np.nansum(np.abs(growth - centre), axis=1, keepdims=True) / count
        spread = np.maximum(spread, mean_off * NORMAL_OF_MEAN / 2)
    return Common(centre, spread)


def carried_on(common: Common, *, years: int) -> Common:
    """Take the peers' latest growth for the years that their figures do not reach yet."""
    missing = ((0, 0), (0, years - common.growth.shape[1]))
    return Common(np.pad(common.growth, missing, mode="edge"), np.pad(common.spread, missing, mode="edge"))


def shifts_of(growth: Floats, common: Common) -> Flags:
    """Tell the years in which the level moved at once: growth far from all that is usual."""
    off = np.abs(growth - common.growth)
    found: Flags = off > np.maximum(SHIFT_AT * common.spread, SHIFT_LEAST)
    return found


def clipped_growth(growth: Floats, broken: Flags, common: Common) -> Floats:
    """Give growth held within what is usual; across a flagged break it is the usual growth itself."""
    limit = CLIPPED_AT * common.spread + 1e-9
    off = np.clip(growth - common.growth, -limit, limit)
    return np.where(broken & np.isfinite(growth), common.growth, common.growth + off)


def growth_seen(growth: Floats, broken: Flags, *, common: Common, with_peers: bool) -> GrowthSeen:
    """Sum up the growth of each series up to the last column; a shift of the level is no growth, but it is a swing."""
    clipped = clipped_growth(growth, broken, common)
    shifts = shifts_of(growth, common) & ~broken
    steady = np.where(shifts, common.growth, clipped)
    own, years = _mean_of_last(steady, YEARS_OF_DRIFT)
    reference = common.growth if with_peers else steady
    peers, peers_years = _mean_of_last(reference, YEARS_OF_DRIFT)
    return GrowthSeen(
        own=own,
        own_years=years,
        peers=peers,
        peers_years=peers_years,
        recent=_recent(reference),
        spread=_spread(clipped, own, with_peers=with_peers),
        known=np.isfinite(growth).sum(axis=1).astype(np.float64),
        shifted=np.asarray(shifts[:, -YEARS_OF_SPREAD:].any(axis=1)),
    )


def _mean(numbers: Floats) -> float:
    there = numbers[np.isfinite(numbers)]
    return float(np.mean(there)) if there.size else 0.0


def _mean_of_last(growth: Floats, years: int) -> tuple[Floats, Floats]:
    last = growth[:, -years:]
    there = np.isfinite(last)
    count = there.sum(axis=1).astype(np.float64)
    return np.where(there, last, 0.0).sum(axis=1) / np.maximum(count, 1), count


def _recent(growth: Floats) -> Floats:
    last = growth[:, -len(RECENT) :]
    there = np.isfinite(last)
    weights = np.where(there, RECENT[-last.shape[1] :], 0.0)
    total: Floats = np.where(there, last, 0.0) * weights
    found: Floats = total.sum(axis=1) / np.maximum(weights.sum(axis=1), 1e-9)
    return found


def _spread(steady: Floats, own: Floats, *, with_peers: bool) -> Floats:
    """Measure how far growth usually lies from its mean; a short series leans on its peers."""
    last = steady[:, -YEARS_OF_SPREAD:]
    there = np.isfinite(last)
    count = np.maximum(there.sum(axis=1), 2).astype(np.float64)
    mean = np.where(there, last, 0.0).sum(axis=1) / count
    off = np.where(there, np.abs(last - mean[:, None]), 0.0).sum(axis=1) / count
    alone = off * NORMAL_OF_MEAN * np.sqrt(count / (count - 1))
    if with_peers:
        alone = (count * alone + LEANING * np.median(alone)) / (count + LEANING)
    else:
        usual = USUAL_PART * np.abs(own) + USUAL
        leaning = (count * alone + YEARS_OF_USUAL * usual) / (count + YEARS_OF_USUAL)
        alone = np.maximum(alone, leaning)
    return np.asarray(np.maximum(alone, LEAST_PART * np.abs(own) + LEAST))

"""Bands (区间): how far what came lay from what was said, measured on the past of the peers.

Each error is set against the series' own spread and the years its drift was learnt from; what is left is pooled by horizon.
Where windows are few, the pool leans on a law widened from the horizon before.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from gangmu.core.forecasting.backtests import PastYear, blended, weight_of
from gangmu.core.forecasting.growth_seen import GrowthSeen
from gangmu.core.forecasting.methods import Method
from gangmu.core.forecasting.numbers import Floats

CHANCES: Final = np.array([0.02, 0.05, 0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9, 0.95, 0.98])
NORMAL_LAW: Final = np.array(
    [-2.0537, -1.6449, -1.2816, -0.6745, -0.2533, 0.0, 0.2533, 0.6745, 1.2816, 1.6449, 2.0537]
)
WINDOWS_LEANT_ON: Final = 4.0
WIDENING: Final = (
    0.5  # power of the horizon by which a band grows where the past does not reach: as a random walk does
)


SUREST: Final = (
    6.9  # no chance is told surer than one in a thousand: the past holds no more than some hundred windows
)
WIDEST: Final = (
    3.0  # so many times a random walk's: a few calm years before a crash must not make a band without end
)


@dataclass(frozen=True, slots=True, eq=False)
class Law:
    """误差分布: standard errors at the chances of CHANCES, a row a horizon."""

    errors: Floats

    def error_at(self, chance: float, ahead: int) -> float:
        """Give the standard error that is not passed with this chance."""
        at = np.interp(_score(np.array([chance])), _score(CHANCES), self.errors[ahead - 1])
        return float(at[0])

    def chance_below(self, errors: Floats, ahead: int) -> Floats:
        """Give the chance of a standard error no larger than each of these; the tails run on as they end."""
        at, scores = self.errors[ahead - 1], _score(CHANCES)
        found = np.interp(errors, at, scores)
        found = np.where(errors < at[0], scores[0] + (errors - at[0]) * _slope(at, scores, 0, 2), found)
        found = np.where(errors > at[-1], scores[-1] + (errors - at[-1]) * _slope(at, scores, -3, -1), found)
        return np.asarray(1 / (1 + np.exp(-np.clip(found, -SUREST, SUREST))))


def _score(chances: Floats) -> Floats:
    return np.asarray(np.log(chances / (1 - chances)))


def _slope(at: Floats, scores: Floats, low: int, high: int) -> float:
    return float((scores[high] - scores[low]) / max(at[high] - at[low], 1e-9))


def scale_of(seen: GrowthSeen, horizon: int) -> Floats:
    """Give the measure of an error: the spread, wider where the drift was learnt from few years."""
    ahead = np.arange(1, horizon + 1, dtype=np.float64)[None, :]
    years = np.maximum(seen.own_years, 1.0)[:, None]
    return np.asarray(seen.spread[:, None] * np.sqrt(1 + ahead / years))


def law_of(pasts: tuple[PastYear, ...], blend: Mapping[Method, float], *, horizon: int, now: int) -> Law:
    """Pool the standard errors of the past by horizon. A longer horizon is never surer than a shorter one."""
    rows: list[Floats] = []
    for ahead in range(1, horizon + 1):
        leant_on = NORMAL_LAW if not rows else rows[-1] * (ahead / (ahead - 1)) ** WIDENING
        errors, weights, windows = _pool(pasts, blend, ahead, now=now)
        if windows:
            seen = _weighted_law(errors, weights)
            part = windows / ahead
            row = (part * seen + WINDOWS_LEANT_ON * leant_on) / (part + WINDOWS_LEANT_ON)
        else:
            row = leant_on
        widest = WIDEST * np.sqrt(ahead) * np.abs(NORMAL_LAW)
        row = np.clip(row, -widest, widest)
        if rows:
            row = np.where(CHANCES < 0.5, np.minimum(row, rows[-1]), np.maximum(row, rows[-1]))
        rows.append(np.asarray(row))
    return Law(np.array(rows))


def _pool(
    pasts: tuple[PastYear, ...], blend: Mapping[Method, float], ahead: int, *, now: int
) -> tuple[Floats, Floats, float]:
    errors, weights, windows = [], [], 0.0
    for past in pasts:
        if past.came.shape[1] < ahead:
            continue
        off = past.came[:, ahead - 1] - blended(past.said, blend)[:, ahead - 1]
        standard = off / scale_of(past.seen, ahead)[:, ahead - 1]
        standard = standard[np.isfinite(standard)]
        if standard.size:
            part = weight_of(past, ahead, now=now)
            windows += part
            errors.append(standard)
            weights.append(np.full(standard.size, part / standard.size))
    if not errors:
        return np.array([]), np.array([]), 0.0
    return np.concatenate(errors), np.concatenate(weights), windows


def _weighted_law(errors: Floats, weights: Floats) -> Floats:
    """Read the law off weighted errors, about their middle: a bias of the past is not taken to last."""
    order = np.argsort(errors, kind="stable")
    errors, weights = errors[order], weights[order]
    reached = (np.cumsum(weights) - weights / 2) / weights.sum()
    law = np.interp(CHANCES, reached, errors)
    return np.asarray(law - law[np.flatnonzero(CHANCES == 0.5)[0]])

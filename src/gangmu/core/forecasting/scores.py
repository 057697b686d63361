"""Scores (评分): how good forecasts were, once the outcome is known."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

import numpy as np

from gangmu.core.forecasting.numbers import Floats, share_of

QUANTILES: Final = (0.1, 0.25, 0.5, 0.75, 0.9)
BINS: Final = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """One dot of the reliability diagram: forecasts that gave about this chance, and how often it came true."""

    low: Decimal
    high: Decimal
    count: int
    given: Decimal  # the mean chance that was given
    came: Decimal  # the share that came true


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """评分: one method at one horizon over all its past forecasts."""

    method: str
    horizon: int
    forecasts: int
    mdape: Decimal  # median absolute percentage error, per cent
    within_50: Decimal  # share of outcomes inside the band that should hold a half
    within_80: Decimal
    pinball: Decimal  # mean pinball loss over five quantiles, per cent of the outcome
    chances: int  # events that a chance was given of
    brier: Decimal
    brier_of_base_rate: Decimal  # of one who always gives the share that came true before
    bins: tuple[Bin, ...]


def pinball_of(quantiles: Floats, came: Floats) -> Floats:
    """Give the pinball loss of each forecast as a part of what came; a column a quantile of QUANTILES."""
    chances = np.array(QUANTILES)
    off = came[:, None] - quantiles
    return np.asarray(np.maximum(chances * off, (chances - 1) * off).mean(axis=1) / np.abs(came))


def bins_of(given: Floats, came: Floats) -> tuple[Bin, ...]:
    """Sort chances into ten even bins; an empty one is left out."""
    found = []
    at = np.minimum((given * BINS).astype(np.intp), BINS - 1)
    for number in range(BINS):
        inside = at == number
        if inside.any():
            low, high = Decimal(number) / BINS, Decimal(number + 1) / BINS
            told = share_of(float(given[inside].mean())), share_of(float(came[inside].mean()))
            found.append(Bin(low, high, int(inside.sum()), *told))
    return tuple(found)


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """Forecasts of one method at one horizon from one origin, beside what came."""

    quantiles: Floats  # a column a quantile of QUANTILES
    came: Floats
    given: Floats  # chances of events
    happened: Floats  # whether each came true
    base_rates: Floats  # what the past alone would have said of each


def score_of(method: str, horizon: int, samples: Sequence[Sample]) -> Score:
    """Score all forecasts of a method at a horizon together."""
    quantiles = np.concatenate([each.quantiles for each in samples])
    came = np.concatenate([each.came for each in samples])
    given, happened, base = (
        np.concatenate([getattr(each, name) for each in samples])
        for name in ("given", "happened", "base_rates")
    )
    events = bool(given.size)
    return Score(
        method=method,
        horizon=horizon,
        forecasts=int(came.size),
        mdape=_hundredths(np.median(np.abs(quantiles[:, 2] / came - 1)) * 100),
        within_50=share_of(float(((quantiles[:, 1] <= came) & (came <= quantiles[:, 3])).mean())),
        within_80=share_of(float(((quantiles[:, 0] <= came) & (came <= quantiles[:, 4])).mean())),
        pinball=_hundredths(pinball_of(quantiles, came).mean() * 100),
        chances=int(given.size),
        brier=share_of(float(((given - happened) ** 2).mean())) if events else Decimal(0),
        brier_of_base_rate=share_of(float(((base - happened) ** 2).mean())) if events else Decimal(0),
        bins=bins_of(given, happened),
    )


def _hundredths(number: float) -> Decimal:
    return Decimal(f"{number:.2f}")

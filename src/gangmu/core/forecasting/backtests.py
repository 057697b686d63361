"""Back-tests (回测): how each method would have done at every earlier year, with what was known then."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from gangmu.core.forecasting.growth_seen import GrowthSeen, carried_on, common_growth, growth_seen
from gangmu.core.forecasting.methods import Method
from gangmu.core.forecasting.numbers import Flags, Floats
from gangmu.core.forecasting.panels import Panel

FIRST: Final = 2  # columns of growth that the earliest back-test needs
WEIGHT_OF_A_YEAR_EARLIER: Final = 0.7  # a half-life of two years
SHARPNESS: Final = 8.0  # how far the blend leans to what did better
EVEN_WINDOWS: Final = 2.0  # windows that would be needed to believe the back-test half
ALONE: Final = 3.0  # series that would be needed to believe half of what one year of them says


@dataclass(frozen=True, slots=True, eq=False)
class PastYear:
    """One earlier origin: what was seen then, and what each method said of the years after."""

    column: int
    seen: GrowthSeen
    said: Mapping[Method, Floats]
    came: Floats  # the logarithm of value ÷ last value; no number where it is not known or a flagged break lies between


def longest_tested(panel: Panel, *, origin: int) -> int:
    """Give how many years ahead the past of a panel, up to an origin, lets any method be tried."""
    years: int = panel.until(origin).values.shape[1]
    return max(years - 1 - FIRST, 0)


def look_back(logs: Floats, broken: Flags, *, horizon: int, with_peers: bool) -> tuple[PastYear, ...]:
    """Stand at each earlier year of the panel and carry every series on."""
    found = []
    for column in range(FIRST, logs.shape[1] - 1):
        ahead = min(horizon, logs.shape[1] - 1 - column)
        seen = seen_at(logs, broken, column, with_peers=with_peers)
        said = {method: method.carry_on(seen, ahead) for method in Method}
        found.append(PastYear(column, seen, said, _came(logs, broken, column, ahead, seen)))
    return tuple(found)


def seen_at(
    logs: Floats, broken: Flags, column: int, *, with_peers: bool, of: Floats | None = None
) -> GrowthSeen:
    """Sum up what was seen at one column; `of` gives the peers where they are not the series themselves."""
    growth = np.diff(logs[:, : column + 1], axis=1)
    peers = growth if of is None else np.diff(of[:, : column + 1], axis=1)
    common = common_growth(peers, with_peers=with_peers)
    if peers.shape[1] < growth.shape[1]:
        common = carried_on(common, years=growth.shape[1])
    return growth_seen(growth, broken[:, 1 : column + 1], common=common, with_peers=with_peers)


def _came(logs: Floats, broken: Flags, column: int, ahead: int, seen: GrowthSeen) -> Floats:
    later = logs[:, column + 1 : column + 1 + ahead] - logs[:, [column]]
    crossed = np.cumsum(broken[:, column + 1 : column + 1 + ahead], axis=1) > 0
    unknown = crossed | (seen.known < FIRST)[:, None]
    return np.where(unknown, np.nan, later)


def weight_of(past: PastYear, ahead: int, *, now: int) -> float:
    """Weigh a window by how long ago it closed, and by how many series it holds."""
    closed = past.column + ahead
    series = int(np.isfinite(past.came[:, ahead - 1]).sum())
    return float(WEIGHT_OF_A_YEAR_EARLIER ** (now - closed) * series / (series + ALONE))


def blend_of(pasts: tuple[PastYear, ...], *, horizon: int, now: int) -> dict[Method, float]:
    """Weigh the methods by their mean error in the back-test, drawn towards equal weights where windows are few.

    Windows of h years overlap, so each counts as 1/h of one.
    """
    relative = dict.fromkeys(Method, 0.0)
    windows = 0.0
    for ahead in range(1, horizon + 1):
        errors = dict.fromkeys(Method, 0.0)
        weight = 0.0
        for past in pasts:
            if past.came.shape[1] < ahead or not np.isfinite(past.came[:, ahead - 1]).any():
                continue
            part = weight_of(past, ahead, now=now)
            weight += part
            for method in Method:
                errors[method] += part * mean_error(past, method, ahead)
        mean = sum(errors.values()) / len(errors)
        if mean > 0:
            windows += weight / ahead
            for method in Method:
                relative[method] += weight / ahead * errors[method] / mean
    scores = {
        method: ((relative[method] + EVEN_WINDOWS) / (windows + EVEN_WINDOWS)) ** -SHARPNESS
        for method in Method
    }
    total = sum(scores.values())
    return {method: score / total for method, score in scores.items()}


def mean_error(past: PastYear, method: Method, ahead: int) -> float:
    """Give the mean distance, in logarithms, between what a method said and what came."""
    off = np.abs(past.came[:, ahead - 1] - past.said[method][:, ahead - 1])
    return float(off[np.isfinite(off)].mean())


def alone(method: Method) -> dict[Method, float]:
    """Give the blend of one method only."""
    return {each: float(each is method) for each in Method}


def blended(said: Mapping[Method, Floats], blend: Mapping[Method, float]) -> Floats:
    """Lay the methods over each other."""
    return np.asarray(sum(blend[method] * said[method] for method in Method))

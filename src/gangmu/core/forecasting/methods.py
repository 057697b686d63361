"""The methods (预测方法): five plain ways of carrying a series on, each a reason that can be said in one sentence."""

from enum import StrEnum
from typing import Final

import numpy as np

from gangmu.core.forecasting.growth_seen import GrowthSeen
from gangmu.core.forecasting.numbers import Floats

DAMPING: Final = 0.8  # what is left of recent growth a year later
FLOOR: Final = 0.15  # a falling line is followed no deeper than to this part of the level


class Method(StrEnum):
    """How a series is carried on from its last value."""

    LAST_VALUE = "last_value"  # 维持末值
    HALF_DRIFT = "half_drift"  # 近五年增速减半
    OWN_LINE = "own_line"  # 自身直线: the mean step of five years, each year again
    PEERS_LINE = "peers_line"  # 同类直线: the same with the peers' steps
    PEERS_DAMPED = "peers_damped"  # 同类近期增速递减

    def carry_on(self, seen: GrowthSeen, horizon: int) -> Floats:
        """Give the logarithm of value ÷ last value, a column a year."""
        ahead = np.arange(1, horizon + 1, dtype=np.float64)[None, :]
        match self:
            case Method.LAST_VALUE:
                return np.zeros((len(seen.own), horizon))
            case Method.HALF_DRIFT:
                return np.asarray(seen.own[:, None] / 2 * ahead)
            case Method.OWN_LINE:
                return _line(seen.own, seen.own_years, ahead)
            case Method.PEERS_LINE:
                return np.broadcast_to(_line(seen.peers, seen.peers_years, ahead), (len(seen.own), horizon))
            case Method.PEERS_DAMPED:
                left = np.cumsum(DAMPING**ahead, axis=1)
                return np.broadcast_to(seen.recent[:, None] * left, (len(seen.own), horizon))

    def name_for(self, *, alone: bool) -> str:
        """Name the method as it is told: a series without peers is its own peer."""
        if not alone:
            return self.value
        return {Method.PEERS_LINE: "own_line", Method.PEERS_DAMPED: "own_damped"}.get(self, self.value)


def _line(growth: Floats, years: Floats, ahead: Floats) -> Floats:
    """Carry a straight line on: the step is the mean yearly rise over those years, as a part of the last level."""
    span = np.maximum(years, 1.0)
    step = (1.0 - np.exp(-growth * span)) / span
    return np.asarray(np.log(np.maximum(1.0 + step[:, None] * ahead, FLOOR)))

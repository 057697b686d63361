"""How a quantity moves (量的走法), and so what it is held against: a clock, a trajectory, or dates."""

from enum import StrEnum
from typing import Final

from gangmu.core.base.refusals import GangmuError


class WrongYardstickError(GangmuError):
    """A quantity is held against what does not measure things of its kind."""

    code = "pace.wrong_yardstick"
    parameter_names = ("motion", "yardstick")


class Motion(StrEnum):
    """走法: how a quantity comes to its target."""

    FLOW = "flow"  # 流量: grows from nought within the period, as investment done
    STOCK = "stock"  # 存量: stands at a level at a moment, as population
    RATE = "rate"  # 比率: a share or a growth, as a rate of coverage
    NODES = "nodes"  # 节点: done or not done by a date


class Yardstick(StrEnum):
    """尺度: what time progress is told by."""

    CLOCK = "clock"  # 序时进度
    TRAJECTORY = "trajectory"  # 轨迹
    DATES = "dates"  # 日期


_YARDSTICKS: Final = {
    Motion.FLOW: Yardstick.CLOCK,
    Motion.STOCK: Yardstick.TRAJECTORY,
    Motion.RATE: Yardstick.TRAJECTORY,
    Motion.NODES: Yardstick.DATES,
}


def yardstick_of(motion: Motion) -> Yardstick:
    """Tell what measures a quantity that moves so.

    >>> yardstick_of(Motion.RATE).value
    'trajectory'
    """
    return _YARDSTICKS[motion]


def measured_by(motion: Motion, yardstick: Yardstick) -> None:
    """Refuse a yardstick that does not measure such a quantity."""
    if yardstick_of(motion) is not yardstick:
        raise WrongYardstickError(motion=motion.value, yardstick=yardstick.value)

"""Trajectories (轨迹): where an indicator should stand on its way to a target, and where it does."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import Final

from gangmu.core.base.iso_periods import Period
from gangmu.core.base.quantities import EXACT, rounded
from gangmu.core.base.refusals import GangmuError
from gangmu.core.indicators.targets import Milestone, Path

_CLASS_PLACES: Final = 12  # a third less a third of a digit must not fall out of its class


class NoPathError(GangmuError):
    """A path is asked for where the numbers allow none of that form."""

    code = "path.none"
    parameter_names = ("path", "base", "target")


class AttainmentClass(StrEnum):
    """进度判断: how far along, in the words of official mid-term papers."""

    EARLY = "early"  # 提前实现: the target is passed already
    FASTER = "faster"  # 快于预期
    IN_LINE = "in_line"  # 基本符合预期
    LAGGING = "lagging"  # 滞后


@dataclass(frozen=True, slots=True)
class Bands:
    """评价区间: from which index on it is faster, down to which it is in line, as the rule set says."""

    faster: Decimal
    in_line: Decimal

    def class_of(self, index: Decimal) -> AttainmentClass:
        """Sort an index (attained ÷ expected).

        >>> bands = Bands(faster=Decimal("1.05"), in_line=Decimal("0.95"))
        >>> bands.class_of(Decimal("0.95")).value, bands.class_of(Decimal("1.05")).value
        ('in_line', 'faster')
        """
        index = rounded(index, _CLASS_PLACES)
        if index >= self.faster:
            return AttainmentClass.FASTER
        return AttainmentClass.IN_LINE if index >= self.in_line else AttainmentClass.LAGGING


@dataclass(frozen=True, slots=True, kw_only=True)
class Trajectory:
    """轨迹: from the base value to the target along one form of path."""

    path: Path
    base_period: Period
    base: Decimal
    due: Period
    target: Decimal
    milestones: tuple[Milestone, ...] = ()

    def value_at(self, period: Period) -> Decimal:
        """Give the value that the path wants at the end of a period."""
        if self.path is Path.STATED:
            return self._stated_at(period)
        if self.path is Path.STEP:
            return self._stepped_at(period)
        years = self.base_period.years_until(self.due)
        share = EXACT.divide(self.base_period.years_until(period), years)
        if self.path is Path.LINEAR:
            return EXACT.add(self.base, EXACT.multiply(EXACT.subtract(self.target, self.base), share))
        if self.base <= 0 or self.target <= 0:
            raise NoPathError(path=self.path.value, base=str(self.base), target=str(self.target))
        return EXACT.multiply(self.base, EXACT.power(EXACT.divide(self.target, self.base), share))

    def _stated_at(self, period: Period) -> Decimal:
        """Read the stated path; between two statements it runs straight."""
        points = [(self.base_period, self.base), *((each.period, each.value) for each in self.milestones)]
        points = sorted([*points, (self.due, self.target)], key=lambda point: point[0].last)
        for (earlier, low), (later, high) in pairwise(points):
            if earlier.last <= period.last <= later.last and earlier.last < later.last:
                share = EXACT.divide(earlier.years_until(period), earlier.years_until(later))
                return EXACT.add(low, EXACT.multiply(EXACT.subtract(high, low), share))
        return self.target

    def _stepped_at(self, period: Period) -> Decimal:
        """Give the last step that is due by then; before the first the base holds."""
        steps = [(self.base_period, self.base), *((each.period, each.value) for each in self.milestones)]
        steps = sorted([*steps, (self.due, self.target)], key=lambda step: step[0].last)
        taken = [value for when, value in steps if when.last <= period.last]
        return taken[-1] if taken else self.base

    def attainment_of(self, value: Decimal) -> Decimal | None:
        """Give the share of the way that is done (实现程度): (x - b) ÷ (t - b); none where there is no way to go."""
        way = EXACT.subtract(self.target, self.base)
        return EXACT.divide(EXACT.subtract(value, self.base), way) if way else None


def count_classes(classes: Iterable[AttainmentClass]) -> tuple[int, int]:
    """Give how many are in line or better, and how many lag, as a mid-term paper says it."""
    counted = Counter(classes)
    return counted.total() - counted[AttainmentClass.LAGGING], counted[AttainmentClass.LAGGING]

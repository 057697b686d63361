"""Quantities (数量): a figure of a text, its number, its unit and its value in the base unit."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from gangmu.core.base.units_of_measure import Dimension, Unit

NO_UNIT: Final = Unit(Dimension.NONE, "1")


@dataclass(frozen=True, slots=True)
class Figure:
    """数字: folded[i:j], of which the number is folded[i:k]."""

    i: int
    k: int  # where the number as written ends
    j: int  # where the unit ends
    value: Decimal  # of the number, its scale (万、亿) included, in the unit as written
    unit: Unit
    high: Decimal | None = None  # of a range
    over: bool = False  # 60余家, 1100多万
    words: str = ""  # its form when in words: share, fraction, doubling, coverage, all, zero, half, halving, big, small

    @property
    def base_value(self) -> Decimal:
        """Give the value in the base unit."""
        return _exact(self.value * self.unit.factor)

    @property
    def base_high(self) -> Decimal | None:
        """Give the upper end of a range in the base unit."""
        return None if self.high is None else _exact(self.high * self.unit.factor)


def _exact(value: Decimal) -> Decimal:
    """Drop what the thirds of 亩 leave behind; every other unit is exact."""
    exponent = value.as_tuple().exponent
    return round(value, 2) if isinstance(exponent, int) and exponent < -15 else value

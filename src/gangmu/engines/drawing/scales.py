"""Scales (刻度): where a time and a value fall on the plate, and which round numbers the axes carry."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Final

_STEPS: Final = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_YEARS: Final = (1, 2, 5, 10, 20, 25, 50, 100)


@dataclass(frozen=True, slots=True)
class Scale:
    """刻度: a straight line from values to places on the plate."""

    low: Decimal
    high: Decimal
    start: float
    end: float

    def at(self, value: Decimal) -> float:
        """Give the place of a value, to a tenth of a unit of the plate.

        >>> Scale(Decimal(0), Decimal(10), 100, 0).at(Decimal(5))
        50.0
        """
        if self.high == self.low:
            return round((self.start + self.end) / 2, 1)
        share = float((value - self.low) / (self.high - self.low))
        return round(self.start + share * (self.end - self.start), 1)


def value_marks(values: Iterable[Decimal], *, from_zero: bool, most: int = 4) -> tuple[Decimal, ...]:
    """Give round numbers that hold all values, at most `most` above the first.

    >>> [str(mark) for mark in value_marks([Decimal(9100), Decimal(20000)], from_zero=True)]
    ['0', '5000', '10000', '15000', '20000']
    """
    known = list(values) or [Decimal(0), Decimal(1)]
    low, high = min(known), max(known)
    if from_zero or 0 < low < high / 2:
        low = min(low, Decimal(0))
    span = high - low or abs(high) or Decimal(1)
    step = _step(span, most)
    first = (low / step).to_integral_value(ROUND_FLOOR) * step
    last = (high / step).to_integral_value(ROUND_CEILING) * step
    count = int((last - first) / step)
    return tuple(_plain(first + step * number) for number in range(max(count, 1) + 1))


def _step(span: Decimal, most: int) -> Decimal:
    rough = span / most
    power = Decimal(10) ** rough.adjusted()
    return next(power * step for step in _STEPS if power * step * most >= span)


def _plain(value: Decimal) -> Decimal:
    """Drop the exponent and idle zeros: 5E+3 is written 5000."""
    return Decimal(format(value.normalize(), "f"))


def year_marks(first: int, last: int, *, about: int) -> tuple[int, ...]:
    """Give round years from the first to the last, about so many.

    >>> year_marks(2010, 2035, about=7)
    (2010, 2015, 2020, 2025, 2030, 2035)
    """
    span = max(last - first, 1)
    step = next((years for years in _YEARS if span / years < about), _YEARS[-1])
    start = -(-first // step) * step
    return tuple(range(start, last + 1, step))

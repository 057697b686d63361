"""Numbers of this package: floats inside, `Decimal` of stated digits at its doors."""

from decimal import Decimal
from math import isfinite
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Places = NDArray[np.intp]

VALUE_DIGITS: Final = 6  # significant digits of a forecast value
CHANCE_PLACES: Final = 3  # digits behind the point of a chance or a share


def value_of(number: float) -> Decimal:
    """State a forecast value with six significant digits.

    >>> value_of(10342.98765), value_of(0.01234567)
    (Decimal('10343.0'), Decimal('0.0123457'))
    """
    return Decimal(f"{number:#.{VALUE_DIGITS}g}") if isfinite(number) else Decimal("NaN")


def share_of(number: float) -> Decimal:
    """State a chance or a share with three digits behind the point.

    >>> share_of(0.24681)
    Decimal('0.247')
    """
    return Decimal(f"{number:.{CHANCE_PLACES}f}")


def middle(numbers: Floats, *, axis: int) -> Floats:
    """Give the median of what is there along an axis; nothing where nothing is there.

    A sort and one pick: some ten times the speed of `nanmedian` on many short rows.
    """
    ordered = np.sort(numbers, axis=axis)  # what is not a number comes last
    count = np.isfinite(numbers).sum(axis=axis, keepdims=True)
    low = np.take_along_axis(ordered, np.maximum((count - 1) // 2, 0), axis=axis)
    high = np.take_along_axis(ordered, np.maximum(count // 2 - (count == 0), 0), axis=axis)
    found: Floats = np.asarray((low + high) / 2, dtype=np.float64)
    return found

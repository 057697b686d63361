"""Figures in words: quantities and shares as the page's language writes them."""

from decimal import Decimal
from typing import Final

from gangmu.core.base.quantities import Quantity, convertible, plain, rounded, shown
from gangmu.core.base.unit_words import quantity_in_english
from gangmu.web.doors.languages import say

MINUS: Final = "−"
POINTS: Final = "个百分点"  # what parts two shares is points, never per cent
_PURE: Final = ("%", "‰", "")


def number(value: Decimal, places: int | None = None) -> str:
    """Write a number: thousands parted, a true minus, computed ones to a few digits only."""
    if places is None:
        exponent = plain(value).as_tuple().exponent
        places = _places(value) if isinstance(exponent, int) and exponent < -4 else None
    kept = value if places is None else rounded(value, places)
    return shown(plain(kept)).replace("-", MINUS)


def _places(value: Decimal) -> int:
    return 1 if abs(value) >= 10 else 2


def quantity(amount: Quantity, *, places: int | None = None) -> str:
    """Write a quantity: 9,100.3亿元; in English 910.03 billion yuan."""
    written = number(amount.value, places)
    if amount.unit in _PURE:
        return f"{written}{amount.unit}"
    told = quantity_in_english(amount, places=places).replace("-", MINUS)
    return say(f"{written}{amount.unit}", told)


def percent(share: Decimal, places: int = 1) -> str:
    """Write a share as per cent, with the stated digits.

    >>> percent(Decimal("0.91003"))
    '91.0%'
    """
    return f"{shown(share * 100, places)}%".replace("-", MINUS)


def told_in(amount: Quantity, unit: str) -> Quantity:
    """Tell a quantity in the unit that people know it by, where it can be."""
    if amount.unit == POINTS:
        return amount
    return amount.to(unit) if unit and convertible(amount.unit, unit) else amount

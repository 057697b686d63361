"""Quantities (数量): an exact number with its unit of measure, and how one unit becomes another.

亿元 and 万人 are a multiplier before a unit; 元/人 is one unit over another. What can be converted has the same
base units; a share, percentage points and a bare number have none.
"""

from collections import Counter
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from functools import cache
from typing import Final

from gangmu.core.base.refusals import GangmuError
from gangmu.core.base.units_of_measure import Dimension, unit_of

EXACT: Final = Context(prec=34, rounding=ROUND_HALF_EVEN)  # 34 digits: IEEE decimal128, the same everywhere

_MULTIPLIERS: Final = {
    "万亿": 10**12, "千亿": 10**11, "百亿": 10**10, "十亿": 10**9, "亿": 10**8,
    "千万": 10**7, "百万": 10**6, "十万": 10**5, "万": 10**4, "千": 10**3, "百": 10**2,
}  # fmt: skip
_NO_DIMENSION: Final = (Dimension.SHARE, Dimension.POINTS, Dimension.TIMES)
_SHOWN_DIGITS: Final = 40


class UnitsDoNotFitError(GangmuError):
    """A quantity is asked for in a unit that measures something else."""

    code = "quantity.units_do_not_fit"
    parameter_names = ("unit", "wanted")


@dataclass(frozen=True, slots=True)
class Scale:
    """量纲: what a unit measures, as powers of base units, and how many of those one of it is."""

    powers: tuple[tuple[str, int], ...]
    factor: Decimal

    @property
    def is_pure(self) -> bool:
        """Tell whether it is a share or a bare number."""
        return not self.powers


@cache
def scale_of(unit: str) -> Scale | None:
    """Give the scale of a unit as written, or None where it is not known.

    >>> scale_of("亿元"), scale_of("元/平方米").powers, scale_of("千瓦").factor
    (Scale(powers=(('CNY', 1),), factor=Decimal('100000000')), (('CNY', 1), ('m²', -1)), Decimal('1000'))
    """
    unit = unit.strip().translate(_HALF_WIDTH)
    if unit in ("", "1"):
        return Scale((), Decimal(1))
    powers: Counter[str] = Counter()
    factor = Decimal(1)
    for position, part in enumerate(unit.split("/")):
        simple = _simple(part)
        if simple is None:
            return None
        base, size = simple
        if base:
            powers[base] += -1 if position else 1
        factor = EXACT.divide(factor, size) if position else EXACT.multiply(factor, size)
    return Scale(tuple(sorted((base, power) for base, power in powers.items() if power)), factor)


_HALF_WIDTH: Final = str.maketrans("％／（）", "%/()")


def _simple(unit: str) -> tuple[str, Decimal] | None:
    """Read a unit without a denominator: its base (empty for a share) and its size in it."""
    found = unit_of(unit)
    if found is not None and "/" not in unit:
        base = "" if found.dimension in _NO_DIMENSION else found.base or unit
        return base, found.factor
    for word, size in _MULTIPLIERS.items():
        if unit.startswith(word):
            rest = _simple(unit.removeprefix(word)) if len(unit) > len(word) else ("", Decimal(1))
            return rest and (rest[0], EXACT.multiply(rest[1], Decimal(size)))
    return None


@dataclass(frozen=True, slots=True)
class Quantity:
    """数量: an exact value in a unit of measure."""

    value: Decimal
    unit: str

    def to(self, unit: str) -> "Quantity":
        """Give the same quantity in another unit, or refuse where the unit measures something else.

        >>> Quantity(Decimal("1.0"), "万亿元").to("亿元")
        Quantity(value=Decimal('10000'), unit='亿元')
        """
        if unit == self.unit:
            return self
        here, there = scale_of(self.unit), scale_of(unit)
        if here is None or there is None or here.powers != there.powers:
            raise UnitsDoNotFitError(unit=self.unit, wanted=unit)
        value = EXACT.divide(EXACT.multiply(self.value, here.factor), there.factor)
        return Quantity(plain(value), unit)

    def __str__(self) -> str:
        return f"{shown(self.value)} {self.unit}".rstrip()


def convertible(unit: str, wanted: str) -> bool:
    """Tell whether a quantity in one unit can be told in the other."""
    if unit == wanted:
        return True
    here, there = scale_of(unit), scale_of(wanted)
    return here is not None and there is not None and here.powers == there.powers


def plain(value: Decimal) -> Decimal:
    """Drop zeros behind the point that say nothing; keep the value.

    >>> plain(Decimal("9100.300")), plain(Decimal("1E+4"))
    (Decimal('9100.3'), Decimal('10000'))
    """
    if not value:
        return Decimal(0)
    value = value.normalize(EXACT) if len(value.as_tuple().digits) <= EXACT.prec else value
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and 0 < exponent < _SHOWN_DIGITS:
        return value.quantize(Decimal(1), context=Context(prec=2 * _SHOWN_DIGITS))
    return value


def canonical(value: Decimal) -> str:
    """Write a number in its one exact form: no exponent, no zeros that say nothing."""
    return format(plain(value), "f")


def rounded(value: Decimal, places: int) -> Decimal:
    """Round as people do on paper: half away from zero (四舍五入)."""
    return value.quantize(
        Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP, context=Context(prec=2 * _SHOWN_DIGITS)
    )


def shown(value: Decimal, places: int | None = None) -> str:
    """Write a number for people: thousands parted, rounded to `places` where they are given.

    >>> shown(Decimal("9100.3")), shown(Decimal("-0.0899700"), 3), shown(Decimal("-1234567"))
    ('9,100.3', '-0.090', '-1,234,567')
    """
    return format(plain(value) if places is None else rounded(value, places), ",f")

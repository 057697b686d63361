"""Numerals (数字): Arabic and Chinese numbers as exact decimals.

Both are read in the folded form: half-width digits, simplified characters. What is not a number gives None.
"""

from decimal import Decimal, InvalidOperation
from typing import Final

DIGITS: Final = {
    **{character: value for value, character in enumerate("零一二三四五六七八九")},
    "〇": 0,
    "○": 0,
    "两": 2,
    **{character: value for value, character in enumerate("壹贰叁肆伍陆柒捌玖", 1)},
}
_SMALL: Final = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LARGE: Final = {"万": 10**4, "亿": 10**8}
SCALES: Final = {
    small + large: _SMALL.get(small, 1) * value
    for small in ("", "十", "百", "千")
    for large, value in (("万", 10**4), ("亿", 10**8), ("万亿", 10**12), ("亿亿", 10**16))
} | {"百": 100, "千": 1000, "十": 10, "": 1}


def number_of(written: str) -> Decimal | None:
    """Read a number written in digits or in Chinese numerals.

    >>> number_of("12,340.5"), number_of("三十五"), number_of("二〇三五"), number_of("两千零八万")
    (Decimal('12340.5'), Decimal('35'), Decimal('2035'), Decimal('20080000'))
    """
    if not written:
        return None
    if written[0] in "0123456789":
        return _arabic(written)
    whole, point, fraction = written.partition("点")
    value = _chinese(whole)
    if value is None or not point:
        return value
    if not fraction or any(character not in DIGITS for character in fraction):
        return None
    return value + Decimal("0." + "".join(str(DIGITS[character]) for character in fraction))


def _arabic(written: str) -> Decimal | None:
    try:
        return Decimal(written.replace(",", "").replace(" ", "").replace("·", "."))
    except InvalidOperation:
        return None


def _chinese(written: str) -> Decimal | None:
    """Read 三十五, 一千二百, 二〇三五; 万 and 亿 may stand alone (百万, 万亿)."""
    if len(written) > 1 and all(character in DIGITS for character in written):
        return Decimal("".join(str(DIGITS[character]) for character in written))
    total = section = 0
    digit: int | None = None
    for character in written:
        if character in DIGITS:
            digit = DIGITS[character]
        elif character in _SMALL:
            section += (1 if digit is None else digit) * _SMALL[character]
            digit = None
        elif character in _LARGE:
            section += digit or 0
            total = (total + (section if section or total else 1)) * _LARGE[character]
            section, digit = 0, None
        else:
            return None
    return Decimal(total + section + (digit or 0)) if written else None

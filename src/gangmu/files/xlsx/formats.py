"""How a workbook shows a number (数字格式): as a day, a month, a share, or as it is."""

import re
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from enum import Enum, auto
from typing import Final

from gangmu.core.base.quantities import canonical
from gangmu.files.tables.sheets import Cell, CellKind


class Shows(Enum):
    """What a number format makes of a number."""

    NUMBER = auto()
    DAY = auto()
    MONTH = auto()
    YEAR = auto()
    SHARE = auto()


# The numbers of formats that every workbook knows without declaring them (ECMA-376 part 1, 18.8.30; those from 27
# on are what Chinese editions make of them).
_BUILT_IN: Final = (
    dict.fromkeys((14, 15, 16, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58), Shows.DAY)
    | dict.fromkeys((17,), Shows.MONTH)
    | dict.fromkeys((9, 10), Shows.SHARE)
)
_LITERALS: Final = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
_DIGITS: Final = 15  # of a double, as spreadsheets show them
_FIRST: Final = {False: date(1899, 12, 30), True: date(1904, 1, 1)}
_LAST_SERIAL: Final = 2_958_465  # 9999-12-31


def shows(number: int, code: str | None) -> Shows:
    """Tell what a format makes of a number.

    >>> shows(176, 'yyyy"年"m"月"d"日"').name, shows(177, '0.0%').name, shows(178, '#,##0.00_ ;[Red]-#,##0.00').name
    ('DAY', 'SHARE', 'NUMBER')
    """
    if code is None:
        return _BUILT_IN.get(number, Shows.NUMBER)
    bare = _LITERALS.sub("", code.split(";")[0]).lower()
    if "%" in bare:
        return Shows.SHARE
    if "d" in bare and ("y" in bare or "m" in bare):
        return Shows.DAY
    if "y" in bare:
        return Shows.MONTH if "m" in bare else Shows.YEAR
    return Shows.NUMBER


def number_cell(raw: str, how: Shows, *, from_1904: bool) -> Cell:
    """Give a number as it is shown: exact to the digits that a spreadsheet knows.

    >>> number_cell("9100.2999999999993", Shows.NUMBER, from_1904=False).text
    '9100.3'
    >>> number_cell("45930", Shows.DAY, from_1904=False).text, number_cell("5.2E-2", Shows.SHARE, from_1904=False).text
    ('2025-09-30', '5.2%')
    """
    try:
        value = Decimal(raw)
    except InvalidOperation:
        return Cell(raw, CellKind.TEXT)
    if not value.is_finite() or abs(value.adjusted()) > 30:
        return Cell(raw, CellKind.TEXT)
    value = _to_digits(value) if value else Decimal(0)
    if how is Shows.SHARE:
        return Cell(f"{canonical(value * 100)}%", CellKind.NUMBER)
    if how is not Shows.NUMBER and 0 < value <= _LAST_SERIAL:
        return Cell(_day_text(int(value), how, from_1904=from_1904), CellKind.DATE)
    return Cell(canonical(value), CellKind.NUMBER)


def _to_digits(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1).scaleb(value.adjusted() - _DIGITS + 1))


def day_of_serial(serial: int, *, from_1904: bool = False) -> date:
    """Give the day that a spreadsheet's serial number stands for; day 60 of 1900 never was."""
    shifted = serial + 1 if not from_1904 and serial < 60 else serial
    return _FIRST[from_1904] + timedelta(days=shifted)


def _day_text(serial: int, how: Shows, *, from_1904: bool) -> str:
    day = day_of_serial(serial, from_1904=from_1904).isoformat()
    return {Shows.MONTH: day[:7], Shows.YEAR: day[:4]}.get(how, day)

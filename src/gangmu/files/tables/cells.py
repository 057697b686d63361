"""Cells (单元格): what people write in a column, made into its one canonical form, or refused."""

import re
from datetime import date
from decimal import Decimal
from typing import Final

from gangmu.core.base.iso_periods import Length, Period, PeriodNotReadError
from gangmu.core.base.quantities import canonical, scale_of
from gangmu.files.tables.problems import CellError

TEXT: Final = 20_000  # characters of one cell
_CODE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}", re.ASCII)
_NUMBER: Final = re.compile(
    r"(?P<sign>[+-]?)(?P<number>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?|\.[0-9]+)\s*(?P<unit>[^0-9.,+-][^0-9]*)?",
    re.ASCII,
)
_DIGITS: Final = 30
# Not NFKC, which makes 2 of ² and 1 of ①: that would change a number.
_HALF_WIDTH: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | str.maketrans(
    "\u3000\u00a0−–—﹣", "  ----"
)
_YEAR: Final = re.compile(r"([12][0-9]{3})(?:年度?|\.0)?", re.ASCII)
_MONTHS: Final = re.compile(
    r"([12][0-9]{3})年(?:([0-9]{1,2})(?:月)?[-~—至到])?([0-9]{1,2})月(?:份)?", re.ASCII
)
_PART: Final = re.compile(r"([12][0-9]{3})年第?(?:([一二三四1-4])季度|([上下])半年)", re.ASCII)
_DATE: Final = re.compile(r"([12][0-9]{3})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?", re.ASCII)


def half_width(text: str) -> str:
    """Give digits, letters and signs their half-width form, and every dash that stands for minus."""
    return text.translate(_HALF_WIDTH).strip()


def read_number(text: str) -> tuple[Decimal, str | None]:
    """Read a number and the unit that it may carry.

    >>> read_number("９,１００．３"), read_number("-3.8%"), read_number("1.2万亿元")
    ((Decimal('9100.3'), None), (Decimal('-3.8'), '%'), (Decimal('1.2'), '万亿元'))
    """
    found = _NUMBER.fullmatch(half_width(text))
    if not found or len(found["number"]) > _DIGITS:
        raise CellError("cell.not_a_number", value=_short(text))
    value = Decimal(found["sign"] + found["number"].replace(",", ""))
    unit = (found["unit"] or "").strip() or None
    if unit is not None and scale_of(unit) is None:
        raise CellError("cell.not_a_number", value=_short(text))
    return value, unit


def read_period(text: str) -> str:
    """Read a period as people write it.

    >>> [read_period(each) for each in ("２０２５", "2025年", "2025年1-9月", "2025年三季度", "2025年上半年", "2025-09")]
    ['2025', '2025', '2025-01/2025-09', '2025-Q3', '2025-H1', '2025-09']
    """
    tidy = half_width(text).replace(" ", "")
    if found := _YEAR.fullmatch(tidy):
        return found[1]
    if found := _MONTHS.fullmatch(tidy):
        year, first, last = found[1], found[2], int(found[3])
        tidy = f"{year}-{int(first):02d}/{year}-{last:02d}" if first else f"{year}-{last:02d}"
    elif found := _PART.fullmatch(tidy):
        quarter = found[2] and "一二三四1234".index(found[2]) % 4 + 1
        tidy = f"{found[1]}-Q{quarter}" if quarter else f"{found[1]}-H{'上下'.index(found[3]) + 1}"
    try:
        return Period(tidy).text
    except PeriodNotReadError:
        pass
    try:
        return read_date(text)
    except CellError:
        raise CellError("cell.not_a_period", value=_short(text)) from None


def read_date(text: str) -> str:
    """Read a day.

    >>> read_date("2025年9月30日"), read_date("2025/9/3")
    ('2025-09-30', '2025-09-03')
    """
    found = _DATE.fullmatch(half_width(text).replace(" ", ""))
    try:
        if found:
            return date(int(found[1]), int(found[2]), int(found[3])).isoformat()
    except ValueError:
        pass
    raise CellError("cell.not_a_date", value=_short(text))


def read_length(text: str) -> str:
    """Read a length of time."""
    try:
        return Length(half_width(text).upper()).text
    except PeriodNotReadError:
        raise CellError("cell.not_a_length", value=_short(text)) from None


def read_whole(text: str) -> str:
    """Read a whole number of nought or more."""
    tidy = half_width(text).removesuffix(".0")
    if not (tidy.isascii() and tidy.isdigit() and len(tidy) <= 12):
        raise CellError("cell.not_whole", value=_short(text))
    return str(int(tidy))


def read_code(text: str) -> str:
    """Read a code."""
    tidy = half_width(text)
    if not _CODE.fullmatch(tidy):
        raise CellError("cell.not_a_code", value=_short(text))
    return tidy


def read_unit(text: str) -> str:
    """Read a unit of measure; the full-width signs become half-width."""
    tidy = text.translate(_UNIT_SIGNS).strip()
    if scale_of(tidy) is None:
        raise CellError("cell.unknown_unit", value=_short(text))
    return tidy


_UNIT_SIGNS: Final = str.maketrans("％／（）", "%/()")


def read_flag(text: str) -> str:
    """Read a yes."""
    if half_width(text).lower() in ("yes", "y", "true", "1", "是"):
        return "yes"
    raise CellError("cell.not_a_flag", value=_short(text))


def read_pairs(text: str) -> str:
    """Read the values of a stated path: 2023=8000;2024=9000."""
    pairs = [part.split("=") for part in half_width(text).replace("；", ";").split(";") if part.strip()]
    if not pairs or any(len(pair) != 2 for pair in pairs):
        raise CellError("cell.not_pairs", value=_short(text))
    return ";".join(f"{read_period(when)}={canonical(read_number(value)[0])}" for when, value in pairs)


def read_days(text: str) -> str:
    """Read the days of a calendar: 2025=2026-03-20;2026-Q1=2026-04-18."""
    pairs = [part.split("=") for part in half_width(text).replace("；", ";").split(";") if part.strip()]
    if not pairs or any(len(pair) != 2 for pair in pairs):
        raise CellError("cell.not_days", value=_short(text))
    return ";".join(f"{read_period(when)}={read_date(day)}" for when, day in pairs)


def read_text(text: str) -> str:
    """Take words as they are."""
    if len(text) > TEXT:
        raise CellError("cell.too_long", limit=f"{TEXT:,}")
    return text


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"

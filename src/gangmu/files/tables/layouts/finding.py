"""Finding the table in a sheet (辨表): titles above, a header of one or more rows, groups, totals, notes below."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Final

from gangmu.core.base.quantities import scale_of
from gangmu.core.plan.said.states import is_nothing
from gangmu.files.tables.layouts.headings import (
    Heading,
    Role,
    heading_of,
    is_heading,
    period_in,
    tidy,
    unit_in,
)
from gangmu.files.tables.sheets import Sheet

_LOOKED_AT: Final = 40  # rows from the top in which a header is looked for
_DEPTH: Final = 4  # rows of a header
NOTE: Final = re.compile(
    r"^(?:[（(]?\s*)(?:注|备注|说明|附注|填表人|填报人|填表单位|审核人|审核|制表|复核|资料来源|数据来源|来源|联系电话|"
    r"联系人|单位负责人|负责人|统计负责人)\s*[0-9]*\s*(?:[:：]|[)）]|\s|$)"
)
TOTAL: Final = re.compile(r"^(?:全国|全省|全市|全区|总|本表)?(?:合计|总计|小计|共计)$")
_SOURCE: Final = re.compile(r"(?:资料来源|数据来源|来源)\s*[:：]\s*(.+)", re.DOTALL)
_TABLE_UNIT: Final = re.compile(r"(?:计量)?单位\s*[:：]\s*([^\s，,；;。]{1,16})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """表: a header with its columns, the rows of its body, and what stands around them."""

    sheet: Sheet
    headings: tuple[Heading, ...]
    header_row: int  # the first of its rows
    body: tuple[int, ...]
    groups: tuple[int, ...] = ()
    totals: tuple[int, ...] = ()
    notes: tuple[tuple[int, str], ...] = ()
    title: str = ""
    unit: str = ""  # for the whole table: 单位：亿元
    period: str = ""  # that the title names
    source: str = ""  # that a note names

    def column(self, field: str) -> Heading | None:
        """Give the column of a field."""
        return next((each for each in self.headings if each.field == field), None)

    def of(self, *roles: Role) -> tuple[Heading, ...]:
        """Give the columns of some roles."""
        return tuple(each for each in self.headings if each.role in roles)


def find_table(sheet: Sheet, *, fields: Collection[str], names: Collection[str] = ()) -> Found | None:
    """Find the table of a sheet, None where no row looks like a header."""
    header = _header_row(sheet, fields, names)
    if header is None:
        return None
    depth = header_depth(sheet, header)
    headings = _settled(_headings(sheet, header, depth, fields=fields, names=names))
    above = [words for row in sheet.rows if row < header for words in _words_of(sheet, row)]
    body, groups, totals, notes = _parted(
        sheet, [row for row in sheet.rows if row >= header + depth], headings
    )
    title = _title(above)
    return Found(
        sheet=sheet,
        headings=headings,
        header_row=header,
        body=body,
        groups=groups,
        totals=totals,
        notes=notes,
        title=title,
        unit=_unit(above),
        period=period_in(title),
        source=next((found[1].strip() for _, words in notes if (found := _SOURCE.search(words))), ""),
    )


def _header_row(sheet: Sheet, fields: Collection[str], names: Collection[str]) -> int | None:
    """The header is the first row of which half the cells, and two at least, are known headings.

    One known heading is enough beside indicators: 年份, 地区生产总值（亿元）.
    """
    best = None
    for row in sheet.rows[:_LOOKED_AT]:
        words = [sheet.cells[row, column].text for column in _columns(sheet, row)]
        known = sum(is_heading(each, fields=fields) for each in words)
        figures = sum(bool(unit_in(tidy(each))[1]) or tidy(each) in names for each in words) if known else 0
        if known + figures >= 2 and (known + figures) * 2 >= len(words):
            return row
        if known >= 2 and best is None:
            best = row
    return best


def _columns(sheet: Sheet, row: int) -> list[int]:
    return [column for column in range(1, sheet.width + 1) if (row, column) in sheet.cells]


def header_depth(sheet: Sheet, header: int) -> int:
    """Count the rows of the header: as deep as its merged cells reach, and one more below a group of columns."""
    bottom = header
    for column in _columns(sheet, header):
        area = sheet.area(header, column)
        bottom = max(bottom, area.bottom)
        if area.right > area.left:
            bottom = max(bottom, area.bottom + 1)
    if bottom == header and _has_second_row(sheet, header):
        bottom += 1
    return min(bottom - header + 1, _DEPTH)


def _has_second_row(sheet: Sheet, header: int) -> bool:
    """Where nothing is merged: the next row fills only columns that the header leaves empty or opens a group in."""
    filled, below = set(_columns(sheet, header)), set(_columns(sheet, header + 1))
    if not below or max(below, default=0) <= min(filled, default=0) or not below - filled:
        return False
    opens = {column for column in filled if column + 1 not in filled}
    texts = [sheet.text(header + 1, column) for column in below]
    return below <= (set(range(1, sheet.width + 1)) - filled) | opens and not any(map(_is_number, texts))


def _is_number(text: str) -> bool:
    bare = text.replace(",", "").replace(".", "").lstrip("+-").rstrip("%")
    return bare.isdigit() and not period_in(text)


def _headings(
    sheet: Sheet, header: int, depth: int, *, fields: Collection[str], names: Collection[str]
) -> tuple[Heading, ...]:
    opened = ""
    found = []
    for column in range(1, sheet.width + 1):
        parts: list[str] = []
        for row in range(header, header + depth):
            words = sheet.text(row, column)
            if row == header and depth > 1 and not words:
                words = opened  # a group that nobody merged runs on to the right
            if row == header:
                opened = words
            if words and words not in parts:
                parts.append(words)
        if parts:
            found.append(_composed(column, parts, fields=fields, names=names))
    return tuple(found)


def _settled(headings: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """Where rows name indicators no column does; of several columns of growth the one that says so is taken."""
    by_rows = any(each.field in ("indicator", "value", "name", "code") for each in headings)
    growths = [each for each in headings if each.role is Role.GROWTH]
    growth = next((each for each in growths if "增" in each.words), growths[0] if growths else None)
    found = []
    for each in headings:
        if each.role is Role.FIGURE and by_rows:
            each = replace(each, role=Role.UNKNOWN)
        elif each.role is Role.GROWTH and each is not growth:
            each = replace(each, role=Role.COMPUTED)
        found.append(each)
    return tuple(found)


def _composed(column: int, parts: list[str], *, fields: Collection[str], names: Collection[str]) -> Heading:
    """Read the words of a column together, then the last of them alone: 基期 over 年 and 值."""
    whole = "".join(parts)
    for words in (whole, parts[-1]) if len(parts) > 1 else (whole,):
        heading = heading_of(column, words, fields=fields, names=names)
        if heading.role is not Role.UNKNOWN:
            return Heading(
                column,
                whole,
                heading.role,
                heading.field,
                heading.name,
                heading.period,
                heading.unit or unit_in(tidy(parts[0]))[1],
            )
    return Heading(column, whole, Role.UNKNOWN)


# Above and below


def _words_of(sheet: Sheet, row: int) -> list[str]:
    return [sheet.cells[row, column].text for column in _columns(sheet, row)]


def _title(above: list[str]) -> str:
    named = [words for words in above if not _TABLE_UNIT.search(words) and not NOTE.match(words)]
    return max(named, key=lambda words: (bool(period_in(words)) or "表" in words, len(words)), default="")


def _unit(above: list[str]) -> str:
    for words in above:
        for found in _TABLE_UNIT.finditer(words):
            unit = found[1].strip("()（）")
            if scale_of(unit) is not None:
                return unit
    return ""


def _parted(
    sheet: Sheet, rows: list[int], headings: tuple[Heading, ...]
) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...], tuple[tuple[int, str], ...]]:
    """Part the rows below the header: figures, groups, totals, and the notes from the first of them on."""
    body, groups, totals, notes = [], list[int](), list[int](), list[tuple[int, str]]()
    named = [each.column for each in headings if each.field in ("indicator", "place", "period", "name")]
    for row in rows:
        own = [(column, sheet.cells[row, column].text) for column in _columns(sheet, row)]
        first = own[0][1] if own else ""
        distinct = {text for _, text in own}
        if NOTE.match(first) or (notes and len(distinct) == 1):
            notes.append((row, " ".join(text for _, text in own)))
        elif _repeats_header(own, headings):
            continue  # printed again on the next page
        elif TOTAL.match(tidy(first)) or any(TOTAL.match(tidy(sheet.text(row, each))) for each in named):
            totals.append(row)
        elif len(own) == 1 and not _is_figure_row(own, headings):
            groups.append(row)
        elif own and not all(is_nothing(text) for _, text in own):
            body.append(row)
    return tuple(body), tuple(groups), tuple(totals), tuple(notes)


def _repeats_header(own: list[tuple[int, str]], headings: tuple[Heading, ...]) -> bool:
    words = {each.column: each.words for each in headings}
    return len(own) > 1 and all(words.get(column) == text for column, text in own)


def _is_figure_row(own: list[tuple[int, str]], headings: tuple[Heading, ...]) -> bool:
    """A single filled cell is a figure where all else of its row is merged from above."""
    roles = {each.column: each.role for each in headings}
    figures = (Role.ACTUAL, Role.YEAR, Role.TARGET, Role.FIGURE, Role.GROWTH, Role.BASE)
    return any(roles.get(column) in figures for column, _ in own)

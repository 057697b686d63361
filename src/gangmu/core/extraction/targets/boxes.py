"""Indicator boxes (指标专栏): tables of indicators with their base and target years, cells apart or glued together."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from gangmu.core.base.units_of_measure import unit_of
from gangmu.core.extraction.drafts import Kind, TargetDraft
from gangmu.core.extraction.targets.bare_rows import bare_rows
from gangmu.core.extraction.targets.box_rows import box_draft, label_unit
from gangmu.core.extraction.targets.glued import Cell, cells_apart, cells_of
from gangmu.core.extraction.targets.horizons import Horizons
from gangmu.core.outline.passages import Passage
from gangmu.core.outline.scripts import fold

_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}(?=年|$|\t|\(|目标|预期|规划|现状|基期|实际|完成)")


_PLAN: Final = re.compile(r"“(?:十[一二三四五六七]?|[七八九])五”")


@cache
def _glued_row() -> re.Pattern[str]:
    """Give the pattern of a row whose cells are glued; compiled where a text has one, for it is dear."""
    return re.compile(
        r"(?P<label>[^\n\t。;:,()<>≥≤%]{2,44}(?:\([^()\n]{1,12}\))?)\((?P<unit>[^()\n]{1,12})\)"
        r"(?P<cells>[<>≥≤〔+-]{0,2}[0-9](?:[0-9.,<>≥≤=〔〕%‰+ -]|个?百分点|以[上下内]|左右)*)(?P<nature>约束性|预期性)?"
    )


_NEAR_GLUED: Final = re.compile(r"\)(?=[<>≥≤〔]?[0-9])")


_CELL: Final = re.compile(
    r"(?P<sign>[<>≥≤]=?|约|〔[+-]?|\[[+-]?|[+-])?(?P<digits>[0-9][0-9,]*(?:\.[0-9]+)?)(?:-(?P<high>[0-9][0-9,]*(?:\.[0-9]+)?))?"
    r"(?P<suffix>(?:〕|\]|%|‰|个?百分点|倍|以[上下内]|左右|\(.{1,6}\))*)"
)


_LABEL_HEAD: Final = re.compile(r"^(?:[0-9]{1,2}[.、]?(?=[^0-9.])|\([0-9一二三四五六七八九十]+\)|[①-⓿])")


_LABEL_UNIT: Final = re.compile(r"\(([^()]{1,14})\)$")


_NAME_COLUMN: Final = re.compile(r"指标(?:名称|内容)?$|主要指标|项目|名称|目标$")


@dataclass(slots=True)
class _Header:
    """表头: what each column says, counted from the right, since merged cells go missing on the left."""

    years: list[int] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Box:
    """What the tables of a text gave: rows, and the stretches of the view that they used up."""

    rows: tuple[TargetDraft, ...]
    used: tuple[tuple[int, int], ...]


def read_boxes(horizons: Horizons) -> Box:
    """Read the indicator tables of an outline."""
    rows: list[TargetDraft] = []
    used: list[tuple[int, int]] = []
    folded = horizons.outline.view.folded
    header = _Header()
    for passage in horizons.outline.passages:
        if passage.is_row:
            line = folded[passage.start : passage.end]
            if _is_header(line):
                header = _Header(_years(line), line.split("\t"))
                used.append((passage.start, passage.end))
            elif header.columns and (found := list(_row(horizons, passage, header))):
                rows += found
                used.append((passage.start, passage.end))
    for m, years in _glued_rows(folded):
        found = list(_glued(horizons, m, years))
        if found:
            rows += found
            used.append(m.span())
    return Box(tuple(rows), tuple(sorted(used)))


def _is_header(line: str) -> bool:
    """Tell the head of an indicator table: it names the indicator column and a year or a target column."""
    return ("指标" in line or "名称" in line or "目标" in line or "项目" in line) and bool(
        _years(line) or re.search(r"目标值|基期|现状|规划目标", line)
    )


def _years(words: str) -> list[int]:
    found: list[int] = []
    for m in _YEAR.finditer(words):
        if int(m[0]) not in found:
            found.append(int(m[0]))
    return found


def _row(horizons: Horizons, passage: Passage, header: _Header) -> Iterator[TargetDraft]:
    folded = horizons.outline.view.folded
    cells = folded[passage.start : passage.end].split("\t")
    shift = len(header.columns) - len(cells)
    numeric = [n for n, cell in enumerate(cells) if _CELL.fullmatch(cell) and n > 0]
    if not numeric or shift < 0:
        return
    at = _name_cell(cells, header, shift, numeric[0])
    label = _LABEL_HEAD.sub("", cells[at])
    stated = _LABEL_UNIT.search(label)
    surface = stated[1] if stated else _unit_cell(cells, header, shift)
    name = label[: stated.start()] if stated else label
    for n in numeric:
        column = header.columns[n + shift] if 0 <= n + shift < len(header.columns) else ""
        m = _CELL.fullmatch(cells[n])
        if m and n > at and not re.search(r"序号|权重|单位$|属性", column):
            yield from _cell_row(horizons, passage, name, surface, m, column, header.years)


def _name_cell(cells: list[str], header: _Header, shift: int, before: int) -> int:
    for n in range(before):
        if 0 <= n + shift < len(header.columns) and _NAME_COLUMN.search(header.columns[n + shift]):
            return n
    wordy = [n for n in range(before) if re.search("[一-鿿]{2}", cells[n]) and not unit_of(cells[n])]
    return wordy[-1] if wordy else 0


def _unit_cell(cells: list[str], header: _Header, shift: int) -> str:
    for n, cell in enumerate(cells):
        if 0 <= n + shift < len(header.columns) and header.columns[n + shift] in ("单位", "计量单位"):
            return cell
    return ""


def _cell_row(
    horizons: Horizons,
    passage: Passage,
    name: str,
    surface: str,
    m: re.Match[str],
    column: str,
    years: list[int],
) -> Iterator[TargetDraft]:
    year, kind = _column_time(horizons, passage, column, years)
    sign, suffix = m["sign"] or "", m["suffix"] or ""
    cell = Cell(m["digits"], "〔" + sign[1:] if sign[:1] == "[" else sign, suffix)
    moves = bool(re.search(r"年均|增长|增减|累计|变化|增速", column)) or cell.is_change
    yield box_draft(
        horizons,
        (passage.start, passage.end),
        name=name,
        surface=surface,
        cell=cell,
        year=year,
        kind=kind,
        moves=moves,
        high=m["high"],
        node=passage.node,
    )


def _column_time(
    horizons: Horizons, passage: Passage, column: str, years: list[int]
) -> tuple[int | None, Kind]:
    own = _years(column)
    last = max(years, default=horizons.horizon.end_year if horizons.horizon else None)
    if re.search(r"现状|基期|基准|实际|完成", column) and not re.search(r"目标|预期|规划", column):
        return (own[0] if own else (min(years) if years else None)), Kind.BASELINE
    year = own[0] if own else last
    if horizons.is_review(passage):
        return year, Kind.BASELINE
    if own and len(years) > 1 and own[0] == min(years) and not re.search(r"目标|预期", column):
        return year, Kind.BASELINE
    if own and horizons.year and own[0] < horizons.year:
        return year, Kind.BASELINE
    return year, Kind.TARGET


def _glued_rows(folded: str) -> Iterator[tuple[re.Match[str], list[int]]]:
    here = 0
    for near in _NEAR_GLUED.finditer(folded):
        if near.start() < here:
            continue
        start = max(here, folded.rfind("\n", max(0, near.start() - 60), near.start()) + 1, near.start() - 60)
        m = _glued_row().search(folded, start, near.start() + 60)
        if m and m.start("cells") == near.end():
            here = m.end()
            head = folded[max(0, m.start() - 700) : m.end("label") - len(_last_label(m["label"]))]
            yield m, _years(head.rpartition("指标")[2])
    for m in bare_rows(folded):
        yield m, _years(folded[max(0, m.start() - 700) : m.start()].rpartition("指标")[2])


def _glued(horizons: Horizons, m: re.Match[str], years: list[int]) -> Iterator[TargetDraft]:
    surface = m["unit"]
    if label_unit(surface) is None and not surface.startswith(("1/", "/")):
        return
    written = m["cells"]
    if re.search(r"(?:%|百分点|〕|左右|以[上下内])[0-9]{1,2}$", written):  # the number of the next row
        written = re.sub(r"[0-9]{1,2}$", "", written)
    told = fold(horizons.outline.view.quote(m.end("unit"), m.start("cells") + len(written)))
    cells = cells_apart(told.lstrip(")")) or cells_of(written, share=surface in ("%", "‰"))
    if len(cells) < 2 and not m["nature"]:
        return
    passage = horizons.outline.passage_at(m.start("cells"))
    label = _LABEL_HEAD.sub("", _last_label(m["label"]))
    start = m.end("label") - len(label)
    years = sorted(years)[-2:]
    node = passage.node if passage else None
    review = passage is not None and horizons.is_review(passage)
    for n, cell in enumerate(cells[:3]):
        is_base = n == 0 and len(cells) > 1 and not cell.is_change
        year = (years[0] if is_base else years[-1]) if years else None
        kind = Kind.BASELINE if is_base or review else Kind.TARGET
        yield box_draft(
            horizons,
            (start, m.start("cells") + len(written)),
            name=label,
            surface=surface,
            cell=cell,
            year=year,
            kind=kind,
            moves=cell.is_change or n == 2,
            high=None,
            node=node,
        )


def _last_label(label: str) -> str:
    """Drop what of the head of the table ran into the first label."""
    m = re.search(r"(?:年|增减情况|增长|属性|累计)\n?(?=[0-9]{1,2}[.、]?[^0-9])", label)
    return label[m.end() :] if m else label

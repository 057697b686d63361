"""Tables of indicators in English plans: a column of baselines beside columns of targets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from gangmu.core.extraction.drafts import Because, Comparison, Kind, TargetDraft, TargetPeriod
from gangmu.core.extraction.targets.english.comparing import compared
from gangmu.core.extraction.targets.english.figures import Figure, figures_in
from gangmu.core.extraction.targets.english.horizons import Horizon
from gangmu.core.extraction.targets.english.statements import basis_of
from gangmu.core.outline.outlines import Outline

Cell = tuple[int, int]
_NAME: Final = re.compile(
    r"(?:key |performance |core |main )*(?:indicators?|measures?|metrics?|kpis?|outcomes?|items?|goals?|objectives?"
    r"|targets?|description|service)\b.*",
    re.I,
)
_TARGET: Final = re.compile(
    r".*\b(?:targets?|goals?|projected|projection|planned|forecast|estimate)\b.*", re.I
)
_BASELINE: Final = re.compile(
    r".*\b(?:baseline|current|actuals?|results?|base year|latest|status|existing|achieved)\b.*", re.I
)
_NEITHER: Final = re.compile(
    r".*\b(?:dates?|owner|party|change|progress|%? ?complete|cost|budget|funding|timeline|groups?|number|no\.)\b.*|#|id",
    re.I,
)
_YEAR: Final = re.compile(r"(?:FY ?|fiscal year |cy ?)?'?((?:20)?\d\d)(?:[/-]\d\d)?", re.I)
_HAS_YEAR: Final = re.compile(r"\b(?:FY ?'?)?(20\d\d)\b|\bFY ?'?(\d\d)\b", re.I)
_BRACKET: Final = re.compile(r"\(([^()]{1,24})\)$")
_SHARE: Final = re.compile(r"percent|%|share|proportion", re.IGNORECASE)
_RULE: Final = re.compile(r"[\s|:.-]+")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of figures: what its head says of them."""

    kind: Kind
    year: str | None


@dataclass(frozen=True, slots=True)
class Tables:
    """The rows of all tables of indicators, and the places of the lines that they were read from."""

    rows: list[TargetDraft] = field(default_factory=list)
    lines: list[tuple[int, int]] = field(default_factory=list)


def read_tables(outline: Outline, horizon: Horizon) -> Tables:
    """Read the tables of indicators of a document."""
    found = Tables()
    columns: dict[int, Column] = {}
    head: list[str] = []
    for start, cells in _lines(outline.view.folded):
        words = [outline.view.folded[a:b].strip("* ") for a, b in cells]
        if not cells:
            columns, head = {}, []
        elif not head:
            head, columns = words, _columns(words, horizon)
        elif columns and (rows := list(_row(outline, cells, words, head, columns))):
            found.rows.extend(rows)
            found.lines.append((start, max(b for _, b in cells)))
    return found


def _lines(folded: str) -> Iterator[tuple[int, list[Cell]]]:
    if "|" not in folded and "\t" not in folded:
        return
    here = 0
    for line in folded.split("\n"):
        start, here = here, here + len(line) + 1
        if not _RULE.fullmatch(line) or not line.strip():
            yield start, _cells(line, start)


def _cells(line: str, start: int) -> list[Cell]:
    mark = "|" if line.startswith("|") else "\t"
    if mark not in line.strip():
        return []
    cells, here = [], start
    for cell in line.split(mark):
        left = here + len(cell) - len(cell.lstrip())
        cells.append((left, left + len(cell.strip())))
        here += len(cell) + 1
    return cells[1:] if mark == "|" else cells


def _columns(head: list[str], horizon: Horizon) -> dict[int, Column]:
    """Tell which columns hold baselines and targets."""
    found = {
        index: column for index, words in enumerate(head) if index and (column := _column(words, horizon))
    }
    return found if len(head) > 1 else {}


def _column(words: str, horizon: Horizon) -> Column | None:
    alone, has_year = _YEAR.fullmatch(words), _HAS_YEAR.search(words)
    year = (has_year[1] or "20" + has_year[2]) if has_year else None
    if _BASELINE.fullmatch(words):
        return Column(Kind.BASELINE, year)
    if _NEITHER.fullmatch(words) and not has_year:
        return None
    if _TARGET.fullmatch(words):
        return Column(Kind.TARGET, year)
    if alone and year:
        ahead = horizon.year is None or int(year) >= horizon.year
        return Column(Kind.TARGET if ahead else Kind.BASELINE, year)
    return None


def _row(
    outline: Outline, cells: list[Cell], words: list[str], head: list[str], columns: dict[int, Column]
) -> Iterator[TargetDraft]:
    name = _name(words, head, columns)
    unit = next(
        (words[i] for i, title in enumerate(head[: len(words)]) if title.lower() in ("unit", "units")), None
    )
    if not name:
        return
    for index, column in columns.items():
        figure = _figure(words[index], unit or _unit_in(name)) if index < len(words) else None
        if figure:
            yield _draft(outline, cells[index], words[index], figure, name, unit, column)


def _name(words: list[str], head: list[str], columns: dict[int, Column]) -> str:
    usable = [
        i
        for i in range(min(len(words), len(head)))
        if i not in columns and re.search(r"[A-Za-z]{3}", words[i])
    ]
    named = [i for i in usable if _NAME.fullmatch(head[i])]
    return words[(named or usable)[0]][:120] if usable else ""


def _unit_in(name: str) -> str:
    """Give the unit that a name carries in brackets: Emissions (metric tons)."""
    m = _BRACKET.search(name)
    return m[1] if m else ""


def _figure(cell: str, unit: str) -> Figure | None:
    """Read the one figure of a cell; a unit said elsewhere counts where the cell gives none."""
    found = figures_in(cell)
    if len(found) != 1 or len(cell) - (found[0].j - found[0].i) > 24:
        return None
    if found[0].unit is not None or not unit:
        return found[0]
    measured = figures_in(f"{cell[: found[0].j]} {unit}")
    return measured[0] if len(measured) == 1 else found[0]


def _draft(
    outline: Outline,
    cell: Cell,
    words: str,
    figure: Figure,
    name: str,
    unit: str | None,
    column: Column,
) -> TargetDraft:
    start, end = outline.view.span(*cell)
    told = compared(words, figure, 0, len(words))
    share = figure.unit is None and figure.value > 1 and _SHARE.match(name) is not None
    figure = replace(figure, value=figure.value / 100, unit="1") if share else figure
    base = figure.unit or unit or None
    return TargetDraft(
        start=start,
        end=end,
        kind=column.kind,
        indicator=name,
        comparison=told.comparison if told.is_stated else Comparison.REACH,
        basis=basis_of(figure),
        number=figure.number,
        surface_unit=figure.surface_unit or unit,
        value=figure.value,
        unit=base,
        period=TargetPeriod(end=column.year) if column.year else None,
        node=outline.node_at(cell[0]),
        because=(Because(f"english.table.{column.kind.value}", start, end),),
    )

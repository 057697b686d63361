"""The pages of the matrix: what was asked, and the lines that answer it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from django.http import QueryDict

from gangmu.core.plan.coverage import STAGE_WORDS, Cell, PlannedTask, Stage
from gangmu.web.accounts.models import OrgUnit
from gangmu.web.doors.languages import say
from gangmu.web.planning.matrix.asking import ClauseLine, Seen, TaskLine

AT_ONCE: Final = 100
_IN_A_CELL: Final = 6
_YEARS: Final = 4  # as many as a page has room for
SHOWS: Final = ("all", "holes", "taken", "gone", "loose")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the reader asked for."""

    year: int
    show: str
    chapter: str
    unit: int | None
    page: int


def asked(query: QueryDict, seen: Seen, *, today_year: int) -> Asked:
    """Understand an address; what makes no sense is left out."""
    years = sorted(seen.plans)
    wanted = query.get("year", "")
    year = int(wanted) if wanted.isdecimal() and len(wanted) == 4 else _usual(years, today_year)
    show = query.get("show", "all")
    by_code = {unit.code: key for key, unit in seen.units.items()}
    page = query.get("page", "1")
    return Asked(
        year=year,
        show=show if show in SHOWS else "all",
        chapter=next((key for key, _ in seen.chapters if key == query.get("chapter")), ""),
        unit=by_code.get(query.get("unit", "")),
        page=min(max(int(page), 1), 10_000) if page.isdecimal() and len(page) < 6 else 1,
    )


def _usual(years: list[int], today_year: int) -> int:
    return today_year if today_year in years or not years else years[-1]


@dataclass(frozen=True, slots=True)
class CellLine:
    """A cell with its words: who leads, how many tasks, or that nobody does."""

    year: int
    tasks: list[tuple[TaskLine, str]]  # and the lead's short name; as many as a cell has room for
    more: int  # tasks beyond those
    is_hole: bool
    is_wanted: bool  # something is still to be done in that year


@dataclass(frozen=True, slots=True)
class Line:
    """One clause with its cells."""

    clause: ClauseLine
    words: str
    cells: list[CellLine]


def years_of(seen: Seen, year: int) -> list[int]:
    """Choose the years beside the one that was asked for: as many as there is room for, the nearest."""
    known = sorted({*seen.plans, *seen.matrix.years, year})
    nearest = sorted(known, key=lambda each: (abs(each - year), -each))[:_YEARS]
    return sorted(nearest)


def lines(seen: Seen, wanted: Asked) -> tuple[list[Line], int]:
    """Give the lines of one page and how many there are in all."""
    years = years_of(seen, wanted.year)
    found = list(_clauses(seen, wanted))
    start = (wanted.page - 1) * AT_ONCE
    shown = islice(found, start, start + AT_ONCE)
    return [Line(each, seen.words_of(each), _cells(seen, each.key, years)) for each in shown], len(found)


def _clauses(seen: Seen, wanted: Asked) -> Iterator[ClauseLine]:
    holes = {each.key for each in seen.matrix.holes(wanted.year)}
    for each in seen.matrix.clauses:
        line = seen.lines[each.key]
        cell = seen.matrix.cell(each.key, wanted.year)
        if wanted.chapter and line.chapter != wanted.chapter:
            continue
        if wanted.unit is not None and not _has(cell, wanted.unit):
            continue
        if wanted.show == "holes" and each.key not in holes:
            continue
        if wanted.show == "taken" and cell.is_hole:
            continue
        if wanted.show == "all" and not seen.sees_all and not cell.tasks:
            continue
        yield line


def _has(cell: Cell, unit: int) -> bool:
    return any(unit == task.lead or unit in task.others for task in cell.tasks)


def _cells(seen: Seen, key: int, years: list[int]) -> list[CellLine]:
    cells = []
    for year in years:
        cell = seen.matrix.cell(key, year)
        named = [(seen.tasks[task.key], lead_of(seen, task)) for task in cell.tasks[:_IN_A_CELL]]
        more = len(cell.tasks) - len(named)
        cells.append(CellLine(year, named, more, cell.is_hole, seen.matrix.is_wanted(key, year)))
    return cells


def lead_of(seen: Seen, task: PlannedTask) -> str:
    """Name the lead for short, or say that there is none."""
    unit = seen.units.get(task.lead) if task.lead is not None else None
    return short(unit) if unit is not None else say("牵头未定", "no lead")


def short(unit: OrgUnit) -> str:
    """Name a unit for short."""
    return unit.short_name or unit.name


def listed(seen: Seen, wanted: Asked) -> list[tuple[TaskLine, str]]:
    """Give the tasks of a finding that is about tasks: whose clause is gone, or that no clause ordered."""
    found = (
        seen.matrix.of_gone_clauses(wanted.year)
        if wanted.show == "gone"
        else seen.matrix.without_clause(wanted.year)
    )
    return [(seen.tasks[task.key], lead_of(seen, task)) for task in found]


def stage_counts(counts: Counter[Stage]) -> list[tuple[Stage, str, int]]:
    """Give each stage with its words and how many."""
    return [(stage, say(*STAGE_WORDS[stage]), counts[stage]) for stage in Stage]


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit with what it leads and takes part in."""

    unit: OrgUnit
    leads: int
    part: int
    stages: list[tuple[Stage, str, int]]
    is_over: bool


def unit_lines(seen: Seen, year: int, *, limit: int) -> list[UnitLine]:
    """Give the units in official order."""
    leading, part = seen.matrix.leads(year), seen.matrix.takes_part(year)
    by_lead: dict[int, Counter[Stage]] = {}
    for task in seen.matrix.tasks:
        if task.year == year and task.lead is not None:
            by_lead.setdefault(task.lead, Counter())[task.stage] += 1
    return [
        UnitLine(
            unit, leading[key], part[key], stage_counts(by_lead.get(key, Counter())), leading[key] > limit
        )
        for key, unit in seen.units.items()
    ]

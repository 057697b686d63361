"""Rival names become vintages (名称映射): what a file of figures calls an estimate or an older download is one indicator.

A mapping is a CSV beside the figures; `docs/reference/plan-folders.md` gives its columns.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from gangmu.core.base.iso_periods import Length, Period, PeriodNotReadError
from gangmu.core.indicators.observations import Grade, Status
from gangmu.core.indicators.series import PriceBasis, Span
from gangmu.files.tables.cells import read_date, read_length
from gangmu.files.tables.columns import Column, Holds, Row, read_rows
from gangmu.files.tables.csv_reading import Grid, read_grid
from gangmu.files.tables.problems import CellError, Problem

_TAKEN: Final = ("definition", "breakdown", "basis", "span", "status", "grade")
COLUMNS: Final = (
    Column(name="name", required=True, headers=("名称",)),
    Column(name="source"),
    Column(name="periods", holds=Holds.PERIOD),
    Column(name="indicator", required=True),
    Column(name="definition"),
    Column(name="breakdown"),
    Column(name="basis", holds=Holds.CHOICE, choices=tuple(each.value for each in PriceBasis)),
    Column(name="span", holds=Holds.CHOICE, choices=tuple(each.value for each in Span)),
    Column(name="period"),
    Column(name="vintage"),
    Column(name="status", holds=Holds.CHOICE, choices=tuple(each.value for each in Status)),
    Column(name="grade", holds=Holds.CHOICE, choices=tuple(each.value for each in Grade)),
    Column(name="break_at", holds=Holds.NAMES),
    Column(name="break"),
    Column(name="note"),
)


@dataclass(frozen=True, slots=True)
class Mapping:
    """映射: the rows of a mapping, in the order in which they are tried."""

    file: str
    rows: tuple[Row, ...]

    def row_for(self, observation: Row) -> Row | None:
        """Give the first row that fits the name, the source title and the period of an observation."""
        return next((row for row in self.rows if _fits(row, observation)), None)


def _fits(rule: Row, observation: Row) -> bool:
    if rule["name"] != observation["indicator"] or rule["source"] not in observation["source_title"]:
        return False
    if not rule["periods"]:
        return True
    if not observation["period"]:
        return False
    held, period = Period(rule["periods"]), Period(observation["period"])
    return held.first <= period.first and period.last <= held.last


def read_mapping(data: bytes, *, file: str) -> tuple[Mapping, list[Problem]]:
    """Read a mapping, with its problems."""
    grid, problems = read_grid(data, file=file)
    return mapping_in(grid, problems, file=file)


def mapping_in(grid: Grid | None, problems: list[Problem], *, file: str) -> tuple[Mapping, list[Problem]]:
    """Give the mapping that a table holds, with its problems."""
    if grid is None:
        return Mapping(file, ()), problems
    rows, found = read_rows(grid, COLUMNS)
    return Mapping(file, rows), [*problems, *found, *(fault for row in rows for fault in _faults(file, row))]


def _faults(file: str, row: Row) -> list[Problem]:
    faults = []
    for column, check in (("vintage", _vintage_form), ("period", _period_form)):
        try:
            if row[column]:
                check(row[column])
        except CellError as fault:
            faults.append(
                Problem(
                    file=file, row=row.number, column=column, code=fault.code, parameters=fault.parameters
                )
            )
    return faults


def _vintage_form(text: str) -> str:
    return read_length(text) if text.startswith("P") else read_date(text)


def _period_form(text: str) -> str:
    try:
        return Period(text.replace("{year}", "2020")).text
    except PeriodNotReadError:
        raise CellError("cell.not_a_period", value=text) from None


def with_mapping(
    rows: Sequence[Row], mapping: Mapping, *, file: str, keeps_others: bool = False
) -> tuple[tuple[Row, ...], list[Problem]]:
    """Give observations their indicators and vintages.

    A name that the mapping lacks is told once and left out, or with `keeps_others` stays as it is.
    """
    mapped, unknown = list[Row](), dict[str, int]()
    for row in rows:
        rule = mapping.row_for(row)
        if rule is None and keeps_others:
            mapped.append(row)
        elif rule is None:
            unknown.setdefault(row["indicator"], row.number)
        else:
            mapped.append(_mapped(row, rule))
    problems = [
        Problem(
            file=file, row=number, column="indicator", code="mapping.unknown_name", parameters={"name": name}
        )
        for name, number in unknown.items()
    ]
    return tuple(mapped), problems


def _mapped(row: Row, rule: Row) -> Row:
    cells = dict(row.cells)
    cells["indicator"] = rule["indicator"]
    cells |= {name: rule[name] for name in _TAKEN if rule[name]}
    if rule["period"] and row["period"]:
        cells["period"] = Period(rule["period"].replace("{year}", row["period"][:4])).text
    if rule["vintage"] and not row["vintage"]:
        cells["vintage"] = _vintage(rule["vintage"], cells["period"])
    if rule["break"] and cells["period"] in rule["break_at"].split(";"):
        cells["break"] = rule["break"]
    return Row(row.number, cells)


def _vintage(rule: str, period: str) -> str:
    if rule.startswith("P"):
        return Length(rule).after(Period(period).last).isoformat()
    return read_date(rule)

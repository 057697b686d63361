"""Examining a file of figures (核对数据文件): its rows, what is wrong with them, and what is new in it. Nothing is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gangmu.core.base.quantities import canonical
from gangmu.files.plan_folders.checks import check_tables
from gangmu.files.plan_folders.folders import read_table
from gangmu.files.plan_folders.naming import with_codes
from gangmu.files.plan_folders.schema import BY_NAME
from gangmu.files.tables.columns import Row
from gangmu.files.tables.problems import Problem, Severity
from gangmu.web.accounts import queries as accounts
from gangmu.web.indicators import queries
from gangmu.web.indicators.folders.naming import row_key
from gangmu.web.outlines import queries as outlines
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import NOW

Kept = dict[str, str]  # key of an observation -> its value and unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """核对结果: what a file holds."""

    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]
    new: tuple[Row, ...]  # not kept yet
    known: int  # kept already, with the same value

    @property
    def faults(self) -> tuple[Problem, ...]:
        """Give what stops the file."""
        return tuple(each for each in self.problems if each.severity is Severity.FAULT)

    @property
    def doubts(self) -> tuple[Problem, ...]:
        """Give what looks like a slip."""
        return tuple(each for each in self.problems if each.severity is Severity.DOUBT)

    @property
    def may_be_taken(self) -> bool:
        """Tell whether nothing stops it."""
        return not self.faults and bool(self.new)


def examine(data: bytes, *, table: str, by: Actor, today: date) -> Examined:
    """Read a CSV as people save it and hold it against what the programme keeps."""
    schema = BY_NAME[table]
    rows, problems = read_table(data, schema)
    others = {name: kept for name, kept in _kept_tables(by).items() if name != table}
    named, found = with_codes({**others, table: rows})
    rows = named[table]
    problems += [each for each in found if each.file == schema.file]
    told = check_tables(named, outline=None, today=today)
    problems += [each for each in told if each.file == schema.file]
    new, known, differing = _against_kept(rows, table, by)
    problems += differing
    ordered = sorted(problems, key=lambda each: (each.row or 0, each.column or "", each.code))
    return Examined(rows=rows, problems=tuple(ordered), new=new, known=known)


def _kept_tables(by: Actor) -> dict[str, tuple[Row, ...]]:
    """Give what rows of a file may name: codes, names and aliases of what is kept."""
    places = [_row({"code": each.code, "name": each.name, "aliases": ";".join(each.aliases)})
              for each in queries.places(by, NOW)]  # fmt: skip
    indicators = [
        _row(
            {
                "code": each.code,
                "name": each.name,
                "aliases": ";".join(each.aliases),
                "unit": each.unit,
                "kind": each.kind,
            }
        )
        for each in queries.indicators(by, NOW)
    ]
    units = [_row({"code": each.code, "name": each.name, "short_name": each.short_name})
             for each in accounts.units(by, NOW)]  # fmt: skip
    themes = [_row({"code": each.code, "name": each.name}) for each in outlines.themes(by, NOW)]
    return {
        "places": tuple(places),
        "indicators": tuple(indicators),
        "units": tuple(units),
        "themes": tuple(themes),
    }


def _row(cells: Mapping[str, str]) -> Row:
    return Row(0, {name: text for name, text in cells.items() if text})


def _against_kept(rows: Sequence[Row], table: str, by: Actor) -> tuple[tuple[Row, ...], int, list[Problem]]:
    kept = _kept(table, by)
    new = tuple(row for row in rows if row_key(table, row) not in kept)
    problems = []
    for row in rows:
        there = kept.get(row_key(table, row))
        if table == "observations" and there and row["value"] and there != f"{row['value']} {row['unit']}":
            problems.append(
                Problem(
                    file=BY_NAME[table].file,
                    row=row.number,
                    column="value",
                    code="row.kept_differs",
                    parameters={"kept": there},
                )
            )
    return new, len(rows) - len(new), problems


def _kept(table: str, by: Actor) -> Kept:
    if table == "places":
        return {each.code: each.name for each in queries.places(by, NOW)}
    if table == "indicators":
        return {each.code: each.name for each in queries.indicators(by, NOW)}
    places = queries.places(by, NOW).by_id()
    indicators = queries.indicators(by, NOW).by_id()
    series = queries.series(by, NOW).by_id()
    found: Kept = {}
    for each in queries.observations(by, NOW):
        of = series[each.series_id]
        parts = (
            places[of.place_id].code, indicators[of.indicator_id].code, of.definition, of.breakdown, of.basis, of.span,
            each.period, str(each.vintage or ""),
        )  # fmt: skip
        found["|".join(parts)] = f"{canonical(each.value)} {each.unit}"
    return found

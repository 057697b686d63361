"""What must hold between the rows of a plan folder (核对): keys, spans, units, circles."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from gangmu.core.base.quantities import convertible
from gangmu.files.plan_folders.derived import formula_problems
from gangmu.files.plan_folders.doubts import doubts_of
from gangmu.files.plan_folders.schema import BY_NAME, Table
from gangmu.files.tables.columns import Row
from gangmu.files.tables.problems import Problem

Tables = Mapping[str, tuple[Row, ...]]


def check_tables(tables: Tables, *, outline: str | None, today: date | None) -> list[Problem]:
    """List what does not hold, table by table."""
    problems = []
    for name, rows in tables.items():
        table = BY_NAME[name]
        problems += _UNIQUE.get(name, _keys)(table, rows)
        problems += [found for row in rows for found in _span(table, row, outline)]
        problems += _circles(table, rows)
    units = {row["code"]: row["unit"] for row in tables.get("indicators", ())}
    problems += [found for row in tables.get("targets", ()) for found in _target(row, units)]
    problems += [found for row in tables.get("observations", ()) for found in _unit(row, units)]
    problems += formula_problems(tables.get("indicators", ()))
    return problems + doubts_of(tables, today=today)


def _at(table: Table, row: Row, column: str | None, problem: str, /, **parameters: str) -> Problem:
    return Problem(file=table.file, code=problem, row=row.number, column=column, parameters=parameters)


def _keys(table: Table, rows: tuple[Row, ...]) -> list[Problem]:
    first: dict[str, int] = {}
    problems = []
    for row in rows:
        code = row["code"]
        if code in first:
            problems.append(_at(table, row, "code", "key.twice", code=code, first=str(first[code])))
        elif code:
            first[code] = row.number
    return problems


def _vintages(table: Table, rows: tuple[Row, ...]) -> list[Problem]:
    """Tell a row that stands twice from two values that claim one vintage."""
    first: dict[tuple[str, ...], Row] = {}
    problems = []
    for row in rows:
        key = tuple(row[name] or ("period" if name == "span" else "") for name in table.key)
        earlier = first.setdefault(key, row)
        if earlier is row or not row["value"]:
            continue
        same = (earlier["value"], earlier["unit"]) == (row["value"], row["unit"])
        if same or row["vintage"]:
            code = "row.twice" if same else "row.two_values"
            problems.append(_at(table, row, "value", code, first=str(earlier.number)))
        else:
            problems.append(_at(table, row, "value", "row.two_undated", **_both(earlier, row)))
    return problems


def _both(earlier: Row, row: Row) -> dict[str, str]:
    """Give what two rows without a day of publication say, and by which source."""
    return {
        "first": str(earlier.number),
        "first_source": earlier["source_title"],
        "first_value": f"{earlier['value']} {earlier['unit']}".rstrip(),
        "own_source": row["source_title"],
        "own_value": f"{row['value']} {row['unit']}".rstrip(),
    }


def _definitions(table: Table, rows: tuple[Row, ...]) -> list[Problem]:
    """Tell a definition that stands twice for one indicator and period."""
    first: dict[tuple[str, str], int] = {}
    problems = []
    for row in rows:
        earlier = first.setdefault((row["indicator"], row["from_period"]), row.number)
        if earlier != row.number:
            problems.append(_at(table, row, "from_period", "row.twice", first=str(earlier)))
    return problems


_UNIQUE: Final = {"observations": _vintages, "definitions": _definitions}


def _span(table: Table, row: Row, outline: str | None) -> list[Problem]:
    if not (row["start"] or row["end"]):
        return []
    if not (row["start"] and row["end"]):
        return [_at(table, row, "end" if row["start"] else "start", "span.half")]
    start, end = int(row["start"]), int(row["end"])
    if end <= start:
        return [_at(table, row, "end", "span.reversed")]
    if outline is None:
        return [_at(table, row, "start", "span.without_text")]
    if end > len(outline):
        return [_at(table, row, "end", "span.outside", length=f"{len(outline):,}")]
    return _quoted(table, row, outline[start:end])


def _quoted(table: Table, row: Row, found: str) -> list[Problem]:
    """Check what a row quotes against the text: `words` whole, `opening` from the first character on."""
    if table.name == "targets" and not row["supplied"] and row["words"] and row["words"] != found.strip():
        return [_at(table, row, "words", "span.words_differ", found=found[:60])]
    if row["opening"] and not found.startswith(row["opening"]):
        return [_at(table, row, "opening", "span.words_differ", found=found[:12])]
    return []


def _circles(table: Table, rows: tuple[Row, ...]) -> list[Problem]:
    parents = {row["code"]: row["parent"] for row in rows if row["parent"]}
    problems = []
    for row in rows:
        seen, code = set[str](), row["code"]
        while code in parents and code not in seen:
            seen.add(code)
            code = parents[code]
        if code in seen and code == row["code"]:
            problems.append(_at(table, row, "parent", "ref.circle", code=code))
    return problems


def _target(row: Row, units: Mapping[str, str]) -> list[Problem]:
    table, comparison = BY_NAME["targets"], row["comparison"]
    if comparison == "keep_pace":
        named = row["reference"] or row["reference_words"]
        return [] if named else [_at(table, row, "reference", "target.without_reference")]
    if comparison in ("", "qualitative"):
        return []
    for column in ("value", "value_high") if comparison == "range" else ("value",):
        if not row[column]:
            return [_at(table, row, column, "target.without_value", comparison=comparison)]
    wanted = units.get(row["indicator"], "")
    rate = row["basis"] in ("growth", "change")
    if not wanted or not row["unit"] or convertible(row["unit"], "%" if rate and _is_share(row) else wanted):
        return []
    return [_at(table, row, "unit", "unit.does_not_fit", unit=row["unit"], wanted=wanted)]


def _is_share(row: Row) -> bool:
    """A growth is a share whatever grows; so is a change that is told in per cent or points."""
    return row["basis"] == "growth" or convertible(row["unit"], "%")


def _unit(row: Row, units: Mapping[str, str]) -> list[Problem]:
    wanted = units.get(row["indicator"])
    if not wanted or not row["unit"] or convertible(row["unit"], wanted):
        return []
    return [_at(BY_NAME["observations"], row, "unit", "unit.does_not_fit", unit=row["unit"], wanted=wanted)]

"""Figures held against what is kept (核对数据): units, slips, vintages, breaks, what is new and what is not."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gangmu.core.base.iso_periods import Period
from gangmu.files.plan_folders.checks import check_tables
from gangmu.files.plan_folders.naming import with_codes
from gangmu.files.plan_folders.schema import BY_NAME
from gangmu.files.tables.columns import Row
from gangmu.files.tables.problems import Problem, Severity
from gangmu.web.indicators.examining.kept import Kept
from gangmu.web.indicators.folders.naming import row_key

_SCHEMA = BY_NAME["observations"]
_PARTS = ("definition", "breakdown", "basis", "span")


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """所比: rows with codes, what is wrong, what is new."""

    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]
    new: tuple[Row, ...]
    breaks: Mapping[int, str]


_STANDS_TWICE = ("row.twice", "row.two_values", "row.two_undated")


def hold(rows: Sequence[Row], kept: Kept, *, soft: frozenset[int], today: date) -> Held:
    """Hold observations against what is kept. `soft` are rows that are passed over where nothing answers to them."""
    named, problems = with_codes({**kept.named, "observations": tuple(rows)})
    unknown = {each.row for each in problems if each.file == _SCHEMA.file}
    dropped = {number for number in unknown if number in soft}
    told = [each for each in problems if each.file == _SCHEMA.file and each.row not in dropped]
    found = tuple(_with_series(row, kept) for row in named["observations"] if row.number not in dropped)
    told += [_no_growth(row) for row in rows if row.number in dropped]
    told += _against_time(found, kept)
    tables = {**kept.named, "observations": (*kept.values, *found)}
    told += [
        each
        for each in check_tables(tables, outline=None, today=today)
        if each.file == _SCHEMA.file and each.row
    ]
    new, differing = _against_kept(found, kept)
    # A value that is kept already is told of as such, not as one that stands twice.
    known = {row.number for row in found} - {row.number for row in new}
    told = [each for each in told if not (each.row in known and each.code in _STANDS_TWICE)]
    return Held(rows=found, problems=(*told, *differing), new=new, breaks=_breaks(new, kept))


def _with_series(row: Row, kept: Kept) -> Row:
    """Where a file does not say how a value is counted, the definition does, or the one series that is kept of it."""
    if any(row[name] for name in _PARTS):
        return row
    of = kept.series.get((row["place"], row["indicator"]), ())
    of = tuple(parts for parts in of if not parts[-1]) or of  # a total since the year began says so itself
    if len(of) == 1:
        return Row(row.number, {**row.cells, **dict(zip(_PARTS, of[0], strict=True))})
    basis = kept.bases.get(row["indicator"], "")
    return Row(row.number, {**row.cells, "basis": basis}) if basis else row


def _no_growth(row: Row) -> Problem:
    return Problem(
        file=_SCHEMA.file,
        code="row.no_growth_indicator",
        row=row.number,
        column="value",
        severity=Severity.REMARK,
        parameters={"name": row["indicator"]},
    )


def _against_time(rows: Sequence[Row], kept: Kept) -> list[Problem]:
    """Doubt values of an indicator for periods after it was retired."""
    return [
        Problem(
            file=_SCHEMA.file,
            code="indicator.retired",
            row=row.number,
            column="period",
            severity=Severity.DOUBT,
            parameters={"day": day},
        )
        for row in rows
        if (day := kept.retired.get(row["indicator"]))
        and row["period"]
        and Period(row["period"]).first.isoformat() > day
    ]


def _key(row: Row) -> str:
    return row_key("observations", row)


def _against_kept(rows: Sequence[Row], kept: Kept) -> tuple[tuple[Row, ...], list[Problem]]:
    """Tell new values from those kept; another value under a vintage that is taken is a fault."""
    there = {_key(row): f"{row['value']} {row['unit']}".rstrip() for row in kept.values}
    dated = {
        (*_key(row).split("|")[:7], row["value"], row["unit"], row["source_title"]) for row in kept.values
    }
    new, problems = [], []
    for row in rows:
        value = f"{row['value']} {row['unit']}".rstrip()
        same = there.get(_key(row))
        if same is None:
            undated = (*_key(row).split("|")[:7], row["value"], row["unit"], row["source_title"])
            if row["vintage"] or undated not in dated:
                new.append(row)
        elif same != value and row["value"]:
            problems.append(
                Problem(
                    file=_SCHEMA.file,
                    row=row.number,
                    column="value",
                    code="row.kept_differs" if row["vintage"] else "row.kept_undated",
                    parameters={"kept": same},
                )
            )
    return tuple(new), problems


def _breaks(rows: Sequence[Row], kept: Kept) -> dict[int, str]:
    """Flag the first value of each series under a new definition, unless its row says so itself."""
    first: dict[tuple[str, ...], Period] = {}
    series: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in (*kept.values, *rows):
        if row["period"]:
            series[tuple(_key(row).split("|")[:6])].append(row)
    found: dict[int, str] = {}
    for key, values in series.items():
        for start, definition in kept.definitions.get(key[1], ()):
            after = [row for row in values if Period(row["period"]).first >= start.first]
            before = [row for row in values if Period(row["period"]).first < start.first]
            if not after or not before:
                continue
            first[key] = min(Period(row["period"]) for row in after)
            for row in after:
                if row.number and Period(row["period"]) == first[key] and not row["break"]:
                    found[row.number] = f"口径自{start}起调整：{definition}"[:300]
    return found

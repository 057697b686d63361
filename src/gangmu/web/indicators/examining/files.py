"""Examining a file: from the cells that were found apart to rows that may be taken."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from gangmu.core.base.refusal_words.reasons import Spoken
from gangmu.files.plan_folders.checks import check_tables
from gangmu.files.plan_folders.naming import with_codes
from gangmu.files.plan_folders.schema import BY_NAME
from gangmu.files.tables.columns import Row
from gangmu.files.tables.layouts.figures import Context
from gangmu.files.tables.layouts.raw_rows import Gathered, Spot, canonical_rows, located
from gangmu.files.tables.layouts.reading import read_layouts
from gangmu.files.tables.mappings import Mapping as Names
from gangmu.files.tables.mappings import with_mapping
from gangmu.files.tables.problems import Problem, Severity
from gangmu.files.tables.sheets import Sheet
from gangmu.web.indicators.examining.examined import Examined
from gangmu.web.indicators.examining.figures import hold
from gangmu.web.indicators.examining.kept import Kept, kept_by
from gangmu.web.indicators.examining.registering import registered, with_one_name
from gangmu.web.indicators.examining.targets import hold_targets
from gangmu.web.record.actors import Actor

# Required of an observation, and told of once for the whole file where the clerk can say it for all of it.
_FOR_ALL = {
    "source_title": "file.without_source",
    "place": "file.without_place",
    "period": "file.without_period",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Says:
    """所述: what the clerk says of a whole file, and how its names are to be read."""

    table: str
    context: Context
    file: str = ""
    mapping: Names | None = None
    adds: bool = False


def examine(sheets: Sequence[Sheet], says: Says, *, by: Actor, today: date) -> Examined:
    """Read the cells of a file and hold its rows against what the programme keeps."""
    kept = kept_by(by, values=says.table in ("observations", "targets"))
    mapped = [row["name"] for row in says.mapping.rows] if says.mapping else []
    names = (*kept.names_of_indicators(), *mapped)
    context = replace(says.context, names=names, codes=kept.codes_of_indicators)
    gathered = read_layouts(sheets, table=says.table, context=context, file=says.file)
    if says.table in ("indicators", "places"):
        return _a_list(gathered, says, kept)
    return _figures(gathered, says, kept, by=by, today=today)


def _figures(gathered: Gathered, says: Says, kept: Kept, *, by: Actor, today: date) -> Examined:
    problems = list(gathered.problems)
    spots: dict[int, Spot] = {}
    targets, found, told = hold_targets(gathered, kept, by=by, first=1, file=says.file)
    spots |= found
    kept = replace(
        kept, named={**kept.named, "indicators": (*kept.named["indicators"], *targets["indicators"])}
    )
    raw = gathered.rows.get("observations", ())
    rows, found, faults = canonical_rows(
        BY_NAME["observations"], raw, file=says.file, first=1 + len(spots), given=tuple(_FOR_ALL)
    )
    spots |= found
    soft = frozenset(number for number, each in zip(found, raw, strict=True) if each.soft)
    faults += told + _for_all(rows, found, says.file)
    if says.mapping is not None:
        rows = list(with_mapping(rows, says.mapping, file=says.file, keeps_others=True)[0])
    settled = with_one_name(rows, kept.named)
    new: dict[str, tuple[Row, ...]] = {"places": (), **targets}
    if says.adds:
        more = registered([row for row in settled if row.number not in soft], kept.named)
        kept = replace(kept, named={name: (*told, *more.get(name, ())) for name, told in kept.named.items()})
        new |= {"places": more["places"], "indicators": (*targets["indicators"], *more["indicators"])}
        problems += [_new(each, "place.new", says.file) for each in more["places"]]
        problems += [_new(each, "indicator.new", says.file) for each in more["indicators"]]
    whole = [row for row in settled if all(row[name] for name in ("value", *_FOR_ALL))]
    held = hold(whole, kept, soft=soft, today=today)
    problems += [located(each, spots) for each in (*faults, *held.problems)]
    return _examined(
        {"indicators": targets["indicators"], "targets": targets["targets"], "observations": held.rows},
        {**new, "observations": held.new},
        problems,
        spots,
        doubts=held.problems,
        breaks=dict(held.breaks),
        empty=not raw and not gathered.rows.get("indicators"),
        file=says.file,
    )


def _examined(
    rows: dict[str, tuple[Row, ...]],
    new: dict[str, tuple[Row, ...]],
    problems: list[Problem],
    spots: dict[int, Spot],
    *,
    doubts: Sequence[Problem],
    breaks: dict[int, str],
    empty: bool,
    file: str,
) -> Examined:
    if empty and not any(each.severity is Severity.FAULT for each in problems):
        problems = [*problems, Problem(file=file, code="file.nothing_found")]
    problems = [_in_words(each) for each in problems]
    order = {Severity.FAULT: 0, Severity.DOUBT: 1, Severity.REMARK: 2}
    ordered = sorted(
        problems, key=lambda each: (order[each.severity], each.row or 0, each.cell or "", each.code)
    )
    numbers = {row.number for table in new.values() for row in table}
    found = {row.number for table in rows.values() for row in table}
    return Examined(
        rows=rows,
        spots=spots,
        problems=tuple(ordered),
        doubtful=frozenset(
            each.row for each in doubts if each.severity is Severity.DOUBT and each.row in numbers
        ),
        new=new,
        known=len(found - numbers),
        breaks=breaks,
    )


_REGISTERS: Final = {
    "places.csv": Spoken("登记的地方", "The register of places"),
    "indicators.csv": Spoken("定义过的指标", "The list of indicators"),
    "units.csv": Spoken("登记的单位", "The register of units"),
    "themes.csv": Spoken("主题", "The list of themes"),
}


def _in_words(problem: Problem) -> Problem:
    """Say where a name is missing as an office calls it, not as a plan folder names its file."""
    table = _REGISTERS.get(problem.parameters.get("table", ""))
    return replace(problem, parameters={**problem.parameters, "table": table}) if table else problem


def _new(row: Row, code: str, file: str) -> Problem:
    return Problem(file=file, code=code, severity=Severity.REMARK, parameters={"name": row["name"]})


def _for_all(rows: Sequence[Row], spots: Mapping[int, Spot], file: str) -> list[Problem]:
    """Tell how many figures lack what the clerk can say for all of them; where the table has a column for it, which."""
    problems = []
    for name, code in _FOR_ALL.items():
        lacking = [row for row in rows if not row[name] and row["value"]]
        if any(name in spots[row.number].cells for row in lacking):
            problems += [
                Problem(file=file, code="cell.required", row=row.number, column=name) for row in lacking
            ]
        elif lacking:
            problems.append(Problem(file=file, code=code, parameters={"count": f"{len(lacking):,}"}))
    return problems


def _a_list(gathered: Gathered, says: Says, kept: Kept) -> Examined:
    """Hold a list of places or definitions against those kept."""
    table = BY_NAME[says.table]
    rows, spots, problems = canonical_rows(table, gathered.rows.get(says.table, ()), file=says.file, first=1)
    others = {name: each for name, each in kept.named.items() if name != says.table}
    named, found = with_codes({**others, says.table: tuple(rows)})
    problems += [each for each in found if each.file == table.file]
    problems += [each for each in check_tables(named, outline=None, today=None) if each.file == table.file]
    there = {row["code"] for row in kept.named[says.table]}
    whole = named[says.table]
    return _examined(
        {says.table: whole},
        {says.table: tuple(row for row in whole if row["code"] not in there)},
        [*gathered.problems, *(located(each, spots) for each in problems)],
        dict(spots),
        doubts=(),
        breaks={},
        empty=not rows,
        file=says.file,
    )

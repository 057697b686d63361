"""Defining indicators (定义指标): what is measured, in what, by whom confirmed; revised with dated versions; retired."""

from collections.abc import Mapping
from datetime import date, datetime

from gangmu.core.base.iso_periods import Period
from gangmu.core.base.quantities import convertible
from gangmu.core.base.refusal_words.reasons import Spoken
from gangmu.files.plan_folders.checks import check_tables
from gangmu.files.plan_folders.naming import with_codes
from gangmu.files.plan_folders.schema import BY_NAME
from gangmu.files.tables.cells import read_period
from gangmu.files.tables.columns import Row, read_row
from gangmu.files.tables.problems import CellError, Problem
from gangmu.web.accounts.models import OrgUnit
from gangmu.web.accounts.scopes import require
from gangmu.web.indicators import queries
from gangmu.web.indicators.actions.figures import indicator_from
from gangmu.web.indicators.examining.kept import kept_by
from gangmu.web.indicators.models import DefinitionVersion, Indicator, Series
from gangmu.web.indicators.refusals import (
    AuthorityIsScoredError,
    IndicatorCodeTakenError,
    IndicatorFaultyError,
)
from gangmu.web.record.actors import Actor
from gangmu.web.record.asof import rows_at
from gangmu.web.record.commits import Commit, commit
from gangmu.web.record.moments import NOW
from gangmu.web.record.once import once

TABLE = BY_NAME["indicators"]
_DEFINED_BY = ("definition", "definition_en", "basis")


@once("indicators.indicator_defined")
def define_indicator(
    cells: Mapping[str, str], *, from_period: str = "", on: date, by: Actor, at: datetime, key: str
) -> Indicator:
    """Define an indicator (定义指标)."""
    require(by, "create", Indicator)
    made = _read(cells, by)
    if queries.indicators(by, NOW).filter(code=made.code).exists():
        raise IndicatorCodeTakenError(code=made.code)
    period = _period(from_period)
    with commit("indicators.indicator_defined", by=by, at=at, key=key) as opened:
        opened.add(made)
        if period:
            opened.add(_version(made, period, {"is_break": False}, on=on, by=by))
    return made


@once("indicators.indicator_revised")
def revise_indicator(
    indicator: Indicator,
    cells: Mapping[str, str],
    *,
    from_period: str = "",
    is_break: bool = True,
    source_title: str = "",
    on: date,
    by: Actor,
    at: datetime,
    key: str,
    seen: int,
) -> Indicator:
    """Revise an indicator (修订指标). Another definition is a version of its own, and a break unless it says not."""
    row = queries.indicators(by, NOW, verb="update").get(id=indicator.pk)
    made = _read({**cells, "code": row.code}, by)
    _see_that_units_fit(row, made)
    redefined = any(getattr(row, name) != getattr(made, name) for name in _DEFINED_BY)
    period = _period(from_period)
    if redefined and not period and (row.definition or row.basis):
        raise IndicatorFaultyError(
            field="from_period",
            fault=Spoken("口径变了，要写明从哪一期起。", "Another definition needs its first period."),
        )
    names = [
        column.name for column in TABLE.columns if column.name not in ("code", "retired_on", "retired_why")
    ]
    changes = {name: getattr(made, name) for name in names}
    with commit("indicators.indicator_revised", by=by, at=at, key=key) as opened:
        row = opened.replace(row, changes, version=seen)
        if redefined and period:
            _add_version(
                opened, row, period, {"is_break": is_break, "source_title": source_title}, on=on, by=by
            )
    return row


@once("indicators.indicator_retired")
def retire_indicator(
    indicator: Indicator, *, why: str, on: date, by: Actor, at: datetime, key: str, seen: int
) -> Indicator:
    """Retire an indicator (停用指标): its values stay, none is expected any more."""
    row = queries.indicators(by, NOW, verb="update").get(id=indicator.pk)
    if not why.strip():
        raise IndicatorFaultyError(
            field="retired_why", fault=Spoken("停用要写明原因。", "Say why it is retired.")
        )
    with commit("indicators.indicator_retired", by=by, at=at, key=key) as opened:
        return opened.replace(row, {"retired_on": on, "retired_why": why.strip()[:300]}, version=seen)


@once("indicators.indicator_restored")
def restore_indicator(indicator: Indicator, *, by: Actor, at: datetime, key: str, seen: int) -> Indicator:
    """Keep a retired indicator again (恢复指标)."""
    row = queries.indicators(by, NOW, verb="update").get(id=indicator.pk)
    with commit("indicators.indicator_restored", by=by, at=at, key=key) as opened:
        return opened.replace(row, {"retired_on": None, "retired_why": ""}, version=seen)


def _read(cells: Mapping[str, str], by: Actor) -> Indicator:
    """Read what a form says of an indicator by the same rules as a table, or refuse its first fault."""
    texts = {column: cells.get(column.name, "").strip() for column in TABLE.columns}
    row, problems = read_row(TABLE.file, 1, texts)
    _refuse(problems)
    kept = kept_by(by, values=False)
    named = {name: rows for name, rows in kept.named.items() if name != "indicators"}
    others = tuple(each for each in kept.named["indicators"] if each["code"] != row["code"])
    coded, problems = with_codes({**named, "indicators": (*others, row)})
    _refuse([each for each in problems if each.row == 1])
    problems = check_tables({**coded}, outline=None, today=None)
    _refuse([each for each in problems if each.file == TABLE.file and each.row == 1])
    units = {each.code: each for each in rows_at(OrgUnit, NOW, programme_id=by.programme_id)}
    made = indicator_from(_last(coded["indicators"]), units)
    if made.authority_unit is not None and made.authority_unit == made.responsible:
        raise AuthorityIsScoredError(unit=made.authority_unit.name)
    return made


def _last(rows: tuple[Row, ...]) -> Row:
    return rows[-1]


def _refuse(problems: list[Problem]) -> None:
    if problems:
        first = problems[0]
        fault = Spoken(first.message(), first.message("en"))
        raise IndicatorFaultyError(field=first.column or "", fault=fault, where=first.column)


def _period(text: str) -> str:
    try:
        return read_period(text) if text.strip() else ""
    except CellError as fault:
        problem = Problem(file="", code=fault.code, column="from_period", parameters=fault.parameters)
        _refuse([problem])
        raise


def _see_that_units_fit(row: Indicator, made: Indicator) -> None:
    """Values that are kept must stay readable in the indicator's unit."""
    if convertible(row.unit, made.unit):
        return
    if rows_at(Series, NOW, programme_id=row.programme_id).filter(indicator=row.pk).exists():
        fault = Spoken(
            f"已有以“{row.unit}”计的数，换不成“{made.unit}”。",
            f"Values are kept in “{row.unit}”, which cannot be told in “{made.unit}”.",
        )
        raise IndicatorFaultyError(field="unit", fault=fault)


def _version(
    row: Indicator, period: str, more: Mapping[str, object], *, on: date, by: Actor
) -> DefinitionVersion:
    defined = {name: getattr(row, name) for name in _DEFINED_BY}
    return DefinitionVersion(
        indicator=row,
        from_period=Period(period).text,
        decided_by_id=by.post_id,
        decided_on=on,
        **defined,
        **more,
    )


def _add_version(
    opened: Commit, row: Indicator, period: str, more: Mapping[str, object], *, on: date, by: Actor
) -> None:
    """Add a version; one of the same period that is put right is superseded."""
    made = _version(row, period, more, on=on, by=by)
    kept = rows_at(DefinitionVersion, NOW).filter(indicator=row.pk, from_period=made.from_period).first()
    if kept is None:
        opened.add(made)
        return
    names = (*_DEFINED_BY, *more, "decided_by_id", "decided_on")
    opened.replace(kept, {name: getattr(made, name) for name in names}, version=kept.version)

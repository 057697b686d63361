"""An indicator as a file (下载): every published value in the form of a plan folder, and the outlook beside it."""

from datetime import date
from decimal import Decimal
from operator import attrgetter

from gangmu.core.base.quantities import canonical
from gangmu.files.plan_folders.schema import BY_NAME
from gangmu.files.tables.csv_writing import csv_text
from gangmu.files.xlsx.writing import Value, WrittenSheet, workbook
from gangmu.web.doors.languages import say
from gangmu.web.indicators import queries
from gangmu.web.indicators.models import Observation, Place, Series
from gangmu.web.indicators.pages.targets import Hanging, hanging_targets
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import Moment

COLUMNS = (
    "place indicator definition breakdown basis span period vintage value unit status source_title source_url grade break "
    "note note_en"
).split()
_SAME = attrgetter(
    "period", "vintage", "value", "unit", "status", "source_title", "source_url", "grade", "break_before", "note", "note_en"
)  # fmt: skip
_VALUE = COLUMNS.index("value")


def figures_csv(actor: Actor, moment: Moment, code: str) -> str:
    """Give all published values of an indicator as a CSV in the form of a plan folder."""
    return csv_text(COLUMNS, _rows(actor, moment, code), mark=True)


def figures_workbook(actor: Actor, moment: Moment, code: str, *, on: date, home: str) -> bytes:
    """Give the same as a workbook, figures as numbers, with a sheet of the outlook and one of the targets."""
    rows: list[list[Value]] = [
        [Decimal(cell) if k == _VALUE else cell for k, cell in enumerate(row)]
        for row in _rows(actor, moment, code)
    ]
    hanging = hanging_targets(actor, moment, code, on=on)
    sheets = [WrittenSheet(name=say("数据", "Values"), rows=[COLUMNS, *rows])]
    if hanging:
        targets = [_TARGET_COLUMNS, *(_target(each) for each in hanging)]
        sheets.append(WrittenSheet(name=say("目标", "Targets"), rows=targets))
    fans = [row for each in hanging for row in _fan(each)]
    if fans:
        header = ("target", "made_on", "year", "p10", "p25", "median", "p75", "p90", "unit", "method", "rule")
        sheets.append(WrittenSheet(name=say("展望", "Outlook"), rows=[header, *fans]))
    return workbook(sheets)


_TARGET_COLUMNS = ("target", "words", "due", "wanted", "unit", "standing", "on", "chance", "needed", "so_far")


def _target(each: Hanging) -> list[Value]:
    target, verdict = each.judgement.target, each.judgement.verdict
    outlook = next(iter(each.outlooks), None)
    return [
        each.promise.code,
        each.promise.words,
        each.promise.due,
        target.value,
        target.unit,
        verdict.standing.value,
        verdict.on.isoformat(),
        outlook.chance if outlook else None,
        outlook.needed if outlook else None,
        outlook.so_far if outlook else None,
    ]


def _fan(each: Hanging) -> list[list[Value]]:
    return [
        [
            each.promise.code, outlook.made_on.isoformat(), int(row[0]), *(Decimal(value) for value in row[1:]),
            outlook.unit, outlook.method, f"{outlook.rule} {outlook.rule_version}",
        ]
        for outlook in each.outlooks
        for row in outlook.fan
    ]  # fmt: skip


def _rows(actor: Actor, moment: Moment, code: str) -> list[list[str]]:
    indicator = queries.indicators(actor, moment).get(code=code)
    series = queries.series(actor, moment).filter(indicator=indicator.pk).by_id()
    places = queries.places(actor, moment).by_id(each.place_id for each in series.values())
    rows = list(queries.observations(actor, moment).filter(series__in=list(series)))
    assert set(COLUMNS) <= {column.name for column in BY_NAME["observations"].columns}
    return sorted(_cells(each, series[each.series_id], places, code) for each in rows)


def _cells(row: Observation, series: Series, places: dict[int, Place], code: str) -> list[str]:
    of = [
        places[series.place_id].code, code, series.definition, series.breakdown, series.basis, series.span,
    ]  # fmt: skip
    period, vintage, value, *rest = _SAME(row)
    return [*of, period, str(vintage or ""), canonical(value), *(each or "" for each in rest)]

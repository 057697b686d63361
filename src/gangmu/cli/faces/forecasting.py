"""How forecasts look to a person: a table of years, and why; to a program: rows of JSON."""

import json
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache, partial
from typing import Final

from gangmu.cli.faces.sheets import Sheet, cut, padded, shown
from gangmu.cli.languages import say, spoken
from gangmu.core.base import quantities
from gangmu.core.forecasting.bulk import ForecastRow
from gangmu.core.forecasting.panels import LeftOut

ROWS_SHOWN: Final = 200
LEFT_OUT_SHOWN: Final = 20
_NUMBER_CELLS, _YEAR_CELLS, _CHANCE_CELLS = 12, 6, 8


def json_of(rows: Sequence[ForecastRow]) -> str:
    """Write rows as one JSON list, a line a row; figures are numbers with the digits they are stated in."""
    quoted = cache(partial(json.dumps, ensure_ascii=False))  # names and methods come again and again
    lines = ",\n".join(
        f' {{"place": {quoted(row.place)}, "indicator": {quoted(row.indicator)}, "origin": {row.origin}, '
        f'"year": {row.year}, "median": {row.median}, "p10": {row.p10}, "p25": {row.p25}, "p75": {row.p75}, '
        f'"p90": {row.p90}, "chance": {"null" if row.chance is None else row.chance}, '
        f'"method": {quoted(row.method)}, "n": {row.n}}}'
        for row in rows
    )
    return f"[\n{lines}\n]\n"


def forecast_face(rows: Sequence[ForecastRow], sheet: Sheet, *, notes: Sequence[str]) -> str:
    """Set forecasts for a terminal, a table a series; one series is told with its reasons."""
    asked = any(row.chance is not None for row in rows)
    named: tuple[str, str] | None = None
    for row in rows[:ROWS_SHOWN]:
        if named != (row.place, row.indicator):
            named = row.place, row.indicator
            sheet.head(f"{shown(row.place)} · {shown(row.indicator)}")
            sheet.line(_head(asked, sheet))
        sheet.line(_line(row, asked))
    if len(rows) > ROWS_SHOWN:
        left = len(rows) - ROWS_SHOWN
        sheet.line(
            sheet.say(f"还有 {left} 行，用 --json 看全部。", f"{left} more rows; --json gives all of them.")
        )
    if notes:
        sheet.line()
        for note in notes:
            sheet.paragraph(note, first=sheet.say("· ", "- "), indent=2)
    sheet.line()
    sheet.paragraph(_caption(sheet), quiet=True)
    return sheet.text()


def _caption(sheet: Sheet) -> str:
    return sheet.say(
        "10%、25%、75%、90% 是不超过这个数的可能性。只用起点年及以前的数；回测成绩见 --reliability。",
        "10%, 25%, 75%, 90%: the chance of no more than this. Nothing later than the origin is used; --reliability "
        "says how such forecasts fared.",
    )


def _head(asked: bool, sheet: Sheet) -> str:
    names = ["10%", "25%", sheet.say("中位", "median"), "75%", "90%"]
    line = padded(sheet.say("年", "year"), _YEAR_CELLS) + "".join(
        padded(name, _NUMBER_CELLS, right=True) for name in names
    )
    return line + padded(sheet.say("可能性", "chance"), _CHANCE_CELLS + 1, right=True) if asked else line


def _line(row: ForecastRow, asked: bool) -> str:
    values = (row.p10, row.p25, row.median, row.p75, row.p90)
    line = padded(str(row.year), _YEAR_CELLS) + "".join(
        padded(_number(value), _NUMBER_CELLS, right=True) for value in values
    )
    if asked and row.chance is not None:
        line += padded(quantities.shown(row.chance * 100, 1) + "%", _CHANCE_CELLS + 1, right=True)
    return line


def _number(value: Decimal) -> str:
    return cut(quantities.shown(value), _NUMBER_CELLS - 1)


def left_out_lines(left_out: Sequence[LeftOut]) -> Iterator[str]:
    """Say which series were left out and why, the first twenty of them."""
    for each in left_out[:LEFT_OUT_SHOWN]:
        yield say("未预测：", "left out: ") + each.refusal.message(spoken())
    if len(left_out) > LEFT_OUT_SHOWN:
        left = len(left_out) - LEFT_OUT_SHOWN
        yield say(
            f"还有 {left} 个序列未预测，用 --json 看全部。",
            f"{left} more series left out; --json lists all of them.",
        )

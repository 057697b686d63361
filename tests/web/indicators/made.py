"""Builders of figures: an invented city, its peers, and files as people save them."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from gangmu.files.tables.columns import Row
from gangmu.files.tables.sheets_apart import plain_sheets
from gangmu.web.indicators.actions.figures import Figures, take_in_figures
from gangmu.web.indicators.actions.files import bring_figures
from gangmu.web.indicators.actions.filing import Filing, file_value
from gangmu.web.indicators.models import FigureFile, Indicator, Observation
from gangmu.web.record.actors import Actor, operator
from gangmu.web.record.models import Programme
from gangmu.web.record.stored import keep
from web.builders import a_key, an_actor, an_instant, an_office_clerk, changed

GDP = {"code": "gdp", "name": "地区生产总值", "unit": "亿元", "kind": "level", "aliases": "经济总量"}
PEOPLE = {"code": "people", "name": "常住人口", "unit": "万人", "kind": "count", "timing": "stock"}


def a_row(**cells: str) -> Row:
    return Row(0, cells)


def a_place(code: str = "yunchuan", name: str = "云川", **cells: str) -> Row:
    return a_row(**{"code": code, "name": name, "note": "内部记事"} | cells)


def a_value(period: str, value: str, **cells: str) -> Row:
    known = {
        "place": "yunchuan",
        "indicator": "gdp",
        "basis": "current",
        "unit": "亿元",
        "source_title": "云川统计公报",
    }
    return a_row(**known | {"period": period, "value": value} | cells)


def figures(
    programme: Programme,
    *values: Row,
    places: Sequence[Row] = (),
    indicators: Sequence[dict[str, str]] = (GDP, PEOPLE),
    effective: date | None = None,
) -> None:
    """Take figures in."""
    take_in_figures(
        Figures(
            places=places or (a_place(),),
            indicators=[a_row(**each) for each in indicators],
            observations=values,
        ),
        by=operator(programme.pk),
        at=an_instant(),
        key=a_key(),
        effective=effective,
    )


def some_figures(programme: Programme, *, places: int, years: int) -> None:
    rows = [a_place(f"p{number}", f"第{number}市") for number in range(places)]
    values = [
        a_value(str(2020 + year), str(1000 + year), place=f"p{number}", vintage=f"{2021 + year}-03-31")
        for number in range(places)
        for year in range(years)
    ]
    figures(programme, *values, places=rows)


def a_file(programme: Programme, data: bytes, *, by: Actor | None = None, **fields: Any) -> FigureFile:
    """A file of figures that was brought. Its cells are found here, not in a process of its own, which is slow."""
    name = fields.pop("name", "数据.csv")
    text = json.dumps(plain_sheets(data, name=name), ensure_ascii=False)
    return bring_figures(
        keep([data], name=name),
        keep([text.encode()], name=name),
        name=name,
        table=fields.pop("table", "observations"),
        on=date(2026, 3, 2),
        by=by or an_office_clerk(programme),
        at=an_instant(),
        key=a_key(),
        **fields,
    )


def a_waiting_file(programme: Programme) -> FigureFile:
    return a_file(
        programme, "地区,指标,年份,数值,单位,来源\n第0市,地区生产总值,2031,1050,亿元,公报\n".encode()
    )


def parted_duties(programme: Programme, code: str = "gdp") -> tuple[Actor, Actor]:
    """An indicator with two units: one answers for it and files, the other is its data authority. Gives both actors."""
    filer, authority = an_actor(programme, role="filer"), an_actor(programme, role="authority")
    indicator = Indicator.objects.get(programme=programme, code=code)
    changed(indicator, programme, responsible_id=filer.unit_id, authority_unit_id=authority.unit_id)
    return filer, authority


def a_claim(
    programme: Programme, *, by: Actor, counted: tuple[str, str, str, str] | None = None, **told: str
) -> Observation:
    """A value that a unit files."""
    known = {"indicator": "gdp", "place": "yunchuan", "period": "2025", "value": "1050", "reason": "初次填报"}
    filing = Filing(**known | {"source_title": "市统计联网直报"} | told, counted=counted)
    return file_value(filing, on=date(2026, 3, 2), by=by, at=an_instant(), key=a_key())


def some_claims(programme: Programme, *, size: int) -> None:
    filer, _ = parted_duties(programme)
    for number in range(size):
        a_claim(programme, by=filer, place="p0", period=str(2000 + number))

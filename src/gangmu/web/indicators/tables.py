"""Tables of figures (数据表): an indicator in one place, every vintage of every period, with its source."""

from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter
from urllib.parse import urlsplit

from gangmu.core.base.iso_periods import Period
from gangmu.core.base.quantities import canonical, shown
from gangmu.core.plan.standing_words import period_in_words
from gangmu.files.plan_folders.schema import BY_NAME
from gangmu.files.tables.csv_writing import csv_text
from gangmu.web.doors.languages import language, say
from gangmu.web.indicators import queries
from gangmu.web.indicators.models import Indicator, Observation, Place, Series
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import Moment

_WORDS = {
    "resident": ("常住", "resident"), "registered": ("户籍", "registered"), "actual": ("实有", "actual"),
    "urban": ("城镇", "urban"), "rural": ("农村", "rural"), "current": ("现价", "current prices"),
    "constant": ("不变价", "constant prices"), "index": ("指数", "index"), "cumulative": ("累计", "cumulative"),
    "comparable": ("可比口径", "comparable"), "like_for_like": ("同口径", "like for like"),
    "estimate": ("预计", "estimate"), "preliminary": ("初步", "preliminary"), "final": ("最终", "final"),
    "revised": ("修订", "revised"),
}  # fmt: skip


def word(code: str) -> str:
    """Say a word of the plan folder in the language of the page."""
    return say(*_WORDS[code]) if code in _WORDS else code


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """行: one published value, as a table shows it."""

    period: str
    value: str
    unit: str
    status: str
    row: Observation
    is_newest: bool

    @property
    def address(self) -> str:
        """Give where the source stands, if that is an address that may be linked to."""
        return linkable(self.row.source_url)


def linkable(address: str) -> str:
    """Give the address of an authority; that of any other host is a trail to keep, not a link to follow."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    official = host.endswith((".gov.cn", ".gov")) or ".gov." in host
    return address if official and parts.scheme in ("https", "http") else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """表: one series."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorPage:
    """What the page of an indicator shows."""

    indicator: Indicator
    place: Place | None
    places: tuple[Place, ...]  # that have values of it
    sheets: tuple[Sheet, ...]


def indicator_page(actor: Actor, moment: Moment, code: str, *, place: str | None, home: str) -> IndicatorPage:
    """Give an indicator in one place: the one asked for, else the programme's own, else the first."""
    indicator = queries.indicators(actor, moment).get(code=code)
    series = list(queries.series(actor, moment).filter(indicator=indicator.pk))
    by_id = queries.places(actor, moment).by_id(each.place_id for each in series)
    places = tuple(sorted(by_id.values(), key=lambda each: (each.name != home, each.code)))
    chosen = next((each for each in places if each.code == place), places[0] if places else None)
    rows = [each for each in series if chosen is not None and each.place_id == chosen.pk]
    return IndicatorPage(
        indicator=indicator,
        place=chosen,
        places=places,
        sheets=tuple(_sheets(actor, moment, sorted(rows, key=_order))),
    )


def _order(row: Series) -> tuple[str, ...]:
    return row.definition, row.breakdown, row.basis, row.span


def _sheets(actor: Actor, moment: Moment, series: list[Series]) -> Iterator[Sheet]:
    found: dict[int, list[Observation]] = {row.pk: [] for row in series}
    for each in queries.observations(actor, moment).filter(series__in=list(found)):
        found[each.series_id].append(each)
    for row in series:
        parts = [word(part) for part in _order(row) if part]
        name = say("，", ", ").join(parts) or say("全部", "all")
        yield Sheet(name=name, lines=tuple(_lines(found[row.pk])))


def _lines(rows: list[Observation]) -> Iterator[Line]:
    """Give values, the latest period first, and of each period the newest first."""
    seen = set[str]()
    ordered = sorted(rows, key=lambda each: (Period(each.period), str(each.vintage or "")), reverse=True)
    for each in ordered:
        yield Line(
            period=period_in_words(Period(each.period), "en" if language() == "en" else "zh"),
            value=shown(each.value),
            unit=each.unit,
            status=word(each.status) if each.status else "",
            row=each,
            is_newest=each.period not in seen,
        )
        seen.add(each.period)


_COLUMNS = (
    "place indicator definition breakdown basis span period vintage value unit status source_title source_url grade break "
    "note note_en"
).split()


def figures_csv(actor: Actor, moment: Moment, code: str) -> str:
    """Give all published values of an indicator as a CSV in the form of a plan folder."""
    indicator = queries.indicators(actor, moment).get(code=code)
    series = queries.series(actor, moment).filter(indicator=indicator.pk).by_id()
    places = queries.places(actor, moment).by_id(each.place_id for each in series.values())
    rows = list(queries.observations(actor, moment).filter(series__in=list(series)))
    cells = [_cells(each, series[each.series_id], places, code) for each in rows]
    assert set(_COLUMNS) <= {column.name for column in BY_NAME["observations"].columns}
    return csv_text(_COLUMNS, sorted(cells), mark=True)


_SAME = attrgetter(
    "period", "vintage", "value", "unit", "status", "source_title", "source_url", "grade", "break_before", "note", "note_en"
)  # fmt: skip


def _cells(row: Observation, series: Series, places: dict[int, Place], code: str) -> list[str]:
    of = [places[series.place_id].code, code, *_order(series)]
    period, vintage, value, *rest = _SAME(row)
    return [*of, period, str(vintage or ""), canonical(value), *(each or "" for each in rest)]

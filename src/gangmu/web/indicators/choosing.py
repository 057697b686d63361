"""Series to choose from (可选口径): in the review of an outline, and where a unit files a value."""

from collections import defaultdict
from dataclasses import dataclass

from gangmu.web.accounts.scopes import allowed, may
from gangmu.web.doors.languages import say
from gangmu.web.indicators import queries
from gangmu.web.indicators.actions.files import home_of
from gangmu.web.indicators.models import Indicator, Place, Series
from gangmu.web.indicators.tables import word
from gangmu.web.outlines.series import SeriesChoice
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import NOW, Moment

_WORDS = {
    "resident": "常住", "registered": "户籍", "actual": "实有", "urban": "城镇", "rural": "农村", "current": "现价",
    "constant": "不变价", "index": "指数", "cumulative": "累计",
}  # fmt: skip


def series_choices(actor: Actor, moment: Moment) -> list[SeriesChoice]:
    """Give every series that the programme keeps, and each indicator for which none is kept yet."""
    if not may(actor, "read", Series):
        return []
    places = allowed(Place, actor, moment=moment).by_id()
    indicators = allowed(Indicator, actor, moment=moment).by_id()
    rows = allowed(Series, actor, moment=moment)
    found = [_choice(row, places[row.place_id], indicators[row.indicator_id]) for row in rows]
    kept = {each.indicator for each in found}
    bare = [SeriesChoice(place="", indicator=row.code, name=row.name, unit=row.unit, names=tuple(row.aliases))
            for row in indicators.values() if row.code not in kept]  # fmt: skip
    return sorted(found, key=lambda each: (each.name, each.key)) + bare


def _choice(row: Series, place: Place, indicator: Indicator) -> SeriesChoice:
    parts = [row.definition, row.breakdown, row.basis, row.span]
    words = [_WORDS.get(part, part) for part in parts if part]
    name = "，".join([place.name, indicator.name, *words])
    return SeriesChoice(
        place=place.code,
        indicator=indicator.code,
        name=name,
        unit=indicator.unit,
        definition=row.definition,
        breakdown=row.breakdown,
        basis=row.basis,
        span=row.span,
        names=(indicator.name, *indicator.aliases),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Fileable:
    """可填报: an indicator with one way in which it is counted at home."""

    key: str  # code and parts, for a form
    indicator: Indicator
    counted: str  # in words; empty where only one way is known


def fileable(actor: Actor) -> list[Fileable]:
    """Give what somebody may file of the programme's own place, one for each series that is kept of it."""
    indicators = [row for row in queries.indicators(actor, NOW, verb="file") if row.retired_on is None]
    at_home = queries.places(actor, NOW).filter(code=home_of(actor)).by_id()
    ids = [row.pk for row in indicators]
    kept: dict[int, list[Series]] = defaultdict(list)
    for row in queries.series(actor, NOW).filter(place__in=list(at_home), indicator__in=ids):
        kept[row.indicator_id].append(row)
    return [each for row in indicators for each in _ways(row, kept[row.pk])]


def _ways(indicator: Indicator, series: list[Series]) -> list[Fileable]:
    if not series:
        return [Fileable(key=indicator.code, indicator=indicator, counted="")]
    parts = sorted((row.definition, row.breakdown, row.basis, row.span) for row in series)
    return [
        Fileable(
            key="|".join((indicator.code, *each)), indicator=indicator, counted=_counted(each, len(parts))
        )
        for each in parts
    ]


def _counted(parts: tuple[str, ...], ways: int) -> str:
    told = "，".join(word(part) for part in parts if part)
    return told or (say("未注明口径", "definition not stated") if ways > 1 else "")


def chosen(key: str) -> tuple[str, tuple[str, str, str, str] | None]:
    """Take a choice of a form apart: the code of the indicator, and the series where one was chosen.

    >>> chosen("gdp"), chosen("people|resident|||")
    (('gdp', None), ('people', ('resident', '', '', '')))
    """
    match key.split("|"):
        case [code, definition, breakdown, basis, span]:
            return code, (definition, breakdown, basis, span)
        case [code, *_]:
            return code, None
    return key, None

"""Series to choose from in the review of an outline (可选口径)."""

from gangmu.web.accounts.scopes import allowed, may
from gangmu.web.indicators.models import Indicator, Place, Series
from gangmu.web.outlines.series import SeriesChoice
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import Moment

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

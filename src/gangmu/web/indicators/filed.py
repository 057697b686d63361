"""What units filed of an indicator (填报与确认), for everybody: claimed apart from confirmed, and how it was defined when."""

from dataclasses import dataclass

from gangmu.core.base.iso_periods import Period
from gangmu.core.plan.standing_words import period_in_words
from gangmu.web.accounts import queries as accounts
from gangmu.web.doors.languages import language, say
from gangmu.web.indicators import queries
from gangmu.web.indicators.actions.filing import told_value
from gangmu.web.indicators.models import DefinitionVersion, Indicator, Observation
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledLine:
    """填报行: a value that a unit filed, with what the data authority made of it."""

    period: str
    value: str
    place: str
    is_confirmed: bool
    words: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """填报与确认: of one indicator, the latest first; and its dated definitions."""

    lines: tuple[FiledLine, ...]
    definitions: tuple[DefinitionVersion, ...]


def filed_of(indicator: Indicator, actor: Actor, moment: Moment) -> Filed:
    """Give what was filed of an indicator at a moment."""
    series = queries.series(actor, moment).filter(indicator=indicator.pk).by_id()
    rows = list(
        queries.all_observations(actor, moment).filter(
            series__in=list(series), filed_on__isnull=False, state__in=("filed", "confirmed")
        )
    )
    definitions = tuple(queries.definitions(actor, moment).filter(indicator=indicator.pk))
    if not rows:
        return Filed(lines=(), definitions=definitions)
    places = queries.places(actor, moment).by_id({each.place_id for each in series.values()})
    posts = accounts.posts(actor, moment).by_id()
    units = accounts.units(actor, moment).by_id()

    def unit(post: int | None) -> str:
        found = posts.get(post or 0)
        return units[found.unit_id].name if found and found.unit_id in units else say("有关单位", "the unit")

    lines = tuple(
        FiledLine(
            period=period_in_words(Period(row.period), "en" if language() == "en" else "zh"),
            value=told_value(row),
            place=places[series[row.series_id].place_id].name,
            is_confirmed=row.state == "confirmed",
            words=_words(row, by=unit(row.filed_by_id), ruled_by=unit(row.ruled_by_id)),
            source=row.source_title,
        )
        for row in sorted(rows, key=lambda row: (Period(row.period), row.filed_on), reverse=True)
    )
    return Filed(lines=lines, definitions=definitions)


def _words(row: Observation, *, by: str, ruled_by: str) -> str:
    if row.state == "confirmed":
        return say(
            f"{by}填报，{ruled_by}于{row.ruled_on}确认",
            f"filed by {by}, confirmed by {ruled_by} on {row.ruled_on}",
        )
    return say(
        f"{by}于{row.filed_on}填报，待确认，不作数",
        f"claimed by {by} on {row.filed_on}; it counts once confirmed",
    )

"""Composing the indicator page: one series of one place, everything that is known of it, as of a day."""

from dataclasses import dataclass, replace
from datetime import date

from gangmu.web.doors.languages import language, say
from gangmu.web.indicators.models import Indicator, Outlook
from gangmu.web.indicators.outlooks import reliabilities
from gangmu.web.indicators.pages.facts import facts_of
from gangmu.web.indicators.pages.known import Known, Sequence, known_of
from gangmu.web.indicators.pages.odds import tested_in_words
from gangmu.web.indicators.pages.peers import name_of, peer_table, peers_drawn
from gangmu.web.indicators.pages.tables import revisions_of, value_lines
from gangmu.web.indicators.pages.targets import Hanging, block_of, hanging_targets
from gangmu.web.indicators.pages.values import Choice, IndicatorPage, OtherSheet
from gangmu.web.indicators.showing.drafting import Behind, break_notes, drawing_of_series
from gangmu.web.indicators.showing.values import Drawing
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """所问: who asks for which indicator, as of when, and as published on which day."""

    actor: Actor
    moment: Moment
    on: date  # the day for which standings are told
    code: str
    home: str  # the programme's own place, which comes first
    place: str = ""
    series: str = ""
    published: date | None = None

    @property
    def day(self) -> date:
        """The day by which everything was published that the page shows."""
        return min(self.published, self.on) if self.published else self.on

    def hanging(self, known: Known) -> tuple[Hanging, ...]:
        """Give the targets of the indicator as told on that day."""
        lag = known.indicator.release_lag if self.day < self.on else None
        return hanging_targets(self.actor, self.moment, self.code, on=self.day, undated_after=lag)


def indicator_page(asked: Asked) -> IndicatorPage:
    """Compose the page of an indicator."""
    known = known_of(asked.actor, asked.moment, asked.code, home=asked.home)
    hanging = asked.hanging(known)
    sequence = _chosen(known, asked, hanging)
    page = IndicatorPage(
        indicator=known.row,
        name=indicator_name(known.row),
        facts=facts_of(asked.actor, asked.moment, known.row),
        place=sequence.place if sequence else None,
        place_name=name_of(sequence.place) if sequence else "",
        series=sequence.name if sequence else "",
        unit=known.indicator.unit,
        targets=tuple(
            block_of(each, here=sequence.core if sequence else None, unit=known.indicator.unit) for each in hanging
        ),
        published=asked.published,
        outlooks_left_out=sum(each.later for each in hanging),
    )  # fmt: skip
    return _with_values(page, asked, known, sequence, hanging) if sequence else page


def _with_values(
    page: IndicatorPage, asked: Asked, known: Known, sequence: Sequence, hanging: tuple[Hanging, ...]
) -> IndicatorPage:
    followed = known.followed(sequence, on=asked.day, present=asked.on)
    published = known.published(sequence, on=asked.day, present=asked.on)
    outlook = _outlook(hanging, sequence)
    row = reliabilities(asked.actor, asked.moment).filter(indicator=known.row.pk).first() if outlook else None
    return replace(
        page,
        places=tuple(
            Choice(each.code, name_of(each), each.pk == sequence.place.pk) for each in known.places
        ),
        others=tuple(
            Choice(each.key, each.name, each is sequence) for each in known.of(sequence.place)
        ),
        drawing=_drawing(asked, known, sequence, hanging, outlook),
        lines=value_lines(published, holding=followed),
        has_undated=any(not each.is_dated for each in published.history.observations),
        revisions=revisions_of(published, holding=followed),
        sheets=tuple(
            OtherSheet(key=each.key, name=each.name or each.key, lines=value_lines(known.followed(each, on=asked.day, present=asked.on)))
            for each in known.of(sequence.place)
            if each is not sequence
        ),
        breaks=break_notes(followed),
        peers=peer_table(known, sequence),
        tested=tested_in_words(row, outlook),
        days=tuple(
            sorted({each.vintage for each in sequence.history.observations if each.vintage}, reverse=True)
        ),
    )  # fmt: skip


def drawing_for(asked: Asked) -> tuple[Drawing | None, str]:
    """Give the page's drawing alone, with the source of its latest value."""
    known = known_of(asked.actor, asked.moment, asked.code, home=asked.home)
    hanging = asked.hanging(known)
    sequence = _chosen(known, asked, hanging)
    if sequence is None:
        return None, ""
    drawing = _drawing(asked, known, sequence, hanging, _outlook(hanging, sequence))
    latest = known.followed(sequence, on=asked.day, present=asked.on).history.latest
    source = (
        say(f"最新值来源：{latest.source_title}", f"Source of the latest value: {latest.source_title}")
        if latest
        else ""
    )
    return drawing, source


def _drawing(
    asked: Asked, known: Known, sequence: Sequence, hanging: tuple[Hanging, ...], outlook: Outlook | None
) -> Drawing | None:
    name = "，".join(
        part for part in (name_of(sequence.place), indicator_name(known.row), sequence.name) if part
    )
    return drawing_of_series(
        known.followed(sequence, on=asked.day, present=asked.on),
        [each.judgement for each in hanging if each.measures(sequence.core)],
        name=name if language() != "en" else name.replace("，", ", "),
        behind=Behind(outlook=outlook, peers=peers_drawn(known, sequence)),
    )  # fmt: skip


def _chosen(known: Known, asked: Asked, hanging: tuple[Hanging, ...]) -> Sequence | None:
    """Choose the series that was asked for, else the one that targets mean, else the longest of the place."""
    place = next((each for each in known.places if each.code == asked.place), None)
    place = place or next(iter(known.places), None)
    if place is None:
        return None
    rows = known.of(place)
    if asked.series and (found := next((each for each in rows if each.key == asked.series), None)):
        return found
    meant = [each for each in rows if any(one.measures(each.core) for one in hanging)]
    return max(meant or rows, key=lambda each: len(each.history.newest))


def _outlook(hanging: tuple[Hanging, ...], sequence: Sequence) -> Outlook | None:
    """Choose the outlook that looks furthest."""
    found = [
        each
        for one in hanging
        for each in one.outlooks
        if each.series_id == sequence.row.pk and each.chance is not None
    ]
    return max(found, key=lambda each: each.due, default=None)


def indicator_name(row: Indicator) -> str:
    """Name an indicator in the language of the page."""
    return row.name_en if language() == "en" and row.name_en else row.name

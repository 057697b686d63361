"""Peers on the page (横向比较): where each city began and how fast it went, and the hairlines behind the chart."""

from decimal import Decimal
from typing import Final

from gangmu.core.base.iso_periods import Period
from gangmu.core.indicators.peers import Peer as Compared
from gangmu.core.indicators.peers import compare
from gangmu.core.indicators.vintages import History
from gangmu.engines.drawing import Peer, Waypoint
from gangmu.web.doors.languages import language, say
from gangmu.web.indicators.models import Place
from gangmu.web.indicators.pages.known import Known, Sequence
from gangmu.web.indicators.pages.values import PeerLine, PeerTable
from gangmu.web.indicators.showing.figures import number, percent, told_in

SPAN: Final = 10  # years that are compared
FEWEST: Final = 3  # cities with whom a rank says something
_DRAWN: Final = 4  # hairlines; more of them hide the line in front
_NEAR: Final = Decimal("2.2")  # so many times higher or lower may a drawn city lie


def peers_drawn(known: Known, sequence: Sequence) -> tuple[Peer, ...]:
    """Choose the cities nearest in size for the background of the chart."""
    own = _latest(sequence.history)
    if own is None or own <= 0:
        return ()
    near = []
    for each in known.beside(sequence):
        there = _latest(each.history)
        if there is not None and 1 / _NEAR < there / own < _NEAR and len(each.history.newest) > FEWEST:
            near.append((max(there / own, own / there), each))
    near.sort(key=lambda pair: (pair[0], pair[1].place.code))
    first = min((each.period.first.year for each in sequence.history.newest), default=0)
    return tuple(
        Peer(name_of(each.place), line)
        for _, each in near[:_DRAWN]
        if len(line := _line(each.history, known.indicator.unit, first)) > 1
    )


def _latest(history: History) -> Decimal | None:
    yearly = [each for each in history.newest if each.period.is_year]
    return yearly[-1].value if yearly else None


def _line(history: History, unit: str, first: int) -> tuple[Waypoint, ...]:
    return tuple(
        Waypoint(Decimal(each.period.first.year), told_in(each.quantity, unit).value)
        for each in history.newest
        if each.period.is_year and each.period.first.year >= first
    )


def peer_table(known: Known, sequence: Sequence) -> PeerTable | None:
    """Hold the city against the others for the last year that enough of them have."""
    others = known.beside(sequence)
    last = _last_common(sequence, others)
    if last is None:
        return None
    first = last - SPAN
    histories = {each.place.code: each.history for each in (sequence, *others)}
    found = compare(
        histories, start=Period(str(first)), period=Period(str(last)), direction=known.indicator.direction
    )
    own = found.of(sequence.place.code)
    if own is None or found.levels <= FEWEST:
        return None
    names = {each.place.code: each.place for each in (sequence, *others)}
    lines = tuple(
        _told(each, names[each.place], known.indicator.unit, here=sequence.place) for each in found.peers
    )
    return PeerTable(
        first=first,
        last=last,
        lines=lines,
        words=_words(own, found.levels, found.growths, first, last),
        left_out=found.levels - found.growths,
    )


def _last_common(sequence: Sequence, others: tuple[Sequence, ...]) -> int | None:
    """Find the last year that the city and most of the others have."""
    own = {each.period.first.year for each in sequence.history.newest if each.period.is_year}
    theirs = [
        {each.period.first.year for each in other.history.newest if each.period.is_year} for other in others
    ]
    shared = [year for year in own if sum(year in years for years in theirs) * 2 > len(theirs) >= FEWEST]
    return max(shared, default=None)


def _told(each: Compared, place: Place, unit: str, *, here: Place) -> PeerLine:
    start = _plain(told_in(each.start.quantity, unit).value) if each.start else "—"
    end = _plain(told_in(each.now.quantity, unit).value) if each.now else "—"
    return PeerLine(
        name=name_of(place),
        place=place.code,
        start=start,
        end=end,
        growth=percent(each.growth.yearly) if each.growth else say("不可比", "not comparable"),
        rank=each.level_rank or 0,
        growth_rank=each.growth_rank,
        is_here=place.pk == here.pk,
    )


def _plain(value: Decimal) -> str:
    """Write a value that is compared: what it was published with to the last digit stands on its own page."""
    return number(value, 0 if abs(value) >= 1000 else 1)


def _words(own: Compared, levels: int, growths: int, first: int, last: int) -> str:
    said = say(
        f"{last}年在{levels}个城市中居第{own.level_rank}位",
        f"In {last} it ranked {own.level_rank} of {levels} cities",
    )
    if own.growth and own.growth_rank:
        yearly = percent(own.growth.yearly)
        said += say(
            f"；{first}—{last}年每年增{yearly}，在{growths}个可比的城市中居第{own.growth_rank}位",
            f"; its growth from {first} to {last}, {yearly} a year, ranked {own.growth_rank} of {growths}",
        )
    else:
        said += say(
            f"；{first}—{last}年之间口径变过，不算增速",
            f"; between {first} and {last} the way of counting changed, so no growth is given",
        )
    return said + say("。", ".")


def name_of(place: Place) -> str:
    """Name a place in the language of the page."""
    return place.name_en if language() == "en" and place.name_en else place.name

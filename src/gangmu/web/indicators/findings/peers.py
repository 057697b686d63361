"""Peers of a place (同类比较): fair groups as rows, and the table of one of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from gangmu.core.base.iso_periods import Period
from gangmu.core.indicators.peers import PeerTable, compare
from gangmu.core.indicators.series import Series, Span
from gangmu.core.indicators.vintages import History
from gangmu.web.accounts.scopes import allowed
from gangmu.web.indicators.findings.kept import Kept, kept
from gangmu.web.indicators.models import PeerGroup, Place
from gangmu.web.record.actors import Actor
from gangmu.web.record.asof import Rows
from gangmu.web.record.moments import Moment


def peer_groups(actor: Actor, moment: Moment, *, verb: str = "read") -> Rows[PeerGroup]:
    """Give the groups of places that it is fair to compare."""
    return allowed(PeerGroup, actor, verb=verb, moment=moment).order_by("code")


def group_of(actor: Actor, moment: Moment, place: str) -> PeerGroup | None:
    """Give the first group that a place stands in, if the office has made one."""
    return next((each for each in peer_groups(actor, moment) if place in each.members), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Peers:
    """同类: a place among those it is compared with."""

    table: PeerTable
    group: PeerGroup | None  # None: the places of its own kind
    known: Kept

    @property
    def missing(self) -> list[str]:
        """Name the places without a value."""
        return [self.known.place_name(each) for each in self.table.missing]


def peers_of(
    actor: Actor,
    moment: Moment,
    code: str,
    *,
    place: str,
    period: Period | None = None,
    years: int = 4,
    parts: str = "",
) -> Peers | None:
    """Compare a place with its group, else with places of its kind, for a year and the years before it.

    `parts` are words of the series (resident, current …); without a period, the last one that most of them have.
    """
    known = kept(actor, moment, indicators=(code,))
    group = group_of(actor, moment, place)
    members = group.members if group else alike(known, place)
    histories = chosen(known, members, parts.split())
    when = period or last_common(list(histories.values()))
    if when is None or place not in histories:
        return None
    start = Period(str(when.first.year - years)) if when.is_year else when.a_year_before()
    table = compare(histories, start=start, period=when, direction=known.indicators[code].direction)
    return Peers(table=table, group=group, known=known)


def alike(known: Kept, place: str) -> list[str]:
    """Give the places of the same kind: a city is compared with cities."""
    row: Place | None = known.places.get(place)
    kind = row.kind if row else ""
    return [code for code, each in known.places.items() if each.kind == kind]


def chosen(known: Kept, members: Sequence[str], words: Sequence[str]) -> dict[str, History]:
    """Give the series that is compared in each place: counted in the same way everywhere."""
    found: dict[str, History] = {}
    for series, history in sorted(known.histories.items(), key=lambda pair: pair[0].order):
        if series.place in members and series.span is Span.PERIOD and _fits(series, words):
            found.setdefault(series.place, history)
    return found


def _fits(series: Series, words: Sequence[str]) -> bool:
    parts = [each for each in (series.definition, series.breakdown, series.basis) if each]
    plain = [each for each in parts if each != "current"]
    return set(words) <= set(parts) if words else not plain


def last_common(histories: Sequence[History]) -> Period | None:
    """Give the last year for which more than half of the places have a value."""
    years: dict[Period, int] = {}
    for history in histories:
        for each in history.newest:
            if each.period.is_year:
                years[each.period] = years.get(each.period, 0) + 1
    return max((year for year, count in years.items() if 2 * count > len(histories)), default=None)

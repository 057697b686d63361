"""The table of peers in words (比较表行)."""

from dataclasses import dataclass

from gangmu.core.base.quantities import Quantity
from gangmu.core.indicators.peers import Peer
from gangmu.web.doors.languages import say
from gangmu.web.indicators.findings.kept import Kept
from gangmu.web.indicators.findings.peers import Peers
from gangmu.web.indicators.showing.figures import percent, quantity
from gangmu.web.indicators.tables import word

_NO_GROWTH = {
    "no_value": ("没有起始年的数", "no value at the start"),
    "vintages_differ": ("两年不是同一次公布的数，不可比", "the two were not published together"),
    "break_between": ("口径有断点，不可比", "a break lies between"),
    "from_nothing": ("起始年为零或负数", "it began at nought or below"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerLine:
    """比较表一行: one place."""

    place: str
    name: str
    start: str
    now: str
    status: str
    published: str
    level_rank: int | None
    growth: str
    growth_rank: int | None
    is_here: bool


def lines_of(found: Peers, here: str) -> list[PeerLine]:
    """Tell the places that are compared, the highest level first."""
    return [_line(each, found.known, here) for each in found.table.peers]


def _line(peer: Peer, known: Kept, here: str) -> PeerLine:
    now = peer.now
    why = _NO_GROWTH.get(peer.no_growth, ("不可比", "not comparable"))
    return PeerLine(
        place=peer.place,
        name=known.place_name(peer.place),
        start=_told(peer.start.quantity) if peer.start else "—",
        now=_told(now.quantity) if now else "—",
        status=word(now.status) if now and now.status else "",
        published=str(now.vintage or "") if now else "",
        level_rank=peer.level_rank,
        growth=percent(peer.growth.yearly) if peer.growth else say(*why),
        growth_rank=peer.growth_rank,
        is_here=peer.place == here,
    )


def _told(amount: Quantity) -> str:
    return quantity(amount)


def growth_span(found: Peers) -> str:
    """Say over which years growth is told."""
    return say(
        f"{found.table.start}—{found.table.period}年均增速",
        f"growth a year, {found.table.start} to {found.table.period}",
    )

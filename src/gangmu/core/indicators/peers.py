"""Peers (同类比较): one indicator across places, where each began and how fast it went, ranked among those that have a value.

A rank is said with the number of places compared. Ties share the better rank. Who has no value is listed, not ranked.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from gangmu.core.base.iso_periods import Period
from gangmu.core.indicators.growth import (
    Growth,
    GrowthFromNothingError,
    GrowthNotComparableError,
    growth_between,
)
from gangmu.core.indicators.indicators import Direction
from gangmu.core.indicators.observations import Observation, Status
from gangmu.core.indicators.vintages import History

_FINALITY: Final = (Status.FINAL, Status.REVISED, Status.PRELIMINARY, Status.ESTIMATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """同类之一: one place, with its start, its level now and its growth between."""

    place: str
    start: Observation | None
    now: Observation | None
    growth: Growth | None
    no_growth: str = ""  # why there is none: no_value, vintages_differ, break_between, from_nothing
    level_rank: int | None = None
    growth_rank: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerTable:
    """比较表: places held against each other for one period."""

    start: Period
    period: Period
    peers: tuple[Peer, ...]  # in order of their level now
    missing: tuple[str, ...]  # places without a value now
    mixed: bool  # some values may still change and others may not

    @property
    def levels(self) -> int:
        """Count the places whose levels are compared."""
        return len(self.peers)

    @property
    def growths(self) -> int:
        """Count the places whose growth is compared."""
        return sum(each.growth is not None for each in self.peers)

    def of(self, place: str) -> Peer | None:
        """Give one place."""
        return next((each for each in self.peers if each.place == place), None)


def compare(
    histories: Mapping[str, History],
    *,
    start: Period,
    period: Period,
    direction: Direction = Direction.HIGHER,
) -> PeerTable:
    """Compare places, each by its values of the same periods and, where all have one, of the same status."""
    values = {place: each.of(period) for place, each in histories.items()}
    status = _common([found for found in values.values() if found])
    chosen = {place: _chosen(found, status) for place, found in values.items()}
    peers = [_peer(place, histories[place], now, start) for place, now in chosen.items() if now]
    ranked = _ranked(peers, lower=direction is Direction.LOWER)
    may_change = {bool(each.now and each.now.status and each.now.status.may_change) for each in peers}
    return PeerTable(
        start=start,
        period=period,
        peers=tuple(ranked),
        missing=tuple(sorted(place for place, now in chosen.items() if now is None)),
        mixed=len(may_change) > 1,
    )


def _common(values: Iterable[tuple[Observation, ...]]) -> Status | None:
    """Give the most final status in which every place has a value, if there is one."""
    held = [{each.status for each in found} for found in values]
    return next((status for status in _FINALITY if held and all(status in each for each in held)), None)


def _chosen(found: tuple[Observation, ...], status: Status | None) -> Observation | None:
    alike = [each for each in found if status is None or each.status is status]
    return alike[-1] if alike else None


def _peer(place: str, history: History, now: Observation, start: Period) -> Peer:
    growth, why = None, ""
    try:
        growth = growth_between(history, start, now.period)
    except GrowthFromNothingError:
        why = "from_nothing"
    except GrowthNotComparableError as refusal:
        why = str(refusal.parameters["reason"])
    first = growth.earlier if growth else history.latest_of(start)
    return Peer(place=place, start=first, now=now, growth=growth, no_growth=why)


def _ranked(peers: list[Peer], *, lower: bool) -> list[Peer]:
    unit = peers[0].now.unit if peers and peers[0].now else ""
    levels = {each.place: each.now.quantity.to(unit).value for each in peers if each.now}
    growths = {each.place: each.growth.yearly for each in peers if each.growth}
    level_ranks, growth_ranks = ranks(levels, lower=lower), ranks(growths, lower=lower)
    ranked = [
        replace(each, level_rank=level_ranks[each.place], growth_rank=growth_ranks.get(each.place))
        for each in peers
    ]
    return sorted(ranked, key=lambda each: (each.level_rank or 0, each.place))


def ranks(values: Mapping[str, Decimal], *, lower: bool = False) -> dict[str, int]:
    """Rank values; ties share the better rank, and the next one counts on behind them.

    >>> ranks({"a": Decimal(9), "b": Decimal(7), "c": Decimal(9), "d": Decimal(5)})
    {'a': 1, 'c': 1, 'b': 3, 'd': 4}
    """
    ordered = sorted(values, key=lambda place: (values[place] if lower else -values[place], place))
    found: dict[str, int] = {}
    for position, place in enumerate(ordered, start=1):
        before = ordered[position - 2] if position > 1 else None
        tied = before is not None and values[before] == values[place]
        found[place] = found[before] if tied and before is not None else position
    return found

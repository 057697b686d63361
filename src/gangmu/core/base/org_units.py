"""单位: the bodies of a government in time, and the order in which every list and paper names them.

Which unit a text means is told by `unit_names.py`; what a reorganisation hands over by `reorganising.py`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class NameKind(StrEnum):
    """What kind of name a name is."""

    ALIAS = "alias"  # 别名
    FORMER = "former"  # 曾用名
    SHORT = "short"  # 简称


class SuccessionKind(StrEnum):
    """What became of a unit."""

    MERGED = "merged"  # 并入
    SPLIT = "split"  # 分设
    RENAMED = "renamed"  # 更名组建


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """起止: from a day to a last day; None: since ever, until further notice."""

    from_on: date | None = None
    until_on: date | None = None

    def holds_on(self, day: date) -> bool:
        """Tell whether a day lies within.

        >>> Span(from_on=date(2025, 1, 1)).holds_on(date(2024, 12, 31))
        False
        """
        return (self.from_on is None or self.from_on <= day) and (
            self.until_on is None or day <= self.until_on
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitEntry:
    """单位: one body, with the days of its being."""

    code: str
    name: str
    short_name: str = ""
    kind: str = ""
    parent: str | None = None
    position: int = 0
    span: Span = Span()


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherName:
    """别名、曾用名、简称: how else a unit is called, and when."""

    unit: str
    name: str
    kind: NameKind = NameKind.ALIAS
    span: Span = Span()


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession:
    """沿革: what a unit became, from a day on."""

    before: str
    after: str
    kind: SuccessionKind
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A unit within a group, and when."""

    unit: str
    span: Span = Span()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """单位组: several units that texts name as one (各区县、市有关部门)."""

    code: str
    name: str
    members: tuple[Member, ...] = ()

    def members_on(self, day: date) -> tuple[str, ...]:
        """Give the units that belong to it on a day, in its own order."""
        return tuple(each.unit for each in self.members if each.span.holds_on(day))


def units_on(units: Iterable[UnitEntry], day: date) -> list[UnitEntry]:
    """Give the units that stand on a day, in official order."""
    return sorted((each for each in units if each.span.holds_on(day)), key=official_order)


def official_order(unit: UnitEntry) -> tuple[int, str]:
    """Give what units are ordered by, in every list and paper."""
    return (unit.position, unit.code)


def successors_on(
    unit: str, day: date, successions: Iterable[Succession], standing: Mapping[str, Span]
) -> list[str]:
    """Give what a unit had become by a day: itself while it stands, else what came of it, through every step.

    >>> merged = Succession(before="a", after="b", kind=SuccessionKind.MERGED, on=date(2025, 1, 1))
    >>> spans = {"a": Span(until_on=date(2024, 12, 31)), "b": Span()}
    >>> successors_on("a", date(2025, 6, 1), [merged], spans), successors_on("a", date(2024, 6, 1), [merged], spans)
    (['b'], ['a'])
    """
    became: dict[str, list[str]] = {}
    for each in successions:
        if each.on <= day:
            became.setdefault(each.before, []).append(each.after)
    found: list[str] = []
    waiting, seen = [unit], set[str]()
    while waiting:
        here = waiting.pop(0)
        if here in seen or here not in standing:
            continue
        seen.add(here)
        if standing[here].holds_on(day):
            found.append(here)
        else:
            waiting += became.get(here, [])
    return found

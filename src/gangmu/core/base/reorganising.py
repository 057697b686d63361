"""机构调整的交接: what changes hands when units merge, are dissolved, or somebody leaves; and that nothing is left over.

Whatever names a unit or a post as the one who answers is a `Charge`. A reorganisation moves every open charge of
those who go, or is refused: a charge whose unit or post is gone is an orphan, and there is never one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """承担的事项: one thing that a unit answers for, and in it a post, if one is named."""

    what: str  # its type and key: planning.AnnualTask:YC-7
    name: str = ""
    unit: str | None = None
    post: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """岗位: a post, its unit and role."""

    post: str
    unit: str
    role: str
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """机构图: which units and posts stand, and what each answers for."""

    units: frozenset[str]
    desks: tuple[Desk, ...]
    charges: tuple[Charge, ...]

    def orphans(self) -> list[Charge]:
        """Name what nobody who stands answers for: always none."""
        posts = {each.post for each in self.desks}
        return [
            each
            for each in self.charges
            if (each.unit is not None and each.unit not in self.units)
            or (each.post is not None and each.post not in posts)
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """交接清单: one line of it: a charge, and who has it afterwards. Both missing: somebody must be named first."""

    charge: Charge
    unit: str | None = None
    post: str | None = None

    @property
    def is_settled(self) -> bool:
        """Tell whether somebody takes over all that the charge names."""
        return (self.charge.unit is None or self.unit is not None) and (
            self.charge.post is None or self.post is not None
        )


def handovers_of_units(chart: Chart, going: Mapping[str, str | None]) -> list[Handover]:
    """List what units that go hand over, to the unit named for each; their posts move with them."""
    return [
        Handover(charge=each, unit=going[each.unit], post=each.post)
        for each in chart.charges
        if each.unit is not None and each.unit in going
    ]


def handovers_of_posts(chart: Chart, going: Mapping[str, str | None]) -> list[Handover]:
    """List what posts that are abolished hand over, to the post named for each, else to one like it in its unit."""
    desks = {each.post: each for each in chart.desks}
    found = []
    for each in chart.charges:
        if each.post is not None and each.post in going:
            heir = going[each.post] or _alike(chart, desks[each.post], set(going))
            found.append(Handover(charge=each, unit=each.unit, post=heir))
    return found


def _alike(chart: Chart, desk: Desk, going: set[str]) -> str | None:
    """Name the first post of the same role in the same unit that stays."""
    alike = [
        each
        for each in chart.desks
        if each.unit == desk.unit and each.role == desk.role and each.post not in going
    ]
    return min(alike, key=lambda each: (each.position, each.post)).post if alike else None


def unsettled(handovers: Iterable[Handover]) -> list[Handover]:
    """Name the charges for which somebody must be named before anything is done."""
    return [each for each in handovers if not each.is_settled]


def merged(chart: Chart, going: Sequence[str], into: str) -> Chart:
    """Merge units into another (合并): their posts and charges go with them."""
    gone = frozenset(going) - {into}
    return Chart(
        units=(chart.units - gone) | {into},
        desks=tuple(replace(each, unit=into) if each.unit in gone else each for each in chart.desks),
        charges=tuple(replace(each, unit=into) if each.unit in gone else each for each in chart.charges),
    )


def without_posts(chart: Chart, going: Mapping[str, str | None]) -> Chart:
    """Abolish posts (撤岗): what they answer for goes to those named, else to one like it, else stays with the unit."""
    heirs = {each.charge.what: each for each in handovers_of_posts(chart, going)}
    return Chart(
        units=chart.units,
        desks=tuple(each for each in chart.desks if each.post not in going),
        charges=tuple(
            replace(each, post=heirs[each.what].post) if each.what in heirs else each
            for each in chart.charges
        ),
    )

"""What units and posts answer for (承担的事项), told by each application, so that nobody who goes leaves anything behind.

An application says once, in its `charges.py`, which of its rows name a unit or a post as the one who answers; all such
modules are read when somebody first asks:

    hand_over(ChargeKind(label="planning.AnnualTask", zh="年度任务", en="annual task", unit="lead_unit", post="post",
                         leader="leader", open_where=Q(state__in=OPEN), name="title"))

Rows that are over keep whom they named: that is history, and no charge.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final, cast

from django.apps import apps
from django.db import models
from django.db.models import Q, Value

from gangmu.core.base.reorganising import Charge
from gangmu.web.accounts.models import OrgUnit, Post
from gangmu.web.record.commits import Commit
from gangmu.web.record.rows import ProgrammeRow


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeKind:
    """一类事项: rows of one type that name who answers for them."""

    label: str  # label of the model: planning.AnnualTask
    zh: str
    en: str
    unit: str | None = None  # the field of the unit that answers
    post: str | None = None  # the field of the post that answers
    leader: str | None = None  # the field of the leader's post, which moves with the portfolio of `unit`
    open_where: Q = field(default_factory=Q)  # which rows are still open
    name: str = "name"  # the field of its name, or of the row that it hangs from: task__title
    still: Callable[[Sequence[Any]], Sequence[Any]] | None = None  # leaves out what is over by other rows
    once_each: tuple[str, ...] = ()  # with these a unit stands once: what would stand twice is taken out
    needless: Callable[[Any, OrgUnit], bool] | None = None  # tells a row that says nothing once a unit has it
    after: Callable[[Commit, Sequence[Any]], None] | None = None  # what else is to be written when rows moved

    @property
    def model(self) -> type[ProgrammeRow]:
        """Give the type of its rows."""
        return cast("type[ProgrammeRow]", apps.get_model(self.label))

    def may_do_without(self, name: str) -> bool:
        """Tell whether a field of it may be left empty."""
        return bool(self.model._meta.get_field(name).null)


_KINDS: Final[dict[tuple[str, str | None, str | None], ChargeKind]] = {}


def hand_over(kind: ChargeKind) -> None:
    """Tell of a kind of charge."""
    _KINDS[kind.label, kind.unit, kind.post] = kind


def kinds() -> list[ChargeKind]:
    """Give all kinds of charges, in the order of the house."""
    _read_applications()
    return list(_KINDS.values())


@cache
def _read_applications() -> None:
    """Read what each application above tells of."""
    for config in apps.get_app_configs():
        if config.name.startswith("gangmu.web.") and config.label != "accounts":
            name = f"{config.name}.charges"
            if find_spec(name) is not None:
                import_module(name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """一项事项: an open row, and which of its fields names somebody."""

    kind: ChargeKind
    row: ProgrammeRow
    unit_id: int | None = None
    post_id: int | None = None
    leader_id: int | None = None

    @property
    def key(self) -> str:
        """Name it in a form."""
        return f"{self.kind.label}:{self.row.pk}"

    @property
    def name(self) -> str:
        """Say what it is."""
        found: Any = self.row
        for part in self.kind.name.split("__"):
            found = getattr(found, part, "")
        return str(found or self.row)

    def charge(self) -> Charge:
        """Give the core's value: units and posts by their keys."""
        return Charge(
            what=self.key,
            name=self.name,
            unit=None if self.unit_id is None else str(self.unit_id),
            post=None if self.post_id is None else str(self.post_id),
        )


def held_by(
    programme_id: int | None, *, units: Iterable[OrgUnit] = (), posts: Iterable[Post] = ()
) -> list[Held]:
    """Give what these units or posts answer for now: one query tells of which kinds, and one reads each of these."""
    of_units, of_posts = [each.pk for each in units], [each.pk for each in posts]
    asked = [
        (kind, kind.model._default_manager.filter(kind.open_where & where, programme=programme_id))
        for kind in kinds()
        if (where := _named(kind, of_units, of_posts)) is not None
    ]
    there = _kinds_with_any([rows for _, rows in asked])
    return [
        _held(kind, row)
        for place, (kind, rows) in enumerate(asked)
        if place in there
        for row in _with_names(kind, rows)
    ]


def _kinds_with_any(asked: "Sequence[models.QuerySet[Any]]") -> set[int]:
    """Tell in one query which of these find anything, by their places."""
    if not asked:
        return set()
    first, *others = (
        rows.order_by().annotate(kind_asked=Value(place, models.IntegerField())).values("kind_asked")
        for place, rows in enumerate(asked)
    )
    return {row["kind_asked"] for row in first.union(*others)}


def _with_names(kind: ChargeKind, rows: Any) -> Iterable[ProgrammeRow]:
    above, _, beyond = kind.name.partition("__")
    ordered = list((rows.select_related(above) if beyond else rows).order_by("id"))
    return ordered if kind.still is None else kind.still(ordered)


def led_by(post: Post, units: Iterable[int]) -> list[Held]:
    """Give what a leader's post stands on of what these units answer for."""
    found: list[Held] = []
    for kind in kinds():
        if kind.leader is not None and kind.unit is not None:
            where = Q(**{kind.leader: post.pk, f"{kind.unit}__in": list(units)})
            rows = kind.model._default_manager.filter(kind.open_where & where, programme=post.programme_id)
            found += [_held(kind, row) for row in rows.order_by("id")]
    return found


def _named(kind: ChargeKind, units: list[int], posts: list[int]) -> Q | None:
    parts = []
    if kind.unit is not None and units:
        parts.append(Q(**{f"{kind.unit}__in": units}))
    parts += [Q(**{f"{name}__in": posts}) for name in (kind.post, kind.leader) if name is not None and posts]
    if not parts:
        return None
    where = parts[0]
    for part in parts[1:]:
        where |= part
    return where


def _held(kind: ChargeKind, row: ProgrammeRow) -> Held:
    def key(name: str | None) -> int | None:
        return getattr(row, f"{name}_id") if name is not None else None

    return Held(
        kind=kind, row=row, unit_id=key(kind.unit), post_id=key(kind.post), leader_id=key(kind.leader)
    )


Moves = Mapping[int, Any]  # the key of who goes -> who takes over


def move(
    opened: Commit, held: Iterable[Held], *, units: Moves | None = None, posts: Moves | None = None
) -> int:
    """Let what is held name those who take over; say how many rows changed."""
    changes: dict[tuple[str, int], tuple[ChargeKind, ProgrammeRow, dict[str, Any]]] = {}
    for each in held:
        for name, key, heirs in (
            (each.kind.unit, each.unit_id, units or {}),
            (each.kind.post, each.post_id, posts or {}),
            (each.kind.leader, each.leader_id, posts or {}),
        ):
            if name is not None and key is not None and key in heirs:
                entry = changes.setdefault((each.kind.label, each.row.pk), (each.kind, each.row, {}))
                entry[2][name] = heirs[key]
    by_kind: dict[str, list[tuple[ChargeKind, ProgrammeRow, dict[str, Any]]]] = {}
    for kind, row, values in changes.values():
        by_kind.setdefault(kind.label, []).append((kind, row, values))
    for rows in by_kind.values():
        _write(opened, rows[0][0], [(row, values) for _, row, values in rows])
    return len(changes)


def _write(opened: Commit, kind: ChargeKind, rows: list[tuple[ProgrammeRow, dict[str, Any]]]) -> None:
    """Write the rows of one kind; of those that would stand twice with a unit, the first stays."""
    kept = []
    there = _standing(kind, rows)
    for row, values in rows:
        heir = values.get(kind.unit or "")
        mark = None if heir is None or not kind.once_each else (heir.pk, *_values(row, kind.once_each))
        needless = heir is not None and kind.needless is not None and kind.needless(row, heir)
        if needless or (mark is not None and mark in there):
            opened.remove(row, version=row.version)
            continue
        there.add(mark)
        kept.append((row, values))
    written = opened.replace_all(kept)
    if kind.after is not None and written:
        kind.after(opened, written)


def _standing(kind: ChargeKind, rows: list[tuple[ProgrammeRow, dict[str, Any]]]) -> set[Any]:
    """Give what stands already with the units that take over."""
    heirs = {heir.pk for _, values in rows if (heir := values.get(kind.unit or "")) is not None}
    if not kind.once_each or not heirs:
        return set()
    found = kind.model._default_manager.filter(**{f"{kind.unit}__in": heirs})
    return set(found.values_list(f"{kind.unit}_id", *kind.once_each))


def _values(row: ProgrammeRow, names: tuple[str, ...]) -> tuple[Any, ...]:
    fields = [row._meta.get_field(name) for name in names]
    return tuple(getattr(row, getattr(each, "attname", each.name)) for each in fields)

"""The directory of units (单位名录) of a moment: who is meant by a name, who is found by what is typed."""

from collections import defaultdict
from datetime import date

from gangmu.core.base.org_units import (
    Group,
    Member,
    NameKind,
    OtherName,
    Span,
    Succession,
    SuccessionKind,
    UnitEntry,
    units_on,
)
from gangmu.core.base.unit_names import Resolved, UnitDirectory
from gangmu.core.outline.scripts import fold
from gangmu.web.accounts.models import OrgUnit, UnitGroup, UnitGroupMember, UnitName, UnitSuccession
from gangmu.web.accounts.queries import units_by_id
from gangmu.web.accounts.scopes import allowed
from gangmu.web.record.actors import Actor
from gangmu.web.record.models import Programme
from gangmu.web.record.moments import NOW, Moment


def directory(actor: Actor, moment: Moment = NOW) -> UnitDirectory:
    """Give all units that an actor may see, with their names, groups and history. Six queries, at any size."""
    rows = allowed(OrgUnit, actor, moment=moment).by_id()
    codes = {key: row.code for key, row in rows.items()}
    members: dict[int, list[Member]] = defaultdict(list)
    for each in allowed(UnitGroupMember, actor, moment=moment).order_by("group", "position"):
        if each.unit_id in codes:
            span = Span(from_on=each.from_on, until_on=each.until_on)
            members[each.group_id].append(Member(unit=codes[each.unit_id], span=span))
    return UnitDirectory(
        units=tuple(entry(row, codes) for row in rows.values()),
        names=tuple(
            OtherName(
                unit=codes[each.unit_id],
                name=each.name,
                kind=NameKind(each.kind),
                span=Span(from_on=each.from_on, until_on=each.until_on),
            )
            for each in allowed(UnitName, actor, moment=moment)
            if each.unit_id in codes
        ),
        groups=tuple(
            Group(code=each.code, name=each.name, members=tuple(members[each.pk]))
            for each in allowed(UnitGroup, actor, moment=moment).order_by("position")
        ),
        successions=tuple(
            Succession(
                before=codes[each.before_id],
                after=codes[each.after_id],
                kind=SuccessionKind(each.kind),
                on=each.on,
            )
            for each in allowed(UnitSuccession, actor, moment=moment).order_by("on")
            if each.before_id in codes and each.after_id in codes
        ),
        place=_place(actor),
        fold=fold,
    )


def entry(row: OrgUnit, codes: dict[int, str]) -> UnitEntry:
    """Turn a row into the core's value."""
    return UnitEntry(
        code=row.code,
        name=row.name,
        short_name=row.short_name,
        kind=row.kind,
        parent=codes.get(row.parent_id) if row.parent_id else None,
        position=row.position,
        span=Span(from_on=row.founded_on, until_on=row.dissolved_on),
    )


def resolve_unit(words: str, *, on: date, actor: Actor, moment: Moment = NOW) -> Resolved:
    """Tell which unit words of a text of a day mean. For many names: `directory(…)` once, then its `resolve`."""
    return directory(actor, moment).resolve(words, on=on)


def standing_units(actor: Actor, on: date, moment: Moment = NOW) -> list[OrgUnit]:
    """Give the units that stand on a day, in official order."""
    rows = {row.code: row for row in units_by_id(actor, moment).values()}
    codes = {row.pk: row.code for row in rows.values()}
    return [rows[each.code] for each in units_on((entry(row, codes) for row in rows.values()), on)]


def _place(actor: Actor) -> str:
    programme = Programme.objects.filter(pk=actor.programme_id or 0).first()
    return programme.place if programme else ""

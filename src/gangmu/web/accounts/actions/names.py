"""The verbs of names and groups of units (别名、曾用名、单位组)."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db.models import Q

from gangmu.web.accounts.actions.units import DAY
from gangmu.web.accounts.models import OrgUnit, UnitGroup, UnitGroupMember, UnitName
from gangmu.web.accounts.refusals import CodeTakenError
from gangmu.web.accounts.scopes import require
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import commit
from gangmu.web.record.once import once


@once("accounts.unit_name_added")
def add_name(name: UnitName, *, by: Actor, at: datetime, key: str) -> UnitName:
    """Enter how else a unit is called (加别名)."""
    require(by, "create", UnitName)
    with commit("accounts.unit_name_added", by=by, at=at, key=key) as opened:
        if UnitName.objects.filter(unit=name.unit, name=name.name).exists():
            raise CodeTakenError(name=name.name)
        return opened.add(name)


@once("accounts.unit_name_dropped")
def drop_name(name: UnitName, *, by: Actor, at: datetime, key: str) -> None:
    """Take a name back that was entered by mistake (删别名); texts resolved by it stay resolved."""
    require(by, "remove", UnitName)
    with commit("accounts.unit_name_dropped", by=by, at=at, key=key) as opened:
        opened.remove(name, version=name.version)


@once("accounts.unit_group_made")
def make_group(
    group: UnitGroup,
    units: Sequence[OrgUnit],
    *,
    by: Actor,
    at: datetime,
    key: str,
    from_on: date | None = None,
) -> UnitGroup:
    """Make a group that texts name as one (设单位组)."""
    require(by, "create", UnitGroup)
    with commit("accounts.unit_group_made", by=by, at=at, key=key) as opened:
        there = UnitGroup.objects.filter(programme=by.programme_id)
        if there.filter(Q(name=group.name) | Q(code=group.code)).exists():
            raise CodeTakenError(name=group.name)
        made = opened.add(group)
        opened.add_all(
            UnitGroupMember(group=made, unit=each, from_on=from_on, position=k)
            for k, each in enumerate(units, 1)
        )
        return made


@once("accounts.unit_group_changed")
def change_group(
    group: UnitGroup, units: Sequence[OrgUnit], *, on: date, by: Actor, at: datetime, key: str
) -> None:
    """Say who belongs to a group from a day on (调整单位组)."""
    require(by, "update", UnitGroup)
    wanted = {each.pk: k for k, each in enumerate(units, 1)}
    rows = UnitGroupMember.objects.filter(group=group)
    here = [each for each in rows if each.until_on is None or each.until_on >= on]
    with commit("accounts.unit_group_changed", by=by, at=at, key=key) as opened:
        for each in here:
            if each.unit_id in wanted:
                opened.replace(each, {"position": wanted[each.unit_id]}, version=each.version)
            elif each.from_on is not None and each.from_on >= on:
                opened.remove(each, version=each.version)
            else:
                opened.replace(each, {"until_on": on - DAY}, version=each.version)
        there = {each.unit_id for each in here}
        opened.add_all(
            UnitGroupMember(group=group, unit_id=each, from_on=on, position=k)
            for each, k in wanted.items()
            if each not in there
        )

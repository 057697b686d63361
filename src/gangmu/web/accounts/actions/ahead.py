"""The verbs of what is arranged for a day to come (排定、撤回、到日生效): until its day nothing of it counts."""

from dataclasses import replace
from datetime import date, datetime
from typing import Final

from django.db.models import Q

from gangmu.core.base.refusals import GangmuError
from gangmu.web.accounts.actions.carrying import CARRIED, units_that_go
from gangmu.web.accounts.charges import held_by
from gangmu.web.accounts.models import (
    OrgUnit,
    PlannedChange,
    PortfolioUnit,
    Post,
    UnitGroupMember,
    UnitName,
    UnitSuccession,
)
from gangmu.web.accounts.refusals import (
    ChangeOverError,
    DayNotComeError,
    PlannedAlreadyError,
    UnitHasChargesError,
)
from gangmu.web.accounts.scopes import require
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import commit
from gangmu.web.record.jobs import refused
from gangmu.web.record.models import LedgerEntry
from gangmu.web.record.once import once

OPEN: Final = ("planned", "refused")  # what can still be done or withdrawn


@once("accounts.change_planned")
def plan_change(change: PlannedChange, *, by: Actor, at: datetime, key: str) -> PlannedChange:
    """Arrange a reorganisation for a day to come (排定调整). Nothing of it counts before."""
    require(by, "create", PlannedChange)
    change.planned_by_id = by.post_id
    with commit("accounts.change_planned", by=by, at=at, key=key) as opened:
        _ends_once(change, by)
        return opened.add(change)


def _ends_once(change: PlannedChange, by: Actor) -> None:
    """See within the commit that no unit is arranged to end twice."""
    going = units_that_go(change)
    for other in PlannedChange.objects.filter(programme=by.programme_id, state__in=OPEN) if going else ():
        if both := sorted(going & units_that_go(other)):
            raise PlannedAlreadyError(name=_name_of(both[0], by), day=other.on.isoformat())


@once("accounts.planned_change_withdrawn")
def withdraw_change(
    change: PlannedChange, *, today: date, by: Actor, at: datetime, key: str, version: int
) -> PlannedChange:
    """Withdraw what was arranged and is not done (撤回排定)."""
    require(by, "update", PlannedChange)
    _still_open(change)
    with commit("accounts.planned_change_withdrawn", by=by, at=at, key=key) as opened:
        return opened.replace(change, {"state": "withdrawn", "settled_on": today}, version=version)


def carry_out(change: PlannedChange, *, today: date, by: Actor, at: datetime) -> PlannedChange:
    """Do on its day, or later, what was arranged (到日生效); what stands in its way is written down beside it.

    Done once: the act itself stands in the chain under a key of its own, whoever begins it and how often.
    """
    require(by, "update", PlannedChange)
    _still_open(change)
    if change.on > today:
        raise DayNotComeError(day=change.on.isoformat(), today=today.isoformat())
    key, by = f"planned-{change.uid.hex}", _for_whom(change, by)
    try:
        if not LedgerEntry.objects.filter(head__programme=by.programme_id, key=key).exists():
            CARRIED[change.kind](change, today=today, by=by, at=at, key=key)
    except GangmuError as refusal:
        values = {"state": "refused", "refusal": refused(refusal)["refusal"], "settled_on": today}
        with commit("accounts.planned_change_refused", by=by, at=at, key=f"{key}-{change.version}") as opened:
            return opened.replace(change, values, version=change.version)
    values = {"state": "done", "refusal": {}, "settled_on": today}
    with commit("accounts.planned_change_done", by=by, at=at, key=f"{key}-{change.version}") as opened:
        return opened.replace(change, values, version=change.version)


def _for_whom(change: PlannedChange, by: Actor) -> Actor:
    """Let the entry of the calendar name the post that arranged it."""
    planned_by = change.planned_by
    return by if by.user is not None or planned_by is None else replace(by, behalf=planned_by.uid.hex)


def _still_open(change: PlannedChange) -> None:
    if change.state not in OPEN:
        raise ChangeOverError(day=(change.settled_on or change.on).isoformat())


@once("accounts.founding_withdrawn")
def withdraw_founding(unit: OrgUnit, *, today: date, by: Actor, at: datetime, key: str, version: int) -> None:
    """Take a unit back that was to be founded on a day to come (撤回设立); nothing may hang from it yet."""
    require(by, "update", OrgUnit)
    if unit.founded_on is None or unit.founded_on <= today:
        raise ChangeOverError(day=(unit.founded_on or today).isoformat())
    left = [each.name for each in held_by(unit.programme_id, units=[unit])]
    left += [each.title for each in Post.objects.filter(unit=unit)]
    left += [each.name for each in OrgUnit.objects.filter(parent=unit)]
    left += [each.group.name for each in UnitGroupMember.objects.filter(unit=unit).select_related("group")]
    within = PortfolioUnit.objects.filter(unit=unit).select_related("portfolio")
    left += [each.portfolio.name for each in within]
    history = UnitSuccession.objects.filter(Q(before=unit) | Q(after=unit)).select_related("before")
    left += [each.before.name for each in history]
    if left:
        raise UnitHasChargesError(name=unit.name, count=len(left), first=left[0])
    with commit("accounts.founding_withdrawn", by=by, at=at, key=key) as opened:
        for name in UnitName.objects.filter(unit=unit):
            opened.remove(name, version=name.version)
        opened.remove(unit, version=version)


def _name_of(code: str, by: Actor) -> str:
    found = OrgUnit.objects.filter(programme=by.programme_id, code=code).first()
    return found.name if found else code

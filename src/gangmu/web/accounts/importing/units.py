"""The rows of units in a workbook, matched with the units that are recorded."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from gangmu.core.base.org_units import NameKind, OtherName, UnitEntry
from gangmu.files.organisations.reading import OrganisationRow
from gangmu.web.accounts.importing.looking import Looking, parts
from gangmu.web.accounts.importing.plans import UnitPlan
from gangmu.web.accounts.kinds import kind_of
from gangmu.web.accounts.models import OrgUnit, UnitName


def at_units(look: Looking, rows: Sequence[OrganisationRow]) -> None:
    """Match the rows of units; parents may stand anywhere in the sheet."""
    by_name = {look.directory.fold(each.name): each for each in look.units.values()}
    names = {each.name for each in look.directory.names} | set(by_name)
    plans: list[UnitPlan] = []
    seen: dict[str, int] = {}
    last = max((each.position for each in look.units.values()), default=0)
    for row in rows:
        name = look.directory.fold(row.get("name"))
        if (first := seen.setdefault(name, row.number)) != row.number:
            look.fault(row, "organisation.twice", "name", first=str(first))
            continue
        known = _known_unit(look, row, by_name)
        if known is None and row.get("code"):
            continue
        code = known.code if known else _free(look, f"u{len(look.units) + len(plans) + 1}")
        aliases = [each for each in parts(row.get("aliases")) if each not in names]
        last += known is None
        plans.append(
            UnitPlan(row=row, code=code, known=known, values=_unit_values(row, known, last), aliases=aliases)
        )
    _extend(look, plans)
    for plan in plans:
        _parent(look, plan)
    _circles(look, plans)
    for plan in plans:
        if plan.known is None or plan.values or plan.aliases or _moves(look, plan):
            look.found.units.append(plan)
        else:
            look.found.known += 1


def _known_unit(look: Looking, row: OrganisationRow, by_name: Mapping[str, OrgUnit]) -> OrgUnit | None:
    code = row.get("code")
    if not code:
        return by_name.get(look.directory.fold(row.get("name")))
    known = look.units.get(code)
    if known is None:
        look.fault(row, "organisation.no_such_code", "name", words=code)
    elif look.directory.fold(known.name) != look.directory.fold(row.get("name")):
        look.fault(row, "organisation.renamed", "name", name=known.name)
        return None
    return known


def _free(look: Looking, code: str) -> str:
    taken = {*look.units, *(each.code for each in look.directory.units)}
    number = 1
    while code in taken:
        code, number = f"u{len(taken) + number}", number + 1
    look.directory = replace(
        look.directory, units=(*look.directory.units, UnitEntry(code=code, name="", position=10**6))
    )
    return code


def _extend(look: Looking, plans: Sequence[UnitPlan]) -> None:
    """Let the units of the sheet be found by their names like those that are there."""
    fresh = {each.code: each for each in plans if each.known is None}
    kept = tuple(each for each in look.directory.units if each.code not in fresh)
    new = tuple(
        UnitEntry(
            code=code,
            name=plan.row.get("name"),
            short_name=plan.row.get("short_name"),
            position=plan.values.get("position", 0),
        )
        for code, plan in fresh.items()
    )
    names = tuple(
        OtherName(unit=plan.code, name=name, kind=NameKind.ALIAS) for plan in plans for name in plan.aliases
    )
    look.directory = replace(look.directory, units=kept + new, names=look.directory.names + names)


def _parent(look: Looking, plan: UnitPlan) -> None:
    words = plan.row.get("parent")
    if words:
        plan.parent = look.unit_meant(plan.row, "parent", words)
    elif plan.known is not None and plan.known.parent_id is not None:
        plan.parent = look.codes[plan.known.parent_id]


def _circles(look: Looking, plans: Sequence[UnitPlan]) -> None:
    above = {each.code: look.codes.get(each.parent_id or 0) for each in look.units.values()}
    above |= {each.code: each.parent for each in plans}
    for plan in plans:
        here, steps = plan.parent, 0
        while here is not None and here != plan.code and steps <= len(above):
            here, steps = above.get(here), steps + 1
        if here is not None:
            look.fault(plan.row, "organisation.within_itself", "parent", name=plan.row.get("name"))


def _moves(look: Looking, plan: UnitPlan) -> bool:
    return plan.known is not None and look.codes.get(plan.known.parent_id or 0) != plan.parent


def _unit_values(row: OrganisationRow, known: OrgUnit | None, position: int) -> dict[str, Any]:
    """Give what a row says of a unit and was not so before; an empty cell says nothing."""
    said: dict[str, Any] = {name: row.get(name) for name in ("short_name", "name_en") if row.get(name)}
    if row.get("kind"):
        said["kind"] = kind_of(row.get("kind"))
    if row.get("position"):
        said["position"] = int(row.get("position"))
    if row.get("founded_on"):
        said["founded_on"] = date.fromisoformat(row.get("founded_on"))
    if known is None:
        return {"name": row.get("name"), "position": position} | said
    return {name: value for name, value in said.items() if getattr(known, name) != value}


def other_names(plans: Iterable[UnitPlan], units: Mapping[str, OrgUnit]) -> list[UnitName]:
    """Give the rows of other names that a workbook adds."""
    return [UnitName(unit=units[plan.code], name=name) for plan in plans for name in plan.aliases]

"""Names, groups and portfolios of units in a plan folder (别名、单位组、分工): taken over and given again."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from gangmu.files.plan_folders import PlanFolder
from gangmu.files.tables.columns import Row
from gangmu.web.accounts.models import (
    OrgUnit,
    Portfolio,
    PortfolioHolding,
    PortfolioUnit,
    Post,
    UnitGroup,
    UnitGroupMember,
    UnitName,
)
from gangmu.web.accounts.scopes import allowed
from gangmu.web.indicators.mapping import day
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import Commit
from gangmu.web.record.moments import Moment

Cells = dict[str, str]


def enter_names(opened: Commit, plan: PlanFolder, units: Mapping[str, OrgUnit]) -> None:
    """Enter how units are called besides: aliases from `units`, other and dated names from `unit_names`."""
    known = set(UnitName.objects.filter(unit__in=units.values()).values_list("unit__code", "name"))
    rows = [
        UnitName(unit=units[row["code"]], name=name.strip(), kind="alias")
        for row in plan.rows("units")
        for name in row["aliases"].split(";")
        if name.strip() and (row["code"], name.strip()) not in known
    ]
    rows += [
        UnitName(
            unit=units[row["unit"]],
            name=row["name"],
            kind=row["kind"],
            from_on=day(row["valid_from"]),
            until_on=day(row["valid_to"]),
        )
        for row in plan.rows("unit_names")
        if (row["unit"], row["name"]) not in known
    ]
    opened.add_all(rows)


def enter_groups(opened: Commit, plan: PlanFolder, units: Mapping[str, OrgUnit]) -> None:
    """Enter groups with their members, where a group of that code is not there yet."""
    known = set(UnitGroup.objects.filter(programme=opened.head.programme_id).values_list("code", flat=True))
    rows = [row for row in plan.rows("groups") if row["code"] not in known]
    made = opened.add_all(
        [UnitGroup(code=row["code"], name=row["name"], position=int(row["order"] or 0)) for row in rows]
    )
    opened.add_all(
        [
            UnitGroupMember(group=group, unit=units[code], position=k)
            for group, row in zip(made, rows, strict=True)
            for k, code in enumerate(_codes(row["members"]), 1)
        ]
    )


def _from(row: Row) -> date:
    found = day(row["valid_from"])
    assert found is not None  # the column is asked for by the schema
    return found


def enter_portfolios(
    opened: Commit, plan: PlanFolder, units: Mapping[str, OrgUnit], posts: Mapping[str, Post]
) -> None:
    """Enter portfolios with their units and the post that holds each, where one of that code is not there yet."""
    known = set(Portfolio.objects.filter(programme=opened.head.programme_id).values_list("code", flat=True))
    rows = [row for row in plan.rows("portfolios") if row["code"] not in known]
    made = opened.add_all(
        [Portfolio(code=row["code"], name=row["name"], position=int(row["order"] or 0)) for row in rows]
    )
    pairs = list(zip(made, rows, strict=True))
    opened.add_all(
        [
            PortfolioUnit(portfolio=each, unit=units[code], from_on=_from(row))
            for each, row in pairs
            for code in _codes(row["units"])
        ]
    )
    opened.add_all(
        [
            PortfolioHolding(
                portfolio=each,
                post=posts[row["post"]],
                from_on=_from(row),
                is_acting=row["acting"] == "yes",
            )
            for each, row in pairs
            if row["post"]
        ]
    )


def _codes(text: str) -> list[str]:
    return [each.strip() for each in text.split(";") if each.strip()]


def aliases_of(by: Actor, moment: Moment) -> dict[int, str]:
    """Give the aliases of each unit, as `units` writes them."""
    found: dict[int, list[str]] = {}
    for each in allowed(UnitName, by, moment=moment).order_by("id"):
        if _is_plain(each):
            found.setdefault(each.unit_id, []).append(each.name)
    return {key: ";".join(names) for key, names in found.items()}


def _is_plain(name: UnitName) -> bool:
    return name.kind == "alias" and name.from_on is None and name.until_on is None


def organisation_tables(by: Actor, moment: Moment, units: Mapping[int, Any]) -> dict[str, list[Cells]]:
    """Give the tables of other names, groups and portfolios: the present state."""
    return {
        "unit_names": [
            {
                "unit": units[each.unit_id].code,
                "name": each.name,
                "kind": each.kind,
                "valid_from": str(each.from_on or ""),
                "valid_to": str(each.until_on or ""),
            }
            for each in allowed(UnitName, by, moment=moment)
            if not _is_plain(each) and each.unit_id in units
        ],
        "groups": list(_groups(by, moment, units)),
        "portfolios": list(_portfolios(by, moment, units)),
    }


def _groups(by: Actor, moment: Moment, units: Mapping[int, Any]) -> Iterator[Cells]:
    members: dict[int, list[str]] = {}
    for each in allowed(UnitGroupMember, by, moment=moment).order_by("position"):
        if each.until_on is None and each.unit_id in units:
            members.setdefault(each.group_id, []).append(units[each.unit_id].code)
    for group in allowed(UnitGroup, by, moment=moment):
        yield {
            "code": group.code,
            "name": group.name,
            "order": str(group.position or ""),
            "members": ";".join(members.get(group.pk, [])),
        }


def _portfolios(by: Actor, moment: Moment, units: Mapping[int, Any]) -> Iterator[Cells]:
    posts = allowed(Post, by, moment=moment).by_id()
    within: dict[int, list[PortfolioUnit]] = {}
    for each in allowed(PortfolioUnit, by, moment=moment).order_by("id"):
        if each.until_on is None and each.unit_id in units:
            within.setdefault(each.portfolio_id, []).append(each)
    held = {
        each.portfolio_id: each
        for each in allowed(PortfolioHolding, by, moment=moment).order_by("from_on")
        if each.until_on is None
    }
    for portfolio in allowed(Portfolio, by, moment=moment):
        holding, rows = held.get(portfolio.pk), within.get(portfolio.pk, [])
        days: list[date] = [holding.from_on] if holding else [each.from_on for each in rows]
        yield {
            "code": portfolio.code,
            "name": portfolio.name,
            "order": str(portfolio.position or ""),
            "post": posts[holding.post_id].code if holding and holding.post_id in posts else "",
            "acting": "yes" if holding and holding.is_acting else "",
            "units": ";".join(units[each.unit_id].code for each in rows),
            "valid_from": str(min(days, default="")),
        }

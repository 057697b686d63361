"""Units, posts and themes of a plan folder (单位与岗位)."""

from collections.abc import Sequence
from datetime import date, datetime

from gangmu.files.plan_folders import PlanFolder
from gangmu.files.tables.columns import Row
from gangmu.web.accounts.models import OrgUnit, Post
from gangmu.web.accounts.scopes import require
from gangmu.web.indicators.folders.giving import ROLES
from gangmu.web.indicators.folders.organising import enter_groups, enter_names, enter_portfolios
from gangmu.web.indicators.mapping import day
from gangmu.web.outlines.models import Theme
from gangmu.web.record.actors import Actor
from gangmu.web.record.asof import rows_at
from gangmu.web.record.commits import Commit, commit
from gangmu.web.record.moments import NOW
from gangmu.web.record.once import once

_OUR_ROLES = {theirs: ours for ours, theirs in ROLES.items()}


@once("accounts.units_taken_over")
def enter_units(plan: PlanFolder, *, by: Actor, at: datetime, key: str, effective: date) -> OrgUnit | None:
    """Enter the units and posts of a folder (接收单位和岗位); those that are there already are brought up to it."""
    require(by, "create", OrgUnit)
    require(by, "create", Post)
    with commit("accounts.units_taken_over", by=by, at=at, key=key, effective=effective) as opened:
        units = _units(opened, plan.rows("units"))
        posts = _posts(opened, plan.rows("posts"), units)
        enter_names(opened, plan, units)
        enter_groups(opened, plan, units)
        enter_portfolios(opened, plan, units, posts)
    return next(iter(units.values()), None)


def _units(opened: Commit, rows: Sequence[Row]) -> dict[str, OrgUnit]:
    assert opened.programme is not None
    kept = {each.code: each for each in rows_at(OrgUnit, NOW, programme_id=opened.programme.pk)}
    waiting = list(rows)
    while waiting:
        ready = [row for row in waiting if not row["parent"] or row["parent"] in kept]
        if not ready:
            break
        new = [row for row in ready if row["code"] not in kept]
        made = opened.add_all([OrgUnit(code=row["code"], **_unit(row, kept)) for row in new])
        for row in ready:
            if (known := kept.get(row["code"])) is not None:
                kept[known.code] = opened.replace(known, _unit(row, kept), version=known.version)
        kept |= {each.code: each for each in made}
        done = {row["code"] for row in ready}
        waiting = [row for row in waiting if row["code"] not in done]
    return kept


def _unit(row: Row, kept: dict[str, OrgUnit]) -> dict[str, object]:
    return {
        "name": row["name"],
        "name_en": row["name_en"],
        "short_name": row["short_name"],
        "kind": row["kind"],
        "parent": kept.get(row["parent"]),
        "position": int(row["order"] or 0),
        "founded_on": day(row["valid_from"]),
        "dissolved_on": day(row["valid_to"]),
    }


def _posts(opened: Commit, rows: Sequence[Row], units: dict[str, OrgUnit]) -> dict[str, Post]:
    assert opened.programme is not None
    kept = {each.code: each for each in rows_at(Post, NOW, programme_id=opened.programme.pk)}
    made = opened.add_all(
        [
            Post(
                code=row["code"],
                title=row["title"][:100],
                unit=units[row["unit"]],
                role=_OUR_ROLES.get(row["role"], row["role"]),
                position=int(row["order"] or 0),
                founded_on=day(row["valid_from"]),
                abolished_on=day(row["valid_to"]),
            )
            for row in rows
            if row["code"] not in kept
        ]
    )
    return kept | {each.code: each for each in made}


@once("outlines.themes_taken_over")
def enter_themes(plan: PlanFolder, *, by: Actor, at: datetime, key: str, effective: date) -> Theme | None:
    """Enter the themes of a folder (接收主题)."""
    require(by, "create", Theme)
    with commit("outlines.themes_taken_over", by=by, at=at, key=key, effective=effective) as opened:
        made = opened.add_all(
            [
                Theme(
                    code=row["code"],
                    name=row["name"],
                    name_en=row["name_en"],
                    position=int(row["order"] or 0),
                )
                for row in plan.rows("themes")
            ]
        )
    return made[0] if made else None

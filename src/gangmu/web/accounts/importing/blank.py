"""The workbook to download (组织表模板): what is recorded now, to be corrected and completed."""

from datetime import date
from typing import Any

from gangmu.files.organisations.writing import template
from gangmu.web.accounts.actions.portfolios import holders_of, units_in
from gangmu.web.accounts.directory import standing_units
from gangmu.web.accounts.kinds import ROLE_WORDS, unit_kinds
from gangmu.web.accounts.models import Portfolio, Post, UnitName
from gangmu.web.accounts.scopes import allowed
from gangmu.web.record.actors import Actor


def workbook_of(actor: Actor, on: date) -> bytes:
    """Give the workbook with the units and posts of a day; people and portfolios are added to it."""
    units = standing_units(actor, on)
    names = {each.pk: each.name for each in units}
    kinds = unit_kinds()
    aliases: dict[int, list[str]] = {}
    for other in allowed(UnitName, actor).order_by("id"):
        aliases.setdefault(other.unit_id, []).append(other.name)
    posts = [
        each
        for each in allowed(Post, actor)
        if each.unit_id in names and (each.abolished_on is None or each.abolished_on >= on)
    ]
    order = {each.pk: k for k, each in enumerate(units)}
    posts.sort(key=lambda each: (order[each.unit_id], each.position, each.pk))
    return template(
        {
            "units": [
                {
                    "code": each.code,
                    "name": each.name,
                    "short_name": each.short_name,
                    "kind": kinds[each.kind][0] if each.kind in kinds else each.kind,
                    "parent": names.get(each.parent_id or 0),
                    "aliases": "；".join(aliases.get(each.pk, [])),
                    "position": each.position,
                    "founded_on": each.founded_on,
                    "name_en": each.name_en,
                }
                for each in units
            ],
            "posts": [
                {
                    "code": each.code,
                    "unit": names[each.unit_id],
                    "title": each.title,
                    "role": ROLE_WORDS[each.role][0] if each.role in ROLE_WORDS else each.role,
                    "position": each.position or None,
                }
                for each in posts
            ],
            "portfolios": _portfolios(actor, on, names),
        },
        {
            "units": {"kind": [zh for zh, _ in kinds.values()]},
            "posts": {"unit": list(names.values()), "role": [zh for zh, _ in ROLE_WORDS.values()]},
            "people": {
                "unit": list(names.values()),
                "post": list(dict.fromkeys(each.title for each in posts)),
                "acting": ["是"],
            },
            "portfolios": {
                "unit": list(names.values()),
                "post": list(dict.fromkeys(each.title for each in posts if each.role == "leader")),
            },
        },
    )


def _portfolios(actor: Actor, on: date, names: dict[int, str]) -> list[dict[str, Any]]:
    """Give the portfolios as they stand, so that a change of leaders is a change of one cell and its day."""
    rows = list(allowed(Portfolio, actor).order_by("position"))
    held = {each.portfolio_id: each for each in holders_of(rows, on)}
    within: dict[int, list[str]] = {}
    for each in units_in(rows, on):
        within.setdefault(each.portfolio_id, []).append(names.get(each.unit_id, ""))
    return [
        {
            "code": each.code,
            "name": each.name,
            "unit": held[each.pk].post.unit.name if each.pk in held else None,
            "post": held[each.pk].post.title if each.pk in held else None,
            "units": "、".join(filter(None, within.get(each.pk, []))),
            "from_on": held[each.pk].from_on if each.pk in held else on,
        }
        for each in rows
    ]

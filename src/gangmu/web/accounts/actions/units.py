"""The verbs of units: found, change, rename, merge, split, dissolve (机构设立、更名、合并、分设、撤销)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.db.models import Q

from gangmu.web.accounts.addressed import see_code
from gangmu.web.accounts.charges import Held, held_by, move
from gangmu.web.accounts.models import (
    OrgUnit,
    PortfolioHolding,
    PortfolioUnit,
    Post,
    UnitGroupMember,
    UnitName,
    UnitSuccession,
)
from gangmu.web.accounts.refusals import (
    CodeTakenError,
    DayNotComeError,
    OfficeEmptyError,
    UnitGoneError,
    UnitHasChargesError,
    UnitWithinItselfError,
)
from gangmu.web.accounts.scopes import require
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import Commit, commit
from gangmu.web.record.models import Paper
from gangmu.web.record.once import once

DAY: Final = timedelta(days=1)
CHANGEABLE: Final = frozenset({"short_name", "name_en", "kind", "parent", "position", "founded_on"})


@once("accounts.unit_founded")
def found_unit(unit: OrgUnit, *, by: Actor, at: datetime, key: str) -> OrgUnit:
    """Enter a unit (设立单位)."""
    require(by, "create", OrgUnit)
    see_code(unit.code)
    with commit("accounts.unit_founded", by=by, at=at, key=key) as opened:
        _is_new(unit, opened)
        return opened.add(unit)


def _is_new(unit: OrgUnit, opened: Commit) -> None:
    """See within the commit that nobody has founded it meanwhile."""
    there = OrgUnit.objects.filter(programme=opened.head.programme_id)
    if there.filter(Q(name=unit.name) | Q(code=unit.code)).exists():
        raise CodeTakenError(name=unit.name)


@once("accounts.unit_changed")
def change_unit(
    unit: OrgUnit, changes: Mapping[str, Any], *, by: Actor, at: datetime, key: str, version: int
) -> OrgUnit:
    """Change what a unit is below, in which order, how it is called for short (修改单位). Its name: `rename_unit`."""
    require(by, "update", OrgUnit)
    if unknown := set(changes) - CHANGEABLE:
        raise ValueError(f"{sorted(unknown)} are not changed so")
    parent = changes.get("parent")
    if parent is not None and unit.pk in _with_those_above(parent):
        raise UnitWithinItselfError(name=unit.name)
    with commit("accounts.unit_changed", by=by, at=at, key=key) as opened:
        return opened.replace(unit, changes, version=version)


@once("accounts.unit_renamed")
def rename_unit(
    unit: OrgUnit, name: str, *, on: date, today: date, by: Actor, at: datetime, key: str, version: int
) -> OrgUnit:
    """Give a unit another name from a day on (更名): the old one stays as a former name and still finds it."""
    require(by, "update", OrgUnit)
    _has_come(on, today)
    with commit("accounts.unit_renamed", by=by, at=at, key=key) as opened:
        _bears_alone(unit, name, on)
        former = UnitName(unit=unit, name=unit.name, kind="former", until_on=on - DAY)
        renamed = opened.replace(unit, {"name": name}, version=version)
        opened.add(former)
        return renamed


def _bears_alone(unit: OrgUnit, name: str, on: date) -> None:
    """Refuse a name that another unit bears on that day: names in cells and papers would mean both."""
    others = OrgUnit.objects.filter(programme=unit.programme_id, name=name).exclude(pk=unit.pk)
    if any(each.dissolved_on is None or each.dissolved_on >= on for each in others):
        raise CodeTakenError(name=name)


@once("accounts.units_merged")
def merge_units(
    into: OrgUnit,
    going: Sequence[OrgUnit],
    *,
    on: date,
    today: date,
    by: Actor,
    at: datetime,
    key: str,
    reason: str = "",
    paper: Paper | None = None,
) -> UnitSuccession:
    """Merge units into another from a day on (合并): their posts, people, groups, portfolios and charges go with them."""
    require(by, "update", OrgUnit)
    _has_come(on, today)
    _stand(on - DAY, going)
    _stand(on, [into])
    _keeps_its_office(into, going, on)
    above = _with_those_above(into)
    for each in going:
        if each.pk in above or (each.founded_on is not None and each.founded_on >= on):
            raise UnitWithinItselfError(name=each.name)
    with commit("accounts.units_merged", by=by, at=at, key=key) as opened:
        [first, *_] = opened.add_all(
            UnitSuccession(before=each, after=into, kind="merged", on=on, reason=reason, paper=paper)
            for each in going
        )
        _pass_on(opened, going, into, on)
        opened.replace_all([(each, {"dissolved_on": on - DAY}) for each in going])
        return first


def _keeps_its_office(into: OrgUnit, going: Sequence[OrgUnit], on: date) -> None:
    """Refuse to merge the last office of the leading group into what is none."""
    offices = [each for each in going if each.kind == "office"]
    if offices and into.kind != "office":
        others = OrgUnit.objects.filter(programme=into.programme_id, kind="office")
        if not any(each not in offices and _stands(each, on) for each in others):
            raise OfficeEmptyError(name=offices[0].name)


def _pass_on(opened: Commit, going: Sequence[OrgUnit], into: OrgUnit, on: date) -> None:
    """Let all that names the units that go name the one that takes over."""
    keys = [each.pk for each in going]
    programme = into.programme_id
    below = OrgUnit.objects.filter(parent__in=keys, programme=programme).exclude(pk=into.pk)
    standing = [each for each in below if each.pk not in keys and _stands(each, on)]
    opened.replace_all([(each, {"parent": into}) for each in standing])
    posts = Post.objects.filter(unit__in=keys, programme=programme)
    open_posts = [each for each in posts if each.abolished_on is None or each.abolished_on >= on]
    opened.replace_all([(each, {"unit": into}) for each in open_posts])
    _join(opened, UnitGroupMember, "group", keys, into, on)
    leaders = leaders_that_change(going, into, on)
    _join(opened, PortfolioUnit, "portfolio", keys, into, on, one_at_most=True)
    move(opened, held_by(programme, units=going), units=dict.fromkeys(keys, into), posts=leaders)


def leaders_that_change(going: Sequence[OrgUnit], into: OrgUnit, on: date) -> dict[int, Post]:
    """Tell whose place as leader the heir's own leader takes: what merges follows the portfolio that the heir stands in."""
    units = {into.pk, *(each.pk for each in going)}
    within = PortfolioUnit.objects.filter(_on(on), unit__in=units, programme=into.programme_id)
    held = PortfolioHolding.objects.filter(_on(on), portfolio__in=within.values("portfolio"))
    posts = {each.portfolio_id: each.post for each in held.select_related("post")}
    of_unit = {each.unit_id: posts.get(each.portfolio_id) for each in within}
    heir = of_unit.get(into.pk)
    if heir is None:
        return {}
    before = (of_unit.get(each.pk) for each in going)
    return {post.pk: heir for post in before if post is not None and post.pk != heir.pk}


def _on(day: date) -> Q:
    return Q(from_on__lte=day) & (Q(until_on__isnull=True) | Q(until_on__gte=day))


def _join(
    opened: Commit,
    model: type[Any],
    of: str,
    going: list[int],
    into: OrgUnit,
    on: date,
    *,
    one_at_most: bool = False,
) -> None:
    """End memberships of those who go, and let their heir join where it is no member yet; or nowhere if it has one."""
    rows = [
        each
        for each in model.objects.filter(unit__in=[*going, into.pk], programme=into.programme_id)
        if each.until_on is None or each.until_on >= on
    ]
    there = {getattr(each, f"{of}_id") for each in rows if each.unit_id == into.pk}
    ending = [each for each in rows if each.unit_id in going]
    for each in ending:
        _end(opened, each, on)
    joining = dict.fromkeys(getattr(each, f"{of}_id") for each in ending)
    if one_at_most:
        joining = dict.fromkeys([] if there else list(joining)[:1])
    for key in joining:
        if key not in there:
            opened.add(model(**{f"{of}_id": key}, unit=into, from_on=on))


def _end(opened: Commit, row: Any, on: date) -> None:
    """End a row the day before; what would begin then is taken back."""
    if row.from_on is not None and row.from_on >= on:
        opened.remove(row, version=row.version)
    else:
        opened.replace(row, {"until_on": on - DAY}, version=row.version)


@once("accounts.unit_split")
def split_unit(
    before: OrgUnit,
    founded: OrgUnit,
    *,
    taking: Iterable[Held] = (),
    posts: Sequence[Post] = (),
    on: date,
    today: date,
    by: Actor,
    at: datetime,
    key: str,
    reason: str = "",
    paper: Paper | None = None,
) -> OrgUnit:
    """Found a unit out of another from a day on (分设), with the posts and charges that it takes along."""
    require(by, "create", OrgUnit)
    _has_come(on, today)
    _stand(on, [before])
    founded.founded_on = on
    see_code(founded.code)
    with commit("accounts.unit_split", by=by, at=at, key=key) as opened:
        _is_new(founded, opened)
        unit = opened.add(founded)
        opened.replace_all([(each, {"unit": unit}) for each in posts if each.unit_id == before.pk])
        opened.add(UnitSuccession(before=before, after=unit, kind="split", on=on, reason=reason, paper=paper))
        move(opened, [each for each in taking if each.unit_id == before.pk], units={before.pk: unit})
        return unit


@once("accounts.unit_dissolved")
def dissolve_unit(
    unit: OrgUnit, *, on: date, today: date, by: Actor, at: datetime, key: str, version: int
) -> OrgUnit:
    """Dissolve a unit that answers for nothing any more (撤销); its last day is the one named."""
    require(by, "update", OrgUnit)
    _has_come(on, today)
    _stand(on, [unit])
    left = [each.name for each in held_by(unit.programme_id, units=[unit])]
    left += [each.title for each in Post.objects.filter(unit=unit, abolished_on=None)]
    left += [each.name for each in OrgUnit.objects.filter(parent=unit, dissolved_on=None)]
    if left:
        raise UnitHasChargesError(name=unit.name, count=len(left), first=left[0])
    with commit("accounts.unit_dissolved", by=by, at=at, key=key) as opened:
        return opened.replace(unit, {"dissolved_on": on}, version=version)


def _has_come(on: date, today: date) -> None:
    if on > today:
        raise DayNotComeError(day=on.isoformat(), today=today.isoformat())


def _stands(unit: OrgUnit, on: date) -> bool:
    return (unit.founded_on is None or unit.founded_on <= on) and (
        unit.dissolved_on is None or unit.dissolved_on >= on
    )


def _stand(on: date, units: Sequence[OrgUnit]) -> None:
    for each in units:
        if not _stands(each, on):
            raise UnitGoneError(name=each.name, day=on.isoformat())


def _with_those_above(unit: OrgUnit) -> set[int]:
    """Give a unit and all above it."""
    parents = dict(OrgUnit.objects.filter(programme=unit.programme_id).values_list("pk", "parent"))
    found: set[int] = set()
    here: int | None = unit.pk
    while here is not None and here not in found:
        found.add(here)
        here = parents.get(here)
    return found

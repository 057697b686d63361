"""Taking a workbook in (导入组织表): accounts first, then units, posts, people and portfolios in one act, or nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from gangmu.web.accounts.actions.portfolios import PortfolioMove, write_move
from gangmu.web.accounts.codes import Sheet, add_sheet
from gangmu.web.accounts.importing.plans import Examined
from gangmu.web.accounts.importing.units import other_names
from gangmu.web.accounts.models import (
    Holding,
    OrgUnit,
    PlannedChange,
    Portfolio,
    PortfolioHolding,
    PortfolioUnit,
    Post,
    User,
)
from gangmu.web.accounts.refusals import NoSuchChoiceError
from gangmu.web.accounts.scopes import require
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import Commit, commit
from gangmu.web.record.models import StoredFile
from gangmu.web.record.once import AlreadyDoneError


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """导入的结果: how much came in, and the sheets of codes of accounts that were opened."""

    units: int
    posts: int
    seats: int
    portfolios: int
    sheets: tuple[Sheet, ...] = ()


def take_in(
    found: Examined, *, on: date, by: Actor, at: datetime, key: str, file: StoredFile | None = None
) -> Taken:
    """Take in what was looked at. Accounts stand in the home's own chain and are opened before; posts hang from units."""
    require(by, "create", OrgUnit)
    require(by, "create", Holding)
    if found.faults:
        raise NoSuchChoiceError(what="organisation", text=found.faults[0].message())
    sheets = _open_accounts(found, on=on, by=by, at=at, key=key)
    try:
        with commit("accounts.organisation_taken_in", by=by, at=at, key=key) as opened:
            if file is not None:
                opened.add(file)
            units = _units(opened, found, by)
            posts = _posts(opened, found, units, by)
            _seats(opened, found, posts)
            _portfolios(opened, found, units, posts, by)
    except AlreadyDoneError:
        pass  # the same form sent twice has one effect
    return Taken(
        units=len(found.units),
        posts=len(found.posts),
        seats=len(found.seats),
        portfolios=len(found.portfolios),
        sheets=sheets,
    )


def _open_accounts(found: Examined, *, on: date, by: Actor, at: datetime, key: str) -> tuple[Sheet, ...]:
    new = {
        login: name for login, name in found.accounts.items() if not User.objects.filter(login=login).exists()
    }
    if not new:
        return ()
    require(by, "create", User)
    with commit("accounts.account_opened", by=by, at=at, key=f"{key}-accounts"[:100], home=True) as opened:
        users = [opened.add(User(login=login, name=name, password="")) for login, name in new.items()]
        return tuple(add_sheet(opened, each, on=on) for each in users)


def _units(opened: Commit, found: Examined, by: Actor) -> dict[str, OrgUnit]:
    rows = {each.code: each for each in OrgUnit.objects.filter(programme=by.programme_id)}
    waiting = [plan for plan in found.units if plan.known is None]
    while waiting:  # a level at a time, those above first; nobody stands below itself, that was seen
        ready = [plan for plan in waiting if plan.parent is None or plan.parent in rows]
        made = opened.add_all(
            OrgUnit(code=plan.code, parent=rows[plan.parent] if plan.parent else None, **plan.values)
            for plan in ready
        )
        rows |= {each.code: each for each in made}
        waiting = [plan for plan in waiting if plan not in ready]
    changes = [
        (rows[plan.code], plan.values | {"parent": rows[plan.parent] if plan.parent else None})
        for plan in found.units
        if plan.known is not None
    ]
    for row in opened.replace_all(changes):
        rows[row.code] = row
    opened.add_all(other_names(found.units, rows))
    return rows


def _posts(opened: Commit, found: Examined, units: Mapping[str, OrgUnit], by: Actor) -> dict[str, Post]:
    rows = {each.code: each for each in Post.objects.filter(programme=by.programme_id)}
    new = [
        Post(code=plan.code, unit=units[plan.unit], **plan.values)
        for plan in found.posts
        if plan.known is None
    ]
    rows |= {each.code: each for each in opened.add_all(new)}
    changes = [
        (rows[plan.code], plan.values | ({"unit": units[plan.unit]} if "unit" in plan.values else {}))
        for plan in found.posts
        if plan.known is not None
    ]
    for row in opened.replace_all(changes):
        rows[row.code] = row
    return rows


def _seats(opened: Commit, found: Examined, posts: Mapping[str, Post]) -> None:
    users = {each.login: each for each in User.objects.filter(login__in=[each.login for each in found.seats])}
    opened.add_all(
        Holding(
            post=posts[each.post],
            user=users[each.login],
            from_on=each.from_on,
            until_on=each.until_on,
            is_acting=each.is_acting,
        )
        for each in found.seats
    )


def _portfolios(
    opened: Commit, found: Examined, units: Mapping[str, OrgUnit], posts: Mapping[str, Post], by: Actor
) -> None:
    new = [each for each in found.portfolios if each.known is None]
    last = Portfolio.objects.filter(programme=opened.head.programme_id).count()
    made = opened.add_all(
        Portfolio(code=each.code, name=each.row.get("name"), position=last + k)
        for k, each in enumerate(new, 1)
    )
    plans = list(zip(made, new, strict=True))
    opened.add_all(
        PortfolioUnit(portfolio=row, unit=units[code], from_on=plan.from_on)
        for row, plan in plans
        for code in plan.units or ()
    )
    opened.add_all(
        PortfolioHolding(portfolio=row, post=posts[plan.post], from_on=plan.from_on)
        for row, plan in plans
        if plan.post is not None
    )
    _move(opened, found, units, posts, by)


def _move(
    opened: Commit, found: Examined, units: Mapping[str, OrgUnit], posts: Mapping[str, Post], by: Actor
) -> None:
    """Let recorded portfolios go to their new leaders and units, all of one day as one move; those of a day to come wait."""
    for on in sorted({each.from_on for each in found.portfolios if each.known is not None}):
        of_day = [each for each in found.portfolios if each.known is not None and each.from_on == on]
        if of_day[0].is_later:
            opened.add(
                PlannedChange(
                    kind="portfolios",
                    on=on,
                    arguments={
                        "to": {each.code: each.post for each in of_day if each.post},
                        "units": {each.code: list(each.units) for each in of_day if each.units is not None},
                    },
                    planned_by_id=by.post_id,
                )
            )
            continue
        moves = PortfolioMove(
            to={each.known.pk: posts[each.post] for each in of_day if each.known and each.post},
            units={
                each.known.pk: [units[code] for code in each.units]
                for each in of_day
                if each.known and each.units is not None
            },
            on=on,
        )
        write_move(opened, moves)

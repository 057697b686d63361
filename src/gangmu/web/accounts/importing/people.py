"""The rows of posts and people in a workbook, matched with those that are recorded."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final

from gangmu.files.organisations.reading import OrganisationRow
from gangmu.files.tables.problems import Severity
from gangmu.web.accounts.addressed import fills_administrators
from gangmu.web.accounts.importing.looking import Looking
from gangmu.web.accounts.importing.plans import PostPlan, SeatPlan
from gangmu.web.accounts.kinds import ROLE_WORDS, role_of
from gangmu.web.accounts.models import Holding, User
from gangmu.web.accounts.scopes import may

_LOGIN: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._\-]{0,59}")


def at_posts(look: Looking, rows: Sequence[OrganisationRow]) -> None:
    """Match the rows of posts."""
    seen: dict[tuple[str, str], int] = {}
    for row in rows:
        unit = look.unit_meant(row, "unit", row.get("unit"))
        role = role_of(row.get("role"))
        if role is None:
            names = "、".join(zh for zh, _ in ROLE_WORDS.values())
            look.fault(row, "organisation.no_such_role", "role", words=row.get("role"), names=names)
        if role == "administrator" and not fills_administrators(look.actor):
            look.fault(row, "organisation.administrators_only", "role")
            continue
        if unit is None or role is None:
            continue
        key = (unit, look.directory.fold(row.get("title")))
        if (first := seen.setdefault(key, row.number)) != row.number:
            look.fault(row, "organisation.twice", "title", first=str(first))
            continue
        _post(look, row, unit, role)


def _post(look: Looking, row: OrganisationRow, unit: str, role: str) -> None:
    title = row.get("title")
    code = row.get("code") or look.titles.get((unit, look.directory.fold(title)), "")
    known = look.posts.get(code) if code else None
    if code and known is None:
        look.fault(row, "organisation.no_such_code", "title", words=code)
        return
    position = int(row.get("position") or 0)
    if known is None:
        code = _free_post(look, f"{unit}-{role}"[:36])
        values: dict[str, Any] = {"title": title, "role": role, "position": position}
    else:
        same = look.directory.fold(title) == look.directory.fold(known.title)
        asked = {"title": known.title if same else title, "role": role} | (
            {"position": position} if position else {}
        )
        values = {name: value for name, value in asked.items() if getattr(known, name) != value}
        if look.unit_of_post[code] != unit:
            values["unit"] = unit
    look.know_post(code, unit, title, role)
    if known is not None and not values:
        look.found.known += 1
        return
    look.found.posts.append(PostPlan(row=row, code=code, unit=unit, known=known, values=values))


def _free_post(look: Looking, base: str) -> str:
    code, number = base, 2
    while code in look.unit_of_post:
        code, number = f"{base}-{number}", number + 1
    return code


def at_people(look: Looking, rows: Sequence[OrganisationRow]) -> None:
    """Match the rows of people with accounts and posts."""
    logins = {row.get("login") for row in rows}
    accounts = {each.login: each for each in User.objects.filter(login__in=logins)}
    opens = may(look.actor, "create", User)
    held = _held(look, accounts.values())
    for row in rows:
        login = row.get("login")
        if not _LOGIN.fullmatch(login):
            look.fault(row, "organisation.bad_login", "login", words=login)
            continue
        if login not in accounts and not opens:
            look.fault(row, "organisation.no_account", "login", login=login)
            continue
        own = login in accounts and accounts[login].pk == look.actor.user_id
        _seat(look, row, login, known=login in accounts, is_own=own, held=held)


def _held(look: Looking, accounts: Iterable[User]) -> dict[tuple[str, str], list[tuple[date, date | None]]]:
    names = {each.pk: each.login for each in accounts}
    codes = {each.pk: each.code for each in look.posts.values()}
    found: dict[tuple[str, str], list[tuple[date, date | None]]] = {}
    for each in Holding.objects.filter(user__in=names, programme=look.actor.programme_id):
        key = (names[each.user_id], codes.get(each.post_id, ""))
        found.setdefault(key, []).append((each.from_on, each.until_on))
    return found


def _seat(
    look: Looking,
    row: OrganisationRow,
    login: str,
    *,
    known: bool,
    is_own: bool,
    held: dict[tuple[str, str], list[tuple[date, date | None]]],
) -> None:
    unit = look.unit_meant(row, "unit", row.get("unit"))
    post = look.post_meant(row, unit, row.get("post")) if unit else None
    since = date.fromisoformat(row.get("from_on"))
    until = date.fromisoformat(row.get("until_on")) if row.get("until_on") else None
    if until is not None and until < since:
        look.fault(
            row,
            "organisation.days_reversed",
            "until_on",
            until=until.isoformat(),
            since=since.isoformat(),
        )
        return
    if post is None:
        return
    if look.roles[post] == "administrator" and not fills_administrators(look.actor):
        look.fault(row, "organisation.administrators_only", "post")
        return
    spans = held.setdefault((login, post), [])
    if any((end is None or end >= since) and (until is None or start <= until) for start, end in spans):
        remark = row.problem("organisation.held_already", "login", {"login": login}, severity=Severity.REMARK)
        look.found.problems.append(remark)
        look.found.known += 1
        return
    if is_own:
        look.fault(row, "organisation.own_seat", "login")
        return
    spans.append((since, until))
    if not known:
        look.found.accounts.setdefault(login, row.get("name"))
    acting = row.get("acting") in ("是", "yes", "代理", "√")
    look.found.seats.append(
        SeatPlan(
            row=row,
            login=login,
            name=row.get("name"),
            post=post,
            from_on=since,
            until_on=until,
            is_acting=acting,
        )
    )

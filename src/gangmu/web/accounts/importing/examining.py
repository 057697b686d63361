"""Looking at a workbook before it counts: what it adds, what it changes, what is wrong and where."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, Final

from gangmu.core.base.org_units import NameKind, OtherName, UnitEntry
from gangmu.core.base.unit_names import UnitDirectory
from gangmu.files.organisations.reading import OrganisationRow, read_organisation
from gangmu.files.tables.problems import Problem, Severity
from gangmu.files.tables.sheets import Sheet
from gangmu.web.accounts.directory import directory
from gangmu.web.accounts.kinds import ROLE_WORDS, kind_of, role_of
from gangmu.web.accounts.models import Holding, OrgUnit, Portfolio, Post, UnitName, User
from gangmu.web.accounts.scopes import allowed, may
from gangmu.web.record.actors import Actor

_LOGIN: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._\-]{0,59}")
_LIST: Final = re.compile(r"[;、,\n]+")


@dataclass(slots=True, kw_only=True)
class UnitPlan:
    """A unit of the workbook, new or known, and what is said of it."""

    row: OrganisationRow
    code: str
    known: OrgUnit | None = None
    values: dict[str, Any] = field(default_factory=dict)
    parent: str | None = None  # code
    aliases: list[str] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class PostPlan:
    """A post of the workbook."""

    row: OrganisationRow
    code: str
    unit: str
    known: Post | None = None
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class SeatPlan:
    """Somebody who takes up a post."""

    row: OrganisationRow
    login: str
    name: str
    post: str  # code
    from_on: date
    until_on: date | None
    is_acting: bool


@dataclass(slots=True, kw_only=True)
class PortfolioPlan:
    """A portfolio that is new."""

    row: OrganisationRow
    code: str
    units: tuple[str, ...]
    post: str | None
    from_on: date


@dataclass(kw_only=True)
class Examined:
    """看表的结果: what would come in, and what is wrong."""

    units: list[UnitPlan] = field(default_factory=list)
    posts: list[PostPlan] = field(default_factory=list)
    seats: list[SeatPlan] = field(default_factory=list)
    portfolios: list[PortfolioPlan] = field(default_factory=list)
    accounts: dict[str, str] = field(default_factory=dict)  # to be opened: login and name
    known: int = 0  # rows that say nothing new
    problems: list[Problem] = field(default_factory=list)

    @property
    def faults(self) -> list[Problem]:
        """Give what must be mended first."""
        return [each for each in self.problems if each.severity is Severity.FAULT]

    @property
    def brings_anything(self) -> bool:
        """Tell whether anything would change."""
        return bool(self.units or self.posts or self.seats or self.portfolios or self.accounts)


def examined(sheets: Sequence[Sheet], actor: Actor, *, on: date) -> Examined:
    """Look at a workbook: every row is matched with what there is, every name with whom it means."""
    rows, problems = read_organisation(sheets)
    found = Examined(problems=problems)
    by_sheet: dict[str, list[OrganisationRow]] = {}
    broken = {(each.file, each.row) for each in problems if each.severity is Severity.FAULT}
    for row in rows:
        if (row.form.name, row.number) not in broken:
            by_sheet.setdefault(row.form.key, []).append(row)
    look = _Looking(found=found, actor=actor, on=on)
    look.at_units(by_sheet.get("units", []))
    look.at_posts(by_sheet.get("posts", []))
    look.at_people(by_sheet.get("people", []))
    look.at_portfolios(by_sheet.get("portfolios", []))
    return found


class _Looking:
    """One look through a workbook, beside all that is recorded."""

    def __init__(self, *, found: Examined, actor: Actor, on: date) -> None:
        self.found, self.actor, self.on = found, actor, on
        self.units = {each.code: each for each in allowed(OrgUnit, actor)}
        self.directory: UnitDirectory = directory(actor)
        self.posts = {each.code: each for each in allowed(Post, actor) if each.abolished_on is None}
        self.unit_of_post: dict[str, str] = {}
        self.titles: dict[tuple[str, str], str] = {}  # unit and title of a post -> its code
        self.roles: dict[str, str] = {}
        codes = {each.pk: each.code for each in self.units.values()}
        for code, post in self.posts.items():
            self._known_post(code, codes[post.unit_id], post.title, post.role)

    def _known_post(self, code: str, unit: str, title: str, role: str) -> None:
        self.unit_of_post[code] = unit
        self.titles[unit, title] = code
        self.roles[code] = role

    def fault(self, row: OrganisationRow, code: str, key: str, **parameters: str) -> None:
        """Say that a cell is wrong."""
        self.found.problems.append(row.problem(code, key, **parameters))

    # Units

    def at_units(self, rows: Sequence[OrganisationRow]) -> None:
        """Match the rows of units; parents may stand anywhere in the sheet."""
        by_name = {self.directory.fold(each.name): each for each in self.units.values()}
        names = {each.name for each in self.directory.names} | set(by_name)
        plans: list[UnitPlan] = []
        seen: dict[str, int] = {}
        last = max((each.position for each in self.units.values()), default=0)
        for row in rows:
            name = row.get("name")
            if (first := seen.setdefault(name, row.number)) != row.number:
                self.fault(row, "organisation.twice", "name", first=str(first))
                continue
            known = self._known_unit(row, by_name)
            if known is None and row.get("code"):
                continue
            code = known.code if known else self._free(f"u{len(self.units) + len(plans) + 1}")
            aliases = [each for each in _parts(row.get("aliases")) if each not in names]
            last += known is None
            plans.append(
                UnitPlan(
                    row=row, code=code, known=known, values=_unit_values(row, known, last), aliases=aliases
                )
            )
        self._extend(plans)
        for plan in plans:
            self._parent(plan)
        self._circles(plans)
        for plan in plans:
            if plan.known is None or plan.values or plan.aliases or self._moves(plan):
                self.found.units.append(plan)
            else:
                self.found.known += 1

    def _known_unit(self, row: OrganisationRow, by_name: Mapping[str, OrgUnit]) -> OrgUnit | None:
        code = row.get("code")
        if not code:
            return by_name.get(self.directory.fold(row.get("name")))
        known = self.units.get(code)
        if known is None:
            self.fault(row, "organisation.no_such_code", "name", words=code)
        elif known.name != row.get("name"):
            self.fault(row, "organisation.renamed", "name", name=known.name)
            return None
        return known

    def _free(self, code: str) -> str:
        taken = {*self.units, *(each.code for each in self.directory.units)}
        number = 1
        while code in taken:
            code, number = f"u{len(taken) + number}", number + 1
        self.directory = replace(
            self.directory, units=(*self.directory.units, UnitEntry(code=code, name="", position=10**6))
        )
        return code

    def _extend(self, plans: Sequence[UnitPlan]) -> None:
        """Let the units of the sheet be found by their names like those that are there."""
        fresh = {each.code: each for each in plans if each.known is None}
        kept = tuple(each for each in self.directory.units if each.code not in fresh)
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
            OtherName(unit=plan.code, name=name, kind=NameKind.ALIAS)
            for plan in plans
            for name in plan.aliases
        )
        self.directory = replace(self.directory, units=kept + new, names=self.directory.names + names)

    def _parent(self, plan: UnitPlan) -> None:
        words = plan.row.get("parent")
        if words:
            plan.parent = self.unit_meant(plan.row, "parent", words)
        elif plan.known is not None and plan.known.parent_id is not None:
            plan.parent = self._codes[plan.known.parent_id]

    def _circles(self, plans: Sequence[UnitPlan]) -> None:
        above = {each.code: self._codes.get(each.parent_id or 0) for each in self.units.values()}
        above |= {each.code: each.parent for each in plans}
        for plan in plans:
            here, steps = plan.parent, 0
            while here is not None and here != plan.code and steps <= len(above):
                here, steps = above.get(here), steps + 1
            if here is not None:
                self.fault(plan.row, "organisation.within_itself", "parent", name=plan.row.get("name"))

    @cached_property
    def _codes(self) -> dict[int, str]:
        return {each.pk: each.code for each in self.units.values()}

    def _moves(self, plan: UnitPlan) -> bool:
        return plan.known is not None and self._codes.get(plan.known.parent_id or 0) != plan.parent

    def unit_meant(self, row: OrganisationRow, key: str, words: str) -> str | None:
        """Tell which one unit words mean, or say what is wrong with them."""
        meant = self.directory.resolve(words, on=self.on)
        names = {each.code: each.name for each in self.directory.units}
        if len(meant.units) == 1:
            return meant.units[0]
        if meant.units:
            self.fault(row, "organisation.two_units", key)
        elif meant.candidates:
            listed = "、".join(names[code] for code in meant.candidates)
            self.fault(row, "organisation.several_units", key, words=words, names=listed)
        else:
            nearest = "、".join(names[code] for code in meant.nearest)
            self.fault(
                row,
                "organisation.no_such_unit",
                key,
                words=words,
                nearest=f"相近的有：{nearest}。" if nearest else "请先写进“单位”表。",
            )
        return None

    # Posts

    def at_posts(self, rows: Sequence[OrganisationRow]) -> None:
        """Match the rows of posts."""
        seen: dict[tuple[str, str], int] = {}
        for row in rows:
            unit = self.unit_meant(row, "unit", row.get("unit"))
            role = role_of(row.get("role"))
            if role is None:
                names = "、".join(zh for zh, _ in ROLE_WORDS.values())
                self.fault(row, "organisation.no_such_role", "role", words=row.get("role"), names=names)
            if unit is None or role is None:
                continue
            key = (unit, row.get("title"))
            if (first := seen.setdefault(key, row.number)) != row.number:
                self.fault(row, "organisation.twice", "title", first=str(first))
                continue
            self._post(row, unit, role)

    def _post(self, row: OrganisationRow, unit: str, role: str) -> None:
        title = row.get("title")
        code = row.get("code") or self.titles.get((unit, title), "")
        known = self.posts.get(code) if code else None
        if code and known is None:
            self.fault(row, "organisation.no_such_code", "title", words=code)
            return
        position = int(row.get("position") or 0)
        if known is None:
            code = self._free_post(f"{unit}-{role}"[:36])
            values: dict[str, Any] = {"title": title, "role": role, "position": position}
        else:
            asked = {"title": title, "role": role} | ({"position": position} if position else {})
            values = {name: value for name, value in asked.items() if getattr(known, name) != value}
            if self.unit_of_post[code] != unit:
                values["unit"] = unit
        self._known_post(code, unit, title, role)
        if known is not None and not values:
            self.found.known += 1
            return
        self.found.posts.append(PostPlan(row=row, code=code, unit=unit, known=known, values=values))

    def _free_post(self, base: str) -> str:
        code, number = base, 2
        while code in self.unit_of_post:
            code, number = f"{base}-{number}", number + 1
        return code

    def post_meant(self, row: OrganisationRow, unit: str, words: str, key: str = "post") -> str | None:
        """Tell which post of a unit words mean."""
        found = self.titles.get((unit, words))
        if found is None:
            self.fault(row, "organisation.no_such_post", key, unit=row.get("unit"), words=words)
        return found

    # People

    def at_people(self, rows: Sequence[OrganisationRow]) -> None:
        """Match the rows of people with accounts and posts."""
        logins = {row.get("login") for row in rows}
        accounts = {each.login: each for each in User.objects.filter(login__in=logins)}
        opens = may(self.actor, "create", User)
        held = self._held(accounts.values())
        for row in rows:
            login = row.get("login")
            if not _LOGIN.fullmatch(login):
                self.fault(row, "organisation.bad_login", "login", words=login)
                continue
            if login not in accounts and not opens:
                self.fault(row, "organisation.no_account", "login", login=login)
                continue
            self._seat(row, login, known=login in accounts, held=held)

    def _held(self, accounts: Iterable[User]) -> dict[tuple[str, str], list[tuple[date, date | None]]]:
        names = {each.pk: each.login for each in accounts}
        codes = {each.pk: each.code for each in self.posts.values()}
        found: dict[tuple[str, str], list[tuple[date, date | None]]] = {}
        for each in Holding.objects.filter(user__in=names, programme=self.actor.programme_id):
            key = (names[each.user_id], codes.get(each.post_id, ""))
            found.setdefault(key, []).append((each.from_on, each.until_on))
        return found

    def _seat(
        self,
        row: OrganisationRow,
        login: str,
        *,
        known: bool,
        held: dict[tuple[str, str], list[tuple[date, date | None]]],
    ) -> None:
        unit = self.unit_meant(row, "unit", row.get("unit"))
        post = self.post_meant(row, unit, row.get("post")) if unit else None
        since = date.fromisoformat(row.get("from_on"))
        until = date.fromisoformat(row.get("until_on")) if row.get("until_on") else None
        if until is not None and until < since:
            self.fault(
                row,
                "organisation.days_reversed",
                "until_on",
                until=until.isoformat(),
                since=since.isoformat(),
            )
            return
        if post is None:
            return
        spans = held.setdefault((login, post), [])
        if any((end is None or end >= since) and (until is None or start <= until) for start, end in spans):
            remark = row.problem("organisation.held_already", "login", severity=Severity.REMARK, login=login)
            self.found.problems.append(remark)
            self.found.known += 1
            return
        spans.append((since, until))
        if not known:
            self.found.accounts.setdefault(login, row.get("name"))
        acting = row.get("acting") in ("是", "yes", "代理", "√")
        self.found.seats.append(
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

    # Portfolios

    def at_portfolios(self, rows: Sequence[OrganisationRow]) -> None:
        """Match the rows of portfolios; those that are there already are moved on their page, not here."""
        known = {each.name: each.code for each in allowed(Portfolio, self.actor)}
        taken = set(known.values())
        for row in rows:
            name = row.get("name")
            if name in known:
                self.found.known += 1
                continue
            units = [code for words in _parts(row.get("units")) for code in self._units_meant(row, words)]
            code = next(code for k in range(1, len(taken) + 2) if (code := f"f{k}") not in taken)
            taken.add(code)
            known[name] = code
            self.found.portfolios.append(
                PortfolioPlan(
                    row=row,
                    code=code,
                    units=tuple(dict.fromkeys(units)),
                    post=self._leader(row),
                    from_on=date.fromisoformat(row.get("from_on")),
                )
            )

    def _units_meant(self, row: OrganisationRow, words: str) -> tuple[str, ...]:
        meant = self.directory.resolve(words, on=self.on)
        if meant.group and meant.units:
            return meant.units
        unit = self.unit_meant(row, "units", words)
        return (unit,) if unit else ()

    def _leader(self, row: OrganisationRow) -> str | None:
        words = row.get("post")
        if not words:
            return None
        if row.get("unit"):
            unit = self.unit_meant(row, "unit", row.get("unit"))
            post = self.post_meant(row, unit, words) if unit else None
        else:
            named = [code for (_, title), code in self.titles.items() if title == words]
            post = named[0] if len(named) == 1 else None
            if post is None:
                self.fault(row, "organisation.no_such_post", "post", unit="—", words=words)
        if post is not None and self.roles[post] != "leader":
            self.fault(row, "organisation.not_a_leader", "post", words=words)
            return None
        return post


def _parts(text: str) -> list[str]:
    return [each.strip() for each in _LIST.split(text) if each.strip()]


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

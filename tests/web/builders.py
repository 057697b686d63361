"""Builders of what web tests need: they fill what the test does not care about.

What they write goes through the record like everything else.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any, TypeVar
from uuid import uuid4

from gangmu.web.accounts.actors import actor_of, the_public
from gangmu.web.accounts.models import Holding, OrgUnit, Post, User
from gangmu.web.record.actors import Actor, operator
from gangmu.web.record.commits import commit
from gangmu.web.record.models import Programme, Release
from gangmu.web.record.releases import release
from gangmu.web.record.rows import RecordRow

Row = TypeVar("Row", bound=RecordRow)
_numbers = count(1)
FIRST_INSTANT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


def a_key() -> str:
    """An idempotency key that was never used."""
    return uuid4().hex


def an_instant(day: int = 0) -> datetime:
    """The first instant of tests, or one some days later."""
    return FIRST_INSTANT + timedelta(days=day)


def a_programme(**fields: Any) -> Programme:
    number = next(_numbers)
    values = {"code": f"yunchuan-{number}", "name": "云川市行动纲要", "place": "云川市"} | fields
    with commit("test.programme_made", by=operator(), at=an_instant(), key=a_key(), home=True) as opened:
        return opened.add(Programme(**values))


def recorded(
    row: Row, programme: Programme, *, at: datetime | None = None, effective: date | None = None
) -> Row:
    """Put a row into the record as the test's own act."""
    with commit(
        "test.row_added",
        by=operator(programme.pk),
        at=at or an_instant(),
        key=a_key(),
        programme=programme,
        effective=effective,
    ) as opened:
        return opened.add(row)


def changed(
    row: Row,
    programme: Programme,
    *,
    at: datetime | None = None,
    effective: date | None = None,
    **values: Any,
) -> Row:
    """Change a recorded row as the test's own act."""
    with commit(
        "test.row_changed",
        by=operator(programme.pk),
        at=at or an_instant(),
        key=a_key(),
        programme=programme,
        effective=effective,
    ) as opened:
        return opened.replace(row, values, version=row.version)


def a_unit(programme: Programme, **fields: Any) -> OrgUnit:
    number = next(_numbers)
    values = {"code": f"u{number}", "name": f"市第{number}局", "position": number} | fields
    return recorded(OrgUnit(**values), programme)


def a_user(**fields: Any) -> User:
    number = next(_numbers)
    values = {"login": f"user-{number}", "name": "市交通局填报人"} | fields
    with commit("test.user_made", by=operator(), at=an_instant(), key=a_key(), home=True) as opened:
        return opened.add(User(**values))


def a_post(programme: Programme, *, role: str, unit: OrgUnit | None = None, **fields: Any) -> Post:
    number = next(_numbers)
    values = {"code": f"p{number}", "title": "综合岗", "role": role} | fields
    return recorded(Post(unit=unit or a_unit(programme), **values), programme)


def a_holder(post: Post, programme: Programme, user: User | None = None, **fields: Any) -> User:
    """A user who holds a post."""
    holder = user or a_user()
    recorded(Holding(post=post, user=holder, **{"from_on": date(2020, 1, 1)} | fields), programme)
    return holder


def an_actor(programme: Programme, *, role: str = "office", unit: OrgUnit | None = None) -> Actor:
    """Somebody in a post of a role, at a page."""
    post = a_post(programme, role=role, unit=unit)
    return actor_of(a_holder(post, programme), post, door="page")


def an_office_clerk(programme: Programme) -> Actor:
    return an_actor(programme, role="office")


def a_reader(programme: Programme) -> Actor:
    return an_actor(programme, role="reader")


def a_stranger(programme: Programme) -> Actor:
    """The public as it stands before a programme now."""
    return the_public(programme)


def a_release(programme: Programme, *, at: datetime | None = None, on: date | None = None) -> Release:
    """Everything that is recorded so far, released."""
    moment = at or an_instant()
    return release(by=an_office_clerk(programme), at=moment, key=a_key(), on=on or moment.date(), note="")


ActorBuilder = Callable[[Programme], Actor]
EVERYBODY: dict[str, ActorBuilder] = {
    "public": a_stranger,
    "reader": a_reader,
    "office": an_office_clerk,
}

"""The verbs of units, posts and those who hold them."""

from datetime import date, datetime

from gangmu.web.accounts.models import Holding, OrgUnit, Post, User
from gangmu.web.accounts.scopes import require
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import commit
from gangmu.web.record.once import once


@once("accounts.unit_founded")
def found_unit(unit: OrgUnit, *, by: Actor, at: datetime, key: str) -> OrgUnit:
    """Enter a unit (设立单位)."""
    require(by, "create", OrgUnit)
    with commit("accounts.unit_founded", by=by, at=at, key=key) as opened:
        return opened.add(unit)


@once("accounts.post_made")
def make_post(post: Post, *, by: Actor, at: datetime, key: str) -> Post:
    """Make a post in a unit (设岗)."""
    require(by, "create", Post)
    with commit("accounts.post_made", by=by, at=at, key=key) as opened:
        return opened.add(post)


@once("accounts.post_taken_up")
def take_up_post(post: Post, user: User, *, from_on: date, by: Actor, at: datetime, key: str) -> Holding:
    """Let a user hold a post from a day on (任职)."""
    require(by, "create", Holding)
    with commit("accounts.post_taken_up", by=by, at=at, key=key) as opened:
        return opened.add(Holding(post=post, user=user, from_on=from_on))

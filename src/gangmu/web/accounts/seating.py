"""Seating people: an account for whoever takes up a post, with a sheet of codes to come in by."""

from dataclasses import dataclass
from datetime import date, datetime

from gangmu.web.accounts.codes import Sheet, add_sheet, print_sheet
from gangmu.web.accounts.models import Holding, Post, User
from gangmu.web.accounts.scopes import require
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import commit
from gangmu.web.record.models import Programme
from gangmu.web.record.refusals import NotFoundError


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """When it is done, and under which key."""

    at: datetime
    on: date
    key: str


def sheet_for(login: str, *, by: Actor, when: Occasion) -> Sheet:
    """Give whoever is known by this name a new sheet (重置登录)."""
    user = User.objects.filter(login=login).first()
    if user is None:
        raise NotFoundError(what="accounts.User")
    return print_sheet(user, by=by, at=when.at, on=when.on, key=when.key)


def seat(login: str, post: Post, *, by: Actor, when: Occasion) -> Sheet | None:
    """Let somebody hold a post; who is new gets an account and a sheet (开户、任职)."""
    require(by, "create", Holding)
    user, sheet = User.objects.filter(login=login).first(), None
    if user is None:
        require(by, "create", User)
        with commit(
            "accounts.account_opened", by=by, at=when.at, key=f"{when.key}-account", home=True
        ) as opened:
            user = opened.add(User(login=login, password=""))
            sheet = add_sheet(opened, user, on=when.on)
    programme = Programme.objects.get(pk=post.programme_id)
    if not Holding.objects.filter(user=user, post=post, until_on=None).exists():
        with commit(
            "accounts.post_taken_up", by=by, at=when.at, key=f"{when.key}-post", programme=programme
        ) as opened:
            opened.add(Holding(post=post, user=user, from_on=when.on))
    return sheet


def post_named(code: str, programme_code: str | None) -> Post:
    """Find a post by its code, in the home's first programme or the one named."""
    programmes = Programme.objects.order_by("is_example", "id")
    programme = programmes.filter(**({"code": programme_code} if programme_code else {})).first()
    post = Post.objects.filter(programme=programme, code=code).first() if programme else None
    if post is None:
        raise NotFoundError(what="accounts.Post")
    return post

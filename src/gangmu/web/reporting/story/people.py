"""Who acts in the example's year: every unit has two persons for its three desks, and nobody has a name."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from gangmu.web.accounts.actors import actor_of
from gangmu.web.accounts.models import (
    Holding,
    OrgUnit,
    Portfolio,
    PortfolioHolding,
    PortfolioUnit,
    Post,
    User,
)
from gangmu.web.record.actors import Actor, operator
from gangmu.web.record.commits import Commit, commit
from gangmu.web.record.models import Programme

_DESKS: Final = ("filer", "reviewer", "signer")
# 分工: which leader has which units; codes of the example's units.
_PORTFOLIOS: Final = (
    ("hubs", "枢纽和城建", "leader-hubs", "transport construction resources commerce ftz airport finance hubforce"),
    ("industry", "产业和科创", "leader-industry", "industry science bigdata assets reform cgpark labour hunnan"),
    ("life", "民生和生态", "leader-life", "culture education health civil ecology water cityadmin agriculture market business"),
)  # fmt: skip


@dataclass(frozen=True)
class Cast:
    """剧中人: the actor of every post that is held, by the code of the post."""

    actors: dict[str, Actor]
    posts: dict[str, Post]
    units: dict[str, OrgUnit]

    def desk(self, unit: str, role: str) -> Actor:
        """Give who sits at a desk of a unit."""
        return next(
            self.actors[code]
            for code, post in self.posts.items()
            if post.unit_id == self.units[unit].pk and post.role == role
        )

    @property
    def clerk(self) -> Actor:
        """Give the clerk of the office."""
        return next(actor for actor in self.actors.values() if actor.role == "office")


def seat_people(programme: Programme, *, at: datetime, from_on: date) -> Cast:
    """Seat people in the posts that nobody holds yet: one files, another reviews and signs."""
    by = operator(programme.pk)
    posts = {post.code: post for post in Post.objects.filter(programme=programme).select_related("unit")}
    held = set(Holding.objects.filter(programme=programme).values_list("post", flat=True))
    empty = [post for post in posts.values() if post.pk not in held and post.role in (*_DESKS, "leader")]
    logins = {post.pk: _login(post) for post in empty}
    with commit("accounts.users_added", by=operator(), at=at, key=f"story-users-{programme.uid.hex}", home=True) as opened:  # fmt: skip
        users = _users(opened, sorted(set(logins.values())))
    with commit("accounts.posts_taken", by=by, at=at, key="story-seats", effective=from_on) as opened:
        opened.add_all(
            Holding(post=post, user=users[logins[post.pk]], from_on=from_on) for post in empty
        )  # fmt: skip
        _portfolios(opened, programme, posts, from_on)
    return _cast(programme, posts)


def _login(post: Post) -> str:
    person = "leader" if post.role == "leader" else "filer" if post.role == "filer" else "head"
    return f"example-{post.unit.code}-{person}" if person != "leader" else f"example-{post.code}"


def _users(opened: Commit, logins: list[str]) -> dict[str, User]:
    kept = {user.login: user for user in User.objects.filter(login__in=logins)}
    made = opened.add_all(User(login=login, password="") for login in logins if login not in kept)
    return kept | {user.login: user for user in made}


def _portfolios(opened: Commit, programme: Programme, posts: dict[str, Post], from_on: date) -> None:
    units = {unit.code: unit for unit in OrgUnit.objects.filter(programme=programme)}
    for position, (code, name, leader, codes) in enumerate(_PORTFOLIOS, 1):
        row = opened.add(Portfolio(code=code, name=name, position=position))
        opened.add_all(
            PortfolioUnit(portfolio=row, unit=units[each], from_on=from_on) for each in codes.split()
        )
        opened.add(PortfolioHolding(portfolio=row, post=posts[leader], from_on=from_on))


def _cast(programme: Programme, posts: dict[str, Post]) -> Cast:
    holdings = Holding.objects.filter(programme=programme).select_related("user", "post__unit")
    actors = {each.post.code: actor_of(each.user, each.post, door="page") for each in holdings}
    units = {unit.code: unit for unit in OrgUnit.objects.filter(programme=programme)}
    return Cast(actors, posts, units)

"""The verbs of posts and those who hold them (设岗、撤岗、任职、代理、交接、离任)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Q

from gangmu.core.base.reorganising import Chart, Desk, handovers_of_posts, unsettled
from gangmu.web.accounts.actions.units import DAY
from gangmu.web.accounts.addressed import fills_administrators, see_code, see_seat
from gangmu.web.accounts.charges import Held, held_by, move
from gangmu.web.accounts.models import Holding, PortfolioHolding, Post, User
from gangmu.web.accounts.refusals import (
    CodeTakenError,
    DayNotComeError,
    HoldingDaysError,
    NoSuchHeirError,
    OfficeEmptyError,
    SeatsThemselvesError,
    UnitHasChargesError,
)
from gangmu.web.accounts.scopes import require
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import Commit, commit
from gangmu.web.record.once import once


@once("accounts.post_made")
def make_post(post: Post, *, by: Actor, at: datetime, key: str) -> Post:
    """Make a post in a unit (设岗)."""
    require(by, "create", Post)
    see_code(post.code)
    if post.role == "administrator" and not fills_administrators(by):
        raise SeatsThemselvesError(post=post.title)
    with commit("accounts.post_made", by=by, at=at, key=key) as opened:
        if Post.objects.filter(programme=by.programme_id, code=post.code).exists():
            raise CodeTakenError(name=post.code)
        return opened.add(post)


@once("accounts.post_taken_up")
def take_up_post(
    post: Post,
    user: User,
    *,
    from_on: date,
    by: Actor,
    at: datetime,
    key: str,
    until_on: date | None = None,
    is_acting: bool = False,
    acting_for: User | None = None,
) -> Holding:
    """Let a user hold a post from a day on (任职), or hold it for the time being (代理)."""
    require(by, "create", Holding)
    see_seat(post, user.pk, by=by)
    with commit("accounts.post_taken_up", by=by, at=at, key=key) as opened:
        _fits(post, user, from_on, until_on)
        return opened.add(
            Holding(
                post=post,
                user=user,
                from_on=from_on,
                until_on=until_on,
                is_acting=is_acting or acting_for is not None,
                acting_for=acting_for,
            )
        )


def _fits(post: Post, user: User, from_on: date, until_on: date | None) -> None:
    ends = post.abolished_on
    wrong = (until_on is not None and until_on < from_on) or (ends is not None and ends < from_on)
    held = Holding.objects.filter(post=post, user=user)
    overlaps = any(
        (each.until_on is None or each.until_on >= from_on) and (until_on is None or each.from_on <= until_on)
        for each in held
    )
    if wrong or overlaps:
        until = until_on.isoformat() if until_on else "…"
        raise HoldingDaysError(post=post.title, from_on=from_on.isoformat(), until_on=until)


@once("accounts.post_handed_over")
def hand_over_post(
    holding: Holding,
    heir: User,
    *,
    on: date,
    by: Actor,
    at: datetime,
    key: str,
    is_acting: bool = False,
) -> Holding:
    """Let somebody take over a post from whoever holds it (交接): all that names the post goes with it."""
    require(by, "update", Holding)
    if holding.user_id == heir.pk or on <= holding.from_on:
        raise HoldingDaysError(post=holding.post.title, from_on=on.isoformat(), until_on="…")
    see_seat(holding.post, heir.pk, by=by)
    with commit("accounts.post_handed_over", by=by, at=at, key=key) as opened:
        _fits(holding.post, heir, on, None)
        taken = opened.add(Holding(post=holding.post, user=heir, from_on=on, is_acting=is_acting))
        opened.replace(holding, {"until_on": on - DAY}, version=holding.version)
        return taken


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLeaves:
    """离任: what somebody holds, and who takes over each post that would stand empty."""

    user: User
    programme_id: int
    on: date  # their last day
    heirs: Mapping[int, User] = field(default_factory=dict)  # of posts, by key

    def holdings(self) -> list[Holding]:
        """Give what they hold beyond their last day."""
        held = Holding.objects.filter(user=self.user, programme=self.programme_id)
        return [
            each
            for each in held.select_related("post", "post__unit").order_by("id")
            if each.until_on is None or each.until_on > self.on
        ]

    def emptied(self) -> list[Post]:
        """Give the posts that nobody would hold afterwards."""
        posts = {each.post_id: each.post for each in self.holdings()}
        others = Holding.objects.filter(post__in=posts).exclude(user=self.user)
        kept = {each.post_id for each in others if each.until_on is None or each.until_on > self.on}
        return [post for key, post in posts.items() if key not in kept]

    def left(self) -> list[Held]:
        """Give what would be left without anybody: charges of emptied posts for which no heir is named."""
        empty = [post for post in self.emptied() if post.pk not in self.heirs]
        return held_by(self.programme_id, posts=empty) if empty else []


@once("accounts.person_left")
def leave(leaves: PersonLeaves, *, by: Actor, at: datetime, key: str) -> None:
    """Let somebody give up all posts (离任): whoever is named takes over, and nothing stays without anybody."""
    require(by, "update", Holding)
    if left := leaves.left():
        raise UnitHasChargesError(name=leaves.user.login, count=len(left), first=left[0].name)
    first_day, going = leaves.on + DAY, leaves.holdings()
    office = {each.post_id for each in going if each.post.role == "office"}
    if office and not office & set(leaves.heirs):
        _office_stays(leaves.programme_id, leaves.on, name=leaves.user.login, without=Q(user=leaves.user))
    for post in leaves.emptied():
        if post.pk in leaves.heirs:
            see_seat(post, leaves.heirs[post.pk].pk, by=by)
    with commit("accounts.person_left", by=by, at=at, key=key) as opened:
        emptied = [post for post in leaves.emptied() if post.pk in leaves.heirs]
        opened.add_all(Holding(post=post, user=leaves.heirs[post.pk], from_on=first_day) for post in emptied)
        for each in going:
            if each.from_on > leaves.on:
                opened.remove(each, version=each.version)
            else:
                opened.replace(each, {"until_on": leaves.on}, version=each.version)


@once("accounts.post_abolished")
def abolish_post(
    post: Post,
    *,
    on: date,
    today: date,
    by: Actor,
    at: datetime,
    key: str,
    version: int,
    heir: Post | None = None,
) -> Post:
    """Abolish a post (撤岗), its last day being the one named: what it answers for goes to the heir, or to its like."""
    require(by, "update", Post)
    if on > today:
        raise DayNotComeError(day=on.isoformat(), today=today.isoformat())
    if heir is not None and (
        heir.pk == post.pk or heir.unit_id != post.unit_id or heir.abolished_on is not None
    ):
        raise NoSuchHeirError(post=post.title, heir=heir.title)
    if post.role == "office":
        _office_stays(post.programme_id, on, name=post.title, without=Q(post=post.pk))
    held = held_by(post.programme_id, posts=[post])
    heirs = heirs_of(post, held, heir)
    if held and heirs is None:
        raise UnitHasChargesError(name=post.title, count=len(held), first=held[0].name)
    with commit("accounts.post_abolished", by=by, at=at, key=key) as opened:
        abolished = opened.replace(post, {"abolished_on": on}, version=version)
        _end_holdings(opened, post, on)
        if heirs is not None:
            move(opened, held, posts={post.pk: heirs})
        return abolished


def _office_stays(programme: int | None, on: date, *, name: str, without: Q) -> None:
    """Refuse what would leave nobody in any post of the office the day after."""
    held = Holding.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gt=on),
        programme=programme,
        post__role="office",
        post__abolished_on__isnull=True,
    )
    if held.filter(without).exists() and not held.exclude(without).exists():
        raise OfficeEmptyError(name=name)


def heirs_of(post: Post, held: Sequence[Held], heir: Post | None) -> Post | None:
    """Give the post that takes over: the one named, else the first of the same role in the same unit that stays."""
    beside = {each.pk: each for each in Post.objects.filter(unit=post.unit_id, abolished_on=None)}
    desks = tuple(
        Desk(post=str(each.pk), unit=str(each.unit_id), role=each.role, position=each.position)
        for each in beside.values()
    )
    chart = Chart(
        units=frozenset({str(post.unit_id)}),
        desks=desks,
        charges=tuple(each.charge() for each in held if each.post_id == post.pk),
    )
    listed = handovers_of_posts(chart, {str(post.pk): str(heir.pk) if heir else None})
    if heir is not None or unsettled(listed) or not listed:
        return heir
    return beside[int(str(listed[0].post))]


def _end_holdings(opened: Commit, post: Post, on: date) -> None:
    for model in (Holding, PortfolioHolding):
        for each in model._default_manager.filter(post=post):
            if each.from_on > on:
                opened.remove(each, version=each.version)
            elif each.until_on is None or each.until_on > on:
                opened.replace(each, {"until_on": on}, version=each.version)

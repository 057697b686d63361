"""Actors made at the door: from who is signed in and the posts they hold today."""

from datetime import date

from django.db.models import Q

from gangmu.web.accounts.models import Holding, OrgUnit, Post, User
from gangmu.web.record.actors import Actor, Door, public
from gangmu.web.record.models import Programme
from gangmu.web.record.moments import last_release


def the_public(programme: Programme | None) -> Actor:
    """Give the public as it stands before a programme: its last release is all there is to see."""
    if programme is None:
        return public(None)
    last = last_release(programme)
    return public(programme.pk, released_seq=last.seq if last else 0)


def posts_held(user: User, *, on: date, programme: Programme) -> list[Post]:
    """Give the posts that a user holds on a day."""
    return held_with_user(user.pk, on=on, programme=programme)[1]


def held_with_user(user: int, *, on: date, programme: Programme) -> tuple[User | None, list[Post]]:
    """Give a user with the posts they hold on a day, in one query; who holds none is not read.

    Asked at every request, so a removed right works at once.
    """
    held = Holding.objects.filter(Q(until_on__isnull=True) | Q(until_on__gte=on), from_on__lte=on)
    rows = held.filter(user=user, programme=programme).select_related("user", "post__unit")
    found = list(rows.order_by("post__unit__position", "post_id"))
    return (found[0].user if found else None), list({each.post_id: each.post for each in found}.values())


def actor_of(user: User, post: Post, *, door: Door) -> Actor:
    """Give the actor that a user is in a post."""
    return Actor(
        role=post.role,
        door=door,
        programme_id=post.programme_id,
        user=user.uid.hex,
        post=post.uid.hex,
        unit=post.unit.uid.hex,
        user_id=user.pk,
        post_id=post.pk,
        unit_id=post.unit_id,
    )


def unit_of(actor: Actor) -> OrgUnit | None:
    """Give the unit for which an actor acts."""
    return OrgUnit.objects.filter(pk=actor.unit_id).first() if actor.unit_id else None

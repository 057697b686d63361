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
    """Give the posts that a user holds on a day. Asked at every request, so a removed right works at once."""
    held = Holding.objects.filter(Q(until_on__isnull=True) | Q(until_on__gte=on), from_on__lte=on)
    ids = held.filter(user=user, programme=programme).values("post")
    return list(Post.objects.filter(pk__in=ids).select_related("unit").order_by("unit__position", "id"))


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

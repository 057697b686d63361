"""Acting for others (代理、代办), and who stands behind an act, so that nobody approves what they had a hand in."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from django.db.models import Q

from gangmu.core.base.separation import Stead, hands
from gangmu.web.accounts.models import Holding, Post
from gangmu.web.accounts.refusals import NoStandInError
from gangmu.web.accounts.scopes import allowed
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import NOW

FOR_THEM: Final = ("filer", "reviewer", "signer")  # whose paper or telephone call the office may record


def on_behalf(actor: Actor, post: Post) -> Actor:
    """Give the actor who records for a post of a unit what it brought on paper or said (代办).

    They may what that post may, to that post's own rows; the entry names both: who recorded, and for which post.
    """
    if post.role not in FOR_THEM or not allowed(Post, actor, verb="stand_in", moment=NOW).by_id([post.pk]):
        raise NoStandInError(role=actor.role, post=post.title)
    return replace(actor, role=post.role, post_id=post.pk, unit_id=post.unit_id, behalf=post.uid.hex)


def held_on(day: date) -> Q:
    """Which holdings hold on a day."""
    return Q(from_on__lte=day) & (Q(until_on__isnull=True) | Q(until_on__gte=day))


def who_stands_behind(actor: Actor, on: date, steads: Sequence[Stead] | None = None) -> frozenset[int]:
    """Give the users behind an act of an actor: who does it, in whose stead, and for whom it is recorded."""
    if actor.user_id is None:
        return frozenset()
    behalf = _holders_of(actor, on) if actor.behalf is not None else ()
    known = _steads(actor, on) if steads is None else steads
    found = hands(str(actor.user_id), known, behalf=[str(each) for each in behalf])
    return frozenset(int(each) for each in found)


def has_a_hand(actor: Actor, filers: Iterable[int | None], on: date) -> bool:
    """Tell whether an actor, or anybody they stand in for, is among those who filed: then they do not approve.

    `filers` are the users of `who_stands_behind` as stored with what was filed, or of its filer alone.
    """
    wanted = {each for each in filers if each is not None}
    return bool(wanted and wanted & one_hand_with(actor, on))


def one_hand_with(actor: Actor, on: date) -> frozenset[int]:
    """Give everybody who is one hand with an actor: what any of them filed, the actor does not approve. One query."""
    steads = _steads(actor, on)
    behind = {str(each) for each in who_stands_behind(actor, on, steads)}
    known = {name for each in steads for name in (each.who, each.for_whom)} | behind
    return frozenset(int(each) for each in known if hands(each, steads) & behind)


def _steads(actor: Actor, on: date) -> list[Stead]:
    held = Holding.objects.filter(held_on(on), programme=actor.programme_id, acting_for__isnull=False)
    return [
        Stead(who=str(who), for_whom=str(whom)) for who, whom in held.values_list("user_id", "acting_for_id")
    ]


def _holders_of(actor: Actor, on: date) -> list[int]:
    return list(Holding.objects.filter(held_on(on), post=actor.post_id).values_list("user_id", flat=True))

"""Acting for others (代理、代办), and who stands behind an act, so that nobody approves what they had a hand in."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final

from django.db.models import Q

from gangmu.core.base.separation import Stead, hands
from gangmu.web.accounts.models import Holding, Post, StandIn
from gangmu.web.accounts.refusals import (
    NoBasisError,
    NoStandInError,
    NotAllowedError,
    SignsThemselvesError,
)
from gangmu.web.accounts.scopes import allowed, require
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import commit
from gangmu.web.record.moments import NOW
from gangmu.web.record.once import once

RECORDED: Final = ("filer", "signer")  # of them, those for whom the office may act at the desk for a day
FOR_THEM: Final = ("filer", "reviewer", "signer")  # whose paper or telephone call the office may record


def on_behalf(actor: Actor, post: Post) -> Actor:
    """Give the actor who records for a post of a unit what it brought on paper or said (代办).

    They may what that post may, to that post's own rows; the entry names both: who recorded, and for which post.
    """
    if post.role not in FOR_THEM or not allowed(Post, actor, verb="stand_in", moment=NOW).by_id([post.pk]):
        raise NoStandInError(role=actor.role, post=post.title)
    return replace(actor, role=post.role, post_id=post.pk, unit_id=post.unit_id, behalf=post.uid.hex)


@once("accounts.recording_begun")
def begin_recording(post: Post, basis: str, *, on: date, by: Actor, at: datetime, key: str) -> StandIn:
    """Begin to record for a post what its unit brought on paper or said (开始代录), good for that day."""
    if post.role not in RECORDED:
        raise NoStandInError(role=by.role, post=post.title)
    on_behalf(by, post)
    require(by, "create", StandIn)
    if not basis.strip():
        raise NoBasisError(post=post.title)
    with commit("accounts.recording_begun", by=by, at=at, key=key) as opened:
        who: dict[str, Any] = {"recorder_id": by.post_id, "user_id": by.user_id}
        row = StandIn(post=post, on=on, basis=basis.strip()[:200], **who)
        return opened.add(row)


def recording(actor: Actor, kept: int, on: date) -> tuple[Actor, StandIn] | None:
    """Give the actor that somebody is while they record for another, as long as it is good and they may."""
    row = StandIn.objects.filter(
        pk=kept, user=actor.user_id, recorder=actor.post_id, on=on, programme=actor.programme_id
    )
    found = row.select_related("post", "post__unit").first()
    if found is None or (found.post.abolished_on is not None and found.post.abolished_on < on):
        return None
    try:
        return on_behalf(actor, found.post), found
    except (NoStandInError, NotAllowedError):
        return None


def see_own_hand(actor: Actor) -> None:
    """Refuse to review or sign in somebody's stead: that is their own, here or on paper (审核、签发须本人)."""
    if actor.behalf is not None:
        raise SignsThemselvesError


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

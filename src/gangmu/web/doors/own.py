"""One's own account: who is signed in, as whom they change what is theirs, and where they go from there."""

from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from gangmu.web.accounts.models import User
from gangmu.web.accounts.refusals import NotAllowedError
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.record.actors import Actor


def own_person(request: ActorRequest) -> User:
    """Give whoever is signed in, or refuse."""
    if request.person is None:
        raise NotAllowedError(role="public", verb="read", what="accounts.User")
    return request.person


def own_actor(request: ActorRequest) -> Actor:
    """Give the actor that a person is over their own account."""
    person = own_person(request)
    return Actor(role="self", door="page", user=person.uid.hex, user_id=person.pk)


def onward(asked: str, *, holds_post: bool) -> str:
    """Where to go after signing in: to the page asked for, never of another site, else to the desk.

    Who holds no post has no desk: their account says so.
    """
    desk = reverse("desk")
    if asked and asked != desk and url_has_allowed_host_and_scheme(asked, allowed_hosts=None):
        return asked
    return desk if holds_post else reverse("account")

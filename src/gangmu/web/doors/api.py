"""The door of programs (接口之门): addresses under `api/` know whoever asks by a key, and nothing else that is sent along."""

import hashlib
from collections.abc import Callable
from datetime import date
from typing import Final, cast

from django.db.models import Q
from django.http import HttpRequest, HttpResponse

from gangmu.core.base.refusals import GangmuError
from gangmu.web.accounts.models import ApiKey
from gangmu.web.doors.refusals import refuse
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.record import security
from gangmu.web.record.actors import Actor, public, remembering
from gangmu.web.record.clock import now, today

FRONT: Final = "/api/"
OPEN_TO_ALL: Final = "/api/v1/openapi.json"
_LONGEST: Final = 200  # characters of a key


class KeyMissingError(GangmuError):
    """A program asked without a key."""

    code = "api.key_missing"


class KeyRefusedError(GangmuError):
    """A key is unknown here, not yet or no longer in force, taken back, or of a post that was abolished."""

    code = "api.key_refused"


class ApiMiddleware:
    """Gives the addresses of the interface their actor: the post of the key, through the door `api`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer whoever shows a key; no cookie counts, so no form of another site can ask."""
        if not request.path_info.startswith(FRONT):
            return self.get_response(request)
        asked = cast("ActorRequest", request)
        request.COOKIES = {}
        asked.actor = public(asked.programme.pk if asked.programme else None)
        asked.scopes = frozenset()
        if request.path_info != OPEN_TO_ALL:
            try:
                _let_in(asked)
            except GangmuError as refusal:
                return refuse(request, refusal)
        answer = self.get_response(request)
        answer.headers.setdefault("Cache-Control", "no-store")
        return answer


def _let_in(request: ActorRequest) -> None:
    kind, _, secret = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() != "bearer" or not secret.strip():
        raise KeyMissingError
    key = _key_of(secret.strip()[:_LONGEST])
    if key is None or (request.programme is not None and key.programme_id != request.programme.pk):
        security.note("key_refused", actor=request.actor)
        raise KeyRefusedError
    request.programme = key.programme
    request.actor = remembering(actor_of_key(key))
    request.scopes = frozenset(key.scopes)


def hash_of(secret: str) -> str:
    """Give the hash by which a key is kept."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _key_of(secret: str) -> ApiKey | None:
    """Find the key that is in force on the programme's own day, from which its days were counted too."""
    found = ApiKey.objects.filter(hash=hash_of(secret)).select_related("post__unit", "programme").first()
    if found is None:
        return None
    on = today(found.programme)
    in_force = ApiKey.objects.filter(in_force_on(on), pk=found.pk)
    post = found.post  # held by the real calendar, as at every door
    is_held = post.abolished_on is None or post.abolished_on > max(on, now().date())
    return found if is_held and in_force.exists() else None


def in_force_on(day: date) -> Q:
    """Which keys are in force on a day."""
    return (Q(expires_on__isnull=True) | Q(expires_on__gte=day)) & Q(revoked_on__isnull=True)


def actor_of_key(key: ApiKey) -> Actor:
    """Give the actor of a key: its post, and no person; so it fills in and passes on, and signs nothing."""
    post = key.post
    return Actor(
        role=post.role,
        door="api",
        programme_id=key.programme_id,
        post=post.uid.hex,
        unit=post.unit.uid.hex,
        post_id=post.pk,
        unit_id=post.unit_id,
    )

"""The page of keys (接口密钥): what they may, how long, and taking them back."""

from datetime import timedelta
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from gangmu.core.base.refusals import GangmuError
from gangmu.web.accounts.models import ApiKey, Post
from gangmu.web.accounts.scopes import allowed, may
from gangmu.web.api.keys import actions
from gangmu.web.api.views import SCOPES
from gangmu.web.doors.forms import RefusedHere
from gangmu.web.doors.languages import say
from gangmu.web.doors.posted import day, stamp, to
from gangmu.web.doors.posted import number as number_of
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.record.moments import NOW

_MOST: Final = 200
_DAYS: Final = (90, 365, 30)


def keys(
    request: ActorRequest, refusal: GangmuError | None = None, made: actions.MadeKey | None = None
) -> HttpResponse:
    """List the keys that one may see, with the way to make one."""
    rows = allowed(ApiKey, request.actor, moment=NOW).order_by("-from_on", "-id").page(0, _MOST)
    posts = {
        post.pk: post
        for post in Post.objects.filter(pk__in={row.post_id for row in rows}).select_related("unit")
    }
    context = {
        "keys": [
            (row, posts[row.post_id], [say(*SCOPES[each]) for each in row.scopes if each in SCOPES])
            for row in rows
        ],
        "scopes": [(name, say(*words)) for name, words in SCOPES.items()],
        "days": _DAYS,
        "today_on": day(request),
        "made": made,
        "may": may(request.actor, "create", ApiKey),
        "may_take_back": may(request.actor, "update", ApiKey),
        "refusal": refusal,
    }
    return render(request, "api/keys.html", context, status=422 if refusal else 200)


@require_POST
def make(request: ActorRequest) -> HttpResponse:
    """Make a key and show it, once."""
    made = None
    days = number_of(request.POST.get("days"), _DAYS[0])
    with RefusedHere("api.") as refused:
        made = actions.make_key(
            request.POST.get("name", ""),
            request.POST.getlist("scopes"),
            expires_on=day(request) + timedelta(days=min(days, _DAYS[1])),
            on=day(request),
            **stamp(request),
        )
    return keys(request, refused.refusal, made)


@require_POST
def take_back(request: ActorRequest, number: int) -> HttpResponse:
    """Take a key back."""
    row = allowed(ApiKey, request.actor, verb="update", moment=NOW).get(id=number)
    with RefusedHere("api.") as refused:
        actions.take_back_key(row, on=day(request), **stamp(request))
    return keys(request, refused.refusal) if refused.refusal else to("api_keys")

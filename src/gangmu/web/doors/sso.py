"""Signing in through the city's identity provider: there, and back again."""

from dataclasses import asdict
from typing import Final

from django.conf import settings
from django.contrib.auth import login as begin_session
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from gangmu.web.accounts.second_factor import is_asked_of
from gangmu.web.accounts.sso import Asked, address_to_ask, is_offered, who_came_back
from gangmu.web.accounts.work_providers import offered
from gangmu.web.doors.desk import posts_of
from gangmu.web.doors.forms import RefusedHere
from gangmu.web.doors.origins import address_of
from gangmu.web.doors.own import onward
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.doors.second_factor import ask_for_second
from gangmu.web.record.clock import now
from gangmu.web.record.refusals import NotFoundError

_ASKED: Final = "sso"  # the session's key: what was sent along


@require_GET
def sso(request: ActorRequest) -> HttpResponse:
    """Send the browser to the provider."""
    if not is_offered():
        raise NotFoundError(what="accounts.User")
    with RefusedHere("accounts.sso") as refused:
        asked = Asked.fresh()
        address = address_to_ask(asked, back=_back(request))
        request.session[_ASKED] = asdict(asked) | {"next": request.GET.get("next", "")[:500]}
        return HttpResponseRedirect(address)
    return render(
        request,
        "doors/sign_in.html",
        {"refusal": refused.refusal, "sso": True, "work": offered()},
        status=422,
    )


@require_GET
def sso_back(request: ActorRequest) -> HttpResponse:
    """Let in whoever the provider vouches for and who has an account here."""
    kept = request.session.pop(_ASKED, None)
    if not is_offered() or not kept:
        return HttpResponseRedirect(reverse("sign_in"))
    asked_next = kept.pop("next", "")
    with RefusedHere("accounts.sso") as refused:
        user = who_came_back(
            Asked(**kept), request.GET, back=_back(request), at=now(), address=address_of(request)
        )
        if is_asked_of(user):
            return ask_for_second(request, user, asked_next)
        begin_session(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
        request.person = user
        return HttpResponseRedirect(onward(asked_next, holds_post=bool(posts_of(request))))
    return render(
        request,
        "doors/sign_in.html",
        {"refusal": refused.refusal, "sso": True, "work": offered()},
        status=422,
    )


def _back(request: ActorRequest) -> str:
    return request.build_absolute_uri(reverse("sso_back"))

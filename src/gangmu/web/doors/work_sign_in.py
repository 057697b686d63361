"""Signing in with WeCom or DingTalk (企业微信、钉钉登录): there and back, and binding one's own account to them."""

from dataclasses import asdict
from typing import Final

from django.conf import settings
from django.contrib.auth import login as begin_session
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from gangmu.web.accounts.second_factor import is_asked_of
from gangmu.web.accounts.sso import is_offered
from gangmu.web.accounts.work_providers import WorkProvider, offered
from gangmu.web.accounts.work_sign_in import WorkAsked, bind, provider_named, sign_in_with_work, unbind
from gangmu.web.doors.desk import posts_of
from gangmu.web.doors.forms import RefusedHere
from gangmu.web.doors.origins import address_of
from gangmu.web.doors.own import onward, own_actor, own_person
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.doors.second_factor import ask_for_second
from gangmu.web.record.clock import now

_ASKED: Final = "work_sign_in"  # the session's key: what was sent along


@require_GET
def work_sign_in(request: ActorRequest, provider: str) -> HttpResponse:
    """Send the browser to the provider, to sign in."""
    return _there(request, provider_named(provider), onward_to=request.GET.get("next", ""))


@require_POST
def begin_binding(request: ActorRequest, provider: str) -> HttpResponse:
    """Send whoever is signed in to the provider, to bind their account to it."""
    return _there(request, provider_named(provider), binds=own_person(request).pk)


def _there(
    request: ActorRequest, provider: WorkProvider, *, onward_to: str = "", binds: int = 0
) -> HttpResponse:
    asked = WorkAsked.fresh(provider, at=now(), binds=binds)
    request.session[_ASKED] = asdict(asked) | {"next": onward_to[:500]}
    inside = "wxwork" in request.headers.get("User-Agent", "").lower()
    return HttpResponseRedirect(provider.asks_at(asked.state, _back(request, provider), inside))


@require_GET
def work_back(request: ActorRequest, provider: str) -> HttpResponse:
    """Let in whoever is bound here, or bind whoever is signed in. What was sent along is good for one return."""
    kept = request.session.pop(_ASKED, None)
    if not kept or kept.get("provider") != provider_named(provider).key:
        return HttpResponseRedirect(reverse("account" if request.person else "sign_in"))
    onward_to = kept.pop("next", "")
    asked = WorkAsked(**kept)
    if asked.binds:
        return _bound(request, asked)
    with RefusedHere("accounts.work") as refused:
        user = sign_in_with_work(asked, request.GET, at=now(), address=address_of(request))
        if is_asked_of(user):
            return ask_for_second(request, user, onward_to)
        begin_session(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
        request.person = user
        return HttpResponseRedirect(onward(onward_to, holds_post=bool(posts_of(request))))
    context = {"refusal": refused.refusal, "sso": is_offered(), "work": offered(), "next": onward_to}
    return render(request, "doors/sign_in.html", context, status=422)


def _bound(request: ActorRequest, asked: WorkAsked) -> HttpResponse:
    at = now()
    with RefusedHere("accounts.work") as refused:
        bind(own_person(request), asked, request.GET, on=at.date(), by=own_actor(request), at=at)
        return HttpResponseRedirect(reverse("account") + "?saved=bound")
    return render(request, "doors/bound.html", {"refusal": refused.refusal}, status=422)


@require_POST
def undo_binding(request: ActorRequest, provider: str) -> HttpResponse:
    """Let a provider's word no longer let one in."""
    key = request.POST.get("key", "")[:100]
    unbind(own_person(request), provider, by=own_actor(request), at=now(), key=key)
    return HttpResponseRedirect(reverse("account") + "?saved=unbound")


def _back(request: ActorRequest, provider: WorkProvider) -> str:
    return request.build_absolute_uri(reverse("work_back", kwargs={"provider": provider.key}))

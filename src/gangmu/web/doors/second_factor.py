"""The pages of the second factor (第二验证): the other half of signing in, and setting it up in one's own account."""

from datetime import timedelta
from typing import Final

from django.conf import settings
from django.contrib.auth import login as begin_session
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gangmu.core.base.one_time_numbers import link_of
from gangmu.core.base.refusals import GangmuError
from gangmu.web.accounts.models import User
from gangmu.web.accounts.refusals import SignInLockedError
from gangmu.web.accounts.second_factor import PRIVILEGED, begin, confirm, factor_of, pass_second
from gangmu.web.doors.desk import FACTOR_PASSED, posts_of
from gangmu.web.doors.forms import RefusedHere
from gangmu.web.doors.origins import address_of
from gangmu.web.doors.own import onward, own_actor, own_person
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.record.clock import now

HALF_IN: Final = "half_in"  # the session's key: who gave the right password, and when
_PATIENCE: Final = timedelta(minutes=5)


def ask_for_second(request: ActorRequest, user: User, onward_to: str) -> HttpResponse:
    """Remember who gave the right password, and ask for the number."""
    request.session[HALF_IN] = {"user": user.pk, "at": now().timestamp(), "next": onward_to[:500]}
    return HttpResponseRedirect(reverse("sign_in_second"))


@require_http_methods(["GET", "POST"])
def sign_in_second(request: ActorRequest) -> HttpResponse:
    """Let in whoever gave the password and has the telephone too."""
    half = request.session.get(HALF_IN) or {}
    user = User.objects.filter(pk=half.get("user", 0), is_active=True).first()
    if user is None or now().timestamp() - half["at"] > _PATIENCE.total_seconds():
        return HttpResponseRedirect(reverse("sign_in"))
    refusal: GangmuError | None = None
    if request.method == "POST":
        with RefusedHere("accounts.") as refused:
            pass_second(user, request.POST.get("number", ""), at=now(), address=address_of(request))
        refusal = refused.refusal
        if refusal is None:
            del request.session[HALF_IN]
            begin_session(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
            request.session[FACTOR_PASSED] = True
            request.person = user
            return HttpResponseRedirect(onward(half["next"], holds_post=bool(posts_of(request))))
    status = 200 if refusal is None else (429 if isinstance(refusal, SignInLockedError) else 422)
    answer = render(request, "doors/sign_in_second.html", {"refusal": refusal}, status=status)
    if isinstance(refusal, SignInLockedError):
        answer.headers["Retry-After"] = str(refusal.parameters["seconds"])
    return answer


@require_GET
def second_factor(request: ActorRequest, refusal: GangmuError | None = None) -> HttpResponse:
    """Show how to set the second factor up, or since when it is in force."""
    person = own_person(request)
    found = factor_of(person)
    begun = found if found and found.confirmed_on is None else None
    context = {
        "person": person,
        "begun": begun,
        "in_force": found if found and found.confirmed_on else None,
        "secret": _in_fours(begun.secret) if begun else "",
        "link": link_of(begun.secret, login=person.login, issuer="纲目") if begun else "",
        "refusal": refusal,
        "lacks": settings.SECOND_FACTOR_REQUIRED
        and any(post.role in PRIVILEGED for post in request.posts)
        and not request.session.get(FACTOR_PASSED),
    }
    return render(request, "doors/second_factor.html", context, status=422 if refusal else 200)


def _in_fours(secret: str) -> str:
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))


@require_POST
def begin_second_factor(request: ActorRequest) -> HttpResponse:
    """Give a secret to put into the telephone."""
    with RefusedHere("accounts.second") as refused:
        begin(
            own_person(request),
            by=own_actor(request),
            at=now(),
            key=request.POST.get("key", "")[:100],
            number=request.POST.get("number", ""),
        )
    return _shown_again(request, refused.refusal)


@require_POST
def confirm_second_factor(request: ActorRequest) -> HttpResponse:
    """Put it in force, once the telephone shows the right number."""
    with RefusedHere("accounts.second") as refused:
        confirm(
            own_person(request),
            request.POST.get("number", ""),
            on=now().date(),
            by=own_actor(request),
            at=now(),
            key=request.POST.get("key", "")[:100],
        )
        request.session[FACTOR_PASSED] = True
    return _shown_again(request, refused.refusal)


def _shown_again(request: ActorRequest, refusal: GangmuError | None) -> HttpResponse:
    if refusal is None:
        return HttpResponseRedirect(reverse("second_factor"))
    request.method = "GET"  # the page of the form, with what was wrong
    return second_factor(request, refusal)

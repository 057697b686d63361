"""The pages of one's own account: signing in and out, password, in which post to act."""

from django.conf import settings
from django.contrib.auth import login as begin_session
from django.contrib.auth import logout as end_session
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gangmu.core.base.refusals import GangmuError
from gangmu.web.accounts.refusals import SignInLockedError, WrongSignInError
from gangmu.web.accounts.second_factor import factor_of, is_asked_of
from gangmu.web.accounts.signing_in import set_password, sign_in
from gangmu.web.accounts.sso import is_offered
from gangmu.web.accounts.work_providers import PROVIDERS, offered
from gangmu.web.accounts.work_sign_in import bound_to
from gangmu.web.doors.desk import POST_CHOSEN, posts_of
from gangmu.web.doors.origins import address_of
from gangmu.web.doors.own import onward, own_actor, own_person
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.doors.second_factor import ask_for_second
from gangmu.web.record.clock import now


@require_http_methods(["GET", "POST"])
def sign_in_page(request: ActorRequest) -> HttpResponse:
    """Let a person in by password or one-time code."""
    refusal: GangmuError | None = None
    if request.method == "POST":
        try:
            user = sign_in(
                request.POST.get("login", ""),
                request.POST.get("secret", ""),
                at=now(),
                on=now().date(),
                address=address_of(request),
            )
        except GangmuError as refused:
            refusal = refused
        else:
            asked = request.POST.get("next", "")
            if is_asked_of(user):
                return ask_for_second(request, user, asked)
            begin_session(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
            request.person = user
            return HttpResponseRedirect(onward(asked, holds_post=bool(posts_of(request))))
    words = {
        "refusal": refusal,
        "sso": is_offered(),
        "work": offered(),
        "next": request.GET.get("next", request.POST.get("next", "")),
    }
    status = 200 if refusal is None else (422 if isinstance(refusal, WrongSignInError) else 429)
    answer = render(request, "doors/sign_in.html", words, status=status)
    if isinstance(refusal, SignInLockedError):
        answer.headers["Retry-After"] = str(refusal.parameters["seconds"])
    return answer


@require_POST
def sign_out(request: ActorRequest) -> HttpResponse:
    """Let a person out."""
    end_session(request)
    return HttpResponseRedirect(reverse("sign_in"))


@require_GET
def account(request: ActorRequest) -> HttpResponse:
    """Show one's own account: posts held, password set or not."""
    saved = request.GET.get("saved", "")
    factor = factor_of(own_person(request))
    bound = bound_to(own_person(request)) if offered() else {}
    words = {
        "person": request.person,
        "posts": request.posts,
        "saved": saved,
        "factor": factor,
        "work": [
            (each, each.key in bound, bound.get(each.key)) for each in PROVIDERS.values() if each.is_offered
        ],
    }
    return render(request, "doors/account.html", words)


@require_POST
def change_password(request: ActorRequest) -> HttpResponse:
    """Set one's own password; other sessions end with the old one."""
    changed = set_password(
        own_person(request),
        request.POST.get("password", ""),
        by=own_actor(request),
        at=now(),
        key=request.POST.get("key", ""),
    )
    begin_session(request, changed, backend=settings.AUTHENTICATION_BACKENDS[0])
    return HttpResponseRedirect(reverse("account") + "?saved=password")


@require_POST
def choose_post(request: ActorRequest) -> HttpResponse:
    """Choose in which of one's posts to act."""
    chosen = request.POST.get("post", "")
    if chosen in {str(post.pk) for post in request.posts}:
        request.session[POST_CHOSEN] = int(chosen)
        return HttpResponseRedirect(reverse("account") + "?saved=post")
    return HttpResponseRedirect(reverse("account"))

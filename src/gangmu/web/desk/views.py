"""The desk over HTTP: the start list, the preview, the release."""

from collections import Counter

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, get_script_prefix, resolve, reverse, set_script_prefix
from django.views.decorators.http import require_POST

from gangmu.web.accounts.scopes import may
from gangmu.web.desk.acts import words_of
from gangmu.web.desk.home.composing import groups_of
from gangmu.web.desk.releasing import public_changes
from gangmu.web.desk.steps import StartList, start_list
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.indicators.findings.warning_lines import warned
from gangmu.web.outlines.models import Draft
from gangmu.web.planning.models import AnnualPlan
from gangmu.web.record.actors import public
from gangmu.web.record.clock import now, today
from gangmu.web.record.models import Head, LedgerEntry, Programme, Release
from gangmu.web.record.moments import last_release, released
from gangmu.web.record.refusals import NotFoundError
from gangmu.web.record.releases import release as release_now
from gangmu.web.reporting.lamps.ruling import ruling_of

PREVIEW = "desk/preview/"


def desk(request: ActorRequest) -> HttpResponse:
    """Show what waits for whoever is signed in; where nothing does yet, how the outline is brought to life."""
    on = today(_programme(request))
    groups = groups_of(request.actor, on=on)
    found = StartList(()) if groups else _steps(request)
    return _home(request, found, groups=groups, warned=warned(request.actor, today=on))


def start(request: ActorRequest) -> HttpResponse:
    """Show the start list: what is done, what is next, and who can do it."""
    return _home(request, _steps(request)) if _sees_steps(request) else desk(request)


def _steps(request: ActorRequest) -> StartList:
    """Give the start list to those who see the review; a leader sees what has climbed to them and nothing else."""
    return start_list(request.actor, _programme(request)) if _sees_steps(request) else StartList(())


def _sees_steps(request: ActorRequest) -> bool:
    return may(request.actor, "read", Draft) and request.actor.role != "leader"


def _home(request: ActorRequest, found: StartList, **more: object) -> HttpResponse:
    context: dict[str, object] = {
        "list": found,
        "next": found.next,
        "may": request.actor.role != "reader",
        "sees_steps": _sees_steps(request),
        "sees_plan": may(request.actor, "create", AnnualPlan),
        "today": today(_programme(request)),
    }
    return render(request, "desk/start.html", context | more)


def preview(request: ActorRequest, path: str = "") -> HttpResponse:
    """Show a public page as it would be if everything were released now: the same view, rights and template."""
    if path.startswith("desk/"):
        raise NotFoundError(what=path[:60])
    try:
        match = resolve("/" + path)
    except Resolver404:
        raise NotFoundError(what=path[:60]) from None
    programme = _programme(request)
    request.actor = public(programme.pk, released_seq=_head(programme))
    request.path_info = "/" + path
    request.previewed_from = reverse("release")
    before = get_script_prefix()
    set_script_prefix(before + PREVIEW)
    try:
        answer: HttpResponse = match.func(request, *match.args, **match.kwargs)
        return answer
    finally:
        set_script_prefix(before)


def release(request: ActorRequest, *, moved: bool = False) -> HttpResponse:
    """Show what a release would make public, before it is made."""
    programme = _programme(request)
    last = last_release(programme)
    head = _head(programme)
    since = LedgerEntry.objects.filter(head__programme=programme, seq__gt=last.seq if last else 0)
    context = {
        "last": last,
        "seq": head,
        "acts": [
            (words_of(action), number)
            for action, number in Counter(since.values_list("action", flat=True)).most_common()
        ],
        "count": head - (last.seq if last else 0),
        "changes": public_changes(
            request.actor, released(programme), ruling_of(request.actor, on=today(programme))
        ),
        "moved": moved,
        "may": may(request.actor, "create", Release),
        "note": request.POST.get("note", ""),
    }
    return render(request, "desk/release.html", context, status=409 if moved else 200)


@require_POST
def release_it(request: ActorRequest) -> HttpResponse:
    """Release, if what was previewed is still all there is."""
    programme = _programme(request)
    done = Release.objects.filter(programme=programme, seq=_head(programme)).exists()
    if request.POST.get("seq") != str(_head(programme)) and not done:
        return release(request, moved=True)
    release_now(
        by=request.actor,
        at=now(),
        key=request.POST.get("key", "")[:100],
        on=today(programme),
        note=request.POST.get("note", "").strip()[:1000],
    )
    return redirect("release")


def _programme(request: ActorRequest) -> Programme:
    assert request.programme is not None  # the route needs one
    return request.programme


def _head(programme: Programme) -> int:
    head = Head.objects.filter(programme=programme).first()
    return head.seq if head else 0

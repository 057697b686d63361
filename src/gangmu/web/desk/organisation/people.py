"""Pages of posts and people: who holds which post from when to when, acting, handing over, leaving."""

from typing import Any, Final
from urllib.parse import urlencode

from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from gangmu.core.base.pinyin import begins_as
from gangmu.core.base.refusals import GangmuError
from gangmu.web.accounts import actions
from gangmu.web.accounts.actions import PersonLeaves
from gangmu.web.accounts.actions.units import DAY
from gangmu.web.accounts.charges import held_by
from gangmu.web.accounts.kinds import ROLE_WORDS
from gangmu.web.accounts.models import Holding, Post, StandIn, User
from gangmu.web.accounts.scopes import allowed, may
from gangmu.web.accounts.standing_in import RECORDED, begin_recording
from gangmu.web.desk.organisation.ahead import arranged_for_later
from gangmu.web.desk.organisation.reading import (
    day_now,
    day_or_today,
    day_typed,
    person_named,
    post_named,
    typed,
    whole,
)
from gangmu.web.desk.organisation.showing import Seat, people, role_words, seats
from gangmu.web.doors.desk import RECORDING
from gangmu.web.doors.forms import RefusedHere
from gangmu.web.doors.posted import stamp
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.record.refusals import NotFoundError
from gangmu.web.reporting.models import ProgressReport

PAGE: Final = 100


def posts(request: ActorRequest) -> HttpResponse:
    """List the posts in official order with those who hold them; what stands empty comes with a mark."""
    on = request.as_of or day_now(request)
    found = seats(request.actor, on, moment=request.moment)
    asked, role = typed(request, "q", 60), typed(request, "role", 20)
    sees = may(request.actor, "create", Holding)
    only_vacant = sees and typed(request, "vacant", 3) == "yes"
    shown = [
        each
        for each in found
        if (not asked or _fits(each, asked))
        and (not role or each.post.role == role)
        and (not only_vacant or each.is_vacant)
    ]
    page = max(1, whole(typed(request, "page", 5), 1))
    context = {
        "seats": shown[(page - 1) * PAGE : page * PAGE],
        "page": page,
        "more": len(shown) > page * PAGE,
        "asked": asked,
        "vacant": sum(each.is_vacant for each in found),
        "count": len(found),
        "on": on,
        "sees": sees,
        "role": role,
        "only_vacant": only_vacant,
        "narrowed": len(shown),
        "roles": [
            (code, role_words(code)) for code in ROLE_WORDS if code in {each.post.role for each in found}
        ],
        "kept": urlencode({"q": asked, "role": role, "vacant": "yes" if only_vacant else ""}),
    }
    return render(request, "organisation/posts.html", context)


def _fits(seat: Seat, asked: str) -> bool:
    names = [
        seat.post.title,
        seat.role,
        *((seat.unit.name, seat.unit.short_name) if seat.unit else ()),
        *(name for _, name in seat.holders),
    ]
    if any(asked.casefold() in each.casefold() for each in names):
        return True
    letters = asked.isascii() and asked.isalpha() and seat.unit is not None
    return letters and begins_as(seat.unit.name if seat.unit else "", asked, anywhere=True)


def post_page(request: ActorRequest, code: str, refusal: GangmuError | None = None) -> HttpResponse:
    """Show a post: who holds and held it, what it answers for, and what can be done."""
    post = allowed(Post, request.actor, moment=request.moment).get(code=code)
    held = list(allowed(Holding, request.actor, moment=request.moment).filter(post=post).order_by("from_on"))
    names = people(
        {each.user_id for each in held} | {each.acting_for_id for each in held if each.acting_for_id}
    )
    on = request.as_of or day_now(request)
    beside = allowed(Post, request.actor).filter(unit=post.unit_id, abolished_on=None)
    context: dict[str, Any] = {
        "post": post,
        "role": role_words(post.role),
        "holdings": [
            (each, names.get(each.user_id, ""), names.get(each.acting_for_id or 0, ""), _holds(each, on))
            for each in held
        ],
        "refusal": refusal,
        "recorded": _recorded(request, post),
        "may_record": _may_record(request, post),
        "may": may(request.actor, "create", Holding) and request.as_of is None,
        "may_abolish": may(request.actor, "update", Post) and request.as_of is None,
        "day": on.isoformat(),
    }
    if context["may"]:
        context |= {
            "charges": held_by(post.programme_id, posts=[post]),
            "others": [each for each in beside if each.pk != post.pk],
        }
    return render(request, "organisation/post.html", context, status=422 if refusal else 200)


def _may_record(request: ActorRequest, post: Post) -> bool:
    open_now = request.as_of is None and post.abolished_on is None
    return open_now and post.role in RECORDED and may(request.actor, "create", StandIn)


def _recorded(request: ActorRequest, post: Post) -> list[StandIn]:
    """Give the last days on which the office recorded for a post, with what from."""
    if not may(request.actor, "read", StandIn):
        return []
    rows = allowed(StandIn, request.actor, moment=request.moment).filter(post=post).order_by("on")
    return list(reversed(list(rows)))[:20]


@require_POST
def begin_to_record(request: ActorRequest, code: str) -> HttpResponse:
    """Begin to record for a post what its unit brought on paper or said."""
    post = allowed(Post, request.actor).get(code=code)
    with RefusedHere("accounts.") as refused:
        row = begin_recording(post, typed(request, "basis"), on=day_now(request), **stamp(request))
        request.session[RECORDING] = row.pk
    return post_page(request, code, refused.refusal) if refused.refusal else redirect("desk")


@require_POST
def end_recording(request: ActorRequest) -> HttpResponse:
    """End it: one acts in one's own post again."""
    request.session.pop(RECORDING, None)
    return redirect("desk")


def _holds(holding: Holding, on: Any) -> bool:
    return holding.from_on <= on and (holding.until_on is None or holding.until_on >= on)


@require_POST
def seat(request: ActorRequest, code: str) -> HttpResponse:
    """Let somebody hold a post, or hold it for the time being."""
    post = allowed(Post, request.actor).get(code=code)
    with RefusedHere("accounts.") as refused:
        for_whom = person_named(request, "acting_for") if typed(request, "acting_for", 60) else None
        actions.take_up_post(
            post,
            person_named(request),
            from_on=day_or_today(request),
            until_on=day_typed(request, "until"),
            is_acting=request.POST.get("acting") == "yes",
            acting_for=for_whom,
            **stamp(request),
        )
    return _back(request, code, refused.refusal)


@require_POST
def hand_over(request: ActorRequest, code: str) -> HttpResponse:
    """Let somebody take over a post from whoever holds it."""
    post = allowed(Post, request.actor).get(code=code)
    holding = allowed(Holding, request.actor, verb="update").get(
        id=whole(request.POST.get("holding")), post=post
    )
    with RefusedHere("accounts.") as refused:
        actions.hand_over_post(
            holding,
            person_named(request),
            on=day_or_today(request),
            is_acting=request.POST.get("acting") == "yes",
            **stamp(request),
        )
    return _back(request, code, refused.refusal)


@require_POST
def abolish(request: ActorRequest, code: str) -> HttpResponse:
    """Abolish a post; what it answers for goes to the heir that is chosen, or to its like."""
    post = allowed(Post, request.actor, verb="update").get(code=code)
    with RefusedHere("accounts.") as refused:
        heir, last = typed(request, "heir", 40), day_or_today(request)
        named = post_named(request, heir) if heir else None
        asked = {"post": code} | ({"heir": heir} if heir else {})
        later = last > day_now(request)
        if not later or not arranged_for_later(request, "abolish", last + DAY, asked):
            actions.abolish_post(
                post,
                on=last,
                today=day_now(request),
                heir=named,
                version=whole(request.POST.get("version")),
                **stamp(request),
            )
    return _back(request, code, refused.refusal)


def leaving(request: ActorRequest, number: int, refusal: GangmuError | None = None) -> HttpResponse:
    """Show what somebody would hand over on leaving, before they do."""
    leaves = PersonLeaves(
        user=_person(request, number), programme_id=request.actor.programme_id or 0, on=day_now(request)
    )
    emptied = leaves.emptied()
    waits = _reports_waiting(emptied)
    context = {
        "person": leaves.user.name or leaves.user.login,
        "number": number,
        "holdings": leaves.holdings(),
        "emptied": [
            (post, held_by(post.programme_id, posts=[post]), waits.get((post.unit_id, post.role), 0))
            for post in emptied
        ],
        "refusal": refusal,
        "typed": request.POST,
        "day": typed(request, "on", 20) or day_now(request).isoformat(),
    }
    return render(request, "organisation/leave.html", context, status=422 if refusal else 200)


_WAITS_FOR: Final = {
    "draft": "filer", "returned": "filer", "due": "filer", "late": "filer",
    "unit_review": "reviewer", "unit_signing": "signer",
}  # fmt: skip


def _reports_waiting(posts: list[Post]) -> dict[tuple[int, str], int]:
    """Count the reports that wait for a desk of a unit (填报、审核、签发), which nobody would hold."""
    units = {each.unit_id for each in posts}
    found: dict[tuple[int, str], int] = {}
    rows = ProgressReport.objects.filter(unit__in=units, state__in=_WAITS_FOR).order_by()
    for unit, state, count in rows.values_list("unit", "state").annotate(count=Count("pk")):
        key = (unit, _WAITS_FOR[state])
        found[key] = found.get(key, 0) + count
    return found


@require_POST
def leave(request: ActorRequest, number: int) -> HttpResponse:
    """Let somebody give up all posts; whoever is named takes over."""
    user = _person(request, number)
    with RefusedHere("accounts.") as refused:
        on, programme = day_or_today(request), request.actor.programme_id or 0
        emptied = PersonLeaves(user=user, programme_id=programme, on=on).emptied()
        heirs = {
            post.pk: person_named(request, f"heir-{post.pk}")
            for post in emptied
            if typed(request, f"heir-{post.pk}", 60)
        }
        leaves = PersonLeaves(user=user, programme_id=programme, on=on, heirs=heirs)
        actions.leave(leaves, **stamp(request))
    return leaving(request, number, refused.refusal) if refused.refusal else redirect("posts")


def _person(request: ActorRequest, number: int) -> User:
    """Find somebody who holds or held a post here."""
    held = allowed(Holding, request.actor, verb="update").filter(user=number).first()
    if held is None:
        raise NotFoundError(what="accounts.User")
    return User.objects.get(pk=number)


def _back(request: ActorRequest, code: str, refusal: GangmuError | None) -> HttpResponse:
    if refusal is not None:
        return post_page(request, code, refusal)
    return redirect(reverse("post_page", kwargs={"code": code}))

"""What forms send back."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render

from gangmu.web.accounts.models import Post
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.outlines import queries
from gangmu.web.outlines.clashes import now_in_words, typed_in_words
from gangmu.web.outlines.models import Draft, OutlineVersion
from gangmu.web.outlines.series import choices
from gangmu.web.record.models import LedgerEntry
from gangmu.web.record.moments import NOW
from gangmu.web.record.refusals import ConflictError


def taken_before(request: ActorRequest, *verbs: str) -> bool:
    """Tell whether this very form was taken already as one of several verbs: sent twice, it has one effect."""
    entries = LedgerEntry.objects.filter(
        head__programme=request.actor.programme_id,
        key=request.POST.get("key", "")[:100],
        action__in=[f"outlines.{verb}" for verb in verbs],
    )
    return entries.exists()


def version_of(request: ActorRequest, number: int) -> OutlineVersion:
    """Give the version of an address."""
    return queries.versions(request.actor, request.moment).get(number=number)


def conflict_page(
    request: ActorRequest, refusal: ConflictError, *, back: str, draft: Draft | None = None
) -> HttpResponse:
    """Say who changed a row, when, and lead back to it as it is now.

    Of a draft it says what the other decided, and what was typed, so that it is not lost.
    """
    by = str(refusal.parameters.get("by") or "")
    post = Post.objects.filter(uid=by).first() if len(by) == 32 else None
    at = refusal.parameters.get("at")
    assert request.programme is not None
    zone = ZoneInfo(request.programme.time_zone)
    chosen = set(request.POST.getlist("series"))
    series = [each for each in choices(request.actor, NOW) if each.key in chosen] if chosen else []
    context = {
        "post": post,
        "at": f"{at.astimezone(zone):%Y-%m-%d %H:%M}" if isinstance(at, datetime) else "",
        "seq": refusal.parameters.get("seq"),
        "back": back,
        "typed": list(typed_in_words(draft, request.POST, series)) if draft else [],
        "now": list(now_in_words(draft)) if draft else [],
    }
    return render(request, "outlines/conflict.html", context, status=409)

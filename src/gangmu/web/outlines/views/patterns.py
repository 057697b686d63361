"""Reviewing by pattern: all drafts that are worded alike, in one look."""

from collections import Counter
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from gangmu.web.doors.languages import say
from gangmu.web.doors.posted import day, stamp, to
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.outlines import queries
from gangmu.web.outlines.actions import deciding
from gangmu.web.outlines.choices import (
    BASES,
    COMPARISONS,
    GAPS,
    KINDS,
    MENTIONS,
    REASONS,
    SHELVES,
    STRENGTHS,
    SYSTEMS,
    TARGET_KINDS,
)
from gangmu.web.outlines.mapping import chapters_of
from gangmu.web.outlines.models import Draft
from gangmu.web.outlines.opened import line_of
from gangmu.web.outlines.reviewing import label_of
from gangmu.web.outlines.views.posted import conflict_page, version_of
from gangmu.web.record.moments import NOW
from gangmu.web.record.refusals import ConflictError

AT_ONCE = 300  # drafts that one look can take in
_WORDS = {**COMPARISONS, **BASES, **TARGET_KINDS, **STRENGTHS, **MENTIONS, **SYSTEMS, **GAPS}


def patterns(request: ActorRequest, number: int) -> HttpResponse:
    """List the patterns that are left, or the drafts of one."""
    version = version_of(request, number)
    chapter = next((each for each in chapters_of(version) if each.id == request.GET.get("chapter")), None)
    shelf = request.GET.get("shelf", "")
    mine = queries.drafts(request.actor, NOW).filter(outline=version.pk, state="proposed")
    if chapter is not None:
        mine = mine.filter(start__gte=chapter.start, start__lt=chapter.section_end)
    if shelf in SHELVES:
        mine = mine.filter(kind__in=SHELVES[shelf][0])
    context: dict[str, Any] = {
        "version": version,
        "chapters": [(each.id, label_of(each)) for each in chapters_of(version)],
        "chapter": chapter.id if chapter else "",
        "shelf": shelf if shelf in SHELVES else "",
        "shelves": SHELVES,
        "reasons": REASONS,
        "back": _back(request, number),
        "may": version.state == "in_review" and request.actor.role != "reader",
    }
    pattern = request.GET.get("pattern", "")
    if pattern:
        mine = mine if pattern == "all" else mine.filter(pattern=pattern)
        certain = request.GET.get("certain") == "1"
        mine = mine.filter(doubt=0) if certain else mine
        drafts = mine.order_by("start").page(0, AT_ONCE)
        context |= {
            "pattern": pattern,
            "pattern_words": pattern_words(pattern),
            "certain": certain,
            "count": mine.count(),
            "lines": [(line_of(each, version, {}), _around(each, version.text)) for each in drafts],
        }
    else:
        counted = Counter((pattern, doubt > 0) for pattern, doubt in mine.columns("pattern", "doubt"))
        names = sorted({name for name, _ in counted}, key=lambda name: (_order(name), -counted[name, False]))
        context["patterns"] = [
            (name, pattern_words(name), counted[name, False] + counted[name, True], counted[name, True])
            for name in names
        ]
        context["total"] = sum(counted.values())
    return render(request, "outlines/patterns.html", context)


def _back(request: ActorRequest, number: int) -> str:
    query = request.GET.get("back", "")[:200]
    return reverse("review", kwargs={"number": number}) + (f"?{query}" if query else "")


def _order(pattern: str) -> int:
    return list(KINDS).index(pattern.partition("/")[0])


def pattern_words(pattern: str) -> str:
    """Say what a pattern is: 举措 · 命令 · 建设."""
    if pattern == "all":
        return say("全部", "all")
    kind, *rest = pattern.split("/")
    first = say(*KINDS[kind]) if kind in KINDS else kind  # an address may name one that is none
    parts = [first] + [say(*_WORDS[part]) if part in _WORDS else part for part in rest]
    return " · ".join(parts)


def _around(draft: Draft, text: str) -> tuple[str, str, str]:
    return (
        text[max(draft.start - 12, 0) : draft.start],
        text[draft.start : draft.end],
        text[draft.end : draft.end + 12],
    )


@require_POST
def decide_alike(request: ActorRequest, number: int) -> HttpResponse:
    """Accept or reject what was looked at: exactly those drafts, as they stood then."""
    version = version_of(request, number)
    seen: dict[int, int] = {}
    for each in request.POST.getlist("seen"):
        draft, _, row_version = each.partition(":")
        if draft.isdecimal() and row_version.isdecimal():
            seen[int(draft)] = int(row_version)
    left_out = {int(each) for each in request.POST.getlist("not") if each.isdecimal()}
    rows = list(queries.drafts(request.actor, NOW).filter(outline=version.pk, id__in=set(seen) - left_out))
    for row in rows:
        row.version = seen[row.pk]
    query = request.POST.get("query", "")[:300]
    try:
        if rows and request.POST.get("verb") == "reject":
            reason = request.POST.get("reason") or REASONS[0][0]
            deciding.reject_drafts(rows, reason=reason, on=day(request), **stamp(request))
        elif rows:
            deciding.accept_drafts(rows, on=day(request), **stamp(request))
    except ConflictError as refusal:
        return conflict_page(
            request, refusal, back=reverse("patterns", kwargs={"number": number}) + f"?{query}"
        )
    return to("patterns", query, number=number)

"""The coverage page: every sentence with its ending; what nobody has explained comes first."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from gangmu.web.doors.languages import say
from gangmu.web.doors.posted import day, stamp, to
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.outlines import queries
from gangmu.web.outlines.actions import clauses
from gangmu.web.outlines.choices import ENDINGS
from gangmu.web.outlines.coverage import coverage_of
from gangmu.web.outlines.mapping import chapters_of
from gangmu.web.outlines.reviewing import label_of
from gangmu.web.outlines.views.posted import version_of
from gangmu.web.record.moments import NOW

AT_ONCE = 200
_FIRST = ("unexplained", "waiting", "open", "not_a_promise", "mapped")


def coverage(request: ActorRequest, number: int) -> HttpResponse:
    """Show the sentences of one ending, by chapter."""
    version = version_of(request, number)
    found = coverage_of(version, request.actor)
    counts = [(name, say(*ENDINGS[name]), found.count(name)) for name in _FIRST]
    ending = request.GET.get("ending", "")
    if ending not in _FIRST:
        ending = next((name for name, _, count in counts if count), "mapped")
    chapters = chapters_of(version)
    chosen = next((each for each in chapters if each.id == request.GET.get("chapter")), None)
    lines = [
        (span, version.text[span.start : span.end], each)
        for span, each in zip(found.spans, found.endings, strict=True)
        if each.ending == ending and (chosen is None or chosen.start <= span.start < chosen.section_end)
    ]
    drafts = queries.drafts(request.actor, NOW).filter(outline=version.pk, kind__in=("target", "measure"))
    here = sorted((start, pk) for pk, start in drafts.columns("id", "start")) if ending == "waiting" else []
    context = {
        "version": version,
        "counts": counts,
        "total": len(found.spans),
        "ending": ending,
        "ending_words": say(*ENDINGS[ending]),
        "lines": [
            (span, words, each, next((pk for start, pk in here if span.start <= start < span.end), None))
            for span, words, each in lines[:AT_ONCE]
        ],
        "more": max(len(lines) - AT_ONCE, 0),
        "chapters": [(each.id, label_of(each)) for each in chapters],
        "chapter": chosen.id if chosen else "",
        "may": version.state == "in_review" and request.actor.role != "reader",
    }
    return render(request, "outlines/coverage.html", context)


@require_POST
def find(request: ActorRequest, number: int) -> HttpResponse:
    """Take what the clerk says of the sentences that were ticked."""
    version = version_of(request, number)
    spans = []
    for each in request.POST.getlist("span"):
        start, _, end = each.partition(":")
        if start.isdecimal() and end.isdecimal() and int(start) < int(end) <= len(version.text):
            spans.append((int(start), int(end)))
    ending = "open" if request.POST.get("ending") == "open" else "not_a_promise"
    reason = request.POST.get("reason", "").strip()
    if spans:
        clauses.find_clauses(
            version, spans=spans, ending=ending, reason=reason, on=day(request), **stamp(request)
        )
    return to("coverage", request.POST.get("query", "")[:200], number=number)

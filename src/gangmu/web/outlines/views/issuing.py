"""Issuing a version, carrying its decisions to and from a file, and mending what was issued."""

from datetime import date
from pathlib import Path

from django.core.files.uploadedfile import TemporaryUploadedFile
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from gangmu.core.base.refusals import GangmuError
from gangmu.web.doors.forms import RefusedHere
from gangmu.web.doors.posted import day, stamp, to
from gangmu.web.doors.posted import number as number_of
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.outlines import queries
from gangmu.web.outlines.actions.counting import counted
from gangmu.web.outlines.actions.issuing import Head, issue_version
from gangmu.web.outlines.actions.mending import mend_span
from gangmu.web.outlines.actions.taking import take_decisions
from gangmu.web.outlines.coverage import coverage_of
from gangmu.web.outlines.decisions import decisions_apart, write_decisions
from gangmu.web.outlines.editions import edition_of
from gangmu.web.outlines.mapping import KEPT
from gangmu.web.outlines.refusals import DecisionsUnreadableError, NotAPeriodError
from gangmu.web.outlines.views.posted import version_of
from gangmu.web.outlines.words import place_of
from gangmu.web.record.moments import NOW

_DECISIONS_BYTES = 4 * 1024 * 1024


def issue(request: ActorRequest, number: int, refusal: GangmuError | None = None) -> HttpResponse:
    """Show what issuing would freeze, and what still stands in its way."""
    version = version_of(request, number)
    drafts = queries.drafts(request.actor, NOW).filter(outline=version.pk)
    rows = drafts.columns("kind", "state", "is_unread")
    kept = [(kind, unread) for kind, state, unread in rows if state in KEPT]
    weighed = drafts.filter(kind__in=("target", "measure")).order_by("start", "number")
    links = queries.links(request.actor, NOW).filter(outline=version.pk, state="proposed").count()
    found = coverage_of(version, request.actor)
    sums = counted(version.text, list(weighed))
    context = {
        "version": version,
        "edition": edition_of(version, request.actor),
        "counted": sums,
        "promises": sums.targets + sums.measures,
        "others": sum(kind not in ("target", "measure") for kind, _ in kept),
        "unread": sum(unread for _, unread in kept),
        "coverage": found,
        "open_drafts": found.open_drafts,
        "unexplained": len(found.unexplained),
        "links": links,
        "ready": version.state == "in_review" and not (found.open_drafts or found.unexplained or links),
        "in_force": queries.version_in_force(request.actor, NOW),
        "on": day(request),
        "refusal": refusal,
        "typed": request.POST,
    }
    return render(request, "outlines/issue.html", context, status=422 if refusal else 200)


@require_POST
def issue_now(request: ActorRequest, number: int) -> HttpResponse:
    """Issue a version."""
    version = version_of(request, number)
    head = Head(
        number=request.POST.get("paper", "").strip()[:60],
        issuer=request.POST.get("issuer", "").strip()[:200],
        title=request.POST.get("title", "").strip()[:300],
        title_en=request.POST.get("title_en", "").strip()[:300],
    )
    with RefusedHere("outlines.", "record.number_taken") as refused:
        on = _date(request.POST.get("on", ""))
        issue_version(
            version, head=head, on=on, seen=number_of(request.POST.get("version")), **stamp(request)
        )
    if refused.refusal:
        return issue(request, number, refused.refusal)
    return to("release")


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise NotAPeriodError(text=text[:40]) from None


def decisions(request: ActorRequest, number: int) -> HttpResponse:
    """Give the decisions of a review as a file."""
    version = version_of(request, number)
    drafts = list(queries.drafts(request.actor, NOW).filter(outline=version.pk))
    findings = list(queries.findings(request.actor, NOW).filter(outline=version.pk))
    text = write_decisions(version, drafts, findings)
    answer = HttpResponse(text, content_type="application/json; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="decisions-{version.number}.json"'
    return answer


@require_POST
def take(request: ActorRequest, number: int) -> HttpResponse:
    """Take decisions from a file."""
    version = version_of(request, number)
    file = request.FILES.get("file")
    # Every upload lies in a file of its own (FILE_UPLOAD_MAX_MEMORY_SIZE), which the process apart reads.
    if not isinstance(file, TemporaryUploadedFile) or (file.size or 0) > _DECISIONS_BYTES:
        raise DecisionsUnreadableError(place="file", fault="≤ 4 MB")
    found = decisions_apart(Path(file.temporary_file_path()), name=file.name or "")
    take_decisions(version, found, on=day(request), **stamp(request))
    return to("version", number=number)


def erratum(request: ActorRequest, code: str, refusal: GangmuError | None = None) -> HttpResponse:
    """Show where a promise stands in the issued text, to put its span right."""
    promise = queries.promises(request.actor, NOW).get(code=code)
    version = queries.versions(request.actor, NOW).get(id=promise.outline_id)
    start, end = max(promise.start - 120, 0), promise.end + 120
    context = {
        "promise": promise,
        "version": version,
        "before": version.text[start : promise.start],
        "after": version.text[promise.end : end],
        "mended": refusal is None and "mended" in request.GET and promise.version > 1,
        "refusal": refusal,
        "typed": request.POST,
    }
    return render(request, "outlines/erratum.html", context, status=422 if refusal else 200)


@require_POST
def mend(request: ActorRequest, code: str) -> HttpResponse:
    """Put the span of an issued promise right."""
    promise = queries.promises(request.actor, NOW).get(code=code)
    version = queries.versions(request.actor, NOW).get(id=promise.outline_id)
    try:
        span = place_of(version.text, request.POST.get("words", ""), near=promise.start)
    except GangmuError as refusal:
        return erratum(request, code, refusal)
    mend_span(
        promise,
        span=span,
        reason=request.POST.get("reason", "").strip()[:300],
        on=day(request),
        seen=number_of(request.POST.get("version")),
        **stamp(request),
    )
    return to("erratum", "mended=1", code=code)

"""Versions: bringing one, seeing it read, its place in the whole."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from gangmu.core.base.refusals import GangmuError, Language, retold
from gangmu.files.limits import PACKED_BYTES, shown
from gangmu.files.refusals import DocumentTooLargeError
from gangmu.web.accounts.scopes import allowed
from gangmu.web.doors.forms import RefusedHere
from gangmu.web.doors.languages import language, say
from gangmu.web.doors.posted import day, stamp, to
from gangmu.web.doors.posted import number as number_of
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.outlines import queries
from gangmu.web.outlines.actions import bringing
from gangmu.web.outlines.coverage import coverage_of
from gangmu.web.outlines.editions import ISSUED, counts, edition_of, editions, is_set_aside
from gangmu.web.outlines.models import OutlineVersion
from gangmu.web.outlines.refusals import NoFileError
from gangmu.web.outlines.views.posted import version_of
from gangmu.web.record.clock import now
from gangmu.web.record.jobs import JobFailedError
from gangmu.web.record.models import Job, Paper
from gangmu.web.record.moments import NOW
from gangmu.web.record.stored import keep

_KINDS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "html": "text/html",
    "htm": "text/html",
    "md": "text/markdown",
    "txt": "text/plain",
}


def versions(request: ActorRequest, refusal: GangmuError | None = None) -> HttpResponse:
    """List the versions, with the way to bring one."""
    rows = list(queries.versions(request.actor, NOW))
    in_force = next((row for row in rows if row.state == "issued"), None)
    known = editions((row.pk, row.paper_id, row.number) for row in rows if row.state in ISSUED)
    lines = [
        (row, known.get(row.pk, len(known) + 1) if counts(row) else 0, is_set_aside(row, in_force))
        for row in rows
    ]
    context = {"versions": lines, "refusal": refusal, "may": request.actor.role != "reader"}
    return render(request, "outlines/versions.html", context, status=422 if refusal else 200)


@require_POST
def bring(request: ActorRequest) -> HttpResponse:
    """Take a file in; the worker reads it."""
    with RefusedHere("document.", "outlines.", "file.", "read.") as refused:
        version = _bring(request)
    if refused.refusal:
        return versions(request, refused.refusal)
    return to("version", number=version.number)


def _bring(request: ActorRequest) -> OutlineVersion:
    file = request.FILES.get("file")
    if file is None or not file.name:
        raise NoFileError()
    if (file.size or 0) > PACKED_BYTES:
        raise DocumentTooLargeError(
            name=file.name, size=shown(file.size or 0), limit=shown(PACKED_BYTES), where=file.name
        )
    kept = keep(file.chunks(), name=file.name)
    kind = _KINDS.get(file.name.rpartition(".")[2].lower(), "application/octet-stream")
    return bringing.bring_version(kept, name=file.name, kind=kind, on=day(request), **stamp(request))


def version(request: ActorRequest, number: int) -> HttpResponse:
    """Show a version: being read, refused, in review, issued; and what can be done with it next."""
    row = version_of(request, number)
    job = _job(row)
    context: dict[str, Any] = {"version": row, "job": job, "may": request.actor.role != "reader"}
    context["progress"] = _progress(job) if job and job.progress else ""
    context["refusal"] = _refusal(row, job)
    context["waits"] = row.state == "reading" and (job is None or job.state in ("waiting", "running"))
    context["edition"] = edition_of(row, request.actor) if counts(row) else 0
    context["set_aside"] = is_set_aside(row, queries.version_in_force(request.actor, NOW))
    if row.state == "in_review":
        mine = queries.drafts(request.actor, NOW).filter(outline=row.pk)
        states = [state for (state,) in mine.columns("state")]
        context |= {"left": states.count("proposed"), "total": len(states)}
        context["coverage"] = coverage_of(row, request.actor)
        links = queries.links(request.actor, NOW).filter(outline=row.pk)
        context["links"] = [state for (state,) in links.columns("state")]
        context["links_left"] = context["links"].count("proposed")
    elif row.state in ("issued", "superseded"):
        kinds = queries.promises(request.actor, NOW).filter(outline=row.pk).columns("kind")
        context |= {"promises": len(kinds), "targets": kinds.count(("target",))}
        context["sentences"] = queries.clause_texts(request.actor, NOW).filter(outline=row.pk).count()
        errata = allowed(Paper, request.actor, verb="read", moment=NOW).filter(kind="outline_erratum")
        mended = errata.order_by("-issued_on")
        context["errata"] = [each for each in mended if each.content["text_sha256"] == row.text_sha256]
    return render(request, "outlines/version.html", context)


def _job(row: OutlineVersion) -> Job | None:
    if row.state != "reading":
        return None
    return Job.objects.filter(key=bringing.job_key(row)).first()


def _progress(job: Job) -> str:
    """Say how far the reading has come in the language of the page; the worker writes both, with a stroke between."""
    zh, _, en = job.progress.partition(" / ")
    return say(zh, en or zh)


def _refusal(row: OutlineVersion, job: Job | None) -> dict[str, Any] | None:
    """Give why a version could not be read, in the language of the page."""
    spoken: Language = "en" if language() == "en" else "zh"
    if row.refusal is not None:
        told = retold(row.refusal["code"], row.refusal["parameters"], where=row.refusal["where"])
        return dict(told.as_dict(spoken))
    if job is not None and job.state == "failed":
        found: dict[str, Any] = (job.outcome or {}).get("refusal", {}).get(spoken)
        return found
    return None


@require_POST
def again(request: ActorRequest, number: int) -> HttpResponse:
    """Have a version read once more."""
    row = version_of(request, number)
    stamped = stamp(request)
    job = _job(row)
    if job is not None and job.state == "failed":
        fault = JobFailedError(task=job.task, error_id=str(job.pk))
        row = bringing.give_up_reading(
            row, fault, by=stamped["by"], at=now(), key=f"{stamped['key']}-give-up"
        )
        bringing.read_again(row, seen=row.version, **stamped)
    else:
        bringing.read_again(row, seen=number_of(request.POST.get("version")), **stamped)
    return to("version", number=number)


@require_POST
def withdraw(request: ActorRequest, number: int) -> HttpResponse:
    """Withdraw a version that was not issued."""
    row = version_of(request, number)
    bringing.withdraw_version(
        row,
        reason=request.POST.get("reason", "")[:300],
        seen=number_of(request.POST.get("version")),
        **stamp(request),
    )
    return to("outlines")

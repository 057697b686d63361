"""Documents at the desk: the family of them, one of them as it was read, taking it in, cutting tasks from it."""

from collections import Counter
from datetime import date
from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from gangmu.core.base.refusals import GangmuError, retold
from gangmu.files.limits import PACKED_BYTES, shown
from gangmu.files.refusals import DocumentTooLargeError
from gangmu.web.accounts.kinds import unit_kinds
from gangmu.web.accounts.scopes import may
from gangmu.web.doors import posted
from gangmu.web.doors.forms import RefusedHere
from gangmu.web.doors.languages import say
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.planning import queries as plans
from gangmu.web.planning.documents import bringing, forms, queries
from gangmu.web.planning.documents.cutting import title_of
from gangmu.web.planning.documents.groups import open_groups
from gangmu.web.planning.documents.naming import day_of, units_on
from gangmu.web.planning.documents.preview import by_reason, preview_of
from gangmu.web.planning.documents.refusals import NoDocumentError
from gangmu.web.planning.documents.taking import kept_rows
from gangmu.web.planning.documents.words import KINDS, kind_words, link_words, spoken, state_words
from gangmu.web.planning.models import PlanDocument
from gangmu.web.record.models import Job
from gangmu.web.record.moments import NOW
from gangmu.web.record.stored import keep

_MEDIA: Final = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
    "pdf": "application/pdf",
    "html": "text/html",
    "htm": "text/html",
    "md": "text/markdown",
    "txt": "text/plain",
}
REFUSED: Final = (
    "document.",
    "planning.",
    "lifecycle.",
    "file.",
    "read.",
    "table.",
    "said.",
    "record.conflict",
)


def documents(request: ActorRequest, refusal: GangmuError | None = None) -> HttpResponse:
    """List the documents of the family, with the way to bring one."""
    actor = request.actor
    rows = list(queries.documents(actor, NOW))
    links: dict[int, Counter[str]] = {row.pk: Counter() for row in rows}
    for document, link in queries.items(actor, NOW).columns("document", "link"):
        if document in links:
            links[document][link] += 1
    lines = [
        {
            "row": row,
            "kind": kind_words(row.kind),
            "state": state_words(row),
            "items": links[row.pk].total(),
            "left": links[row.pk]["proposed"] + links[row.pk]["open"],
        }
        for row in rows
        if row.state != "withdrawn"
    ]
    context = {
        "lines": lines,
        "kinds": [(code, say(*words)) for code, words in KINDS.items()],
        "may": may(actor, "create", PlanDocument),
        "refusal": refusal,
        "year": posted.day(request).year,
    }
    return render(request, "planning/documents/documents.html", context, status=422 if refusal else 200)


@require_POST
def bring(request: ActorRequest) -> HttpResponse:
    """Take a file in; the worker reads it."""
    with RefusedHere(*REFUSED) as refused:
        row = _bring(request)
    return documents(request, refused.refusal) if refused.refusal else posted.to("document", document=row.pk)


def _bring(request: ActorRequest) -> PlanDocument:
    file = request.FILES.get("file")
    if file is None or not file.name:
        raise NoDocumentError
    if (file.size or 0) > PACKED_BYTES:
        raise DocumentTooLargeError(
            name=file.name, size=shown(file.size or 0), limit=shown(PACKED_BYTES), where=file.name
        )
    on = posted.day(request)
    issued_on = forms.day_in(request.POST, "issued_on", year=on.year)
    return bringing.bring_document(
        keep(file.chunks(), name=file.name),
        name=file.name,
        media=_MEDIA.get(file.name.rpartition(".")[2].lower(), "application/octet-stream"),
        kind=request.POST.get("kind", ""),
        year=forms.year_in(request),
        number=request.POST.get("number", ""),
        issuer=request.POST.get("issuer", ""),
        issued_on=issued_on,
        on=on,
        **posted.stamp(request),
    )


def document(request: ActorRequest, document: int, refusal: GangmuError | None = None) -> HttpResponse:
    """Show a document: being read, refused, as it was read, taken in; and what can be done with it next."""
    row = queries.documents(request.actor, NOW).get(id=document)
    context: dict[str, Any] = {
        "document": row,
        "kind": kind_words(row.kind),
        "state": state_words(row),
        "may": may(request.actor, "update", PlanDocument),
        "kinds": [(code, say(*words)) for code, words in KINDS.items()],
        "refusal": refusal,
    }
    if row.state in ("reading", "failed"):
        context |= _reading(row)
    elif row.state == "preview":
        context |= {
            "preview": preview_of(row, request.actor),
            "twin": _twin(request, row),
            "unit_kinds": [(code, say(*words)) for code, words in unit_kinds().items()],
            "posted": request.POST,
        }
    elif row.state == "taken":
        context |= _taken(request, row)
    page = "reading" if row.state in ("reading", "failed", "withdrawn") else row.state
    return render(request, f"planning/documents/{page}.html", context, status=422 if refusal else 200)


def _reading(row: PlanDocument) -> dict[str, Any]:
    job = Job.objects.filter(key=bringing.job_key(row)).first() if row.state == "reading" else None
    told = None
    if row.refusal is not None:
        told = retold(row.refusal["code"], row.refusal["parameters"], where=row.refusal["where"]).as_dict(
            spoken()
        )
    elif job is not None and job.state == "failed":
        told = (job.outcome or {}).get("refusal", {}).get(spoken())
    waits = row.state == "reading" and (job is None or job.state in ("waiting", "running"))
    return {"told": told, "waits": waits, "stuck": row.state == "reading" and not waits}


def _twin(request: ActorRequest, row: PlanDocument) -> PlanDocument | None:
    """Give an earlier document of the very same file, unless it was withdrawn."""
    same = queries.documents(request.actor, NOW).filter(sha256=row.sha256)
    return next((each for each in same if each.pk != row.pk and each.state in ("preview", "taken")), None)


def _taken(request: ActorRequest, row: PlanDocument) -> dict[str, Any]:
    items = list(queries.items(request.actor, NOW).filter(document=row.pk))
    tasks = dict(plans.tasks(request.actor, NOW).filter(item__isnull=False).columns("item", "code"))
    settled = {each.item_id: each for each in queries.settlements(request.actor, NOW) if each.item_id}
    links = Counter(each.link for each in items)
    units = units_on(request.actor, day_of(row))
    years = [each for each in plans.plans(request.actor, NOW) if each.state != "closed"]
    return {
        "lines": [
            (each, title_of(each), link_words(each.link), tasks.get(each.pk), settled.get(each.pk))
            for each in items
        ],
        "unlinked": links["proposed"] + links["open"],
        "uncut": sum(each.pk not in tasks for each in items),
        "settled": len([each for each in items if each.pk in settled]),
        "plans": years,
        "not_proposed": by_reason(kept_rows(row)),
        "groups": open_groups(items, units),
        "units": sorted(units.rows.values(), key=lambda unit: (unit.position, unit.code)),
        "year": row.year or posted.day(request).year,
        "last_day": date(row.year or posted.day(request).year, 12, 31),
    }

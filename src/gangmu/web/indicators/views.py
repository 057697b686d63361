"""Pages of indicators: the office's files of figures, and the public tables."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from gangmu.core.base.refusals import GangmuError, Language
from gangmu.files.limits import shown
from gangmu.web.doors.languages import language
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.indicators import queries
from gangmu.web.indicators.actions import files
from gangmu.web.indicators.models import FigureFile
from gangmu.web.indicators.refusals import FiguresTooLargeError
from gangmu.web.outlines.refusals import NoFileError
from gangmu.web.record.clock import now, today
from gangmu.web.record.models import StoredFile
from gangmu.web.record.moments import NOW
from gangmu.web.record.refusals import ConflictError
from gangmu.web.record.stored import keep

LIMIT = 5 * 1024 * 1024
_SHOWN = 200


def figures(request: ActorRequest, refusal: GangmuError | None = None) -> HttpResponse:
    """List the files of figures, with the way to bring one, and what is kept."""
    rows = list(queries.figure_files(request.actor, NOW).page(0, 50))
    names = dict(StoredFile.objects.filter(pk__in=[row.file_id for row in rows]).values_list("pk", "name"))
    context = {
        "files": [(row, names[row.file_id]) for row in rows],
        "indicators": list(queries.indicators(request.actor, NOW).page(0, _SHOWN)),
        "observations": queries.observations(request.actor, NOW).count(),
        "refusal": refusal,
        "may": request.actor.role == "office",
        "tables": FigureFile.Table.values,
    }
    return render(request, "indicators/figures.html", context, status=422 if refusal else 200)


@require_POST
def bring(request: ActorRequest) -> HttpResponse:
    """Take a file in; nothing of it counts yet."""
    try:
        row = _bring(request)
    except GangmuError as refusal:
        if refusal.code not in ("figures.too_large", "outlines.no_file", "file.store_full"):
            raise
        return figures(request, refusal)
    return HttpResponseRedirect(reverse("figure_file", kwargs={"number": row.pk}))


def _bring(request: ActorRequest) -> FigureFile:
    file = request.FILES.get("file")
    if file is None or not file.name:
        raise NoFileError()
    if (file.size or 0) > LIMIT:
        raise FiguresTooLargeError(name=file.name, limit=shown(LIMIT), where=file.name)
    kept = keep(file.chunks(), name=file.name)
    table = request.POST.get("table", "")
    table = table if table in FigureFile.Table.values else "observations"
    return files.bring_figures(
        kept, name=file.name, table=table, on=_day(request), by=request.actor, at=now(), key=_key(request)
    )


def _key(request: HttpRequest) -> str:
    return request.POST.get("key", "")[:100]


def _day(request: ActorRequest) -> Any:
    assert request.programme is not None
    return today(request.programme)


def figure_file(request: ActorRequest, number: int, refusal: GangmuError | None = None) -> HttpResponse:
    """Show what a file holds before it counts: its rows, what is wrong and where."""
    row = queries.figure_files(request.actor, NOW).get(id=number)
    name = StoredFile.objects.values_list("name", flat=True).get(pk=row.file_id)
    context: dict[str, Any] = {
        "file": row,
        "name": name,
        "refusal": refusal,
        "may": request.actor.role == "office",
    }
    if row.state == "waiting":
        found = files.examined(row, by=request.actor, today=_day(request))
        spoken: Language = "en" if language() == "en" else "zh"
        problems = [each.as_dict(spoken) for each in (*found.faults, *found.doubts)[:_SHOWN]]
        context |= {"found": found, "problems": problems, "some": found.new[:20]}
    status = 422 if refusal else 200
    return render(request, "indicators/figure_file.html", context, status=status)


@require_POST
def confirm(request: ActorRequest, number: int) -> HttpResponse:
    """Take all rows of a file, or none."""
    row = queries.figure_files(request.actor, NOW, verb="update").get(id=number)
    reason = request.POST.get("reason", "")
    try:
        files.confirm_figures(row, reason=reason, on=_day(request), **_stamp(request))
    except ConflictError:
        raise
    except GangmuError as refusal:
        if not refusal.code.startswith("figures."):
            raise
        return figure_file(request, number, refusal)
    return HttpResponseRedirect(reverse("figure_file", kwargs={"number": number}))


@require_POST
def drop(request: ActorRequest, number: int) -> HttpResponse:
    """Drop a file."""
    row = queries.figure_files(request.actor, NOW, verb="update").get(id=number)
    files.drop_figures(row, on=_day(request), **_stamp(request))
    return HttpResponseRedirect(reverse("import"))


def _stamp(request: ActorRequest) -> dict[str, Any]:
    seen = request.POST.get("version", "")
    return {
        "by": request.actor,
        "at": now(),
        "key": _key(request),
        "seen": int(seen) if seen.isdecimal() and len(seen) < 10 else 0,
    }

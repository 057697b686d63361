"""The pages of the workbook of units, posts, people and portfolios: the template, the preview, taking it in."""

from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from gangmu.core.base.refusals import GangmuError, Language
from gangmu.files.apart import taken_apart
from gangmu.files.limits import MEBI, shown
from gangmu.files.tables.problems import Problem, Severity
from gangmu.files.tables.sheets import Sheet, sheets_from_plain
from gangmu.web.accounts.importing.blank import workbook_of
from gangmu.web.accounts.importing.examining import examined
from gangmu.web.accounts.importing.plans import Examined
from gangmu.web.accounts.importing.taking import take_in
from gangmu.web.desk.organisation.reading import day_now
from gangmu.web.doors.forms import RefusedHere
from gangmu.web.doors.languages import language
from gangmu.web.doors.posted import stamp
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.indicators.refusals import FiguresTooLargeError
from gangmu.web.outlines.refusals import NoFileError
from gangmu.web.record.refusals import NotFoundError
from gangmu.web.record.stored import Kept, keep, place_of, stored_file

LIMIT: Final = 5 * MEBI
_SHOWN: Final = 200
_XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_REFUSED_HERE: Final = ("figures.", "table.", "document.", "outlines.no_file", "file.store_full", "accounts.")


def organisation_import(request: ActorRequest, refusal: GangmuError | None = None) -> HttpResponse:
    """Offer the template, and take a workbook to look at."""
    return render(request, "organisation/import.html", {"refusal": refusal}, status=422 if refusal else 200)


def organisation_template(request: ActorRequest) -> HttpResponse:
    """Give the workbook as it stands now."""
    answer = HttpResponse(workbook_of(request.actor, day_now(request)), content_type=_XLSX)
    answer.headers["Content-Disposition"] = 'attachment; filename="organisation.xlsx"'
    return answer


@require_POST
def look(request: ActorRequest) -> HttpResponse:
    """Show what a workbook would bring, and every fault in its place. Nothing of it counts yet."""
    with RefusedHere(*_REFUSED_HERE) as refused:
        file = request.FILES.get("file")
        if file is None or not file.name:
            raise NoFileError()
        if (file.size or 0) > LIMIT:
            raise FiguresTooLargeError(name=file.name, limit=shown(LIMIT), where=file.name)
        kept = keep(file.chunks(), name=file.name)
        found = examined(_sheets(kept.sha256, file.name), request.actor, on=day_now(request))
        return _preview(request, found, sha256=kept.sha256, name=file.name)
    return organisation_import(request, refused.refusal)


@require_POST
def take(request: ActorRequest) -> HttpResponse:
    """Take the workbook in that was looked at, whole or not at all; show the codes of new accounts once."""
    sha256, name = request.POST.get("sha256", "")[:64], request.POST.get("name", "")[:200]
    place = place_of(sha256)
    if not place.is_file():
        raise NotFoundError(what="record.StoredFile")
    found = examined(_sheets(sha256, name), request.actor, on=day_now(request))
    if found.faults:
        return _preview(request, found, sha256=sha256, name=name)
    row = stored_file(Kept(sha256, place.stat().st_size), name=name, kind=_XLSX)
    taken = take_in(found, on=day_now(request), file=row, **stamp(request))
    return render(request, "organisation/taken.html", {"taken": taken})


def _sheets(sha256: str, name: str) -> tuple[Sheet, ...]:
    return sheets_from_plain(taken_apart("sheets", place_of(sha256), name=name))


def _preview(request: ActorRequest, found: Examined, *, sha256: str, name: str) -> HttpResponse:
    context: dict[str, Any] = {
        "found": found,
        "sha256": sha256,
        "name": name,
        "faults": _told(found.faults),
        "remarks": _told([each for each in found.problems if each.severity is not Severity.FAULT]),
        "unit_names": {each.code: each.row.get("name") for each in found.units},
    }
    return render(request, "organisation/import_preview.html", context, status=422 if found.faults else 200)


def _told(problems: list[Problem]) -> list[Any]:
    spoken: Language = "en" if language() == "en" else "zh"
    return [each.as_dict(spoken) for each in problems[:_SHOWN]]

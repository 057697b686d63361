"""Pages of printed sheets: what can be printed, the paper itself, its scan, and the office's word on it."""

from typing import Final
from urllib.parse import quote

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from gangmu.core.base.refusals import GangmuError
from gangmu.core.plan.signed_sheets import is_sheet_code, parted, plain_sheet_code
from gangmu.files.limits import MEBI, shown
from gangmu.web.accounts.models import OrgUnit
from gangmu.web.accounts.scopes import may
from gangmu.web.doors.forms import RefusedHere
from gangmu.web.doors.posted import day, stamp, to
from gangmu.web.doors.posted import number as number_of
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.outlines.refusals import NoFileError
from gangmu.web.record.models import StoredFile
from gangmu.web.record.refusals import NotFoundError
from gangmu.web.record.stored import content_of, keep
from gangmu.web.reporting.models import SignedSheet
from gangmu.web.reporting.sheets import actions, queries
from gangmu.web.reporting.sheets.refusals import (
    CheckCodeWrongError,
    NotAScanError,
    NothingToPrintError,
    ScanTooLargeError,
)
from gangmu.web.reporting.sheets.showing import paper_of, printable

_LIMIT: Final = 10 * MEBI
_RECENT: Final = 30
_KINDS: Final = {
    b"%PDF-": "application/pdf",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
}
_REFUSED_HERE: Final = ("sheet.", "outlines.no_file", "file.store_full", "report.")


def sheets(request: ActorRequest, refusal: GangmuError | None = None) -> HttpResponse:
    """Say what can be printed and signed, find a sheet by its check code, list the last."""
    recent = queries.sheets(request.actor).page(0, _RECENT)
    units = dict(OrgUnit.objects.filter(pk__in={row.unit_id for row in recent}).values_list("pk", "name"))
    context = {
        "printable": printable(request.actor),
        "recent": [(row, parted(row.code), units[row.unit_id]) for row in recent],
        "may": may(request.actor, "create", SignedSheet),
        "refusal": refusal,
    }
    return render(request, "reporting/sheets/sheets.html", context, status=422 if refusal else 200)


def find(request: ActorRequest) -> HttpResponse:
    """Lead to the sheet that has a check code."""
    code = plain_sheet_code(request.GET.get("code", ""))
    if not code:
        return to("sheets")
    row = queries.sheets(request.actor).filter(code=code).first() if is_sheet_code(code) else None
    if row is None:
        return sheets(request, CheckCodeWrongError(code=code[:20] or "—"))
    return to("sheet", number=row.pk)


@require_POST
def print_one(request: ActorRequest) -> HttpResponse:
    """Print a sheet."""
    unit_id, period = number_of(request.POST.get("unit")), request.POST.get("period", "")[:21]
    first = queries.signable(request.actor).filter(unit=unit_id, period=period).first()
    if first is None:
        return sheets(request, NothingToPrintError(unit=period or "—"))
    row = actions.print_sheet(first.unit, period, on=day(request), **stamp(request))
    return to("sheet_paper", number=row.pk)


def sheet(request: ActorRequest, number: int, refusal: GangmuError | None = None) -> HttpResponse:
    """Show how far a sheet has come, and take its scan."""
    row = queries.sheets(request.actor).get(id=number)
    scan = StoredFile.objects.filter(pk=row.scan_id).first() if row.scan_id else None
    context = paper_of(row, by=request.actor) | {
        "sheet": row,
        "scan": scan,
        "is_picture": scan is not None and scan.kind.startswith("image/"),
        "sent_back": row.rows.get("sent_back", ""),
        "may_bring": may(request.actor, "update", SignedSheet),
        "may_accept": may(request.actor, "accept", SignedSheet),
        "refusal": refusal,
    }
    return render(request, "reporting/sheets/sheet.html", context, status=422 if refusal else 200)


def paper(request: ActorRequest, number: int) -> HttpResponse:
    """Show the paper: A4, with who signs and the check code."""
    row = queries.sheets(request.actor).get(id=number)
    return render(request, "reporting/sheets/paper.html", paper_of(row, by=request.actor) | {"sheet": row})


def scan(request: ActorRequest, number: int) -> HttpResponse:
    """Give the scan of a sheet as it was brought."""
    row = queries.sheets(request.actor).get(id=number)
    file = StoredFile.objects.filter(pk=row.scan_id).first() if row.scan_id else None
    if file is None:
        raise NotFoundError(what="record.StoredFile")
    answer = HttpResponse(content_of(file), content_type=file.kind)
    how = "inline" if file.kind.startswith("image/") else "attachment"
    answer.headers["Content-Disposition"] = f"{how}; filename*=UTF-8''{quote(file.name)}"
    return answer


@require_POST
def bring(request: ActorRequest, number: int) -> HttpResponse:
    """Take the scan of a sheet that was signed."""
    row = queries.sheets(request.actor, verb="update").get(id=number)
    with RefusedHere(*_REFUSED_HERE) as refused:
        file = request.FILES.get("scan")
        if file is None or not file.name:
            raise NoFileError()
        if (file.size or 0) > _LIMIT:
            raise ScanTooLargeError(name=file.name, limit=shown(_LIMIT), where=file.name)
        data = b"".join(file.chunks())
        kind = next((kind for mark, kind in _KINDS.items() if data.startswith(mark)), None)
        if kind is None:
            raise NotAScanError(name=file.name, where=file.name)
        kept = keep([data], name=file.name)
        actions.bring_scan(row, kept, name=file.name, kind=kind, on=day(request), **stamp(request))
    return sheet(request, number, refused.refusal) if refused.refusal else to("sheet", number=number)


@require_POST
def accept(request: ActorRequest, number: int) -> HttpResponse:
    """Accept a scan as the signature."""
    row = queries.sheets(request.actor, verb="accept").get(id=number)
    with RefusedHere(*_REFUSED_HERE) as refused:
        actions.accept_sheet(row, on=day(request), **stamp(request))
    return sheet(request, number, refused.refusal) if refused.refusal else to("sheet", number=number)


@require_POST
def send_back(request: ActorRequest, number: int) -> HttpResponse:
    """Send a scan back with a reason."""
    row = queries.sheets(request.actor, verb="accept").get(id=number)
    with RefusedHere(*_REFUSED_HERE) as refused:
        actions.send_back_scan(row, reason=request.POST.get("reason", ""), **stamp(request))
    return sheet(request, number, refused.refusal) if refused.refusal else to("sheet", number=number)

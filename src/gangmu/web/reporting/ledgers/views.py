"""Pages of ledgers: download, bring one or many, see what would be filed, confirm or drop."""

from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import quote

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from gangmu.core.base.refusals import GangmuError
from gangmu.files.apart import taken_apart
from gangmu.files.ledgers.bundles import bundle, file_name
from gangmu.files.ledgers.ledgers_apart import BOOKS
from gangmu.files.ledgers.writing import ledger_workbook
from gangmu.files.limits import MEBI, shown
from gangmu.web.accounts.models import OrgUnit
from gangmu.web.accounts.scopes import may
from gangmu.web.doors.forms import RefusedHere
from gangmu.web.doors.posted import day, stamp, to
from gangmu.web.doors.posted import number as number_of
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.outlines.refusals import NoFileError
from gangmu.web.record.refusals import NotFoundError
from gangmu.web.record.stored import keep, place_of
from gangmu.web.reporting.ledgers import actions, queries
from gangmu.web.reporting.ledgers.books import book_of, books_of
from gangmu.web.reporting.ledgers.comparing import held
from gangmu.web.reporting.ledgers.refusals import LedgerTooLargeError, NothingAskedError
from gangmu.web.reporting.ledgers.showing import as_page, lines_of, open_ledgers
from gangmu.web.reporting.ledgers.sorting import sort_ledgers
from gangmu.web.reporting.models import ReturnedBook

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_ONE: Final = 5 * MEBI
_MANY: Final = 50 * MEBI
_FILES: Final = 100
_RECENT: Final = 30
_REFUSED_HERE: Final = ("ledger.", "table.", "document.", "outlines.no_file", "file.store_full", "report.")


def ledgers(request: ActorRequest, refusal: GangmuError | None = None) -> HttpResponse:
    """Say which ledgers can be downloaded, take those that come back, and list the last of them."""
    recent = queries.returned(request.actor).page(0, _RECENT)
    units = dict(
        OrgUnit.objects.filter(pk__in={row.unit_id for row in recent if row.unit_id}).values_list(
            "pk", "name"
        )
    )
    context = {
        "open": open_ledgers(request.actor),
        "recent": [(row, units.get(row.unit_id or 0, "")) for row in recent],
        "may": may(request.actor, "create", ReturnedBook),
        "refusal": refusal,
    }
    return render(request, "reporting/ledgers/ledgers.html", context, status=422 if refusal else 200)


@require_POST
def download(request: ActorRequest) -> HttpResponse:
    """Hand out the ledger of a unit for a period."""
    unit_id, period = number_of(request.POST.get("unit")), request.POST.get("period", "")[:21]
    rows = queries.fillable(request.actor).filter(unit=unit_id, period=period)
    first = rows.first()
    if first is None:
        raise NothingAskedError(unit=period or "—")
    book = book_of(first.unit, period, by=request.actor, on=day(request))
    actions.hand_out(book, first.unit, on=day(request), **stamp(request))
    return _file(ledger_workbook(book), XLSX, file_name(book))


@require_POST
def download_all(request: ActorRequest) -> HttpResponse:
    """Hand out all ledgers that wait to be filled in, as one zip."""
    wanted = [(each.unit, each.period) for each in open_ledgers(request.actor)][:BOOKS]
    if not wanted:
        raise NothingAskedError(unit="—")
    books = books_of(wanted, by=request.actor, on=day(request))
    actions.hand_out_all(books, on=day(request), **stamp(request))
    return _file(bundle(book for _, book in books), "application/zip", f"台账{day(request).isoformat()}.zip")


def _file(data: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(data, content_type=kind)
    suffix = name.rpartition(".")[2]
    answer.headers["Content-Disposition"] = (
        f"attachment; filename=\"ledger.{suffix}\"; filename*=UTF-8''{quote(name)}"
    )
    return answer


@require_POST
def bring(request: ActorRequest) -> HttpResponse:
    """Take ledgers in, one, many or a zip of them; nothing of them counts yet."""
    with RefusedHere(*_REFUSED_HERE) as refused:
        brought = [_kept(file, request) for file in _uploaded(request)]
        row = actions.bring_ledgers(brought, on=day(request), **stamp(request))
    if refused.refusal:
        return ledgers(request, refused.refusal)
    if sum(len(each.ledgers) for each in brought) > 1:
        return to("ledger_batch", batch=row.batch)
    return to("ledger", number=row.pk)


def _uploaded(request: ActorRequest) -> Sequence["UploadedFile[bytes]"]:
    found = [file for file in request.FILES.getlist("files") if file.name]
    if not found:
        raise NoFileError()
    for file in found[:_FILES]:
        limit = _MANY if str(file.name).lower().endswith(".zip") else _ONE
        if (file.size or 0) > limit:
            raise LedgerTooLargeError(name=str(file.name), limit=shown(limit), where=str(file.name))
    return found[:_FILES]


def _kept(file: "UploadedFile[bytes]", request: ActorRequest) -> actions.Brought:
    name = str(file.name)
    kept = keep(file.chunks(), name=name)
    found = taken_apart("ledgers", place_of(kept.sha256), name=name)
    return actions.Brought(kept=kept, name=name, ledgers=sort_ledgers(found, by=request.actor))


def ledger(request: ActorRequest, number: int, refusal: GangmuError | None = None) -> HttpResponse:
    """Show what of a ledger would be filed, row by row, with every problem in its place."""
    row = queries.returned(request.actor).get(id=number)
    context = as_page(row, by=request.actor) | {
        "refusal": refusal,
        "may": may(request.actor, "update", ReturnedBook),
    }
    return render(request, "reporting/ledgers/ledger.html", context, status=422 if refusal else 200)


@require_POST
def take(request: ActorRequest, number: int) -> HttpResponse:
    """File what a ledger says."""
    row = queries.returned(request.actor, verb="update").get(id=number)
    with RefusedHere(*_REFUSED_HERE) as refused:
        is_sure = bool(request.POST.get("sure"))
        actions.take_ledger(row, is_sure=is_sure, on=day(request), **stamp(request))
    return ledger(request, number, refused.refusal) if refused.refusal else to("ledger", number=number)


@require_POST
def drop(request: ActorRequest, number: int) -> HttpResponse:
    """Drop a ledger."""
    row = queries.returned(request.actor, verb="update").get(id=number)
    with RefusedHere(*_REFUSED_HERE) as refused:
        actions.drop_ledger(row, **stamp(request))
    return ledger(request, number, refused.refusal) if refused.refusal else to("ledger", number=number)


def ledger_batch(request: ActorRequest, batch: str, told: Sequence[Any] = ()) -> HttpResponse:
    """Show ledgers that were brought at once as one table of results."""
    rows = _batch(request, batch, verb="read")
    found = held(rows, by=request.actor)
    lines = lines_of(found)
    context = {
        "in_doubt": sum(each.in_doubt for each in found if each.row.state == "preview"),
        "batch": batch,
        "lines": lines,
        "files": len(lines) + sum(len(each.copies) for each in lines),
        "waiting": sum(1 for each in lines if each.can_be_taken),
        "told": told,
        "may": may(request.actor, "update", ReturnedBook),
    }
    return render(request, "reporting/ledgers/batch.html", context, status=422 if told else 200)


@require_POST
def take_batch(request: ActorRequest, batch: str) -> HttpResponse:
    """File what each ledger of a batch says: each is an act of its own, and one that is refused stops no other."""
    rows = [each for each in held(_batch(request, batch, verb="update"), by=request.actor) if each.is_taking]
    marked, is_sure = stamp(request), bool(request.POST.get("sure"))
    told: list[tuple[str, GangmuError]] = []
    for each in rows:
        key = f"{marked['key'][:60]}:{each.row.uid.hex}"
        try:
            actions.take_ledger(
                each.row, is_sure=is_sure, on=day(request), by=marked["by"], at=marked["at"], key=key
            )
        except GangmuError as refused:
            told.append((each.row.name, refused))
    return ledger_batch(request, batch, told) if told else to("ledger_batch", batch=batch)


def _batch(request: ActorRequest, batch: str, *, verb: str) -> list[ReturnedBook]:
    rows = list(queries.returned(request.actor, verb=verb).filter(batch=batch).order_by("id"))
    if not rows:
        raise NotFoundError(what="reporting.ReturnedBook")
    return rows

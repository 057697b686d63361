"""Workbooks of a plan over HTTP: handed out, brought back, looked at row by row, taken."""

from typing import Final
from urllib.parse import quote

from django.core import signing
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from gangmu.core.base.refusals import GangmuError
from gangmu.files.apart import taken_apart
from gangmu.files.ledgers.plain import ledger_from_plain
from gangmu.files.ledgers.plan_books import FORMS, plan_workbook
from gangmu.files.limits import MEBI, shown
from gangmu.files.refusals import DocumentTooLargeError
from gangmu.web.accounts.scopes import may
from gangmu.web.doors.forms import RefusedHere
from gangmu.web.doors.posted import day, number, stamp, to
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.planning import queries
from gangmu.web.planning.actions.filing import file_plans, prepare_plans
from gangmu.web.planning.actions.revising import Revision, revise_tasks
from gangmu.web.planning.books.contents import FILLABLE, division_book, fillable, plan_book
from gangmu.web.planning.books.returned import Returned, returned_of
from gangmu.web.planning.documents.refusals import NoDocumentError
from gangmu.web.planning.models import AnnualPlan, AnnualTask
from gangmu.web.record.moments import NOW
from gangmu.web.record.refusals import NotFoundError
from gangmu.web.record.stored import keep, place_of

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LARGEST: Final = 5 * MEBI
_HERE: Final = ("planning.", "ledger.", "table.", "document.", "file.", "lifecycle.", "said.")
_SALT: Final = "plan_book"
_KEPT_FOR: Final = 24 * 3600


def books(request: ActorRequest, refusal: GangmuError | None = None) -> HttpResponse:
    """Show which workbooks a reader can take out and bring back, by year."""
    plans = [each for each in queries.plans(request.actor, NOW) if each.state != "closed"]
    context = {
        "plans": [(each, _open(each, request)) for each in plans],
        "files": _files(request),
        "divides": may(request.actor, "create", AnnualTask),
        "signs": may(request.actor, "sign", AnnualTask),
        "refusal": refusal,
        "here": "plans",
    }
    return render(request, "planning/books/books.html", context, status=422 if refusal else 200)


def _files(request: ActorRequest) -> bool:
    return may(request.actor, "file", AnnualTask) or may(request.actor, "sign", AnnualTask)


def _open(plan: AnnualPlan, request: ActorRequest) -> int:
    return sum(each.state == FILLABLE for each in fillable(plan, request.actor)) if _files(request) else 0


def download(request: ActorRequest, year: int, form: str) -> HttpResponse:
    """Hand out a workbook of a plan."""
    plan = queries.plan_of(request.actor, NOW, year)
    if form not in FORMS:
        raise NotFoundError(what=form[:40])
    make = plan_book if form == "plan" else division_book
    book = make(plan, request.actor, on=day(request))
    answer = HttpResponse(plan_workbook(book), content_type=XLSX)
    name = f"{plan.year}年{FORMS[form].name}.xlsx"
    answer.headers["Content-Disposition"] = (
        f"attachment; filename=\"{form}-{plan.year}.xlsx\"; filename*=UTF-8''{quote(name)}"
    )
    return answer


@require_POST
def bring(request: ActorRequest, year: int, form: str) -> HttpResponse:
    """Show what a workbook that came back would change; nothing is changed yet."""
    plan = queries.plan_of(request.actor, NOW, year)
    if form not in FORMS:
        raise NotFoundError(what=form[:40])
    with RefusedHere(*_HERE) as refused:
        sha256, name = _kept(request)
        found = _read(sha256, name, form, plan, request)
    if refused.refusal:
        return books(request, refused.refusal)
    token = signing.dumps([sha256, name, form, year, request.actor.post_id], salt=_SALT)
    return _preview(request, plan, found, token)


def _kept(request: ActorRequest) -> tuple[str, str]:
    """Keep the file that was sent, and give its hash and name."""
    file = request.FILES.get("file")
    if file is None or not file.name:
        raise NoDocumentError
    name = file.name[-200:]
    if (file.size or 0) > _LARGEST:
        raise DocumentTooLargeError(name=name, size=shown(file.size or 0), limit=shown(_LARGEST), where=name)
    return keep(file.chunks(), name=name).sha256, name


def _read(sha256: str, name: str, form: str, plan: AnnualPlan, request: ActorRequest) -> Returned:
    plain = taken_apart("plan_book", place_of(sha256), name=name, form=form)
    return returned_of(ledger_from_plain(plain), form, plan, on=day(request), by=request.actor)


def _preview(
    request: ActorRequest, plan: AnnualPlan, found: Returned, token: str, refusal: GangmuError | None = None
) -> HttpResponse:
    context = {
        "plan": plan,
        "found": found,
        "token": token,
        "signs": may(request.actor, "sign", AnnualTask),
        "refusal": refusal,
        "here": "plans",
    }
    return render(request, "planning/books/preview.html", context, status=422 if refusal else 200)


@require_POST
def take(request: ActorRequest, year: int, form: str) -> HttpResponse:
    """Take what the preview showed: rows that were unticked are left as they are."""
    plan = queries.plan_of(request.actor, NOW, year)
    sha256, name = _signed(request, form, year)
    found = _read(sha256, name, form, plan, request)
    wanted = {number(each) for each in request.POST.getlist("row")}
    lines = [each for each in found.taken if each.number in wanted]
    with RefusedHere(*_HERE) as refused:
        if form == "plan":
            act = file_plans if may(request.actor, "sign", AnnualTask) else prepare_plans
            act([each.plan for each in lines if each.plan], on=day(request), **stamp(request))
        else:
            revisions = [
                Revision(each.given, each.task, each.seen) for each in lines if each.given is not None
            ]
            revise_tasks(plan, revisions, **stamp(request))
    if refused.refusal:
        return _preview(request, plan, found, request.POST["token"], refused.refusal)
    return to("plan", year=year)


def _signed(request: ActorRequest, form: str, year: int) -> tuple[str, str]:
    """Give the file that this very preview showed to this very post."""
    try:
        found = signing.loads(request.POST.get("token", ""), salt=_SALT, max_age=_KEPT_FOR)
        sha256, name, of_form, of_year, post = found
    except (signing.BadSignature, ValueError):
        raise NotFoundError(what="workbook") from None
    if (of_form, of_year, post) != (form, year, request.actor.post_id):
        raise NotFoundError(what="workbook")
    return sha256, name

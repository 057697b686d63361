"""The monthly dispatch over HTTP (月度调度): the page that prints as one paper, and the verbs on what meetings decide."""

from datetime import date

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from gangmu.core.base.iso_periods import Period
from gangmu.core.base.refusals import GangmuError
from gangmu.web.accounts import queries as accounts
from gangmu.web.accounts.models import OrgUnit
from gangmu.web.accounts.scopes import allowed, may
from gangmu.web.doors.forms import RefusedHere
from gangmu.web.doors.posted import stamp
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.planning.models import AnnualTask
from gangmu.web.record.clock import today
from gangmu.web.record.models import Paper
from gangmu.web.record.moments import NOW
from gangmu.web.reporting.lamps import queries
from gangmu.web.reporting.lamps.closing import month_of
from gangmu.web.reporting.lamps.meeting import Decided, ask_decision, settle_decision, take_decision
from gangmu.web.reporting.lamps.pages.dispatch import Dispatch, dispatch_of
from gangmu.web.reporting.lamps.ruling import ruling_of
from gangmu.web.reporting.models import MeetingDecision


def dispatch(request: ActorRequest, month: str, refusal: GangmuError | None = None) -> HttpResponse:
    """Show the dispatch of a month."""
    asked = month_of(month)
    on = _day(request)
    ruling = ruling_of(request.actor, on=asked.last, moment=request.moment)
    found = dispatch_of(asked, request.actor, request.moment, ruling, on=on)
    writes = request.moment == NOW and may(request.actor, "create", MeetingDecision)
    context = {
        "dispatch": found,
        "month": asked,
        "on": on,
        "may": writes,
        "note": _note_of(found, request),
        "issues": writes and may(request.actor, "create", Paper),
        "units": list(accounts.units(request.actor, NOW)) if writes else [],
        "refusal": refusal,
        "typed": request.POST,
        "here": "months",
    }
    return render(request, "desk/dispatch.html", context, status=422 if refusal else 200)


def _note_of(found: Dispatch, request: ActorRequest) -> Paper | None:
    """Give the paper by which the dispatch of this close was issued."""
    key = found.close.paper_id if found.close else None
    return allowed(Paper, request.actor, moment=request.moment).filter(id=key).first() if key else None


def dispatches(request: ActorRequest) -> HttpResponse:
    """Lead to the dispatch of the month that was closed last."""
    last = queries.closes(request.actor, request.moment).first()
    month = last.month if last else f"{_day(request):%Y-%m}"
    return HttpResponseRedirect(reverse("dispatch", kwargs={"month": month}))


@require_POST
def note(request: ActorRequest, month: str) -> HttpResponse:
    """Note what is asked of the meeting, or what it decided."""
    asked = month_of(month)
    with RefusedHere("reporting.decision") as refused:
        decided = _decided(request)
        if request.POST.get("what") == "ask":
            ask_decision(asked, decided, **stamp(request))
        else:
            take_decision(asked, decided, on=_day(request), **stamp(request))
    return _back(request, asked, refused.refusal)


@require_POST
def settle(request: ActorRequest, month: str, number: int) -> HttpResponse:
    """Take a question that was asked, or settle what was decided."""
    asked = month_of(month)
    row = queries.decisions(request.actor, verb="update").get(id=number)
    seen, what = _number(request.POST.get("version", "")), request.POST.get("what", "")
    with RefusedHere("reporting.decision") as refused:
        if what == "take":
            decided = Decided(
                text=request.POST.get("text", "") or row.text,
                unit=_unit(request) or row.unit,
                due_on=_date(request.POST.get("due", "")) or row.due_on,
                taken_by=request.POST.get("taken_by", ""),
            )
            take_decision(asked, decided, asked=row, on=_day(request), seen=seen, **stamp(request))
        else:
            outcome = request.POST.get("outcome", "")
            settle_decision(
                row, done=what == "done", outcome=outcome, on=_day(request), seen=seen, **stamp(request)
            )
    return _back(request, asked, refused.refusal)


def _back(request: ActorRequest, month: Period, refusal: GangmuError | None) -> HttpResponse:
    if refusal:
        return dispatch(request, str(month), refusal)
    return HttpResponseRedirect(reverse("dispatch", kwargs={"month": str(month)}) + "#decisions")


def _decided(request: ActorRequest) -> Decided:
    code = request.POST.get("task", "").strip()[:40]
    return Decided(
        text=request.POST.get("text", ""),
        task=allowed(AnnualTask, request.actor).filter(code=code).first() if code else None,
        unit=_unit(request),
        due_on=_date(request.POST.get("due", "")),
        taken_by=request.POST.get("taken_by", ""),
    )


def _unit(request: ActorRequest) -> OrgUnit | None:
    code = request.POST.get("unit", "")
    return accounts.units(request.actor, NOW).filter(code=code).first() if code else None


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _day(request: ActorRequest) -> date:
    assert request.programme is not None
    return request.as_of or today(request.programme)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0

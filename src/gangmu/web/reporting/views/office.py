"""The office's list of reports (报告审核): accept, return, put off, hand to another unit; many at once, with one undo."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from gangmu.core.base.calendars import working_day_after
from gangmu.core.base.refusals import GangmuError
from gangmu.web.accounts import queries as accounts
from gangmu.web.accounts.scopes import allowed, may
from gangmu.web.doors.forms import RefusedHere
from gangmu.web.doors.posted import day, number, stamp, to
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.record.actors import Actor
from gangmu.web.record.asof import Rows
from gangmu.web.record.lifecycles import lifecycle
from gangmu.web.record.moments import NOW
from gangmu.web.reporting import queries
from gangmu.web.reporting.actions.arranging import assign_reports, extend_reports
from gangmu.web.reporting.actions.asking import ask_for_reports
from gangmu.web.reporting.actions.correcting import correct, refuse_correction
from gangmu.web.reporting.actions.deciding import accept_reports, return_reports, take_back_decision
from gangmu.web.reporting.forms import asked_of, version_seen
from gangmu.web.reporting.models import ProgressReport
from gangmu.web.reporting.refusals import NothingChosenError
from gangmu.web.reporting.showing.items import (
    changes_between,
    changes_of,
    correction_of,
    goal_words,
    period_words,
    slip_words,
    state_words,
)
from gangmu.web.reporting.showing.trails import returned_before, said_in
from gangmu.web.reporting.slips import sure_of
from gangmu.web.reporting.views.own import REFUSED_HERE

_AT_ONCE: Final = 100
_SHOWN: Final = (
    "submitted", "correction_asked", "returned", "late", "due", "draft", "unit_review", "unit_signing",
    "accepted", "checked", "corrected",
)  # fmt: skip
_BULK: Final = 1


def queue(
    request: ActorRequest, refusal: GangmuError | None = None, sure: Mapping[str, Any] | None = None
) -> HttpResponse:
    """List reports by state, those that wait for the office first."""
    actor, moment = request.actor, request.moment
    on = request.as_of or day(request)
    state = request.GET.get("state", "submitted")
    state = state if state in _SHOWN else "submitted"
    unit = number(request.GET.get("unit"))
    page = max(1, number(request.GET.get("page"), 1))
    rows = queries.still_asked(allowed(ProgressReport, actor, moment=moment))
    counts: dict[str, int] = {}
    for kept, due_on in rows.columns("state", "due_on"):
        for each in _tabs(kept, due_on, on):
            counts[each] = counts.get(each, 0) + 1
    chosen = _in_tab(rows, state, on)
    if unit:
        chosen = chosen.filter(unit=unit)
    start = (page - 1) * _AT_ONCE
    found = queries.page_with_tasks(chosen, start, start + _AT_ONCE + 1)
    units = {each.pk: each for each in accounts.units(actor, moment)}
    returned = returned_before(found[:_AT_ONCE])
    unmatched = queries.unmatched(found[:_AT_ONCE], actor, moment)
    may_accept = moment.is_present and may(actor, "accept", ProgressReport)
    done = [int(text) for text in request.GET.get("on", "").split("-") if text.isdecimal()][:_AT_ONCE]
    rules = queries.rules(actor, moment, on=on)
    states = lifecycle("progress_report").states
    context = {
        "lines": [
            _line(row, actor, units, rules.check_days, on, returned.get(row.pk))
            | {"check": unmatched.get(row.pk)}
            for row in found[:_AT_ONCE]
        ],
        "more": len(found) > _AT_ONCE,
        "page": page,
        "state": state,
        "tabs": [
            {"name": each.name, "zh": each.zh, "en": each.en, "count": counts.get(each.name, 0)}
            for name in _SHOWN
            for each in states
            if each.name == name
        ],
        "unit": unit,
        "units": [each for each in units.values() if each.pk in {row.unit_id for row in found} or unit],
        "all_units": list(units.values()),
        "ticks_all": may_accept and request.GET.get("all") == "1" and not done and not refusal,
        "may_accept": may_accept,
        "refusal": refusal,
        "sure": sure,
        "done": request.GET.get("done", ""),
        "undo": _undo(done, units) if may_accept else [],
        "here": "reports",
    }
    return render(request, "reporting/queue.html", context, status=422 if refusal else 200)


def _tabs(state: str, due_on: date, on: date) -> set[str]:
    """Tell under which tabs a report stands: that of its state, and what is overdue on the day, marked or not, under late."""
    is_overdue = state in queries.OPEN and due_on < on
    if state in ("due", "late"):
        return {"late" if is_overdue else "due"}
    return {state, "late"} if is_overdue else {state}


def _in_tab(rows: Rows[ProgressReport], tab: str, on: date) -> Rows[ProgressReport]:
    if tab == "late":
        return queries.overdue(rows, on)
    if tab == "due":
        return rows.filter(state__in=("due", "late"), due_on__gte=on)
    return rows.filter(state=tab)


def _line(
    row: ProgressReport,
    actor: Actor,
    units: Mapping[int, Any],
    check_days: int,
    on: date,
    returned: ProgressReport | None,
) -> dict[str, Any]:
    shows = queries.is_told(row, actor)
    answer_by = working_day_after(row.submitted_on, check_days) if row.submitted_on else None
    return {
        "row": row,
        "shows": shows,
        "goal": goal_words(row) if shows else "",
        "unit": units.get(row.unit_id),
        "period": period_words(row.period),
        "state": state_words(row),
        "changes": changes_of(row) if shows else [],
        "sure": slip_words(sure_of(row)) if shows else [],
        "returned": returned if row.state == "submitted" else None,
        "since": [each for each in changes_between(said_in(returned), said_in(row)) if each.is_other]
        if returned
        else [],
        "wanted": correction_of(row) if row.state == "correction_asked" else [],
        "answer_by": answer_by,
        "is_waiting_long": bool(answer_by and row.state == "submitted" and answer_by.day < on),
    }


def _undo(ids: list[int], units: Mapping[int, Any]) -> list[dict[str, Any]]:
    rows = ProgressReport.objects.filter(pk__in=ids, state__in=("accepted", "returned"))
    return [{"row": row, "unit": units.get(row.unit_id)} for row in rows.select_related("task")]


_VERBS: Final = ("accept", "return", "take_back", "correct", "refuse_correction", "extend", "assign")


@require_POST
def decide(request: ActorRequest) -> HttpResponse:
    """Decide on the reports that are ticked; several are listed first."""
    verb = request.POST.get("act", "")
    seen = {pk: version_seen(request.POST, pk) for pk in asked_of(request.POST)}
    refused = RefusedHere(*REFUSED_HERE)
    with refused:
        if not seen or verb not in _VERBS:
            raise NothingChosenError
        if len(seen) > _BULK and not request.POST.get("sure") and verb != "take_back":
            return queue(request, sure=_listed(request, verb, seen))
        _do(request, verb, seen)
    if refused.refusal:
        return queue(request, refused.refusal)
    query = f"state={request.POST.get('state', 'submitted')}&done={verb}"
    return to("reports_queue", query=f"{query}&on={'-'.join(map(str, seen))}")


def _listed(request: ActorRequest, verb: str, seen: Mapping[int, int]) -> dict[str, Any]:
    rows = queries.with_tasks(allowed(ProgressReport, request.actor, moment=NOW)).filter(pk__in=list(seen))
    names = {each.pk: each for each in accounts.units(request.actor, NOW)}
    return {
        "verb": verb,
        "reason": request.POST.get("reason", ""),
        "day": request.POST.get("day", ""),
        "to": request.POST.get("to", ""),
        "rows": [
            {"row": row, "unit": names.get(row.unit_id), "seen": seen[row.pk]} for row in rows.order_by("pk")
        ],
    }


def _do(request: ActorRequest, verb: str, seen: Mapping[int, int]) -> None:
    told, on = stamp(request), day(request)
    reason = request.POST.get("reason", "")
    match verb:
        case "accept":
            accept_reports(seen, on=on, **told)
        case "return":
            return_reports(seen, reason=reason, on=on, **told)
        case "take_back":
            take_back_decision(seen, on=on, **told)
        case "correct":
            correct(seen, on=on, **told)
        case "refuse_correction":
            refuse_correction(seen, reason=reason, on=on, **told)
        case "extend":
            extend_reports(seen, until=request.POST.get("day", ""), reason=reason, on=on, **told)
        case "assign":
            assign_reports(seen, unit=number(request.POST.get("to")), reason=reason, on=on, **told)


@require_POST
def ask_now(request: ActorRequest) -> HttpResponse:
    """Ask for what is open today, without waiting for the calendar."""
    told = stamp(request)
    ask_for_reports(on=day(request), **told)
    return to("reports_queue", query="state=due&done=asked")

"""The gaps of the version in force: seen, closed by what fills them, and opened again."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from gangmu.core.base.refusals import GangmuError
from gangmu.web.doors.languages import say
from gangmu.web.doors.posted import day, stamp, to
from gangmu.web.doors.posted import number as number_of
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.outlines import queries
from gangmu.web.outlines.actions.gaps import close_gap, reopen_gap
from gangmu.web.outlines.choices import GAPS
from gangmu.web.record.moments import NOW

_AT_ONCE = 100


def desk_gaps(request: ActorRequest, refusal: GangmuError | None = None) -> HttpResponse:
    """List what the text announces and does not contain: tables and figures first, the open ones before the rest."""
    order = list(GAPS)
    rows = sorted(
        queries.gaps_in_force(request.actor, NOW),
        key=lambda row: (row.closed_on is not None, order.index(row.kind), row.start),
    )
    page = min(max(number_of(request.GET.get("page"), 1), 1), max(-(-len(rows) // _AT_ONCE), 1))
    context = {
        "rows": [(say(*GAPS[row.kind]), row) for row in rows[(page - 1) * _AT_ONCE : page * _AT_ONCE]],
        "total": len(rows),
        "left": sum(row.closed_on is None for row in rows),
        "page": page,
        "pages": max(-(-len(rows) // _AT_ONCE), 1),
        "version": queries.version_in_force(request.actor, NOW),
        "may": request.actor.role != "reader",
        "refusal": refusal,
        "typed": request.POST,
    }
    return render(request, "outlines/gaps.html", context, status=422 if refusal else 200)


@require_POST
def close(request: ActorRequest, code: str) -> HttpResponse:
    """Close a gap by naming what fills it."""
    try:
        close_gap(
            queries.gaps(request.actor, NOW).get(code=code),
            supplied=request.POST.get("supplied", ""),
            reason=request.POST.get("reason", ""),
            on=day(request),
            seen=number_of(request.POST.get("version")),
            **stamp(request),
        )
    except GangmuError as refusal:
        if refusal.code not in ("outlines.nothing_supplied", "lifecycle.no_such_step"):
            raise
        return desk_gaps(request, refusal)
    return to("desk_gaps", anchor=code)


@require_POST
def reopen(request: ActorRequest, code: str) -> HttpResponse:
    """Open a gap again."""
    try:
        reopen_gap(
            queries.gaps(request.actor, NOW).get(code=code),
            reason=request.POST.get("reason", ""),
            seen=number_of(request.POST.get("version")),
            **stamp(request),
        )
    except GangmuError as refusal:
        if refusal.code not in ("lifecycle.reason_needed", "lifecycle.no_such_step"):
            raise
        return desk_gaps(request, refusal)
    return to("desk_gaps", anchor=code)

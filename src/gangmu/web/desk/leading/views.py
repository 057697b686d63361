"""The leaders' page over HTTP."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from gangmu.web.accounts.scopes import may
from gangmu.web.desk.leading.targets import targets_part
from gangmu.web.desk.leading.work import work_part
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.indicators.actions.outlooks import make_outlooks
from gangmu.web.indicators.models import Outlook
from gangmu.web.record.clock import now, today


def leaders(request: ActorRequest) -> HttpResponse:
    """Show the page: its parts in order, each composed by its own module."""
    assert request.programme is not None  # the route needs one
    on = request.as_of or today(request.programme)
    part = targets_part(request.actor, request.moment, on=on)
    carry = f"?as-of={request.as_of.isoformat()}" if request.as_of else ""
    return render(
        request,
        "desk/leaders.html",
        {
            "targets": part,
            "work": work_part(request.actor, request.moment, on=on),
            "on": on,
            "here": "leaders",
            "carry": carry,
            "may_look": request.as_of is None and may(request.actor, "create", Outlook),
        },
    )


@require_POST
def look_ahead(request: ActorRequest) -> HttpResponse:
    """Judge every open target now, instead of waiting for the month's own judgement."""
    assert request.programme is not None
    key = request.POST.get("key", "")[:100]
    make_outlooks(on=today(request.programme), by=request.actor, at=now(), key=key)
    return redirect("leaders")

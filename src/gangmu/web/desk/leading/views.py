"""The leaders' page over HTTP."""

from django.http import HttpResponse
from django.shortcuts import render

from gangmu.web.desk.leading.targets import targets_part
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.record.clock import today


def leaders(request: ActorRequest) -> HttpResponse:
    """Show the page: its parts in order, each composed by its own module."""
    assert request.programme is not None  # the route needs one
    on = request.as_of or today(request.programme)
    part = targets_part(request.actor, request.moment, on=on)
    carry = f"?as-of={request.as_of.isoformat()}" if request.as_of else ""
    return render(
        request, "desk/leaders.html", {"targets": part, "on": on, "here": "leaders", "carry": carry}
    )

"""What forms send back: by whom and under which key, small numbers, and where to go afterwards."""

from datetime import date, datetime
from typing import Any, TypedDict

from django.http import HttpResponseRedirect
from django.urls import reverse

from gangmu.web.doors.requests import ActorRequest
from gangmu.web.record.actors import Actor
from gangmu.web.record.clock import now, today


class Stamp(TypedDict):
    """By whom, when and under which key an action is done."""

    by: Actor
    at: datetime
    key: str


def stamp(request: ActorRequest) -> Stamp:
    """Give the stamp of a form."""
    return {"by": request.actor, "at": now(), "key": request.POST.get("key", "")[:100]}


def day(request: ActorRequest) -> date:
    """Give today in the programme's zone."""
    assert request.programme is not None
    return today(request.programme)


def number(text: str | None, default: int = 0) -> int:
    """Read a whole number that a form or an address carries."""
    return int(text) if text and text.isdecimal() and len(text) < 10 else default


def to(name: str, query: str = "", anchor: str = "", **arguments: Any) -> HttpResponseRedirect:
    """Go to a page after a form was taken."""
    address = reverse(name, kwargs=arguments)
    return HttpResponseRedirect(address + (f"?{query}" if query else "") + (f"#{anchor}" if anchor else ""))

"""Routes: each address with its view, its right, its query bound and whether it answers `?as-of=`.

    routes = [
        route("p/<str:code>/", promise_page, name="promise", right=("read", "indicators.Target"), queries=12),
        route("desk/review/", review, name="review", right=("read", "outlines.Draft"), queries=12, as_of=False),
    ]

What begins with `desk/` is for those who are signed in, everything else for the public. `<year:year>` is a year that
a plan can have: every other number there is a page that does not exist.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Any, Concatenate, Final, ParamSpec, TypeVar, cast

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import URLPattern, path, register_converter
from django.urls.converters import IntConverter

from gangmu.core.plan.planning_rules import PLAN_YEARS
from gangmu.web.accounts.refusals import NotAllowedError
from gangmu.web.accounts.rights import rights_of
from gangmu.web.doors.refusals import FutureDayError, NoSuchDayError, NotAsOfError
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.record.clock import today
from gangmu.web.record.moments import NOW, Moment, as_of, released
from gangmu.web.record.refusals import NotFoundError

P = ParamSpec("P")
Answer = TypeVar("Answer", bound=HttpResponse)
View = Callable[Concatenate[ActorRequest, P], Answer]
SAFE: Final = ("GET", "HEAD")  # public pages are only read
LARGEST: Final = 2**63 - 1  # number that a row can have
OPEN: Final = ("open", "")  # a right that everybody has: sign-in, help, the error pages


class PlanYear(IntConverter):
    """年度: the year of a plan as an address names it."""

    regex = "[12][0-9]{3}"

    def to_python(self, value: str) -> int:
        """Read the year; one that no plan can have leads nowhere."""
        if (year := int(value)) not in PLAN_YEARS:
            raise ValueError(value)
        return year


register_converter(PlanYear, "year")


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """One address and what it promises."""

    address: str
    view: Callable[..., HttpResponse]
    name: str
    right: tuple[str, str]  # verb and type, or OPEN
    queries: int  # at most, at any size of the data
    as_of: bool = True  # answers ?as-of=; a route that does not refuses it
    programme: bool = True  # needs a programme
    takes_forms: bool = False  # of a public address: its own secret lets a form in, no session does

    @property
    def is_desk(self) -> bool:
        """Tell whether one must be signed in."""
        return self.address.startswith("desk/")

    def pattern(self) -> URLPattern:
        """Give what Django resolves."""
        return path(self.address, guarded(self), name=self.name)


def route(
    address: str,
    view: Callable[..., HttpResponse],
    *,
    name: str,
    right: tuple[str, str],
    queries: int,
    as_of: bool = True,
    programme: bool = True,
    takes_forms: bool = False,
) -> Route:
    """Declare an address."""
    return Route(
        address=address,
        view=view,
        name=name,
        right=right,
        queries=queries,
        as_of=as_of,
        programme=programme,
        takes_forms=takes_forms,
    )


def guarded(declared: Route) -> Callable[..., HttpResponse]:
    """Let a view run only for whoever has the right of its route, at the moment that was asked for."""

    @wraps(declared.view)
    def view(request: HttpRequest, **arguments: Any) -> HttpResponse:
        asked = cast("ActorRequest", request)
        if not declared.is_desk and not declared.takes_forms and request.method not in SAFE:
            return HttpResponseNotAllowed(SAFE)
        if declared.programme and asked.programme is None:
            raise NotFoundError(what="record.Programme")
        if any(isinstance(each, int) and each > LARGEST for each in arguments.values()):
            raise NotFoundError(what=declared.right[1])
        if declared.right != OPEN and not _lets_in(declared, asked.actor.role):
            verb, what = declared.right
            raise NotAllowedError(role=asked.actor.role, verb=verb, what=what)
        asked.as_of = _day_asked(asked, declared)
        asked.moment = _moment(asked)
        return declared.view(asked, **arguments)

    return view


def _lets_in(declared: Route, role: str) -> bool:
    """Tell whether a role has the right; what the public may read elsewhere opens no page of the desk to it."""
    return bool(rights_of(role, *declared.right)) and not (declared.is_desk and role == "public")


def _day_asked(request: ActorRequest, declared: Route) -> date | None:
    text = request.GET.get("as-of")
    if not text:
        return None
    if not declared.as_of:
        raise NotAsOfError(page=declared.name)
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise NoSuchDayError(text=text[:20]) from None
    if request.programme is not None and day > (now := today(request.programme)):
        raise FutureDayError(day=day.isoformat(), today=now.isoformat())
    return day


def _moment(request: ActorRequest) -> Moment:
    if request.programme is None:
        return NOW
    if request.actor.released_seq is None:
        return as_of(request.programme, request.as_of)
    if request.as_of is None:
        return Moment(seq=request.actor.released_seq)
    return released(request.programme, request.as_of)

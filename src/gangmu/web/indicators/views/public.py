"""Indicators for everybody: the list, the page of one, its drawing and its figures as files."""

from collections.abc import Callable
from datetime import date
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header

from gangmu.engines.drawing import pdf_of, png_of
from gangmu.web.doors.refusals import NoSuchDayError
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.indicators.findings.derivations import derived_table
from gangmu.web.indicators.pages.composing import Asked, drawing_for, indicator_page
from gangmu.web.indicators.pages.files import figures_csv, figures_workbook
from gangmu.web.indicators.pages.listing import listing
from gangmu.web.indicators.pages.reliability import reliability_page
from gangmu.web.indicators.showing.pictures import picture_file, picture_of
from gangmu.web.record.clock import today
from gangmu.web.record.refusals import NotFoundError

_PRINTERS: Final[dict[str, tuple[Callable[[str], bytes], str]]] = {
    "svg": (lambda drawn: drawn.encode(), "image/svg+xml; charset=utf-8"),
    "png": (png_of, "image/png"),
    "pdf": (pdf_of, "application/pdf"),
}
_WORKBOOK: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def indicators(request: ActorRequest) -> HttpResponse:
    """List the indicators, each with its latest value and the next target that hangs from it."""
    rows = listing(request.actor, request.moment, on=_day(request), home=_home(request))
    return _render(request, "indicators/indicators.html", {"rows": rows})


def indicator(request: ActorRequest, code: str) -> HttpResponse:
    """Show an indicator: one series of one place with all that is known of it."""
    asked = _asked(request, code)
    page = indicator_page(asked)
    picture = picture_of(page.drawing) if page.drawing else None
    derived = None
    if page.indicator.formula:
        derived = derived_table(
            request.actor, request.moment, code, place=asked.place, home=asked.home, day=asked.day
        )
    context: dict[str, object] = {"page": page, "picture": picture, "derived": derived}
    return _render(request, "indicators/indicator.html", context | {"carry_all": _query(request)})


def indicator_chart(request: ActorRequest, code: str, form: str) -> HttpResponse:
    """Give the drawing as a file of its own."""
    if form not in _PRINTERS:
        raise NotFoundError(what="indicators.Chart")
    drawing, source = drawing_for(_asked(request, code))
    if drawing is None:
        raise NotFoundError(what="indicators.Chart")
    printer, kind = _PRINTERS[form]
    drawn = picture_file(drawing, source=source)
    return _file(printer(drawn), kind=kind, name=f"{code}.{form}", shown=form == "svg")


def indicator_csv(request: ActorRequest, code: str) -> HttpResponse:
    """Give all values of an indicator as a CSV."""
    text = figures_csv(request.actor, request.moment, code)
    return _file(text.encode(), kind="text/csv; charset=utf-8", name=f"{code}.csv")


def indicator_xlsx(request: ActorRequest, code: str) -> HttpResponse:
    """Give all values of an indicator, and the outlook, as a workbook."""
    data = figures_workbook(request.actor, request.moment, code, on=_day(request), home=_home(request))
    return _file(data, kind=_WORKBOOK, name=f"{code}.xlsx")


def _file(data: bytes, *, kind: str, name: str, shown: bool = False) -> HttpResponse:
    response = HttpResponse(data, content_type=kind)
    response.headers["Content-Disposition"] = content_disposition_header(not shown, name) or ""
    return response


def _asked(request: ActorRequest, code: str) -> Asked:
    return Asked(
        actor=request.actor,
        moment=request.moment,
        on=_day(request),
        code=code,
        home=_home(request),
        place=request.GET.get("place", "")[:40],
        series=request.GET.get("series", "")[:120],
        published=_published(request),
    )


def _published(request: ActorRequest) -> date | None:
    text = request.GET.get("published", "")
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise NoSuchDayError(text=text[:20]) from None


def _day(request: ActorRequest) -> date:
    assert request.programme is not None  # its routes need one
    return request.as_of or today(request.programme)


def _home(request: ActorRequest) -> str:
    assert request.programme is not None
    return request.programme.place


def _query(request: ActorRequest) -> str:
    """Give the query that leads to the same series, place and day elsewhere."""
    asked = request.GET.copy()
    for name in set(asked) - {"as-of", "place", "series", "published"}:
        asked.pop(name)
    return f"?{asked.urlencode()}" if asked else ""


def _render(request: ActorRequest, template: str, context: dict[str, object]) -> HttpResponse:
    carry = f"?as-of={request.as_of.isoformat()}" if request.as_of else ""
    return render(request, template, {"here": "indicators", "carry": carry} | context)


def reliability(request: ActorRequest) -> HttpResponse:
    """Show how good such outlooks were, when the past is forecast from what came before it."""
    return _render(
        request,
        "indicators/reliability.html",
        {"tests": reliability_page(request.actor, request.moment, home=_home(request))},
    )

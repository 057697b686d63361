"""Conflicts over HTTP: the desk's list with its filters, settling, and the public page of one figure."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from gangmu.core.base.iso_periods import Period
from gangmu.core.base.refusals import GangmuError
from gangmu.core.indicators.conflicts import ConflictKind, ConflictState
from gangmu.core.plan.standing_words import period_in_words
from gangmu.web.accounts.scopes import may
from gangmu.web.doors.forms import RefusedHere
from gangmu.web.doors.languages import language
from gangmu.web.doors.posted import day, number, stamp, to
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.indicators.actions.conflicts import settle_conflict
from gangmu.web.indicators.findings.conflicts import Found, found_in
from gangmu.web.indicators.findings.kept import Kept, kept
from gangmu.web.indicators.findings.words import KINDS, STATES, conflict_line, said
from gangmu.web.indicators.models import ConflictSettlement
from gangmu.web.record.moments import NOW
from gangmu.web.record.refusals import NotFoundError

_PAGE: Final = 40
WAITS: Final = "waits"
_FILTERS: Final = ("show", "kind", "indicator", "place")


def conflicts(request: ActorRequest, refusal: GangmuError | None = None) -> HttpResponse:
    """List what sources say differently, that which waits first, with the way to settle it."""
    known = kept(request.actor, NOW)
    everything = sorted(
        found_in(request.actor, NOW, known), key=lambda each: _first(each, _home(request, known))
    )
    asked = {name: request.GET.get(name, "")[:80] for name in _FILTERS}
    chosen = [each for each in everything if _fits(each, asked)]
    page = number(request.GET.get("page"), 1) or 1
    shown = chosen[(page - 1) * _PAGE : page * _PAGE]
    context = {
        "lines": [conflict_line(each, known) for each in shown],
        "count": len(chosen),
        "all": len(everything),
        "waiting": sum(each.state.waits for each in everything),
        "shows": _shows(everything, asked["show"]),
        "kinds": [(kind, said(KINDS, kind), kind == asked["kind"]) for kind in ConflictKind],
        "indicators": _options(everything, known.indicator_name, "indicator", asked),
        "places": _options(everything, known.place_name, "place", asked),
        "asked": asked,
        "page": page,
        "more": page * _PAGE < len(chosen),
        "query": urlencode({name: value for name, value in asked.items() if value}),
        "refusal": refusal,
        "may": may(request.actor, "create", ConflictSettlement),
        "here": "figures",
        "at": "conflicts",
    }
    return render(request, "findings/conflicts.html", context, status=422 if refusal else 200)


_ORDER: Final = tuple(ConflictKind)


def _first(each: Found, home: set[str]) -> tuple[bool, bool, int]:
    """Put what waits first, of it one's own place, of it what was published twice before what is only suspected."""
    return not each.state.waits, each.conflict.place not in home, _ORDER.index(each.conflict.kind)


def _home(request: ActorRequest, known: Kept) -> set[str]:
    assert request.programme is not None
    place = request.programme.place
    return {"", *(code for code, row in known.places.items() if place in (row.name, *row.aliases))}


def _fits(each: Found, asked: dict[str, str]) -> bool:
    show = asked["show"] or WAITS
    return (
        (show == "all" or (show == WAITS and each.state.waits) or show == each.state)
        and asked["kind"] in ("", each.conflict.kind)
        and asked["indicator"] in ("", each.conflict.indicator)
        and asked["place"] in ("", each.conflict.place)
    )


def _shows(everything: Sequence[Found], asked: str) -> list[tuple[str, str, int, bool]]:
    """Give the ways to look at the list, each with its count."""
    counts = Counter(each.state for each in everything)
    waits = sum(each.state.waits for each in everything)
    rows = [(WAITS, said(STATES, ConflictState.OPEN), waits)]
    rows += [
        (state.value, said(STATES, state), counts[state])
        for state in (ConflictState.EXPLAINED, ConflictState.SETTLED)
    ]
    return [(code, words, count, (asked or WAITS) == code) for code, words, count in rows]


def _options(
    everything: Sequence[Found], name_of: Callable[[str], str], part: str, asked: dict[str, str]
) -> list[tuple[str, str, bool]]:
    codes = sorted({getattr(each.conflict, part) for each in everything} - {""})
    return [(code, name_of(code), code == asked[part]) for code in codes]


@require_POST
def settle(request: ActorRequest) -> HttpResponse:
    """Take how a conflict is settled."""
    subject = request.POST.get("subject", "")[:400]
    with RefusedHere("conflict.") as refused:
        settle_conflict(
            subject,
            holds=request.POST.get("holds", "")[:500],
            reason=request.POST.get("reason", ""),
            paper=request.POST.get("paper", ""),
            seen=frozenset(request.POST.getlist("seen")),
            on=day(request),
            **stamp(request),
        )
    if refused.refusal:
        return conflicts(request, refused.refusal)
    return to("conflicts", query=request.POST.get("query", "")[:300])


def why(request: ActorRequest, code: str, place: str, period: str) -> HttpResponse:
    """Say why a figure has more than one value, or is not comparable: who published what, when, and what holds."""
    known = kept(request.actor, request.moment, places=(place,))
    if code not in known.rows or place not in known.places:
        raise NotFoundError(what="indicators.Indicator")
    when = Period(period)
    found = found_in(request.actor, request.moment, known, indicator=code)
    here = [each for each in found if _concerns(each, code, when)]
    context = {
        "lines": [conflict_line(each, known) for each in here],
        "name": known.indicator_name(code),
        "code": code,
        "place": known.place_name(place),
        "place_code": place,
        "period": period_in_words(when, "en" if language() == "en" else "zh"),
        "back": reverse("indicator", args=[code]) + "?" + urlencode({"place": place}),
    }
    return render(request, "findings/why.html", context)


def _concerns(each: Found, code: str, period: Period) -> bool:
    """Tell whether a conflict is about a figure: of its own period, or of the level that a growth was told for."""
    conflict = each.conflict
    of = {conflict.indicator} | {one.series.indicator for one in conflict.rivals if one.series}
    periods = {str(conflict.period)} | {str(o.period) for one in conflict.rivals for o in one.observations}
    return code in of and str(period) in periods

"""Peers over HTTP: one indicator across a fair group, with the groups as the office made them."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from gangmu.core.base.iso_periods import Period
from gangmu.core.base.refusals import GangmuError, Language
from gangmu.core.plan.standing_words import period_in_words
from gangmu.web.accounts.scopes import may
from gangmu.web.doors.forms import RefusedHere
from gangmu.web.doors.languages import language
from gangmu.web.doors.posted import number, stamp, to
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.indicators import queries
from gangmu.web.indicators.actions.peers import set_peer_group
from gangmu.web.indicators.findings.peer_lines import growth_span, lines_of
from gangmu.web.indicators.findings.peers import peer_groups, peers_of
from gangmu.web.indicators.models import PeerGroup
from gangmu.web.record.moments import NOW

_YEARS = 4


def peers(request: ActorRequest, refusal: GangmuError | None = None) -> HttpResponse:
    """Compare a place with its peers in one indicator; below, the groups of places."""
    assert request.programme is not None
    indicators = list(queries.indicators(request.actor, NOW))
    places = list(queries.places(request.actor, NOW))
    code = request.GET.get("indicator", "")[:40] or (indicators[0].code if indicators else "")
    home = next((each.code for each in places if each.name == request.programme.place), "")
    place = request.GET.get("place", "")[:40] or home or (places[0].code if places else "")
    year = number(request.GET.get("year"))
    known = {each.code for each in indicators}
    found = None
    if code in known:
        period = Period(str(year)) if 1900 <= year <= 2999 else None
        parts = request.GET.get("counted", "")[:60]
        found = peers_of(request.actor, NOW, code, place=place, period=period, years=_YEARS, parts=parts)
    context = {
        "found": found,
        "lines": lines_of(found, place) if found else [],
        "span": growth_span(found) if found else "",
        "period": period_in_words(found.table.period, _spoken()) if found else "",
        "indicators": indicators,
        "places": places,
        "code": code,
        "place": place,
        "groups": list(peer_groups(request.actor, NOW)),
        "refusal": refusal,
        "typed": request.POST if refusal else {},
        "may": may(request.actor, "create", PeerGroup),
        "here": "figures",
        "at": "peers",
    }
    return render(request, "findings/peers.html", context, status=422 if refusal else 200)


def _spoken() -> Language:
    return "en" if language() == "en" else "zh"


@require_POST
def set_group(request: ActorRequest) -> HttpResponse:
    """Take a peer group."""
    name = request.POST.get("name", "")
    code = request.POST.get("code", "").strip()[:40] or f"group-{peer_groups(request.actor, NOW).count() + 1}"
    with RefusedHere("peers.") as refused:
        set_peer_group(
            code,
            name=name,
            members=request.POST.get("members", "")[:10_000].splitlines(),
            basis=request.POST.get("basis", ""),
            **stamp(request),
        )
    if refused.refusal:
        return peers(request, refused.refusal)
    return to("peers")

"""Formulas over HTTP: which indicators are derived, a formula tried on the figures there are, and its setting."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from gangmu.core.base.refusals import GangmuError
from gangmu.core.indicators.derivations import Derivation
from gangmu.web.accounts.scopes import may
from gangmu.web.doors.forms import RefusedHere
from gangmu.web.doors.posted import number, stamp, to
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.indicators.actions.derivations import read_for, set_formula
from gangmu.web.indicators.findings.derivations import DerivedLine, DerivedTable, derivations_of, lines_of
from gangmu.web.indicators.findings.kept import Kept, kept
from gangmu.web.indicators.models import Indicator
from gangmu.web.record.moments import NOW

_LENGTH = 2000


def formulas(request: ActorRequest, refusal: GangmuError | None = None) -> HttpResponse:
    """List the derived indicators; try a formula before it is set."""
    known = kept(request.actor, NOW)
    asked = request.POST if refusal else request.GET
    code, formula = asked.get("code", "")[:40], asked.get("formula", "")[:_LENGTH]
    place = asked.get("place", "")[:40] or _home(request, known)
    lines: tuple[DerivedLine, ...] = ()
    if refusal is None and code in known.rows and formula:
        try:
            lines = _tried(known, code, formula, place)
        except GangmuError as fault:
            refusal = fault
    context = {
        "derived": [(row, _whole(row, known)) for row in known.rows.values() if row.formula],
        "indicators": list(known.rows.values()),
        "places": list(known.places.values()),
        "table": DerivedTable(place=known.place_name(place), lines=lines),
        "tried": bool(formula) and refusal is None,
        "row": known.rows.get(code),
        "code": code,
        "formula": formula,
        "place": place,
        "place_name": known.place_name(place),
        "refusal": refusal,
        "may": may(request.actor, "update", Indicator),
        "here": "figures",
        "at": "formulas",
    }
    return render(request, "findings/formulas.html", context, status=422 if refusal else 200)


def _home(request: ActorRequest, known: Kept) -> str:
    assert request.programme is not None
    home = request.programme.place
    return next(
        (code for code, row in known.places.items() if row.name == home), next(iter(known.places), "")
    )


def _tried(known: Kept, code: str, formula: str, place: str) -> tuple[DerivedLine, ...]:
    tried: Mapping[str, Derivation] = {code: read_for(code, formula, known.rows)}
    return lines_of(known, derivations_of(known, instead=tried), code, place=place)


def _whole(row: Indicator, known: Kept) -> str:
    """Say what is wrong with a formula that is kept, if anything became so."""
    try:
        read_for(row.code, row.formula, known.rows)
    except GangmuError as refusal:
        return refusal.message()
    return ""


@require_POST
def set_one(request: ActorRequest) -> HttpResponse:
    """Set the formula of an indicator, or take it away."""
    with RefusedHere("formula.") as refused:
        set_formula(
            request.POST.get("code", "")[:40],
            request.POST.get("formula", "")[:_LENGTH],
            seen=number(request.POST.get("version")),
            **stamp(request),
        )
    if refused.refusal:
        return formulas(request, refused.refusal)
    return to("formulas")

"""Splits over HTTP: each target with its parts and what they come to, and the form that enters them."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from gangmu.core.base.refusals import GangmuError
from gangmu.core.indicators.splits import Adding, Manner
from gangmu.web.accounts.scopes import may
from gangmu.web.doors.forms import RefusedHere
from gangmu.web.doors.languages import say
from gangmu.web.doors.posted import day, number, stamp, to
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.indicators import queries
from gangmu.web.indicators.actions.splits import split_target, withdraw_split
from gangmu.web.indicators.findings.splits import split_lines, wholes
from gangmu.web.indicators.models import Split
from gangmu.web.outlines import queries as outlines
from gangmu.web.record.moments import NOW

ADDINGS = {
    Adding.SUM: ("相加", "they add up"),
    Adding.WEIGHTED: ("按基数加权", "weighted by their base"),
    Adding.APART: ("不可加", "they do not add"),
}
MANNERS = {Manner.ALLOTTED: ("下达", "allotted"), Manner.DECLARED: ("自报", "declared by each")}


def splits(request: ActorRequest, refusal: GangmuError | None = None) -> HttpResponse:
    """List the splits, held against their wholes, with the form to enter one."""
    lines = split_lines(request.actor, NOW)
    enters = may(request.actor, "create", Split)
    targets = [each for each in wholes(request.actor, NOW).values() if each.quantity] if enters else []
    context = {
        "lines": lines,
        "targets": targets,
        "districts": [each for each in queries.places(request.actor, NOW) if each.parent_id]
        if enters
        else [],
        "addings": [(each.value, say(*words)) for each, words in ADDINGS.items()],
        "manners": [(each.value, say(*words)) for each, words in MANNERS.items()],
        "refusal": refusal,
        "typed": request.POST if refusal else {},
        "may": enters,
        "here": "figures",
        "at": "splits",
    }
    return render(request, "findings/splits.html", context, status=422 if refusal else 200)


@require_POST
def split(request: ActorRequest) -> HttpResponse:
    """Take the parts of a target."""
    promise = outlines.promises(request.actor, NOW).get(code=request.POST.get("target", "")[:40])
    adding = request.POST.get("adding", "")
    declared = request.POST.get("manner") == Manner.DECLARED
    with RefusedHere("split.", "quantity.") as refused:
        split_target(
            promise,
            request.POST.get("lines", "")[:20_000],
            manner=Manner.DECLARED if declared else Manner.ALLOTTED,
            adding=Adding(adding) if adding in tuple(Adding) else None,
            of=request.POST.get("of", "")[:40],
            paper=request.POST.get("paper", ""),
            note=request.POST.get("note", ""),
            on=day(request),
            **stamp(request),
        )
    if refused.refusal:
        return splits(request, refused.refusal)
    return to("splits")


@require_POST
def withdraw(request: ActorRequest, split: int) -> HttpResponse:
    """Withdraw a split."""
    withdraw_split(
        split,
        reason=request.POST.get("reason", ""),
        on=day(request),
        seen=number(request.POST.get("version")),
        **stamp(request),
    )
    return to("splits")

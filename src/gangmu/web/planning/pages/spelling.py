"""Spelling out units over HTTP: all words for several units on the drafts of a year, with whom they probably mean."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from gangmu.core.base.refusals import GangmuError
from gangmu.web.accounts.kinds import unit_kinds
from gangmu.web.accounts.models import OrgUnit, UnitGroup
from gangmu.web.accounts.scopes import may
from gangmu.web.doors.forms import RefusedHere
from gangmu.web.doors.languages import say
from gangmu.web.doors.posted import day, number, stamp, to
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.planning import queries
from gangmu.web.planning.actions.spelling import Spelled, open_words, spell_out_words, stands
from gangmu.web.planning.models import AnnualPlan
from gangmu.web.planning.naming import UnitNames, unit_names
from gangmu.web.planning.pages.many import last_act
from gangmu.web.planning.refusals import NothingChosenError
from gangmu.web.record.moments import NOW

_HERE = ("planning.",)


def spell(request: ActorRequest, year: int, refusal: GangmuError | None = None) -> HttpResponse:
    """Show the words that stand for several units, the drafts that hold them, and the units that would be named."""
    plan = queries.plan_of(request.actor, NOW, year, verb="update")
    names = unit_names(request.actor, on=day(request))
    rows = list(queries.tasks_of(plan, request.actor, NOW, verb="update").filter(state="drafted"))
    context = {
        "plan": plan,
        "words": [
            (each, [(kind, members, {unit.pk for unit in each.proposed}) for kind, members in _kinds(names)])
            for each in open_words(rows, names)
        ],
        "may_keep": may(request.actor, "create", UnitGroup),
        "last": last_act(request.actor, "planning.words_spelled_out"),
        "refusal": refusal,
        "here": "plans",
    }
    return render(request, "planning/spelling.html", context, status=422 if refusal else 200)


def _kinds(names: UnitNames) -> list[tuple[str, list[OrgUnit]]]:
    """Group the units of today by their kind, as the lists of units do."""
    found: dict[str, list[OrgUnit]] = {kind: [] for kind in unit_kinds()}
    for unit in sorted(names.by_code.values(), key=lambda each: (each.position, each.code)):
        if stands(unit, names.on):
            found.setdefault(unit.kind, []).append(unit)
    return [(say(*unit_kinds().get(kind, (kind, kind))), units) for kind, units in found.items() if units]


@require_POST
def spelled(request: ActorRequest, year: int) -> HttpResponse:
    """Name the units of those words of which something was said; the others stay open."""
    plan = queries.plan_of(request.actor, NOW, year, verb="update")
    with RefusedHere(*_HERE) as refused:
        spell_out_words(plan, _said(request, plan), **stamp(request))
    if refused.refusal:
        return spell(request, year=year, refusal=refused.refusal)
    return to("spell_units", year=year)


def _said(request: ActorRequest, plan: AnnualPlan) -> list[Spelled]:
    names = unit_names(request.actor, on=day(request))
    by_key = {each.pk: each for each in names.by_code.values()}
    rows = list(queries.tasks_of(plan, request.actor, NOW, verb="update").filter(state="drafted"))
    open_now = {each.words for each in open_words(rows, names)}
    found: list[Spelled] = []
    for place, words in enumerate(request.POST.getlist("words")[:200]):
        units = _chosen(request, place, by_key)
        answer = request.POST.get(f"answer-{place}", "")
        if words in open_now and (answer == "none" or (answer == "these" and units)):
            found.append(
                Spelled(
                    words=words,
                    units=units if answer == "these" else (),
                    as_group=bool(request.POST.get(f"group-{place}")),
                )
            )
    if not found:
        raise NothingChosenError
    return found


def _chosen(request: ActorRequest, place: int, by_key: dict[int, Any]) -> tuple[OrgUnit, ...]:
    keys = (number(each) for each in request.POST.getlist(f"unit-{place}")[:500])
    return tuple(by_key[key] for key in dict.fromkeys(keys) if key in by_key)

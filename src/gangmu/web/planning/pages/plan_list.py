"""The plans over HTTP: one a year, and the form that opens another."""

from collections import Counter

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from gangmu.core.base.refusals import GangmuError
from gangmu.core.plan.planning_rules import PLAN_YEARS
from gangmu.web.accounts.scopes import may
from gangmu.web.doors.forms import RefusedHere
from gangmu.web.doors.posted import day, number, stamp, to
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.planning import queries
from gangmu.web.planning.actions.drafting import open_plan
from gangmu.web.planning.models import AnnualPlan
from gangmu.web.planning.ruling import rules_of_planning
from gangmu.web.planning.words import plan_state_words


def plans(request: ActorRequest, refusal: GangmuError | None = None) -> HttpResponse:
    """List the plans with how many tasks of each the reader sees."""
    rows = list(queries.plans(request.actor, request.moment))
    counted = Counter(key for (key,) in queries.tasks(request.actor, request.moment).columns("plan"))
    on = day(request)
    years = {row.year for row in rows}
    context = {
        "lines": [(row, plan_state_words(row), counted[row.pk]) for row in rows],
        "may": may(request.actor, "create", AnnualPlan),
        "years": [year for year in (on.year, on.year + 1) if year not in years],
        "opens": rules_of_planning(request.actor, on=on, moment=request.moment).opens_on(on.year + 1),
        "next": on.year + 1,
        "may_propose": may(request.actor, "create", AnnualPlan) and (on.year + 1) not in years,
        "refusal": refusal,
        "here": "plans",
    }
    return render(request, "planning/plans.html", context, status=422 if refusal else 200)


@require_POST
def opened(request: ActorRequest) -> HttpResponse:
    """Open the plan of a year, empty."""
    year = number(request.POST.get("year"))
    with RefusedHere("planning.") as refused:
        if year not in PLAN_YEARS:
            return to("plans")
        open_plan(year, request.POST.get("title", ""), on=day(request), **stamp(request))
    if refused.refusal:
        return plans(request, refused.refusal)
    return to("plan", year=year)

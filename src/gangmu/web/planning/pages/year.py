"""The ends of a year over HTTP: what is proposed for the next plan, the verdicts, and the closing."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from gangmu.core.base.refusals import GangmuError
from gangmu.web.doors.forms import RefusedHere
from gangmu.web.doors.posted import day, number, stamp, to
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.outlines import queries as outlines
from gangmu.web.planning import queries
from gangmu.web.planning.actions.closing import close_plan
from gangmu.web.planning.actions.opening import open_year
from gangmu.web.planning.pages.year_ends import year_end
from gangmu.web.planning.proposing import proposals
from gangmu.web.planning.ruling import rules_of_planning
from gangmu.web.record.moments import NOW

_HERE = ("planning.", "lifecycle.", "said.")


def propose(request: ActorRequest, year: int, refusal: GangmuError | None = None) -> HttpResponse:
    """Show what the plan of a year might take up, each with the reason; the clerk ticks."""
    found = proposals(year, request.actor, NOW)
    ticked = set(request.POST.getlist("take")) if refusal else {each.key for each in found if each.task}
    grounds = dict.fromkeys(each.ground for each in found)
    context = {
        "year": year,
        "plan": queries.plans(request.actor, NOW).filter(year=year).first(),
        "groups": [
            (
                ground,
                next(each.why for each in found if each.ground is ground),
                [each for each in found if each.ground is ground],
            )
            for ground in grounds
        ],
        "total": len(found),
        "ticked": ticked,
        "opens": rules_of_planning(request.actor, on=day(request)).opens_on(year),
        "is_open": day(request) >= rules_of_planning(request.actor, on=day(request)).opens_on(year),
        "refusal": refusal,
        "here": "plans",
    }
    return render(request, "planning/propose.html", context, status=422 if refusal else 200)


@require_POST
def proposed(request: ActorRequest, year: int) -> HttpResponse:
    """Open the year with what was ticked, or add it to the plan that is open."""
    with RefusedHere(*_HERE) as refused:
        open_year(
            year,
            request.POST.getlist("take")[:5000],
            title=request.POST.get("title", ""),
            on=day(request),
            **stamp(request),
        )
    if refused.refusal:
        return propose(request, year=year, refusal=refused.refusal)
    return to("plan", year=year)


@require_POST
def close(request: ActorRequest, year: int) -> HttpResponse:
    """Close the plan of a year."""
    plan = queries.plan_of(request.actor, NOW, year, verb="update")
    with RefusedHere(*_HERE) as refused:
        close_plan(plan, on=day(request), seen=number(request.POST.get("version")), **stamp(request))
    if refused.refusal:
        return year_end(request, year=year, refusal=refused.refusal)
    return to("plan", year=year)


def cut(request: ActorRequest, year: int) -> HttpResponse:
    """List the promises of the outline in force that have no task in a year, chapter by chapter, to be cut."""
    plan = queries.plan_of(request.actor, NOW, year, verb="update")
    version = outlines.version_in_force(request.actor, NOW)
    taken = {key for (key,) in queries.tasks_of(plan, request.actor, NOW).columns("promise") if key}
    rows = []
    if version is not None:
        start, words = number(request.GET.get("from")), request.GET.get("q", "").strip()[:60]
        found = outlines.promises(request.actor, NOW).filter(outline=version.pk, start__gte=start)
        if words:
            found = found.filter(words__icontains=words)
        rows = [each for each in found if each.pk not in taken and each.withdrawn_on is None]
    context = {
        "plan": plan,
        "rows": rows[:_PAGE],
        "total": len(rows),
        "next": rows[_PAGE].start if len(rows) > _PAGE else None,
        "words": request.GET.get("q", ""),
        "version": version,
        "here": "plans",
    }
    return render(request, "planning/cut.html", context)


_PAGE = 60

"""The plan of a year over HTTP: its tasks, filtered, sorted, taken out as files; what can be done to many of them."""

from collections import Counter

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render

from gangmu.core.plan.annual_tasks import leads_too_many
from gangmu.web.accounts.scopes import allowed, may
from gangmu.web.doors.languages import say
from gangmu.web.doors.lists import listed
from gangmu.web.doors.posted import day
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.planning import queries
from gangmu.web.planning.models import AnnualPlan, AnnualTask
from gangmu.web.planning.pages.listing import FRAME, dressed, picks, units_by_id
from gangmu.web.planning.pages.many import ACTS, last_act
from gangmu.web.planning.papers import NOT_ISSUED
from gangmu.web.planning.ruling import rules_of_planning
from gangmu.web.planning.words import plan_state_words, state_choices
from gangmu.web.record.asof import Rows
from gangmu.web.record.models import Paper


def plan(request: ActorRequest, year: int) -> HttpResponse:
    """Show the tasks of a year that the reader may see."""
    row = queries.plan_of(request.actor, request.moment, year)
    units = units_by_id(request)
    tasks = queries.tasks_of(row, request.actor, request.moment)
    counted, led = _counted(tasks)
    found = listed(
        request,
        FRAME,
        tasks,
        picks=picks(request, units),
        dress=lambda rows: dressed(request, units, rows),
        total=counted.total(),
    )
    if found.file is not None:
        return found.file
    most = rules_of_planning(request.actor, on=day(request), moment=request.moment).most_led
    edits = may(request.actor, "update", AnnualTask) and request.moment.is_present
    context = {
        "plan": row,
        "state": plan_state_words(row),
        "list": found,
        "counted": [(name, words, counted[name]) for name, words in state_choices() if counted[name]],
        "total": counted.total(),
        "crowded": [
            (units[key].name, number)
            for key, number in leads_too_many(led, most=most).items()
            if key in units
        ]
        if may(request.actor, "update", AnnualPlan)
        else [],
        "most": most,
        "may": edits and row.state != "closed",
        "acts": [(name, say(act.zh, act.en)) for name, act in ACTS.items()] if edits else [],
        "papers": _papers_of(tasks, request),
        "drafts": sum(counted[state] for state in NOT_ISSUED),
        "unspelled": _unspelled(tasks) if edits and row.state != "closed" and counted["drafted"] else 0,
        "last": last_act(request.actor) if edits else None,
        "here": "plans",
    }
    return render(request, "planning/plan.html", context)


def _counted(tasks: Rows[AnnualTask]) -> tuple[Counter[str], Counter[int]]:
    """Count the tasks by state and by lead unit."""
    states, leads = Counter[str](), Counter[int]()
    for (state, lead), number in tasks.counted("state", "lead_unit").items():
        states[state] += number
        if lead:
            leads[lead] += number
    return states, leads


def _unspelled(tasks: Rows[AnnualTask]) -> int:
    return tasks.filter(Q(state="drafted") & ~Q(unspelled=[])).count()


def _papers_of(tasks: Rows[AnnualTask], request: ActorRequest) -> list[tuple[str, str]]:
    """Name the papers by which tasks were issued, the plan's own first, for whoever may read them."""
    keys = [key for (key,) in tasks.counted("paper") if key] if may(request.actor, "read", Paper) else []
    if not keys:
        return []
    found = allowed(Paper, request.actor, moment=request.moment).filter(id__in=keys)
    rows = sorted(found.columns("issued_on", "id", "uid", "number", "title"))
    return [(uid.hex, number or title) for _, _, uid, number, title in rows]

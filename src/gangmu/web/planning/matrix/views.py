"""The matrix over HTTP."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render

from gangmu.core.plan.coverage import Stage
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.planning.matrix import pages
from gangmu.web.planning.matrix.asking import Seen, seen
from gangmu.web.planning.ruling import rules_of_planning
from gangmu.web.record.clock import today


def _today(request: ActorRequest) -> date:
    assert request.programme is not None  # its route asks for one
    return today(request.programme)


def matrix(request: ActorRequest) -> HttpResponse:
    """Show clause by year, one page at a time; or the tasks of a finding that is about tasks."""
    found = seen(request.actor, request.moment)
    day = request.as_of or _today(request)
    wanted = pages.asked(request.GET, found, today_year=day.year)
    lines, count = pages.lines(found, wanted)
    context = {
        **_frame(request, found, wanted.year),
        "asked": wanted,
        "show": wanted.show,
        "years": pages.years_of(found, wanted.year),
        "lines": lines,
        "count": count,
        "listed": pages.listed(found, wanted) if wanted.show in ("gone", "loose") else [],
        "last": (count + pages.AT_ONCE - 1) // pages.AT_ONCE,
        "chapters": found.chapters,
        "query": _query(found, wanted),
        "version": found.version,
    }
    return render(request, "planning/matrix.html", context)


def units(request: ActorRequest) -> HttpResponse:
    """Show what each unit leads and takes part in: who leads nothing, who leads too much."""
    found = seen(request.actor, request.moment)
    day = request.as_of or _today(request)
    wanted = pages.asked(request.GET, found, today_year=day.year)
    limit = rules_of_planning(request.actor, on=day).most_led
    lines = pages.unit_lines(found, wanted.year, limit=limit)
    show = request.GET.get("show", "all")
    if show == "nothing":
        lines = [each for each in lines if not each.leads]
    elif show == "over":
        lines = [each for each in lines if each.is_over]
    context = {
        **_frame(request, found, wanted.year),
        "show": show,
        "lines": lines,
        "limit": limit,
        "stages": pages.stage_counts(found.matrix.stages(wanted.year)),
    }
    return render(request, "planning/matrix_units.html", context)


def _frame(request: ActorRequest, found: Seen, year: int) -> dict[str, Any]:
    """Give what both pages say: the years, and counts that open their lists."""
    holes = found.matrix.holes(year) if found.sees_all else []
    stages = found.matrix.stages(year)
    return {
        "year": year,
        "all_years": sorted({*found.plans, year}),
        "state": found.plans.get(year, ""),
        "sees_all": found.sees_all,
        "holes": len(holes),
        "wanted": sum(each.is_open_in(year) for each in found.matrix.clauses),
        "tasks": sum(stages.values()),
        "stages": [each for each in pages.stage_counts(stages) if each[0] is not Stage.ENDED or each[2]],
        "gone": len(found.matrix.of_gone_clauses(year)),
        "loose": len(found.matrix.without_clause(year)),
        "here": "matrix",
    }


def _query(found: Seen, wanted: pages.Asked) -> str:
    """Give the address of this list without its page."""
    unit = found.units.get(wanted.unit) if wanted.unit is not None else None
    parts = {"year": str(wanted.year), "show": wanted.show, "chapter": wanted.chapter}
    return urlencode({**parts, "unit": unit.code if unit else ""})

"""Lamps over HTTP: the list of tasks with their lamps, months and their close, a lamp changed by hand, confidence."""

from dataclasses import replace
from datetime import date

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from gangmu.core.base.iso_periods import Period
from gangmu.core.base.refusals import GangmuError
from gangmu.core.plan.delivery_confidence import Confidence
from gangmu.core.plan.lamp_rules import Lamp
from gangmu.web.accounts.scopes import allowed, may
from gangmu.web.doors.forms import RefusedHere
from gangmu.web.doors.lists import listed
from gangmu.web.doors.posted import stamp
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.planning.models import AnnualTask
from gangmu.web.record.clock import today
from gangmu.web.record.moments import NOW
from gangmu.web.record.refusals import NotFoundError
from gangmu.web.reporting.lamps import queries
from gangmu.web.reporting.lamps.changing import change_task_lamp
from gangmu.web.reporting.lamps.closing import close_month, month_of
from gangmu.web.reporting.lamps.judging import set_confidence
from gangmu.web.reporting.lamps.missing import to_close
from gangmu.web.reporting.lamps.pages import work
from gangmu.web.reporting.lamps.pages.months import month_page
from gangmu.web.reporting.lamps.ruling import ruling_of
from gangmu.web.reporting.lamps.showing import (
    closed_lamp,
    counts_in_words,
    mark_of,
    posts_named,
    rule_named,
)

_REFUSED = ("lamp.", "reporting.", "confidence.")


def day_of(request: ActorRequest) -> date:
    """Give the day for which a page answers."""
    assert request.programme is not None  # its routes need one
    return request.as_of or today(request.programme)


def lamps(request: ActorRequest) -> HttpResponse:
    """List the tasks of the year with their lamps."""
    on = day_of(request)
    ruling = ruling_of(request.actor, on=on, moment=request.moment)
    plan = queries.plan_of(request.actor, on, request.moment)
    rows = queries.lit_tasks(request.actor, request.moment).filter(plan=plan.pk if plan else None)
    found = listed(
        request,
        work.FRAME,
        rows,
        dress=lambda tasks: work.lines(request.actor, request.moment, ruling, tasks),
        picks=work.picks(request.actor, request.moment, ruling),
    )
    if found.file is not None:
        return found.file
    return render(request, "reporting/lamps.html", {"list": found, "plan": plan, "on": on, "here": "months"})


def months(request: ActorRequest) -> HttpResponse:
    """List the months that were closed, and the one that is next."""
    on = day_of(request)
    ruling = ruling_of(request.actor, on=on, moment=request.moment)
    rows = list(queries.closes(request.actor, request.moment))
    newest = {row.month: row for row in reversed(rows)}
    lines = [
        (Period(row.month), row, counts_in_words(row.counts, ruling.palette))
        for row in sorted(newest.values(), key=lambda each: each.month, reverse=True)
    ]
    open_ones = to_close(request.actor, on, request.moment)
    return render(
        request,
        "reporting/months.html",
        {"lines": lines, "open": open_ones, "running": Period(f"{on:%Y-%m}"), "here": "months"},
    )


def month(request: ActorRequest, month: str, refusal: GangmuError | None = None) -> HttpResponse:
    """Show a month: what is missing, what its close would freeze, or what was frozen."""
    asked = month_of(month)
    on = day_of(request)
    ruling = ruling_of(request.actor, on=asked.last, moment=request.moment)
    page = month_page(asked, request.actor, request.moment, ruling, on=on)
    mark = request.GET.get("mark", "")
    only = tuple(each for each in page.lines if each.mark.shape == mark)
    page = replace(page, lines=only) if only else page
    context = {
        "page": page,
        "mark": mark if only else "",
        "month": asked,
        "refusal": refusal,
        "typed": request.POST,
        "here": "months",
    }
    return render(request, "reporting/month.html", context, status=422 if refusal else 200)


@require_POST
def close(request: ActorRequest, month: str) -> HttpResponse:
    """Close a month; the release is proposed next."""
    asked = month_of(month)
    with RefusedHere(*_REFUSED) as refused:
        close_month(
            asked,
            note=request.POST.get("note", ""),
            on=day_of(request),
            despite=_number(request.POST.get("despite", "")),
            **stamp(request),
        )
    if refused.refusal:
        return _month_refused(request, month, refused.refusal)
    return HttpResponseRedirect(f"{reverse('month', kwargs={'month': month})}?closed=1")


def _month_refused(request: ActorRequest, asked: str, refusal: GangmuError) -> HttpResponse:
    return month(request, asked, refusal)


def lamp(request: ActorRequest, month: str, code: str, refusal: GangmuError | None = None) -> HttpResponse:
    """Show one closed lamp with everything that it rests on, and the form that changes it by hand."""
    asked = month_of(month)
    task = allowed(AnnualTask, request.actor, moment=request.moment).get(code=code)
    rows = queries.task_lamps(request.actor, request.moment).filter(task=task.pk, month=str(asked))
    rounds = list(rows.order_by("-close"))
    if not rounds:
        raise NotFoundError(what=f"{code[:20]} {asked}")
    ruling = ruling_of(request.actor, on=asked.last, moment=request.moment)
    posts = posts_named(request.actor, request.moment, [row.changed_post_id for row in rounds])
    shown = [closed_lamp(row, ruling, by=posts.get(row.changed_post_id or 0, "")) for row in rounds]
    row = rounds[0]
    later = (
        queries.task_lamps(request.actor, request.moment).filter(task=task.pk, month__gt=str(asked)).exists()
    )
    context = {
        "month": asked,
        "task": task,
        "row": row,
        "lamp": shown[0],
        "system": mark_of(Lamp(row.lamp), ruling.palette),
        "rule": rule_named(row.frozen.get("rule", {}), row.frozen.get("preset", "")),
        "earlier": list(zip(rounds[1:], shown[1:], strict=True)),
        "choices": [
            (each.value, mark_of(each, ruling.palette).word)
            for each in (Lamp.AHEAD, Lamp.OK, Lamp.WARN, Lamp.ALARM)
            if row.lamp != Lamp.NONE or not each.is_good
        ],
        "may": request.moment == NOW and not later and may(request.actor, "update", type(row)),
        "refusal": refusal,
        "typed": request.POST,
        "here": "months",
    }
    return render(request, "reporting/lamp.html", context, status=422 if refusal else 200)


@require_POST
def change(request: ActorRequest, month: str, code: str) -> HttpResponse:
    """Change a closed lamp by hand."""
    asked = month_of(month)
    task = allowed(AnnualTask, request.actor).get(code=code)
    rows = queries.task_lamps(request.actor, verb="update").filter(task=task.pk, month=str(asked))
    row = rows.order_by("-close").first()
    to = request.POST.get("to", "")
    if row is None or to not in tuple(Lamp):
        raise NotFoundError(what=f"{code[:20]} {asked}")
    with RefusedHere(*_REFUSED) as refused:
        change_task_lamp(
            row,
            Lamp(to),
            reason=request.POST.get("reason", ""),
            on=day_of(request),
            seen=_number(request.POST.get("version", "")),
            **stamp(request),
        )
    if refused.refusal:
        return lamp(request, month, code, refused.refusal)
    return redirect("lamp", month=str(asked), code=code)


@require_POST
def confidence(request: ActorRequest, code: str) -> HttpResponse:
    """Set the delivery confidence of a task."""
    task = allowed(AnnualTask, request.actor).get(code=code)
    step = request.POST.get("step", "")
    if step not in tuple(Confidence):
        raise NotFoundError(what=step[:20])
    evidence = tuple(request.POST.get("evidence", "").splitlines())
    set_confidence(task, Confidence(step), evidence=evidence, on=day_of(request), **stamp(request))
    return HttpResponseRedirect(reverse("task", kwargs={"code": code}) + "#confidence")


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0

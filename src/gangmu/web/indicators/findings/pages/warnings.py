"""Warnings over HTTP: what a post owes an answer to, what the office closes, and what is watched for whom."""

from collections.abc import Callable
from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from gangmu.core.base.refusals import GangmuError
from gangmu.core.indicators.warnings import Side
from gangmu.web.accounts import queries as accounts
from gangmu.web.accounts.models import Post
from gangmu.web.accounts.scopes import may
from gangmu.web.doors.forms import RefusedHere
from gangmu.web.doors.languages import say
from gangmu.web.doors.posted import day, number, stamp, to
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.indicators import queries
from gangmu.web.indicators.actions import warnings as actions
from gangmu.web.indicators.choosing import series_choices
from gangmu.web.indicators.findings.warning_lines import Line, lines_of
from gangmu.web.indicators.findings.warnings import early_warnings, subjects, watches
from gangmu.web.indicators.models import EarlyWarning, Series, Watch
from gangmu.web.indicators.refusals import NothingWatchedError
from gangmu.web.outlines import queries as outlines
from gangmu.web.outlines.models import Meaning
from gangmu.web.record.moments import NOW

_CLOSED_SHOWN: Final = 50


def warnings(request: ActorRequest, refusal: GangmuError | None = None) -> HttpResponse:
    """List the warnings of whoever asks, those that wait for their post first, and what is watched."""
    actor = request.actor
    lines = lines_of(actor, NOW, list(early_warnings(actor, NOW)), today=day(request))
    mine, theirs, closed = _sorted(lines, actor.post_id)
    context: dict[str, Any] = {
        "mine": mine,
        "theirs": theirs,
        "closed": closed[:_CLOSED_SHOWN],
        "refusal": refusal,
        "typed": request.POST if refusal else {},
        "may": may(actor, "update", EarlyWarning),
        "here": "figures",
        "at": "warnings",
    }
    if may(actor, "read", Watch):
        context |= _watched(request)
    return render(request, "findings/warnings.html", context, status=422 if refusal else 200)


def _sorted(lines: list[Line], post: int | None) -> tuple[list[Line], list[Line], list[Line]]:
    """Part what the asker owes from what others owe and what is over."""
    closed = [each for each in lines if each.row.state == "closed"]
    mine = [each for each in lines if each.waits and post is not None and each.row.post_id == post]
    theirs = [each for each in lines if each not in mine and each not in closed]
    return mine, theirs, closed


def _watched(request: ActorRequest) -> dict[str, Any]:
    actor = request.actor
    rows = [row for row in watches(actor, NOW) if row.stopped_on is None]
    named = subjects(actor, NOW, rows)
    posts = accounts.posts(actor, NOW).by_id()
    found: dict[str, Any] = {"watched": [(row, named[row.pk], posts.get(row.post_id)) for row in rows]}
    if not may(actor, "create", Watch):
        return found
    version = outlines.version_in_force(actor, NOW)
    taken = {row.promise_id for row in rows}
    targets = outlines.promises(actor, NOW).filter(outline=version.pk if version else 0, kind="target")
    meant = {each.promise_id for each in outlines.meanings(actor, NOW)}  # others have no path to watch
    units = accounts.units(actor, NOW).by_id()
    return found | {
        "targets": [
            each
            for each in targets
            if each.pk in meant and each.pk not in taken and each.withdrawn_on is None
        ],
        "posts": [(each, units[each.unit_id].name) for each in posts.values() if each.role != "operator"],
        "series": series_choices(actor, NOW),
        "sides": [(Side.ABOVE.value, say("高于", "above")), (Side.BELOW.value, say("低于", "below"))],
    }


@require_POST
def watch(request: ActorRequest) -> HttpResponse:
    """Take which targets are watched for which post."""
    codes = request.POST.getlist("target")[:500]
    promises = list(outlines.promises(request.actor, NOW).filter(code__in=codes))
    return _done(
        request, lambda: actions.watch_targets(promises, _post(request), on=day(request), **stamp(request))
    )


@require_POST
def draw_line(request: ActorRequest) -> HttpResponse:
    """Take a line that a series must not cross."""

    def draw() -> None:
        side = request.POST.get("side", "")
        series, unit = _series_named(request, request.POST.get("series", ""))
        if side not in tuple(Side):
            raise NothingWatchedError()
        actions.watch_line(
            series, _post(request), side=Side(side), line=request.POST.get("line", "")[:60], unit=unit, on=day(request),
            **stamp(request),
        )  # fmt: skip

    return _done(request, draw)


def _series_named(request: ActorRequest, key: str) -> tuple[Series, str]:
    """Find the series that a form names by its parts."""
    parts = key.split("|")
    if len(parts) != len(Meaning.SERIES):
        raise NothingWatchedError()
    place, indicator, definition, breakdown, basis, span = parts
    of = queries.indicators(request.actor, NOW).get(code=indicator)
    where = queries.places(request.actor, NOW).get(code=place)
    row = queries.series(request.actor, NOW).get(
        place=where.pk, indicator=of.pk, definition=definition, breakdown=breakdown, basis=basis, span=span
    )
    return row, of.unit


def _post(request: ActorRequest) -> Post:
    return accounts.posts(request.actor, NOW).get(id=number(request.POST.get("post")))


@require_POST
def stop(request: ActorRequest, watch: int) -> HttpResponse:
    """Stop watching."""
    seen = number(request.POST.get("version"))
    return _done(request, lambda: actions.stop_watch(watch, on=day(request), seen=seen, **stamp(request)))


@require_POST
def answer(request: ActorRequest, warning: int) -> HttpResponse:
    """Take the answer of the post that was warned."""
    return _done(
        request,
        lambda: actions.answer_warning(
            warning,
            answer=request.POST.get("answer", ""),
            plan=request.POST.get("plan", ""),
            on=day(request),
            seen=number(request.POST.get("version")),
            **stamp(request),
        ),
    )


@require_POST
def decide(request: ActorRequest, warning: int) -> HttpResponse:
    """Take what the office does with a warning."""
    return _done(
        request,
        lambda: actions.decide_warning(
            warning,
            request.POST.get("verb", "")[:20],
            remark=request.POST.get("remark", ""),
            on=day(request),
            seen=number(request.POST.get("version")),
            **stamp(request),
        ),
    )


def _done(request: ActorRequest, act: Callable[[], object]) -> HttpResponse:
    """Do it and go back to the list, or show the list with what was refused."""
    with RefusedHere("warning.", "lifecycle.") as refused:
        act()
    if refused.refusal:
        return warnings(request, refused.refusal)
    return to("warnings")

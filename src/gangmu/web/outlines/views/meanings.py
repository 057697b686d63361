"""Which series the words of each target mean: seen and decided, after the version is issued too."""

from collections import defaultdict
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from gangmu.web.doors.posted import day, stamp, to
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.outlines import queries, series
from gangmu.web.outlines.actions.meaning import decide_meaning
from gangmu.web.outlines.models import Meaning
from gangmu.web.outlines.opened import series_key
from gangmu.web.outlines.series import SeriesChoice
from gangmu.web.record.moments import NOW


def meanings(request: ActorRequest) -> HttpResponse:
    """List the targets in force with the series that each means, those without one first."""
    version = queries.version_in_force(request.actor, NOW)
    lines: list[dict[str, Any]] = []
    offered: list[SeriesChoice] = []
    if version is not None:
        offered = series.choices(request.actor, NOW)
        decided: dict[int, list[Meaning]] = defaultdict(list)
        for meaning in queries.meanings(request.actor, NOW):
            decided[meaning.promise_id].append(meaning)
        for promise in queries.promises(request.actor, NOW).filter(outline=version.pk, kind="target"):
            mine = decided[promise.pk]
            keys = {series_key(vars(meaning)) for meaning in mine}
            found = series.likely(promise.indicator, offered)
            found += [each for each in offered if each.key in keys and each not in found]
            lines.append({"promise": promise, "decided": mine, "choices": found, "keys": keys})
    lines.sort(key=lambda line: bool(line["decided"]))
    context = {
        "version": version,
        "lines": lines,
        "offered": bool(offered),
        "left": sum(not line["decided"] for line in lines),
        "may": request.actor.role != "reader",
    }
    return render(request, "outlines/meanings.html", context)


@require_POST
def decide(request: ActorRequest, code: str) -> HttpResponse:
    """Take which series a target means."""
    promise = queries.promises(request.actor, NOW).get(code=code)
    names = Meaning.SERIES
    chosen = [key.split("|") for key in request.POST.getlist("series")]
    decide_meaning(
        promise,
        meanings=[dict(zip(names, key, strict=True)) for key in chosen if len(key) == len(names)],
        reason=request.POST.get("reason", "").strip()[:300],
        on=day(request),
        **stamp(request),
    )
    return to("meanings", anchor=code)

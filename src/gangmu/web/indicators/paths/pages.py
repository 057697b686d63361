"""Paths over HTTP: each target with the path that was chosen for it, and the form that chooses another."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from gangmu.core.base.iso_periods import Period
from gangmu.core.base.quantities import Quantity, canonical
from gangmu.core.base.refusals import GangmuError
from gangmu.core.indicators.targets import Path
from gangmu.core.plan.path_choices import PathNotReadError
from gangmu.core.plan.standing_words import period_in_words
from gangmu.web.accounts.scopes import may
from gangmu.web.doors.languages import say
from gangmu.web.doors.posted import day, number, stamp, to
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.indicators.judging import Judgement, judgements
from gangmu.web.indicators.paths.actions import choose_path
from gangmu.web.indicators.paths.forms import FORMS
from gangmu.web.indicators.showing.figures import quantity
from gangmu.web.indicators.showing.telling import margin_words
from gangmu.web.outlines import queries as outlines
from gangmu.web.outlines.models import Promise
from gangmu.web.record.moments import NOW

_FIELDS: Final = ("path", "base_period", "base_value", "milestones", "tolerance")


@dataclass(frozen=True, slots=True, kw_only=True)
class PathLine:
    """行: a target with its path, and how it stands by it."""

    promise: Promise
    figure: str
    unit: str
    due: str
    standing: str
    beside: str  # the few words of the margin
    chosen: str  # the path in words; empty: none
    since: str  # its base period in words
    typed: Mapping[str, str]
    is_open: bool = False


def paths(request: ActorRequest, refusal: GangmuError | None = None, *, at_fault: str = "") -> HttpResponse:
    """List the targets that fall due and their paths, those without one first."""
    rows = [
        each
        for each in outlines.promises(request.actor, NOW).filter(kind="target")
        if each.due and each.value is not None and each.withdrawn_on is None
    ]
    known = judgements(request.actor, NOW, on=day(request), promises=rows)
    lines = [_line(row, known[row.pk], request.POST if row.code == at_fault else None) for row in rows]
    context = {
        "lines": sorted(lines, key=lambda each: (bool(each.chosen), each.promise.start)),
        "without": sum(not each.chosen for each in lines),
        "forms": [(each.value, say(*words)) for each, words in FORMS.items()],
        "refusal": refusal,
        "may": may(request.actor, "update", Promise),
        "here": "figures",
        "at": "paths",
    }
    return render(request, "indicators/paths.html", context, status=422 if refusal else 200)


def _line(row: Promise, judgement: Judgement, typed: Mapping[str, str] | None) -> PathLine:
    target = judgement.target
    kept = {
        "path": row.path,
        "base_period": row.base_period,
        "base_value": "" if row.base_value is None else canonical(row.base_value),
        "milestones": ";".join(f"{when}={value}" for when, value in row.milestones or ()),
        "tolerance": "" if row.tolerance is None else canonical(row.tolerance),
    }
    return PathLine(
        promise=row,
        figure=quantity(Quantity(target.value, target.unit)) if target.value is not None else "",
        unit=target.unit,
        due=say(period_in_words(Period(row.due)), row.due),
        standing=judgement.verdict.standing.value,
        beside="" if judgement.verdict.standing.is_grey else margin_words(judgement),
        chosen=say(*FORMS[Path(row.path)]) if row.path else "",
        since=say(period_in_words(Period(row.base_period)), row.base_period) if row.base_period else "",
        typed=kept if typed is None else {name: typed.get(name, "")[:300] for name in _FIELDS},
        is_open=typed is not None,
    )


@require_POST
def choose(request: ActorRequest, code: str) -> HttpResponse:
    """Choose the path of a target."""
    try:
        choose_path(
            outlines.promises(request.actor, NOW).get(code=code),
            **{name: request.POST.get(name, "")[:300] for name in _FIELDS},
            seen=number(request.POST.get("version")),
            **stamp(request),
        )
    except PathNotReadError as refusal:
        return paths(request, refusal, at_fault=code)
    return to("paths", anchor=code)

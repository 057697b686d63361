"""What if over HTTP (试算): a form and its answer beside the official figures; saved under a name, listed, removed."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from gangmu.core.base.refusals import GangmuError
from gangmu.web.accounts import queries as accounts
from gangmu.web.accounts.scopes import may
from gangmu.web.doors.forms import RefusedHere
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.indicators import outlooks
from gangmu.web.indicators.actions.what_ifs import remove_what_if, save_what_if
from gangmu.web.indicators.models import WhatIf
from gangmu.web.indicators.refusals import WhatIfNotReadError
from gangmu.web.indicators.showing.chances import in_words
from gangmu.web.indicators.showing.figures import percent
from gangmu.web.indicators.showing.pictures import picture_of
from gangmu.web.indicators.showing.supposing import Answer, answer_of, target_name
from gangmu.web.indicators.supposing import open_targets, read_supposition, suppose
from gangmu.web.outlines import queries as outlines
from gangmu.web.record.clock import now, today
from gangmu.web.record.moments import NOW

_REFUSED = ("what_if.", "forecast.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """存下的试算: one row of the list."""

    row: WhatIf
    target: str
    code: str
    growth: str
    due: str
    arrival: str
    chance: str
    by: str
    again: str  # query that shows it again
    may_remove: bool


def what_ifs(request: ActorRequest, refusal: GangmuError | None = None) -> HttpResponse:
    """Show the form, the answer to what was asked, and what was saved before."""
    on = _day(request)
    asked = {
        name: request.GET.get(name, request.POST.get(name, ""))[:40] for name in ("target", "growth", "due")
    }
    answer: Answer | None = None
    if refusal is None and asked["target"] and (asked["growth"] or asked["due"]):
        with RefusedHere(*_REFUSED) as refused:
            answer = answer_of(suppose(request.actor, read_supposition(**asked), on=on))
        refusal = refused.refusal
    context = {
        "targets": [(each.promise.code, target_name(each)) for each in open_targets(request.actor, on=on)],
        "asked": asked,
        "answer": answer,
        "picture": picture_of(answer.drawing) if answer and answer.drawing else None,
        "saved": _saved(request),
        "refusal": refusal,
        "may": may(request.actor, "create", WhatIf),
        "here": "leaders",
    }
    return render(request, "indicators/what_ifs.html", context, status=422 if refusal else 200)


def _saved(request: ActorRequest) -> list[Saved]:
    rows = list(outlooks.what_ifs(request.actor, NOW))
    promises = outlines.promises(request.actor, NOW).by_id(row.promise_id for row in rows)
    posts = accounts.posts(request.actor, NOW).by_id(row.post_id for row in rows)
    removable = set[int]()
    if may(request.actor, "remove", WhatIf):
        removable = {row.pk for row in outlooks.what_ifs(request.actor, NOW, verb="remove")}
    return [
        Saved(
            row=row,
            target=promises[row.promise_id].words,
            code=promises[row.promise_id].code,
            growth=percent(Decimal(row.result["growth"])),
            due=str(row.result["due"]),
            arrival=str(row.result["arrival"] or ""),
            chance=in_words(Decimal(row.result["chance_of_path"])),
            by=posts[row.post_id].title if row.post_id in posts else "",
            again=urlencode(
                {
                    "target": promises[row.promise_id].code,
                    "growth": f"{row.growth * 100:f}" if row.growth is not None else "",
                    "due": row.due,
                }
            ),
            may_remove=row.pk in removable,
        )
        for row in rows
        if row.promise_id in promises
    ]


@require_POST
def save(request: ActorRequest) -> HttpResponse:
    """Save what was supposed under a name."""
    on = _day(request)
    given = {name: request.POST.get(name, "")[:40] for name in ("target", "growth", "due")}
    with RefusedHere(*_REFUSED) as refused:
        name = request.POST.get("name", "").strip()[:60]
        if not name:
            raise WhatIfNotReadError(text="")
        supposed = suppose(request.actor, read_supposition(**given), on=on)
        save_what_if(supposed, name=name, on=on, by=request.actor, at=now(), key=_key(request))
    if refused.refusal:
        return what_ifs(request, refused.refusal)
    return HttpResponseRedirect(f"{reverse('what_ifs')}?{urlencode(given)}#saved")


@require_POST
def remove(request: ActorRequest, number: int) -> HttpResponse:
    """Remove a what-if."""
    row = outlooks.what_ifs(request.actor, NOW, verb="remove").get(id=number)
    seen = request.POST.get("version", "")
    version = int(seen) if seen.isdecimal() and len(seen) < 10 else 0
    remove_what_if(row, seen=version, by=request.actor, at=now(), key=_key(request))
    return HttpResponseRedirect(reverse("what_ifs"))


def _key(request: ActorRequest) -> str:
    return request.POST.get("key", "")[:100]


def _day(request: ActorRequest) -> date:
    assert request.programme is not None  # its routes need one
    return today(request.programme)

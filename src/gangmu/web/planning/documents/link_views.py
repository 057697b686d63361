"""Links of items to clauses, and conflicts of duties, at the desk."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from gangmu.core.base.refusals import GangmuError
from gangmu.core.plan.clause_links import ClauseProposal
from gangmu.web.accounts.scopes import may
from gangmu.web.doors import posted
from gangmu.web.doors.forms import RefusedHere
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.planning.documents import forms, queries
from gangmu.web.planning.documents.cutting import title_of
from gangmu.web.planning.documents.linking import Clauses, as_linked, clauses_in_force, link_items, proposals
from gangmu.web.planning.documents.refusals import ClauseUnknownError
from gangmu.web.planning.documents.settling import open_conflicts, settle_duty
from gangmu.web.planning.documents.words import link_words
from gangmu.web.planning.models import DutySettlement, PlanItem
from gangmu.web.record.moments import NOW

PAGE = 50


def links(request: ActorRequest, document: int, refusal: GangmuError | None = None) -> HttpResponse:
    """Show the items of a document with the clauses that they may carry out."""
    row = queries.documents(request.actor, NOW).get(id=document)
    every = list(queries.items(request.actor, NOW).filter(document=row.pk))
    show_all = request.GET.get("show") == "all"
    waiting = [each for each in every if show_all or each.link in ("open", "proposed")]
    clauses = clauses_in_force(request.actor)
    proposed = proposals([as_linked(each) for each in waiting[:PAGE]], clauses)
    lines = [_line(item, proposed[item.pk], clauses) for item in waiting[:PAGE]]
    context = {
        "document": row,
        "lines": lines,
        "left": sum(each.link in ("open", "proposed") for each in every),
        "total": len(every),
        "more": max(len(waiting) - PAGE, 0),
        "show_all": show_all,
        "has_outline": bool(clauses.linked),
        "may": may(request.actor, "update", PlanItem),
        "refusal": refusal,
    }
    return render(request, "planning/documents/links.html", context, status=422 if refusal else 200)


def _line(item: PlanItem, proposed: Sequence[ClauseProposal], clauses: Clauses) -> dict[str, Any]:
    """Give an item with the clauses that are offered for it: what was confirmed stays among them."""
    offered: list[tuple[int, str, str, ClauseProposal | None]] = [
        (each.clause, clauses.codes.get(each.clause, ""), clauses.words_of(each.clause), each)
        for each in proposed
    ]
    if item.clause_id and item.clause_id not in {each.clause for each in proposed}:
        kept = item.clause_id
        offered.insert(0, (kept, clauses.codes.get(kept, ""), clauses.words_of(kept), None))
    chosen = "none" if item.link == "none" else item.clause_id
    return {"item": item, "offered": offered, "chosen": chosen, "state": link_words(item.link)}


def _chosen(request: ActorRequest) -> tuple[dict[int, int | None], dict[int, int]]:
    """Read what was chosen or written as a code; a code that no clause bears is refused."""
    chosen, seen = forms.linked(request.POST)
    written = forms.codes_written(request.POST)
    clauses = clauses_in_force(request.actor) if written else None
    for key, (code, saw) in written.items():
        found = clauses.key_of(code) if clauses else None
        if found is None:
            raise ClauseUnknownError(text=code[:40])
        chosen[key], seen[key] = found, saw
    return chosen, seen


@require_POST
def link(request: ActorRequest, document: int) -> HttpResponse:
    """Confirm links, or say that no clause ordered an item."""
    with RefusedHere("planning.") as refused:
        chosen, seen = _chosen(request)
        link_items(
            chosen,
            why_none=request.POST.get("why_none", ""),
            on=posted.day(request),
            seen=seen,
            **posted.stamp(request),
        )
    if refused.refusal:
        return links(request, document, refused.refusal)
    return posted.to("document_links", document=document)


def conflicts(request: ActorRequest, refusal: GangmuError | None = None) -> HttpResponse:
    """List duties that documents give to two leads, dates that disagree, and how others were settled."""
    settled = list(queries.settlements(request.actor, NOW).page(0, 100))
    items = queries.items(request.actor, NOW).by_id({each.item_id for each in settled if each.item_id})
    context = {
        "conflicts": open_conflicts(request.actor, posted.day(request)),
        "settled": [
            (each, title_of(items[each.item_id]) if each.item_id in items else "") for each in settled
        ],
        "may": may(request.actor, "create", DutySettlement),
        "refusal": refusal,
    }
    return render(request, "planning/documents/conflicts.html", context, status=422 if refusal else 200)


@require_POST
def settle(request: ActorRequest) -> HttpResponse:
    """Settle a conflict with a record."""
    with RefusedHere("planning.") as refused:
        settle_duty(
            request.POST.get("conflict", "")[:300],
            holds=request.POST.get("holds", ""),
            reason=request.POST.get("reason", ""),
            paper=request.POST.get("paper", ""),
            on=posted.day(request),
            **posted.stamp(request),
        )
    return conflicts(request, refused.refusal) if refused.refusal else posted.to("duty_conflicts")

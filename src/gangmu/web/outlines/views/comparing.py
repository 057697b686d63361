"""Comparing a new version with the one in force, clause by clause."""

from difflib import SequenceMatcher
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from gangmu.web.doors.languages import say
from gangmu.web.doors.posted import day, stamp, to
from gangmu.web.doors.posted import number as number_of
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.outlines import queries
from gangmu.web.outlines.actions.following import follow_decisions
from gangmu.web.outlines.actions.linking import decide_links, make_link
from gangmu.web.outlines.choices import CHANGES
from gangmu.web.outlines.views.posted import conflict_page, version_of
from gangmu.web.record.moments import NOW
from gangmu.web.record.refusals import ConflictError

AT_ONCE = 100
_ORDER = ("raised", "lowered", "date_moved", "split", "merged", "reworded", "dropped", "added", "unchanged")


def links(request: ActorRequest, number: int) -> HttpResponse:
    """Show proposed links of one kind of change, old words beside new ones."""
    version = version_of(request, number)
    rows = queries.links(request.actor, NOW).filter(outline=version.pk)
    short = rows.columns("changes", "state")
    counts = [
        (
            name,
            say(*CHANGES[name]),
            sum(name in changes for changes, _ in short),
            sum(name in changes and state == "proposed" for changes, state in short),
        )
        for name in _ORDER
    ]
    change = request.GET.get("change", "")
    if change not in _ORDER:
        change = next((name for name, _, _, left in counts if left), _ORDER[0])
    show_all = request.GET.get("show") == "all"
    found = [row for row in rows if change in row.changes and (show_all or row.state == "proposed")]
    in_force = queries.version_in_force(request.actor, NOW)
    texts: dict[int, str] = {}
    codes = {}
    if in_force is not None:
        for each in queries.clause_texts(request.actor, NOW).filter(outline=in_force.pk):
            texts[each.clause_id] = in_force.text[each.start : each.end]
        codes = {pk: row.code for pk, row in queries.clauses(request.actor, NOW).by_id().items()}
    context: dict[str, Any] = {
        "version": version,
        "in_force": in_force,
        "counts": counts,
        "change": change,
        "show_all": show_all,
        "lines": [
            {
                "link": row,
                "code": codes.get(row.clause_id or 0, ""),
                **_sides(
                    texts.get(row.clause_id or 0, ""),
                    "" if row.start is None else version.text[row.start : row.end],
                ),
                "changes": [(name, say(*CHANGES[name])) for name in row.changes],
            }
            for row in found[:AT_ONCE]
        ],
        "more": max(len(found) - AT_ONCE, 0),
        "total": len(short),
        "left": sum(state == "proposed" for _, state in short),
        "kept": sum(state == "confirmed" and changes == ["unchanged"] for changes, state in short),
        "may": version.state == "in_review" and request.actor.role != "reader",
    }
    return render(request, "outlines/links.html", context)


Pieces = list[tuple[str, bool]]


def _sides(before: str, after: str) -> dict[str, Pieces]:
    """Cut both wordings where they differ: words, and whether the other side lacks them."""
    if not before or not after:
        return {"before": [(before, False)] if before else [], "after": [(after, False)] if after else []}
    old: Pieces = []
    new: Pieces = []
    for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if b > a:
            old.append((before[a:b], what != "equal"))
        if d > c:
            new.append((after[c:d], what != "equal"))
    return {"before": old, "after": new}


@require_POST
def decide(request: ActorRequest, number: int) -> HttpResponse:
    """Confirm or refuse the links that were ticked, or all of one kind of change."""
    version = version_of(request, number)
    query = request.POST.get("query", "")[:200]
    rows = queries.links(request.actor, NOW).filter(outline=version.pk)
    whole = request.POST.get("whole", "")
    if whole in _ORDER:
        chosen = [row for row in rows.filter(state="proposed") if whole in row.changes]
    else:
        seen = dict(_seen(request))
        chosen = list(rows.filter(id__in=list(seen)))
        for row in chosen:
            row.version = seen[row.pk]
    state = "refused" if request.POST.get("verb") == "refuse" else "confirmed"
    try:
        if chosen:
            decide_links(chosen, state=state, on=day(request), **stamp(request))
    except ConflictError as refusal:
        return conflict_page(request, refusal, back=reverse("links", kwargs={"number": number}) + f"?{query}")
    return to("links", query, number=number)


@require_POST
def follow(request: ActorRequest, number: int) -> HttpResponse:
    """Take the decisions of the version in force for the sentences that did not change."""
    follow_decisions(version_of(request, number), on=day(request), **stamp(request))
    return to("version", number=number)


def _seen(request: ActorRequest) -> list[tuple[int, int]]:
    found = []
    for each in request.POST.getlist("seen"):
        link, _, version = each.partition(":")
        if link.isdecimal() and version.isdecimal():
            found.append((int(link), int(version)))
    return found


@require_POST
def relink(request: ActorRequest, number: int) -> HttpResponse:
    """Say which clause a sentence of the new version is, by the clause's code."""
    version = version_of(request, number)
    link = queries.links(request.actor, NOW).get(id=number_of(request.POST.get("link")), outline=version.pk)
    clause = queries.clauses(request.actor, NOW).get(code=request.POST.get("code", "").strip().upper())
    make_link(
        link,
        clause_id=clause.pk,
        on=day(request),
        seen=number_of(request.POST.get("version")),
        **stamp(request),
    )
    return to("links", request.POST.get("query", "")[:200], number=number)

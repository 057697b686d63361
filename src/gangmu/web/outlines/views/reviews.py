"""The review page and its verbs."""

from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from gangmu.web.doors.posted import day, stamp, to
from gangmu.web.doors.posted import number as number_of
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.outlines import queries, series
from gangmu.web.outlines.actions import clauses, deciding
from gangmu.web.outlines.choices import KINDS, REASONS, SHELVES
from gangmu.web.outlines.forms import corrected
from gangmu.web.outlines.models import Draft, OutlineVersion, Promise
from gangmu.web.outlines.proposing import proposed_values
from gangmu.web.outlines.refusals import WordsManyError, WordsNotFoundError
from gangmu.web.outlines.reviewing import (
    AT_ONCE,
    Asked,
    ReviewPage,
    chapter_asked,
    chosen_of,
    placed,
    review_page,
)
from gangmu.web.outlines.views.posted import conflict_page, taken_before, version_of
from gangmu.web.outlines.words import MOST, place_of, places_of
from gangmu.web.record.asof import Rows
from gangmu.web.record.moments import NOW
from gangmu.web.record.refusals import ConflictError


def review(request: ActorRequest, number: int) -> HttpResponse:
    """Show a chapter beside its drafts; of a text that is not read yet, how far its reading is."""
    version = version_of(request, number)
    if version.state in ("reading", "unreadable"):
        return to("version", number=number)
    return review_at(request, version, asked_of(request))


def asked_of(request: ActorRequest, sent: QueryDict | None = None) -> Asked:
    """Read what an address asks for, or what a form says of the place from which it was sent."""
    sent = request.GET if sent is None else sent
    shelf = sent.get("shelf", "promises")
    return Asked(
        chapter=sent.get("chapter", "")[:60],
        shelf=shelf if shelf in SHELVES else "promises",
        show="all" if sent.get("show") == "all" else "open",
        draft=number_of(sent.get("draft")),
        page=max(number_of(sent.get("page"), 1), 1),
    )


def review_at(
    request: ActorRequest, version: OutlineVersion, asked: Asked, *, status: int = 200, **more: Any
) -> HttpResponse:
    """Show the review at a place; `more` is what else the page says."""
    actor = request.actor
    mine = queries.drafts(actor, NOW).filter(outline=version.pk)
    rows = mine.columns("id", "kind", "state", "start", "doubt", "pattern")
    asked = placed(version, rows, asked)
    here = chapter_asked(version, rows, asked)
    asked = Asked(chapter=here.id, shelf=asked.shelf, show=asked.show, draft=asked.draft, page=asked.page)
    shown = mine.filter(kind__in=SHELVES[asked.shelf][0], start__gte=here.start, start__lt=here.section_end)
    if asked.show == "open":
        shown = shown.filter(state="proposed")
    total = sum(
        kind in SHELVES[asked.shelf][0]
        and here.start <= start < here.section_end
        and (asked.show == "all" or state == "proposed")
        for _, kind, state, start, _, _ in rows
    )
    drafts = shown.page(AT_ONCE * (asked.page - 1), AT_ONCE * asked.page)
    if asked.draft and all(each.pk != asked.draft for each in drafts):
        drafts = [*mine.filter(id=asked.draft), *drafts]
    chosen = chosen_of(drafts, asked)
    page = review_page(
        version,
        asked=asked,
        rows=rows,
        here=here,
        drafts=drafts,
        offered=series.choices(actor, NOW),
        pages=-(-total // AT_ONCE),
        beside=_beside(mine, chosen) if chosen else (),
    )
    context = {
        "page": page,
        "reasons": REASONS,
        "kinds": KINDS,
        "last": clauses.last_act(version, actor) if actor.user else None,
        "may": version.state == "in_review" and actor.role != "reader",
        "promise": _promise_of(request, page) if version.state == "issued" else None,
    }
    return render(request, "outlines/review.html", context | more, status=status)


def _beside(mine: Rows[Draft], chosen: Draft) -> list[Draft]:
    """Give the targets and measures that share words with a draft."""
    if chosen.kind not in ("target", "measure"):
        return []
    both = mine.filter(kind__in=("target", "measure"), start__lt=chosen.end, end__gt=chosen.start)
    return [row for row in both.order_by("number") if row.pk != chosen.pk]


def _promise_of(request: ActorRequest, page: ReviewPage) -> Promise | None:
    """Give the promise that the open draft of an issued version became: its span may need mending."""
    if page.chosen is None:
        return None
    return queries.promises(request.actor, NOW).filter(draft=page.chosen.line.draft.pk).first()


@require_POST
def decide(request: ActorRequest, number: int) -> HttpResponse:
    """Take what a clerk decided on one draft, and go on to the next."""
    version = version_of(request, number)
    draft = queries.drafts(request.actor, NOW).get(id=_posted(request, "draft"), outline=version.pk)
    query = request.POST.get("query", "")[:200]
    try:
        after = _decide(request, version, draft)
    except ConflictError as refusal:
        back = reverse("review", kwargs={"number": number}) + f"?{query}&show=all&draft={draft.pk}"
        now = queries.drafts(request.actor, NOW).get(id=draft.pk)
        return conflict_page(request, refusal, back=back, draft=now)
    after = after or _posted(request, "next")
    return to(
        "review", f"{query}&draft={after}" if after else query, f"d{after}" if after else "", number=number
    )


def _posted(request: ActorRequest, name: str) -> int:
    return number_of(request.POST.get(name))


def _decide(request: ActorRequest, version: OutlineVersion, draft: Draft) -> int:
    """Do the verb of the button; give the draft to go to where that is not the next one."""
    seen, on = _posted(request, "version"), day(request)
    stamped = stamp(request)
    match request.POST.get("verb"):
        case "accept" | "correct" if not taken_before(request, "draft_accepted", "draft_corrected"):
            _accept(request, version, draft)
        case "reject":
            reason = request.POST.get("reason") or REASONS[0][0]
            deciding.reject_draft(draft, reason=reason, on=on, seen=seen, **stamped)
        case "reopen":
            return deciding.reopen_draft(draft, on=on, seen=seen, **stamped).pk
        case "merge":
            into = queries.drafts(request.actor, NOW).get(id=_posted(request, "into"), outline=version.pk)
            seen_into = _posted(request, "version_into")
            deciding.merge_draft(draft, into=into, on=on, seen=seen, seen_into=seen_into, **stamped)
            return into.pk
        case "split":
            lines = [line for line in request.POST.get("pieces", "").splitlines() if line.strip()]
            within = draft.start, draft.end
            parts = [place_of(version.text, line, within=within, near=draft.start) for line in lines]
            deciding.split_draft(draft, parts=parts, on=on, seen=seen, **stamped)
    return 0


def _accept(request: ActorRequest, version: OutlineVersion, draft: Draft) -> None:
    """Accept as it stands where nothing was touched, else with the corrections."""
    seen, on = _posted(request, "version"), day(request)
    typed = {
        name.removeprefix("f-"): str(value) for name, value in request.POST.items() if name.startswith("f-")
    }
    if "f-ambition-there" in request.POST:
        typed.setdefault("ambition", "")
    values = corrected(draft.kind, draft.values, typed)
    words = request.POST.get("words", "")
    span = None
    if words.strip() and words != version.text[draft.start : draft.end]:
        span = place_of(version.text, words, near=draft.start)
    meanings = _meanings(request) if draft.kind == "target" else None
    if values == draft.values and span is None and draft.state == "proposed":
        deciding.accept_draft(draft, meanings=meanings, on=on, seen=seen, **stamp(request))
    else:
        deciding.correct_draft(
            draft, values=values, span=span, meanings=meanings, on=on, seen=seen, **stamp(request)
        )


def _meanings(request: ActorRequest) -> list[dict[str, Any]] | None:
    if "series-there" not in request.POST:
        return None
    names = ("place", "indicator", "definition", "breakdown", "basis", "span")
    chosen = [key.split("|") for key in request.POST.getlist("series")]
    reason = request.POST.get("series-reason", "")[:300]
    return [
        {"role": "actual", **dict(zip(names, key, strict=True)), "reason": reason}
        for key in chosen
        if len(key) == len(names)
    ]


@require_POST
def add(request: ActorRequest, number: int) -> HttpResponse:
    """Add a draft from words of the text: selected, or typed and found."""
    version = version_of(request, number)
    words = request.POST.get("words", "")[:2000]
    kind = request.POST.get("kind", "measure")
    kind = kind if kind in KINDS else "measure"
    start = request.POST.get("near") or request.POST.get("start")
    near = number_of(start) if start else None
    back = asked_of(request, request.POST)
    try:
        span = place_of(version.text, words, near=near)
    except WordsNotFoundError as refusal:
        return review_at(request, version, back, status=422, refusal=refusal, typed=words, typed_kind=kind)
    except WordsManyError:
        found = places_of(version.text, words)[:MOST]
        choices = [
            (a, version.text[max(a - 15, 0) : a], version.text[a:b], version.text[b : b + 15])
            for a, b in found
        ]
        return review_at(request, version, back, choices=choices, typed=words, typed_kind=kind)
    values = proposed_values(kind, version, span)
    added = deciding.add_draft(
        version, kind=kind, values=values, span=span, on=day(request), **stamp(request)
    )
    shelf = next(name for name, (kinds, _) in SHELVES.items() if kind in kinds)
    chapter = request.POST.get("chapter", "")[:60]
    query = f"chapter={chapter}&shelf={shelf}&draft={added.pk}"
    return to("review", query, f"d{added.pk}", number=number)


@require_POST
def undo(request: ActorRequest, number: int) -> HttpResponse:
    """Undo one's own last act in this review."""
    version = version_of(request, number)
    seq = _posted(request, "seq")
    query = request.POST.get("query", "")[:200]
    stamped = stamp(request) | {"key": clauses.undo_key(seq)}
    try:
        clauses.undo(version, seq=seq, **stamped)
    except ConflictError as refusal:
        back = reverse("review", kwargs={"number": number}) + f"?{query}"
        return conflict_page(request, refusal, back=back)
    return to("review", query, number=number)

"""Papers over HTTP: the list of what was issued, one paper, and drafts of what may be."""

import re
from collections.abc import Sequence
from typing import Final

from django.db.models import Q
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from gangmu.core.base.refusals import GangmuError
from gangmu.web.accounts import queries as accounts
from gangmu.web.accounts.scopes import allowed, may
from gangmu.web.desk.papers.files import drawn, file_of, sheet_of
from gangmu.web.doors.dates import day_words
from gangmu.web.doors.forms import RefusedHere
from gangmu.web.doors.languages import say, shown
from gangmu.web.doors.lists import Cell, Column, Frame, Pick, listed
from gangmu.web.doors.posted import day, number, stamp, to
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.planning import queries as planning
from gangmu.web.planning.actions.issuing import frozen
from gangmu.web.planning.papers import NOT_ISSUED, division_draft, words_on
from gangmu.web.record.models import Paper
from gangmu.web.record.moments import NOW
from gangmu.web.reporting.lamps.closing import month_of
from gangmu.web.reporting.papers.monthly import NoteHead, issue_note, note_draft
from gangmu.web.reporting.papers.reminding import (
    ReminderHead,
    issue_reminder,
    new_limit,
    owing,
    reminder_draft,
)

FRAME: Final = Frame(
    name="papers",
    zh="公文",
    en="Papers",
    columns=(
        Column("issued_on", "日期", "Date", order=("issued_on",), narrow=True),
        Column("number", "文号", "Number", order=("number",)),
        Column("title", "标题", "Title", order=("title",)),
        Column("kind", "种类", "Kind", order=("kind",), narrow=True),
        Column("issuer", "发文机关", "Issuer", order=("issuer",)),
        Column("file", "下载", "Download", narrow=True),
    ),
    order=("-issued_on", "-id"),
    search=("title", "number", "issuer"),
)
_UID: Final = re.compile(r"[0-9a-f]{32}")
_ENGLISH: Final[dict[str, str]] = {
    "annual_plan": "task-division notice",
    "annual_plan_supplement": "supplementary task division",
    "monthly_note": "monthly dispatch note",
    "reminder": "reminder",
    "outline": "issue of a text",
    "outline_erratum": "erratum",
}


def papers(request: ActorRequest) -> HttpResponse:
    """List what was issued."""
    rows = allowed(Paper, request.actor, moment=request.moment)
    names = _kind_names(request)
    kinds = sorted({kind for (kind,) in rows.columns("kind")})
    choices = [(kind, names.get(kind, kind)) for kind in kinds]
    picks = (Pick("kind", "种类", "Kind", choices, lambda value: Q(kind=value)),)
    found = listed(request, FRAME, rows, dress=lambda page: _dressed(page, names), picks=picks)
    if found.file is not None:
        return found.file
    context = {"list": found, "may": _may_issue(request), "here": "papers"}
    return render(request, "desk/papers.html", context)


def _kind_names(request: ActorRequest) -> dict[str, str]:
    """Name the kinds of paper, as the words in force have them."""
    entries = words_on(request.actor, request.moment, on=day(request)).list("kinds")
    named = (entry.partition(" ") for entry in entries)
    return {code: say(name or code, _ENGLISH.get(code, code)) for code, _, name in named}


def _dressed(rows: Sequence[Paper], names: dict[str, str]) -> list[list[Cell]]:
    return [
        [
            Cell(text=day_words(row.issued_on), value=row.issued_on),
            Cell(text=row.number or "—"),
            Cell(text=shown(row.title), href=reverse("paper", kwargs={"uid": row.uid.hex})),
            Cell(text=names.get(row.kind, row.kind)),
            Cell(text=shown(row.issuer) or "—"),
            _file_cell(row),
        ]
        for row in rows
    ]


def _file_cell(row: Paper) -> Cell:
    if not _is_drawable(row):
        return Cell(text="—")
    return Cell(text="docx", href=reverse("paper_file", kwargs={"uid": row.uid.hex}))


def _is_drawable(row: Paper) -> bool:
    return isinstance(row.content, dict) and "sheet" in row.content


def _may_issue(request: ActorRequest) -> bool:
    return may(request.actor, "create", Paper) and request.moment.is_present


def paper(request: ActorRequest, uid: str) -> HttpResponse:
    """Show one paper: its head, and what of it can be checked."""
    row = _paper(request, uid)
    sheet = sheet_of(row) if _is_drawable(row) else None
    context = {
        "paper": row,
        "kind": _kind_names(request).get(row.kind, row.kind),
        "sheet": sheet,
        "here": "papers",
    }
    return render(request, "desk/paper.html", context)


def paper_file(request: ActorRequest, uid: str) -> HttpResponse:
    """Give one paper as a file."""
    return file_of(_paper(request, uid), request)


def _paper(request: ActorRequest, uid: str) -> Paper:
    known = uid if _UID.fullmatch(uid) else "0" * 32
    return allowed(Paper, request.actor, moment=request.moment).get(uid=known)


def plan_draft(request: ActorRequest, year: int) -> HttpResponse:
    """Give the task division of a plan as it stands, for comment (征求意见稿)."""
    plan = planning.plan_of(request.actor, NOW, year)
    rows = list(planning.tasks_of(plan, request.actor, NOW).filter(state__in=NOT_ISSUED))
    written = division_draft(plan, rows, frozen(rows, request.actor), request.actor, NOW, on=day(request))
    return drawn(written, request, name=f"{plan.title}（征求意见稿）")


def dispatch_draft(request: ActorRequest, month: str) -> HttpResponse:
    """Give the note of a month as it would be today (代拟稿)."""
    asked = month_of(month)
    written = note_draft(asked, request.actor, NOW, on=day(request))
    return drawn(written, request, name=f"{written.title}（代拟稿）")


@require_POST
def issue_dispatch(request: ActorRequest, month: str) -> HttpResponse:
    """Issue the note of a closed month."""
    head = NoteHead(issuer=request.POST.get("issuer", ""), issue=number(request.POST.get("issue")))
    issued = issue_note(month_of(month), head, on=day(request), **stamp(request))
    return to("paper", uid=issued.uid.hex)


def reminders(request: ActorRequest, refusal: GangmuError | None = None, code: str = "") -> HttpResponse:
    """List the units that owe reports, each with its letter."""
    on = day(request)
    words = words_on(request.actor, NOW, on=on)
    context = {
        "owing": owing(request.actor, on=on),
        "on": on,
        "limit": new_limit(words, on=on),
        "days": words.count("reminder_days", most=30),
        "issuer": words.word("issuer"),
        "refusal": refusal,
        "typed": request.POST,
        "refused": code,
        "here": "papers",
    }
    return render(request, "desk/reminders.html", context, status=422 if refusal else 200)


def draft_reminder(request: ActorRequest, code: str) -> HttpResponse:
    """Give the letter to one unit as it would be today (代拟稿)."""
    unit = accounts.units(request.actor, NOW).get(code=code)
    written = reminder_draft(unit, request.actor, on=day(request))
    return drawn(written, request, name=f"{written.title}（{unit.name}，代拟稿）")


@require_POST
def send_reminder(request: ActorRequest, code: str) -> HttpResponse | HttpResponseRedirect:
    """Issue the letter to one unit."""
    unit = accounts.units(request.actor, NOW).get(code=code)
    head = ReminderHead(
        number=request.POST.get("number", ""),
        issuer=request.POST.get("issuer", ""),
        contact=request.POST.get("contact", ""),
        days=number(request.POST.get("days")),
    )
    with RefusedHere("paper.", "record.number_taken") as refused:
        issued = issue_reminder(unit, head, on=day(request), **stamp(request))
    if refused.refusal:
        return reminders(request, refused.refusal, code)
    return to("paper", uid=issued.uid.hex)

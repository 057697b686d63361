"""The public pages over HTTP."""

from datetime import date
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from gangmu.core.base.refusals import GangmuError
from gangmu.web.doors.heads import SHOWN, heads_of_releases
from gangmu.web.doors.languages import HTML_LANG, language
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.indicators.showing.faces import FACES
from gangmu.web.indicators.showing.pictures import picture_file, picture_of
from gangmu.web.portal import queries
from gangmu.web.portal.asking import Asked
from gangmu.web.portal.books import compose_book
from gangmu.web.portal.finding import LONGEST, Question, filters_of, find
from gangmu.web.portal.issues import editions_known
from gangmu.web.portal.materials import PromiseRow
from gangmu.web.portal.pages import Book
from gangmu.web.portal.placing import (
    Placer,
    clause_page,
    gaps_page,
    promise_page,
    sets_page,
    systems_page,
)
from gangmu.web.portal.rule_pages import rule_page, rule_pages
from gangmu.web.portal.scripts import in_script
from gangmu.web.portal.setting import MESHES_ONE_BY_ONE, Press
from gangmu.web.record.clock import today
from gangmu.web.record.moments import NOW, released
from gangmu.web.record.refusals import NotFoundError

WHOLE: Final = 60_000  # characters of text up to which the living outline is one page


class NothingIssuedError(GangmuError):
    """There is no issued outline to show yet."""

    code = "portal.nothing_issued"


class NothingIssuedThenError(GangmuError):
    """By the day that was asked for there was no outline to show yet."""

    code = "portal.nothing_issued_then"
    parameter_names = ("day",)


def outline(request: ActorRequest) -> HttpResponse:
    """Show the living outline; before anything is issued, say so and what comes next."""
    if (placer := _placer(request)) is None:
        return _render(request, "empty.html", "outline", {"issued_on": _issued_by(request)})
    materials, book = placer.materials, placer.book
    context = {
        "book": book,
        "filters": filters_of(Question(), materials, book),
        "bundled": len(materials.promises) > MESHES_ONE_BY_ONE,
        "whole": len(materials.text) <= WHOLE,
        "materials": materials,
        "unread": sum(promise.is_unread for promise in materials.promises),
    }
    return _render(request, "outline.html", "outline", context, front="")


def chapter(request: ActorRequest, number: int) -> HttpResponse:
    """Show one chapter with all that hangs from it."""
    placer = _issued(request)
    chapters = placer.book.chapters
    if not 1 <= number <= len(chapters):
        raise NotFoundError(what="portal.Chapter")
    here = chapters[number - 1]
    within = range(here.start, here.end)
    context = {
        "book": placer.book,
        "chapter": here,
        "before": chapters[number - 2] if number > 1 else None,
        "after": chapters[number] if number < len(chapters) else None,
        "systems": [row for row in placer.materials.systems if row.start in within],
        "gaps": [row for row in placer.materials.gaps if row.start in within],
        "sets": [row for row in sets_page(placer).listed if row.chapter.number == number],
        "tasks": [
            row
            for code in (c.code for c in placer.cutter.clauses.beginning(here.start, here.end))
            for row in placer.cutter.tasks.get(code, ())
        ],
        "targets": [(p, placer.phrase(p)) for p in here.promises if p.kind == "target"],
    }
    return _render(request, "chapter.html", "outline", context, level=2)


def promises(request: ActorRequest) -> HttpResponse:
    """List the sentences that a reader asks for."""
    placer = _issued(request)
    asked = {name: request.GET.get(name, "")[:80] for name in ("standing", "chapter", "theme", "year")}
    question = Question(query=request.GET.get("q", "")[:LONGEST], page=_page_asked(request), **asked)
    page = find(question, placer.materials, placer.book)
    context = {"book": placer.book, "page": page, "filters": page.filters, "pager": _pager(request)}
    return _render(request, "promises.html", "promises", context)


def promise(request: ActorRequest, code: str) -> HttpResponse:
    """Show one promise beside its sentence."""
    return _render(request, "promise.html", "promises", _promise(request, code), chosen=code)


def beside(request: ActorRequest, code: str) -> HttpResponse:
    """Give the short form of a promise's page that opens beside the text."""
    return _render(request, "_beside.html", "promises", _promise(request, code), chosen=code)


def chart(request: ActorRequest, code: str) -> HttpResponse:
    """Give a promise's drawing as a file of its own."""
    _placed(request, code)
    drawing = next(iter(queries.detail(_asked(request), code).drawings), None)
    if drawing is None:
        raise NotFoundError(what="portal.Chart")
    return HttpResponse(picture_file(drawing), content_type="image/svg+xml; charset=utf-8")


def clause(request: ActorRequest, code: str) -> HttpResponse:
    """Show one sentence with all that hangs from it."""
    placer = _issued(request)
    if (found := placer.clause(code)) is None:  # dropped by a later version: read where it stood last
        placer = _before(request, queries.version_of_clause(_asked(request), code), "outlines.Clause")
        found = placer.clause(code)
    if found is None:
        raise NotFoundError(what="outlines.Clause")
    return _render(
        request, "clause.html", "outline", {"page": clause_page(placer, found), "book": placer.book}
    )


def systems(request: ActorRequest) -> HttpResponse:
    """List every system that a sentence orders, with its state."""
    asked = {name: request.GET.get(name, "")[:40] for name in ("state", "kind", "chapter")}
    placer = _issued(request)
    page = systems_page(placer, query=request.GET.get("q", "")[:LONGEST], page=_page_asked(request), **asked)
    return _render(request, "systems.html", "systems", {"page": page, "pager": _pager(request)})


def gaps(request: ActorRequest) -> HttpResponse:
    """List what the text announces but does not contain."""
    page = gaps_page(_issued(request), page=_page_asked(request))
    return _render(request, "gaps.html", "gaps", {"page": page, "pager": _pager(request)})


def sets(request: ActorRequest) -> HttpResponse:
    """List the named sets with their members and sentences."""
    return _render(request, "sets.html", "sets", {"page": sets_page(_issued(request))})


def rules(request: ActorRequest) -> HttpResponse:
    """List the rules by which lamps and standings are told, those of before too."""
    return _render(request, "rules.html", "rules", {"pages": rule_pages(_asked(request))})


def rule(request: ActorRequest, code: str, number: int) -> HttpResponse:
    """Show one version of a rule set, each value with its source."""
    return _render(request, "rule.html", "rules", {"page": rule_page(_asked(request), code, number)})


def about(request: ActorRequest) -> HttpResponse:
    """Say what this site is."""
    return _render(request, "about.html", "about", {"heads": heads_of_releases(request)[:SHOWN]})


def help_page(request: ActorRequest) -> HttpResponse:
    """Explain the pages, offline."""
    return _render(request, "help.html", "help", {"faces": FACES.values()})


def _asked(request: ActorRequest) -> Asked:
    assert request.programme is not None  # its routes need one
    return Asked(request.actor, request.moment, request.as_of or today(request.programme))


def _placer(request: ActorRequest) -> Placer | None:
    asked = _asked(request)
    if asked.actor.role != "public":  # the office previews what is not released yet
        return _composed(asked)
    assert request.programme is not None
    return _kept(asked, request.programme.uid, language())


def _before(request: ActorRequest, version_id: int | None, what: str) -> Placer:
    """Give a version that is no longer in force, to read what a later one dropped."""
    asked = _asked(request)
    if version_id is None:
        raise NotFoundError(what=what)
    assert request.programme is not None
    is_public = asked.actor.role == "public"
    kept = _kept(asked, request.programme.uid, language(), version_id) if is_public else None
    if (placer := kept or _composed(asked, version_id)) is None:
        raise NotFoundError(what=what)
    return placer


@lru_cache(maxsize=6)
def _kept(asked: Asked, programme: UUID, spoken: str, version_id: int | None = None) -> Placer | None:
    """Keep what was composed of a release: the record at a past moment never changes (DESIGN §6.3)."""
    return _composed(asked, version_id)


def _composed(asked: Asked, version_id: int | None = None) -> Placer | None:
    found = queries.materials(asked, version_id=version_id)
    if found is None:
        return None
    materials = in_script(found)
    return Placer(materials, compose_book(materials), in_force=version_id is None)


def _issued_by(request: ActorRequest) -> date | None:
    """Give the day of the first paper, where a day is asked for that came after it and before it was entered here."""
    if request.as_of is None or request.programme is None:
        return None
    public = request.actor.role == "public"
    known = editions_known(request.actor, released(request.programme) if public else NOW)
    days = [each.on for each in known.values() if each.on is not None and each.on <= request.as_of]
    return min(days, default=None)


def _issued(request: ActorRequest) -> Placer:
    if (placer := _placer(request)) is None:
        if request.as_of is not None:
            raise NothingIssuedThenError(day=request.as_of.isoformat())
        raise NothingIssuedError()
    return placer


def _found(placer: Placer, code: str) -> PromiseRow | None:
    return next((row for row in placer.materials.promises if row.code == code), None)


def _placed(request: ActorRequest, code: str) -> tuple[Placer, PromiseRow]:
    """Find a promise in the version in force, or else in the one where it stood last: no address dies."""
    placer = _issued(request)
    if (found := _found(placer, code)) is None:
        placer = _before(request, queries.version_of_promise(_asked(request), code), "portal.Promise")
        found = _found(placer, code)
    if found is None:
        raise NotFoundError(what="portal.Promise")
    return placer, found


def _promise(request: ActorRequest, code: str) -> dict[str, Any]:
    placer, row = _placed(request, code)
    detail = queries.detail(_asked(request), code)
    page = promise_page(placer, row, detail)
    pictures = [picture_of(each, name=str(number)) for number, each in enumerate(detail.drawings)]
    return {"page": page, "pictures": pictures, "book": placer.book}


def _page_asked(request: ActorRequest) -> int:
    asked = request.GET.get("page", "1")
    return int(asked) if asked.isdecimal() and len(asked) < 6 else 1


def _pager(request: ActorRequest) -> str:
    """Give the query of the same list without its page, to put another behind it."""
    asked = request.GET.copy()
    asked.pop("page", None)
    return f"?{asked.urlencode()}&" if asked else "?"


def _render(
    request: ActorRequest, template: str, here: str, context: dict[str, Any], *, front: str | None = None,
    chosen: str = "",
    level: int = 3,
) -> HttpResponse:  # fmt: skip
    carry = f"?as-of={request.as_of.isoformat()}" if request.as_of else ""
    front = reverse("outline") if front is None else front
    press = Press(front=front, tail=carry, chosen=chosen, level=level)
    book: Book | None = context.get("book")
    context |= {"here": here, "carry": carry, "press": press}
    context["content_lang"] = book.lang if book else HTML_LANG[language()]
    return render(request, f"portal/{template}", context)

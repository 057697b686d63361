"""Pages of units: the tree in official order and in time, a unit's own page, and what can be done to it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from gangmu.core.base.refusals import GangmuError
from gangmu.web.accounts import actions
from gangmu.web.accounts.actions.units import DAY
from gangmu.web.accounts.charges import held_by
from gangmu.web.accounts.directory import directory, standing_units
from gangmu.web.accounts.kinds import ROLE_WORDS, kind_of, role_of, unit_kinds
from gangmu.web.accounts.models import (
    OrgUnit,
    Portfolio,
    PortfolioUnit,
    Post,
    UnitGroup,
    UnitGroupMember,
    UnitName,
    UnitSuccession,
)
from gangmu.web.accounts.queries import units_by_id
from gangmu.web.accounts.refusals import CodeTakenError, NoSuchChoiceError, UnitWithinItselfError
from gangmu.web.accounts.scopes import allowed, may
from gangmu.web.accounts.unit_sections import sections_of
from gangmu.web.desk.organisation.ahead import arranged, arranged_for_later
from gangmu.web.desk.organisation.reading import day_now, day_or_today, typed, unit_named, units_named, whole
from gangmu.web.desk.organisation.showing import kind_words, seats, told_of_desks, tree
from gangmu.web.doors.forms import RefusedHere
from gangmu.web.doors.languages import say
from gangmu.web.doors.posted import stamp
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.record.models import LedgerEntry
from gangmu.web.record.moments import NOW

_NAME_WORDS = {"alias": ("别名", "also"), "short": ("简称", "for short"), "former": ("曾用名", "formerly")}
_SUCCESSION_WORDS = {
    "merged": ("并入", "merged into"),
    "split": ("分设出", "split off"),
    "renamed": ("更名组建为", "founded anew as"),
}


def units(request: ActorRequest, refusal: GangmuError | None = None) -> HttpResponse:
    """List the units in official order as they stand on a day, with the way to find and to add one."""
    on = request.as_of or day_or_today(request)
    rows = standing_units(request.actor, on, request.moment)
    asked = typed(request, "q", 60) if request.method == "GET" else ""
    found = None
    if asked:
        codes = {each.code: each for each in allowed(OrgUnit, request.actor, moment=request.moment)}
        hits = directory(request.actor, request.moment).search(asked)
        found = [(codes[each.code], kind_words(each.kind)) for each in hits if each.code in codes]
    context = {
        "units": rows,
        "tree": tree(rows),
        "ahead": arranged(request),
        "asked": asked,
        "found": found,
        "on": on,
        "is_now": on == day_now(request),
        "refusal": refusal,
        "typed": request.POST,
        "kinds": [(code, say(*words)) for code, words in unit_kinds().items()],
        "may": may(request.actor, "create", OrgUnit) and request.as_of is None,
    }
    return render(request, "organisation/units.html", context, status=422 if refusal else 200)


@require_POST
def found(request: ActorRequest) -> HttpResponse:
    """Add a unit."""
    rows = list(allowed(OrgUnit, request.actor, moment=NOW))
    with RefusedHere("accounts.") as refused:
        name, code = typed(request, "name"), typed(request, "code", 40)
        if not name or any(row.name == name or row.code == code for row in rows):
            raise CodeTakenError(name=name or "—")
        position = max((row.position for row in rows), default=0) + 1
        parent = typed(request, "parent", 40)
        unit = OrgUnit(
            code=code or _free_code({row.code for row in rows}, position),
            name=name,
            short_name=typed(request, "short_name", 60),
            kind=kind_of(typed(request, "kind", 40)),
            parent=unit_named(request, parent) if parent else None,
            position=position,
            founded_on=day_or_today(request) if typed(request, "on") else None,
        )
        actions.found_unit(unit, **stamp(request))
    if refused.refusal is not None and not _taken(request):
        return units(request, refused.refusal)
    return redirect("units")


def _free_code(taken: set[str], position: int) -> str:
    return next(code for k in range(position, position + len(taken) + 1) if (code := f"u{k}") not in taken)


def _taken(request: ActorRequest) -> bool:
    """Tell whether this very form was taken before."""
    entries = LedgerEntry.objects.filter(
        head__programme=request.actor.programme_id, key=request.POST.get("key", "")[:100]
    )
    return entries.exists()


def unit_page(request: ActorRequest, code: str, refusal: GangmuError | None = None) -> HttpResponse:
    """Show a unit: how it is called, what it belongs to, what became of it, its posts; and what others add."""
    unit = allowed(OrgUnit, request.actor, moment=request.moment).get(code=code)
    on = request.as_of or day_now(request)
    posts = seats(request.actor, on, unit=unit, moment=request.moment)
    is_over = unit.dissolved_on is not None and unit.dissolved_on < on
    edits = may(request.actor, "update", OrgUnit) and request.as_of is None and not is_over
    context: dict[str, Any] = {
        "unit": unit,
        "kind": kind_words(unit.kind),
        "seats": posts,
        "desks": told_of_desks(posts),
        "refusal": refusal,
        "may": edits,
        "may_posts": may(request.actor, "create", Post) and request.as_of is None and not is_over,
        "is_over": is_over,
        "ahead": arranged(request, units=[unit.code]),
        "is_to_come": unit.founded_on is not None and unit.founded_on > on,
        "sections": sections_of(request.actor, unit, request.moment, on),
        "day": on,
        **_around(request, unit),
    }
    if edits:
        context |= {
            "kinds": [(code, say(*words)) for code, words in unit_kinds().items()],
            "roles": [(code, say(*words)) for code, words in ROLE_WORDS.items()],
            "held": held_by(unit.programme_id, units=[unit]),
            "others": [each for each in standing_units(request.actor, on) if each.pk != unit.pk],
        }
    return render(request, "organisation/unit.html", context, status=422 if refusal else 200)


def _around(request: ActorRequest, unit: OrgUnit) -> dict[str, Any]:
    """Give the names, history, groups and portfolio of a unit."""
    actor, moment = request.actor, request.moment
    rows = units_by_id(actor, moment)
    history = [
        each
        for each in allowed(UnitSuccession, actor, moment=moment).order_by("on")
        if unit.pk in (each.before_id, each.after_id)
    ]
    groups = allowed(UnitGroup, actor, moment=moment).by_id()
    member_of = [each.group_id for each in allowed(UnitGroupMember, actor, moment=moment).filter(unit=unit)]
    context: dict[str, Any] = {
        "parent": rows.get(unit.parent_id or 0),
        "below": [each for each in _ordered(rows.values()) if each.parent_id == unit.pk],
        "names": [
            (each, say(*_NAME_WORDS[each.kind]))
            for each in allowed(UnitName, actor, moment=moment).filter(unit=unit).order_by("id")
        ],
        "history": [
            (rows.get(each.before_id), say(*_SUCCESSION_WORDS[each.kind]), rows.get(each.after_id), each)
            for each in history
        ],
        "groups": [groups[key] for key in dict.fromkeys(member_of) if key in groups],
        "portfolios": [],
    }
    if may(actor, "read", Portfolio):
        within = list(allowed(PortfolioUnit, actor, moment=moment).filter(unit=unit))
        portfolios = allowed(Portfolio, actor, moment=moment).by_id([each.portfolio_id for each in within])
        context["portfolios"] = [
            (portfolios[each.portfolio_id], each) for each in within if each.portfolio_id in portfolios
        ]
    return context


def _ordered(rows: Any) -> list[OrgUnit]:
    return sorted(rows, key=lambda each: (each.position, each.pk))


@require_POST
def change(request: ActorRequest, code: str) -> HttpResponse:
    """Change what a unit is, below which it stands, and in which order."""
    unit = allowed(OrgUnit, request.actor, verb="update").get(code=code)
    with RefusedHere("accounts.") as refused:
        parent = typed(request, "parent", 40)
        changes = {
            "short_name": typed(request, "short_name", 60),
            "name_en": typed(request, "name_en"),
            "kind": kind_of(typed(request, "kind", 40)),
            "parent": unit_named(request, parent) if parent else None,
            "position": whole(typed(request, "position", 9), unit.position),
        }
        actions.change_unit(unit, changes, version=_seen(request), **stamp(request))
    return _back(request, code, refused.refusal)


@require_POST
def rename(request: ActorRequest, code: str) -> HttpResponse:
    """Give a unit another name from a day on."""
    unit = allowed(OrgUnit, request.actor, verb="update").get(code=code)
    with RefusedHere("accounts.") as refused:
        name = typed(request, "name")
        borne = {row.name for row in standing_units(request.actor, day_now(request)) if row.pk != unit.pk}
        if not name or name == unit.name or name in borne:
            raise CodeTakenError(name=name or "—")
        on, asked = day_or_today(request), {"unit": code, "name": name}
        if not arranged_for_later(request, "rename", on, asked):
            actions.rename_unit(
                unit, name, on=on, today=day_now(request), version=_seen(request), **stamp(request)
            )
    return _back(request, code, refused.refusal)


@require_POST
def name(request: ActorRequest, code: str) -> HttpResponse:
    """Enter how else a unit is called, or take a name back."""
    unit = allowed(OrgUnit, request.actor, verb="update").get(code=code)
    with RefusedHere("accounts.") as refused:
        if drop := whole(request.POST.get("drop")):
            row = allowed(UnitName, request.actor, verb="remove").get(id=drop, unit=unit)
            actions.drop_name(row, **stamp(request))
        else:
            words, kind = typed(request, "name"), typed(request, "kind", 10)
            known = allowed(UnitName, request.actor).filter(unit=unit, name=words).exists()
            if not words or words == unit.name or known:
                raise CodeTakenError(name=words or "—")
            kind = kind if kind in _NAME_WORDS else "alias"
            actions.add_name(UnitName(unit=unit, name=words, kind=kind), **stamp(request))
    return _back(request, code, refused.refusal)


@require_POST
def split(request: ActorRequest, code: str) -> HttpResponse:
    """Found a unit out of this one, with the posts and charges that are ticked."""
    unit = allowed(OrgUnit, request.actor, verb="update").get(code=code)
    new_code = code
    with RefusedHere("accounts.") as refused:
        rows = list(allowed(OrgUnit, request.actor))
        new_name = typed(request, "name")
        if not new_name or any(row.name == new_name for row in rows):
            raise CodeTakenError(name=new_name or "—")
        new_code = typed(request, "code", 40) or _free_code({row.code for row in rows}, len(rows) + 1)
        if any(row.code == new_code for row in rows):
            raise CodeTakenError(name=new_code)
        chosen, on = request.POST.getlist("charge"), day_or_today(request)
        position, reason = max(row.position for row in rows) + 1, typed(request, "reason", 500)
        going = request.POST.getlist("post")
        asked = {"unit": code, "code": new_code, "name": new_name, "position": position, "reason": reason}
        if arranged_for_later(request, "split", on, asked | {"charges": chosen, "posts": going}):
            new_code = code
        else:
            actions.split_unit(
                unit,
                OrgUnit(code=new_code, name=new_name, kind=unit.kind, parent=unit.parent, position=position),
                taking=[each for each in held_by(unit.programme_id, units=[unit]) if each.key in chosen],
                posts=list(allowed(Post, request.actor).filter(unit=unit, code__in=going)),
                on=on,
                today=day_now(request),
                reason=reason,
                **stamp(request),
            )
    return _back(request, code if refused.refusal else new_code, refused.refusal)


@require_POST
def dissolve(request: ActorRequest, code: str) -> HttpResponse:
    """Dissolve a unit that answers for nothing any more."""
    unit = allowed(OrgUnit, request.actor, verb="update").get(code=code)
    with RefusedHere("accounts.") as refused:
        last = day_or_today(request)
        later = last > day_now(request)
        if not later or not arranged_for_later(request, "dissolve", last + DAY, {"unit": code}):
            actions.dissolve_unit(
                unit, on=last, today=day_now(request), version=_seen(request), **stamp(request)
            )
    return _back(request, code, refused.refusal)


@require_POST
def add_post(request: ActorRequest, code: str) -> HttpResponse:
    """Make a post in a unit."""
    unit = allowed(OrgUnit, request.actor).get(code=code)
    with RefusedHere("accounts.") as refused:
        role, title = role_of(typed(request, "role", 20)), typed(request, "title", 100)
        if role is None:
            raise NoSuchChoiceError(what=say("岗位类别", "kind of post"), text=typed(request, "role", 20))
        posts = list(allowed(Post, request.actor))
        new = typed(request, "code", 40) or _post_code({each.code for each in posts}, unit, role)
        if not title or any(each.code == new for each in posts):
            raise CodeTakenError(name=new if title else "—")
        within = [each.position for each in posts if each.unit_id == unit.pk]
        post = Post(code=new, title=title, unit=unit, role=role, position=max(within, default=0) + 1)
        actions.make_post(post, **stamp(request))
    return _back(request, code, refused.refusal)


def _post_code(taken: set[str], unit: OrgUnit, role: str) -> str:
    base = f"{unit.code}-{role}"[:36]
    return next(
        code for k in range(1, len(taken) + 2) if (code := base if k == 1 else f"{base}-{k}") not in taken
    )


def merging(request: ActorRequest, refusal: GangmuError | None = None) -> HttpResponse:
    """Choose which units merge into which, and see all that changes hands before it does."""
    day = day_now(request)
    rows = standing_units(request.actor, day)
    codes = request.POST.getlist("going") or request.GET.getlist("going")
    going = [each for each in rows if each.code in codes]
    into = next((each for each in rows if each.code == typed(request, "into", 40)), None)
    posts = seats(request.actor, day) if going and into else []
    keys = {each.pk for each in going}
    context = {
        "units": rows,
        "going": going,
        "into": into,
        "held": held_by(request.actor.programme_id, units=going) if going and into else [],
        "seats": [each for each in posts if each.post.unit_id in keys],
        "below": [each for each in rows if each.parent_id in keys and each not in going],
        "on": typed(request, "on", 20) or day.isoformat(),
        "is_later": (typed(request, "on", 20) or "") > day.isoformat(),
        "reason": typed(request, "reason", 500),
        "refusal": refusal,
    }
    return render(request, "organisation/merge.html", context, status=422 if refusal else 200)


@require_POST
def merge(request: ActorRequest) -> HttpResponse:
    """Merge units into another."""
    with RefusedHere("accounts.") as refused:
        into = unit_named(request, typed(request, "into", 40), verb="update")
        going = units_named(request, request.POST.getlist("going"))
        if not going:
            raise NoSuchChoiceError(what=say("要并入的单位", "unit to merge"), text="—")
        if into in going:
            raise UnitWithinItselfError(name=into.name)
        on, reason = day_or_today(request), typed(request, "reason", 500)
        asked = {"into": into.code, "going": [each.code for each in going], "reason": reason}
        if not arranged_for_later(request, "merge", on, asked):
            actions.merge_units(into, going, on=on, today=day_now(request), reason=reason, **stamp(request))
    if refused.refusal is not None:
        return merging(request, refused.refusal)
    return redirect(reverse("unit_page", kwargs={"code": typed(request, "into", 40)}))


def _seen(request: ActorRequest) -> int:
    return whole(request.POST.get("version"))


def _back(request: ActorRequest, code: str, refusal: GangmuError | None) -> HttpResponse:
    if refusal is not None:
        return unit_page(request, code, refusal)
    return redirect(reverse("unit_page", kwargs={"code": code}))

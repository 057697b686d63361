"""The page of portfolios (分工): which leader answers for which units, and moving some between leaders in one act."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from gangmu.core.base.refusals import GangmuError
from gangmu.web.accounts import actions
from gangmu.web.accounts.actions.portfolios import PortfolioMove
from gangmu.web.accounts.directory import standing_units
from gangmu.web.accounts.models import OrgUnit, Portfolio, PortfolioHolding, PortfolioUnit, Post
from gangmu.web.accounts.refusals import CodeTakenError, NoSuchChoiceError, NothingMovesError
from gangmu.web.accounts.scopes import allowed, may
from gangmu.web.desk.organisation.ahead import arranged, arranged_for_later
from gangmu.web.desk.organisation.reading import day_now, day_or_today, post_named, typed, units_named, whole
from gangmu.web.desk.organisation.showing import seats
from gangmu.web.doors.forms import RefusedHere
from gangmu.web.doors.languages import say
from gangmu.web.doors.posted import stamp
from gangmu.web.doors.requests import ActorRequest


def portfolios(request: ActorRequest, refusal: GangmuError | None = None) -> HttpResponse:
    """List the portfolios in official order, who holds each today and who held it before."""
    on = request.as_of or day_now(request)
    may_move = may(request.actor, "update", PortfolioHolding) and request.as_of is None
    context: dict[str, Any] = {
        "portfolios": _rows(request, on),
        "leaders": [each for each in seats(request.actor, on) if each.post.role == "leader"],
        "units": standing_units(request.actor, on, request.moment),
        "may": may_move,
        "refusal": refusal,
        "day": typed(request, "on", 20) or on.isoformat(),
        "on": on,
        "ahead": [each for each in arranged(request) if each.row.kind == "portfolios"],
        "move": None,
    }
    if may_move and request.method == "GET" and request.GET.get("to"):
        with RefusedHere("accounts.") as refused:
            context["move"] = _move_asked(request)
        context["refusal"] = refused.refusal or refusal
    return render(request, "organisation/portfolios.html", context, status=422 if refusal else 200)


def _rows(request: ActorRequest, on: date) -> list[dict[str, Any]]:
    actor, moment = request.actor, request.moment
    units = allowed(OrgUnit, actor, moment=moment).by_id()
    posts = allowed(Post, actor, moment=moment).by_id()
    within: dict[int, list[OrgUnit]] = {}
    for each in allowed(PortfolioUnit, actor, moment=moment).filter(from_on__lte=on):
        if (each.until_on is None or each.until_on >= on) and each.unit_id in units:
            within.setdefault(each.portfolio_id, []).append(units[each.unit_id])
    held: dict[int, list[tuple[PortfolioHolding, Post | None]]] = {}
    for holding in allowed(PortfolioHolding, actor, moment=moment).order_by("from_on"):
        held.setdefault(holding.portfolio_id, []).append((holding, posts.get(holding.post_id)))
    return [
        {
            "portfolio": each,
            "units": sorted(within.get(each.pk, []), key=lambda unit: (unit.position, unit.pk)),
            "holder": next(((h, post) for h, post in held.get(each.pk, []) if _holds(h, on)), None),
            "past": [(h, post) for h, post in held.get(each.pk, []) if not _holds(h, on)],
        }
        for each in allowed(Portfolio, actor, moment=moment).order_by("position")
    ]


def _holds(holding: PortfolioHolding, on: date) -> bool:
    return holding.from_on <= on and (holding.until_on is None or holding.until_on >= on)


def _moves(request: ActorRequest) -> PortfolioMove:
    chosen = request.GET.getlist("portfolio") or request.POST.getlist("portfolio")
    rows = list(
        allowed(Portfolio, request.actor, verb="update").filter(code__in=[each[:40] for each in chosen])
    )
    if not rows:
        raise NoSuchChoiceError(what=say("分工", "portfolio"), text="—")
    post = post_named(request, typed(request, "to", 40))
    acting = (request.POST.get("acting") or request.GET.get("acting")) == "yes"
    moves = PortfolioMove(to={each.pk: post for each in rows}, on=day_or_today(request), is_acting=acting)
    kept = {
        each.portfolio_id for each in moves.holdings() if each.post_id == post.pk and each.is_acting == acting
    }
    if kept == set(moves.to):
        raise NothingMovesError(post=post.title)
    return replace(moves, to={key: each for key, each in moves.to.items() if key not in kept})


def _move_asked(request: ActorRequest) -> dict[str, Any]:
    """Say what a move would do, before it is done."""
    moves = _moves(request)
    now = {each.portfolio_id: each.post for each in moves.holdings()}
    return {
        "post": next(iter(moves.to.values())),
        "rows": [(each, now.get(each.pk)) for each in moves.portfolios()],
        "held": moves.handed_over(),
        "on": moves.on,
        "is_later": moves.on > day_now(request),
        "acting": moves.is_acting,
    }


@require_POST
def move(request: ActorRequest) -> HttpResponse:
    """Move portfolios to another leader in one act."""
    with RefusedHere("accounts.") as refused:
        moves = _moves(request)
        to = {each.code: moves.to[each.pk].code for each in moves.portfolios()}
        asked = {"to": to, "acting": moves.is_acting}
        if not arranged_for_later(request, "portfolios", moves.on, asked):
            actions.move_portfolios(moves, today=day_now(request), **stamp(request))
    return portfolios(request, refused.refusal) if refused.refusal else redirect("portfolios")


@require_POST
def set_portfolio(request: ActorRequest) -> HttpResponse:
    """Make a portfolio, or say which units stand in it from a day on."""
    with RefusedHere("accounts.") as refused:
        chosen, on = units_named(request, request.POST.getlist("unit")), day_or_today(request)
        if number := whole(request.POST.get("number")):
            row = allowed(Portfolio, request.actor, verb="update").get(id=number)
            seen = whole(request.POST.get("version"))
            actions.change_portfolio(row, chosen, on=on, version=seen, **stamp(request))
        else:
            actions.make_portfolio(_new(request), chosen, _holder(request), from_on=on, **stamp(request))
    return portfolios(request, refused.refusal) if refused.refusal else redirect("portfolios")


def _new(request: ActorRequest) -> Portfolio:
    name, rows = typed(request, "name"), list(allowed(Portfolio, request.actor))
    if not name or any(each.name == name for each in rows):
        raise CodeTakenError(name=name or "—")
    taken = {each.code for each in rows}
    code = next(code for k in range(1, len(rows) + 2) if (code := f"f{k}") not in taken)
    return Portfolio(code=code, name=name, position=len(rows) + 1)


def _holder(request: ActorRequest) -> Post | None:
    code = typed(request, "to", 40)
    return post_named(request, code) if code else None

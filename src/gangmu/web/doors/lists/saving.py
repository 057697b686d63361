"""Saved views (已存视图): a list as one person wants it again, kept under a name, removed again."""

from datetime import datetime

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve
from django.views.decorators.http import require_POST

from gangmu.core.base.refusals import GangmuError
from gangmu.web.accounts.models import SavedView
from gangmu.web.accounts.scopes import allowed, require
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.record.actors import Actor
from gangmu.web.record.clock import now
from gangmu.web.record.commits import commit
from gangmu.web.record.once import once


class ViewNeedsNameError(GangmuError):
    """A view of a list is to be kept without a name."""

    code = "list.view_needs_name"


@once("accounts.view_saved")
def save_view(name: str, *, of: str, query: str, by: Actor, at: datetime, key: str) -> SavedView:
    """Keep a view of a list under a name (存视图); under a name that is there already it takes its place."""
    require(by, "create", SavedView)
    said, post, user = name.strip()[:60], by.post_id, by.user_id
    if not said or post is None or user is None:
        raise ViewNeedsNameError()
    with commit("accounts.view_saved", by=by, at=at, key=key) as opened:
        mine = allowed(SavedView, by, verb="update").filter(user=by.user_id, list=of, name=said).first()
        if mine is not None:
            return opened.replace(mine, {"query": query[:1000]}, version=mine.version)
        return opened.add(SavedView(post_id=post, user_id=user, list=of[:60], name=said, query=query[:1000]))


@once("accounts.view_removed")
def remove_view(number: int, *, seen: int, by: Actor, at: datetime, key: str) -> SavedView:
    """Remove a saved view (删视图)."""
    mine = allowed(SavedView, by, verb="remove").filter(user=by.user_id).get(id=number)
    with commit("accounts.view_removed", by=by, at=at, key=key) as opened:
        opened.remove(mine, version=seen)
        return mine


@require_POST
def save(request: ActorRequest) -> HttpResponse:
    """Keep the list as it stands in the address."""
    query = request.POST.get("query", "")[:1000]
    save_view(
        request.POST.get("name", ""),
        of=request.POST.get("list", "")[:60],
        query=query,
        by=request.actor,
        at=now(),
        key=request.POST.get("key", "")[:100],
    )
    return HttpResponseRedirect(f"{_back(request)}?{query}")


@require_POST
def remove(request: ActorRequest, number: int) -> HttpResponse:
    """Remove a view of one's own."""
    seen = request.POST.get("version", "")
    remove_view(
        number,
        seen=int(seen) if seen.isdecimal() and len(seen) < 10 else 0,
        by=request.actor,
        at=now(),
        key=request.POST.get("key", "")[:100],
    )
    return HttpResponseRedirect(_back(request))


def _back(request: ActorRequest) -> str:
    """Give the list to go back to: a page of the desk and nothing else."""
    path = request.POST.get("path", "")
    try:
        resolve(path)
    except Resolver404:
        return "/desk/"
    return path if path.startswith("/desk/") else "/desk/"

"""已排定的调整: reorganisations arranged for a day to come, in words; withdrawing them, and doing at once what is due."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from gangmu.core.base.refusals import GangmuError
from gangmu.web.accounts import actions
from gangmu.web.accounts.models import OrgUnit, PlannedChange, Portfolio, Post
from gangmu.web.accounts.scopes import allowed, may
from gangmu.web.desk.organisation.reading import day_now, whole
from gangmu.web.doors.forms import RefusedHere
from gangmu.web.doors.languages import language, say
from gangmu.web.doors.posted import stamp
from gangmu.web.doors.requests import ActorRequest

_STATES: Final = {
    "planned": ("已排定", "arranged"),
    "done": ("已生效", "in effect"),
    "withdrawn": ("已撤回", "withdrawn"),
    "refused": ("到日未能生效", "could not take effect"),
}
_PAST: Final = 50  # of what is over, the last ones


@dataclass(frozen=True, slots=True)
class Arranged:
    """One planned change in words."""

    row: PlannedChange
    words: str
    state: str
    by: str
    units: frozenset[str]  # whom it concerns, by code
    obstacle: str = ""

    @property
    def is_open(self) -> bool:
        """Tell whether it can still be withdrawn."""
        return self.row.state in ("planned", "refused")


def arranged(request: ActorRequest, *, units: Iterable[str] = (), only_open: bool = True) -> list[Arranged]:
    """Give what is arranged, in the order of its days; of some units, or of all."""
    if not may(request.actor, "read", PlannedChange):
        return []
    rows = list(allowed(PlannedChange, request.actor, moment=request.moment).order_by("on", "id"))
    if only_open:
        rows = [each for each in rows if each.state in ("planned", "refused")]
    if not rows:
        return []
    found = _in_words(request, rows)
    wanted = set(units)
    return [each for each in found if not wanted or wanted & each.units]


def _in_words(request: ActorRequest, rows: Sequence[PlannedChange]) -> list[Arranged]:
    actor, moment = request.actor, request.moment
    names = {each.code: each.name for each in allowed(OrgUnit, actor, moment=moment)}
    posts = list(allowed(Post, actor, moment=moment))
    titles = {each.code: each.title for each in posts}
    fields = {}
    if any(each.kind == "portfolios" for each in rows):
        fields = {each.code: each.name for each in allowed(Portfolio, actor, moment=moment)}
    said = {each.pk: _said(each, names=names, titles=titles, fields=fields) for each in rows}
    by = {each.pk: each.title for each in posts}
    spoken = "en" if language() == "en" else "zh"
    return [
        Arranged(
            row=each,
            words=said[each.pk],
            state=say(*_STATES[each.state]),
            by=by.get(each.planned_by_id or 0, ""),
            units=frozenset(_units(each)),
            obstacle=_obstacle(each, spoken),
        )
        for each in rows
    ]


def _obstacle(change: PlannedChange, spoken: str) -> str:
    found = (change.refusal or {}).get(spoken) or {}
    return f"{found.get('message', '')}{found.get('remedy', '')}"


def _units(change: PlannedChange) -> list[str]:
    asked = change.arguments
    return [*asked.get("going", ()), *(asked[name] for name in ("into", "unit") if name in asked)]


def _said(
    change: PlannedChange, *, names: dict[str, str], titles: dict[str, str], fields: dict[str, str]
) -> str:
    asked = change.arguments

    def unit(code: str) -> str:
        return names.get(code, code)

    match change.kind:
        case "rename":
            return say(
                f"{unit(asked['unit'])}更名为{asked['name']}",
                f"{unit(asked['unit'])} is renamed {asked['name']}",
            )
        case "merge":
            going, into = "、".join(unit(code) for code in asked["going"]), unit(asked["into"])
            return say(f"{going}并入{into}", f"{going} merges into {into}")
        case "split":
            return say(
                f"{unit(asked['unit'])}分设出{asked['name']}",
                f"{asked['name']} splits off {unit(asked['unit'])}",
            )
        case "dissolve":
            return say(f"{unit(asked['unit'])}撤销", f"{unit(asked['unit'])} is dissolved")
        case "abolish":
            title = titles.get(asked["post"], asked["post"])
            return say(f"撤销岗位：{title}", f"the post {title} is abolished")
    moved = "；".join(
        say(
            f"{fields.get(code, code)}交给{titles.get(post, post)}",
            f"{fields.get(code, code)} goes to {titles.get(post, post)}",
        )
        for code, post in asked["to"].items()
    )
    for code in asked.get("units", {}):
        if code not in asked["to"]:
            changed = say(f"{fields.get(code, code)}的单位", f"units of {fields.get(code, code)}")
            moved = f"{moved}；{changed}" if moved else changed
    return say(f"分工调整：{moved}", f"portfolios: {moved}")


def arranged_for_later(request: ActorRequest, kind: str, on: date, arguments: dict[str, Any]) -> bool:
    """Arrange what is dated ahead; tell whether it was. What holds from today or before is left to be done at once."""
    if on <= day_now(request):
        return False
    actions.plan_change(PlannedChange(kind=kind, on=on, arguments=arguments), **stamp(request))
    return True


def planned_changes(request: ActorRequest, refusal: GangmuError | None = None) -> HttpResponse:
    """List what is arranged and what became of it."""
    found = arranged(request, only_open=False)
    today = request.as_of or day_now(request)
    founded = [
        each
        for each in allowed(OrgUnit, request.actor, moment=request.moment)
        if each.founded_on is not None and each.founded_on > today
    ]
    context = {
        "open": [each for each in found if each.is_open],
        "over": [each for each in reversed(found) if not each.is_open][:_PAST],
        "founded": founded,
        "today": today,
        "refusal": refusal,
        "may": may(request.actor, "update", PlannedChange) and request.as_of is None,
    }
    return render(request, "organisation/ahead.html", context, status=422 if refusal else 200)


@require_POST
def withdraw(request: ActorRequest) -> HttpResponse:
    """Withdraw what was arranged."""
    with RefusedHere("accounts.") as refused:
        row = _asked(request)
        seen = whole(request.POST.get("version"))
        actions.withdraw_change(row, today=day_now(request), version=seen, **stamp(request))
    return planned_changes(request, refused.refusal) if refused.refusal else redirect("planned_changes")


@require_POST
def do_now(request: ActorRequest) -> HttpResponse:
    """Do at once what is due: where the calendar has not yet, or once more after it could not."""
    with RefusedHere("accounts.") as refused:
        given = stamp(request)
        actions.carry_out(_asked(request), today=day_now(request), by=given["by"], at=given["at"])
    return planned_changes(request, refused.refusal) if refused.refusal else redirect("planned_changes")


@require_POST
def withdraw_founding(request: ActorRequest, code: str) -> HttpResponse:
    """Take a unit back that was to be founded on a day to come."""
    unit = allowed(OrgUnit, request.actor, verb="update").get(code=code)
    with RefusedHere("accounts.") as refused:
        seen = whole(request.POST.get("version"))
        actions.withdraw_founding(unit, today=day_now(request), version=seen, **stamp(request))
    return planned_changes(request, refused.refusal) if refused.refusal else redirect("planned_changes")


def _asked(request: ActorRequest) -> PlannedChange:
    return allowed(PlannedChange, request.actor, verb="update").get(id=whole(request.POST.get("change")))

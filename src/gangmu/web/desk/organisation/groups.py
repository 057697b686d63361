"""The page of groups of units (单位组): several units that texts name as one."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from gangmu.core.base.refusals import GangmuError
from gangmu.web.accounts import actions
from gangmu.web.accounts.directory import standing_units
from gangmu.web.accounts.models import OrgUnit, UnitGroup, UnitGroupMember
from gangmu.web.accounts.refusals import CodeTakenError
from gangmu.web.accounts.scopes import allowed, may
from gangmu.web.desk.organisation.reading import day_now, day_or_today, typed, units_named, whole
from gangmu.web.doors.forms import RefusedHere
from gangmu.web.doors.posted import stamp
from gangmu.web.doors.requests import ActorRequest


def groups(request: ActorRequest, refusal: GangmuError | None = None) -> HttpResponse:
    """List the groups with their members of today."""
    day = day_now(request)
    rows = standing_units(request.actor, day)
    by_id: dict[int, OrgUnit] = {each.pk: each for each in rows}
    members: dict[int, list[OrgUnit]] = {}
    for each in allowed(UnitGroupMember, request.actor).order_by("group", "position"):
        begun = each.from_on is None or each.from_on <= day
        if begun and (each.until_on is None or each.until_on >= day) and each.unit_id in by_id:
            members.setdefault(each.group_id, []).append(by_id[each.unit_id])
    context = {
        "groups": [
            (each, members.get(each.pk, []))
            for each in allowed(UnitGroup, request.actor).order_by("position")
        ],
        "units": rows,
        "refusal": refusal,
        "may": may(request.actor, "create", UnitGroup),
        "day": day.isoformat(),
    }
    return render(request, "organisation/groups.html", context, status=422 if refusal else 200)


@require_POST
def set_group(request: ActorRequest) -> HttpResponse:
    """Make a group, or say who belongs to it from a day on."""
    with RefusedHere("accounts.") as refused:
        chosen = units_named(request, request.POST.getlist("unit"))
        if number := whole(request.POST.get("group")):
            group = allowed(UnitGroup, request.actor, verb="update").get(id=number)
            actions.change_group(group, chosen, on=day_or_today(request), **stamp(request))
        else:
            name, rows = typed(request, "name"), list(allowed(UnitGroup, request.actor))
            if not name or any(each.name == name for each in rows):
                raise CodeTakenError(name=name or "—")
            taken = {each.code for each in rows}
            code = next(code for k in range(1, len(rows) + 2) if (code := f"g{k}") not in taken)
            group = UnitGroup(code=code, name=name, position=len(rows) + 1)
            actions.make_group(group, chosen, **stamp(request))
    return groups(request, refused.refusal) if refused.refusal else redirect("unit_groups")

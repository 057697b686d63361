"""What the office watches (抽查、沉默、负担): checks on the spot, who is silent, how much is asked of whom."""

from datetime import date, timedelta
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from gangmu.core.base.iso_periods import Period
from gangmu.core.base.refusals import GangmuError
from gangmu.core.plan.spot_checks import RISK_WORDS, Risk
from gangmu.web.accounts import queries as accounts
from gangmu.web.accounts.scopes import allowed, may
from gangmu.web.doors.forms import RefusedHere
from gangmu.web.doors.languages import say
from gangmu.web.doors.posted import day, number, stamp, to
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.record.moments import NOW
from gangmu.web.reporting import queries
from gangmu.web.reporting.actions import forms_register as register
from gangmu.web.reporting.actions.checking import draw_checks, make_check
from gangmu.web.reporting.loads import askers_of, loads_of
from gangmu.web.reporting.models import FormDecline, FormEntry, ProgressReport, SpotCheck
from gangmu.web.reporting.quiet import silent_lines
from gangmu.web.reporting.showing.items import changes_of, period_words
from gangmu.web.reporting.views.links import month_named

_AT_ONCE: Final = 100
_HERE: Final = ("report.", "form.", "lifecycle.", "record.conflict")
RHYTHMS: Final = (
    ("month", "每月", "each month"),
    ("quarter", "每季", "each quarter"),
    ("year", "每年", "each year"),
    ("once", "一次", "once"),
)


def spot_checks(request: ActorRequest, refusal: GangmuError | None = None) -> HttpResponse:
    """List the checks: what is claimed beside what was found, and who still is to look."""
    actor, on = request.actor, day(request)
    rows = queries.spot_checks(actor, NOW).page(0, _AT_ONCE)
    reports = {
        row.pk: row
        for row in ProgressReport.objects.filter(pk__in=[row.report_id for row in rows]).select_related(
            "task"
        )
    }
    units = {each.pk: each for each in accounts.units(actor, NOW)}
    month = f"{on.replace(day=1) - timedelta(days=1):%Y-%m}"
    context = {
        "lines": [
            {
                "row": row,
                "report": reports[row.report_id],
                "unit": units.get(reports[row.report_id].unit_id),
                "period": period_words(reports[row.report_id].period),
                "why": [_why(ground) for ground in row.grounds],
                "changes": changes_of(reports[row.report_id]),
            }
            for row in rows
            if row.report_id in reports
        ],
        "counts": _counts(rows),
        "month": month,
        "months": [month, f"{on:%Y-%m}"],
        "may_draw": may(actor, "create", SpotCheck),
        "may_check": may(actor, "check", SpotCheck),
        "refusal": refusal,
        "here": "reports",
    }
    return render(request, "reporting/checks.html", context, status=422 if refusal else 200)


def _counts(rows: list[SpotCheck]) -> dict[str, int]:
    """Count what was looked at: claims that matched, that did not, and that wait."""
    return {
        "matched": sum(row.matches is True for row in rows),
        "unmatched": sum(row.matches is False for row in rows),
        "waiting": sum(row.matches is None for row in rows),
    }


def _why(ground: str) -> str:
    if ground.startswith("draw:"):
        seed = ground.removeprefix("draw:")[:12]
        return say(
            f"随机抽中（种子 {seed}…，可复算）", f"drawn by chance (seed {seed}…, anybody can draw again)"
        )
    return say(*RISK_WORDS[Risk(ground)]) if ground in tuple(Risk) else ground


@require_POST
def draw(request: ActorRequest) -> HttpResponse:
    """Draw the checks of a month."""
    month = month_named(request.POST.get("month", "")) or f"{day(request):%Y-%m}"
    draw_checks(month, on=day(request), **stamp(request))
    return to("spot_checks")


@require_POST
def found(request: ActorRequest, number: int) -> HttpResponse:
    """Write down what a check found."""
    refused = RefusedHere(*_HERE)
    with refused:
        make_check(
            number,
            matches=request.POST.get("outcome") == "yes",
            finding=request.POST.get("finding", ""),
            seen=_seen(request),
            on=day(request),
            **stamp(request),
        )
    return spot_checks(request, refused.refusal) if refused.refusal else to("spot_checks")


def _seen(request: ActorRequest) -> int:
    return number(request.POST.get("version"))


def silence(request: ActorRequest) -> HttpResponse:
    """List who is silent: owners without an act, units that only say “no change”, what was read and not moved."""
    context = {"lines": silent_lines(request.actor, on=day(request)), "here": "reports"}
    return render(request, "reporting/silence.html", context)


# The burden guard


def burden(request: ActorRequest, refusal: GangmuError | None = None) -> HttpResponse:
    """Show the load meter, the register of forms and the forms that units declined."""
    actor, on = request.actor, day(request)
    month = month_named(request.GET.get("month", "")) or f"{on:%Y-%m}"
    units = {each.pk: each for each in accounts.units(actor, NOW)}
    sees_declines = may(actor, "read", FormDecline)
    forms = list(allowed(FormEntry, actor, moment=NOW).order_by("-registered_on"))
    sees_loads = may(actor, "read", ProgressReport)
    loads = loads_of(actor, month, on=on) if sees_loads else []
    context = {
        "month": month,
        "askers": [
            {"asking": each, "owner": units.get(each.owner or 0)}
            for each in (askers_of(actor, month, loads) if len(loads) > 1 else [])
        ],
        "done": request.GET.get("done", ""),
        "period": period_words(month),
        "before": f"{Period(month).first - timedelta(days=1):%Y-%m}",
        "loads": [{"load": each, "unit": units[each.unit]} for each in loads if each.unit in units],
        "forms": [
            {
                "row": row,
                "owner": units.get(row.owner_id),
                "facts": "、".join(str(each.get("name", "")) for each in row.asks),
                "rhythm": say(*next(each[1:] for each in RHYTHMS if each[0] == row.rhythm)),
                "in_force": register.is_in_force(row, on=on),
            }
            for row in forms
        ],
        "declines": [
            {"row": row, "unit": units.get(row.unit_id)}
            for row in (allowed(FormDecline, actor, moment=NOW).page(0, _AT_ONCE) if sees_declines else [])
        ],
        "units": list(units.values()),
        "rhythms": RHYTHMS,
        "may_register": may(actor, "create", FormEntry),
        "may_decline": may(actor, "create", FormDecline),
        "may_answer": may(actor, "answer", FormDecline),
        "typed": request.POST if refusal else {},
        "refusal": refusal,
        "here": "reports",
    }
    return render(request, "reporting/burden.html", context, status=422 if refusal else 200)


@require_POST
def register_form(request: ActorRequest) -> HttpResponse:
    """Register a form, withdraw one, or set the budget of a unit."""
    posted = {name: text.strip() for name, text in request.POST.items() if isinstance(text, str)}
    told, on = stamp(request), day(request)
    refused = RefusedHere(*_HERE)
    with refused:
        match posted.get("act"):
            case "withdraw":
                register.withdraw_form(number(posted.get("form")), on=on, seen=_seen(request), **told)
            case "budget":
                unit = accounts.units(request.actor, NOW).get(id=number(posted.get("unit")))
                minutes = number(posted.get("minutes"))
                register.set_budget(unit, minutes, posted.get("reason", ""), on=on, **told)
            case _:
                register.register_form(_form(posted), on=on, **told)
    done = {"withdraw": "withdrawn", "budget": "budget"}.get(posted.get("act", ""), "registered")
    return burden(request, refused.refusal) if refused.refusal else to("burden", query=f"done={done}")


def _form(posted: dict[str, str]) -> register.Form:
    facts = posted.get("facts", "").replace("、", "\n").replace("；", "\n").splitlines()
    return register.Form(
        code=posted.get("code", "")[:40],
        title=posted.get("title", ""),
        owner=number(posted.get("owner")),
        reason=posted.get("reason", ""),
        facts=[fact.strip()[:100] for fact in facts if fact.strip()][:60],
        rhythm=next((each[0] for each in RHYTHMS if each[0] == posted.get("rhythm")), "month"),
        expires_on=_day(posted.get("expires_on", "")),
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


@require_POST
def decline(request: ActorRequest) -> HttpResponse:
    """Decline a form that is not in the register."""
    names = ("title", "asked_by", "reason")
    refused = RefusedHere(*_HERE)
    with refused:
        register.decline_form(
            **{name: request.POST.get(name, "") for name in names}, on=day(request), **stamp(request)
        )
    return burden(request, refused.refusal) if refused.refusal else to("burden", query="done=declined")


@require_POST
def answer(request: ActorRequest, number: int) -> HttpResponse:
    """Answer a unit that declined a form."""
    refused = RefusedHere(*_HERE)
    with refused:
        register.answer_decline(
            number, request.POST.get("answer", ""), on=day(request), seen=_seen(request), **stamp(request)
        )
    return burden(request, refused.refusal) if refused.refusal else to("burden")

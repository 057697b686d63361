"""One report with its whole trail (单份报告), its evidence, and the correction that its unit asks for."""

from collections.abc import Callable
from dataclasses import fields
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST

from gangmu.core.base.quantities import canonical
from gangmu.core.base.refusals import GangmuError
from gangmu.core.plan.reports import Said, said_from
from gangmu.core.plan.slips import FiguresInDoubtError
from gangmu.web.accounts import queries as accounts
from gangmu.web.accounts.models import Post
from gangmu.web.accounts.scopes import may
from gangmu.web.accounts.standing_in import see_own_hand
from gangmu.web.doors.forms import RefusedHere
from gangmu.web.doors.posted import day, stamp, to
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.planning.models import AnnualTask
from gangmu.web.record.actors import Actor
from gangmu.web.record.asof import Rows
from gangmu.web.record.models import StoredFile
from gangmu.web.record.moments import NOW
from gangmu.web.record.stored import content_of
from gangmu.web.reporting import queries
from gangmu.web.reporting.actions.correcting import (
    ask_correction,
    prepare_correction,
    review_correction,
    send_back_correction,
    wrote,
)
from gangmu.web.reporting.actions.saving import Filled
from gangmu.web.reporting.forms import (
    amount_in,
    figure_in,
    is_sure_of,
    said_in,
    standing_in,
    version_seen,
)
from gangmu.web.reporting.lamps.timing import times_of
from gangmu.web.reporting.models import ProgressReport, SpotCheck
from gangmu.web.reporting.showing.items import (
    LABELS,
    changes_of,
    correction_of,
    goal_words,
    period_words,
    slip_words,
    stage_words,
    state_words,
)
from gangmu.web.reporting.showing.trails import trail_of
from gangmu.web.reporting.slips import sure_of
from gangmu.web.reporting.views.own import REFUSED_HERE


def report(request: ActorRequest, number: int, refusal: GangmuError | None = None) -> HttpResponse:
    """Show one report: what it says beside the one before, who did what when, its evidence."""
    actor, moment = request.actor, request.moment
    row = queries.reports(actor, moment).get(id=number)
    row.task = Rows(AnnualTask, moment).get(id=row.task_id)
    files = queries.evidence_of_report(row, actor, moment)
    names = dict(StoredFile.objects.filter(pk__in=[each.file_id for each in files]).values_list("pk", "name"))
    may_see_checks = may(actor, "read", SpotCheck)
    check = queries.spot_checks(actor, moment).filter(report=row.pk).first() if may_see_checks else None
    unmatched = queries.unmatched([row], actor, moment).get(row.pk)
    may_ask = moment.is_present and may(actor, "file", ProgressReport) and row.state in queries.CORRECTABLE
    pending = _pending(row, actor) if moment.is_present else None
    standing = said_from(row.wanted or {}) if pending else standing_in(row)
    shows = queries.is_told(row, actor)
    context = {
        "row": row,
        "shows": shows,
        "goal": goal_words(row) if shows else "",
        "unit": accounts.units(actor, moment).filter(id=row.unit_id).first(),
        "period": period_words(row.period),
        "state": state_words(row, unmatched),
        "time": times_of([row], actor, moment).get(row.pk),
        "changes": changes_of(row) if shows else [],
        "sure": slip_words(sure_of(row)) if shows else [],
        "wanted": correction_of(row) if row.state == "correction_asked" else [],
        "files": [(each, names.get(each.file_id, "")) for each in files],
        "check": check,
        "trail": trail_of(row, actor, unmatched or check),
        "may_ask": may_ask,
        "pending": pending,
        "may_decide": moment.is_present
        and row.state == "correction_asked"
        and may(actor, "accept", ProgressReport),
        "fields": [
            {
                "name": name,
                "label": label,
                "value": request.POST.get(f"{name}-{row.pk}", "")
                if refusal
                else _text(getattr(standing, name)),
            }
            for name, label in LABELS.items()
            if name != "amount" or row.task.amount is not None
        ],
        "reason": request.POST.get("reason", "")
        if refusal
        else (row.wanted or {}).get("reason", "")
        if pending
        else "",
        **_asked_back(request, row, refusal),
        "refusal": refusal,
        "done": request.GET.get("done", ""),
        "here": "reports",
    }
    return render(request, "reporting/report.html", context, status=422 if refusal else 200)


def _asked_back(request: ActorRequest, row: ProgressReport, refusal: GangmuError | None) -> dict[str, Any]:
    """Give what is asked back of the figure of a correction, and the figure of which a tick speaks."""
    if not isinstance(refusal, FiguresInDoubtError):
        return {"asked": []}
    amount = amount_in(request.POST.get(f"amount-{row.pk}", ""), row.task.unit_of_measure)
    return {
        "asked": slip_words(refusal.asked.get(row.pk, ())),
        "sure_of": "" if amount is None else canonical(amount),
    }


def _pending(row: ProgressReport, actor: Actor) -> dict[str, Any] | None:
    """Give the correction that lies within a unit, to that unit alone, and what this reader may do with it."""
    if row.unit_id != actor.unit_id or not row.wanted or row.state not in queries.CORRECTABLE:
        return None
    stage, own = row.wanted.get("stage"), wrote(row, actor)
    signs = may(actor, "sign", ProgressReport) and not own
    return {
        "stage": stage_words(row),
        "who": Post.objects.filter(pk=row.wanted.get("post")).values_list("title", flat=True).first(),
        "changes": correction_of(row),
        "reason": row.wanted.get("reason", ""),
        "back": row.wanted.get("back", "") if stage == "sent_back" else "",
        "is_own": own,
        "may_review": stage == "unit_review" and may(actor, "review", ProgressReport) and not own,
        "may_sign": signs and stage in ("unit_review", "unit_signing"),
        "may_send_back": stage in ("unit_review", "unit_signing")
        and not own
        and may(actor, "file", ProgressReport),
    }


@require_POST
def decide_correction(request: ActorRequest, number: int) -> HttpResponse:
    """Review, sign, send back or take back the correction of a report within its unit."""
    acts: dict[str, Callable[..., ProgressReport]] = {"review": review_correction, "sign": ask_correction}
    verb, seen = request.POST.get("act", ""), {number: version_seen(request.POST, number)}
    refused = RefusedHere(*REFUSED_HERE)
    with refused:
        see_own_hand(request.actor)
        if verb in acts:
            acts[verb](seen, on=day(request), **stamp(request))
        else:
            reason = request.POST.get("reason", "")
            send_back_correction(seen, reason=reason, on=day(request), **stamp(request))
    if refused.refusal:
        return report(request, number, refused.refusal)
    return to("report", query=f"done={verb if verb in acts else 'send_back'}", number=number)


def _text(value: object) -> str:
    return "" if value is None else str(value)


@require_POST
def ask(request: ActorRequest, number: int) -> HttpResponse:
    """Write a correction of a report that was accepted, for the unit's desks."""
    row = queries.reports(request.actor, NOW, verb="file").get(id=number)
    row.task = AnnualTask.objects.get(pk=row.task_id)
    refused = RefusedHere(*REFUSED_HERE)
    with refused:
        typed = said_in(request.POST, row)
        kept = {each.name: getattr(row, each.name) for each in fields(Said)}
        wanted = Said(**kept | typed.as_dict() | {"claims_completion": row.claims_completion})
        filled = Filled(
            report=row.pk,
            seen=version_seen(request.POST, row.pk),
            said=wanted,
            figure=figure_in(request.POST.get(f"amount-{row.pk}", ""), row.task.unit_of_measure),
            is_sure=is_sure_of(wanted.amount, request.POST.get(f"sure-{row.pk}", "")),
        )
        prepare_correction(filled, reason=request.POST.get("reason", ""), on=day(request), **stamp(request))
    if refused.refusal:
        return report(request, number, refused.refusal)
    return to("report", query="done=corrected", number=number)


def evidence(request: ActorRequest, number: int) -> HttpResponse:
    """Hand out a piece of evidence as it was brought; a browser never opens it in our name."""
    row = queries.evidence(request.actor, NOW).get(id=number)
    file = StoredFile.objects.get(pk=row.file_id)
    answer = HttpResponse(content_of(file), content_type="application/octet-stream")
    answer.headers["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=file.name) or "attachment"
    )
    return answer

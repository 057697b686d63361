"""The verbs of one task over HTTP: each form of its page names one, and the action behind it sees to the rest."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final
from urllib.parse import quote

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from gangmu.core.base.refusal_words.reasons import Spoken
from gangmu.core.plan.said.days import read_day
from gangmu.files.limits import PACKED_BYTES, shown
from gangmu.files.refusals import DocumentTooLargeError
from gangmu.web.accounts import queries as accounts
from gangmu.web.accounts.models import Post
from gangmu.web.accounts.scopes import may
from gangmu.web.doors.forms import RefusedHere
from gangmu.web.doors.posted import day, number, stamp, to
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.planning import queries
from gangmu.web.planning.actions import changing, claiming, drafting, filing, negotiating, parts
from gangmu.web.planning.forms import read_curve, read_nodes, read_number
from gangmu.web.planning.models import AnnualTask, TaskAnswer
from gangmu.web.planning.naming import unit_names
from gangmu.web.planning.pages.task_page import task as task_page
from gangmu.web.record.models import StoredFile
from gangmu.web.record.moments import NOW
from gangmu.web.record.refusals import NotFoundError
from gangmu.web.record.stored import content_of, keep

_HERE: Final = ("planning.", "said.", "pace.", "lifecycle.", "document.", "file.", "quantity.")
Doer = Callable[[ActorRequest, AnnualTask], Any]


@require_POST
def do(request: ActorRequest, code: str, verb: str) -> HttpResponse:
    """Do one verb to a task."""
    if verb not in _DOERS:
        raise NotFoundError(what=verb[:40])
    row = queries.tasks(request.actor, NOW).filter(code=code).first()
    if row is None and verb == "remove":  # the form came twice: the draft is gone
        return to("plans")
    if row is None:
        raise NotFoundError(what="planning.AnnualTask")
    with RefusedHere(*_HERE) as refused:
        _DOERS[verb](request, row)
    if refused.refusal:
        return task_page(request, code=code, refusal=refused.refusal)
    return (
        to("plan", year=row.plan.year)
        if verb == "remove"
        else to("task", code=code, anchor=_ANCHORS.get(verb, ""))
    )


def _text(request: ActorRequest, name: str, longest: int = 4000) -> str:
    return request.POST.get(name, "").strip()[:longest]


def _seen(request: ActorRequest) -> int:
    return number(request.POST.get("version"))


def _which(request: ActorRequest) -> int:
    return number(request.POST.get("which"))


def _day_typed(request: ActorRequest, name: str, year: int) -> date | None:
    words = _text(request, name, 60)
    return read_day(words, year=year).day if words else None


def _post(request: ActorRequest) -> Post | None:
    key = number(request.POST.get("post"))
    return accounts.posts(request.actor, NOW).filter(id=key).first() if key else None


def _remove(request: ActorRequest, row: AnnualTask) -> None:
    drafting.remove_task(row, seen=_seen(request), **stamp(request))


def _consult(request: ActorRequest, row: AnnualTask) -> None:
    negotiating.put_to_units([row.code], on=day(request), **stamp(request))


def _redraft(request: ActorRequest, row: AnnualTask) -> None:
    negotiating.redraft(row, reason=_text(request, "reason"), seen=_seen(request), **stamp(request))


def _answer(request: ActorRequest, row: AnnualTask) -> None:
    """Answer, or prepare the answer where the reader does not sign."""
    answer = queries.answers(request.actor, NOW).filter(task=row.pk).get(id=_which(request))
    said = negotiating.Said(
        agrees=request.POST.get("answer") != "dissent", reason=_text(request, "reason", 1000)
    )
    signs = may(request.actor, "sign", TaskAnswer) or may(request.actor, "update", TaskAnswer)
    if signs:
        negotiating.answer_task(
            answer,
            said,
            on=day(request),
            paper=_text(request, "paper", 200),
            seen=_seen(request),
            **stamp(request),
        )
    else:
        negotiating.prepare_answer(answer, said, seen=_seen(request), **stamp(request))


def _dispute(request: ActorRequest, row: AnnualTask) -> None:
    answer = queries.answers(request.actor, NOW).filter(task=row.pk).get(id=_which(request))
    negotiating.put_before_leader(answer, seen=_seen(request), **stamp(request))


def _decide(request: ActorRequest, row: AnnualTask) -> None:
    answer = queries.answers(request.actor, NOW).filter(task=row.pk).get(id=_which(request))
    decision = negotiating.Decision(
        words=_text(request, "reason", 1000),
        outcome=_text(request, "outcome", 20) or negotiating.STANDS,
        lead=unit_names(request.actor, on=day(request)).one(_text(request, "lead", 200)),
        limit_on=_day_typed(request, "limit", row.plan.year),
        decided_by=_text(request, "decided_by", 200),
        paper=_text(request, "paper", 200),
    )
    negotiating.decide_dispute(answer, decision, on=day(request), seen=_seen(request), **stamp(request))


def _filed(request: ActorRequest, row: AnnualTask) -> filing.FiledPlan:
    return filing.FiledPlan(
        nodes=read_nodes(request.POST, row.plan.year),
        curve=read_curve(request.POST.get("curve", "")[:400]),
        post=_post(request),
        person=_text(request, "person", 120),
        liaison=_text(request, "liaison", 120),
        phone=_text(request, "phone", 60),
        help_wanted=_text(request, "help_wanted", 1000),
    )


def _prepare(request: ActorRequest, row: AnnualTask) -> None:
    filing.prepare_plan(row, _filed(request, row), on=day(request), seen=_seen(request), **stamp(request))


def _plan(request: ActorRequest, row: AnnualTask) -> None:
    filing.file_plan(row, _filed(request, row), on=day(request), seen=_seen(request), **stamp(request))


def _return_plan(request: ActorRequest, row: AnnualTask) -> None:
    filing.return_plan(row, reason=_text(request, "reason"), seen=_seen(request), **stamp(request))


def _put_on_file(request: ActorRequest, row: AnnualTask) -> None:
    filing.put_on_file([row.code], on=day(request), **stamp(request))


def _evidence(request: ActorRequest, row: AnnualTask) -> None:
    upload = request.FILES.get("file")
    kept = None
    if upload is not None:
        if (upload.size or 0) > PACKED_BYTES:
            raise DocumentTooLargeError(name=upload.name, limit=shown(PACKED_BYTES))
        kept = keep(upload.chunks(), name=upload.name or "")
    piece = claiming.Shown(
        title=_text(request, "title", 200),
        source=_text(request, "source", 300),
        file=kept,
        file_name=(upload.name or "") if upload is not None else "",
        file_kind=(upload.content_type or "")[:100] if upload is not None else "",
    )
    claiming.bring_evidence(row, piece, on=day(request), **stamp(request))


def _drop(request: ActorRequest, row: AnnualTask) -> None:
    piece = queries.evidence(request.actor, NOW).filter(task=row.pk).get(id=_which(request))
    claiming.drop_evidence(piece, seen=_seen(request), **stamp(request))


def _claim(request: ActorRequest, row: AnnualTask) -> None:
    claiming.claim_completion(
        row, _text(request, "claim"), on=day(request), seen=_seen(request), **stamp(request)
    )


def _return_claim(request: ActorRequest, row: AnnualTask) -> None:
    claiming.return_claim(
        row, reason=_text(request, "reason"), on=day(request), seen=_seen(request), **stamp(request)
    )


def _verify(request: ActorRequest, row: AnnualTask) -> None:
    claiming.verify_completion(
        row, _text(request, "finding"), on=day(request), seen=_seen(request), **stamp(request)
    )


def _close(request: ActorRequest, row: AnnualTask) -> None:
    claiming.close_task(
        row, _text(request, "number", 40), on=day(request), seen=_seen(request), **stamp(request)
    )


def _claim_node(request: ActorRequest, row: AnnualTask) -> None:
    node = queries.nodes(request.actor, NOW).filter(task=row.pk).get(id=_which(request))
    claiming.claim_node(node, on=day(request), seen=_seen(request), **stamp(request))


def _verify_node(request: ActorRequest, row: AnnualTask) -> None:
    node = queries.nodes(request.actor, NOW).filter(task=row.pk).get(id=_which(request))
    finding = request.POST.get("finding", "")
    claiming.verify_node(
        node,
        is_reached=finding == "reached",
        is_able={"able": True, "unable": False}.get(finding),
        on=day(request),
        seen=_seen(request),
        **stamp(request),
    )


def _ask_change(request: ActorRequest, row: AnnualTask) -> None:
    year = row.plan.year
    words = _text(request, "limit", 60)
    wanted = changing.Wanted(
        reason=_text(request, "reason", 1000),
        reason_class=_text(request, "reason_class", 40),
        limit_on=read_day(words, year=year).day if words else None,
        limit_words=words,
        amount=read_number(request.POST.get("amount", "")[:40], Spoken("年度目标", "amount of the year")),
        criterion=_text(request, "criterion"),
        curve=read_curve(request.POST.get("curve", "")[:400]),
        nodes=read_nodes(request.POST, year) if request.POST.get("with_nodes") else (),
    )
    changing.ask_change(row, wanted, on=day(request), seen=_seen(request), **stamp(request))


def _grant(request: ActorRequest, row: AnnualTask) -> None:
    change = queries.changes(request.actor, NOW).filter(task=row.pk).get(id=_which(request))
    granting = changing.Granting(
        decided_by=_text(request, "decided_by", 200),
        paper=_text(request, "paper", 200),
        words=_text(request, "reason", 1000),
    )
    changing.grant_change(change, granting, on=day(request), seen=_seen(request), **stamp(request))


def _refuse(request: ActorRequest, row: AnnualTask) -> None:
    change = queries.changes(request.actor, NOW).filter(task=row.pk).get(id=_which(request))
    changing.refuse_change(
        change,
        reason=_text(request, "reason", 1000),
        decided_by=_text(request, "decided_by", 200),
        on=day(request),
        seen=_seen(request),
        **stamp(request),
    )


def _add_part(request: ActorRequest, row: AnnualTask) -> None:
    parts.add_part(
        row,
        _text(request, "text", 300),
        post=_post(request),
        due_on=_day_typed(request, "due", row.plan.year),
        **stamp(request),
    )


def _finish_part(request: ActorRequest, row: AnnualTask) -> None:
    part = queries.parts(request.actor, NOW).filter(task=row.pk).get(id=_which(request))
    done = None if request.POST.get("undone") else day(request)
    parts.finish_part(part, on=done, seen=_seen(request), **stamp(request))


def _remove_part(request: ActorRequest, row: AnnualTask) -> None:
    part = queries.parts(request.actor, NOW).filter(task=row.pk).get(id=_which(request))
    parts.remove_part(part, seen=_seen(request), **stamp(request))


def evidence(request: ActorRequest, code: str, piece: int) -> HttpResponse:
    """Hand out a piece of evidence as it was brought; a browser never opens it in our name."""
    row = queries.tasks(request.actor, request.moment).get(code=code)
    found = queries.evidence(request.actor, request.moment).filter(task=row.pk).get(id=piece)
    file = StoredFile.objects.filter(pk=found.file_id or 0).first()
    if file is None:
        raise NotFoundError(what="planning.TaskEvidence")
    answer = HttpResponse(content_of(file), content_type="application/octet-stream")
    answer.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(file.name)}"
    return answer


_DOERS: Final[dict[str, Doer]] = {
    "remove": _remove,
    "consult": _consult,
    "redraft": _redraft,
    "answer": _answer,
    "dispute": _dispute,
    "decide": _decide,
    "prepare": _prepare,
    "plan": _plan,
    "return-plan": _return_plan,
    "put-on-file": _put_on_file,
    "evidence": _evidence,
    "drop-evidence": _drop,
    "claim": _claim,
    "return-claim": _return_claim,
    "verify": _verify,
    "close": _close,
    "claim-node": _claim_node,
    "verify-node": _verify_node,
    "ask-change": _ask_change,
    "grant-change": _grant,
    "refuse-change": _refuse,
    "add-part": _add_part,
    "finish-part": _finish_part,
    "remove-part": _remove_part,
}
_ANCHORS: Final = {
    "answer": "negotiation",
    "dispute": "negotiation",
    "decide": "negotiation",
    "evidence": "claim",
    "drop-evidence": "claim",
    "claim-node": "nodes",
    "verify-node": "nodes",
    "ask-change": "changes",
    "grant-change": "changes",
    "refuse-change": "changes",
    "add-part": "parts",
    "finish-part": "parts",
    "remove-part": "parts",
}

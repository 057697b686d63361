"""What a unit owes (我要填报的): one form for all of it, the desks within the unit, and what was handed in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from gangmu.core.base.refusals import GangmuError
from gangmu.core.plan.reporting_rules import ReportingRules
from gangmu.core.plan.requests import month_of
from gangmu.web.accounts.models import Post
from gangmu.web.accounts.scopes import may
from gangmu.web.accounts.standing_in import see_own_hand
from gangmu.web.doors.forms import RefusedHere
from gangmu.web.doors.languages import say
from gangmu.web.doors.posted import day, number, stamp, to
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.record.actors import Actor
from gangmu.web.record.clock import now
from gangmu.web.record.moments import NOW
from gangmu.web.reporting import queries
from gangmu.web.reporting.actions.saving import UNSIGNED, pass_on_reports, save_reports, say_no_change
from gangmu.web.reporting.actions.signing import (
    has_desk_for_review,
    review_reports,
    send_back_reports,
    sign_reports,
)
from gangmu.web.reporting.actions.stepping import is_filer
from gangmu.web.reporting.forms import Typed, asked_of, read_form, version_seen
from gangmu.web.reporting.lamps.timing import times_of
from gangmu.web.reporting.models import ProgressReport
from gangmu.web.reporting.refusals import NothingChosenError
from gangmu.web.reporting.showing.items import (
    FILLABLE,
    Item,
    changes_of,
    correction_of,
    evidence_of,
    items,
    slip_words,
    stage_words,
    state_words,
)
from gangmu.web.reporting.slips import in_doubt, sure_of

REFUSED_HERE = ("report.", "said.", "lifecycle.", "record.conflict", "record.not_found")
_SHOWN_FOR = timedelta(days=45)


@dataclass(slots=True)
class Answer:
    """What became of a form: what was refused of it, and what was done."""

    refusal: GangmuError | None = None
    refused: Mapping[int, GangmuError] = field(default_factory=dict)
    done: str = ""


def reports(request: ActorRequest, answer: Answer | None = None) -> HttpResponse:
    """Show what one's unit owes, in order; who reads only goes to the list of all reports."""
    actor = request.actor
    if (
        not may(actor, "file", ProgressReport) or request.as_of is not None
    ):  # nothing is filled in for a past day
        query = f"?as-of={request.as_of.isoformat()}" if request.as_of else ""
        return redirect(reverse("reports_queue") + query)
    told, on = answer or Answer(), day(request)
    rules = queries.rules(actor, NOW, on=on)
    last = queries.last_closed(actor.programme_id)
    every = queries.of_my_unit(actor)
    shut = [row for row in every if last is not None and month_of(row.period) <= last]
    rows = [row for row in every if row not in shut]
    is_bad = bool(told.refusal or told.refused)
    left = queries.left_my_unit(actor, since=on - _SHOWN_FOR)
    unmatched = queries.unmatched(left, actor, NOW)
    context = {
        "items": fillable(rows, rules, on=on, request=request, answer=told),
        "in_unit": _waiting(
            [row for row in rows if row.state not in FILLABLE],
            actor,
            on=on,
            is_ticked=not (is_bad or request.GET.get("done")),
        ),
        "left": [
            {"row": row, "state": state_words(row, unmatched.get(row.pk)), "changes": changes_of(row)}
            for row in left
        ],
        "shut": [{"row": row, "state": state_words(row)} for row in shut],
        "corrections": [
            {"row": row, "stage": stage_words(row), "changes": correction_of(row)}
            for row in queries.corrections_of_my_unit(actor)
        ],
        "posts": desks(actor),
        "may_review": may(actor, "review", ProgressReport),
        "may_sign": may(actor, "sign", ProgressReport),
        "opened": request.POST.get("opened") or int(now().timestamp()),
        "refusal": told.refusal
        or next((told.refused[each.pk] for each in shut if each.pk in told.refused), None),
        "refused": bool(told.refused),
        "done": told.done or request.GET.get("done", ""),
        "done_words": done_words(told.done or request.GET.get("done", "")),
        "more": ("problem", "next_step", "help_wanted"),
        "rules": rules,
        "here": "reports",
    }
    return render(request, "reporting/reports.html", context, status=422 if is_bad else 200)


def fillable(
    rows: list[ProgressReport], rules: ReportingRules, *, on: date, request: ActorRequest, answer: Answer
) -> list[Item]:
    """Give the items that can be filled in, with what was typed where the form was refused."""
    open_ones = [row for row in rows if row.state in FILLABLE]
    is_bad = bool(answer.refusal or answer.refused)
    typed = request.POST if is_bad else None
    times = times_of(open_ones, request.actor)
    return items(open_ones, rules, on=on, typed=typed, refused=answer.refused, times=times)


def _waiting(
    rows: list[ProgressReport], actor: Actor, *, on: date, is_ticked: bool
) -> list[dict[str, object]]:
    """Give what lies with the unit's reviewer and signer, and whether it waits for this reader.

    Only what waits for this desk is ticked, and nothing right after an act: the next button would take it.
    """
    may_review, may_sign = may(actor, "review", ProgressReport), may(actor, "sign", ProgressReport)
    signs_all = may_sign and bool(rows) and not has_desk_for_review(actor, on=on)
    ready = {"unit_review"} if may_review or signs_all else set[str]()
    ready |= {"unit_signing"} if may_sign else set()
    files = evidence_of(rows)
    return [
        {
            "row": row,
            "state": state_words(row),
            "changes": changes_of(row),
            "sure": slip_words(sure_of(row)),
            "is_mine": is_filer(row, actor),
            "files": files.get(row.pk, []),
            "is_ready": is_ticked and row.state in ready and not is_filer(row, actor),
        }
        for row in rows
    ]


def desks(actor: Actor) -> dict[str, list[Post]]:
    """Give the desks of a unit by role: by whom a form is filled in, reviewed and signed."""
    found: dict[str, list[Post]] = {"filer": [], "reviewer": [], "signer": []}
    for post in Post.objects.filter(unit=actor.unit_id, role__in=found, abolished_on__isnull=True):
        found[post.role].append(post)
    return found


@require_POST
def fill(request: ActorRequest) -> HttpResponse:
    """Keep a draft, pass on, or say that nothing changed: whatever the form's button says."""
    rows = [row for row in queries.of_my_unit(request.actor) if row.pk in set(asked_of(request.POST))]
    answer = taken(request, rows, by=request.actor)
    if answer.refusal or answer.refused:
        return reports(request, answer)
    return to("reports", query=f"done={answer.done}", anchor=next_item(request, answer))


def next_item(request: ActorRequest, answer: Answer) -> str:
    """Name the place of the item after the one whose button was pressed; none where something is asked back."""
    order, after = asked_of(request.POST), number(request.GET.get("after"))
    if after not in order[:-1] or "asked_back" in answer.done:
        return ""
    return f"r{order[order.index(after) + 1]}"


def taken(request: ActorRequest, rows: list[ProgressReport], *, by: Actor) -> Answer:
    """Do what a form says, for a desk or a link: what cannot be read is refused before anything is written."""
    act = request.POST.get("act", "save")
    fillables = [row for row in rows if row.state in FILLABLE]
    if act == "all_no_change":
        typed = Typed(unchanged=[row.pk for row in fillables if row.state != "returned"])
    else:
        typed = read_form(request, fillables, at=now())
    has_lost = bool(request.POST.get("files_lost"))  # with a session that ended: kept_form.html
    if has_lost and act == "pass_on":
        act = "save"
    if typed.refused:
        return Answer(refused=typed.refused)
    refused = RefusedHere(*REFUSED_HERE)
    done = []
    with refused:
        done = _done(request, typed, {row.pk: row for row in fillables}, act=act, by=by)
    if refused.refusal:
        return _placed(refused.refusal, fillables)
    if has_lost:
        done.append("files_lost")
    return Answer(done="-".join(done) or "nothing")


def _done(
    request: ActorRequest, typed: Typed, rows: Mapping[int, ProgressReport], *, act: str, by: Actor
) -> list[str]:
    told = stamp(request)
    key, on, done = told["key"], day(request), []
    if typed.unchanged:
        seen = {pk: version_seen(request.POST, pk) for pk in typed.unchanged}
        say_no_change(seen, on=on, by=by, at=told["at"], key=f"{key}-n"[:100])
        done.append("unchanged" if by.door not in UNSIGNED else "unchanged_to_sign")
    doubted = {each.report for each in typed.filled if act == "pass_on" and in_doubt(rows[each.report], each)}
    asked = [each for each in typed.filled if each.report in doubted]
    ready = [each for each in typed.filled if each.report not in doubted]
    if ready and act == "pass_on":
        pass_on_reports(ready, on=on, by=by, at=told["at"], key=key)
        done.append("passed_on")
    elif ready and act == "save":
        save_reports(ready, on=on, by=by, at=told["at"], key=key)
        done.append("saved")
    if asked:  # kept with its evidence, so that one tick is all that is left to do
        save_reports(asked, on=on, by=by, at=told["at"], key=f"{key}-d"[:100])
        done.append("asked_back")
    return done


def _placed(refusal: GangmuError, rows: list[ProgressReport]) -> Answer:
    """Show a refusal at the report that it is about, where it names one."""
    task = refusal.parameters.get("task")
    at = next((row.pk for row in rows if task is not None and row.task.title == task), None)
    return Answer(refused={at: refusal}) if at is not None else Answer(refusal=refusal)


@require_POST
def decide_in_unit(request: ActorRequest) -> HttpResponse:
    """Review, sign or send back what was filled in, many at once."""
    acts: dict[str, Callable[..., ProgressReport]] = {"review": review_reports, "sign": sign_reports}
    verb = request.POST.get("act", "")
    seen = {pk: version_seen(request.POST, pk) for pk in asked_of(request.POST)}
    refused = RefusedHere(*REFUSED_HERE)
    with refused:
        if not seen:
            raise NothingChosenError
        see_own_hand(request.actor)
        if verb in acts:
            acts[verb](seen, on=day(request), **stamp(request))
        else:
            reason = request.POST.get("reason", "")
            send_back_reports(seen, reason=reason, on=day(request), **stamp(request))
    if refused.refusal:
        return reports(request, Answer(refusal=refused.refusal))
    return to("reports", query=f"done={verb}")


def done_words(done: str) -> str:
    """Say what was done, after a form was taken."""
    words = {
        "saved": ("已暂存", "Draft kept"),
        "passed_on": ("已送审", "Passed on for review"),
        "asked_back": (
            "有数字要核对，已存为草稿：看一眼标出的地方，没有写错就勾上再送审",
            "Some figures are asked back and kept as drafts: look at those marked, tick what is right, pass on again",
        ),
        "unchanged": ("已报无变化", "“No change” said"),
        "unchanged_to_sign": (
            "已填无变化，送本单位审核签发",
            "“No change” is said; this unit's desks review and sign it",
        ),
        "review": ("已审核，待签发", "Reviewed; to be signed"),
        "sign": ("已签发报送", "Signed and submitted"),
        "send_back": ("已退回填报人", "Sent back"),
        "files_lost": (
            "附件没能留住，没有送审：请重新选择附件，再送审",
            "The files were not kept, so nothing was passed on: choose them again, then pass on",
        ),
        "nothing": (
            "没有送出：每项改动变了的地方，或勾“与上期一致”确认",
            "Nothing was sent: change what moved in an item, or tick “as last time”",
        ),
        "corrected": ("已申请更正", "Correction asked for"),
    }
    return say("；", "; ").join(say(*words[each]) for each in done.split("-") if each in words)

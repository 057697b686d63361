"""The end of a year over HTTP: a verdict for each task, looked at before it is given, and what stands in the way of closing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_POST

from gangmu.core.base.refusals import GangmuError
from gangmu.web.accounts import queries as accounts
from gangmu.web.doors.forms import RefusedHere
from gangmu.web.doors.languages import language, say
from gangmu.web.doors.posted import day, stamp, to
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.planning import queries
from gangmu.web.planning.actions.closing import Verdict, judge_tasks, values_of
from gangmu.web.planning.models import AnnualPlan, AnnualTask
from gangmu.web.planning.pages.many import last_act
from gangmu.web.planning.progress import progress_of
from gangmu.web.planning.ruling import rules_of_planning
from gangmu.web.planning.words import VERDICTS, state_words
from gangmu.web.record.moments import NOW

_HERE: Final = ("planning.", "lifecycle.", "said.")
_DONE: Final = ("verified", "closed")
_OPEN: Final = ("issued", "planned", "running")  # may be carried over, cancelled or left unmet
_FIRST: Final = {
    "drafted": ("还是草稿：下达或者撤去", "a draft: issue it or take it out"),
    "negotiating": ("还在会商：下达或者撤去", "in negotiation: issue it or take it out"),
    "claimed": ("申报了完成：先认定或退回", "claimed: verify it or send the claim back"),
    "change_asked": ("申请了调整：先批或不批", "a change is asked for: grant or refuse it"),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """行: a task at the end of its year, with the verdicts that it can be given and the one that is meant."""

    task: AnnualTask
    state: str
    lead: str
    came: str = ""  # how far, in words
    choices: tuple[tuple[str, str], ...] = ()
    outcome: str = ""
    reason: str = ""
    words: str = ""  # what is to be done first; of a verdict that was given, its words

    @property
    def proposed(self) -> str:
        """Give the words of the verdict that is meant."""
        return say(*VERDICTS[self.outcome]) if self.outcome in VERDICTS else ""


def year_end(request: ActorRequest, year: int, refusal: GangmuError | None = None) -> HttpResponse:
    """Show every task of a year: those that can be judged, those that want something first, those that have their verdict."""
    plan = queries.plan_of(request.actor, NOW, year, verb="update")
    lines = _lines(request, plan)
    rules = rules_of_planning(request.actor, on=day(request))
    context = {
        "plan": plan,
        "next_year": year + 1,
        "judged": [each for each in lines if each.choices],
        "first": [each for each in lines if not each.task.verdict and not each.choices],
        "given": [each for each in lines if each.task.verdict],
        "gaps": sum(not each.task.verdict for each in lines),
        "verdicts": [(name, say(*words)) for name, words in VERDICTS.items() if name != "done"],
        "begins": rules.closes_on(year),
        "has_begun": day(request) >= rules.closes_on(year),
        "last": last_act(request.actor, "planning.verdicts_given"),
        "typed": request.POST,
        "refusal": refusal,
        "here": "plans",
    }
    return render(request, "planning/year_end.html", context, status=422 if refusal else 200)


def _lines(request: ActorRequest, plan: AnnualPlan) -> list[Line]:
    units = accounts.units(request.actor, NOW).by_id()
    rows = list(queries.tasks_of(plan, request.actor, NOW))
    came = progress_of([each for each in rows if not each.verdict], request.actor, on=day(request))
    return [
        _line(
            row,
            units[row.lead_unit_id].name if row.lead_unit_id in units else "—",
            came[row.pk].words if row.pk in came else "",
            request.POST,
        )
        for row in rows
    ]


def _line(row: AnnualTask, lead: str, came: str, typed: QueryDict) -> Line:
    known: dict[str, Any] = {"task": row, "state": state_words(row), "lead": lead, "came": came}
    if row.verdict:
        return Line(**known, outcome=row.verdict)
    if row.state in _FIRST:
        return Line(**known, words=say(*_FIRST[row.state]))
    names = ("done",) if row.state in _DONE else ("carried", "unmet", "cancelled")
    choices = tuple((name, say(*VERDICTS[name])) for name in names)
    outcome = typed.get(f"outcome-{row.code}", "done" if row.state in _DONE else "")
    return Line(**known, choices=choices, outcome=outcome, reason=typed.get(f"reason-{row.code}", ""))


@require_POST
def verdicts(request: ActorRequest, year: int) -> HttpResponse:
    """Show what verdicts would be given, row by row; with `sure`, give them."""
    plan = queries.plan_of(request.actor, NOW, year, verb="update")
    meant = _meant(request, plan)
    if not request.POST.get("sure") and meant:
        return _preview(request, plan, meant)
    with RefusedHere(*_HERE) as refused:
        judge_tasks(plan, meant, on=day(request), **stamp(request))
    if refused.refusal:
        return year_end(request, year=year, refusal=refused.refusal)
    return to("year_end", year=year)


def _meant(request: ActorRequest, plan: AnnualPlan) -> dict[str, Verdict]:
    """Read the verdict of each task: its own, else that for the rest."""
    post = request.POST
    found = {}
    passed = (
        set(post.getlist("skip")) if post.get("sure") else set()
    )  # of which the preview said that it cannot be
    for line in _lines(request, plan):
        if not line.choices or line.task.code in passed:
            continue
        rest = post.get("rest", "") if line.task.state in _OPEN else ""
        outcome = line.outcome or rest
        if outcome in VERDICTS:
            found[line.task.code] = Verdict(
                outcome=outcome,
                reason=(line.reason or ("" if outcome == "done" else post.get("reason", "")))[:500],
                approved_by=post.get("approved_by", "")[:200],
                paper=post.get("paper", "")[:100],
            )
    return found


def _preview(request: ActorRequest, plan: AnnualPlan, meant: Mapping[str, Verdict]) -> HttpResponse:
    """Show what would be written, and what is refused and why, before anything is."""
    rows = {each.task.code: each for each in _lines(request, plan)}
    shown = [
        (rows[code], verdict, say(*VERDICTS[verdict.outcome]), _fault(rows[code].task, verdict, request))
        for code, verdict in meant.items()
    ]
    counts = {
        name: sum(each.outcome == name for _, each, _, fault in shown if not fault) for name in VERDICTS
    }
    context = {
        "plan": plan,
        "lines": [each for each in shown if not each[3]],
        "faults": [each for each in shown if each[3]],
        "counts": [(say(*VERDICTS[name]), number) for name, number in counts.items() if number],
        "left": sum(not each.task.verdict for each in rows.values()) - sum(not each[3] for each in shown),
        "unset": [each for code, each in rows.items() if each.choices and code not in meant],
        "typed": request.POST,
        "here": "plans",
    }
    return render(request, "planning/verdicts.html", context)


def _fault(task: AnnualTask, verdict: Verdict, request: ActorRequest) -> str:
    try:
        values_of(task, verdict, request.actor)
    except GangmuError as refused:
        return refused.message("en" if language() == "en" else "zh")
    return ""

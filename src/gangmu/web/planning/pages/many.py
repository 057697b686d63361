"""Acts over many tasks over HTTP: the list before, who and what for, and one undo."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from gangmu.core.base.refusals import GangmuError
from gangmu.core.plan.annual_tasks import LACK_WORDS, Lack
from gangmu.core.plan.said.days import read_day
from gangmu.web.doors.forms import RefusedHere
from gangmu.web.doors.languages import say
from gangmu.web.doors.posted import day, number, stamp, to
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.planning import queries
from gangmu.web.planning.actions.filing import put_on_file
from gangmu.web.planning.actions.issuing import PaperHead, issue_tasks
from gangmu.web.planning.actions.many import (
    assign_lead,
    extend_limits,
    is_followed,
    last_of,
    undo_key,
    undo_last,
)
from gangmu.web.planning.actions.negotiating import enter_agreement, put_to_units
from gangmu.web.planning.models import AnnualPlan, AnnualTask
from gangmu.web.planning.naming import unit_names
from gangmu.web.planning.readiness import readiness_of
from gangmu.web.planning.refusals import LeadNotChosenError, NothingChosenError
from gangmu.web.planning.words import state_words
from gangmu.web.record.actors import Actor
from gangmu.web.record.models import LedgerEntry
from gangmu.web.record.moments import NOW

_MOST: Final = 5000


@dataclass(frozen=True, slots=True)
class Act:
    """成批操作: what it is called, which tasks it begins with, and what of the form it needs."""

    zh: str
    en: str
    states: tuple[str, ...]
    asks: tuple[str, ...] = ()  # fields of the preview: lead, limit, paper, head


ACTS: Final[dict[str, Act]] = {
    "consult": Act("征求单位意见", "Put to their units", ("drafted",)),
    "agreed": Act("录入会签同意", "Enter agreement on paper", ("negotiating",), ("paper",)),
    "issue": Act("下达", "Issue", ("negotiating",), ("head",)),
    "file": Act("推进计划备案", "Put plans on file", ("planned",)),
    "lead": Act("指定牵头单位", "Assign the lead unit", ("drafted",), ("lead",)),
    "limit": Act("改完成时限", "Set the limit", ("drafted",), ("limit",)),
}
_GOES_OUT: Final = ("consult", "agreed", "issue")


@dataclass(frozen=True, slots=True, kw_only=True)
class ManyLine:
    """行: one task before the act, and what it lacks for it."""

    task: AnnualTask
    state: str
    lead: str
    lacks: str
    is_late: bool = False  # its limit is over before it goes out

    @property
    def is_ready(self) -> bool:
        """Tell whether it can be done to this one."""
        return not self.lacks


def last_act(actor: Actor, only: str = "") -> LedgerEntry | None:
    """Give the act over many tasks that this person can still take back; a page of one act offers that one only."""
    last = last_of(actor)
    if last is None or (only and last.action != only) or is_followed(last):
        return None
    return last


@require_POST
def many(request: ActorRequest, year: int, refusal: GangmuError | None = None) -> HttpResponse:
    """Show the list before: which tasks, what will be done, what is missing. Nothing is changed yet."""
    plan = queries.plan_of(request.actor, NOW, year, verb="update")
    name = request.POST.get("act", "")
    if name not in ACTS:
        return to("plan", year=year)
    act = ACTS[name]
    lines = _lines(request, plan, act, name)
    context = {
        "plan": plan,
        "act": act,
        "name": name,
        "words": say(act.zh, act.en),
        "ready": [each for each in lines if each.is_ready],
        "late": sum(each.is_ready and each.is_late for each in lines),
        "short": [each for each in lines if not each.is_ready],
        "units": list(unit_names(request.actor, on=day(request)).by_code.values())
        if "lead" in act.asks
        else [],
        "unspelled": any(each.task.unspelled for each in lines),
        "refusal": refusal,
        "typed": request.POST,
        "title": plan.title if plan.state == "open" else f"{plan.title}（补充）",
        "on": day(request),
        "here": "plans",
    }
    return render(request, "planning/many.html", context, status=422 if refusal else 200)


def _lines(request: ActorRequest, plan: AnnualPlan, act: Act, name: str) -> list[ManyLine]:
    """Give what was chosen; without a choice, all tasks of the plan that the act begins with."""
    tasks = queries.tasks_of(plan, request.actor, NOW, verb="update")
    codes = request.POST.getlist("code")[:_MOST]
    begins = (
        (*act.states, "drafted") if name == "issue" else act.states
    )  # drafts are listed with what they lack
    rows = list(tasks.filter(code__in=codes) if codes else tasks.filter(state__in=begins))
    lacks = {each.task.pk: each.words for each in readiness_of(rows, request.actor, on=day(request))}
    units = {each.pk: each.name for each in unit_names(request.actor, on=day(request)).by_code.values()}
    return [
        ManyLine(
            task=row,
            state=state_words(row),
            lead=units.get(row.lead_unit_id or 0, "—"),
            lacks=_lack(row, act, lacks[row.pk] if name == "issue" else _open_words(row, name)),
            is_late=name in _GOES_OUT and row.limit_on is not None and row.limit_on < day(request),
        )
        for row in rows
    ]


def _open_words(row: AnnualTask, name: str) -> str:
    """Say whom a task does not name, where it would be put to its units."""
    if name == "consult" and row.lead_unit_id is None:
        return say(*LACK_WORDS[Lack.LEAD])
    if name != "consult" or not row.unspelled:
        return ""
    names = "、".join(words for _, words in row.unspelled)
    return say(f"“{names}”没有写明是哪些单位", f"“{names}” does not say which units")


def _lack(row: AnnualTask, act: Act, lacking: str) -> str:
    if row.state not in act.states and not (lacking and row.state == "drafted"):
        return say(f"现在是“{state_words(row)}”", f"it is “{state_words(row)}” now")
    return lacking


@require_POST
def many_done(request: ActorRequest, year: int) -> HttpResponse:
    """Do to many tasks what their list before showed."""
    plan = queries.plan_of(request.actor, NOW, year, verb="update")
    name = request.POST.get("act", "")
    codes = request.POST.getlist("code")[:_MOST]
    with RefusedHere("planning.", "said.", "lifecycle.", "record.number_taken") as refused:
        if name not in ACTS or not codes:
            raise NothingChosenError
        _DOERS[name](request, plan, codes)
    if refused.refusal:
        return many(request, year=year, refusal=refused.refusal)
    return to("plan", year=year)


Doer = Callable[[ActorRequest, AnnualPlan, Sequence[str]], Any]


def _consult(request: ActorRequest, plan: AnnualPlan, codes: Sequence[str]) -> None:
    put_to_units(codes, on=day(request), **stamp(request))


def _agreed(request: ActorRequest, plan: AnnualPlan, codes: Sequence[str]) -> None:
    enter_agreement(codes, paper=request.POST.get("paper", ""), on=day(request), **stamp(request))


def _issue(request: ActorRequest, plan: AnnualPlan, codes: Sequence[str]) -> None:
    post = request.POST
    head = PaperHead(
        approved_by=post.get("approved_by", ""),
        number=post.get("paper", ""),
        issuer=post.get("issuer", ""),
        title=post.get("title", ""),
    )
    issue_tasks(plan, codes, head=head, on=day(request), **stamp(request))


def _file(request: ActorRequest, plan: AnnualPlan, codes: Sequence[str]) -> None:
    put_on_file(codes, on=day(request), **stamp(request))


def _lead(request: ActorRequest, plan: AnnualPlan, codes: Sequence[str]) -> None:
    unit = unit_names(request.actor, on=day(request)).one(request.POST.get("lead", ""))
    if unit is None:
        raise LeadNotChosenError
    assign_lead(codes, unit, why=request.POST.get("why", ""), **stamp(request))


def _limit(request: ActorRequest, plan: AnnualPlan, codes: Sequence[str]) -> None:
    words = request.POST.get("limit", "").strip()[:60]
    said = read_day(words, year=plan.year)
    limit = said.day or date(plan.year, 12, 31)
    extend_limits(codes, limit, words="" if words == limit.isoformat() else words, **stamp(request))


_DOERS: Final[dict[str, Doer]] = {
    "consult": _consult,
    "agreed": _agreed,
    "issue": _issue,
    "file": _file,
    "lead": _lead,
    "limit": _limit,
}


@require_POST
def undo(request: ActorRequest, year: int) -> HttpResponse:
    """Take back the last act over many tasks."""
    last = last_of(request.actor)
    if last is not None and last.seq == number(request.POST.get("seq")):
        given = stamp(request)
        undo_last(last, by=given["by"], at=given["at"], key=undo_key(last, given["key"]))
    return to("plan", year=year)

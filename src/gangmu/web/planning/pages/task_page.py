"""One task over HTTP: what orders it, who does it by when, what units said, what changed, and its whole trail."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from gangmu.core.base.calendars import NOT_PUBLISHED, DueDay, working_day_after
from gangmu.core.base.quantities import canonical
from gangmu.core.base.refusals import GangmuError
from gangmu.web.accounts import queries as accounts
from gangmu.web.accounts.models import OrgUnit, Post
from gangmu.web.accounts.scopes import allowed, hanging_from, may
from gangmu.web.doors.languages import say
from gangmu.web.doors.posted import day
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.indicators.models import Indicator
from gangmu.web.planning import queries
from gangmu.web.planning.form_contents import node_lines, typed_nodes
from gangmu.web.planning.models import (
    AnnualTask,
    TaskAnswer,
    TaskChange,
    TaskEvidence,
    TaskFiling,
    TaskNode,
    TaskPart,
    TaskUnit,
)
from gangmu.web.planning.pages.offers import offers
from gangmu.web.planning.pages.trail import trail_of
from gangmu.web.planning.prefilling import words_of
from gangmu.web.planning.readiness import readiness_of
from gangmu.web.planning.ruling import rules_of_planning
from gangmu.web.planning.sections import sections_of
from gangmu.web.planning.words import ANSWERS, OUTCOMES, ROLES, VERDICTS, kind_words, state_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a task's page needs of the rows around it."""

    units: dict[int, OrgUnit]
    posts: dict[int, Post]

    def unit(self, key: int | None) -> str:
        """Name a unit."""
        return self.units[key].name if key in self.units else ""

    def post(self, key: int | None) -> str:
        """Name a post with its unit."""
        if key not in self.posts:
            return ""
        post = self.posts[key]
        return say("，", ", ").join(filter(None, (self.unit(post.unit_id), post.title)))


def task(request: ActorRequest, code: str, refusal: GangmuError | None = None) -> HttpResponse:
    """Show one task to whoever may see it."""
    row = queries.tasks(request.actor, request.moment).get(code=code)
    seen = Seen(
        units=accounts.units(request.actor, request.moment).by_id(),
        posts=accounts.posts(request.actor, request.moment).by_id(),
    )
    plan = queries.plans(request.actor, request.moment).get(id=row.plan_id)
    first, rest = sections_of(row, request)
    context = {
        **_facts(request, row, seen),
        "plan": plan,
        **_negotiation(request, row, seen),
        **_work(request, row, seen, plan.year),
        "filing": allowed(TaskFiling, request.actor, moment=request.moment).filter(task=row.pk).first()
        if may(request.actor, "read", TaskFiling)
        else None,
        "unit_choices": [unit for unit in seen.units.values() if unit.dissolved_on is None],
        "offers": offers(request.actor, row) if request.moment.is_present else frozenset(),
        "first_sections": first,
        "sections": rest,
        "trail": trail_of(row, request, units=seen.units),
        "refusal": refusal,
        "typed": request.POST if refusal else {},
        "here": "plans",
    }
    return render(request, "planning/task.html", context, status=422 if refusal else 200)


def _facts(request: ActorRequest, row: AnnualTask, seen: Seen) -> dict[str, Any]:
    actor, moment = request.actor, request.moment
    others = list(hanging_from(row, TaskUnit, actor, moment=moment).order_by("role", "position"))
    clause = row.clause
    indicator = Indicator.objects.filter(pk=row.indicator_id).first() if row.indicator_id else None
    return {
        "task": row,
        "state": state_words(row),
        "kind": kind_words(row.kind),
        "lead": seen.unit(row.lead_unit_id),
        "others": [
            (say(*words), [seen.unit(each.unit_id) for each in others if each.role == role])
            for role, words in ROLES.items()
            if any(each.role == role for each in others)
        ],
        "post": seen.post(row.post_id),
        "leader": seen.post(row.leader_id),
        "clause": clause,
        "sentence": words_of(clause, actor, moment) if clause else "",
        "promise": row.promise,
        "indicator": indicator,
        "amount": "" if row.amount is None else f"{canonical(row.amount)}{row.unit_of_measure}",
        "curve": list(enumerate(row.curve, 1)) if row.curve else [],
        "verdict": say(*VERDICTS[row.verdict]) if row.verdict in VERDICTS else "",
        "lacks": [
            each.words for each in readiness_of([row], actor, on=day(request), moment=moment) if each.lacking
        ]
        if row.state in ("drafted", "negotiating") and may(actor, "update", AnnualTask)
        else [],
        "due": _due(request, row) if row.state in ("issued", "claimed") else None,
        "not_published": say(*NOT_PUBLISHED),
        "line": [each for each in queries.tasks(actor, moment).filter(line=row.line) if each.pk != row.pk],
    }


def _due(request: ActorRequest, row: AnnualTask) -> tuple[str, DueDay] | None:
    """Give what falls due next by the calendar of working days, and for whom."""
    rules = rules_of_planning(request.actor, on=day(request), moment=request.moment)
    if row.state == "issued" and row.issued_on:
        words = say("请在这一天以前报推进计划", "the plan of the task is filed by")
        return words, working_day_after(row.issued_on, rules.plan_days)
    if row.state == "claimed" and row.claimed_on:
        words = say("应在这一天以前认定", "it is to be verified by")
        return words, working_day_after(row.claimed_on, rules.verification_days)
    return None


def _negotiation(request: ActorRequest, row: AnnualTask, seen: Seen) -> dict[str, Any]:
    if not may(request.actor, "read", TaskAnswer):
        return {"answers": [], "changes": []}
    answers = list(
        hanging_from(row, TaskAnswer, request.actor, moment=request.moment).order_by("-round", "id")
    )
    changes = list(hanging_from(row, TaskChange, request.actor, moment=request.moment).order_by("-asked_on"))
    mine = {each.pk for each in _own(request, answers)}
    return {
        "answers": [
            (each, seen.unit(each.unit_id), say(*ANSWERS[each.answer]), each.pk in mine) for each in answers
        ],
        "changes": [
            (each, seen.unit(each.unit_id), say(*OUTCOMES[each.outcome]), _lines(each)) for each in changes
        ],
        "reasons": _reasons(request)
        if row.state == "running" and may(request.actor, "sign", AnnualTask)
        else [],
    }


def _own(request: ActorRequest, answers: list[TaskAnswer]) -> list[TaskAnswer]:
    """Give the answers that this reader prepares or signs."""
    verb = next((verb for verb in ("sign", "file") if may(request.actor, verb, TaskAnswer)), "")
    if not verb:
        return []
    keys = [each.pk for each in answers if each.answer == "waiting"]
    return list(queries.answers(request.actor, request.moment, verb=verb).filter(id__in=keys)) if keys else []


def _reasons(request: ActorRequest) -> list[tuple[str, str]]:
    rules = rules_of_planning(request.actor, on=day(request), moment=request.moment)
    return [(zh, say(zh, en)) for zh, en in zip(rules.reason_classes, rules.reason_classes_en, strict=True)]


def _lines(change: TaskChange) -> list[tuple[str, str, str]]:
    """Give what a change changes: the field, what stood there, what is to stand there."""
    names = {
        "limit_on": say("完成时限", "limit"),
        "limit_words": say("时限原话", "limit as written"),
        "amount": say("年度目标", "amount"),
        "criterion": say("完成标准", "test of completion"),
        "nodes": say("节点", "nodes"),
        "curve": say("计划曲线", "planned curve"),
    }
    return [
        (names.get(name, name), _plain(change.before.get(name)), _plain(value))
        for name, value in change.after.items()
    ]


def _plain(value: Any) -> str:
    if isinstance(value, list):
        return "；".join(" ".join(map(str, each)) if isinstance(each, list) else str(each) for each in value)
    return "—" if value in (None, "") else str(value)


def _work(request: ActorRequest, row: AnnualTask, seen: Seen, year: int) -> dict[str, Any]:
    actor, moment = request.actor, request.moment
    nodes = list(hanging_from(row, TaskNode, actor, moment=moment).order_by("due_on", "position"))
    parts = queries.parts(actor, moment).filter(task=row.pk) if may(actor, "read", TaskPart) else ()
    shown = hanging_from(row, TaskEvidence, actor, moment=moment) if may(actor, "read", TaskEvidence) else ()
    return {
        "nodes": [
            (each, seen.post(each.post_id), each.due_on < day(request) and not each.verified_on)
            for each in nodes
        ],
        "node_rows": node_lines(
            request.POST if "node_1" in request.POST else typed_nodes(nodes),
            year,
            after=day(request),
            until=row.limit_on,
        ),
        "parts": [(each, seen.post(each.post_id)) for each in parts],
        "evidence": [(each, seen.post(each.brought_post_id)) for each in shown],
        "verified_by": seen.post(row.verified_post_id),
        "unit_posts": [
            (key, post.title)
            for key, post in seen.posts.items()
            if post.unit_id in (row.lead_unit_id, actor.unit_id) and post.abolished_on is None
        ],
    }

"""Negotiating (会商): draft tasks are put to their units, who agree or dissent; a dissent is mended or decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from gangmu.core.base.calendars import working_day_after
from gangmu.web.accounts.models import OrgUnit, Post
from gangmu.web.accounts.scopes import require
from gangmu.web.planning import queries
from gangmu.web.planning.actions.leads import change_lead
from gangmu.web.planning.models import AnnualTask, TaskAnswer
from gangmu.web.planning.refusals import (
    ApprovalNotNamedError,
    DecisionOpenError,
    NobodyToAskError,
    NothingChosenError,
    UnitsNotNamedError,
)
from gangmu.web.planning.ruling import rules_of_planning
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import commit
from gangmu.web.record.lifecycles import lifecycle
from gangmu.web.record.moments import NOW
from gangmu.web.record.once import once

_MOST_NAMED: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """答复: what a unit says of a draft task."""

    agrees: bool
    reason: str = ""


def chosen(codes: Sequence[str], by: Actor, *, verb: str) -> list[AnnualTask]:
    """Give the tasks of these codes to which an actor may do this; refuse where there is none."""
    rows = list(queries.tasks(by, NOW, verb=verb).filter(code__in=list(codes))) if codes else []
    if not rows:
        raise NothingChosenError
    return rows


def named(tasks: Sequence[AnnualTask]) -> str:
    """Name tasks in a refusal, the first few of them."""
    words = "、".join(f"{each.code} {each.title}" for each in tasks[:_MOST_NAMED])
    return words + ("…" if len(tasks) > _MOST_NAMED else "")


def see_units_named(tasks: Sequence[AnnualTask]) -> None:
    """See that every unit on tasks is named: 各区、有关部门 can neither answer nor be held to anything."""
    held = [each for each in tasks if each.unspelled]
    if held:
        told = "；".join(
            f"{each.code} {each.title}（{'、'.join(words for _, words in each.unspelled)}，/desk/tasks/{each.code}/edit/）"
            for each in held[:_MOST_NAMED]
        )
        more = "……" if len(held) > _MOST_NAMED else ""
        raise UnitsNotNamedError(number=len(held), tasks=told + more, year=held[0].plan.year)


@once("planning.tasks_put_to_units")
def put_to_units(codes: Sequence[str], *, on: date, by: Actor, at: datetime, key: str) -> AnnualTask:
    """Put draft tasks to their units (征求意见); each has some working days, and silence is no objection."""
    rows = chosen(codes, by, verb="update")
    steps = [
        lifecycle("annual_task", each.lifecycle).step(each.state, "consult", role=by.role) for each in rows
    ]
    see_units_named(rows)
    keys = [each.pk for each in rows]
    others, before = queries.units_on(keys, by, NOW), queries.last_answers(keys, by, NOW)
    asked = {
        each.pk: [*filter(None, [each.lead_unit_id]), *(other.unit_id for other in others.get(each.pk, ()))]
        for each in rows
    }
    if nobody := [each for each in rows if not asked[each.pk]]:
        raise NobodyToAskError(tasks=named(nobody))
    due = working_day_after(on, rules_of_planning(by, on=on).answer_days).day
    with commit("planning.tasks_put_to_units", by=by, at=at, key=key) as opened:
        changed = opened.replace_all(
            [(each, {"state": step.to}) for each, step in zip(rows, steps, strict=True)]
        )
        opened.add_all(
            TaskAnswer(
                task=each, unit_id=unit, round=_next_round(before.get(each.pk)), asked_on=on, due_on=due
            )
            for each in rows
            for unit in asked[each.pk]
        )
    return changed[0]


def _next_round(before: list[TaskAnswer] | None) -> int:
    return before[0].round + 1 if before else 1


@once("planning.answer_prepared")
def prepare_answer(
    answer: TaskAnswer, said: Said, *, by: Actor, at: datetime, key: str, seen: int
) -> TaskAnswer:
    """Prepare a unit's answer for its signer (拟办意见)."""
    row = queries.answers(by, NOW, verb="file").get(id=answer.pk)
    _step(row, said, by, role="signer")
    prepared = {
        "prepared": _word(said),
        "prepared_reason": said.reason.strip()[:1000],
        "prepared_by_id": by.post_id,
    }
    with commit("planning.answer_prepared", by=by, at=at, key=key) as opened:
        return opened.replace(row, prepared, version=seen)


@once("planning.answered")
def answer_task(
    answer: TaskAnswer, said: Said, *, on: date, by: Actor, at: datetime, key: str, seen: int, paper: str = ""
) -> TaskAnswer:
    """Answer a draft task for a unit (同意、不同意); the office may enter what came on paper, and names the paper."""
    is_office = by.role == "office"
    row = queries.answers(by, NOW, verb="update" if is_office else "sign").get(id=answer.pk)
    if is_office and not paper.strip():
        raise ApprovalNotNamedError
    _step(row, said, by, role=by.role)
    values = {
        "answer": _word(said),
        "reason": said.reason.strip()[:1000],
        "answered_on": on,
        "answered_by_id": by.post_id,
        "paper": paper.strip()[:200],
    }
    with commit("planning.answered", by=by, at=at, key=key) as opened:
        return opened.replace(row, values, version=seen)


def _step(answer: TaskAnswer, said: Said, by: Actor, *, role: str) -> None:
    task = queries.tasks(by, NOW).get(id=answer.task_id)
    verb = "agree" if said.agrees else "dissent"
    lifecycle("annual_task", task.lifecycle).step(task.state, verb, role=role, reason=said.reason)


def _word(said: Said) -> str:
    return "agree" if said.agrees else "dissent"


@once("planning.answers_entered")
def enter_agreement(
    codes: Sequence[str], *, paper: str, on: date, by: Actor, at: datetime, key: str
) -> TaskAnswer | None:
    """Enter that all units of some tasks have agreed on paper (会签), for those that have not answered here."""
    require(by, "update", TaskAnswer)
    if not paper.strip():
        raise ApprovalNotNamedError
    rows = chosen(codes, by, verb="update")
    found = queries.last_answers([each.pk for each in rows], by, NOW)
    waiting = [each for answers in found.values() for each in answers if each.answer == "waiting"]
    if not waiting:
        raise NothingChosenError
    values = {
        "answer": "agree",
        "answered_on": on,
        "answered_by_id": by.post_id,
        "paper": paper.strip()[:200],
    }
    with commit("planning.answers_entered", by=by, at=at, key=key) as opened:
        return opened.replace_all([(each, values) for each in waiting])[0]


@once("planning.task_redrafted")
def redraft(task: AnnualTask, *, reason: str, by: Actor, at: datetime, key: str, seen: int) -> AnnualTask:
    """Take a task back to mend it (修改); it is then put to its units anew."""
    row = queries.tasks(by, NOW, verb="update").get(id=task.pk)
    step = lifecycle("annual_task", row.lifecycle).step(row.state, "redraft", role=by.role, reason=reason)
    with commit("planning.task_redrafted", by=by, at=at, key=key) as opened:
        return opened.replace(row, {"state": step.to, "note": reason.strip()[:500]}, version=seen)


@once("planning.dispute_raised")
def put_before_leader(answer: TaskAnswer, *, by: Actor, at: datetime, key: str, seen: int) -> TaskAnswer:
    """Put a dissent that the office does not follow before a leader (提请裁定)."""
    row = queries.answers(by, NOW, verb="update").get(id=answer.pk)
    with commit("planning.dispute_raised", by=by, at=at, key=key) as opened:
        return opened.replace(row, {"is_disputed": True}, version=seen)


STANDS, OTHER_LEAD, OTHER_LIMIT, MEND = "stands", "lead", "limit", "mend"
OUTCOMES: Final = (STANDS, OTHER_LEAD, OTHER_LIMIT, MEND)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """裁定: what was decided, by whom, by which paper: as drafted, another lead, another limit, or mend it."""

    words: str
    decided_by: str = ""  # as the clerk enters it; whoever decides here is named by their post
    paper: str = ""
    outcome: str = STANDS
    lead: OrgUnit | None = None  # who leads from now on
    limit_on: date | None = None


@once("planning.dispute_decided")
def decide_dispute(
    answer: TaskAnswer, decision: Decision, *, on: date, by: Actor, at: datetime, key: str, seen: int
) -> TaskAnswer:
    """Record how a dissent was decided (裁定); the task follows the decision at once, so that none is issued against it."""
    row = queries.answers(by, NOW, verb="decide").get(id=answer.pk)
    task = queries.tasks(by, NOW, verb="decide").get(id=row.task_id)
    _check_decision(decision)
    verb = "decide_to_mend" if decision.outcome == MEND else "decide"
    step = lifecycle("annual_task", task.lifecycle).step(
        task.state, verb, role=by.role, reason=decision.words
    )
    values = {
        "is_disputed": True,
        "decision": _in_words(decision)[:1000],
        "decided_on": on,
        "decided_by": who_decides(by, decision.decided_by),
        "paper": decision.paper.strip()[:200],
    }
    with commit("planning.dispute_decided", by=by, at=at, key=key) as opened:
        decided = opened.replace(row, values, version=seen)
        if decision.outcome == OTHER_LEAD and decision.lead is not None:
            change_lead(opened, task, decision.lead, _in_words(decision), by=by)
        elif decision.outcome == OTHER_LIMIT:
            opened.replace(task, {"limit_on": decision.limit_on, "limit_words": ""}, version=task.version)
        elif decision.outcome == MEND:
            note = {"state": step.to, "note": _in_words(decision)[:500]}
            opened.replace(task, note, version=task.version)
    return decided


def _check_decision(decision: Decision) -> None:
    """See that a decision that changes something says what."""
    wants = {OTHER_LEAD: decision.lead, OTHER_LIMIT: decision.limit_on}
    if decision.outcome not in OUTCOMES or (decision.outcome in wants and wants[decision.outcome] is None):
        raise DecisionOpenError


def _in_words(decision: Decision) -> str:
    """Say a decision so that it can be read without the task."""
    said = {
        STANDS: "",
        OTHER_LEAD: f"改由{decision.lead.name}牵头。" if decision.lead else "",
        OTHER_LIMIT: f"时限改为{decision.limit_on.isoformat()}。" if decision.limit_on else "",
        MEND: "退回修改。",
    }[decision.outcome]
    return said + decision.words.strip()


def who_decides(by: Actor, entered: str) -> str:
    """Name who decides: a leader by their post; where the clerk enters it, as entered. Entering is not approving."""
    if by.role == "leader":
        post = Post.objects.get(pk=by.post_id or 0)
        return post.title[:200]
    if not entered.strip():
        raise ApprovalNotNamedError
    return entered.strip()[:200]


@once("planning.silence_noted")
def note_silence(*, on: date, by: Actor, at: datetime, key: str) -> TaskAnswer | None:
    """Note that units whose days are over did not answer (期满未答复): no objection."""
    waiting = [
        each for each in queries.answers(by, NOW, verb="update").filter(answer="waiting") if each.due_on < on
    ]
    if not waiting:
        return None
    with commit("planning.silence_noted", by=by, at=at, key=key) as opened:
        return opened.replace_all([(each, {"answer": "silent"}) for each in waiting])[0]

"""Issuing (下达): all tasks that are ready become binding at once, by a numbered paper that freezes what they say."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from gangmu.core.base.papers.numbers import tidy_number
from gangmu.web.accounts import queries as accounts
from gangmu.web.accounts.models import OrgUnit, Post
from gangmu.web.outlines.models import Clause, Promise
from gangmu.web.planning import queries
from gangmu.web.planning.actions.negotiating import chosen, see_units_named
from gangmu.web.planning.models import AnnualPlan, AnnualTask, TaskNode, TaskUnit
from gangmu.web.planning.papers import division_sheet, words_on
from gangmu.web.planning.readiness import Ready, readiness_of
from gangmu.web.planning.refusals import (
    ApprovalNotNamedError,
    PlanClosedError,
    TasksNotReadyError,
)
from gangmu.web.planning.ruling import rules_of_planning
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import Commit, commit
from gangmu.web.record.lifecycles import lifecycle
from gangmu.web.record.models import Paper
from gangmu.web.record.moments import NOW
from gangmu.web.record.once import once
from gangmu.web.record.papers import issue_paper

PLAN_PAPER: Final = "annual_plan"
SUPPLEMENT_PAPER: Final = "annual_plan_supplement"
_MOST_NAMED: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperHead:
    """文头: what stands at the head of the paper by which tasks are issued, and who approved it."""

    approved_by: str  # a post or a meeting; until leaders sign in themselves the clerk enters it
    number: str = ""  # 文号
    issuer: str = ""
    title: str = ""


@once("planning.tasks_issued")
def issue_tasks(
    plan: AnnualPlan, codes: Sequence[str], *, head: PaperHead, on: date, by: Actor, at: datetime, key: str
) -> Paper:
    """Issue tasks of a plan (下达任务): all that were chosen, or none, with what each lacks."""
    year = queries.plans(by, NOW, verb="issue").get(id=plan.pk)
    if year.state == "closed":
        raise PlanClosedError(year=year.year)
    if not head.approved_by.strip():
        raise ApprovalNotNamedError
    number = tidy_number(head.number)[:60]
    head = replace(head, number=number)
    rows = [each for each in chosen(codes, by, verb="issue") if each.plan_id == year.pk]
    see_units_named(rows)
    found = readiness_of(rows, by, on=on)
    if short := [each for each in found if each.lacking]:
        raise TasksNotReadyError(number=len(short), tasks=_named(short))
    for each in found:
        life = lifecycle("annual_task", each.task.lifecycle)
        life.step(each.task.state, "issue", role=by.role, facts=each.readiness.facts())
    with commit("planning.tasks_issued", by=by, at=at, key=key) as opened:
        paper = _paper(opened, year, rows, head, on=on, by=by)
        issued = {"state": "issued", "issued_on": on, "paper_id": paper.pk}
        opened.replace_all([(each, issued) for each in rows])
        _note_silence(opened, rows, by)
        if year.state == "open":
            opened.replace(year, _plan_values(year, paper, head, on, by), version=year.version)
        opened.rules.append(rules_of_planning(by, on=on).by.as_dict())
    return paper


def _kind(plan: AnnualPlan) -> str:
    return PLAN_PAPER if plan.state == "open" else SUPPLEMENT_PAPER


def _named(short: Sequence[Ready]) -> str:
    words = "；".join(f"{each.task.code} {each.task.title}：{each.words}" for each in short[:_MOST_NAMED])
    return words + ("……" if len(short) > _MOST_NAMED else "")


def _plan_values(plan: AnnualPlan, paper: Paper, head: PaperHead, on: date, by: Actor) -> dict[str, object]:
    return {
        "state": "issued",
        "issued_on": on,
        "paper_id": paper.pk,
        "approved_by": head.approved_by.strip()[:200],
        "change_cutoff_on": rules_of_planning(by, on=on).cutoff_in(plan.year),
    }


def _note_silence(opened: Commit, rows: Sequence[AnnualTask], by: Actor) -> None:
    answers = queries.last_answers([each.pk for each in rows], by, NOW)
    silent = [each for found in answers.values() for each in found if each.answer == "waiting"]
    opened.replace_all([(each, {"answer": "silent"}) for each in silent])


def _paper(
    opened: Commit, plan: AnnualPlan, rows: Sequence[AnnualTask], head: PaperHead, *, on: date, by: Actor
) -> Paper:
    is_first = plan.state == "open"
    title = head.title.strip() or plan.title
    if not is_first and "补充" not in title:
        title = f"{title}（补充）"
    issuer = head.issuer.strip()[:200] or office_name(by, on=on)
    tasks = frozen(rows, by)
    return issue_paper(
        opened,
        kind=_kind(plan),
        number=head.number.strip()[:60],
        issuer=issuer,
        title=title[:200],
        issued_on=on,
        content={
            "year": plan.year,
            "approved_by": head.approved_by.strip(),
            "tasks": tasks,
            "sheet": division_sheet(
                plan, rows, tasks, by=by, on=on, number=head.number, issuer=issuer, title=title
            ),
        },
    )


def office_name(by: Actor, *, on: date) -> str:
    """Name who issues where nobody was named (发文机关): the unit of the clerk, else as the words of papers have it."""
    unit = accounts.units(by, NOW).filter(id=by.unit_id).first() if by.unit_id else None
    return unit.name if unit else words_on(by, NOW, on=on).word("issuer")


def frozen(rows: Sequence[AnnualTask], by: Actor) -> list[dict[str, object]]:
    """Give what the paper freezes of each task, in words: it must be read when the rows have gone on."""
    keys = [each.pk for each in rows]
    units: dict[int, OrgUnit] = accounts.units(by, NOW).by_id()
    posts: dict[int, Post] = accounts.posts(by, NOW).by_id()
    others = queries.units_on(keys, by, NOW)
    nodes: dict[int, list[TaskNode]] = {}
    for node in queries.nodes(by, NOW).filter(task__in=keys):
        nodes.setdefault(node.task_id, []).append(node)
    clauses = Clause.objects.in_bulk({each.clause_id for each in rows if each.clause_id})
    promises = Promise.objects.in_bulk({each.promise_id for each in rows if each.promise_id})
    return [
        {
            "code": each.code,
            "title": each.title,
            "text": each.text,
            "criterion": each.criterion,
            "kind": each.kind,
            "lead_unit": _name(units, each.lead_unit_id),
            "responsible": _role(others.get(each.pk, []), "responsible", units),
            "supporting": _role(others.get(each.pk, []), "supporting", units),
            "post": _title(posts, each.post_id),
            "leader": _title(posts, each.leader_id),
            "limit": each.limit_on,
            "limit_words": each.limit_words,
            "amount": each.amount,
            "unit_of_measure": each.unit_of_measure,
            "nodes": [[node.due_on, node.text] for node in nodes.get(each.pk, ())],
            "clause": clauses[each.clause_id].code if each.clause_id else "",
            "promise": promises[each.promise_id].code if each.promise_id else "",
        }
        for each in rows
    ]


def _name(units: dict[int, OrgUnit], key: int | None) -> str:
    return units[key].name if key in units else ""


def _title(posts: dict[int, Post], key: int | None) -> str:
    return posts[key].title if key in posts else ""


def _role(rows: list[TaskUnit], role: str, units: dict[int, OrgUnit]) -> list[str]:
    return [_name(units, each.unit_id) for each in rows if each.role == role]

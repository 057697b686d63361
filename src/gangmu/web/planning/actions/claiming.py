"""Claiming (申报完成): the unit says it is done and shows it; somebody else verifies it; then it is struck off (销号)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from gangmu.core.base.lifecycles import GuardedError
from gangmu.core.base.refusal_words.reasons import Spoken
from gangmu.core.plan.annual_tasks import TaskFieldError
from gangmu.web.accounts.models import Holding, User
from gangmu.web.accounts.standing_in import has_a_hand, held_on
from gangmu.web.planning import queries
from gangmu.web.planning.followers import task_changed
from gangmu.web.planning.models import AnnualTask, TaskEvidence, TaskNode
from gangmu.web.planning.refusals import EvidenceNeededError, TaskFrozenError
from gangmu.web.planning.ruling import rules_of_planning
from gangmu.web.planning.words import state_words
from gangmu.web.record.actors import Actor
from gangmu.web.record.clock import now
from gangmu.web.record.commits import commit
from gangmu.web.record.lifecycles import lifecycle
from gangmu.web.record.models import LedgerEntry
from gangmu.web.record.moments import NOW
from gangmu.web.record.once import once
from gangmu.web.record.stored import Kept, stored_file

_SHOWN_IN = ("issued", "planned", "running")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """佐证: a file that was kept, or a paper or page that is named."""

    title: str
    source: str = ""
    file: Kept | None = None
    file_name: str = ""
    file_kind: str = ""


@once("planning.evidence_brought")
def bring_evidence(
    task: AnnualTask, shown: Shown, *, on: date, by: Actor, at: datetime, key: str
) -> TaskEvidence:
    """Bring what shows that a task is done (附佐证)."""
    row = queries.tasks(by, NOW, verb="file").get(id=task.pk)
    if row.state not in _SHOWN_IN:
        raise TaskFrozenError(task=row.code, state=state_words(row))
    title = (shown.title.strip() or shown.file_name or shown.source.strip())[:200]
    if not title or (shown.file is None and not shown.source.strip()):
        raise _empty(Spoken("佐证", "evidence"))
    with commit("planning.evidence_brought", by=by, at=at, key=key) as opened:
        file = None
        if shown.file is not None:
            file = opened.add(stored_file(shown.file, name=shown.file_name, kind=shown.file_kind))
        row_added = opened.add(
            TaskEvidence(
                task=row,
                title=title,
                file=file,
                source=shown.source.strip()[:300],
                brought_on=on,
                brought_post_id=by.post_id,
            )
        )
        opened.changes.reverse()  # what this action is about stands first
    return row_added


@once("planning.evidence_dropped")
def drop_evidence(
    evidence: TaskEvidence, *, by: Actor, at: datetime, key: str, seen: int
) -> TaskEvidence | None:
    """Take a piece of evidence away while nothing is claimed (撤去佐证)."""
    row = queries.evidence(by, NOW).get(id=evidence.pk)
    task = queries.tasks(by, NOW, verb="file").get(id=row.task_id)
    if task.state not in _SHOWN_IN:
        raise TaskFrozenError(task=task.code, state=state_words(task))
    with commit("planning.evidence_dropped", by=by, at=at, key=key) as opened:
        opened.remove(row, version=seen)
    return None


@once("planning.completion_claimed")
def claim_completion(
    task: AnnualTask, words: str, *, on: date, by: Actor, at: datetime, key: str, seen: int
) -> AnnualTask:
    """Claim that a task is done (申报完成), signed for the unit; claimed is not verified."""
    row = queries.tasks(by, NOW, verb="sign").get(id=task.pk)
    given = queries.evidence(by, NOW).filter(task=row.pk).count()
    least = rules_of_planning(by, on=on).least_evidence
    if row.state == "running" and given < least:
        raise EvidenceNeededError(least=least)
    step = lifecycle("annual_task", row.lifecycle).step(
        row.state, "claim", role=by.role, facts={"evidence": given}
    )
    values = {"state": step.to, "claimed_on": on, "claimed_by_id": by.user_id, "claim": words.strip()[:4000]}
    return _advance("planning.completion_claimed", row, values, on=on, by=by, at=at, key=key, seen=seen)


@once("planning.claim_returned")
def return_claim(
    task: AnnualTask, *, reason: str, on: date, by: Actor, at: datetime, key: str, seen: int
) -> AnnualTask:
    """Send a claim back (退回), with the reason."""
    row = queries.tasks(by, NOW, verb="update").get(id=task.pk)
    step = lifecycle("annual_task", row.lifecycle).step(
        row.state, "return_claim", role=by.role, reason=reason
    )
    values = {"state": step.to, "claimed_on": None, "claimed_by_id": None, "note": reason.strip()[:500]}
    return _advance("planning.claim_returned", row, values, on=on, by=by, at=at, key=key, seen=seen)


@once("planning.completion_verified")
def verify_completion(
    task: AnnualTask, finding: str, *, on: date, by: Actor, at: datetime, key: str, seen: int
) -> AnnualTask:
    """Verify that a task is done (认定完成): by somebody else than whoever claimed it."""
    row = queries.tasks(by, NOW, verb="verify").get(id=task.pk)
    facts = {"is_filer": has_a_hand(by, [row.claimed_by_id], now().date())}
    step = lifecycle("annual_task", row.lifecycle).step(row.state, "verify", role=by.role, facts=facts)
    if not finding.strip():
        raise _empty(Spoken("认定意见", "finding"))
    values = {
        "state": step.to,
        "verified_on": on,
        "verified_post_id": by.post_id,
        "finding": finding.strip()[:4000],
        "note": "",
    }
    return _advance("planning.completion_verified", row, values, on=on, by=by, at=at, key=key, seen=seen)


@once("planning.task_closed")
def close_task(
    task: AnnualTask, number: str = "", *, on: date, by: Actor, at: datetime, key: str, seen: int
) -> AnnualTask:
    """Strike a verified task off the list (销号); without a number of the office's own it is the task's code."""
    row = queries.tasks(by, NOW, verb="update").get(id=task.pk)
    step = lifecycle("annual_task", row.lifecycle).step(row.state, "close", role=by.role)
    values = {"state": step.to, "closed_on": on, "struck_number": number.strip()[:40] or row.code}
    return _advance("planning.task_closed", row, values, on=on, by=by, at=at, key=key, seen=seen)


def _advance(
    act: str,
    row: AnnualTask,
    values: Mapping[str, Any],
    *,
    on: date,
    by: Actor,
    at: datetime,
    key: str,
    seen: int,
) -> AnnualTask:
    with commit(act, by=by, at=at, key=key) as opened:
        row = opened.replace(row, values, version=seen)
        task_changed(opened, [row], on=on, by=by)
    return row


def _empty(field: Spoken) -> TaskFieldError:
    return TaskFieldError(field=field, text="", detail=Spoken("没有填", "it is empty"))


@once("planning.node_claimed")
def claim_node(node: TaskNode, *, on: date, by: Actor, at: datetime, key: str, seen: int) -> TaskNode:
    """Claim that a node is reached (申报节点完成)."""
    row = queries.nodes(by, NOW).get(id=node.pk)
    task = queries.tasks(by, NOW, verb="file").get(id=row.task_id)
    _runs(task)
    with commit("planning.node_claimed", by=by, at=at, key=key) as opened:
        row = opened.replace(row, {"claimed_on": on}, version=seen)
        task_changed(opened, [task], on=on, by=by)
    return row


@once("planning.node_verified")
def verify_node(
    node: TaskNode,
    *,
    is_reached: bool,
    is_able: bool | None,
    on: date,
    by: Actor,
    at: datetime,
    key: str,
    seen: int,
) -> TaskNode:
    """Verify a node (认定节点), or judge of a late one whether the limit can still be met."""
    row = queries.nodes(by, NOW).get(id=node.pk)
    task = queries.tasks(by, NOW, verb="verify").get(id=row.task_id)
    _runs(task)
    if is_reached and row.claimed_on and has_a_hand(by, _who_claimed(row), now().date()):
        raise GuardedError(verb=Spoken("认定", "verify"), guard="another_person_confirms")
    values: dict[str, object] = {"is_able": is_able}
    if is_reached:
        values["verified_on"] = on  # what nobody claimed has no day of a claim
    with commit("planning.node_verified", by=by, at=at, key=key) as opened:
        row = opened.replace(row, values, version=seen)
        task_changed(opened, [task], on=on, by=by)
    return row


def _runs(task: AnnualTask) -> None:
    if task.state not in ("running", "change_asked", "claimed"):
        raise TaskFrozenError(task=task.code, state=state_words(task))


def _who_claimed(row: TaskNode) -> set[int]:
    """Give the users behind the claims of a node, whatever was done to it since: who claimed, and for whom it was recorded."""
    past = TaskNode.past._default_manager.filter(row=row.pk).values_list("seq_from", flat=True)
    entries = LedgerEntry.objects.filter(
        head__programme=row.programme_id, seq__in=[*past, row.seq_from], action="planning.node_claimed"
    )
    actors = [json.loads(body)["actor"] for body in entries.values_list("body", flat=True)]
    users = {actor["user"] for actor in actors if actor["user"]}
    posts = {actor["behalf"] for actor in actors if actor.get("behalf")}
    held = Holding.objects.filter(held_on(now().date()), post__uid__in=posts).values_list("user", flat=True)
    return {*User.objects.filter(uid__in=users).values_list("pk", flat=True), *held}

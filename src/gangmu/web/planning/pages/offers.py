"""What can be done to a task now (可办事项), by whoever looks at it: what a page offers is what an action lets pass."""

from typing import Final

from gangmu.web.accounts.rights import rights_of
from gangmu.web.accounts.scopes import may
from gangmu.web.planning import queries
from gangmu.web.planning.models import AnnualTask, TaskPart
from gangmu.web.record.actors import Actor
from gangmu.web.record.lifecycles import lifecycle
from gangmu.web.record.moments import NOW
from gangmu.web.record.rows import type_name

# Which right on the task a step of the lifecycle asks for.
_RIGHTS: Final = {
    "prepare": "file",
    "plan": "sign",
    "claim": "sign",
    "ask_change": "sign",
    "grant_change": "decide",
    "refuse_change": "decide",
    "verify": "verify",
    "return_claim": "update",
    "issue": "issue",
    "decide": "decide",
}
_OFFICE: Final = "update"


def offers(actor: Actor, task: AnnualTask) -> frozenset[str]:
    """Name the steps that lead on from where a task stands and are this actor's."""
    steps = {
        each.verb for each in lifecycle("annual_task", task.lifecycle).steps(task.state, role=actor.role)
    }
    found = set()
    asked = {_RIGHTS.get(verb, _OFFICE) for verb in steps}
    allowed = {right for right in asked if _has(actor, right, task)}
    found |= {verb for verb in steps if _RIGHTS.get(verb, _OFFICE) in allowed}
    if _has(actor, "file", task):
        found |= {"evidence"} if task.state == "running" else set()
        found |= {"nodes"} if task.state == "running" else set()
    if task.state in ("drafted", "negotiating") and _has(actor, _OFFICE, task):
        found |= {"edit", "remove"} if task.state == "drafted" else {"remove"}
    if task.state == "running" and _has(actor, "verify", task):
        found.add("verify_nodes")
    if may(actor, "create", TaskPart) and task.state not in ("drafted",):
        found.add("parts")
    return frozenset(found)


def _has(actor: Actor, right: str, task: AnnualTask) -> bool:
    found = rights_of(actor.role, right, type_name(AnnualTask))
    if not found or any(each.scope == "any" for each in found):
        return bool(found)
    return queries.tasks(actor, NOW, verb=right).filter(id=task.pk).exists()

"""What stands in the form of a task (表单内容): a task that is there, lines for its nodes, words that can be spelled out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from gangmu.core.base.quantities import canonical
from gangmu.core.base.refusals import GangmuError
from gangmu.core.plan.annual_tasks import quarter_ends
from gangmu.web.planning.actions.spelling import proposed
from gangmu.web.planning.forms import NODE_ROWS, read_limit
from gangmu.web.planning.models import AnnualTask, TaskNode, TaskUnit
from gangmu.web.planning.naming import UnitNames, names_in

Typed = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class NodeLine:
    """One line of nodes in the form."""

    number: int
    text: str
    due: str


def spell_offers(typed: Typed, names: UnitNames) -> list[tuple[str, str]]:
    """Give the words for several units in a form, each with the units that would be written in their place."""
    found: dict[str, str] = {}
    for role in ("responsible", "supporting"):
        for words in names_in(typed.get(role, "")):
            if words not in names.by_code and not names.known([words])[0] and words not in found:
                found[words] = "、".join(unit.name for unit in proposed(words, names))
    return list(found.items())


def typed_of(
    task: AnnualTask, units: list[TaskUnit], nodes: list[TaskNode], names: UnitNames
) -> dict[str, str]:
    """Give what stands in the form of a task that is there."""
    by_id = {each.pk: each.name for each in names.by_code.values()}
    typed = {
        "title": task.title,
        "text": task.text,
        "criterion": task.criterion,
        "kind": task.kind,
        "lead": by_id.get(task.lead_unit_id or 0, ""),
        "lead_choice": task.lead_choice,
        "post": str(task.post_id or ""),
        "leader": str(task.leader_id or ""),
        "limit": task.limit_words or (task.limit_on.isoformat() if task.limit_on else ""),
        "amount": "" if task.amount is None else canonical(task.amount),
        "unit_of_measure": task.unit_of_measure,
        "why_no_indicator": task.why_no_indicator,
        "rhythm": task.rhythm,
        "preset": task.preset,
        "pace": task.pace,
        "curve": " ".join(task.curve),
        "note": task.note,
        "indicator": task.indicator.code if task.indicator else "",
    }
    for role in ("responsible", "supporting"):
        named = [by_id.get(each.unit_id, "") for each in units if each.role == role]
        typed[role] = "、".join(named + [words for where, words in task.unspelled if where == role])
    return typed | typed_nodes(nodes)


def typed_nodes(nodes: list[TaskNode]) -> dict[str, str]:
    """Give what stands in the lines of nodes."""
    typed: dict[str, str] = {}
    for number, each in enumerate(nodes, 1):
        typed |= {f"node_{number}": each.text, f"node_due_{number}": each.due_on.isoformat()}
    return typed


def limit_typed(typed: Typed, year: int) -> date | None:
    """Give the limit that stands in a form; none where it cannot be read yet."""
    try:
        return read_limit(typed.get("limit", "").strip()[:60], year).day
    except GangmuError:
        return None


def node_lines(typed: Typed, year: int, *, after: date, until: date | None) -> list[NodeLine]:
    """Give the lines of nodes of a form: what was typed; where there is nothing, the ends of quarters still to come."""
    ends: list[str] = []
    if not any(typed.get(f"node_{number}") for number in range(1, NODE_ROWS + 1)):
        ends = [each.isoformat() for each in quarter_ends(year, until) if each > after]
    return [
        NodeLine(
            number,
            typed.get(f"node_{number}", ""),
            typed.get(f"node_due_{number}", ends[number - 1] if number <= len(ends) else ""),
        )
        for number in range(1, NODE_ROWS + 1)
    ]

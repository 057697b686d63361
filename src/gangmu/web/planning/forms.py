"""The form of a task (任务表单): what is typed becomes what is said of it, or is refused with its field named."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Final

from gangmu.core.base.quantities import canonical
from gangmu.core.base.refusal_words.reasons import Spoken
from gangmu.core.base.refusals import GangmuError
from gangmu.core.plan.annual_tasks import CurveNotReadError, TaskFieldError, TaskKind, quarter_ends
from gangmu.core.plan.said.days import SaidDay, read_day
from gangmu.web.accounts.models import Post
from gangmu.web.indicators import queries as indicators
from gangmu.web.planning.actions.drafting import NodeGiven, TaskGiven
from gangmu.web.planning.actions.spelling import proposed
from gangmu.web.planning.models import AnnualTask, TaskNode, TaskUnit
from gangmu.web.planning.naming import UnitNames, names_in
from gangmu.web.planning.prefilling import Ordered
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import NOW

FIELDS: Final = (
    "title", "text", "criterion", "kind", "lead", "lead_choice", "responsible", "supporting", "post", "leader",
    "limit", "amount", "unit_of_measure", "indicator", "why_no_indicator", "rhythm", "preset", "pace", "curve", "note",
)  # fmt: skip
NODE_ROWS: Final = 6
_LONGEST: Final = 4000
_TICKS: Final = re.compile(r"\n")  # between the words that were ticked to be spelled out
_FULL_WIDTH: Final = str.maketrans("０１２３４５６７８９．－，　", "0123456789.-, ")
Typed = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class NodeLine:
    """One line of nodes in the form."""

    number: int
    text: str
    due: str


def read_task(
    typed: Typed,
    names: UnitNames,
    posts: Mapping[int, Post],
    *,
    ordered: Ordered | None,
    year: int,
    by: Actor,
) -> TaskGiven:
    """Read a task from its form."""
    said = {name: typed.get(name, "").strip()[:_LONGEST] for name in FIELDS}
    if not said["title"]:
        raise TaskFieldError(field=Spoken("任务", "task"), text="", detail=Spoken("没有填", "it is empty"))
    limit = _limit(said["limit"], year)
    sides = {role: names.named(_spelled(said, role, typed, names)) for role in ("responsible", "supporting")}
    code = said["indicator"]
    return TaskGiven(
        title=said["title"],
        text=said["text"],
        criterion=said["criterion"],
        kind=TaskKind(said["kind"]) if said["kind"] in tuple(TaskKind) else TaskKind.POLICY,
        promise=ordered.promise if ordered else None,
        clause=ordered.clause if ordered else None,
        lead_unit=names.one(said["lead"]),
        lead_choice=said["lead_choice"],
        responsible=sides["responsible"][0],
        supporting=sides["supporting"][0],
        unspelled=tuple((role, words) for role, (_, found) in sides.items() for words in found),
        post=_post(said["post"], posts),
        leader=_post(said["leader"], posts),
        limit_on=limit.day or (date(year, 12, 31) if limit.standing else None),
        limit_words="" if _is_iso(said["limit"]) else said["limit"],
        indicator=indicators.indicators(by, NOW).filter(code=code).first() if code else None,
        why_no_indicator=said["why_no_indicator"],
        amount=read_number(said["amount"], Spoken("年度目标", "amount of the year")),
        unit_of_measure=said["unit_of_measure"],
        rhythm=said["rhythm"],
        preset=said["preset"],
        pace=said["pace"],
        curve=read_curve(said["curve"]),
        nodes=read_nodes(typed, year),
        note=said["note"],
    )


def _spelled(said: Typed, role: str, typed: Typed, names: UnitNames) -> str:
    """Write the units in place of the words that were ticked to be spelled out; who stands elsewhere already stays there."""
    ticked = set(_TICKS.split(typed.get("spell", ""))) - {""}
    if not ticked:
        return said[role]
    fields = "；".join(said[name] for name in ("lead", "responsible", "supporting"))
    there = {unit.pk for words in names_in(fields) if words not in ticked for unit in names.known([words])[0]}
    pieces = (
        "；".join(unit.name for unit in proposed(words, names) if unit.pk not in there)
        if words in ticked
        else words
        for words in names_in(said[role])
    )
    return "；".join(filter(None, pieces))


def spell_offers(typed: Typed, names: UnitNames) -> list[tuple[str, str]]:
    """Give the words for several units in a form, each with the units that would be written in their place."""
    found: dict[str, str] = {}
    for role in ("responsible", "supporting"):
        for words in names_in(typed.get(role, "")):
            if words not in names.by_code and not names.known([words])[0] and words not in found:
                found[words] = "、".join(unit.name for unit in proposed(words, names))
    return list(found.items())


def _is_iso(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _limit(text: str, year: int) -> SaidDay:
    return read_day(text, year=year) if text else SaidDay()


def _post(text: str, posts: Mapping[int, Post]) -> Post | None:
    return posts.get(int(text)) if text.isdecimal() and len(text) < 12 else None


def read_number(text: str, field: Spoken) -> Decimal | None:
    """Read a figure; empty is none."""
    plain = text.translate(_FULL_WIDTH).replace(",", "").strip()
    if not plain:
        return None
    try:
        value = Decimal(plain) if len(plain) <= 30 else Decimal("NaN")
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite():
        raise TaskFieldError(field=field, text=text[:40], detail=Spoken("不是一个数", "it is no number"))
    return value


def read_curve(text: str) -> tuple[Decimal, ...]:
    """Read a planned curve: cumulative figures with spaces or signs between."""
    plain = (
        text.translate(_FULL_WIDTH).replace("、", " ").replace(",", " ").replace(";", " ").replace("；", " ")
    )
    try:
        found = tuple(Decimal(each.rstrip("%％")) for each in plain.split()[:40])
    except InvalidOperation:
        raise CurveNotReadError(text=text[:60]) from None
    if not all(each.is_finite() for each in found):
        raise CurveNotReadError(text=text[:60])
    return found


def read_nodes(typed: Typed, year: int) -> tuple[NodeGiven, ...]:
    """Read the lines of nodes; a line without words is none."""
    found = []
    for number in range(1, NODE_ROWS + 1):
        words = typed.get(f"node_{number}", "").strip()[:300]
        if words:
            due = read_day(typed.get(f"node_due_{number}", "").strip()[:60], year=year).day
            if due is None:
                raise TaskFieldError(
                    field=Spoken("节点", "node"),
                    text=words[:40],
                    detail=Spoken("没有写哪天之前", "it names no day"),
                )
            found.append(NodeGiven(text=words, due_on=due))
    return tuple(sorted(found, key=lambda each: each.due_on))


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
        return _limit(typed.get("limit", "").strip()[:60], year).day
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

"""The form of a task (任务表单): what is typed becomes what is said of it, or is refused with its field named."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Final

from gangmu.core.base.refusal_words.reasons import Spoken
from gangmu.core.plan.annual_tasks import CurveNotReadError, TaskFieldError, TaskKind, nodes_within
from gangmu.core.plan.said.days import SaidDay, read_day
from gangmu.core.plan.said.figures import SaidFigure, read_figure
from gangmu.web.accounts.models import OrgUnit, Post
from gangmu.web.indicators import queries as indicators
from gangmu.web.planning.actions.drafting import NodeGiven, TaskGiven
from gangmu.web.planning.actions.spelling import proposed
from gangmu.web.planning.faults import LABELS, Faults
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
    read = _refusable(said, typed, names, year)
    code = said["indicator"]
    return TaskGiven(
        title=said["title"],
        text=said["text"],
        criterion=said["criterion"],
        kind=TaskKind(said["kind"]) if said["kind"] in tuple(TaskKind) else TaskKind.POLICY,
        promise=ordered.promise if ordered else None,
        clause=ordered.clause if ordered else None,
        lead_unit=read.lead,
        lead_choice=said["lead_choice"],
        responsible=read.sides["responsible"][0],
        supporting=read.sides["supporting"][0],
        unspelled=tuple((role, words) for role, (_, found) in read.sides.items() for words in found),
        post=_post(said["post"], posts),
        leader=_post(said["leader"], posts),
        limit_on=read.limit_on,
        limit_words="" if _is_iso(said["limit"]) else said["limit"],
        indicator=indicators.indicators(by, NOW).filter(code=code).first() if code else None,
        why_no_indicator=said["why_no_indicator"],
        amount=read.amount.value if read.amount else None,
        unit_of_measure=read.amount.unit if read.amount else said["unit_of_measure"],
        rhythm=said["rhythm"],
        preset=said["preset"],
        pace=said["pace"],
        curve=read.curve,
        nodes=read.nodes,
        note=_noted(said["note"], read.amount),
    )


@dataclass(slots=True)
class _Read:
    """What of a form can be refused, as it was read."""

    lead: OrgUnit | None = None
    sides: dict[str, tuple[tuple[OrgUnit, ...], tuple[str, ...]]] = field(default_factory=dict)
    limit_on: date | None = None
    amount: SaidFigure | None = None
    curve: tuple[Decimal, ...] = ()
    nodes: tuple[NodeGiven, ...] = ()


def _refusable(said: Typed, typed: Typed, names: UnitNames, year: int) -> _Read:
    """Read the fields whose words may be refused, to the last; the refusal names all that is wrong."""
    faults, read = Faults(), _Read()
    with faults.at("title"):
        _need_title(said["title"])
    with faults.at("limit"):
        limit = read_limit(said["limit"], year)
        read.limit_on = limit.day or (date(year, 12, 31) if limit.standing else None)
    with faults.at("lead"):
        read.lead = names.one(said["lead"])
    for role in ("responsible", "supporting"):
        with faults.at(role):
            read.sides[role] = names.named(_spelled(said, role, typed, names))
    with faults.at("amount"):
        read.amount = read_amount(said["amount"], said["unit_of_measure"])
    with faults.at("curve"):
        read.curve = read_curve(said["curve"])
    with faults.at("nodes"):
        read.nodes = read_nodes(typed, year)
        nodes_within(((each.text, each.due_on) for each in read.nodes), read.limit_on)
    faults.tell()
    return read


def _need_title(title: str) -> None:
    if not title:
        raise TaskFieldError(field=LABELS["title"], text="", detail=Spoken("没有填", "it is empty"))


def _noted(note: str, amount: SaidFigure | None) -> str:
    """Keep 约 where an amount was written so: what is judged is a figure, what was promised are its words."""
    if amount is None or not amount.about or amount.text in note:
        return note
    return "；".join(filter(None, (note, f"年度目标原写“{amount.text}”")))


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


def _is_iso(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def read_limit(text: str, year: int) -> SaidDay:
    """Read the limit of a task; empty is none."""
    return read_day(text, year=year) if text else SaidDay()


def _post(text: str, posts: Mapping[int, Post]) -> Post | None:
    return posts.get(int(text)) if text.isdecimal() and len(text) < 12 else None


def read_amount(text: str, unit: str) -> SaidFigure | None:
    """Read the amount of a year as offices write it, with the unit that it carries; empty is none."""
    if not text.strip():
        return None
    return read_figure(text[:60], unit=unit.strip())


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

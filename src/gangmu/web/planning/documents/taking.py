"""Taking a document in (收下条目): its rows become items, and who leads where it names none or two is settled."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from gangmu.core.plan.clause_links import LinkedItem
from gangmu.core.plan.division_rows import DivisionPaper, DivisionRow
from gangmu.files.divisions_apart import from_plain
from gangmu.web.accounts.models import OrgUnit
from gangmu.web.planning.documents.bringing import stepping
from gangmu.web.planning.documents.leads import OpenLead, open_leads
from gangmu.web.planning.documents.linking import Clauses, clauses_in_force, proposals
from gangmu.web.planning.documents.naming import day_of, units_on
from gangmu.web.planning.documents.refusals import (
    ChoiceUnknownError,
    LeadsOpenError,
    ReasonNeededError,
)
from gangmu.web.planning.models import DutySettlement, PlanDocument, PlanItem
from gangmu.web.planning.refusals import NothingChosenError
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import commit
from gangmu.web.record.once import once


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the clerk chose of a document: leads by the number of the row, rows that are left out, and why."""

    leads: Mapping[int, int] = field(default_factory=dict)  # the key of a unit
    left_out: frozenset[int] = frozenset()
    taken_in: frozenset[int] = frozenset()  # sentences that were not proposed and are taken all the same
    reason: str = ""


def paper_of(document: PlanDocument) -> DivisionPaper:
    """Give what was read of a document as the core's value."""
    return from_plain(
        {**(document.reading or {"title": "", "rows": [], "left": [], "troubles": []}), "text": document.text}
    )


@once("planning.document_taken_in")
def take_document(
    document: PlanDocument, choices: Choices, *, on: date, by: Actor, at: datetime, key: str, seen: int
) -> PlanDocument:
    """Take the rows of a document in as items, with a settlement for each lead that the office picked (收下)."""
    row, to = stepping(document, "take_in", by=by)
    rows = paper_of(row).rows
    choices = replace(choices, left_out=_left_out(rows, choices))
    taken = [(number, each) for number, each in enumerate(rows) if number not in choices.left_out]
    if not taken:
        raise NothingChosenError
    settled = dict(_settled(rows, choices, units_on(by, day_of(row))))
    if settled and not choices.reason.strip():
        raise ReasonNeededError
    linked = _linked(taken, clauses_in_force(by))
    with commit("planning.document_taken_in", by=by, at=at, key=key) as opened:
        items = opened.add_all(_item(row, number, each, linked[number]) for number, each in taken)
        by_number = {item.number - 1: item for item in items}
        opened.add_all(
            _settlement(by_number[number], lead, unit, choices.reason, on=on, by=by)
            for number, (lead, unit) in settled.items()
        )
        left = {**(row.reading or {}), "rows": [], "left_out": sorted(choices.left_out)}
        left["not_proposed"] = _kept(row, choices)
        done = opened.replace(row, {"state": to, "reading": left}, version=seen)
        opened.changes.insert(0, opened.changes.pop())  # the document is what this action is about
    return done


def _left_out(rows: Sequence[DivisionRow], choices: Choices) -> frozenset[int]:
    """Give the rows that do not become items: those left out, and those not proposed that nobody took in."""
    silent = {number for number, row in enumerate(rows) if row.why_not and number not in choices.taken_in}
    return choices.left_out | silent


def _kept(document: PlanDocument, choices: Choices) -> list[list[Any]]:
    """Keep the sentences that were not proposed, with their numbers: they can be taken in later."""
    rows = (document.reading or {}).get("rows", [])
    return [[number, rows[number]] for number in sorted(choices.left_out) if rows[number].get("why_not")]


def kept_rows(document: PlanDocument) -> list[tuple[int, DivisionRow]]:
    """Give the sentences of a document that were not proposed and are not taken in, with their numbers."""
    kept = (document.reading or {}).get("not_proposed", [])
    paper = from_plain({"title": "", "rows": [row for _, row in kept], "left": [], "troubles": []})
    return [(number, row) for (number, _), row in zip(kept, paper.rows, strict=True)]


@once("planning.sentences_taken_in")
def take_more(
    document: PlanDocument, numbers: Collection[int], *, by: Actor, at: datetime, key: str, seen: int
) -> PlanDocument:
    """Take sentences in that were not proposed (补收条目): they become items like the others."""
    row, to = stepping(document, "take_more", by=by)
    kept = kept_rows(row)
    taken = [(number, each) for number, each in kept if number in numbers]
    if not taken:
        raise NothingChosenError
    linked = _linked(taken, clauses_in_force(by))
    reading = row.reading or {}
    rest = [each for each in reading["not_proposed"] if each[0] not in numbers]
    with commit("planning.sentences_taken_in", by=by, at=at, key=key) as opened:
        done = opened.replace(row, {"state": to, "reading": {**reading, "not_proposed": rest}}, version=seen)
        opened.add_all(_item(row, number, each, linked[number]) for number, each in taken)
    return done


def _settled(
    rows: Sequence[DivisionRow], choices: Choices, units: Any
) -> Iterator[tuple[int, tuple[OpenLead, OrgUnit]]]:
    missing = []
    for lead in open_leads(rows, units):
        if lead.number in choices.left_out:
            continue
        chosen = choices.leads.get(lead.number)
        if chosen is None:
            missing.append(lead.row.label or str(lead.number + 1))
        elif (unit := next((each for each in lead.rivals or lead.others if each.pk == chosen), None)) is None:
            raise ChoiceUnknownError(text=str(chosen))
        else:
            yield lead.number, (lead, unit)
    if missing:
        raise LeadsOpenError(number=len(missing), places="、".join(missing[:12]))


def _linked(
    taken: Sequence[tuple[int, DivisionRow]], clauses: Clauses
) -> dict[int, tuple[str, int | None, int | None]]:
    """Give the proposed clause of each row: how it stands, the clause, its promise."""
    items = [
        LinkedItem(number, row.title + row.text, f"{row.clause_words} {row.heading}".strip())
        for number, row in taken
    ]
    found = {}
    for number, proposed in proposals(items, clauses).items():
        best = proposed[0].clause if proposed else None
        found[number] = ("proposed" if proposed else "open", best, clauses.promise_of(best))
    return found


def _item(
    document: PlanDocument, number: int, row: DivisionRow, linked: tuple[str, int | None, int | None]
) -> PlanItem:
    link, clause, promise = linked
    return PlanItem(
        document=document,
        number=number + 1,
        label=row.label[:60],
        text=row.text,
        start=row.start,
        end=row.end,
        place=row.place[:100],
        said=said_of(row),
        link=link,
        clause_id=clause,
        promise_id=promise,
    )


def said_of(row: DivisionRow) -> dict[str, Any]:
    """Give what a row says beside its words, as an item keeps it; what it does not say is left out."""
    said = {
        "title": row.title,
        "heading": row.heading,
        "lead": list(row.lead),
        "responsible": list(row.responsible),
        "supporting": list(row.supporting),
        "leaders": list(row.leaders),
        "limit": row.limit_words,
        "due": row.due.isoformat() if row.due else "",
        "standing": row.is_standing,
        "target": row.target_words,
        "nodes": [list(each) for each in row.node_words],
        "clause_words": row.clause_words,
        "remarks": row.remarks,
        "extras": [list(each) for each in row.extras],
    }
    return {name: value for name, value in said.items() if value}


def _settlement(
    item: PlanItem, lead: OpenLead, unit: OrgUnit, reason: str, *, on: date, by: Actor
) -> DutySettlement:
    named = lead.row.lead if len(lead.row.lead) > 1 else lead.row.everyone
    return DutySettlement(
        key=lead_key(item),
        kind=lead.kind,
        item=item,
        clause_id=None,
        rivals=[{"holds": name, "sources": [str(item.document.title)]} for name in named],
        holds=unit.name,
        reason=reason.strip()[:1000],
        post_id=by.post_id,
        settled_on=on,
    )


def lead_key(item: PlanItem) -> str:
    """Give the key under which the lead of an item is settled."""
    return f"lead:{item.uid.hex}"

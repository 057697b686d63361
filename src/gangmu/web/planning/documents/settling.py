"""Conflicts of duties between documents (责任冲突), and settling them with a record."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from gangmu.core.plan.duty_conflicts import ConflictKind, DutyClaim, DutyConflict, find_conflicts
from gangmu.web.accounts.scopes import require
from gangmu.web.planning import queries as plans
from gangmu.web.planning.actions.leads import change_lead
from gangmu.web.planning.documents import queries
from gangmu.web.planning.documents.cutting import Settled, settled_for
from gangmu.web.planning.documents.naming import Units, units_on
from gangmu.web.planning.documents.refusals import (
    ChoiceUnknownError,
    ConflictGoneError,
    ReasonNeededError,
)
from gangmu.web.planning.models import AnnualTask, DutySettlement, PlanDocument, PlanItem
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import Commit, commit
from gangmu.web.record.moments import NOW
from gangmu.web.record.once import once


@dataclass(frozen=True, slots=True)
class Rival:
    """One of those to choose from: what would hold, in words, and which documents say so."""

    value: str
    sources: tuple[str, ...]
    items: tuple[str, ...]  # their uids


@dataclass(frozen=True, slots=True)
class Conflict:
    """A conflict with its rivals in words."""

    found: DutyConflict
    rivals: tuple[Rival, ...]

    @property
    def is_about_leads(self) -> bool:
        """Tell a conflict of leads from one of dates."""
        return self.found.kind is ConflictKind.TWO_LEADS


def open_conflicts(actor: Actor, day: date) -> list[Conflict]:
    """Give the conflicts that nobody has settled. A fixed number of queries."""
    settled = {row.key for row in queries.settlements(actor, NOW)}
    claims = list(_claims(actor, day))
    return [
        Conflict(each, tuple(_rivals(each))) for each in find_conflicts(claims) if each.key not in settled
    ]


def _claims(actor: Actor, day: date) -> Iterator[DutyClaim]:
    """Give what items of documents say, and tasks that came from none of them; a year that is closed disputes nothing."""
    units = units_on(actor, day)
    settled = settled_for(actor)
    years = list(plans.plans(actor, NOW))
    over = {row.year for row in years if row.state == "closed"}
    documents = {
        row.pk: row
        for row in queries.documents(actor, NOW).filter(state="taken")
        if row.year is None or row.year not in over
    }
    for item in queries.items(actor, NOW):
        if item.document_id in documents:
            yield _claim_of(item, documents[item.document_id], units, settled)
    names = {row.pk: row.title for row in years if row.year not in over}
    for task in plans.tasks(actor, NOW).filter(item__isnull=True, plan__in=list(names)):
        if task.verdict:
            continue  # it goes on in the next year, or is over
        lead = units.by_id.get(task.lead_unit_id or 0)
        holds, _ = settled.leads.get(task.uid.hex, (lead.name if lead else "", ""))
        yield DutyClaim(
            key=task.uid.hex,
            source=f"{names.get(task.plan_id, '')} {task.code}".strip(),
            words=task.text or task.title,
            leads=(holds,) if holds else (),
            due=settled.days.get(task.uid.hex, task.limit_on),
            clause=task.clause_id,
        )


def _claim_of(item: PlanItem, document: PlanDocument, units: Units, settled: Settled) -> DutyClaim:
    holds, _ = settled.leads.get(item.uid.hex, ("", ""))
    leads = [holds] if holds else item.said.get("lead", [])
    named = [unit.name if (unit := units.one(name)) else name for name in leads]
    due = item.said.get("due")
    return DutyClaim(
        key=item.uid.hex,
        source=f"{document.title} {item.label}".strip(),
        words=f"{item.said.get('title', '')}{item.text}",
        leads=tuple(named),
        due=settled.days.get(item.uid.hex) or (date.fromisoformat(due) if due else None),
        clause=item.clause_id if item.link == "confirmed" else None,
    )


def _rivals(conflict: DutyConflict) -> Iterator[Rival]:
    for rival in conflict.rivals:
        said = [
            each
            for each in conflict.claims
            if rival in each.leads or (each.due and each.due.isoformat() == rival)
        ]
        yield Rival(rival, tuple(each.source for each in said), tuple(each.key for each in said))


@once("planning.duty_settled")
def settle_duty(
    conflict_key: str,
    *,
    holds: str,
    reason: str,
    paper: str = "",
    on: date,
    by: Actor,
    at: datetime,
    key: str,
) -> DutySettlement:
    """Settle who leads, or which date holds (责任认定); drafts that came from the items follow."""
    require(by, "create", DutySettlement)
    conflict = next((each for each in open_conflicts(by, on) if each.found.key == conflict_key), None)
    if conflict is None:
        raise ConflictGoneError
    if not reason.strip():
        raise ReasonNeededError
    if holds not in conflict.found.rivals:
        raise ChoiceUnknownError(text=holds[:60])
    clauses = {each.clause for each in conflict.found.claims}
    with commit("planning.duty_settled", by=by, at=at, key=key) as opened:
        settlement = opened.add(
            DutySettlement(
                key=conflict.found.key,
                kind=conflict.found.kind.value,
                clause_id=clauses.pop() if len(clauses) == 1 else None,
                rivals=[_as_row(each, conflict) for each in conflict.rivals],
                holds=holds,
                reason=reason.strip()[:1000],
                paper=paper.strip()[:200],
                post_id=by.post_id,
                settled_on=on,
            )
        )
        _follow(opened, conflict, holds, reason, by=by, day=on)
    return settlement


def _as_row(rival: Rival, conflict: Conflict) -> dict[str, object]:
    everyone = [each.key for each in conflict.found.claims]
    return {
        "holds": rival.value,
        "sources": list(rival.sources),
        "items": everyone,
        "said_by": list(rival.items),
    }


def _follow(opened: Commit, conflict: Conflict, holds: str, reason: str, *, by: Actor, day: date) -> None:
    """Change the drafts that came from these items: what is put to its units, or issued, has ways of its own."""
    keys = {each.key for each in conflict.found.claims}
    uids = {row.pk: row.uid.hex for row in queries.items(by, NOW)}
    found = AnnualTask.objects.filter(programme=by.programme_id, state="drafted")
    drafts = [row for row in found if row.uid.hex in keys or uids.get(row.item_id or 0) in keys]
    if not conflict.is_about_leads:
        opened.replace_all([(row, {"limit_on": date.fromisoformat(holds)}) for row in drafts])
    elif unit := units_on(by, day).one(holds):
        for row in drafts:
            change_lead(opened, row, unit, reason, by=by)

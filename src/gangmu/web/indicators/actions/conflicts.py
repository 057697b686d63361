"""Settling what sources say differently (冲突认定). Nothing is deleted; a settlement may be settled again."""

from datetime import date, datetime

from gangmu.core.indicators.conflicts import Conflict
from gangmu.web.accounts.scopes import require
from gangmu.web.indicators.findings.conflicts import conflicts, rules_in_force, settlements
from gangmu.web.indicators.models import ConflictSettlement
from gangmu.web.indicators.refusals import (
    ConflictChangedError,
    ConflictGoneError,
    NoReasonError,
    NotARivalError,
)
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import commit
from gangmu.web.record.moments import NOW
from gangmu.web.record.once import once


@once("indicators.conflict_settled")
def settle_conflict(
    subject: str,
    *,
    holds: str,
    reason: str,
    paper: str,
    seen: frozenset[str],
    on: date,
    by: Actor,
    at: datetime,
    key: str,
) -> ConflictSettlement:
    """Settle a conflict (认定): which rival holds, why, and by what paper. `seen` are the rivals that were looked at."""
    require(by, "create", ConflictSettlement)
    conflict = conflict_of(subject, by=by)
    if conflict.marks != seen:
        raise ConflictChangedError(seen=len(seen), now=len(conflict.marks))
    if holds not in conflict.choices:
        raise NotARivalError()
    if not reason.strip():
        raise NoReasonError()
    row = settlements(by, NOW).filter(key=subject).first()
    values = {
        "marks": sorted(conflict.marks),
        "holds": holds,
        "reason": reason.strip()[:1000],
        "paper": paper.strip()[:200],
        "post_id": by.post_id,
        "settled_on": on,
    }
    rules = rules_in_force(by, NOW)
    with commit("indicators.conflict_settled", by=by, at=at, key=key) as opened:
        opened.rules.append(rules.by.as_dict())
        if row is not None:
            return opened.replace(row, values, version=row.version)
        return opened.add(
            ConflictSettlement(
                key=subject,
                kind=conflict.kind,
                place=conflict.place,
                indicator=conflict.indicator,
                period=str(conflict.period or ""),
                **values,
            )
        )


def conflict_of(subject: str, *, by: Actor) -> Conflict:
    """Find a conflict as it stands now, or refuse: it may be gone."""
    _, place, indicator, *_ = [*subject.split("|"), "", ""]
    found = conflicts(by, NOW, places=(place,) if place else None, indicator=indicator if place else "")
    one = next((each.conflict for each in found if each.conflict.key == subject), None)
    if one is None:
        raise ConflictGoneError()
    return one

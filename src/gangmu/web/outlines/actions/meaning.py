"""Saying which series the words of a target mean (口径认定), after the version is issued."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from gangmu.web.accounts.scopes import require
from gangmu.web.outlines import queries
from gangmu.web.outlines.models import Meaning, Promise
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import commit
from gangmu.web.record.moments import NOW
from gangmu.web.record.once import once


@once("outlines.meaning_decided")
def decide_meaning(
    promise: Promise,
    *,
    meanings: Sequence[Mapping[str, Any]],
    reason: str,
    on: date,
    by: Actor,
    at: datetime,
    key: str,
    effective: date | None = None,
) -> Meaning | None:
    """Decide which series a target's words mean; what was decided before is superseded, not lost."""
    require(by, "create", Meaning)
    row = queries.promises(by, NOW, verb="update").get(id=promise.pk)
    before = list(queries.meanings(by, NOW).filter(promise=row.pk))
    with commit("outlines.meaning_decided", by=by, at=at, key=key, effective=effective) as opened:
        added = opened.add_all(
            Meaning(promise=row, decided_by_id=by.post_id, decided_on=on, **{"reason": reason, **each})
            for each in meanings
        )
        for each in before:
            opened.remove(each, version=each.version)
    return added[0] if added else None

"""Release (发布): publishing is as-of, not a copy (DESIGN §6.9)."""

from datetime import date, datetime
from uuid import UUID

from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import commit
from gangmu.web.record.models import Release
from gangmu.web.record.once import once


@once("record.released")
def release(*, by: Actor, at: datetime, key: str, on: date, note: str) -> Release:
    """Let the public read the record as it stands now, this entry included."""
    with commit("record.released", by=by, at=at, key=key) as opened:
        made = Release(
            seq=opened.seq,
            on=on,
            by=UUID(by.post) if by.post else None,
            note=note,
            head_hash=opened.head.hash,
        )
        return opened.add(made)

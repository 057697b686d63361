"""Closing gaps (补齐缺漏): what the text announces and does not contain is supplied by a named act of the office."""

from datetime import date, datetime

from gangmu.web.outlines import queries
from gangmu.web.outlines.models import Gap
from gangmu.web.outlines.refusals import NothingSuppliedError
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import Commit, commit
from gangmu.web.record.lifecycles import lifecycle
from gangmu.web.record.moments import NOW
from gangmu.web.record.once import once


@once("outlines.gap_closed")
def close_gap(
    gap: Gap,
    *,
    supplied: str,
    reason: str = "",
    on: date,
    by: Actor,
    at: datetime,
    key: str,
    seen: int,
    effective: date | None = None,
) -> Gap:
    """Close a gap (补齐): `supplied` names what fills it, in words that the public reads."""
    row = queries.gaps(by, NOW, verb="update").get(id=gap.pk)
    with commit("outlines.gap_closed", by=by, at=at, key=key, effective=effective) as opened:
        return write_closing(opened, row, supplied=supplied, reason=reason, on=on, by=by, seen=seen)


def write_closing(
    opened: Commit,
    gap: Gap,
    *,
    supplied: str,
    reason: str = "",
    on: date,
    by: Actor,
    seen: int | None = None,
) -> Gap:
    """Write that a gap is closed, inside the commit of whatever fills it: an import closes what it brings."""
    row = queries.gaps(by, NOW, verb="update").get(id=gap.pk)
    lifecycle("gap", row.lifecycle).step(row.state, "close", role=by.role)
    if not supplied.strip():
        raise NothingSuppliedError(gap=row.code)
    changes = {
        "closed_on": on,
        "closed_by_id": by.post_id,
        "supplied": supplied.strip()[:300],
        "reason": reason.strip()[:300],
    }
    return opened.replace(row, changes, version=row.version if seen is None else seen)


@once("outlines.gap_reopened")
def reopen_gap(gap: Gap, *, reason: str, by: Actor, at: datetime, key: str, seen: int) -> Gap:
    """Open a gap again (重新列为缺漏): what was said to fill it does not."""
    row = queries.gaps(by, NOW, verb="update").get(id=gap.pk)
    lifecycle("gap", row.lifecycle).step(row.state, "reopen", role=by.role, reason=reason)
    changes = {"closed_on": None, "closed_by_id": None, "supplied": "", "reason": reason.strip()[:300]}
    with commit("outlines.gap_reopened", by=by, at=at, key=key) as opened:
        return opened.replace(row, changes, version=seen)

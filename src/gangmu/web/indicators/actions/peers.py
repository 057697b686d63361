"""Peer groups (可比组): which places it is fair to compare is the office's to say, and dated by the record."""

from collections.abc import Sequence
from datetime import datetime

from gangmu.web.accounts.scopes import require
from gangmu.web.indicators import queries
from gangmu.web.indicators.findings.peers import peer_groups
from gangmu.web.indicators.models import PeerGroup
from gangmu.web.indicators.refusals import GroupTooSmallError
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import commit
from gangmu.web.record.moments import NOW
from gangmu.web.record.once import once


@once("indicators.peer_group_set")
def set_peer_group(
    code: str, *, name: str, members: Sequence[str], basis: str, by: Actor, at: datetime, key: str
) -> PeerGroup:
    """Make a peer group, or change it. `members` are names or codes of places; at least two of them are known."""
    require(by, "create", PeerGroup)
    places = queries.places(by, NOW)
    called = {word: each.code for each in places for word in (each.code, each.name, *each.aliases)}
    known = sorted({called[each.strip()] for each in members if each.strip() in called})
    unknown = [each for each in members if each.strip() and each.strip() not in called]
    if len(known) < 2 or unknown or not name.strip():
        raise GroupTooSmallError(name=name.strip() or code, unknown="、".join(unknown)[:100] or "–")
    values = {"name": name.strip()[:100], "members": known, "basis": basis.strip()[:300]}
    row = peer_groups(by, NOW).filter(code=code).first()
    with commit("indicators.peer_group_set", by=by, at=at, key=key) as opened:
        if row is not None:
            return opened.replace(row, values, version=row.version)
        return opened.add(PeerGroup(code=code[:40], **values))

"""The chain: no entry altered, missing or moved, and what each commits to."""

import contextlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, NamedTuple

from gangmu.web.record.canonical import digest_of_text, instant_text
from gangmu.web.record.models import Head, LedgerEntry
from gangmu.web.record.snapshots import columns_of
from gangmu.web.record.verifying.problems import ENTRY, HEAD, Problem

_COLUMNS: Final = ["seq", "at", "action", "key", "body", "hash"]


# What the ledger says of one version of one row: chain, seq, hash (None: it was removed) and effective day. A plain
# tuple: of a million of them nothing else is light enough.
Commitment = tuple[str, int, str | None, str | None]


def version_key(uid: str, version: int) -> str:
    """Name one version of one row. A uid has always as many characters, so no two are called the same."""
    return f"{uid}{version}"


@dataclass(slots=True)
class Committed:
    """What the ledger commits to of one type."""

    versions: dict[str, Commitment] = field(default_factory=dict)
    superseded: set[str] = field(default_factory=set)  # versions after which another came
    removed: int = 0


@dataclass(slots=True)
class Commitments:
    """All that the ledger commits to, by type."""

    of_type: dict[str, Committed] = field(default_factory=dict)

    def take(self, chain: str, entry: dict[str, Any]) -> None:
        """Take what an entry commits to."""
        seq = entry["seq"]
        for change in entry["changes"]:
            if (of_type := self.of_type.get(change["type"])) is None:
                of_type = self.of_type[change["type"]] = Committed()
            uid, version, found = change["uid"], change["version"], change["hash"]
            of_type.versions[f"{uid}{version}"] = (chain, seq, found, change.get("effective"))
            if version > 1:
                of_type.superseded.add(version_key(uid, version - 1))
            if found is None:
                of_type.removed += 1


def check_chain(head: Head, commitments: Commitments) -> Iterator[Problem]:
    """Walk one chain from its first entry to its head, and see that nothing stands beyond it."""
    chain, prev, expected = head.chain, "", 1
    entries = columns_of(LedgerEntry, _COLUMNS, where="WHERE head_id = %s ORDER BY seq", values=(head.pk,))
    for row in entries:
        entry = _Entry(*row)
        if entry.seq.__class__ is not int:  # SQLite lets a text stand where a number should
            yield Problem("altered", chain, expected, ENTRY)
            continue
        if entry.seq > head.seq:
            yield Problem("unrecorded", chain, entry.seq, ENTRY)
            continue
        while expected < entry.seq:
            yield Problem("missing", chain, expected, ENTRY)
            expected += 1
        body = _body(entry)
        if problem := _wrong(chain, entry, body, prev):
            yield problem
        if body is not None:
            with contextlib.suppress(KeyError, TypeError):  # altered, and told
                commitments.take(chain, body)
        prev, expected = entry.hash, entry.seq + 1
    for seq in range(expected, head.seq + 1):
        yield Problem("missing", chain, seq, ENTRY)
    if expected == head.seq + 1 and head.hash != prev:
        yield Problem("altered", chain, head.seq, HEAD)


class _Entry(NamedTuple):
    """An entry as the database holds it."""

    seq: int
    at: str | datetime
    action: str
    key: str
    body: str
    hash: str


def _body(entry: _Entry) -> dict[str, Any] | None:
    try:
        body = json.loads(entry.body)
    except ValueError:
        return None
    return body if isinstance(body, dict) and isinstance(body.get("changes"), list) else None


def _wrong(chain: str, entry: _Entry, body: dict[str, Any] | None, prev: str) -> Problem | None:
    altered = Problem("altered", chain, entry.seq, ENTRY)
    if body is None or digest_of_text(entry.body) != entry.hash:
        return altered
    if body["seq"] != entry.seq:
        return Problem("reordered", chain, entry.seq, ENTRY)
    beside = (body["action"], body["key"], body["prev"])
    is_beside = _is_at(body["at"], entry.at) and beside == (entry.action, entry.key, prev)
    return None if is_beside else altered


def _is_at(said: str, at: str | datetime) -> bool:
    """Compare with an instant as the database holds it: on SQLite `2026-03-02 01:00:00`, a fraction if there is one."""
    if isinstance(at, datetime):
        return instant_text(at) == said
    fraction = "" if said.endswith(".000000Z") else said[19:-1]
    return at == f"{said[:10]} {said[11:19]}{fraction}"

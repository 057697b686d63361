"""The chain: no entry altered, missing or moved, and what each commits to."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from gangmu.web.record.canonical import digest_of_text, instant_text
from gangmu.web.record.models import Head, LedgerEntry
from gangmu.web.record.verifying.problems import ENTRY, HEAD, Problem


@dataclass(frozen=True, slots=True)
class Commitment:
    """What the ledger says of one version of one row. No hash: the row was removed."""

    chain: str
    seq: int
    hash: str | None
    effective: str | None = None


@dataclass(slots=True)
class Commitments:
    """All that the ledger commits to: by type, by row, by version."""

    of_type: dict[str, dict[str, dict[int, Commitment]]] = field(default_factory=dict)
    read_to: dict[str, int] = field(default_factory=dict)  # later entries came while checking

    def take(self, chain: str, entry: dict[str, Any]) -> None:
        """Take what an entry commits to."""
        for change in entry["changes"]:
            versions = self.of_type.setdefault(change["type"], {}).setdefault(change["uid"], {})
            versions[change["version"]] = Commitment(
                chain, entry["seq"], change["hash"], change.get("effective")
            )


def check_chain(head: Head, commitments: Commitments) -> Iterator[Problem]:
    """Walk one chain from its first entry to its head."""
    chain, prev, expected = head.chain, "", 1
    commitments.read_to[chain] = head.seq
    entries = LedgerEntry.objects.filter(head=head, seq__lte=head.seq).order_by("seq")
    entries = entries.only("seq", "at", "action", "key", "body", "hash")
    for entry in entries.iterator(chunk_size=2000):
        while expected < entry.seq:
            yield Problem("missing", chain, expected, ENTRY)
            expected += 1
        body = _body(entry)
        if problem := _wrong(chain, entry, body, prev):
            yield problem
        if body is not None:
            commitments.take(chain, body)
        prev, expected = entry.hash, entry.seq + 1
    for seq in range(expected, head.seq + 1):
        yield Problem("missing", chain, seq, ENTRY)
    if expected == head.seq + 1 and head.hash != prev:
        yield Problem("altered", chain, head.seq, HEAD)
    yield from _beyond(head)


def _beyond(head: Head) -> Iterator[Problem]:
    """Entries past the head: either written this moment, and then the head has moved, or slipped in."""
    now = Head.objects.get(pk=head.pk).seq
    for seq in LedgerEntry.objects.filter(head=head, seq__gt=now).values_list("seq", flat=True):
        if Head.objects.get(pk=head.pk).seq < seq:
            yield Problem("unrecorded", head.chain, seq, ENTRY)


def _body(entry: LedgerEntry) -> dict[str, Any] | None:
    try:
        body = json.loads(entry.body)
    except ValueError:
        return None
    return body if isinstance(body, dict) and isinstance(body.get("changes"), list) else None


def _wrong(chain: str, entry: LedgerEntry, body: dict[str, Any] | None, prev: str) -> Problem | None:
    altered = Problem("altered", chain, entry.seq, ENTRY)
    if body is None or digest_of_text(entry.body) != entry.hash:
        return altered
    if body["seq"] != entry.seq:
        return Problem("reordered", chain, entry.seq, ENTRY)
    beside = (body["at"], body["action"], body["key"], body["prev"])
    return altered if beside != (instant_text(entry.at), entry.action, entry.key, prev) else None

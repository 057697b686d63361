"""Appending to a chain: the few statements that every action pays for, written as such."""

from datetime import datetime
from typing import Final

from django.db import connection

from gangmu.web.record.canonical import digest_of_text
from gangmu.web.record.models import Head, LedgerEntry, Programme

HOME_CHAIN: Final = "home"
# On SQLite the transaction is the only writer already; PostgreSQL holds the row until the transaction ends.
_HEAD: Final = "SELECT id, seq, hash FROM record_head WHERE chain = %s"
_ADD: Final = "INSERT INTO record_ledgerentry (head_id, seq, at, action, key, body, hash) VALUES (%s, %s, %s, %s, %s, %s, %s)"
_MOVE: Final = "UPDATE record_head SET seq = %s, hash = %s WHERE id = %s AND seq = %s"


def locked_head(programme: Programme | None) -> Head:
    """Give the head row of a chain, held by this transaction until it ends."""
    chain = programme.uid.hex if programme else HOME_CHAIN
    statement = _HEAD + (" FOR UPDATE" if connection.features.has_select_for_update else "")
    with connection.cursor() as cursor:
        cursor.execute(statement, [chain])
        found = cursor.fetchone()
        if found is None:
            Head.objects.get_or_create(chain=chain, defaults={"programme": programme})
            cursor.execute(statement, [chain])
            found = cursor.fetchone()
    return Head(id=found[0], chain=chain, programme=programme, seq=found[1], hash=found[2])


def append(head: Head, *, body: str, at: datetime, action: str, key: str) -> LedgerEntry:
    """Add an entry after the head, and move the head to it."""
    entry = LedgerEntry(
        head=head, seq=head.seq + 1, at=at, action=action, key=key, body=body, hash=digest_of_text(body)
    )
    instant = connection.ops.adapt_datetimefield_value(at)
    with connection.cursor() as cursor:
        cursor.execute(_ADD, [head.pk, entry.seq, instant, action, key, body, entry.hash])
        cursor.execute(_MOVE, [entry.seq, entry.hash, head.pk, head.seq])
        if cursor.rowcount != 1:
            raise RuntimeError(f"the head of {head.chain} moved while it was held")
    return entry

"""Appending to a chain: the few statements that every action pays for, written as such."""

from datetime import datetime
from typing import Final

from django.db import connection

from gangmu.web.record.canonical import digest_of_text
from gangmu.web.record.models import Head, Programme

HOME_CHAIN: Final = "home"
# On SQLite the transaction is the only writer already; PostgreSQL holds the row until the transaction ends.
_HEAD: Final = "SELECT id, chain, seq, hash FROM record_head WHERE "
_ADD: Final = "INSERT INTO record_ledgerentry (head_id, seq, at, action, key, body, hash) VALUES (%s, %s, %s, %s, %s, %s, %s)"
_MOVE: Final = "UPDATE record_head SET seq = %s, hash = %s WHERE id = %s AND seq = %s"


def locked_head(programme_id: int | None) -> Head:
    """Give the head row of a chain, held by this transaction until it ends. No programme: the home's own."""
    where, value = ("programme_id = %s", programme_id) if programme_id else ("chain = %s", HOME_CHAIN)
    lock = " FOR UPDATE" if connection.features.has_select_for_update else ""
    with connection.cursor() as cursor:
        cursor.execute(_HEAD + where + lock, [value])
        found = cursor.fetchone()
        if found is None:
            _begin_chain(programme_id)
            cursor.execute(_HEAD + where + lock, [value])
            found = cursor.fetchone()
    key, chain, seq, last = found
    return Head(id=key, chain=chain, programme_id=programme_id, seq=seq, hash=last)


def _begin_chain(programme_id: int | None) -> None:
    programme = Programme.objects.get(pk=programme_id) if programme_id else None
    chain = programme.uid.hex if programme else HOME_CHAIN
    Head.objects.get_or_create(chain=chain, defaults={"programme": programme})


def append(head: Head, *, body: str, at: datetime, action: str, key: str) -> None:
    """Add an entry after the head, and move the head to it."""
    seq, digest = head.seq + 1, digest_of_text(body)
    instant = connection.ops.adapt_datetimefield_value(at)
    with connection.cursor() as cursor:
        cursor.execute(_ADD, [head.pk, seq, instant, action, key, body, digest])
        cursor.execute(_MOVE, [seq, digest, head.pk, head.seq])
        if cursor.rowcount != 1:
            raise RuntimeError(f"the head of {head.chain} moved while it was held")

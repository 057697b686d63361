"""Snapshots (快照): many tables read as they stand at one instant, without holding up whoever writes."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from django.db import connection, models

_CHUNK: Final = 2000


@contextmanager
def snapshot() -> Iterator[None]:
    """Read all that is read inside as of one instant."""
    begin = (
        "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" if connection.vendor == "postgresql" else "BEGIN"
    )
    if connection.in_atomic_block:  # a test's own transaction is snapshot enough
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute(begin)
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def columns_of(
    model: type[models.Model], columns: list[str], *, where: str = "", values: tuple[int | str, ...] = ()
) -> Iterator[tuple[Any, ...]]:
    """Give columns of every row of a table just as the database holds them, a chunk in memory at a time."""
    # A plus before its name keeps Python's SQLite from making dates and truth values of what stands there.
    plus = "+" if connection.vendor == "sqlite" else ""
    quoted = ", ".join(plus + connection.ops.quote_name(name) for name in columns)
    statement = f"SELECT {quoted} FROM {connection.ops.quote_name(model._meta.db_table)} {where}"
    with connection.chunked_cursor() as cursor:
        cursor.execute(statement, values)
        while rows := cursor.fetchmany(_CHUNK):
            yield from rows

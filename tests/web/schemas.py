"""What a database is made of, for comparing two of them: tables, columns, constraints, indexes, triggers."""

from collections.abc import Iterator

from django.db.backends.base.base import BaseDatabaseWrapper

_POSTGRESQL = """
SELECT table_name, column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(character_maximum_length, 0)
    || ' ' || coalesce(column_default, '') || ' ' || is_identity
    FROM information_schema.columns WHERE table_schema = current_schema()
UNION ALL SELECT conrelid::regclass::text, conname || ' ' || pg_get_constraintdef(oid)
    FROM pg_constraint WHERE connamespace = current_schema()::regnamespace AND contype <> 'n'
UNION ALL SELECT tablename, replace(indexdef, current_schema() || '.', '')
    FROM pg_indexes WHERE schemaname = current_schema()
UNION ALL SELECT event_object_table, trigger_name || ' ' || action_statement
    FROM information_schema.triggers WHERE trigger_schema = current_schema()
"""


def schema_of(connection: BaseDatabaseWrapper) -> list[tuple[str, str]]:
    """Give each part with the table or index that it belongs to; the order of columns does not count."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRESQL)
            return sorted((table, part) for table, part in cursor.fetchall())
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        return sorted((name, part) for name, sql in cursor.fetchall() for part in _parts(sql))


def _parts(sql: str) -> Iterator[str]:
    """Cut a statement at the commas of its outermost brackets."""
    head, _, rest = sql.partition("(")
    yield head
    depth, part = 0, ""
    for sign in rest:
        depth += (sign == "(") - (sign == ")")
        if sign == "," and depth == 0:
            yield part.strip()
            part = ""
        else:
            part += sign
    yield part.strip().removesuffix(")")

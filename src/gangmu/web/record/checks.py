"""What the database must promise before anything is recorded in it (DESIGN §6.7, PROMISES 8)."""

from django.db import connection

# pragma -> what it must say: 2 is FULL.
_SQLITE = {"synchronous": 2, "journal_mode": "wal", "foreign_keys": 1}


def database_faults() -> list[str]:
    """Name the settings under which the database could lose what it has acknowledged."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            return [
                f"{name} = {found}, not {wanted}"
                for name, wanted in _SQLITE.items()
                if (found := cursor.execute(f"PRAGMA {name}").fetchone()[0]) != wanted
            ]
        found = {}
        for name in ("synchronous_commit", "fsync", "full_page_writes"):
            cursor.execute(f"SHOW {name}")
            found[name] = cursor.fetchone()[0]
    return [f"{name} = off" for name, value in found.items() if value == "off"]

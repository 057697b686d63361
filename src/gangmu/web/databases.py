"""Which database: SQLite in the home, or the PostgreSQL that GANGMU_DATABASE names."""

from typing import Any, Final
from urllib.parse import parse_qsl, unquote, urlsplit

from gangmu.web.home import Home

# DESIGN §6.7: these decide who wins and that what was acknowledged is on the disk; what is deleted is overwritten.
SQLITE_START: Final = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;"
)
SQLITE_WAIT: Final = 20  # seconds


def database(address: str | None, home: Home) -> dict[str, Any]:
    """Give Django's settings for the database at an address such as postgresql://user@host:5432/name."""
    if not address:
        return sqlite(str(home.database))
    parts = urlsplit(address)
    if parts.scheme == "sqlite":
        return sqlite(unquote(parts.path))
    if parts.scheme not in ("postgresql", "postgres"):
        raise ValueError(f"GANGMU_DATABASE: {parts.scheme}:// (sqlite://, postgresql://)")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": dict(parse_qsl(parts.query)),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def sqlite(name: str) -> dict[str, Any]:
    """Give Django's settings for an SQLite file that loses nothing it has acknowledged."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": name,
        "OPTIONS": {
            "timeout": SQLITE_WAIT,
            "transaction_mode": "IMMEDIATE",
            "init_command": SQLITE_START,
        },
    }

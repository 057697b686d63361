"""What `gangmu doctor` looks at in a home that was made: its database, its worker, its clock."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from gangmu.cli.languages import say

if TYPE_CHECKING:
    from gangmu.web.home import Home

# What was looked at; whether it is well; what was found; the line that mends it.
Looked = tuple[str, bool, str | None, str | None]
AHEAD: Final = timedelta(minutes=5)  # by which the last entry may be ahead of the clock


def look_at(home: "Home") -> Iterator[Looked]:
    """Look at a home; what cannot be asked without a database is left out when there is none."""
    try:
        from gangmu.web.booting import boot

        boot()
        from django.db import connection

        connection.ensure_connection()
    except Exception as fault:  # noqa: BLE001  whatever keeps it away is what was asked for
        first = (str(fault).splitlines() or [""])[0]
        yield (
            "database",
            False,
            first[:200],
            say("核对 GANGMU_DATABASE 和数据库服务", "check GANGMU_DATABASE and its server"),
        )
        return
    yield "database", True, f"{connection.vendor} {_version()}", None
    yield from _settings()
    yield from _migrations()
    looks: tuple[Callable[[Home], Iterator[Looked]], ...] = (_worker, _clock)
    for look in looks:
        yield from _asked(look, home)


def _asked(look: "Callable[[Home], Iterator[Looked]]", home: "Home") -> Iterator[Looked]:
    """Ask what an outdated database may not know."""
    from django.db import DatabaseError

    try:
        yield from look(home)
    except DatabaseError:
        return


def _version() -> str:
    from django.db import connection

    return ".".join(str(part) for part in connection.get_database_version())


def _settings() -> Iterator[Looked]:
    from gangmu.web.record.checks import database_faults

    faults = database_faults()
    mend = say(
        "去掉改动数据库设置的东西（见运行说明）",
        "undo what changed the database's settings (see the run page)",
    )
    yield "database_safety", not faults, "; ".join(faults) or "WAL, FULL", mend if faults else None


def _migrations() -> Iterator[Looked]:
    from gangmu.cli.homes import unapplied

    waiting = unapplied()
    yield "migrations", not waiting, str(len(waiting)), "gangmu init --upgrade" if waiting else None


def _worker(home: "Home") -> Iterator[Looked]:
    """A worker that rests is no fault; work that waits for none is."""
    from gangmu.web.record.clock import now
    from gangmu.web.record.jobs import waiting_since
    from gangmu.web.serving.heartbeats import SILENT, silent_for

    silent, since = silent_for(home), waiting_since()
    lives = silent is not None and silent < SILENT
    waits = since is not None and now() - since > timedelta(seconds=SILENT)
    heard = say("没有在运行", "not running") if not lives else say("在运行", "running")
    found = heard + (say("，有工作在等", ", work waits") if waits else "")
    yield "worker", lives or not waits, found, None if lives or not waits else "gangmu serve"


def _clock(home: "Home") -> Iterator[Looked]:
    """The ledger goes by numbers, not by the clock; a clock that went back is still worth saying."""
    from gangmu.web.record.clock import now
    from gangmu.web.record.models import LedgerEntry

    last, at = LedgerEntry.objects.order_by("-id").values_list("at", flat=True).first(), now()
    is_behind = last is not None and last > at + AHEAD
    yield (
        "clock",
        not is_behind,
        f"{at:%Y-%m-%d %H:%M} UTC",
        "timedatectl set-ntp true" if is_behind else None,
    )

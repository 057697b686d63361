"""The worker child: `python -m gangmu.web.serving.worker PARENT`. Leases jobs, renews while it works."""

import contextlib
import logging
import os
import secrets
import sys
import threading
import time
from collections.abc import Iterator

from gangmu.core.base.refusals import GangmuError
from gangmu.web.booting import boot
from gangmu.web.serving.children import StopAskedError, end_with_parent, stop_when_told
from gangmu.web.serving.heartbeats import Heartbeat

PAUSE = 0.5  # seconds between looks for work
PAUSE_WHEN_AWAY = 4.0  # more of them while the database takes nothing, so that the log stays readable
_log = logging.getLogger("gangmu.worker")


def main() -> None:
    """Work until told to stop; what is not ended then is given back."""
    end_with_parent(int(sys.argv[1]))
    stop_when_told()
    boot()
    name = f"{os.getpid()}-{secrets.token_hex(4)}"
    try:
        run(name)
    except StopAskedError:
        from django.db import DatabaseError

        from gangmu.web.record.jobs import give_back

        with contextlib.suppress(DatabaseError):  # then its lease runs out
            give_back(name)


def run(name: str) -> None:
    """Do one job after another, for ever."""
    from django.db import DatabaseError, close_old_connections

    heart = Heartbeat()
    while True:
        heart.beat()
        try:
            busy = run_next(name)
        except DatabaseError:  # the database is away or the disk full: wait until it is back
            _log.exception("the worker could not take a job")
            busy = False
            time.sleep(PAUSE_WHEN_AWAY)
        if not busy:
            close_old_connections()
            time.sleep(PAUSE)


def run_next(name: str) -> bool:
    """Do the next job that is due, if any."""
    from gangmu.web.record import jobs

    taken = jobs.take(name)
    if taken is None:
        return False
    job, work = taken
    with _renewing(job.pk, name):
        try:
            outcome = jobs.task_named(job.task)(work) or {}
            state = "done"
        except GangmuError as refusal:
            outcome, state = jobs.refused(refusal), "failed"
        except Exception:  # noqa: BLE001  the last door of a job: an id goes out, the trace to the log
            error_id = "E-" + secrets.token_hex(4)
            _log.exception("%s job %s %s", error_id, job.pk, job.task)
            outcome, state = jobs.refused(jobs.JobFailedError(task=job.task, error_id=error_id)), "failed"
    jobs.finish(job, worker=name, outcome=outcome, state=state)
    return True


@contextlib.contextmanager
def _renewing(job: int, name: str) -> Iterator[None]:
    """Renew the lease beside the work, in a thread with a connection of its own."""
    from gangmu.web.record.jobs import RENEWAL

    ended = threading.Event()
    beside = threading.Thread(target=_renew_until, args=(ended, RENEWAL, job, name), daemon=True)
    beside.start()
    try:
        yield
    finally:
        ended.set()
        beside.join()


def _renew_until(ended: threading.Event, pause: float, job: int, name: str) -> None:
    from django.db import DatabaseError, connection

    from gangmu.web.record.jobs import renew

    heart = Heartbeat()
    while not ended.wait(pause):
        heart.beat()
        try:
            renew(job, name)
        except DatabaseError:  # a long write of our own holds the database: the next try is soon enough
            _log.warning("the lease of job %s could not be renewed just now", job)
    connection.close()


if __name__ == "__main__":
    main()

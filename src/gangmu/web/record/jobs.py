"""Jobs: work that a page does not wait for (DESIGN §6.7). Leased, renewed, begun again when a worker dies.

An application says in its `jobs.py` what can be asked for:

    @task("outlines.read")
    def read_version(work: Work) -> dict[str, object]: …

and asks for it inside the commit that needs it, so that both are there or neither:

    ask("outlines.read", {"version": version.pk}, by=by, at=at, key=f"read-{version.uid.hex}")

A job may be begun more than once. Its effect is an action under the job's key, and so happens once.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F, Q

from gangmu.core.base.refusals import GangmuError
from gangmu.web.record.actors import Actor
from gangmu.web.record.clock import now
from gangmu.web.record.models import Job

LEASE: Final = timedelta(seconds=45)  # a dead worker's job is free again after that
RENEWAL: Final = 10  # seconds
ATTEMPTS: Final = 4
KEPT_DAYS: Final = 30


class GivenUpError(GangmuError):
    """A job was begun several times and never ended."""

    code = "job.given_up"
    parameter_names = ("task", "attempts")


class JobFailedError(GangmuError):
    """A job failed by a fault of our own."""

    code = "job.failed"
    parameter_names = ("task", "error_id")


@dataclass(frozen=True, slots=True)
class Work:
    """A job as its task gets it: with what, by whom it was asked for, under which key its effect stands."""

    job: int
    key: str
    by: Actor
    arguments: Mapping[str, Any] = field(default_factory=dict)

    def tell(self, words: str) -> None:
        """Say to whoever waits how far the work has come."""
        Job.objects.filter(pk=self.job).update(progress=words[:200])


Task = Callable[[Work], Mapping[str, Any] | None]
_tasks: dict[str, Task] = {}


def waiting_since() -> datetime | None:
    """Give the instant since which the oldest job that is due waits to be begun."""
    due = Job.objects.filter(state=Job.State.WAITING, run_after__lte=now()).order_by("run_after")
    return due.values_list("run_after", flat=True).first()


def task(name: str) -> Callable[[Task], Task]:
    """Declare what a job of this name does."""

    def declare(function: Task) -> Task:
        if _tasks.setdefault(name, function).__qualname__ != function.__qualname__:
            raise ValueError(f"two tasks are called {name}")
        return function

    return declare


def task_named(name: str) -> Task:
    """Give a task; the applications' `jobs.py` are read when the first is asked for."""
    read_declarations()
    import_module("gangmu.web.record.due")
    return _tasks[name]


def read_declarations() -> None:
    """Read the applications' `jobs.py`: tasks, and rules of what falls due; only who works or asks needs them."""
    for application in settings.APPLICATIONS:
        if find_spec(f"{application}.jobs"):
            import_module(f"{application}.jobs")


def ask(name: str, arguments: Mapping[str, Any], *, by: Actor, at: datetime, key: str) -> Job:
    """Ask for work. The same key asked twice is one job."""
    job, _ = Job.objects.get_or_create(
        key=key,
        defaults={
            "task": name,
            "arguments": dict(arguments),
            "actor": asdict(by) | {"door": "worker"},
            "programme_id": by.programme_id,
            "asked_at": at,
            "run_after": at,
        },
    )
    return job


def take(worker: str) -> tuple[Job, Work] | None:
    """Lease the next job that is due: one that waits, or one whose worker has died."""
    with transaction.atomic():
        at = now()
        due = Q(state=Job.State.WAITING, run_after__lte=at) | Q(state=Job.State.RUNNING, leased_until__lt=at)
        locked = Job.objects.select_for_update(
            skip_locked=connection.features.has_select_for_update_skip_locked
        )
        job = locked.filter(due).order_by("run_after", "id").first()
        if job is None:
            return None
        if job.attempts >= ATTEMPTS:
            _end(job, Job.State.FAILED, refused(GivenUpError(task=job.task, attempts=job.attempts)))
            return None
        job.state, job.leased_by, job.leased_until = Job.State.RUNNING, worker, at + LEASE
        job.attempts += 1
        job.save(update_fields=["state", "leased_by", "leased_until", "attempts"])
    return job, Work(job=job.pk, key=job.key, by=Actor(**job.actor), arguments=job.arguments)


def renew(job: int, worker: str) -> bool:
    """Hold a lease for longer; tell whether it was still ours."""
    held = Job.objects.filter(pk=job, leased_by=worker, state=Job.State.RUNNING)
    return bool(held.update(leased_until=now() + LEASE))


def finish(job: Job, *, worker: str, outcome: Mapping[str, Any], state: str = Job.State.DONE) -> None:
    """Write down how a job ended, unless another worker has taken it over meanwhile."""
    if Job.objects.filter(pk=job.pk, leased_by=worker, state=Job.State.RUNNING).exists():
        _end(job, state, outcome)


def _end(job: Job, state: str, outcome: Mapping[str, Any]) -> None:
    ended: dict[str, Any] = {"state": state, "outcome": outcome, "ended_at": now(), "leased_until": None}
    Job.objects.filter(pk=job.pk).update(**ended)


def give_back(worker: str) -> int:
    """Return what a worker that stops has not ended; its attempt does not count."""
    held = Job.objects.filter(leased_by=worker, state=Job.State.RUNNING)
    return held.update(state=Job.State.WAITING, leased_by="", leased_until=None, attempts=F("attempts") - 1)


def refused(refusal: GangmuError) -> dict[str, Any]:
    """Give the outcome of a job that was refused, in both languages."""
    return {"refusal": {"zh": refusal.as_dict("zh"), "en": refusal.as_dict("en")}}


def sweep(at: datetime) -> int:
    """Forget jobs that ended long ago."""
    old = Job.objects.filter(ended_at__lt=at - timedelta(days=KEPT_DAYS))
    return old.delete()[0]

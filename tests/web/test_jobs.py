"""Jobs: begun at least once, their effect once, and none stuck with a dead worker (PROMISES 6, 10)."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

import pytest

from gangmu.core.base.refusals import GangmuError
from gangmu.web.accounts.actions import found_unit
from gangmu.web.accounts.models import OrgUnit
from gangmu.web.record import due, jobs
from gangmu.web.record.commits import commit
from gangmu.web.record.models import Job, Programme
from gangmu.web.record.refusals import NotFoundError
from gangmu.web.serving.worker import run_next
from web.builders import a_key, an_instant, an_office_clerk

_effects: list[str] = []


@pytest.fixture(autouse=True)
def _tasks() -> Iterator[None]:
    _effects.clear()
    yield
    # Only those declared here: a module of an application declares its own once in a process.
    for name in [name for name, function in jobs._tasks.items() if function.__module__ == __name__]:
        del jobs._tasks[name]


def a_job(programme: Programme, name: str, **arguments: Any) -> Job:
    return jobs.ask(name, arguments, by=an_office_clerk(programme), at=an_instant(), key=a_key())


def found_once(work: jobs.Work) -> Mapping[str, Any]:
    """A task whose effect is an action under the job's key."""
    _effects.append("begun")
    unit = found_unit(OrgUnit(code="u", name="市某局"), by=work.by, at=an_instant(), key=work.key)
    return {"unit": unit.pk}


def test_job_runs_as_whoever_asked_and_its_outcome_is_kept(programme: Programme) -> None:
    jobs.task("test.found")(found_once)
    job = a_job(programme, "test.found")
    assert run_next("one")
    job.refresh_from_db()
    assert (job.state, job.outcome) == ("done", {"unit": OrgUnit.objects.get(code="u").pk})
    assert not run_next("one")


def test_same_key_asked_twice_is_one_job(programme: Programme) -> None:
    clerk, key = an_office_clerk(programme), a_key()
    first, again = (jobs.ask("test.x", {}, by=clerk, at=an_instant(), key=key) for _ in range(2))
    assert first.pk == again.pk


def test_job_asked_for_in_an_action_that_fails_was_never_asked_for(programme: Programme) -> None:
    clerk = an_office_clerk(programme)

    def fail_after_asking() -> None:
        with commit("test.failed", by=clerk, at=an_instant(), key=a_key()):
            jobs.ask("test.x", {}, by=clerk, at=an_instant(), key=a_key())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_after_asking()
    assert not Job.objects.exists()


def test_job_of_a_dead_worker_is_begun_again_and_its_effect_happens_once(programme: Programme) -> None:
    jobs.task("test.found")(found_once)
    job = a_job(programme, "test.found")
    taken = jobs.take("dead")
    assert taken is not None
    found_once(taken[1])  # it did its work, and died before it could say so
    assert jobs.take("another") is None  # the lease still holds
    Job.objects.filter(pk=job.pk).update(leased_until=job.asked_at - timedelta(days=1))
    assert run_next("another")
    job.refresh_from_db()
    assert (job.state, job.attempts, len(_effects)) == ("done", 2, 2)
    assert OrgUnit.objects.filter(code="u").count() == 1


def test_lease_is_over_within_a_minute() -> None:
    assert timedelta(seconds=jobs.RENEWAL) * 2 < jobs.LEASE < timedelta(seconds=60)


def test_worker_that_lost_its_lease_does_not_say_how_the_job_ended(programme: Programme) -> None:
    job = a_job(programme, "test.x")
    assert jobs.take("slow")
    Job.objects.filter(pk=job.pk).update(leased_by="quick")
    assert not jobs.renew(job.pk, "slow")
    jobs.finish(job, worker="slow", outcome={})
    job.refresh_from_db()
    assert job.state == "running"


def test_job_that_never_ends_is_given_up(programme: Programme) -> None:
    job = a_job(programme, "test.x")
    for _ in range(jobs.ATTEMPTS):
        assert jobs.take("dies")
        Job.objects.filter(pk=job.pk).update(leased_until=job.asked_at - timedelta(days=1))
    assert jobs.take("dies") is None
    job.refresh_from_db()
    assert job.outcome["refusal"]["zh"]["code"] == "job.given_up"


def test_worker_that_stops_gives_back_what_it_has_not_ended(programme: Programme) -> None:
    job = a_job(programme, "test.x")
    jobs.take("stops")
    jobs.give_back("stops")
    job.refresh_from_db()
    assert (job.state, job.attempts) == ("waiting", 0)


def refuse(work: jobs.Work) -> Mapping[str, Any]:
    raise NotFoundError(what="x")


def fail(work: jobs.Work) -> Mapping[str, Any]:
    raise ZeroDivisionError("a secret")


@pytest.mark.parametrize(("task", "code"), [(refuse, "record.not_found"), (fail, "job.failed")])
def test_job_that_fails_says_why_and_gives_nothing_away(
    programme: Programme, task: jobs.Task, code: str
) -> None:
    jobs.task("test.fails")(task)
    job = a_job(programme, "test.fails")
    assert run_next("one")
    job.refresh_from_db()
    assert (job.state, job.outcome["refusal"]["en"]["code"]) == ("failed", code)
    assert "secret" not in str(job.outcome)


def test_tick_twice_asks_once(programme: Programme) -> None:
    assert due.ask_for_what_is_due(an_instant())
    assert due.ask_for_what_is_due(an_instant() + timedelta(hours=1)) == []
    assert Job.objects.count() == 1
    assert run_next("one")
    assert issubclass(NotFoundError, GangmuError)

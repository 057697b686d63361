"""kill -9 of the worker anywhere in the reading of an upload: nothing half, nothing twice (PROMISES 3, 6)."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

WORKER = """
import os, random, signal, sys, time
from gangmu.cli.homes import made_home
made_home()
from django.db import connection
from gangmu.web.accounts.actors import actor_of
from gangmu.web.accounts.models import Post, User
from gangmu.web.accounts.starting import Start, start
from gangmu.web.outlines.actions.bringing import bring_version
from gangmu.web.outlines.models import Draft, OutlineVersion
from gangmu.web.record.clock import now
from gangmu.web.record.models import Job, LedgerEntry
from gangmu.web.record.stored import damaged_files, keep
from gangmu.web.record.verifying import verify
from gangmu.web.serving.worker import run_next

asked = Start(code="main", name="云川市", place="云川市", time_zone="Asia/Shanghai", login="clerk")
start(asked, at=now(), on=now().date())
clerk = actor_of(User.objects.get(), Post.objects.select_related("unit").get(), door="page")
text = "云川市行动纲要\\n一、总体要求\\n到2030年，建成公园120个，绿地率达到40%以上。\\n二、保障措施\\n推进老旧小区改造。\\n"
kept = keep([text.encode()], name="a.txt")
bring_version(kept, name="a.txt", kind="text/plain", on=now().date(), by=clerk, at=now(), key="bring")

def kill_at(point):
    count = 0
    def counting(execute, sql, params, many, context):
        nonlocal count
        count += 1
        if count == point:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, params, many, context)
    return counting

def work(point):
    connection.close()
    child = os.fork()
    if child == 0:
        with connection.execute_wrapper(kill_at(point)):
            run_next(f"worker-{point}")
        connection.close()
        os._exit(0)
    return child

def checked():
    assert verify().is_whole
    assert damaged_files() == []
    entered = LedgerEntry.objects.filter(action="outlines.reading_entered").count()
    assert entered in (0, 1) and bool(Draft.objects.count()) == bool(entered)
    # The worker that died had the job: it comes back when the lease is over.
    Job.objects.filter(state="running").update(leased_until="2020-01-01T00:00:00Z", attempts=0)
    return entered

dice = random.Random(int(sys.argv[1]))
killed = 0
for _ in range(int(sys.argv[2])):
    if dice.random() < 0.3:  # while the grandchild reads
        child = work(0)
        time.sleep(dice.uniform(0.1, 0.4))
        os.kill(child, signal.SIGKILL)
    else:
        child = work(dice.randrange(2, 60))
    killed += os.WIFSIGNALED(os.waitpid(child, 0)[1])
    checked()
while Job.objects.filter(state__in=["waiting", "running"]).exists():
    os.waitpid(work(0), 0)
    checked()
assert checked() == 1
assert OutlineVersion.objects.get().state == "in_review"
assert [job.state for job in Job.objects.all()] == ["done"]
print(killed)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks processes up in /proc")
@pytest.mark.skipif(connection.vendor != "sqlite", reason="makes a home of its own, on SQLite")
def test_reading_whose_worker_is_killed_anywhere_happens_once(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    points = 60 if request.config.getoption("--long") else 12
    dropped = ("DJANGO_SETTINGS_MODULE", "GANGMU_DATABASE", "PYTHONPATH")
    environment = {name: value for name, value in os.environ.items() if name not in dropped}
    environment["GANGMU_HOME"] = str(tmp_path / "home")
    done = subprocess.run(
        [sys.executable, "-c", WORKER, "7", str(points)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    # A quick reading may end before many of the points are reached; one at least was.
    assert int(done.stdout.split()[-1]) >= 1

"""kill -9 of web, worker, grandchild and command anywhere: nothing half, nothing twice, and again it comes right (PROMISES 3, 4, 6)."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from django.db import connection

from gangmu.files.apart import read_apart
from gangmu.files.refusals import TooDemandingError

TESTS = Path(__file__).resolve().parent.parent


@pytest.mark.early
@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills its own children")
@pytest.mark.skipif(connection.vendor != "sqlite", reason="makes homes of its own, on SQLite")
def test_process_killed_at_any_statement_leaves_nothing_half_and_done_again_comes_to_the_same(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Twenty points, 280 with `--long`: worker, web process, a unit's report and ledger, `gangmu load`."""
    points = {"worker": 4, "web": 4, "report": 4, "ledger": 4, "load": 4}
    if request.config.getoption("--long"):
        points = {"worker": 70, "web": 40, "report": 40, "ledger": 40, "load": 90}
    dropped = ("DJANGO_SETTINGS_MODULE", "GANGMU_DATABASE")
    environment = {name: value for name, value in os.environ.items() if name not in dropped}
    environment["GANGMU_HOME"] = str(tmp_path / "home")
    environment["PYTHONPATH"] = os.pathsep.join([str(TESTS), *filter(None, [os.environ.get("PYTHONPATH")])])
    words = [f"{name}:{count}" for name, count in points.items()]
    done = subprocess.run(
        [sys.executable, str(TESTS / "web/killed_home.py"), "20261124", *words],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout.splitlines()[-1])
    for name, count in points.items():
        assert told[name]["killed"] == told[name]["points"] == count
        assert told[name]["statements"] > count


@pytest.mark.skipif(sys.platform != "linux", reason="finds the grandchild in /proc")
def test_grandchild_killed_while_it_reads_is_a_refusal_and_the_next_reading_is_whole(tmp_path: Path) -> None:
    file = tmp_path / "stored"
    file.write_text("云川市行动纲要\n" + "到2030年，建成公园120个。\n" * 20_000, "utf-8")
    killer = threading.Thread(target=_kill_readers_of, args=(os.getpid(),))
    killer.start()
    with pytest.raises(TooDemandingError):
        read_apart(file, name="纲要.txt")
    killer.join()
    file.write_text("云川市行动纲要\n到2030年，建成公园120个。\n", "utf-8")
    assert read_apart(file, name="纲要.txt").contract["targets"]


def _kill_readers_of(parent: int) -> None:
    """Kill the first process that reads apart for us."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        for place in Path("/proc").glob("[0-9]*/cmdline"):
            try:
                words, status = place.read_bytes(), (place.parent / "stat").read_text("utf-8")
            except OSError:
                continue
            if b"gangmu.files.reading_child" in words and int(status.rpartition(")")[2].split()[1]) == parent:
                os.kill(int(place.parent.name), signal.SIGKILL)
                return
        time.sleep(0.01)

"""`gangmu serve` as it runs: children that die come again, and all stop cleanly (PROMISES 3, 6)."""

import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gangmu.web.serving.parent import DEATHS, Child, Parent

PATIENCE = 60.0


def gangmu(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "gangmu", *arguments],
        env=environment(home),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def environment(home: Path) -> dict[str, str]:
    ours = {"GANGMU_HOME": str(home)}
    dropped = ("DJANGO_SETTINGS_MODULE", "GANGMU_DATABASE", "PYTHONPATH")
    return {name: value for name, value in os.environ.items() if name not in dropped} | ours


def until(true: Callable[[], object], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, f"never came: {what}"
        time.sleep(0.1)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("served") / "home"
    made = gangmu(home, "init", "--place", "云川市", "--json")
    assert made.returncode == 0, made.stderr
    assert len(json.loads(made.stdout)["codes"]) == 8
    return home


@pytest.fixture(scope="module")
def port(home: Path) -> Iterator[int]:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port = trial.getsockname()[1]
    command = [sys.executable, "-m", "gangmu", "serve", "--port", str(port)]
    parent = subprocess.Popen(command, env=environment(home), stderr=subprocess.PIPE)
    try:
        until(lambda: answers(port), "a page")
        yield port
        parent.send_signal(signal.SIGTERM)
        assert parent.wait(timeout=PATIENCE) == 0
        assert not answers(port)
    finally:
        parent.kill()
        parent.wait()
        assert parent.stderr is not None
        parent.stderr.close()


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/desk/sign-in/", timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def child(home: Path, module: str) -> int | None:
    """Find a child of this home's own server by what it was started with."""
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            command = (entry / "cmdline").read_bytes().decode().split("\0")
            place = (entry / "environ").read_bytes().decode()
        except OSError:
            continue
        if f"gangmu.web.serving.{module}" in command and f"GANGMU_HOME={home}" in place.split("\0"):
            return int(entry.name)
    return None


@pytest.mark.skipif(sys.platform != "linux", reason="looks children up in /proc")
@pytest.mark.parametrize("module", ["web", "worker"])
def test_child_that_is_killed_comes_again(home: Path, port: int, module: str) -> None:
    until(lambda: child(home, module), module)
    killed = child(home, module)
    assert killed is not None
    os.kill(killed, signal.SIGKILL)
    until(lambda: child(home, module) not in (None, killed), f"another {module}")
    until(lambda: answers(port), "a page")


def test_what_is_due_is_asked_for_once_and_done_by_the_worker(home: Path, port: int) -> None:
    assert len(json.loads(gangmu(home, "tick", "--json").stdout)["asked"]) == 1
    assert json.loads(gangmu(home, "tick", "--json").stdout)["asked"] == []
    database = sqlite3.connect(home / "gangmu.sqlite3")
    try:
        until(
            lambda: database.execute("select state from record_job").fetchall() == [("done",)],
            "the job's end",
        )
    finally:
        database.close()


def test_port_that_is_taken_is_refused(home: Path, port: int) -> None:
    refused = gangmu(home, "serve", "--port", str(port), "--json")
    assert refused.returncode == 2
    assert json.loads(refused.stderr)["code"] == "serve.port_taken"


def test_database_keeps_what_it_acknowledged(home: Path, port: int) -> None:
    with sqlite3.connect(home / "gangmu.sqlite3") as database:
        assert database.execute("pragma journal_mode").fetchone() == ("wal",)
    database.close()


def test_one_character_changed_in_the_database_is_found(home: Path, port: int, tmp_path: Path) -> None:
    backup = tmp_path / "backup"
    assert gangmu(home, "verify").returncode == 0
    assert gangmu(home, "backup", "-o", str(backup)).returncode == 0
    other = tmp_path / "other"
    assert gangmu(other, "restore", str(backup)).returncode == 0
    database = sqlite3.connect(other / "gangmu.sqlite3")
    database.execute("update accounts_post set title = replace(title, '规', '归')")
    database.commit()
    database.close()
    found = gangmu(other, "verify", "--json")
    assert found.returncode == 1
    problem = json.loads(found.stdout)["problems"][0]
    assert (problem["kind"], problem["type"]) == ("altered", "accounts.Post")


def test_home_that_is_taken_or_not_there_is_refused(home: Path, tmp_path: Path) -> None:
    for place, arguments, code in (
        (home, ("init", "--place", "云川市"), "home.taken"),
        (tmp_path / "none", ("verify",), "home.none"),
        (home, ("restore", str(tmp_path / "nothing")), "backup.damaged"),
    ):
        refused = gangmu(place, *arguments, "--json")
        assert (refused.returncode, json.loads(refused.stderr)["code"]) == (2, code)
    assert gangmu(home, "init").returncode == 64
    assert gangmu(home, "init", "--upgrade").returncode == 0


def test_child_that_dies_at_once_is_not_started_for_ever() -> None:
    dying = Child("dying", [sys.executable, "-c", "raise SystemExit(1)"])
    starts = 0
    for now in range(0, 60, 3):
        dying.look(float(now))
        if dying.process is not None:
            starts += 1
            dying.process.wait()
    assert starts == DEATHS
    assert dying.is_lost
    assert Parent([dying])._lost()


def test_pages_set_no_cookie_and_name_no_server(port: int) -> None:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/nowhere/", timeout=5) as answer:
            headers = answer.headers
    except urllib.error.HTTPError as error:
        headers = error.headers
        error.close()
    assert headers["Set-Cookie"] is None
    assert not re.search(r"\d", headers["Server"])

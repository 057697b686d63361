"""A home of an earlier state comes up to this one, on either database, and its chain still verifies (PROMISES 41)."""

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import pytest
from django.db import connection

TESTS = Path(__file__).resolve().parent.parent
STATES = sorted((TESTS / "upgrades").glob("*.tar.xz"))


def environment(folder: Path) -> dict[str, str]:
    """A home of its own, on the kind of database that these tests run on."""
    dropped = ("DJANGO_SETTINGS_MODULE", "GANGMU_DATABASE")
    found = {name: value for name, value in os.environ.items() if name not in dropped}
    found["GANGMU_HOME"] = str(folder / "home")
    if connection.vendor == "postgresql":
        parts = urlsplit(os.environ["GANGMU_TEST_DATABASE"])
        found["GANGMU_DATABASE"] = urlunsplit(parts._replace(path=f"/upgrade_{uuid4().hex[:12]}"))
    return found


def on_server(words: str) -> None:
    """Make or drop a database beside the one of these tests."""
    import psycopg

    parts = urlsplit(os.environ["GANGMU_TEST_DATABASE"])
    with psycopg.connect(urlunsplit(parts._replace(path="/postgres")), autocommit=True) as server:
        server.execute(words)  # type: ignore[call-overload]  # a name made here


@pytest.mark.either_database
@pytest.mark.early
@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills its own children")
@pytest.mark.parametrize("state", STATES, ids=lambda path: path.name.partition(".")[0])
def test_home_of_an_earlier_state_is_brought_up_whole_though_killed_on_the_way(
    tmp_path: Path, state: Path
) -> None:
    home = environment(tmp_path)
    name = urlsplit(home.get("GANGMU_DATABASE", "")).path.lstrip("/")
    if name:
        on_server(f'CREATE DATABASE "{name}"')
    try:
        done = subprocess.run(
            [sys.executable, str(TESTS / "web/upgraded_home.py"), str(state), "2"],
            env=home,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr[-3000:]
        told = json.loads(done.stdout.splitlines()[-1])
        assert told["waiting"] > 0, "nothing was brought up: this state is today's"
        assert told["killed"] > 0
        assert told["problems"] == []
        assert told["unlike"] == [], "a new home is laid at once, and must be the same"
        assert told["rows"] + told["entries"] > told["kept"] // 2
        asked = subprocess.run(
            [sys.executable, "-m", "gangmu", "export", "plan", "-o", str(tmp_path / "plan"), "--json"],
            env=home,
            capture_output=True,
            text=True,
            check=False,
        )
        assert asked.returncode == 0, asked.stderr
        assert "905" in (tmp_path / "plan/observations.csv").read_text("utf-8")
    finally:
        if name:
            on_server(f'DROP DATABASE "{name}"')


def test_there_is_a_state_to_come_from() -> None:
    assert STATES

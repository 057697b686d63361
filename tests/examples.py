"""The example, built once in a run of the tests by whichever process needs it first; everybody works in a copy."""

import fcntl
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest


@dataclass(frozen=True)
class Example:
    """A home with the example in it, and what its building said."""

    home: Path
    said: dict[str, Any]  # and the seconds of the processor that it took, which no neighbour lengthens

    def copied(self, to: Path) -> "Example":
        """Copy it, to write into."""
        shutil.copytree(self.home, to, ignore=shutil.ignore_patterns("*.sqlite3*"))
        # By SQLite itself: a server that is just ending may still fold its log into the file.
        with (
            closing(sqlite3.connect(self.home / "gangmu.sqlite3")) as theirs,
            closing(sqlite3.connect(to / "gangmu.sqlite3")) as ours,
        ):
            theirs.backup(ours)
            ours.execute("PRAGMA journal_mode=WAL")
        return Example(to, self.said)

    def codes(self, login: str) -> tuple[str, ...]:
        """Give the codes that an account signs in with."""
        [found] = [each["codes"] for each in self.said["sign_ins"] if each["login"] == login]
        return tuple(found)


def folder_of_the_run(factory: pytest.TempPathFactory) -> Path:
    """Give the folder that the processes of a run have in common."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def the_example(factory: pytest.TempPathFactory) -> Example:
    """Give the example of this run: built here, or by another process of the run."""
    shared = folder_of_the_run(factory)
    home, said = shared / "example" / "home", shared / "example.json"
    with (shared / "example.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not said.is_file():
            before = os.times()
            told = json.loads(built_in(home))
            spent = os.times()
            told["computed"] = sum(spent[2:4]) - sum(before[2:4])
            said.write_text(json.dumps(told), "utf-8")
    return Example(home, json.loads(said.read_text("utf-8")))


def built_in(home: Path, *arguments: str) -> str:
    """Build an example there by the product's own command; give what it said."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GANGMU_", "DJANGO_"))}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "gangmu", "demo", "--no-serve", "--json", *arguments],
        env=kept | {"GANGMU_HOME": str(home)},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout

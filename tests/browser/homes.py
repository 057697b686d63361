"""Example homes as a browser meets them: built once by the product's own command, copied, served on loopback."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 30.0
CLERK = "example-clerk"
_DROPPED = ("DJANGO_SETTINGS_MODULE", "GANGMU_DATABASE", "GANGMU_TODAY")


@dataclass(frozen=True)
class Home:
    """A home with an example in it, and the codes that its clerk signs in with."""

    path: Path
    codes: tuple[str, ...]

    def copied(self, to: Path) -> "Home":
        """Copy it, to write into."""
        shutil.copytree(self.path, to)
        return Home(to, self.codes)


def built(path: Path, *arguments: str) -> Home:
    """Build an example there."""
    done = subprocess.run(
        [sys.executable, "-m", "gangmu", "demo", "--no-serve", "--json", *arguments],
        env=environment(path),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    signs = {each["login"]: each["codes"] for each in json.loads(done.stdout)["sign_ins"]}
    return Home(path, tuple(signs[CLERK]))


def environment(home: Path) -> dict[str, str]:
    return {k: v for k, v in os.environ.items() if k not in _DROPPED} | {"GANGMU_HOME": str(home)}


@contextmanager
def served(home: Home) -> Iterator[str]:
    """Serve a home until done with it, and give its address."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port = trial.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "gangmu", "serve", "--port", str(port)]
    with (home.path / "served.log").open("wb") as log:
        parent = subprocess.Popen(command, env=environment(home.path), stderr=log, stdout=log)
        try:
            _until_answers(f"{address}/help/", parent, home.path / "served.log")
            yield address
        finally:
            parent.send_signal(signal.SIGTERM)
            try:
                parent.wait(timeout=PATIENCE)
            except subprocess.TimeoutExpired:
                parent.kill()
                parent.wait()


def _until_answers(address: str, parent: "subprocess.Popen[bytes]", log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert parent.poll() is None, f"gangmu serve stopped by itself: {log.read_text()}"
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"never answered: {address}")

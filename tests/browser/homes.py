"""Homes as a browser meets them: served on loopback."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 90.0
CLERK = "example-clerk"
_DROPPED = ("DJANGO_SETTINGS_MODULE", "GANGMU_DATABASE", "GANGMU_TODAY")


def environment(home: Path) -> dict[str, str]:
    return {k: v for k, v in os.environ.items() if k not in _DROPPED} | {"GANGMU_HOME": str(home)}


@contextmanager
def served(home: Path) -> Iterator[str]:
    """Serve a home until done with it, and give its address."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port = trial.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "gangmu", "serve", "--port", str(port)]
    with (home / "served.log").open("wb") as log:
        parent = subprocess.Popen(command, env=environment(home), stderr=log, stdout=log)
        try:
            _until_answers(f"{address}/help/", parent, home / "served.log")
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

"""Heartbeats (心跳): a file in the home that the worker touches, so that anybody can see whether it lives."""

import contextlib
import time
from typing import Final

from gangmu.web.home import Home, home

EVERY: Final = 5.0  # seconds between touches
SILENT: Final = 60.0  # seconds after which the worker counts as gone
_FILE: Final = "worker.alive"


class Heartbeat:
    """The worker's: touched in its loop and beside a long job."""

    def __init__(self) -> None:
        self.last = 0.0

    def beat(self) -> None:
        """Touch the file, at most every few seconds. A full disk does not stop the worker."""
        if time.monotonic() - self.last >= EVERY:
            with contextlib.suppress(OSError):
                (home().work / _FILE).touch(mode=0o600)
            self.last = time.monotonic()


def silent_for(of: Home) -> float | None:
    """Give the seconds since the worker was last heard; None: never."""
    try:
        return max(0.0, time.time() - (of.work / _FILE).stat().st_mtime)
    except OSError:
        return None

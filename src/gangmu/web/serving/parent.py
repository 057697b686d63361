"""The parent: starts web and worker, starts again what dies, stops both cleanly. Holds no connection."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from types import FrameType
from typing import Final

LOOK: Final = 0.2  # seconds between looks at the children
GRACE: Final = 15.0  # seconds to stop in
WINDOW: Final = 60.0
DEATHS: Final = 6  # in one window: then something is wrong that starting again does not mend
PAUSES: Final = (0.0, 0.5, 1.0, 2.0, 4.0, 8.0)


@dataclass(slots=True)
class Child:
    """One child: how it is started, and when it died."""

    name: str
    command: list[str]
    process: "subprocess.Popen[bytes] | None" = None
    deaths: list[float] = field(default_factory=list)
    start_at: float = 0.0

    def start(self) -> None:
        """Start it."""
        self.process = subprocess.Popen(self.command, stdin=subprocess.DEVNULL)

    def look(self, now: float) -> None:
        """See whether it died; start it again, after a pause that grows with each death."""
        if self.process is not None and self.process.poll() is not None:
            self.process = None
            self.deaths = [death for death in self.deaths if death > now - WINDOW] + [now]
            self.start_at = now + PAUSES[min(len(self.deaths) - 1, len(PAUSES) - 1)]
        if self.process is None and now >= self.start_at and not self.is_lost:
            self.start()

    @property
    def is_lost(self) -> bool:
        """Tell whether it dies as soon as it is started."""
        return len(self.deaths) >= DEATHS


class Parent:
    """Runs the children until it is told to stop."""

    def __init__(self, children: list[Child]) -> None:
        self.children = children
        self.is_stopping = False

    def run(self, *, ready: Callable[[], None] | None = None) -> int:
        """Run until told to stop (0), or until a child cannot be kept alive (1)."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        for child in self.children:
            child.start()
        if ready:
            ready()
        try:
            while not self.is_stopping and not self._lost():
                for child in self.children:
                    child.look(time.monotonic())
                time.sleep(LOOK)
        finally:
            self._end_children()
        return 1 if self._lost() else 0

    def _lost(self) -> bool:
        return any(child.is_lost for child in self.children)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self.is_stopping = True

    def _end_children(self) -> None:
        running = [child.process for child in self.children if child.process is not None]
        for process in running:
            process.terminate()
        until = time.monotonic() + GRACE
        for process in running:
            try:
                process.wait(timeout=max(0.1, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def children_of(host: str, port: int) -> list[Child]:
    """Give the two children of an installation."""
    parent = str(os.getpid())
    return [
        Child("web", [sys.executable, "-m", "gangmu.web.serving.web", host, str(port), parent]),
        Child("worker", [sys.executable, "-m", "gangmu.web.serving.worker", parent]),
    ]

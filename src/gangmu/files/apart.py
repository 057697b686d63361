"""Reading apart: an uploaded document is taken apart in a process of its own, which may die of it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from gangmu.core.base.refusals import GangmuError, retold
from gangmu.files.reading_child import SECONDS
from gangmu.files.refusals import TooDemandingError

PATIENCE: Final = SECONDS + 60  # seconds by the wall's clock; the child's own limit is of computing time
_TICK: Final = 1.0


class ReadingFailedError(GangmuError):
    """The reader itself failed at this document."""

    code = "document.reading_failed"
    parameter_names = ("name",)


@dataclass(frozen=True, slots=True)
class ApartReading:
    """识读结果: what `gangmu read` would print of a document, and the text that its offsets count."""

    contract: dict[str, Any]
    text: str


def read_apart(path: Path, *, name: str, waiting: Callable[[], None] | None = None) -> ApartReading:
    """Read a document in a bound process; `waiting` is called every second of it. Refuses as the reader does."""
    command = [sys.executable, "-P", "-m", "gangmu.files.reading_child", name, str(os.getpid())]
    with path.open("rb") as stream:
        child = subprocess.Popen(
            command, stdin=stream, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
        )
        said = _hear(child, waiting)
    try:
        found = json.loads(said)
    except ValueError:  # it said nothing whole
        if child.returncode == 1:  # a fault of the reader's own: Python ended with a trace
            raise ReadingFailedError(name=name, where=name) from None
        raise TooDemandingError(name=name, where=name) from None  # killed by its limits
    if refusal := found.get("refusal"):
        raise retold(refusal["code"], refusal["parameters"], where=refusal["where"])
    return ApartReading(contract=found["reading"], text=found["text"])


def _hear(child: "subprocess.Popen[bytes]", waiting: Callable[[], None] | None) -> bytes:
    """Wait for the child's answer, and end it when it takes too long or its parent is told to stop."""
    try:
        for _ in range(int(PATIENCE / _TICK)):
            try:
                return child.communicate(timeout=_TICK)[0]
            except subprocess.TimeoutExpired:
                if waiting:
                    waiting()
        return b""
    finally:
        if child.poll() is None:
            child.kill()
            child.wait()
        if child.stdout:
            child.stdout.close()

"""Reading apart (隔离解析): an uploaded file is taken apart in a process of its own, which may die of it."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from gangmu.core.base.refusals import GangmuError, retold
from gangmu.files.kinds_apart import KINDS
from gangmu.files.refusals import TooDemandingError
from gangmu.files.tables.csv_reading import Grid
from gangmu.files.tables.grids_apart import grid_from_plain, problem_from_plain
from gangmu.files.tables.problems import Problem

GRACE: Final = 60  # seconds by the wall's clock beyond the child's own limit, which is of computing time
_TICK: Final = 1.0


class ReadingFailedError(GangmuError):
    """The reader itself failed at this document."""

    code = "document.reading_failed"
    parameter_names = ("name",)


@dataclass(frozen=True, slots=True)
class ApartReading:
    """识读结果: what `gangmu read` would print of a document, the text that its offsets count, and dates of measures.

    `dates` names a measure's `id`, and gives `period` as targets have it and `said`, the span of the words that say so.
    """

    contract: dict[str, Any]
    text: str
    dates: dict[str, Any]


def read_apart(path: Path, *, name: str, waiting: Callable[[], None] | None = None) -> ApartReading:
    """Read a document in a bound process; `waiting` is called every second of it. Refuses as the reader does."""
    found = taken_apart("document", path, name=name, waiting=waiting)
    return ApartReading(contract=found["reading"], text=found["text"], dates=found["dates"])


def grid_apart(path: Path, *, name: str) -> tuple[Grid | None, list[Problem]]:
    """Take a CSV apart in a bound process: its grid and what is wrong with it."""
    found = taken_apart("csv", path, name=name)
    return grid_from_plain(found["grid"]), [problem_from_plain(each) for each in found["problems"]]


def taken_apart(
    kind: str,
    path: Path,
    *,
    name: str,
    waiting: Callable[[], None] | None = None,
    **parameters: str | int | bool | None,
) -> Any:
    """Let a bound process take a file apart, and give what its reader gave. Refuses as that reader does."""
    command = [sys.executable, "-P", "-m", "gangmu.files.reading_child"]
    command += [kind, name, str(os.getpid()), json.dumps(parameters)]
    # What it says goes into a file, so that its limit of file size bounds what we take in.
    with path.open("rb") as stream, tempfile.TemporaryFile() as said:
        child = subprocess.Popen(
            command, stdin=stream, stdout=said, stderr=subprocess.DEVNULL, start_new_session=True
        )
        _wait(child, KINDS[kind].seconds + GRACE, waiting)
        found = _heard(child, said, name=name)
    if refusal := found.get("refusal"):
        raise retold(refusal["code"], refusal["parameters"], where=refusal["where"])
    return found["found"]


def _wait(child: "subprocess.Popen[bytes]", patience: int, waiting: Callable[[], None] | None) -> None:
    """Wait for the child, and end it when it takes too long or its parent is told to stop."""
    try:
        for _ in range(int(patience / _TICK)):
            try:
                child.wait(timeout=_TICK)
                return
            except subprocess.TimeoutExpired:
                if waiting:
                    waiting()
    finally:
        if child.poll() is None:
            child.kill()
            child.wait()


def _heard(child: "subprocess.Popen[bytes]", said: IO[bytes], *, name: str) -> dict[str, Any]:
    """Take in what the child said; where that is nothing whole, tell why."""
    said.seek(0)
    try:
        found: dict[str, Any] = json.load(said)
    except ValueError:
        if child.returncode == 1:  # a fault of the reader's own: Python ended with a trace
            raise ReadingFailedError(name=name, where=name) from None
        raise TooDemandingError(name=name, where=name) from None  # killed by its limits
    return found

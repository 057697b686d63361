"""The door of the command line: results leave by stdout, refusals and progress by stderr."""

import errno
import json
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from gangmu.cli.exits import ExitCode
from gangmu.cli.languages import say, spoken
from gangmu.core.base.refusals import GangmuError


def give(result: str) -> None:
    """Write a result to stdout. A reader that has heard enough (`| head`) ends the command quietly."""
    try:
        # UTF-8 wherever it goes: a locale of C must not spoil it, nor a lone surrogate stop it.
        sys.stdout.flush()
        sys.stdout.buffer.write(result.encode("utf-8", "backslashreplace"))
        sys.stdout.flush()
    except BrokenPipeError:
        _close_stdout()
        raise typer.Exit(ExitCode.PIPE_CLOSED) from None
    except OSError as error:
        from gangmu.files.outputs import CannotWriteError

        _close_stdout()
        detail = errno.errorcode.get(error.errno or 0, "")
        raise CannotWriteError(name="stdout", folder="", detail=detail, where="stdout") from None


def _close_stdout() -> None:
    """Let what the interpreter flushes as it ends go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def give_json(value: object) -> None:
    """Write a result as JSON: UTF-8, stable order of keys, two blanks of indent."""
    give(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def tell(line: str) -> None:
    """Write a line of progress or warning to stderr."""
    sys.stderr.buffer.write((line + "\n").encode("utf-8", "backslashreplace"))
    sys.stderr.flush()


@contextmanager
def progress(line: str) -> Iterator[None]:
    """Say what is being done, to a person, when it takes more than a second."""
    waiting = threading.Timer(1.0, tell, [line])
    waiting.daemon = True
    if sys.stderr.isatty():
        waiting.start()
    try:
        yield
    finally:
        waiting.cancel()


def refuse(refusal: GangmuError, *, as_json: bool) -> None:
    """Write a refusal to stderr: for people two lines, for programs one line of JSON."""
    row = refusal.as_dict(spoken())
    if as_json:
        tell(json.dumps(row, ensure_ascii=False))
        return
    tell(say("拒绝：", "Refused: ") + row["message"])
    tell(say("办法：", "Remedy: ") + row["remedy"])


def stdout_is_terminal() -> bool:
    """Tell whether a person is looking."""
    return sys.stdout.isatty()


def colour_wanted() -> bool:
    """Tell whether colour helps: on a terminal that can show it, unless NO_COLOR says no."""
    return stdout_is_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"

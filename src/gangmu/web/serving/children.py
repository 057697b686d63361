"""What both children have in common: they end with their parent, and when they are told to."""

import ctypes
import os
import signal
import sys
from types import FrameType
from typing import NoReturn

_SET_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of prctl


class StopAskedError(BaseException):
    """The parent asks this child to stop. Passes through whatever is being done, which is rolled back."""


def end_with_parent(parent: int) -> None:
    """Die when the parent dies, however it dies."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_DEATH_SIGNAL, signal.SIGTERM)
    if os.getppid() != parent:  # it died before we could ask to be told
        raise SystemExit(0)


def stop_when_told() -> None:
    """Raise `StopAskedError` in the main thread at SIGTERM; Ctrl-C is the parent's to hear."""
    signal.signal(signal.SIGTERM, _stop)
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise StopAskedError

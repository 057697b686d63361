"""Log lines: one event is one line, whatever a name holds (PROMISES 38)."""

import copy
import logging
import re
from collections.abc import Callable
from time import monotonic

# Control characters, line and paragraph separators, and marks that turn the direction of what follows.
_BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def one_line(text: str) -> str:
    """Write what would break or turn a line as escapes.

    >>> one_line("a\\nb")
    'a\\\\x0ab'
    """
    return _BREAKS.sub(lambda found: found[0].encode("unicode_escape").decode().replace("\\n", "\\x0a"), text)


_FOREIGN = "django.security.DisallowedHost"
_QUIET = 60.0  # seconds in which one warning of the same kind is enough


class OnceAMinute(logging.Filter):
    """Lowers what a visitor sent wrong (a foreign Host) to a warning, told once a minute with a count of the rest."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        super().__init__()
        self._clock, self._told, self._left_out = clock, -_QUIET, 0

    def filter(self, record: logging.LogRecord) -> bool:
        """Let the first of a minute through, and all that is no foreign Host."""
        if record.name != _FOREIGN:
            return True
        if self._clock() - self._told < _QUIET:
            self._left_out += 1
            return False
        record.levelno, record.levelname = logging.WARNING, "WARNING"
        record.msg, record.args = f"{record.getMessage()[:300]} (+{self._left_out} before)", ()
        self._told, self._left_out = self._clock(), 0
        return True


class LineFormatter(logging.Formatter):
    """Writes each event as one line."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """Write the event, its trace included, as one line. What a visitor sent wrong has no trace: it is no fault."""
        if record.name.startswith("django.security."):
            record = copy.copy(record)
            record.exc_info = record.exc_text = None
        return one_line(super().format(record))

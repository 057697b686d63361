"""What the exit code of a command means, for every command alike."""

from enum import IntEnum


class ExitCode(IntEnum):
    """DESIGN §5.5, and three that every shell knows."""

    DONE = 0
    PROBLEMS = 1  # the work was done and found something to mend
    REFUSED = 2
    WRONG_USAGE = 64
    INTERNAL = 70  # a fault of Gangmu's own, never of the one who asked
    INTERRUPTED = 130
    PIPE_CLOSED = 141

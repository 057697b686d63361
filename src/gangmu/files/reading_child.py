"""The grandchild that takes an uploaded file apart within limits of memory, time and files (DESIGN §6.7).

Started as `python -P -m gangmu.files.reading_child KIND NAME PARENT PARAMETERS`, the file on its standard input.
It prints `{"found": …}`, or `{"refusal": {code, parameters, where}}`.
"""

import ctypes
import json
import os
import signal
import sys
from typing import Any, Final

from gangmu.core.base.refusals import GangmuError
from gangmu.files.kinds_apart import KINDS, KindApart
from gangmu.files.refusals import TooDemandingError

ANSWER_BYTES: Final = 64 * 1024 * 1024  # of what it prints, and of any file it might write
OPEN_FILES: Final = 64
TOO_MUCH: Final = 3  # the exit code of a child whose answer does not fit
_SET_DEATH_SIGNAL: Final = 1  # PR_SET_PDEATHSIG of prctl


def main() -> None:
    """Take the file on standard input apart and print what was found."""
    kind, name, parent, parameters = sys.argv[1:5]
    limit(KINDS[kind], parent=int(parent))
    try:
        found = answer(KINDS[kind], sys.stdin.buffer.read(), name=name, parameters=json.loads(parameters))
    except MemoryError:
        found = {"refusal": _plain(TooDemandingError(name=name))}
    try:
        json.dump(found, sys.stdout, ensure_ascii=True)
        sys.stdout.flush()
    except OSError:  # more than may be said
        os._exit(TOO_MUCH)


def limit(kind: KindApart, *, parent: int) -> None:
    """Bind this process, and let it not outlive the one that started it."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_DEATH_SIGNAL, signal.SIGKILL)
        if os.getppid() != parent:  # it died before we could ask to be told
            os._exit(0)
    try:
        import resource
    except ImportError:  # not on this system: the parent's clock still ends what runs on
        return
    resource.setrlimit(resource.RLIMIT_CPU, (kind.seconds, kind.seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (ANSWER_BYTES, ANSWER_BYTES))
    resource.setrlimit(resource.RLIMIT_NOFILE, (OPEN_FILES, OPEN_FILES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_DATA, (kind.memory_bytes, kind.memory_bytes))


def answer(kind: KindApart, data: bytes, *, name: str, parameters: dict[str, Any]) -> dict[str, Any]:
    """Give what a file holds, or what was refused."""
    try:
        return {"found": kind.function()(data, name=name, **parameters)}
    except GangmuError as refusal:
        return {"refusal": _plain(refusal)}


def _plain(refusal: GangmuError) -> dict[str, Any]:
    parameters = {key: str(value) for key, value in refusal.parameters.items()}
    return {"code": refusal.code, "parameters": parameters, "where": refusal.where}


if __name__ == "__main__":
    main()

"""The grandchild that reads an uploaded document within limits of memory, time and files (DESIGN §6.7).

Started as `python -P -m gangmu.files.reading_child NAME PARENT`, the file on its standard input. It prints
`{"reading": …, "text": …}`, the reading in the form of `gangmu read`, or `{"refusal": {code, parameters, where}}`.
"""

import ctypes
import hashlib
import io
import json
import os
import signal
import sys
from typing import Any, Final

from gangmu.core.base.refusals import GangmuError

MEMORY_BYTES: Final = 512 * 1024 * 1024
SECONDS: Final = 120
FILE_BYTES: Final = 64 * 1024 * 1024
OPEN_FILES: Final = 64
_SET_DEATH_SIGNAL: Final = 1  # PR_SET_PDEATHSIG of prctl


def main() -> None:
    """Read the file on standard input and print what was found."""
    limit(parent=int(sys.argv[2]))
    try:
        found = answer(sys.stdin.buffer.read(), name=sys.argv[1])
    except MemoryError:
        found = {
            "refusal": {"code": "document.too_demanding", "parameters": {"name": sys.argv[1]}, "where": None}
        }
    json.dump(found, sys.stdout, ensure_ascii=True)


def limit(*, parent: int) -> None:
    """Bind this process, and let it not outlive the worker that started it."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_DEATH_SIGNAL, signal.SIGKILL)
        if os.getppid() != parent:  # it died before we could ask to be told
            os._exit(0)
    try:
        import resource
    except ImportError:  # not on this system: the worker's clock still ends what runs on
        return
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (FILE_BYTES, FILE_BYTES))
    resource.setrlimit(resource.RLIMIT_NOFILE, (OPEN_FILES, OPEN_FILES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY_BYTES, MEMORY_BYTES))


def answer(data: bytes, *, name: str) -> dict[str, Any]:
    """Give a document's reading and its text, or what was refused."""
    from gangmu.core.extraction import read_source
    from gangmu.core.extraction.contract import to_contract
    from gangmu.files.documents import read_bytes

    try:
        reading = read_source(read_bytes(data, name=name))
    except GangmuError as refusal:
        parameters = {key: str(value) for key, value in refusal.parameters.items()}
        return {"refusal": {"code": refusal.code, "parameters": parameters, "where": refusal.where}}
    sha256 = hashlib.file_digest(io.BytesIO(data), "sha256").hexdigest()
    return {"reading": to_contract(reading, sha256=sha256), "text": reading.source.text}


if __name__ == "__main__":
    main()

"""Writes results to files: all of them whole, or none."""

import errno
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from gangmu.core.base.refusals import GangmuError


class CannotWriteError(GangmuError):
    """A result cannot be written where it was asked for; nothing was changed."""

    code = "read.cannot_write"
    parameter_names = ("name", "folder", "detail")


def write_whole(results: Mapping[Path, str]) -> None:
    """Write each text to its file, byte for byte as it is: first all beside their places, then all into them.

    A file that is there already is replaced only when every text is safely on the disk.
    """
    with _staged_beside() as staged:
        for path, text in results.items():
            with _refusing(path):
                _stage(path, text, staged)
        for place, temporary in list(staged.items()):
            with _refusing(place):
                temporary.replace(place)
            del staged[place]


@contextmanager
def _staged_beside() -> Iterator[dict[Path, Path]]:
    """Hold the temporary files by their places, and leave none of them behind."""
    staged: dict[Path, Path] = {}
    try:
        yield staged
    finally:
        for temporary in staged.values():
            temporary.unlink(missing_ok=True)


@contextmanager
def _refusing(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise cannot_write(path, error) from None


def cannot_write(path: Path, error: OSError | ValueError) -> CannotWriteError:
    """Say why a file cannot be written: the reason is the name of the system's error, the folder the nearest."""
    number = getattr(error, "errno", None) or errno.EINVAL
    detail = errno.errorcode.get(number, str(number))
    return CannotWriteError(
        name=path.name or str(path), folder=_folder_of(path), detail=detail, where=str(path)
    )


def _folder_of(path: Path) -> str:
    """Name the folder of a file in full."""
    return os.path.abspath(path.parent)  # noqa: PTH100 - links stay as they are called


def _stage(path: Path, text: str, staged: dict[Path, Path]) -> None:
    data = text.encode("utf-8", "surrogatepass")
    place = Path(os.path.realpath(path))  # through a link, so that the link stays one
    if place.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if place.exists() and not place.is_file():  # a pipe, or /dev/stdout
        with place.open("wb") as stream:
            stream.write(data)
        return
    handle, temporary = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name[:80]}.", suffix=".part")
    staged[place] = Path(temporary)
    with os.fdopen(handle, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    staged[place].chmod(_mode(place))


def _mode(place: Path) -> int:
    """Keep the rights of the file that is replaced; give a new one those of any new file."""
    if place.exists():
        return place.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask

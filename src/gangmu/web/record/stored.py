"""The store of files (DESIGN §6.10): under the hash of their content, whole on the disk before the commit."""

import errno
import hashlib
import os
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from gangmu.core.base.refusals import GangmuError
from gangmu.web.home import home
from gangmu.web.record.models import StoredFile

_CHUNK = 1024 * 1024


class StoreFullError(GangmuError):
    """There is no room to keep a file."""

    code = "file.store_full"
    parameter_names = ("name",)


class FileDamagedError(GangmuError):
    """A stored file is not what was recorded."""

    code = "file.damaged"
    parameter_names = ("sha256",)


@dataclass(frozen=True, slots=True)
class Kept:
    """What lies in the store: its hash and size."""

    sha256: str
    size: int


def place_of(sha256: str) -> Path:
    """Give the place of a content in the store."""
    if len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef"):
        raise FileDamagedError(sha256=sha256[:64])
    return home().files / sha256[:2] / sha256


def keep(chunks: Iterable[bytes], *, name: str) -> Kept:
    """Write a content into the store: synced and renamed, so that it is there whole or not at all.

    Done before the commit that names it. A content that no row names is swept later.
    """
    staged = home().work / f"keep-{secrets.token_hex(8)}"
    staged.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        kept = _write(staged, chunks)
        _settle(staged, place_of(kept.sha256))
    except OSError as fault:
        if fault.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise StoreFullError(name=name) from None
        raise
    finally:
        staged.unlink(missing_ok=True)
    return kept


def _write(staged: Path, chunks: Iterable[bytes]) -> Kept:
    found, size = hashlib.sha256(), 0
    with staged.open("xb") as stream:
        for chunk in chunks:
            stream.write(chunk)
            found.update(chunk)
            size += len(chunk)
        stream.flush()
        os.fsync(stream.fileno())
    return Kept(found.hexdigest(), size)


def _settle(staged: Path, place: Path) -> None:
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    staged.chmod(0o400)
    staged.replace(place)
    for folder in (place.parent, place.parent.parent):
        door = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(door)
        finally:
            os.close(door)


def stored_file(kept: Kept, *, name: str, kind: str) -> StoredFile:
    """Give the row of a kept content, to be added by the action that brings it."""
    return StoredFile(sha256=kept.sha256, size=kept.size, name=name[-255:], kind=kind)


def content_of(file: StoredFile) -> bytes:
    """Give a stored content, having seen that it is what was recorded."""
    try:
        data = place_of(file.sha256).read_bytes()
    except OSError:
        raise FileDamagedError(sha256=file.sha256) from None
    if hashlib.sha256(data).hexdigest() != file.sha256:
        raise FileDamagedError(sha256=file.sha256)
    return data


def intact(file: StoredFile) -> Path:
    """Give the place of a stored content, having seen that it is what was recorded: for the process apart to read."""
    if not _is_whole(file.sha256):
        raise FileDamagedError(sha256=file.sha256)
    return place_of(file.sha256)


def _is_whole(sha256: str) -> bool:
    place = place_of(sha256)
    if not place.is_file():
        return False
    with place.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest() == sha256


def sweep_contents(before: float) -> int:
    """Take away contents that no row names, present or past, and that were kept before an instant."""
    named = {
        *StoredFile.objects.values_list("sha256", flat=True),
        *StoredFile.past._default_manager.values_list("sha256", flat=True),
    }
    swept = 0
    for place in [*home().files.glob("*/*"), *home().work.glob("keep-*")]:
        if place.name not in named and place.stat().st_mtime < before:
            place.unlink(missing_ok=True)
            swept += 1
    return swept


def damaged_files() -> list[str]:
    """Name the stored contents that rows name and that are not there or not whole."""
    named = StoredFile.objects.values_list("sha256", flat=True).distinct().order_by("sha256")
    return [sha256 for sha256 in named if not _is_whole(sha256)]

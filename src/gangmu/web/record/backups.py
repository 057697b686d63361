"""Backup (备份): all rows and all files of an installation, sealed into one file; any database can take it in.

A tar of `manifest.json`, `rows/<table>.jsonl.gz` and `files/<sha256>`, followed by a line with the hash of all
that stands before it: a single flipped bit is noticed before anything is written.
"""

import gzip
import hashlib
import io
import json
import os
import tarfile
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from django.apps import apps
from django.db import connection, models
from django.db.migrations.recorder import MigrationRecorder

from gangmu import __version__
from gangmu.web.home import home
from gangmu.web.record.canonical import canonical
from gangmu.web.record.snapshots import snapshot
from gangmu.web.record.stored import FileDamagedError, place_of

FORM: Final = 1
SEAL: Final = b"\ngangmu backup sha256 "
LEFT_OUT: Final = frozenset({"sessions.session", "contenttypes.contenttype", "auth.permission", "auth.group"})
_CHUNK: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Backed:
    """What a backup holds."""

    file: str
    sha256: str
    tables: int
    rows: int
    files: int


def kept_models() -> list[type[models.Model]]:
    """Give the models whose rows a backup holds: all but sessions and what Django makes anew."""
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.label_lower not in LEFT_OUT and model._meta.managed and not model._meta.proxy
    ]


def back_up(target: Path) -> Backed:
    """Write everything into one file, whole or not at all; those who write meanwhile do not wait."""
    staged = target.with_name(f".{target.name}.part")
    try:
        with staged.open("w+b") as stream:
            tables, rows, files = _fill(stream)
            stream.flush()
            sha256 = _hash(stream)
            stream.write(SEAL + sha256.encode() + b"\n")
            stream.flush()
            os.fsync(stream.fileno())
        staged.replace(target)
    finally:
        staged.unlink(missing_ok=True)
    return Backed(str(target), sha256, tables, rows, files)


def _fill(stream: IO[bytes]) -> tuple[int, int, int]:
    counts: dict[str, int] = {}
    with tarfile.open(fileobj=stream, mode="w") as tar, tempfile.TemporaryDirectory(dir=_work()) as folder:
        with snapshot():
            for model in kept_models():
                part = Path(folder) / f"{model._meta.label}.jsonl.gz"
                counts[model._meta.label] = _write_rows(model, part)
                tar.add(part, f"rows/{part.name}")
                part.unlink()
            contents = _contents()
            applied = sorted(MigrationRecorder(connection).applied_migrations())
        for sha256 in contents:
            if not place_of(sha256).is_file():
                raise FileDamagedError(sha256=sha256)
            tar.add(place_of(sha256), f"files/{sha256}")
        manifest = {
            "form": FORM,
            "gangmu": __version__,
            "migrations": applied,
            "rows": counts,
            "files": contents,
        }
        _add(tar, "manifest.json", canonical(manifest).encode())
    return len(counts), sum(counts.values()), len(contents)


def _work() -> Path:
    home().work.mkdir(mode=0o700, parents=True, exist_ok=True)
    return home().work


def _write_rows(model: type[models.Model], part: Path) -> int:
    count = 0
    fields = model._meta.local_concrete_fields
    with gzip.open(part, "wt", encoding="utf-8", compresslevel=3) as out:
        for row in model._base_manager.order_by("pk").iterator(chunk_size=2000):
            out.write(canonical({field.attname: _plain(field, row) for field in fields}) + "\n")
            count += 1
    return count


def _plain(field: "models.Field[Any, Any]", row: models.Model) -> Any:
    value = getattr(row, field.attname)
    return {"json": json.dumps(value)} if isinstance(field, models.JSONField) else value


def _contents() -> list[str]:
    from gangmu.web.record.models import StoredFile

    present = StoredFile.objects.values_list("sha256", flat=True)
    past = StoredFile.past._default_manager.values_list("sha256", flat=True)
    return sorted({*present, *past})


def _add(tar: tarfile.TarFile, name: str, data: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = len(data)
    tar.addfile(entry, io.BytesIO(data))


def _hash(stream: IO[bytes]) -> str:
    stream.seek(0)
    found = hashlib.sha256()
    for chunk in _chunks(stream):
        found.update(chunk)
    return found.hexdigest()


def _chunks(stream: IO[bytes]) -> Iterable[bytes]:
    return iter(lambda: stream.read(_CHUNK), b"")

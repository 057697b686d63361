"""Restore (恢复): a backup into an empty home. Checked whole before anything is written."""

import gzip
import hashlib
import json
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.db.migrations.recorder import MigrationRecorder

from gangmu.core.base.refusals import GangmuError
from gangmu.web.record.backups import FORM, SEAL, kept_models
from gangmu.web.record.stored import keep

_BATCH: Final = 500
_SEAL_LENGTH: Final = len(SEAL) + 65
_CHUNK: Final = 1024 * 1024


class BackupDamagedError(GangmuError):
    """The backup is not what was written."""

    code = "backup.damaged"
    parameter_names = ("file",)


class BackupOfOtherReleaseError(GangmuError):
    """The backup was made by another release."""

    code = "backup.other_release"
    parameter_names = ("file", "release")


class HomeNotEmptyError(GangmuError):
    """There are rows in this home already."""

    code = "backup.home_not_empty"
    parameter_names = ("home",)


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put in."""

    rows: int
    files: int


def restore(source: Path) -> Restored:
    """Put a backup in. The rows come in one transaction: all or none."""
    with _opened(source) as stream, tarfile.open(fileobj=stream, mode="r:") as tar:
        manifest = _manifest(tar, source)
        from gangmu.web.home import home

        if any(model._base_manager.exists() for model in kept_models()):
            raise HomeNotEmptyError(home=str(home().path))
        for sha256 in manifest["files"]:
            kept = keep(_parts(tar, f"files/{sha256}", source), name=sha256)
            if kept.sha256 != sha256:
                raise BackupDamagedError(file=str(source))
        with transaction.atomic():
            for model in kept_models():
                _take_in(model, tar, manifest, source)
        _mend_sequences()
    return Restored(sum(manifest["rows"].values()), len(manifest["files"]))


def _opened(source: Path) -> IO[bytes]:
    """Open a backup whose seal fits every byte of it."""
    try:
        stream = source.open("rb")
    except OSError:
        raise BackupDamagedError(file=str(source), where=str(source)) from None
    size = source.stat().st_size - _SEAL_LENGTH
    found, left = hashlib.sha256(), max(size, 0)
    while left:
        chunk = stream.read(min(_CHUNK, left))
        if not chunk:
            break
        found.update(chunk)
        left -= len(chunk)
    if size <= 0 or stream.read() != SEAL + found.hexdigest().encode() + b"\n":
        stream.close()
        raise BackupDamagedError(file=str(source), where=str(source))
    stream.seek(0)
    return stream


def _manifest(tar: tarfile.TarFile, source: Path) -> dict[str, Any]:
    manifest: dict[str, Any] = json.loads(b"".join(_parts(tar, "manifest.json", source)))
    applied = sorted(MigrationRecorder(connection).applied_migrations())
    if manifest["form"] != FORM or [tuple(each) for each in manifest["migrations"]] != applied:
        raise BackupOfOtherReleaseError(file=str(source), release=manifest["gangmu"], where=str(source))
    return manifest


def _parts(tar: tarfile.TarFile, name: str, source: Path) -> Iterator[bytes]:
    try:
        member = tar.extractfile(name)
    except KeyError:
        member = None
    if member is None:
        raise BackupDamagedError(file=str(source), where=str(source))
    while chunk := member.read(_CHUNK):
        yield chunk


def _take_in(model: type[models.Model], tar: tarfile.TarFile, manifest: dict[str, Any], source: Path) -> None:
    member = tar.extractfile(f"rows/{model._meta.label}.jsonl.gz")
    if member is None:
        raise BackupDamagedError(file=str(source), where=str(source))
    fields = {field.attname: field for field in model._meta.local_concrete_fields}
    count = 0
    with gzip.open(member, "rt", encoding="utf-8") as lines:
        batch: list[models.Model] = []
        for line in lines:
            batch.append(
                model(**{name: _value(fields[name], each) for name, each in json.loads(line).items()})
            )
            count += 1
            if len(batch) >= _BATCH:
                model._base_manager.bulk_create(batch)
                batch = []
        model._base_manager.bulk_create(batch)
    if count != manifest["rows"][model._meta.label]:
        raise BackupDamagedError(file=str(source), where=str(source))


def _value(field: "models.Field[Any, Any]", value: Any) -> Any:
    if isinstance(field, models.JSONField):
        return json.loads(value["json"])
    if isinstance(field, models.ForeignKey):
        return value
    return field.to_python(value)


def _mend_sequences() -> None:
    """Let new local keys begin after those that were put in."""
    statements = connection.ops.sequence_reset_sql(no_style(), kept_models())
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)

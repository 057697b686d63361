"""Files lie under the hash of their content: there whole, or not at all (PROMISES 9, 20)."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection

from gangmu.web.home import home
from gangmu.web.record.checks import database_faults
from gangmu.web.record.clock import now
from gangmu.web.record.models import Programme
from gangmu.web.record.stored import (
    FileDamagedError,
    StoreFullError,
    content_of,
    damaged_files,
    keep,
    place_of,
    stored_file,
    sweep_contents,
)
from web.builders import recorded


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GANGMU_HOME", str(tmp_path))


def test_content_is_kept_once_under_its_hash(programme: Programme) -> None:
    kept = keep([b"one ", b"two"], name="a.txt")
    assert keep([b"one two"], name="b.txt") == kept
    file = recorded(stored_file(kept, name="a.txt", kind="text/plain"), programme)
    assert content_of(file) == b"one two"
    assert [path.name for path in home().files.rglob("*") if path.is_file()] == [kept.sha256]


def test_full_disk_is_said_and_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(number: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreFullError):
        keep([b"x"], name="纲要.docx")
    assert [path for path in home().path.rglob("*") if path.is_file()] == []


def test_reader_that_stops_halfway_leaves_nothing() -> None:
    def halfway() -> Iterator[bytes]:
        yield b"x" * 100
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        keep(halfway(), name="a")
    assert [path for path in home().path.rglob("*") if path.is_file()] == []


def test_altered_or_missing_file_is_not_given_and_found_by_verify(programme: Programme) -> None:
    kept = keep([b"one"], name="a")
    file = recorded(stored_file(kept, name="a", kind="text/plain"), programme)
    assert damaged_files() == []
    place_of(kept.sha256).chmod(0o600)
    place_of(kept.sha256).write_bytes(b"two")
    assert damaged_files() == [kept.sha256]
    with pytest.raises(FileDamagedError):
        content_of(file)
    place_of(kept.sha256).unlink()
    assert damaged_files() == [kept.sha256]


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "a" * 63 + "/", "A" * 64, "\0" * 64, "．" * 64])
def test_what_is_no_hash_names_no_place(name: str) -> None:
    with pytest.raises(FileDamagedError):
        place_of(name)


def test_content_that_no_row_names_is_swept_and_no_other(programme: Programme) -> None:
    named, unnamed = keep([b"named"], name="a"), keep([b"nobody names this"], name="b")
    recorded(stored_file(named, name="a", kind="text/plain"), programme)
    assert sweep_contents(before=0) == 0
    assert sweep_contents(before=now().timestamp() + 60) == 1
    assert place_of(named.sha256).is_file()
    assert not place_of(unnamed.sha256).exists()


def test_database_promises_to_lose_nothing(db: None) -> None:
    assert database_faults() == []
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous")
            assert cursor.fetchone() == (2,)

"""Backup and restore: all of it, and nothing of a damaged one (PROMISES 39, 40)."""

import random
from pathlib import Path

import pytest
from django.db import connection, transaction

from gangmu.web.accounts.models import OrgUnit
from gangmu.web.record.backups import back_up, kept_models
from gangmu.web.record.models import Head, Programme
from gangmu.web.record.restoring import BackupDamagedError, HomeNotEmptyError, restore
from gangmu.web.record.stored import FileDamagedError, damaged_files, keep, place_of, stored_file
from gangmu.web.record.verifying import verify
from web.builders import a_release, a_unit, changed, recorded


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GANGMU_HOME", str(tmp_path / "home"))


@pytest.fixture
def filled(programme: Programme) -> Programme:
    unit = a_unit(programme, name="市交通局")
    changed(unit, programme, name="市交通运输局")
    kept = keep([b"the outline"], name="a.txt")
    recorded(stored_file(kept, name="a.txt", kind="text/plain"), programme)
    a_release(programme)
    return programme


def everything() -> dict[str, list[dict[str, object]]]:
    return {model._meta.label: list(model._base_manager.order_by("pk").values()) for model in kept_models()}


def emptied() -> None:
    """Take every row away, as in a new home."""
    for model in reversed(kept_models()):
        with connection.cursor() as cursor:
            cursor.execute(f'delete from "{model._meta.db_table}"')


def test_what_was_backed_up_is_restored_whole(
    filled: Programme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, head = everything(), Head.objects.get(programme=filled).hash
    backed = back_up(tmp_path / "backup")
    assert backed.files == 1
    emptied()
    monkeypatch.setenv("GANGMU_HOME", str(tmp_path / "elsewhere"))
    restored = restore(tmp_path / "backup")
    assert restored.rows == backed.rows
    assert everything() == before
    assert Head.objects.get(programme=filled).hash == head
    assert verify().is_whole
    assert damaged_files() == []
    assert a_unit(filled).pk not in {row["id"] for row in before["accounts.OrgUnit"]}


def test_backup_holds_no_session_and_no_key_of_sessions(filled: Programme, tmp_path: Path) -> None:
    assert "sessions.session" not in {model._meta.label_lower for model in kept_models()}
    (tmp_path / "home").mkdir(exist_ok=True)
    (tmp_path / "home/secret.key").write_text("the key of sessions")
    back_up(tmp_path / "backup")
    assert b"the key of sessions" not in (tmp_path / "backup").read_bytes()


def test_one_flipped_bit_anywhere_is_refused_before_anything_is_written(
    filled: Programme, tmp_path: Path
) -> None:
    back_up(tmp_path / "backup")
    whole = (tmp_path / "backup").read_bytes()
    emptied()
    dice = random.Random(1)
    for place in [0, len(whole) - 1, *(dice.randrange(len(whole)) for _ in range(60))]:
        flipped = bytearray(whole)
        flipped[place] ^= 1 << dice.randrange(8)
        (tmp_path / "flipped").write_bytes(flipped)
        with pytest.raises(BackupDamagedError):
            restore(tmp_path / "flipped")
    for length in (0, 10, len(whole) // 2, len(whole) - 1):
        (tmp_path / "cut").write_bytes(whole[:length])
        with pytest.raises(BackupDamagedError):
            restore(tmp_path / "cut")
    assert not OrgUnit.objects.exists()


def test_home_with_rows_is_not_written_over(filled: Programme, tmp_path: Path) -> None:
    back_up(tmp_path / "backup")
    with pytest.raises(HomeNotEmptyError), transaction.atomic():
        restore(tmp_path / "backup")


def test_backup_of_a_home_that_lacks_a_file_fails_and_leaves_no_half(
    filled: Programme, tmp_path: Path
) -> None:
    [place] = [path for path in (tmp_path / "home/files").rglob("*") if path.is_file()]
    assert place == place_of(place.name)
    place.unlink()
    with pytest.raises(FileDamagedError):
        back_up(tmp_path / "backup")
    assert list(tmp_path.glob("*backup*")) == []

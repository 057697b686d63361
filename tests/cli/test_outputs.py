"""Results are written whole, all of them or none."""

import os
from pathlib import Path

import pytest

from gangmu.files import outputs
from gangmu.files.outputs import CannotWriteError, write_whole


def test_text_is_written_byte_for_byte(tmp_path: Path) -> None:
    write_whole({tmp_path / "a.txt": "一行\r\n又一行\n\udc80"})
    assert (tmp_path / "a.txt").read_bytes() == "一行\r\n又一行\n\udc80".encode("utf-8", "surrogatepass")


def test_file_that_was_there_survives_a_failure(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("before")
    with pytest.raises(CannotWriteError):
        write_whole({tmp_path / "a.txt": "after", tmp_path / "no" / "b.txt": "after"})
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("a.txt", "before")]


def test_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(outputs.os, "fsync", full)
    with pytest.raises(CannotWriteError) as refusal:
        write_whole({tmp_path / "a.txt": "text"})
    assert refusal.value.name == "a.txt"
    assert list(tmp_path.iterdir()) == []


def test_interruption_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(outputs.os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_whole({tmp_path / "a.txt": "text"})
    assert list(tmp_path.iterdir()) == []


def test_rights_of_a_replaced_file_and_a_link_to_it_stay(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("before")
    (tmp_path / "a.txt").chmod(0o640)
    (tmp_path / "link").symlink_to("a.txt")
    write_whole({tmp_path / "link": "after"})
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "a.txt").read_text() == "after"
    assert (tmp_path / "a.txt").stat().st_mode & 0o777 == 0o640


def test_new_file_has_the_rights_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "touched").touch()
    write_whole({tmp_path / "written": "text"})
    assert (tmp_path / "written").stat().st_mode == (tmp_path / "touched").stat().st_mode

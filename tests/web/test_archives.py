"""What is exported can be checked by whoever has Python alone; a rewritten or shortened past is shown (PROMISES 35)."""

import hashlib
import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from gangmu.web.record.archives import write_everything, write_ledger
from gangmu.web.record.canonical import canonical
from gangmu.web.record.models import Programme
from web.builders import a_release, a_unit, a_user, an_instant, changed, recorded
from web.samples import FILLERS


@pytest.fixture
def archive(programme: Programme, tmp_path: Path) -> Path:
    """Everything of a programme with people, units, a past and two releases."""
    a_user(name="市交通局填报人", login="clerk-of-transport")
    changed(a_unit(programme, name="市交通局"), programme, name="市交通运输局")
    a_release(programme)
    changed(a_unit(programme, name="市邮政局"), programme, name="市邮政管理局")
    a_release(programme)
    write_everything(tmp_path / "all")
    return tmp_path / "all"


def checked(folder: Path, *arguments: object) -> tuple[int, str]:
    """Run the script that lies in the folder, in a Python that sees neither Gangmu nor anything installed."""
    command = [sys.executable, "-I", "-S", "verify_ledger.py", ".", *map(str, arguments)]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return ran.returncode, ran.stdout + ran.stderr


def kept_heads(programme: Programme, folder: Path) -> Path:
    """What somebody saved of the public site."""
    path = folder.parent / "kept.json"
    path.write_bytes(Client().get(f"/at/{programme.code}" + reverse("heads")).content)
    return path


def chain_of(folder: Path, programme: Programme) -> Path:
    return folder / "ledger" / f"{programme.uid.hex}.jsonl"


def test_whole_archive_is_checked_without_gangmu(programme: Programme, tmp_path: Path) -> None:
    for fill in FILLERS:
        fill(programme, 1)
    a_release(programme)
    held = write_everything(tmp_path / "all")
    code, said = checked(tmp_path / "all", "--heads", kept_heads(programme, tmp_path / "all"))
    assert (code, "as it was recorded" in said) == (0, True), said
    assert f"{held.rows} 个版本" in said
    assert held.rows > 100
    assert held.files == len(list((tmp_path / "all/files").iterdir())) > 0


def test_no_personal_word_leaves_with_an_archive(archive: Path) -> None:
    everything = "".join(path.read_text("utf-8") for path in archive.rglob("*.json*"))
    assert "clerk-of-transport" not in everything
    assert "填报人" not in everything
    assert '"sealed":' in everything


def altered_entry(folder: Path, chain: Path) -> None:
    lines = chain.read_text("utf-8").split("\n")
    lines[4] = lines[4].replace('"door":"', '"door":"x', 1)
    chain.write_text("\n".join(lines), "utf-8")


def lost_entry(folder: Path, chain: Path) -> None:
    lines = chain.read_text("utf-8").split("\n")
    del lines[4]
    chain.write_text("\n".join(lines), "utf-8")


def swapped_entries(folder: Path, chain: Path) -> None:
    lines = chain.read_text("utf-8").split("\n")
    lines[4], lines[5] = lines[5], lines[4]
    chain.write_text("\n".join(lines), "utf-8")


def altered_row(folder: Path, chain: Path) -> None:
    path = folder / "rows" / "accounts.OrgUnit.jsonl"
    path.write_text(path.read_text("utf-8").replace("市邮政管理局", "市邮政管里局"), "utf-8")


def lost_row(folder: Path, chain: Path) -> None:
    path = folder / "rows" / "accounts.OrgUnit.jsonl"
    path.write_text("\n".join(path.read_text("utf-8").split("\n")[1:]), "utf-8")


@pytest.mark.parametrize(
    ("tamper", "named"),
    [
        (altered_entry, "#5"),
        (lost_entry, "#5"),
        (swapped_entries, "#5"),
        (altered_row, "accounts.OrgUnit"),
        (lost_row, "accounts.OrgUnit"),
    ],
)
def test_what_was_altered_lost_or_moved_is_named(
    archive: Path, programme: Programme, tamper: Callable[[Path, Path], None], named: str
) -> None:
    tamper(archive, chain_of(archive, programme))
    code, said = checked(archive)
    assert code == 1
    assert named in said.splitlines()[0]


def rewritten(lines: list[str], change: Callable[[int, dict[str, object]], None]) -> list[str]:
    """Rewrite a chain so that it agrees with itself from end to end."""
    prev, made = "", []
    for number, line in enumerate(lines):
        entry = json.loads(line) | {"prev": prev}
        change(number, entry)
        made.append(canonical(entry))
        prev = hashlib.sha256(made[-1].encode()).hexdigest()
    return made


def test_past_that_was_rewritten_whole_agrees_with_itself_but_not_with_a_kept_head(
    archive: Path, programme: Programme
) -> None:
    kept, chain = kept_heads(programme, archive), chain_of(archive, programme)

    def change(number: int, entry: dict[str, object]) -> None:
        if number == 2:
            entry["at"] = "2020-01-01T00:00:00.000000Z"

    lines = rewritten(chain.read_text("utf-8").splitlines(), change)
    chain.write_text("\n".join(lines) + "\n", "utf-8")
    own = json.loads((archive / "heads.json").read_text("utf-8"))
    for part in own["chains"]:
        for head in part["heads"] if part["chain"] == programme.uid.hex else []:
            head["hash"] = hashlib.sha256(lines[head["seq"] - 1].encode()).hexdigest()
    (archive / "heads.json").write_text(json.dumps(own), "utf-8")
    assert checked(archive)[0] == 0
    code, said = checked(archive, "--heads", kept)
    assert code == 1
    assert "published" in said.splitlines()[0]


def test_tail_that_was_cut_off_is_missed_by_a_head_on_paper(programme: Programme, tmp_path: Path) -> None:
    for _ in range(5):
        a_unit(programme)
    release = a_release(programme)
    write_ledger(tmp_path / "ledger", programme=programme)
    chain = chain_of(tmp_path / "ledger", programme)
    chain.write_text("\n".join(chain.read_text("utf-8").split("\n")[:4]) + "\n", "utf-8")
    own = json.loads((tmp_path / "ledger/heads.json").read_text("utf-8"))
    own["chains"][0]["heads"] = []
    (tmp_path / "ledger/heads.json").write_text(json.dumps(own), "utf-8")
    assert checked(tmp_path / "ledger")[0] == 0
    code, said = checked(tmp_path / "ledger", "--head", f"{release.seq - 1}:{release.head_hash}")
    assert (code, f"#{release.seq - 1}" in said) == (1, True)


def test_archive_of_a_past_day_ends_with_it(programme: Programme, tmp_path: Path) -> None:
    unit = a_unit(programme, name="市交通局")
    late = recorded(type(unit)(code="l", name="市邮政局"), programme, at=an_instant(3))
    changed(unit, programme, at=an_instant(3), name="市交通运输局")
    write_everything(tmp_path / "then", programme=programme, day=an_instant(1).date())
    chain = chain_of(tmp_path / "then", programme)
    assert len(chain.read_text("utf-8").splitlines()) == late.seq_from - 1
    rows = (tmp_path / "then/rows/accounts.OrgUnit.jsonl").read_text("utf-8")
    assert "市交通局" in rows
    assert "市邮政局" not in rows
    assert "市交通运输局" not in rows
    assert checked(tmp_path / "then")[0] == 0


def test_public_page_shows_the_heads_that_were_released(programme: Programme) -> None:
    release = a_release(programme, on=date(2026, 3, 2))
    page = Client().get(f"/at/{programme.code}/about/").content.decode()
    assert release.head_hash in page
    assert f"#{release.seq - 1}" in page


@pytest.mark.parametrize("arguments", [("--heads", "nowhere.json"), ("--head", "seven:abc"), ("one", "two")])
def test_what_cannot_be_checked_is_said(
    programme: Programme, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    write_ledger(tmp_path / "x", programme=programme)
    code, said = checked(tmp_path / "x", *arguments)
    assert (code, "cannot be checked" in said) == (2, True)
    assert "Traceback" not in said

"""`gangmu doctor`: what is missing is said with the line that mends it."""

import json
from pathlib import Path

import pytest

from gangmu.cli import doctor


def findings(done) -> dict[str, dict]:
    return {row["name"]: row for row in json.loads(done.stdout)["findings"]}


def test_machine_on_which_tests_run_has_all_that_is_required(gangmu) -> None:
    done = gangmu("doctor", "--json")
    assert done.returncode == 0
    assert {"python", "lxml", "typer", "home", "disk", "font", "libreoffice", "chromium"} <= set(
        findings(done)
    )


def test_each_shortfall_has_the_line_that_mends_it(gangmu) -> None:
    for row in findings(gangmu("doctor", "--json", PATH="")).values():
        assert row["ok"] == (row["mend"] is None)


def test_missing_programs_are_no_problem(gangmu) -> None:
    done = gangmu("doctor", "--json", PATH="")
    assert done.returncode == 0
    assert not findings(done)["libreoffice"]["ok"]


def test_home_that_cannot_be_made_is_a_problem(gangmu, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = gangmu("doctor", GANGMU_HOME=str(tmp_path / "file" / "home"))
    assert done.returncode == 1
    assert "✗ home" in done.stdout


def test_doctor_makes_no_home(gangmu, tmp_path: Path) -> None:
    gangmu("doctor")
    assert list(tmp_path.iterdir()) == []


def test_missing_library_is_a_problem(monkeypatch: pytest.MonkeyPatch, capsysbinary) -> None:
    monkeypatch.setattr(doctor.importlib.metadata, "requires", lambda _: ["no-such-library>=1"])
    assert doctor.command(as_json=True) == 1
    report = json.loads(capsysbinary.readouterr().out)
    [row] = [row for row in report["findings"] if row["name"] == "no-such-library"]
    assert row["mend"] == "python3 -m pip install 'no-such-library>=1'"

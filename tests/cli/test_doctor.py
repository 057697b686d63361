"""`gangmu doctor`: what is missing is said with the line that mends it."""

import json
import sqlite3
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


@pytest.mark.early
def test_home_that_was_made_is_looked_at_with_its_database(gangmu, tmp_path: Path) -> None:
    home = {"GANGMU_HOME": str(tmp_path / "home")}
    assert gangmu("init", "--place", "云川市", **home).returncode == 0
    done = gangmu("doctor", "--json", **home)
    assert done.returncode == 0, done.stdout
    found = findings(done)
    assert {"database", "database_safety", "migrations", "worker", "clock"} <= set(found)
    assert found["migrations"]["found"] == "0"
    with sqlite3.connect(tmp_path / "home/gangmu.sqlite3") as database:
        database.execute("delete from django_migrations where app = 'record' and name not like '0001%'")
        database.execute("update record_ledgerentry set at = '2099-01-01 00:00:00'")
        database.execute(
            "insert into record_job (task, arguments, actor, key, state, asked_at, run_after, attempts, leased_by, progress)"
            " values ('x', '{}', '{}', 'x', 'waiting', '2020-01-01 00:00:00', '2020-01-01 00:00:00', 0, '', '')"
        )
    done = gangmu("doctor", "--json", **home)
    assert done.returncode == 1
    wrong = {name: row["mend"] for name, row in findings(done).items() if row["required"] and not row["ok"]}
    assert wrong == {
        "migrations": "gangmu init --upgrade",
        "worker": "gangmu serve",
        "clock": "timedatectl set-ntp true",
    }


def test_database_that_is_away_is_said_and_nothing_more_is_asked(gangmu, tmp_path: Path) -> None:
    home = {"GANGMU_HOME": str(tmp_path / "home")}
    (tmp_path / "home").mkdir()
    (tmp_path / "home/secret.key").write_text("x")
    done = gangmu("doctor", GANGMU_DATABASE="postgresql://nobody@127.0.0.1:1/nothing", **home)
    assert done.returncode == 1
    assert "✗ database" in done.stdout
    assert "GANGMU_DATABASE" in done.stdout
    assert "Traceback" not in done.stderr

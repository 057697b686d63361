"""How each command ends: exit code, stdout for results, stderr for refusals, never a trace."""

import json
import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from gangmu.cli import main as entry
from gangmu.cli.exits import ExitCode


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("", 0),
        ("--help", 0),
        ("read --help", 0),
        ("--version", 0),
        ("version", 0),
        ("verify", 2),
        ("demo --remove", 2),
        ("demo --outline plan.txt --scale 3", 64),
        ("load no-such-folder", 2),
        ("export plan -o out", 2),
        ("export anything -o out", 64),
        ("read no-such-file.txt", 2),
        ("reed", 64),
        ("read", 64),
        ("read plan.txt --fromat json", 64),
        ("read plan.txt --format xml", 64),
        ("read plan.txt another.txt", 64),
        ("read plan.txt --format", 64),
        ("--lang fr version", 64),
        ("version --lang", 64),
    ],
)
def test_exit_code_tells_how_it_went(gangmu, line, code) -> None:
    done = gangmu(*line.split())
    assert done.returncode == code
    assert bool(done.stdout) == (code == 0)
    assert bool(done.stderr) == (code != 0)
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("asked", ["--json", "--format json", "--format=json"])
def test_refusal_is_json_where_json_is_asked(gangmu, asked) -> None:
    row = json.loads(gangmu("read", "没有.txt", *asked.split()).stderr)
    assert list(row) == ["code", "message", "remedy", "where"]
    assert row["code"] == "read.no_such_file"
    assert row["where"] == "没有.txt"


def test_wrong_usage_is_json_where_json_is_asked(gangmu) -> None:
    assert json.loads(gangmu("read", "--json").stderr)["code"] == "command.wrong_usage"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("reed", "没有“reed”这个命令"),
        ("read", "缺少“FILE”"),
        ("read a.txt --fromat json", "没有“--fromat”这个选项"),
        ("read a.txt --format xml", "“--format”的值不对"),
        ("read a.txt --format", "选项“--format”后面要写一个值"),
        ("read a.txt b.txt", "多写了“b.txt”"),
    ],
)
def test_wrong_usage_is_told_in_chinese(gangmu, line, words) -> None:
    assert words in gangmu(*line.split()).stderr


@pytest.mark.parametrize("english", [{"GANGMU_LANG": "en"}, {}])
def test_words_are_english_where_english_is_asked(gangmu, english) -> None:
    asked = () if english else ("--lang", "en")
    said = gangmu("verify", *asked, **english).stderr
    assert said.startswith("Refused: ")
    assert said.isascii() or "“" in said


def test_locale_changes_nothing(gangmu) -> None:
    assert gangmu("verify", LC_ALL="C", LANG="C").stderr == gangmu("verify", LC_ALL="C.UTF-8").stderr


def test_fault_of_our_own_shows_an_id_and_no_trace(capsysbinary, monkeypatch) -> None:
    def fail(_: list[str]) -> int:
        raise RuntimeError("a secret in a message")

    monkeypatch.delenv("GANGMU_DEBUG", raising=False)
    monkeypatch.setattr(entry, "_run", fail)
    said = []
    for _ in range(2):
        assert entry.main(["version", "--json", "--lang", "en"]) == ExitCode.INTERNAL
        said.append(capsysbinary.readouterr().err.decode())
    row = json.loads(said[0])
    assert row["code"] == "internal.error"
    assert "E-" in row["message"]
    assert said[0] == said[1]
    assert "secret" not in said[0]
    assert "Traceback" not in said[0]


def test_maintainer_gets_the_trace_on_request(capsysbinary, monkeypatch) -> None:
    def fail(_: list[str]) -> int:
        raise RuntimeError

    monkeypatch.setenv("GANGMU_DEBUG", "1")
    monkeypatch.setattr(entry, "_run", fail)
    entry.main(["version"])
    assert b"Traceback" in capsysbinary.readouterr().err


def test_ctrl_c_ends_quietly(capsysbinary, monkeypatch) -> None:
    def interrupt(_: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(entry, "_run", interrupt)
    assert entry.main(["version"]) == ExitCode.INTERRUPTED
    assert capsysbinary.readouterr().err == b""


def test_reader_that_has_heard_enough_ends_it_quietly(plan: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "gangmu", "read", str(plan)],
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert done.returncode in (ExitCode.PIPE_CLOSED, -signal.SIGPIPE)
    assert done.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_full_disk_under_stdout_is_refused(plan: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "gangmu", "read", str(plan), "--json"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == ExitCode.REFUSED
    assert json.loads(done.stderr)["code"] == "read.cannot_write"


@pytest.mark.parametrize(("no_colour", "coloured"), [("", True), ("1", False)])
def test_colour_only_on_a_terminal_that_wants_it(plan: Path, no_colour: str, coloured: bool) -> None:
    shown = on_a_terminal("read", str(plan), NO_COLOR=no_colour, TERM="xterm")
    assert "云川市便民行动计划" in shown
    assert ("\x1b[" in shown) == coloured


def on_a_terminal(*arguments: str, **environment: str) -> str:
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "gangmu", *arguments], stdout=theirs, env=os.environ | environment
    ):
        os.close(theirs)
        shown = b""
        try:
            while piece := os.read(ours, 65536):
                shown += piece
        except OSError:  # Linux tells the end of a terminal so
            pass
    os.close(ours)
    return shown.decode()

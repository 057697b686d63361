"""Uploaded documents are read apart: what kills the reader kills nothing else (PROMISES 10)."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from gangmu.core.base.refusals import GangmuError
from gangmu.files.apart import ReadingFailedError, grid_apart, read_apart, taken_apart
from gangmu.files.kinds_apart import KINDS
from gangmu.files.refusals import EmptyDocumentError, TooDemandingError
from gangmu.files.tables.csv_reading import read_grid

TEXT = "云川市行动纲要\n一、总体要求\n到2030年，建成公园120个。\n"


def test_document_read_apart_is_what_gangmu_read_says(tmp_path: Path) -> None:
    file = tmp_path / "stored-without-an-extension"
    file.write_text(TEXT, "utf-8")
    found = read_apart(file, name="纲要.txt")
    assert found.text == TEXT
    [target] = found.contract["targets"]
    assert found.text[target["start"] : target["end"]]
    assert target["value"] == "120"


def test_refusal_of_the_reader_comes_back_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "empty"
    file.write_text(" \n", "utf-8")
    with pytest.raises(EmptyDocumentError) as refusal:
        read_apart(file, name="空.txt")
    assert refusal.value.name == "空.txt"


FIGURES = '指标,年份,数值\n"地区生产,总值",2025,9100.3\n\n"两行\n名称",2025,１２\n多,出,来,的\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_table_taken_apart_is_what_reading_it_here_gives(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "stored"
    file.write_bytes(FIGURES.encode(encoding))
    assert grid_apart(file, name="数.csv") == read_grid(file.read_bytes(), file="数.csv")


def test_table_that_is_no_text_is_refused_as_it_would_be_here(tmp_path: Path) -> None:
    file = tmp_path / "stored"
    file.write_bytes(b"PK\x03\x04" + bytes(range(256)) * 40)
    with pytest.raises(GangmuError) as here:
        read_grid(file.read_bytes(), file="数.csv")
    with pytest.raises(type(here.value)) as apart:
        grid_apart(file, name="数.csv")
    assert apart.value.parameters == here.value.parameters


def test_every_kind_has_its_reader_and_limits() -> None:
    for kind in KINDS.values():
        assert callable(kind.function())
        assert 0 < kind.seconds <= 120
        assert 0 < kind.memory_bytes <= 512 * 1024 * 1024


@pytest.mark.parametrize(
    ("code", "refusal"),
    [
        ("x = bytearray(2**31)", TooDemandingError),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", TooDemandingError),
        ("raise ZeroDivisionError", ReadingFailedError),
        ("return {'found': '吉' * (r.ANSWER_BYTES // 6)}", TooDemandingError),
    ],
)
def test_reader_that_dies_is_a_refusal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, refusal: type[GangmuError]
) -> None:
    file = tmp_path / "stored"
    file.write_text(TEXT, "utf-8")
    child = (
        "import sys, json\nfrom gangmu.files import reading_child as r\n"
        f"def hostile(*a, **k):\n    {code}\n"
        "r.answer = hostile\nr.main()\n"
    )
    popen = subprocess.Popen

    def started(command: list[str], **options: object) -> "subprocess.Popen[bytes]":
        return popen([sys.executable, "-c", child, *command[-4:]], **options)  # type: ignore[call-overload,no-any-return]

    monkeypatch.setattr(subprocess, "Popen", started)
    with pytest.raises(refusal):
        read_apart(file, name="敌.txt")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent died")
def test_reader_does_not_outlive_its_worker() -> None:
    """The worker is killed while its reader waits for a file that never ends."""
    worker = (
        "import os, subprocess, sys, time\n"
        "hears, says = os.pipe()\n"
        "command = [sys.executable, '-P', '-m', 'gangmu.files.reading_child', 'csv', 'a.csv', str(os.getpid()), '{}']\n"
        "child = subprocess.Popen(command, stdin=hears, start_new_session=True, pass_fds=[says])\n"
        "print(child.pid, flush=True)\n"
        "time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", worker], stdout=subprocess.PIPE) as started:
        assert started.stdout is not None
        reader = int(started.stdout.readline())
        time.sleep(0.5)
        assert lives(reader)
        started.kill()
    end = time.monotonic() + 20
    while lives(reader):
        assert time.monotonic() < end, "the reader outlived its worker"
        time.sleep(0.05)


def lives(process: int) -> bool:
    try:
        status = Path(f"/proc/{process}/stat").read_text("utf-8")
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, '{"a":' * 30 + "1" + "}" * 30, "no json", "\ufeff{", '{"a": "\\ud800"'],
)
def test_tree_that_is_none_or_too_deep_is_told_and_harms_nobody(tmp_path: Path, text: str) -> None:
    file = tmp_path / "stored"
    file.write_text(text, "utf-8")
    found = taken_apart("json", file, name="决定.json")
    assert found["tree"] is None
    assert found["fault"]


def test_tree_taken_apart_is_what_it_says(tmp_path: Path) -> None:
    file = tmp_path / "stored"
    file.write_text('\ufeff{"format": 1, "decisions": [{"values": {"a": [1, null]}}]}', "utf-8")
    assert taken_apart("json", file, name="决定.json") == {
        "tree": {"format": 1, "decisions": [{"values": {"a": [1, None]}}]},
        "fault": "",
    }

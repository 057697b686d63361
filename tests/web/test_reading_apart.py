"""Uploaded documents are read apart: what kills the reader kills nothing else (PROMISES 10)."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from gangmu.core.base.refusals import GangmuError
from gangmu.files.apart import ReadingFailedError, read_apart
from gangmu.files.refusals import EmptyDocumentError, TooDemandingError

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


@pytest.mark.parametrize(
    ("code", "refusal"),
    [
        ("x = bytearray(2**31)", TooDemandingError),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", TooDemandingError),
        ("raise ZeroDivisionError", ReadingFailedError),
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
        return popen([sys.executable, "-c", child, *command[-2:]], **options)  # type: ignore[call-overload,no-any-return]

    monkeypatch.setattr(subprocess, "Popen", started)
    with pytest.raises(refusal):
        read_apart(file, name="敌.txt")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent died")
def test_reader_does_not_outlive_its_worker() -> None:
    """The worker is killed while its reader waits for a file that never ends."""
    worker = (
        "import os, subprocess, sys, time\n"
        "hears, says = os.pipe()\n"
        "command = [sys.executable, '-P', '-m', 'gangmu.files.reading_child', 'a.txt', str(os.getpid())]\n"
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

"""A disk that is truly full: said clearly, reading goes on, nothing is harmed, and work resumes (PROMISES 9)."""

import http.cookiejar
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection

PATIENCE = 90.0
BYTES = 16 * 1024 * 1024
TEXT = "云川市行动纲要\n一、总体要求\n到2030年，建成公园120个。\n"

pytestmark = [
    pytest.mark.early,
    pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="mounts a small disk: root only"),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="the disk of PostgreSQL is the server's"),
]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, of 16 MiB."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={BYTES}", "tmpfs", str(place)], capture_output=True, check=False
    )
    if mounted.returncode != 0:
        pytest.skip("a small disk cannot be mounted here")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=False)


class Browser:
    """A browser without scripts: cookies, and the mark of the last form it saw."""

    def __init__(self, port: int) -> None:
        self.front = f"http://127.0.0.1:{port}"
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(jar)
        self.mark = ""

    def get(self, path: str) -> tuple[int, str]:
        return self._asked(urllib.request.Request(self.front + path))

    def send(self, path: str, fields: dict[str, str], file: bytes | None = None) -> tuple[int, str]:
        border = uuid4().hex
        parts = [
            f'--{border}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{text}\r\n'.encode()
            for name, text in {"csrfmiddlewaretoken": self.mark, **fields}.items()
        ]
        if file is not None:
            head = f'--{border}\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
            parts.append(head.encode() + file + b"\r\n")
        body = b"".join([*parts, f"--{border}--\r\n".encode()])
        kind = {"Content-Type": f"multipart/form-data; boundary={border}"}
        return self._asked(urllib.request.Request(self.front + path, data=body, headers=kind))

    def _asked(self, request: urllib.request.Request) -> tuple[int, str]:
        try:
            with self.opener.open(request, timeout=PATIENCE) as answer:
                status, page = answer.status, answer.read().decode()
        except urllib.error.HTTPError as refused:
            with refused:
                status, page = refused.code, refused.read().decode()
        if found := re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page):
            self.mark = found[1]
        return status, page


def until(true: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, f"never came: {what}"
        time.sleep(0.3)


def fill(disk: Path) -> Path:
    """Take every free byte of the disk."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as out:
        for size in (65536, 4096, 512, 1):
            try:
                while True:
                    out.write(b"x" * size)
            except OSError:
                continue
    assert shutil.disk_usage(disk).free == 0
    return filler


def test_full_disk_is_said_reading_goes_on_and_work_resumes(disk: Path) -> None:
    dropped = ("DJANGO_SETTINGS_MODULE", "GANGMU_DATABASE")
    home = {name: value for name, value in os.environ.items() if name not in dropped}
    home["GANGMU_HOME"] = str(disk / "home")

    def gangmu(*arguments: str) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-m", "gangmu", *arguments]
        return subprocess.run(command, env=home, capture_output=True, text=True, check=False)

    codes = json.loads(gangmu("init", "--place", "云川市", "--json").stdout)["codes"]
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port = trial.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "gangmu", "serve", "--port", str(port)],
        env=home,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    browser = Browser(port)
    try:
        until(lambda: _answers(browser), "a page")
        browser.get("/desk/sign-in/")
        assert browser.send("/desk/sign-in/", {"login": "clerk", "secret": codes[0]})[0] == 200
        filler = fill(disk)
        browser.get("/desk/outlines/")
        small = browser.send("/desk/outlines/bring/", {"key": "the-same"}, TEXT.encode())
        large = browser.send("/desk/outlines/bring/", {"key": "another"}, TEXT.encode() * 40_000)
        for status, page in (small, large):
            assert status in (422, 507), page
            assert re.search(r"磁盘|没有空间|已满", page), page
            assert "Traceback" not in page
        assert browser.get("/desk/outlines/")[0] == 200
        assert browser.get("/about/")[0] == 200
        assert browser.get("/nowhere/")[0] == 404
        filler.unlink()
        status, page = browser.send("/desk/outlines/bring/", {"key": "the-same"}, TEXT.encode())
        assert status == 200, page
        until(lambda: "识读" in browser.get("/desk/outlines/1/")[1], "the version")
        until(lambda: browser.get("/desk/outlines/1/review/")[0] == 200, "its reading")
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=PATIENCE)
    assert gangmu("verify").returncode == 0


def _answers(browser: Browser) -> bool:
    try:
        return browser.get("/desk/sign-in/")[0] == 200
    except OSError:
        return False

"""Runs the command as people do: in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def gangmu(tmp_path: Path) -> Run:
    """Run one command line in an empty folder, without a terminal."""

    def run(
        *arguments: str, stdin: IO[bytes] | None = None, **environment: str
    ) -> "subprocess.CompletedProcess[str]":
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("GANGMU_", "NO_COLOR", "DJANGO_"))
        }
        return subprocess.run(
            [sys.executable, "-W", "error", "-m", "gangmu", *arguments],
            cwd=tmp_path,
            stdin=stdin,
            env=kept | environment,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )

    return run


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A small plan of a city that does not exist."""
    path = tmp_path / "云川 计划.txt"
    path.write_text(
        "云川市便民行动计划\n\n一、主要目标\n\n到2027年，建成社区食堂200家。\r\n\n二、保障措施\n\n加强督查。\n",
        "utf-8",
        newline="",
    )
    return path

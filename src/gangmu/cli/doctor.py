"""`gangmu doctor`: what this machine lacks, each with the line that mends it."""

import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Final

import typer

from gangmu.cli.doors import give, give_json
from gangmu.cli.exits import ExitCode
from gangmu.cli.languages import say

OLDEST_PYTHON: Final = (3, 11)
ROOM_WANTED: Final = 500 * 1024 * 1024  # bytes: the demonstration with its example takes about half of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing looked at: what was found and, where it falls short, the line that mends it."""

    name: str
    required: bool
    ok: bool
    found: str | None
    mend: str | None


def command(as_json: Annotated[bool, typer.Option("--json")] = False) -> int:
    """Look the machine over; say 1 when something required is missing."""
    findings = [*_python(), *_libraries(), *_home(), *_made_home(), *_fonts(), *_programs()]
    if as_json:
        give_json({"findings": [asdict(finding) for finding in findings], "ok": _all_well(findings)})
    else:
        give("".join(_line(finding) for finding in findings) + _verdict(findings))
    return ExitCode.DONE if _all_well(findings) else ExitCode.PROBLEMS


def _all_well(findings: list[Finding]) -> bool:
    return all(finding.ok for finding in findings if finding.required)


def _python() -> Iterator[Finding]:
    enough = sys.version_info >= OLDEST_PYTHON
    found = ".".join(str(part) for part in sys.version_info[:3])
    yield Finding(
        name="python",
        required=True,
        ok=enough,
        found=found,
        mend=None if enough else "apt-get install python3",
    )


def _libraries() -> Iterator[Finding]:
    """Look for each library that the package itself asks for."""
    for requirement in importlib.metadata.requires("gangmu") or ():
        wanted, _, condition = requirement.partition(";")
        if "extra" in condition:
            continue
        name = re.match(r"[\w.-]+", wanted)
        assert name is not None
        found = _version_of(name[0])
        mend = None if found else f"python3 -m pip install '{wanted.strip()}'"
        yield Finding(name=name[0], required=True, ok=found is not None, found=found, mend=mend)


def _version_of(distribution: str) -> str | None:
    try:
        return importlib.metadata.version(distribution)
    except importlib.metadata.PackageNotFoundError:
        return None


def _home() -> Iterator[Finding]:
    """Look whether the home could be made and written, without making it."""
    home = Path(os.environ.get("GANGMU_HOME") or ".gangmu").absolute()
    place = next(folder for folder in (home, *home.parents) if folder.exists())
    writable = place.is_dir() and os.access(place, os.W_OK | os.X_OK)
    yield Finding(
        name="home",
        required=True,
        ok=writable,
        found=str(home),
        mend=None if writable else f"chown -R $(id -un) {place}",
    )
    free = shutil.disk_usage(place).free
    enough = free >= ROOM_WANTED
    mend = (
        None if enough else say("腾出 500 MB，或把 GANGMU_HOME 指到别处", "free 500 MB, or move GANGMU_HOME")
    )
    yield Finding(name="disk", required=True, ok=enough, found=f"{free // 1024**2:,} MB", mend=mend)


def _made_home() -> Iterator[Finding]:
    """Look at the home that is there, if one was made: nothing is made by looking."""
    from gangmu.web.home import home

    if home().secret_key.is_file():
        from gangmu.cli.doctor_of_homes import look_at

        for name, ok, found, mend in look_at(home()):
            yield Finding(name=name, required=True, ok=ok, found=found, mend=mend)


def _fonts() -> Iterator[Finding]:
    """Look for a Chinese font; drawings and papers need one, reading does not."""
    font = _chinese_font()
    yield Finding(
        name="font",
        required=False,
        ok=font is not None,
        found=font,
        mend=None if font else "apt-get install fonts-noto-cjk",
    )


def _chinese_font() -> str | None:
    if not (lister := shutil.which("fc-list")):
        return None
    try:
        listed = subprocess.run(
            [lister, ":lang=zh-cn", "family"], capture_output=True, text=True, timeout=10, check=False
        ).stdout
    except (OSError, subprocess.TimeoutExpired):
        return None
    families = sorted({line.split(",")[0].strip() for line in listed.splitlines() if line.strip()})
    return families[0] if families else None


def _programs() -> Iterator[Finding]:
    """Look for programs that only some tests and papers use."""
    for name, commands, package in (
        ("libreoffice", ("soffice", "libreoffice"), "libreoffice-writer"),
        ("chromium", ("chromium", "chromium-browser", "google-chrome"), "chromium"),
    ):
        found = next((path for each in commands if (path := shutil.which(each))), None)
        yield Finding(
            name=name,
            required=False,
            ok=found is not None,
            found=found,
            mend=None if found else f"apt-get install {package}",
        )


def _line(finding: Finding) -> str:
    mark = "✓" if finding.ok else ("✗" if finding.required else "–")
    found = finding.found or say("没有", "absent")
    line = f"{mark} {finding.name:<28} {found}"
    if finding.mend:
        need = "" if finding.required else say("（可选）", " (optional)")
        line += f"{need}\n    → {finding.mend}"
    return line + "\n"


def _verdict(findings: list[Finding]) -> str:
    if _all_well(findings):
        return say("必需的都齐了。\n", "All that is required is here.\n")
    return say(
        "有必需的东西没有，见上面带 ✗ 的行。\n", "Something required is missing: see the lines with ✗.\n"
    )

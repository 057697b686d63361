"""`./gangmu` on a bare machine: what it says when something is missing."""

import shutil
import subprocess
from pathlib import Path

import pytest

TOOLS = ("sh", "dirname", "cat", "cksum", "rm")


@pytest.fixture
def bare(tmp_path: Path, root: Path) -> Path:
    """A machine with a shell, a clone, and nothing else."""
    (tmp_path / "bin").mkdir()
    for tool in TOOLS:
        found = shutil.which(tool)
        assert found
        (tmp_path / "bin" / tool).symlink_to(found)
    for name in ("gangmu", "requirements.lock", "requirements-test.lock", "pyproject.toml"):
        shutil.copy(root / name, tmp_path / name)
    return tmp_path


def give_python(bare: Path, script: str) -> None:
    python = bare / "bin" / "python3"
    python.write_text(f"#!/bin/sh\n{script}\n")
    python.chmod(0o755)


def launch(bare: Path, *arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [bare / "gangmu", *arguments],
        env={"PATH": str(bare / "bin"), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_machine_without_python_is_told_the_packages(bare: Path) -> None:
    done = launch(bare, "version")
    assert (done.returncode, done.stdout) == (2, "")
    assert "apt-get install python3 python3-venv" in done.stderr


def test_old_python_does_not_serve(bare: Path) -> None:
    give_python(bare, "exit 1")
    assert "3.11" in launch(bare, "version", GANGMU_LANG="en").stderr


def test_machine_without_ensurepip_is_told_the_one_package(bare: Path) -> None:
    give_python(bare, 'case "$*" in *ensurepip*) exit 1;; esac')
    done = launch(bare, "test")
    assert done.returncode == 2
    assert "apt-get install python3-venv" in done.stderr
    assert not (bare / ".venv").exists()


def test_failed_installation_is_shown_and_tried_again(bare: Path) -> None:
    """A stand-in for Python makes a .venv in which pip always fails."""
    give_python(
        bare,
        f"""case "$*" in
"-m venv"*) {shutil.which("mkdir")} -p "{bare}/.venv/bin"; for name in python pip; do
    printf '#!/bin/sh\\necho no network; exit 1\\n' > "{bare}/.venv/bin/$name"
    {shutil.which("chmod")} +x "{bare}/.venv/bin/$name"; done;;
esac""",
    )
    for _ in range(2):
        done = launch(bare, "version", GANGMU_LANG="en")
        assert done.returncode == 2
        assert "installing from requirements.lock" in done.stderr
        assert "no network" in done.stderr


@pytest.mark.parametrize(("shell", "script"), [("sh", "gangmu"), ("bash", ".ci/run")])
def test_script_is_well_formed(root: Path, shell: str, script: str) -> None:
    assert subprocess.run([shell, "-n", root / script], check=False).returncode == 0
    assert (root / script).stat().st_mode & 0o111

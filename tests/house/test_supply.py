"""What is installed is what was meant: a wheel that is the same twice, and a list of all that is in it."""

import hashlib
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

BUILD = "from setuptools import build_meta; print(build_meta.build_wheel('dist'))"


def wheel(root: Path, place: Path) -> Path:
    """Build the wheel from a copy of the sources, as on another machine."""
    shutil.copytree(root / "src", place / "src", ignore=shutil.ignore_patterns("*.egg-info", "__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(root / name, place / name)
    subprocess.run(
        [sys.executable, "-c", BUILD],
        cwd=place,
        env={"SOURCE_DATE_EPOCH": "1764547200", "PATH": ""},
        capture_output=True,
        check=True,
    )
    [built] = (place / "dist").glob("*.whl")
    return built


def test_wheel_built_twice_is_the_same_and_whole(root: Path, tmp_path: Path) -> None:
    built = [wheel(root, tmp_path / name) for name in ("one", "another")]
    assert len({hashlib.sha256(each.read_bytes()).hexdigest() for each in built}) == 1
    with zipfile.ZipFile(built[0]) as packed:
        names = set(packed.namelist())
    modules = {str(path.relative_to(root / "src")) for path in (root / "src/gangmu").rglob("*.py")}
    assert modules | {"gangmu/py.typed", "gangmu/examples/shenyang/plan.yaml"} <= names
    assert {name.split("/")[0].partition("-")[0] for name in names} == {"gangmu"}


def test_bill_of_materials_lists_each_distribution_of_the_lock_file(root: Path) -> None:
    said = subprocess.run(
        [sys.executable, root / "tools/sbom.py"], capture_output=True, encoding="utf-8", check=True
    )
    bill = json.loads(said.stdout)
    lock = [line for line in (root / "requirements.lock").read_text().splitlines() if line[:1].isalnum()]
    assert [f"{each['name']}=={each['version']}" for each in bill["components"]] == [
        line.split()[0] for line in lock
    ]
    assert all(each["hashes"] for each in bill["components"])

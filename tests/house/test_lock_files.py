"""Every dependency is pinned with its hashes, and the files that carry a version agree."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import gangmu


def pinned(lock: Path) -> dict[str, str]:
    """Give name and version of each distribution; fail on one without a hash."""
    text = re.sub(r"^\s*#.*\n", "", lock.read_text("utf-8"), flags=re.MULTILINE)
    found = {}
    for entry in re.split(r"\n(?=\S)", text.strip()):
        head, *hashes = entry.split("--hash=sha256:")
        match = re.match(r"([\w.-]+)==([\w.]+)", head)
        assert match, entry
        assert hashes, f"{match[1]} has no hash"
        found[canonicalize_name(match[1])] = match[2]
    return found


def requirements(root: Path, *extras: str) -> list[Requirement]:
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    lines = list(project["dependencies"])
    for extra in extras:
        lines += project["optional-dependencies"][extra]
    lines += [line for line in (root / "build-requirements.in").read_text().splitlines() if line[:1] != "#"]
    return [Requirement(line) for line in lines]


@pytest.mark.parametrize(
    ("lock", "extras"), [("requirements.lock", ()), ("requirements-test.lock", ("test", "docs"))]
)
def test_lock_file_pins_each_dependency_within_its_range(
    root: Path, lock: str, extras: tuple[str, ...]
) -> None:
    versions = pinned(root / lock)
    for requirement in requirements(root, *extras):
        assert requirement.specifier.contains(versions[canonicalize_name(requirement.name)]), requirement


def test_both_lock_files_pin_the_same_versions(root: Path) -> None:
    run, test = pinned(root / "requirements.lock"), pinned(root / "requirements-test.lock")
    assert {name: test.get(name) for name in run} == run


def test_version_is_the_same_wherever_it_stands(root: Path) -> None:
    catalogue = (root / "publiccode.yml").read_text("utf-8")
    changes = (root / "CHANGELOG.md").read_text("utf-8")
    assert f"softwareVersion: {gangmu.__version__}\n" in catalogue
    assert "## [Unreleased]" in changes
    if ".dev" not in gangmu.__version__:
        assert f"## [{gangmu.__version__}]" in changes

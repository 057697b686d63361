"""What all tests share: the real texts where they are at hand, the long forms, hypothesis."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("GANGMU_SHARED") or ROOT.parent / "shared")

settings.register_profile("ordinary", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("long", settings.get_profile("ordinary"), max_examples=3000)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="also run the heavy form of each test")


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("long" if config.getoption("--long") else "ordinary")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--long"):
        for item in items:
            if item.get_closest_marker("long"):
                item.add_marker(pytest.mark.skip(reason="heavy form: runs with ./gangmu test --long"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real texts; a test that asks for it is skipped where the folder is absent."""
    if not (SHARED / "outlines").is_dir():
        pytest.skip(
            "the real texts are not here: put them in ../shared or name their folder in GANGMU_SHARED"
        )
    return SHARED

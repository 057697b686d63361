"""What all tests share: the real texts where they are at hand, the long forms, hypothesis."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("GANGMU_SHARED") or ROOT.parent / "shared")

BROWSER = "tests/browser/"
LONGEST = (BROWSER, "tests/cli/test_demo.py", "tests/web/test_routes.py", "tests/web/test_serve.py")

settings.register_profile("ordinary", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("long", settings.get_profile("ordinary"), max_examples=3000)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="also run the heavy form of each test")


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("long" if config.getoption("--long") else "ordinary")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--long"):
        for item in items:
            if item.get_closest_marker("long"):
                item.add_marker(pytest.mark.skip(reason="heavy form: runs with ./gangmu test --long"))
    if os.environ.get("GANGMU_TEST_DATABASE"):
        elsewhere = [item for item in items if not asks_the_database(item)]
        config.hook.pytest_deselected(items=elsewhere)
        items[:] = [item for item in items if asks_the_database(item)]
    items.sort(key=begun)


def asks_the_database(item: pytest.Item) -> bool:
    """Tell whether a test is another one on another database; the rest need not run on each."""
    if item.get_closest_marker("django_db") or item.get_closest_marker("either_database"):
        return True
    return not {"db", "transactional_db", "django_db_setup"}.isdisjoint(getattr(item, "fixturenames", ()))


def begun(item: pytest.Item) -> int:
    """Order what is long before what is short, so that no process is left with a long one at the end."""
    for place, path in enumerate(LONGEST):
        if item.nodeid.startswith(path):
            return place
    return len(LONGEST) + (item.get_closest_marker("early") is None)


class WholeFiles(LoadFileScheduling):
    """A file goes to one process, and all that opens the browser to one: what tests share is made once in a run."""

    def _split_scope(self, nodeid: str) -> str:
        return BROWSER if nodeid.startswith(BROWSER) else super()._split_scope(nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> WholeFiles:
    return WholeFiles(config, log)


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

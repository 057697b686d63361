"""What browser tests share: Debian's chromium, an example home served on loopback, one page of every kind.

All of them run in one process (`WholeFiles`): its pages are found once, and one browser is open at a time.
The browser lives as long as a module: while it is open, Django holds back from the database (it sees a loop).
"""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from browser.homes import CLERK, served
from browser.surfers import Surfer, kinds_of_pages
from examples import Example, folder_of_the_run, the_example

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))),
    None,
)


def pytest_itemcollected(item: pytest.Item) -> None:
    if CHROMIUM is None:
        item.add_marker(pytest.mark.skip(reason="no chromium here: apt-get install chromium"))


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Example:
    """The example; whoever serves it takes a copy."""
    return the_example(tmp_path_factory)


@pytest.fixture(scope="session")
def site(example: Example, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the example, for all who only look: served once in a run, or this fails."""
    (place := folder_of_the_run(tmp_path_factory) / "site").mkdir()
    with served(example.copied(place / "home").home) as address:
        yield address


@pytest.fixture(scope="session")
def clerk(site: str, example: Example) -> Surfer:
    """The clerk, signed in."""
    surfer = Surfer(site)
    surfer.sign_in(example.codes(CLERK)[0])
    return surfer


@pytest.fixture(scope="session")
def pages(clerk: Surfer) -> dict[str, str]:
    """One page of every kind that a reader or the clerk can reach by links."""
    return kinds_of_pages(clerk, "/", "/desk/")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser for the tests of a file."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()

"""Stored and sent payloads run nowhere: every free text column of the record, every kind of page (PROMISES 22).

The policy of the pages is switched off here, so that escaping alone has to hold.
"""

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

from browser.homes import CLERK, served
from browser.payloads import PAYLOADS, spoil
from browser.surfers import Surfer
from examples import Example

COLUMNS = 40  # at least so many have rows in the example
# Whatever waits for the reader to do something is made to think that the reader did.
_TOUCH = """() => {
    for (const each of document.querySelectorAll('details')) each.open = true;
    for (const each of document.querySelectorAll('*'))
        for (const kind of ['mouseover', 'focus', 'toggle', 'load', 'error']) each.dispatchEvent(new Event(kind));
}"""
_SCRIPT_LINKS = """() => [...document.querySelectorAll('[href], [src], [action], [formaction]')]
    .flatMap(each => ['href', 'src', 'action', 'formaction'].map(name => each.getAttribute(name)))
    .filter(each => each && /^\\s*(javascript|data|vbscript):/i.test(each)).slice(0, 3)"""


@pytest.fixture(scope="module")
def spoilt(
    example: Example, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, dict[str, int]]]:
    """The example with a payload in every free text column, served."""
    home = example.copied(tmp_path_factory.mktemp("spoilt") / "home").home
    columns = spoil(home / "gangmu.sqlite3")
    with served(home) as address:
        yield address, columns


@pytest.fixture(scope="module")
def victim(
    browser: Browser, spoilt: tuple[str, dict[str, int]], example: Example
) -> tuple[Page, list[str], Surfer]:
    """The clerk's browser without a policy, and what ran in it."""
    surfer = Surfer(spoilt[0])
    surfer.sign_in(example.codes(CLERK)[3])
    ran: list[str] = []
    context = browser.new_context(bypass_csp=True, base_url=spoilt[0])
    context.add_cookies(surfer.cookies())  # type: ignore[arg-type]
    context.expose_function("ran", lambda number: ran.append(f"payload {number}"))
    page = context.new_page()
    page.on("dialog", lambda dialog: ran.append(dialog.message))
    return page, ran, surfer


def visit(victim: tuple[Page, list[str], Surfer], path: str) -> list[str]:
    page, ran, _ = victim
    ran.clear()
    answer = page.goto(path)
    assert answer is not None
    assert answer.status < 500, path
    page.evaluate(_TOUCH)
    return [*ran, *page.evaluate(_SCRIPT_LINKS)]


def test_every_free_text_column_is_spoilt(spoilt: tuple[str, dict[str, int]]) -> None:
    assert sum(rows > 0 for rows in spoilt[1].values()) >= COLUMNS


def test_nothing_stored_runs_on_any_page(
    victim: tuple[Page, list[str], Surfer], pages: dict[str, str]
) -> None:
    """The spoilt home answers at the addresses of the one that it was copied from."""
    _, _, outline = victim[2].get("/")
    missed = outline.split('s-missed" href="p/')[1].split("/")[0]
    asked = [
        *pages.values(),
        f"/p/{missed}/",
        f"/p/{missed}/chart.svg",
        f"/p/{missed}/beside/",
        "/en/",
        "/hant/promises/",
        "/en/i/gdp/",
    ]
    found = {path: ran for path in asked if (ran := visit(victim, path))}
    assert found == {}


@pytest.mark.parametrize("title", PAYLOADS)
def test_nothing_sent_runs(victim: tuple[Page, list[str], Surfer], title: str) -> None:
    sent = quote(PAYLOADS[title], safe="")
    for path in (
        f"/promises/?q={sent}",
        f"/systems/?q={sent}&state={sent}",
        f"/?as-of={sent}",
        f"/p/{sent}/",
    ):
        assert visit(victim, path) == []


def test_victim_notices(victim: tuple[Page, list[str], Surfer]) -> None:
    """The trap itself: every payload but the one of entities runs where nothing is escaped."""
    page, ran, _ = victim
    page.goto("/help/")
    asleep = []
    for title, payload in PAYLOADS.items():
        ran.clear()
        page.set_content(f'<div title="{payload}">{payload}</div><a href="{payload}">a</a>')
        page.evaluate(_TOUCH)
        if not ran and not page.evaluate(_SCRIPT_LINKS):
            asleep.append(title)
    assert asleep == ["entity"]

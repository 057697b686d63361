"""Reading: without scripts, beside the text with them, and on paper."""

import io

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page

A4 = (595, 842)  # points


@pytest.fixture(scope="module")
def plain(browser: Browser, site: str) -> Page:
    """A page of a browser that runs no scripts."""
    page = browser.new_context(java_script_enabled=False, base_url=site).new_page()
    page.goto("/")
    return page


def test_without_scripts_the_outline_is_read_searched_and_filtered(plain: Page) -> None:
    plain.goto("/")
    assert plain.locator("article.text p").count() > 100
    plain.fill("#q", "地區生產總值")
    with plain.expect_navigation():
        plain.get_by_role("button", name="查找").click()
    assert plain.locator("mark.hit").count() > 0
    plain.goto("/")
    plain.locator(".grp a.s-missed").click()
    plain.wait_for_url("**/promises/?standing=missed*")
    assert plain.locator(".results .text p").count() > 0


def test_without_scripts_a_promise_opens_on_its_own_page(plain: Page) -> None:
    plain.goto("/")
    plain.locator("article.text a.s-missed").first.click()
    plain.wait_for_url("**/p/*/")
    assert "未达成" in plain.locator(".verdict").inner_text()
    assert plain.locator("figure.chart svg.wide").is_visible()


def test_without_scripts_other_languages_are_a_link_away(plain: Page) -> None:
    plain.goto("/systems/")
    plain.get_by_role("link", name="EN").click()
    plain.wait_for_url("**/en/systems/")


def test_a_promise_opens_beside_the_text_and_closes(browser: Browser, site: str) -> None:
    page = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=site).new_page()
    page.goto("/")
    link = page.locator("article.text a.p.s-missed").first
    link.click()
    beside = page.locator("aside.beside")
    beside.wait_for()
    assert page.url.rstrip("/") == site
    assert "未达成" in beside.inner_text()
    page.keyboard.press("Escape")
    beside.wait_for(state="detached")
    assert link.evaluate("each => each === document.activeElement")


@pytest.mark.parametrize("name", ["outline", "chapter", "promise", "systems", "indicator"])
def test_a_page_prints_on_a4(browser: Browser, site: str, pages: dict[str, str], name: str) -> None:
    page = browser.new_context(base_url=site, viewport={"width": 1280, "height": 900}).new_page()
    page.goto(pages[name])
    page.emulate_media(media="print")
    assert page.locator(".top nav").is_hidden()
    assert page.locator("h1").first.is_visible()
    heading = page.locator("h1").first.inner_text().strip()
    paper = pypdfium2.PdfDocument(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    try:
        width, height = paper[0].get_size()
        assert (round(width), round(height)) == A4
        said = "".join("".join(sheet.get_textpage().get_text_range().split()) for sheet in paper)
        assert "".join(heading.split()) in said
        assert len(paper) <= 60
    finally:
        paper.close()

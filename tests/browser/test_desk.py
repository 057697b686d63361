"""The office's road from a text to its release, walked without scripts and by keyboard, each page looked at on the way."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browser.homes import CLERK, served
from browser.looking import Looker
from browser.surfers import Surfer
from examples import Example

TEXT = """云川市便民行动纲要

一、总体要求

到2035年，地区生产总值突破15000亿元，全市常住人口超过1200万人。

二、办好小事

1.建设便民平台。建设一网通办便民平台，修好沿河步道，完善老人助餐点名录。推进“一河两岸”建设。
表1 主要指标
"""
FIGURES = "地区,指标,年份,数值,单位,来源,公布日期\n沈阳,gdp,2031,12345.6,亿元,云川市统计公报,2032-05-20\n"


@pytest.fixture(scope="module")
def desk(example: Example, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A copy of the example, to work in."""
    with served(example.copied(tmp_path_factory.mktemp("desk") / "home").home) as address:
        yield address


@pytest.fixture(scope="module")
def plain(browser: Browser, desk: str, example: Example) -> Page:
    """The clerk's page in a browser that runs no scripts, signed in by its form."""
    page = browser.new_context(java_script_enabled=False, base_url=desk).new_page()
    page.set_default_timeout(15_000)
    page.goto("/desk/")
    page.fill("#login", CLERK)
    page.fill("#secret", example.codes(CLERK)[1])
    page.locator("main button").click()
    page.wait_for_url("**/desk/")
    return page


@pytest.fixture(scope="module")
def in_review(plain: Page, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a version that was brought by the form and read by the worker."""
    path = tmp_path_factory.mktemp("text") / "outline.txt"
    path.write_text(TEXT, "utf-8")
    plain.goto("/desk/outlines/")
    plain.set_input_files("#file", path)
    plain.get_by_role("button", name="上传并识读").click()
    plain.wait_for_url("**/desk/outlines/2/")
    plain.get_by_role("link", name="审阅", exact=True).wait_for(timeout=60_000)
    return "/desk/outlines/2/"


def test_sign_in_page_has_no_barrier(browser: Browser, desk: str) -> None:
    looker = Looker(browser, desk)
    looker.open("/desk/sign-in/")
    assert looker.faults() | looker.lost() == {}


def test_review_works_without_scripts(plain: Page, in_review: str) -> None:
    plain.goto(f"{in_review}review/")
    left = plain.locator(".drafts > li").count()
    assert left > 1
    with plain.expect_navigation():
        plain.get_by_role("button", name="采用", exact=False).first.click()
    assert plain.locator(".drafts > li").count() == left - 1
    with plain.expect_navigation():
        plain.get_by_role("button", name="撤销上一步").click()
    assert plain.locator(".drafts > li").count() == left
    plain.fill("#words", "修好沿河步道")
    with plain.expect_navigation():
        plain.get_by_role("button", name="找到并添加").click()
    assert "沿河步道" in plain.locator("main").inner_text()


def test_review_works_by_keyboard(browser: Browser, desk: str, clerk_at_desk: Surfer, in_review: str) -> None:
    page = browser.new_context(base_url=desk, viewport={"width": 1280, "height": 900}).new_page()
    page.context.add_cookies(clerk_at_desk.cookies())  # type: ignore[arg-type]
    page.goto(f"{in_review}review/")
    settled = page.locator(".prog .num").first.inner_text()
    with page.expect_navigation():
        page.keyboard.press("a")
    assert page.locator(".prog .num").first.inner_text() != settled
    with page.expect_navigation():
        page.keyboard.press("z")
    assert page.locator(".prog .num").first.inner_text() == settled
    page.close()


@pytest.fixture(scope="module")
def clerk_at_desk(desk: str, example: Example) -> Surfer:
    surfer = Surfer(desk)
    surfer.sign_in(example.codes(CLERK)[2])
    return surfer


def test_pages_on_the_way_have_no_barrier(
    browser: Browser, desk: str, clerk_at_desk: Surfer, plain: Page, in_review: str, tmp_path: Path
) -> None:
    figures = tmp_path / "figures.csv"
    figures.write_text(FIGURES, "utf-8")
    plain.goto("/desk/figures/")
    plain.set_input_files("#file", figures)
    with plain.expect_navigation():
        plain.locator("form.form button.main").click()
    waiting = plain.url.removeprefix(desk)
    assert waiting != "/desk/figures/"
    looker = Looker(browser, desk, clerk_at_desk)
    found = {}
    way = (
        in_review,
        f"{in_review}review/",
        f"{in_review}links/",
        f"{in_review}issue/",
        f"{in_review}coverage/",
    )
    for path in (*way, waiting, "/desk/release/", "/desk/preview/about/"):
        looker.open(path)
        if faults := looker.faults() | looker.lost():
            found[path] = faults
    assert found == {}


def test_erratum_page_has_no_barrier(browser: Browser, desk: str, clerk_at_desk: Surfer) -> None:
    looker = Looker(browser, desk, clerk_at_desk)
    page = looker.open("/desk/outlines/1/review/?show=all&chapter=2")
    with page.expect_navigation():
        page.locator(".drafts .hd a").first.click()
    erratum = page.locator('a[href*="/erratum/"]').first.get_attribute("href")
    assert erratum
    looker.open(erratum)
    assert looker.faults() | looker.lost() == {}

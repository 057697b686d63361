"""Every kind of page, wide and narrow, light and dark: barriers, overflow, policy, foreign requests, keyboard.

PROMISES 58; CHOICES, sight. The pages are found by following links, so a new one is looked at the day it is linked.
"""

import re
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser

from browser.looking import Looker
from browser.surfers import Surfer
from gangmu.web.urls import ROUTES

FILE = re.compile(r"\.(csv|svg|json|xlsx|png|pdf|ics|<str:form>)$")
# Pages that no link of the quiet example leads to, each with its reason. `test_desk.py` opens the desk's.
NOT_LINKED = {
    "sign_in": "the clerk is signed in",
    "links": "the example has one version, so there is nothing to compare",
    "issue": "nothing is in review",
    "erratum": "opened from a draft of the review",
    "figure_file": "no file of figures waits",
    "beside": "a piece of a page: test_reading.py opens it",
    "kept_form": "nothing that was typed waits: tests/web/reporting/test_report_pages.py opens it",
    "link_door": "a secret address, in a text to be copied: tests/web/reporting/test_report_pages.py opens it",
    "report_evidence": "a file of a unit, handed out as it is",
    "task_evidence": "the same, of a task",
    "sheet_scan": "the same, of a sheet",
    "edit_task": "offered of a draft; the walk opens one task, and that one is issued: tests/web/planning/test_pages.py",
    "find_sheet": "a form leads there: tests/web/reporting/test_sheets.py sends it",
    "spell_units": "no draft of the example holds words for several units: tests/web/planning/test_units_named.py opens it",
    "paper_file": "a file of an office program",
    "plan_book": "the same",
    "plan_draft": "the same",
    "dispatch_draft": "the same",
    "reminder_draft": "the same",
    "sign_in_second": "the second step of a sign-in: tests/web/test_second_factor.py walks it",
    "sso": "no provider is set: tests/web/test_sso.py walks it",
    "sso_back": "the same",
    "work_sign_in": "neither WeCom nor DingTalk is set: tests/web/test_work_sign_in.py walks it",
    "work_back": "the same",
    "api_report": "for programs: tests/web/api",
    "api_reports": "for programs: tests/web/api",
    "api_tasks": "for programs: tests/web/api",
    "api_pass_on": "for programs: tests/web/api",
    "api_no_change": "for programs: tests/web/api",
    "preview": "there is nothing new to release",
    "preview_page": "the public pages once more",
}


@pytest.fixture(scope="module")
def looker(browser: Browser, site: str, clerk: Surfer) -> Looker:
    return Looker(browser, site, clerk)


@dataclass
class Walk:
    """What was found on the way through every page, each opened once."""

    faults: dict[str, object] = field(default_factory=dict)
    lost: dict[str, object] = field(default_factory=dict)


@pytest.fixture(scope="module")
def walk(looker: Looker, pages: dict[str, str]) -> Walk:
    found = Walk()
    for name, path in pages.items():
        looker.open(path)
        if lost := looker.lost():
            found.lost[name] = lost
        if faults := looker.faults():
            found.faults[name] = faults
    return found


def test_every_page_is_linked_from_another(pages: dict[str, str]) -> None:
    shown = {
        route.name for route in ROUTES if not FILE.search(route.address) and not takes_only_forms(route.view)
    }
    assert shown - set(pages) - set(NOT_LINKED) == set()


def takes_only_forms(view: object) -> bool:
    """Tell an act, which `require_POST` guards, from a page."""
    closure = getattr(view, "__closure__", None) or ()
    return any(cell.cell_contents == ["POST"] for cell in closure)


def test_no_page_has_a_barrier_or_scrolls_sideways_or_breaks_its_policy(walk: Walk) -> None:
    assert walk.faults == {}


def test_every_control_is_reached_by_keyboard_and_seen(walk: Walk) -> None:
    assert walk.lost == {}


def test_looker_notices(looker: Looker) -> None:
    """The looking itself: a page spoilt in each way is found out."""
    page = looker.open("/help/")
    page.evaluate(
        """() => {
            document.body.insertAdjacentHTML('afterbegin', '<p id="wide">' + 'x'.repeat(9) + '</p><img src="/nothing.png">'
                + '<img src="https://elsewhere.invalid/x.png"><a href="/" id="bare">bare</a>'
                + '<ul>' + '<li><a href="/">row</a></li>'.repeat(9) + '<li><a href="/"></a></li></ul>');
            document.getElementById('wide').style.width = '2000px';
            document.getElementById('bare').style.outline = 'none';
            document.documentElement.removeAttribute('lang');
        }"""
    )
    page.keyboard.press("Tab")
    found = str(looker.lost()) + str(looker.faults())
    for fault in (
        "html-has-lang",
        "image-alt",
        "link-name",  # the last of many rows, unlike the others
        "is too narrow for",
        "policy img-src",
        "asked for https://elsewhere",
        "not seen in focus",
    ):
        assert fault in found


@pytest.mark.parametrize(
    ("rules", "seen"),
    [
        ("#pale {color: #ddd; background: #fff}", ["1280 light", "1280 dark"]),
        ("@media (prefers-color-scheme: dark) {#pale {color: #333; background: #000}}", ["1280 dark"]),
        ("@media (max-width: 30rem) {#pale {color: #ddd; background: #fff}}", ["360 light", "360 dark"]),
        ("@media (max-width: 30rem) and (prefers-color-scheme: dark) {body #pale {color: #333; background: #000}} "
         "@media (min-width: 30rem) {#pale {display: none}}", ["360 dark"]),
        ("#pale {color: #767676; background: #fff; font: 700 1.5rem serif} @media (max-width: 30rem) {#pale {color: #bbb}}",
         ["360 light", "360 dark"]),
        ("#pale {color: #888; background: #fff; font: 700 1.5rem serif} @media (max-width: 30rem) {#pale {font-size: 1rem}}",
         ["360 light", "360 dark"]),
    ],
)  # fmt: skip
def test_looker_notices_a_pale_text_wherever_it_is_one(looker: Looker, rules: str, seen: list[str]) -> None:
    page = looker.open("/help/")
    page.evaluate(
        """rules => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(rules);
            document.adoptedStyleSheets = [sheet];
            document.querySelector('main').insertAdjacentHTML('afterbegin', '<p id="pale">色差不够的一句话</p>');
        }""",
        rules,
    )
    found = looker.faults()
    assert [where for where in found if "color-contrast" in str(found[where])] == seen

"""Looking at a page: barriers, overflow, focus, and what it does behind the reader's back."""

from typing import Literal
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page

from browser.surfers import Surfer

# The dark scheme changes colours and nothing else. Colours are looked at wide, and narrow where a text is set otherwise there.
COLOURS = ["color-contrast", "link-in-text-block"]
ONLY_COLOURS: dict[str, object] = {"runOnly": COLOURS}
ALL_BUT_COLOURS: dict[str, object] = {"rules": {rule: {"enabled": False} for rule in COLOURS}}
EVERYTHING, SET_OTHERWISE = "html", "[data-otherwise]"
LOOKS: dict[int, tuple[tuple[Literal["light", "dark"], str, dict[str, object]], ...]] = {
    1280: (("light", EVERYTHING, {}), ("dark", EVERYTHING, ONLY_COLOURS)),
    360: (
        ("light", EVERYTHING, ALL_BUT_COLOURS),
        ("light", SET_OTHERWISE, ONLY_COLOURS),
        ("dark", SET_OTHERWISE, ONLY_COLOURS),
    ),
}
# Rows that differ only in their words are set alike: three of each kind stand for all, the others are put away while barriers
# are looked for, so that a book of two thousand marks takes seconds. A kind is names, classes and states, and what is empty.
_PUT_AWAY = """() => {
    const cells = new Set(['td', 'th', 'option', 'col']), states = /^(aria-(?!label|describedby|controls)|role$|type$|lang$|style$)/;
    const kind = each => [each.localName, each.getAttribute('class'), each.textContent.trim() ? '' : 'empty',
        ...each.getAttributeNames().sort().map(name => {
            const value = each.getAttribute(name).trim();
            return name + (states.test(name) ? value : value && '…');
        }), ...[...each.children].map(kind)].join(' ') + ';';
    const walk = parent => {
        const seen = new Map();
        for (const each of parent.children) {
            const its = kind(each), count = (seen.get(its) || 0) + 1;
            seen.set(its, count);
            if (count <= 3 || cells.has(each.localName)) walk(each);
            else { each.dataset.away = ''; each.style.setProperty('display', 'none', 'important'); }
        }
    };
    walk(document.body);
}"""
_PUT_BACK = """() => document.querySelectorAll('[data-away]').forEach(each => {
    delete each.dataset.away; each.style.removeProperty('display'); })"""
# Mark what is shown now and was not at the width before, or has other colours, another ground, or letters no longer large.
_MARK_SET_OTHERWISE = """() => {
    const before = window.setting, now = new Map();
    const walk = (each, ground) => {
        const look = getComputedStyle(each), shown = each.checkVisibility();
        const large = parseFloat(look.fontSize) >= (look.fontWeight >= 700 ? 18.66 : 24);
        const under = ground + look.backgroundColor + look.opacity;
        const its = [shown, large, look.color, look.textDecorationLine, under].join();
        now.set(each, its);
        each.toggleAttribute('data-otherwise', Boolean(before) && shown && before.get(each) !== its);
        for (const child of each.children) walk(child, under);
    };
    walk(document.body, '');
    window.setting = now;
}"""
# Chapters are set alike too.
_BARRIERS = """([where, options]) => document.querySelector(where) === null ? [] : axe.run(
    {include: [where], exclude: ['article.text > section:nth-of-type(n+4)']},
    {resultTypes: ['violations'], ...options},
).then(found => found.violations.map(
    each => each.id + ': ' + each.nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join(' | ')))"""
_TOO_WIDE = """() => {
    const root = document.documentElement, room = root.clientWidth;
    if (root.scrollWidth <= room) return [];
    return [...document.querySelectorAll('body *')].filter(each => each.getBoundingClientRect().right > room + 1)
        .slice(0, 5).map(each => each.outerHTML.slice(0, 120));
}"""
_CONTROLS = """[...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
    .filter(each => each.checkVisibility() && each.type !== 'hidden' && !each.disabled && each.tabIndex >= 0)"""
# What can be reached by Tab must be seen when it is: an outline of two pixels or more.
_UNSEEN = f"""() => {_CONTROLS}.filter(each => {{
        each.focus({{preventScroll: true}});
        const look = getComputedStyle(each);
        return document.activeElement !== each || look.outlineStyle === 'none' || !(parseFloat(look.outlineWidth) >= 2);
    }}).slice(0, 5).map(each => each.outerHTML.slice(0, 120))"""
# Of radio buttons that share a name, Tab stops at one.
_STOPS = f"""() => {{
    const names = new Set();
    return {_CONTROLS}.filter(each => each.type !== 'radio'
        || (!names.has(each.name) && names.add(each.name))).length;
}}"""
# Through a date Tab goes by year, month, day and calendar: three stops more than the one control that it is.
_PARTS = f"() => 3 * {_CONTROLS}.filter(each => each.type === 'date').length"
_COUNT_REACHED = (
    "() => { window.reached = new Set(); addEventListener('focusin', e => reached.add(e.target)); }"
)
WALKED = 60  # stops that Tab is pressed for; beyond them the order is that of the page


class Looker:
    """A browser's page that notes what it should not do: break its policy, ask elsewhere, fail in a script."""

    def __init__(self, browser: Browser, address: str, clerk: Surfer | None = None) -> None:
        self.address = address
        self.broken: list[str] = []
        context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
        if clerk is not None:
            context.add_cookies(clerk.cookies())  # type: ignore[arg-type]
        context.add_init_script(
            "addEventListener('securitypolicyviolation',"
            " event => console.error('policy ' + event.violatedDirective + ' ' + event.blockedURI))"
        )
        self.page: Page = context.new_page()
        self.page.on("request", lambda request: self._asked(request.url))
        self.page.on("console", lambda told: self.broken.append(told.text) if told.type == "error" else None)
        self.page.on("pageerror", lambda error: self.broken.append(str(error)))

    def _asked(self, url: str) -> None:
        there = urlsplit(url)
        if there.scheme != "data" and f"{there.scheme}://{there.netloc}" != self.address:
            self.broken.append(f"asked for {url}")

    def open(self, path: str) -> Page:
        """Open a page, wide and light."""
        self.broken.clear()
        self.page.emulate_media(color_scheme="light")
        self.page.set_viewport_size({"width": 1280, "height": 900})
        answer = self.page.goto(self.address + path)
        assert answer is not None
        assert answer.ok, f"{path}: {answer.status}"
        return self.page

    def faults(self) -> dict[str, list[str]]:
        """Look at the open page wide and narrow, light and dark."""
        found: dict[str, list[str]] = {}
        self.page.evaluate(AXE_SCRIPT)
        for width, looks in LOOKS.items():
            self.page.set_viewport_size({"width": width, "height": 800})
            if wide := self.page.evaluate(_TOO_WIDE):
                found[f"{width} is too narrow for"] = wide
            self.page.evaluate(_PUT_AWAY)
            self.page.evaluate(_MARK_SET_OTHERWISE)
            for scheme, where, rules in looks:
                self.page.emulate_media(color_scheme=scheme)
                if barriers := self.page.evaluate(_BARRIERS, [where, rules]):
                    found.setdefault(f"{width} {scheme}", []).extend(barriers)
            self.page.emulate_media(color_scheme="light")
            self.page.evaluate(_PUT_BACK)
        if self.broken:
            found["broken"] = list(self.broken)
        return found

    def lost(self) -> dict[str, object]:
        """Walk the open page by keyboard: what is never reached, and what cannot be seen when it is."""
        found: dict[str, object] = {}
        stops = min(self.page.evaluate(_STOPS), WALKED)
        self.page.evaluate(_COUNT_REACHED)
        for _ in range(stops):
            self.page.keyboard.down("Tab")
        self.page.keyboard.up("Tab")
        for _ in range(self.page.evaluate(_PARTS)):
            if self._reached() < stops:
                self.page.keyboard.press("Tab")
        if (reached := self._reached()) != stops:
            found["reached"] = f"{reached} of {stops}"
        if unseen := self.page.evaluate(_UNSEEN):
            found["not seen in focus"] = unseen
        return found

    def _reached(self) -> int:
        reached: int = self.page.evaluate("() => reached.size")
        return reached

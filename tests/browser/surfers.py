"""Whoever reads pages without a browser: signs in, follows links, and finds one page of every kind."""

import re
import urllib.parse
import urllib.request
from collections import deque
from dataclasses import dataclass, field
from html import unescape
from http.cookiejar import CookieJar

from django.urls import Resolver404, resolve

from browser.homes import CLERK


@dataclass
class Surfer:
    """A reader with a cookie jar."""

    address: str
    jar: CookieJar = field(default_factory=CookieJar)

    def __post_init__(self) -> None:
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))

    def get(self, path: str) -> tuple[int, str, str]:
        """Give status, type and text of a page."""
        try:
            with self._opener.open(
                self.address + urllib.parse.quote(path, safe="/?=&%+-"), timeout=60
            ) as answer:
                kind = answer.headers.get_content_type()
                text = answer.read().decode("utf-8") if kind.startswith("text/") else ""
                return answer.status, kind, text
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.code, refused.headers.get_content_type(), refused.read().decode("utf-8")

    def sign_in(self, code: str, login: str = CLERK) -> None:
        """Sign in with a code: as the example's clerk, or as somebody else."""
        _, _, form = self.get("/desk/sign-in/")
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form)
        assert token
        sent = {"csrfmiddlewaretoken": token[1], "next": "/desk/", "login": login, "secret": code}
        request = urllib.request.Request(
            self.address + "/desk/sign-in/",
            urllib.parse.urlencode(sent).encode(),
            {"Referer": self.address + "/desk/sign-in/"},
        )
        with self._opener.open(request, timeout=60) as answer:
            assert answer.status == 200
            assert answer.geturl() == self.address + "/desk/"

    def cookies(self) -> list[dict[str, str]]:
        """Give the cookies as a browser takes them."""
        return [{"name": c.name, "value": c.value or "", "url": self.address} for c in self.jar]


def kinds_of_pages(surfer: Surfer, *starts: str) -> dict[str, str]:
    """Follow links from the starts until each kind of page that can be reached has one address."""
    found: dict[str, str] = {}
    files: set[str] = set()
    waiting, seen = deque(starts), set(starts)
    while waiting:
        path = waiting.popleft()
        name = name_of(path)
        if name is None or name in found or name in files:
            continue
        status, kind, text = surfer.get(path)
        if status != 200:
            continue
        if kind != "text/html":
            files.add(name)
            continue
        found[name] = path
        for link in re.findall(r'href="([^"#]*)', text):
            there = urllib.parse.urljoin(path, unescape(link))
            if there.startswith("/") and there not in seen and not there.startswith(("/hant/", "/en/")):
                seen.add(there)
                waiting.append(there)
    return found


def name_of(path: str) -> str | None:
    """Give the name of the route that an address leads to."""
    try:
        return resolve(path.split("?")[0]).url_name
    except Resolver404:
        return None

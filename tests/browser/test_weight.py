"""What a page weighs: the living outline of the real text ≤ 300 kB, all others ≤ 150 kB, styles and scripts included."""

import json
import re
from pathlib import Path

import pytest

from browser.homes import CLERK, served
from browser.surfers import Surfer, kinds_of_pages
from examples import Example, built_in

OUTLINE = 300_000
OTHER = 150_000
# The desk sets a chapter's text beside its drafts, and whole lists that one works through.
DRAWING = re.compile(r'<svg class="(?:wide|narrow)".*?</svg>', re.S)


def weight(surfer: Surfer, path: str) -> int:
    """Give the bytes of a page without its drawings, with what it pulls in."""
    _, _, html = surfer.get(path)
    files = re.findall(r'<link rel="stylesheet" href="([^"]+)"|<script src="([^"]+)"', html)
    pulled = sum(len(surfer.get(style or script)[2].encode()) for style, script in files)
    return len(DRAWING.sub("", html).encode()) + pulled


def too_heavy(surfer: Surfer, pages: dict[str, str]) -> dict[str, int]:
    weights = {name: weight(surfer, path) for name, path in pages.items()}
    return {
        name: found for name, found in weights.items() if found > (OUTLINE if name == "outline" else OTHER)
    }


def test_pages_of_the_example_are_light(clerk: Surfer, pages: dict[str, str]) -> None:
    assert too_heavy(clerk, pages) == {}


@pytest.mark.shared
def test_pages_of_the_real_outline_are_light(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    home = tmp_path_factory.mktemp("real") / "home"
    said = built_in(home, "--outline", str(shared / "outlines" / "shenyang-2022.txt"))
    with served(home) as address:
        surfer = Surfer(address)
        surfer.sign_in(Example(home, json.loads(said)).codes(CLERK)[0])
        assert too_heavy(surfer, kinds_of_pages(surfer, "/")) == {}

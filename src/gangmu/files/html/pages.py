"""Which part of a web page is the paper, and which is the site around it."""

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# Never words of the paper, whatever they hold.
MACHINERY: Final = frozenset(
    """script style noscript template iframe object svg canvas video audio select button input textarea
    nav aside footer dialog head map datalist rt rp""".split()
)
SITE_ROLES: Final = frozenset(("navigation", "banner", "contentinfo", "search", "complementary"))
SITE_NAMES: Final = re.compile(
    r"(?:^|[-_\s])(?:nav|navbar|menu|breadcrumbs?|crumbs?|footer|foot|sidebar|share|toolbar|copyright|pager|related)"
    r"(?:$|[-_\s\d])",
    re.IGNORECASE,
)
FRAMES: Final = frozenset(
    (
        "html",
        "body",
        "div",
        "section",
        "article",
        "main",
        "form",
        "center",
        "table",
        "tbody",
        "tr",
        "td",
        "span",
        "font",
    )
)
HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
MAIN_SHARE: Final = 0.8  # of the words outside links; the element that holds so much is the paper


class PageWeights:
    """How many characters outside links stand below each element, counted once for the page."""

    def __init__(self, root: "Element") -> None:
        self._weights: dict[Element, int] = {}
        for element in reversed(list(root.iter())):
            own = 0 if not isinstance(element.tag, str) or is_machinery(element) else _length(element.text)
            below = sum(self._weights.get(child, 0) + _length(child.tail) for child in element)
            weighs = isinstance(element.tag, str) and element.tag != "a" and not is_machinery(element)
            self._weights[element] = own + below if weighs else 0

    def of(self, element: "Element") -> int:
        """Give the weight of an element."""
        return self._weights.get(element, 0)


def _length(words: str | None) -> int:
    return len("".join(words.split())) if words else 0


def is_machinery(element: "Element") -> bool:
    """Tell what is never shown, or never part of a paper."""
    if (
        element.tag in MACHINERY
        or element.get("role", "").lower() in SITE_ROLES
        or "hidden" in element.attrib
    ):
        return True
    if element.tag == "div" and element.get("title") in ("header", "footer"):  # as word processors save them
        return True
    return bool(HIDDEN.search(element.get("style", "")))


def is_site(element: "Element", *, weights: PageWeights, whole: int) -> bool:
    """Tell a site's own furniture by its name; a part that holds most of the page's words never is."""
    if is_machinery(element):
        return True
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return bool(SITE_NAMES.search(names)) and weights.of(element) < 0.2 * whole


def main_element(root: "Element", *, weights: PageWeights) -> "Element":
    """Walk down from the page to the smallest frame that holds nearly all its words."""
    at, enough = root, MAIN_SHARE * weights.of(root)
    while True:
        heavy = [child for child in at if child.tag in FRAMES and weights.of(child) >= enough]
        if not heavy or not _frames(heavy[0]):
            return at
        at = heavy[0]


def _frames(element: "Element") -> bool:
    """A table of data is part of the paper: only one whose cell holds blocks is a frame for layout."""
    if element.tag not in ("table", "tbody", "tr", "td", "span", "font"):
        return True
    return any(block.tag in ("p", "div", "h1", "h2", "h3") for block in element.iterdescendants())

"""How a line of a web page is set, as far as its own style attributes say."""

import re
from typing import TYPE_CHECKING, Final

from gangmu.files.cues import Look

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

FONT: Final = re.compile(r"font-family\s*:\s*([^;]+)", re.IGNORECASE)
SIZE: Final = re.compile(r"font-size\s*:\s*([\d.]{1,6})\s*(pt|px)", re.IGNORECASE)
BOLD: Final = re.compile(r"font-weight\s*:\s*(bold|[6-9]00)", re.IGNORECASE)
CENTRED: Final = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
POINTS_A_PIXEL: Final = 0.75
MOST_NESTED: Final = 8
MOST_CHILDREN: Final = 20  # a block of more is a text of many lines: it has no one look


def look_of(block: "Element") -> Look:
    """Give the look of a block whose words all stand within one chain of elements."""
    font, points, bold, centred = "", None, False, False
    at: Element | None = block
    for _ in range(MOST_NESTED):
        if at is None:
            break
        style = at.get("style", "")
        centred = centred or bool(CENTRED.search(style)) or at.get("align") == "center" or at.tag == "center"
        bold = bold or at.tag in ("b", "strong") or bool(BOLD.search(style))
        if family := FONT.search(style) or re.match("(.+)", at.get("face", "")):
            font = family[1].split(",")[0].strip("\"' ")
        if size := SIZE.search(style):
            points = _points(size[1], size[2])
        at = _only_child(at)
    return Look(font=font, points=points, bold=bold, centred=centred)


def _points(number: str, unit: str) -> float | None:
    try:
        return float(number) * (POINTS_A_PIXEL if unit.lower() == "px" else 1)
    except ValueError:
        return None


def _only_child(element: "Element") -> "Element | None":
    """The one element that holds all the words of its parent, if there is one."""
    if (element.text or "").strip() or len(element) > MOST_CHILDREN:
        return None
    children = [child for child in element if isinstance(child.tag, str) and child.tag != "br"]
    if any((child.tail or "").strip() for child in element):
        return None
    worded = [child for child in children if any(words.strip() for words in child.itertext())]
    return worded[0] if len(worded) == 1 else None

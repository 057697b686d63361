"""Characters of a page with their places, and the ruled lines drawn on it, as the file gives them.

Runs in the child process only: nothing here is imported by the process that serves people.
"""

import ctypes
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

THIN: Final = 3.0  # points: a rectangle no thicker is a rule
SHORTEST_RULE: Final = 8.0
MOST_OBJECTS: Final = 40_000  # drawn things looked at on one page
MOST_RULES: Final = 4_000
FONT_NAME_BYTES: Final = 128
BOLD_WEIGHT: Final = 600


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character where it stands: x to the right, y upward, in points."""

    text: str
    x0: float
    x1: float
    y: float  # of the line it stands on
    height: float
    index: int  # in its page, to ask for its font

    @property
    def em(self) -> float:
        """The size of its type as far as its place tells: Han characters are squares."""
        return self.x1 - self.x0 if is_han(self.text) and self.x1 > self.x0 else self.height * 0.85


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line along (horizontal) or across (vertical) the page."""

    low: float  # from
    high: float  # to
    at: float  # its height on the page, or its distance from the left
    horizontal: bool


def is_han(sign: str) -> bool:
    """Tell a Han character or a full-width sign."""
    return (
        "\u2e80" <= sign <= "\u9fff"
        or "\uf900" <= sign <= "\ufaff"
        or "\uff00" <= sign <= "\uffef"
        or sign >= "\U00020000"
    )


def glyphs_of(textpage: "PdfTextPage") -> list[Glyph]:
    """Give the characters that stand upright as most of the page does; slanted watermarks are left out."""
    import pypdfium2.raw as raw

    page, found, turns = textpage.raw, [], []
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    for index in range(raw.FPDFText_CountChars(page)):
        if raw.FPDFText_IsGenerated(page, index) == 1:
            continue
        sign = _sign(raw.FPDFText_GetUnicode(page, index))
        if not sign or not raw.FPDFText_GetLooseCharBox(page, index, box):
            continue
        if not raw.FPDFText_GetCharOrigin(page, index, x, y):
            continue
        turn = _quarter(raw.FPDFText_GetCharAngle(page, index))
        found.append((sign, box.left, box.right, box.bottom, box.top, x.value, y.value, index))
        turns.append(turn)
    upright = max(range(4), key=turns.count)
    return [_turned(place, upright) for place, turn in zip(found, turns, strict=True) if turn == upright]


def _sign(code: int) -> str:
    if 0xD800 <= code < 0xE000 or code > 0x10FFFF or code in (0xFFFE, 0xFFFF):
        return ""
    if code == 2:  # how the library writes a hyphen at the end of a line
        return "-"
    return chr(code) if code >= 32 else (" " if code in (9, 10, 13) else "")


def _quarter(angle: float) -> int:
    """Quarters of a turn to the left; -1 for what stands aslant."""
    turn = angle / (math.pi / 2)
    nearest = round(turn)
    return nearest % 4 if math.isfinite(turn) and abs(turn - nearest) < 0.1 else -1


def _turned(place: tuple[str, float, float, float, float, float, float, int], turns: int) -> Glyph:
    """Turn a character's place so that its line runs to the right."""
    sign, left, right, bottom, top, x, y, index = place
    if turns == 0:
        return Glyph(sign, left, right, y, top - bottom, index)
    if turns == 1:
        return Glyph(sign, bottom, top, -x, right - left, index)
    if turns == 2:
        return Glyph(sign, -right, -left, -y, top - bottom, index)
    return Glyph(sign, -top, -bottom, x, right - left, index)


def rules_of(page: "PdfPage") -> list[Rule]:
    """Give the lines drawn along and across an upright page, such as the borders of tables."""
    import pypdfium2.raw as raw

    rules: list[Rule] = []
    for count in range(min(raw.FPDFPage_CountObjects(page.raw), MOST_OBJECTS)):
        item = raw.FPDFPage_GetObject(page.raw, count)
        if raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_PATH and len(rules) < MOST_RULES:
            rules += _rules_in(item)
    return rules


def _rules_in(item: object) -> list[Rule]:
    """A rule is drawn as a stroke, as a thin filled rectangle, or as the frame of a cell."""
    import pypdfium2.raw as raw

    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(item, left, bottom, right, top):
        return []
    x0, y0, x1, y1 = left.value, bottom.value, right.value, top.value
    if y1 - y0 <= THIN and x1 - x0 >= SHORTEST_RULE:
        return [Rule(x0, x1, at=(y0 + y1) / 2, horizontal=True)]
    if x1 - x0 <= THIN and y1 - y0 >= SHORTEST_RULE:
        return [Rule(y0, y1, at=(x0 + x1) / 2, horizontal=False)]
    return _frame(item, x0, y0, x1, y1)


def _frame(item: object, x0: float, y0: float, x1: float, y1: float) -> list[Rule]:
    """The four sides of a stroked rectangle; a filled one is shading, whose edges are borders as well."""
    import pypdfium2.raw as raw

    if raw.FPDFPath_CountSegments(item) not in (4, 5) or x1 - x0 < SHORTEST_RULE or y1 - y0 < SHORTEST_RULE:
        return []
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(item, fill, stroke) or not stroke.value:
        return []
    sides = [Rule(x0, x1, at=y, horizontal=True) for y in (y0, y1)]
    return sides + [Rule(y0, y1, at=x, horizontal=False) for x in (x0, x1)]


@dataclass(frozen=True, slots=True)
class Type:
    """The face in which a line is set."""

    font: str = ""
    bold: bool = False


def type_at(textpage: "PdfTextPage", index: int) -> Type:
    """Give the face of one character."""
    import pypdfium2.raw as raw

    buffer, flags = ctypes.create_string_buffer(FONT_NAME_BYTES), ctypes.c_int()
    size = raw.FPDFText_GetFontInfo(textpage.raw, index, buffer, FONT_NAME_BYTES, flags)
    name = buffer.raw[: max(0, min(size, FONT_NAME_BYTES) - 1)].decode("utf-8", "replace")
    name = name.split("+", 1)[-1]
    bold = "bold" in name.lower() or raw.FPDFText_GetFontWeight(textpage.raw, index) >= BOLD_WEIGHT
    return Type(name, bold=bold)

"""Measures of an official paper (版面尺寸), as GB/T 9704-2012 sets them, in twentieths of a point.

They are fixed by the standard and so stand here and not in a rule set.
"""

from dataclasses import dataclass
from typing import Final

_PER_MM: Final = 1440 / 25.4


def mm(length: float) -> int:
    """Give millimetres in twentieths of a point.

    >>> mm(37), mm(156)
    (2098, 8844)
    """
    return round(length * _PER_MM)


def pt(length: float) -> int:
    """Give points in twentieths of a point."""
    return round(length * 20)


PAGE_WIDTH: Final = 11906  # A4
PAGE_HEIGHT: Final = 16838
TEXT_WIDTH: Final = mm(156)  # 版心
TEXT_HEIGHT: Final = mm(225)
TOP: Final = mm(37)
LEFT: Final = mm(28)
BOTTOM: Final = PAGE_HEIGHT - TOP - TEXT_HEIGHT
RIGHT: Final = PAGE_WIDTH - LEFT - TEXT_WIDTH
LINES: Final = 22
CHARACTERS: Final = 28
LINE: Final = TEXT_HEIGHT // LINES
CHARACTER: Final = TEXT_WIDTH / CHARACTERS
# How much closer than their own width the characters of the text stand, in 4096ths of a point.
CHARACTER_SPACE: Final = int((CHARACTER / 20 - 16) * 4096) - 1

# Sizes of type (字号) in points.
TITLE: Final = 22  # 2号
BODY: Final = 16  # 3号
SMALL: Final = 14  # 4号
TABLE: Final = 12  # 小四: the standard leaves it open
TABLE_LINE: Final = pt(17)
SMALL_TABLE: Final = 10.5  # 五号, of tables with many columns or rows on a page
SMALL_TABLE_LINE: Final = pt(14)
TABLE_GAP: Final = pt(6)
MARK: Final = 52
SMALLEST_MARK: Final = 22

NUMBER_LINE: Final = pt(16)
NUMBER_GAP: Final = mm(7)  # page number below the text
FOOTER: Final = BOTTOM - NUMBER_GAP - NUMBER_LINE

MARK_BELOW_TEXT_TOP: Final = mm(35)
RULE_GAP_PT: Final = 11  # 4 mm between number and red line
LETTER_MARK: Final = mm(30)  # from the top edge of the page
LETTER_RULE: Final = mm(170)
LETTER_RULE_BELOW: Final = mm(20)  # from the bottom edge
DATE_FROM_RIGHT: Final = 4  # characters


@dataclass(frozen=True, slots=True)
class Page:
    """页面: one way of lying of A4, with its margins."""

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int
    footer: int

    @property
    def text_width(self) -> int:
        """Give the width of the text block."""
        return self.width - self.left - self.right


PORTRAIT: Final = Page(PAGE_WIDTH, PAGE_HEIGHT, TOP, RIGHT, BOTTOM, LEFT, FOOTER)
# A page laid across is turned by a quarter with its margins: what was on the left is on top.
LANDSCAPE: Final = Page(PAGE_HEIGHT, PAGE_WIDTH, LEFT, TOP, RIGHT, BOTTOM, RIGHT - NUMBER_GAP - NUMBER_LINE)

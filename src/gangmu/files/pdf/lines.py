"""Characters on one height become pieces of a line; what stands between them tells blanks from columns."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from gangmu.files.pdf.glyphs import Glyph, is_han

SAME_LINE: Final = 0.4  # of the type size: superscripts still belong to their line
COLUMN_GAP: Final = 1.4  # ems of nothing: another cell or column; word processors part columns by 1.8
LATIN_BLANK: Final = 0.16
HAN_BLANK: Final = 0.75  # justified Han text is spread by less
ODD_GAP: Final = 0.2  # more than the other gaps of the line
FEWEST_GAPS: Final = 4
WRITTEN_BLANK: Final = 0.1  # where the file has a blank of its own
CLOSING: Final = "，。、；：？！）》」』】〕”’％%…,.;:?!)"
OPENING: Final = "（《「『【〔“‘(["


@dataclass(frozen=True, slots=True)
class Setting:
    """How a line is set: the size of its type, and whether it is a line of Han."""

    em: float
    han: bool
    spread: float = 0.0  # ems that justified Han stand apart


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line without a wide gap in it."""

    text: str
    x0: float
    x1: float
    hard_end: float  # the marks at its end left out, which may hang into the margin
    y: float
    em: float
    first: int  # indexes of its first and last character, to ask for their font
    last: int
    head_width: float  # of the first thing in it that no line end may part


def rows_of_glyphs(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Group characters by the height on which they stand, from the top; each row from the left."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.y):
        if rows and rows[-1][0].y - glyph.y <= SAME_LINE * max(rows[-1][0].em, glyph.em):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [sorted(row, key=lambda glyph: glyph.x0) for row in rows]


def pieces_of(row: Sequence[Glyph], *, gap: float = COLUMN_GAP) -> list[Piece]:
    """Cut a row where a gap is so wide that another cell or column begins."""
    worded = [glyph for glyph in row if not glyph.text.isspace()]
    if not worded:
        return []
    em = median(glyph.em for glyph in worded)
    pieces: list[list[Glyph]] = []
    spaced: set[int] = set()  # characters before which the file itself has a blank
    blank = False
    for glyph in row:
        if glyph.text.isspace() or _printed_twice(glyph, pieces):
            blank = blank or glyph.text.isspace()
            continue
        if blank:
            spaced.add(glyph.index)
        blank = False
        if pieces and glyph.x0 - pieces[-1][-1].x1 < gap * em:
            pieces[-1].append(glyph)
        else:
            pieces.append([glyph])
    return [_piece(piece, spaced) for piece in pieces]


def _printed_twice(glyph: Glyph, pieces: list[list[Glyph]]) -> bool:
    """Bold is at times made by printing the same character twice, a hair apart."""
    if not pieces:
        return False
    last = pieces[-1][-1]
    return last.text == glyph.text and glyph.x0 - last.x0 < 0.2 * min(glyph.em, last.em)


def _piece(glyphs: list[Glyph], spaced: set[int]) -> Piece:
    squares = [glyph for glyph in glyphs if is_han(glyph.text)]  # the surest measure of the type
    em = median(glyph.em for glyph in squares or glyphs)
    setting = Setting(em, han=bool(squares), spread=_spread(glyphs, em))
    words = glyphs[0].text
    for before, glyph in pairwise(glyphs):
        blank = is_blank_between(before, glyph, setting, written=glyph.index in spaced)
        words += (" " if blank else "") + glyph.text
    hard = [glyph.x1 for glyph in glyphs if glyph.text not in CLOSING]
    return Piece(
        words,
        x0=glyphs[0].x0,
        x1=max(glyph.x1 for glyph in glyphs),
        y=glyphs[0].y,
        hard_end=max(hard, default=glyphs[0].x0),
        em=setting.em,
        first=glyphs[0].index,
        last=glyphs[-1].index,
        head_width=_head_width(glyphs, setting),
    )


def _spread(glyphs: list[Glyph], em: float) -> float:
    """How far apart the Han of a line usually stand: what is wider by far is a blank."""
    gaps = [
        (glyph.x0 - before.x1) / em
        for before, glyph in pairwise(glyphs)
        if is_han(before.text) and is_han(glyph.text)
    ]
    return max(0.0, median(gaps)) if len(gaps) >= FEWEST_GAPS else HAN_BLANK - ODD_GAP


def is_blank_between(before: Glyph, glyph: Glyph, setting: Setting, *, written: bool) -> bool:
    """Tell a blank from the spread of justified type. Figures set in squares, as OCR has them, stay whole."""
    space = (glyph.x0 - before.x1) / setting.em
    if before.text in OPENING or glyph.text in CLOSING or before.text in "，。、；：":
        return False
    if setting.han and before.text in ",;:" and (is_han(glyph.text) or glyph.text in OPENING):
        return False
    if is_han(before.text) and is_han(glyph.text):
        return space > setting.spread + ODD_GAP
    if is_han(before.text) or is_han(glyph.text):
        return space > (WRITTEN_BLANK if written else HAN_BLANK)
    if setting.han and before.text.isdigit() and glyph.text.isdigit():
        return space > HAN_BLANK
    return space > LATIN_BLANK


def _head_width(glyphs: list[Glyph], setting: Setting) -> float:
    """How wide the first word is, or the first character with the marks that may not begin a line."""
    end = 1
    while end < len(glyphs) and _holds_on(glyphs[end - 1], glyphs[end], setting):
        end += 1
    return glyphs[end - 1].x1 - glyphs[0].x0


def _holds_on(before: Glyph, glyph: Glyph, setting: Setting) -> bool:
    if glyph.text in CLOSING or before.text in OPENING:
        return True
    if is_han(before.text) or is_han(glyph.text):
        return False
    return not is_blank_between(before, glyph, setting, written=False)


def joined(words: Iterable[str]) -> str:
    """Join lines of one paragraph: Han without a blank, English with one, a word cut by a hyphen whole."""
    text = ""
    for word in words:
        text = join_two(text, word) if text else word
    return text


def join_two(text: str, word: str) -> str:
    """Join two lines of one paragraph."""
    if not text or not word:
        return text + word
    if text[-1] == "-" and len(text) > 1 and text[-2].isalpha() and text[-2].isascii() and word[0].islower():
        return text[:-1] + word
    if is_han(text[-1]) or is_han(word[0]) or text[-1] in "“‘—…" or word[0] in "”’—…":
        return text + word
    if text[-1] in "-/–" or (text[-1].isdigit() and word[0] in "%％."):
        return text + word
    return f"{text} {word}"

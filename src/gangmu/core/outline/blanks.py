"""Blanks (空白): indents and blanks inside numbers mean nothing, others part cells or even paragraphs."""

import re
from typing import Final

Edit = tuple[int, int, str]  # folded[start:end] becomes this mark: nothing, or one character

_BLANKS: Final = re.compile(r"[ \t]+")
_SPACES: Final = re.compile(" +")
_NUMERAL: Final = "[一二三四五六七八九十百零〇]"
_HEAD_AHEAD: Final = re.compile(
    rf"第 *(?:{_NUMERAL} *|\d){{1,4}}[篇编章节]|{_NUMERAL}{{1,3}} *、|[(] *{_NUMERAL}{{1,3}} *[)]"
    r"|专栏 *\d|--|\d{1,2}[.、](?![\d ])"
)
_LABELLED_HEAD: Final = re.compile(
    rf" *(?:第 *(?:{_NUMERAL} *|\d){{1,4}}[篇编章节]|{_NUMERAL}{{1,3}} *、|[(] *{_NUMERAL}{{1,3}} *[)]) *[^ ]"
)
_LABEL_ALONE: Final = re.compile(
    rf" *(?:第(?:{_NUMERAL}|\d){{1,4}}[篇编章节]|{_NUMERAL}{{1,3}}、"
    rf"|[(](?:{_NUMERAL}{{1,3}}|\d{{1,2}})[)]|\d{{1,2}}[.、])"
)
_TITLE: Final = 8  # characters before a paragraph's indent that are more than a cell or a name
_WIDE: Final = 3  # blanks that begin a paragraph inside a line
_DATED: Final = re.compile(r"(?:二[〇○零一]{2}[〇○零一二三四五六七八九]|(?:19|20) *\d *\d) *年")


def blanks_of_latin(folded: str) -> list[Edit]:
    """Keep one blank between words, a tab between cells, none at the ends of a line."""
    edits: list[Edit] = []
    for m in _BLANKS.finditer(folded):
        start, end = m.span()
        if start == 0 or end == len(folded) or folded[start - 1] == "\n" or folded[end] == "\n":
            edits.append((start, end, ""))
        elif end - start > 1 or folded[start] == "\t":
            cell = "\t" in m[0] and not _after_label(folded, start)
            edits.append((start, end, "\t" if cell else " "))
    return edits


def blanks_of_chinese(folded: str) -> list[Edit]:
    """Find the blanks of a Chinese text that are layout: indents, beside Han characters, inside numbers."""
    edits: list[Edit] = []
    last = len(folded)
    piece = 0  # where the line, or the paragraph inside it, begins
    blanks = _BLANKS if "\t" in folded else _SPACES  # a single sign is sought much faster than a class
    for m in blanks.finditer(folded):
        start, end = m.span()
        if start == 0 or end == last or folded[start - 1] == "\n" or folded[end] == "\n":
            edits.append((start, end, ""))
            continue
        if end - start > 1 and _begins_paragraph(folded, start, end, piece):
            edits.append((start, end, "\n"))
            piece = end
        elif m[0].count("\t") > 1:  # an empty cell stands between two tabs
            edits += [(i, i + 1, "") for i in range(start, end) if folded[i] == " "]
        else:
            mark = _mark(folded, start, end)
            if mark != m[0]:
                edits.append((start, end, mark))
    return edits


def _mark(folded: str, start: int, end: int) -> str:
    """Tell what the blanks of folded[start:end] in a line come to: nothing, one blank, or a cell's end."""
    if "\t" in folded[start:end]:
        return "" if _after_label(folded, start) else "\t"
    before, after = folded[start - 1], folded[end]
    if not (_is_word(before) and _is_word(after)):
        return ""
    return "" if _splits_number(folded, start, end) else " "


def _splits_number(folded: str, start: int, end: int) -> bool:
    """Tell `2 0 0 3`, whose blanks part single digits."""
    return (
        end - start == 1
        and folded[start - 1].isdigit()
        and folded[end].isdigit()
        and not folded[start - 2 : start - 1].isdigit()
        and not folded[end + 1 : end + 2].isdigit()
    )


def _after_label(folded: str, start: int) -> bool:
    """Tell a tab that only parts a label from its title, in a line with no other cell."""
    line = folded.rfind("\n", max(start - 16, 0), start) + 1
    if not line and start > 16:
        return False
    m = _LABEL_ALONE.match(folded, line, start)
    if m is None or m.end() != start:
        return False
    end = folded.find("\n", start, start + 400)
    return folded.count("\t", start, end if end >= 0 else start + 400) == folded.count("\t", start, start + 2)


def _begins_paragraph(folded: str, start: int, end: int, piece: int) -> bool:
    """Tell whether the blanks inside a line are the indent of a new paragraph, whose line end was lost."""
    if end - start < _WIDE and not (end - start == 2 and folded[start] == " "):
        return False
    if "\t" in folded[start:end]:
        return False
    wide = end - start >= _WIDE
    if folded[start - 1] in "。!?;" or (wide and folded[start - 1] == ":"):
        return True
    if _HEAD_AHEAD.match(folded, end) or (end - start > 6 and _DATED.match(folded, end)):
        return True
    line = max(piece, folded.rfind("\n", piece, start) + 1)
    if folded[start - 1] == "日" and _DATED.match(folded, line):
        return True
    if wide and _LABELLED_HEAD.match(folded, line, start):
        return _runs_on(folded, end, 12)
    return start - line >= _TITLE and _runs_on(folded, end, 25)


def _runs_on(folded: str, start: int, length: int) -> bool:
    """Tell whether a long run of words follows, as in a paragraph, not in a cell or a title."""
    end = start + length
    return "\n" not in folded[start:end] and "  " not in folded[start:end] and len(folded) > end


def _is_word(character: str) -> bool:
    """Tell whether a blank beside `character`, a letter, digit or sign, may part two words."""
    return "!" <= character <= "~" and character not in ",.;:!?()%\"'[]-~<>"

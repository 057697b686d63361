"""The view (对照文本) that rules match: folded, without idle blanks, every place known in the text.

Official texts come with indents, blanks inside numbers, broken lines and either script. Rules see none of it:
they match `View.folded`, and `View.span` tells which code points of the text as read they matched.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from gangmu.core.outline.blanks import Edit, blanks_of_chinese, blanks_of_latin
from gangmu.core.outline.markup import has_markup, markup_edits
from gangmu.core.outline.scripts import fold, script_of, simplify
from gangmu.core.outline.wraps import wraps


@dataclass(frozen=True, slots=True)
class View:
    """A text as rules see it. Places `i`, `j` count `folded`; offsets count `text`."""

    text: str
    folded: str
    at: list[int]  # at[i]: the offset in `text` of folded[i]; one more entry than `folded`, the end of `text`
    script: str  # hans, hant, latin

    def span(self, i: int, j: int) -> tuple[int, int]:
        """Give the offsets in the text of folded[i:j] (not empty), from its first to its last character."""
        return self.at[i], self.at[j - 1] + 1

    def quote(self, i: int, j: int) -> str:
        """Give the words of folded[i:j] as written."""
        return self.text[self.at[i] : self.at[j - 1] + 1] if j > i else ""

    def name(self, i: int, j: int) -> str:
        """Give the words of folded[i:j] as a name: in simplified script, without stray blanks."""
        if j <= i:
            return ""
        start, end = self.at[i], self.at[j - 1] + 1
        words = self.folded[i:j]
        if end - start != j - i or not has_marks(self.text, start, end):
            return words
        return "".join(map(_as_name, self.text[start:end], words))

    def place(self, offset: int) -> int:
        """Give the first place whose offset is `offset` or later."""
        return bisect_left(self.at, offset)

    def before(self, i: int) -> str:
        """Give what the view left out right before folded[i]: an indent, the marks of Markdown or html."""
        if not i:
            return self.text[: self.at[0]]
        start = self.at[i - 1]  # a line end of the view may stand for a tag
        return self.text[start if self.text[start] == "<" else start + 1 : self.at[i]]


has_marks = re.compile(
    "[^\n -~\u3400-\u4dbf\u4e00-\u753a\u753c-\u756a\u756c-\u7574\u7576-\u9fff、。《》“”…]"
).search
"""Find a character that folding may change beyond its script: a full-width comma, a dash, 画 of 计画."""


def _as_name(written: str, folded: str) -> str:
    return simplify(written) if has_marks(written) else folded


def view(text: str, *, whole_lines: bool = False) -> View:
    """See `text` as rules see it. `whole_lines`: each line is a paragraph, as its file told; none is a wrap.

    >>> seen = view("　　到２０２７ 年，數字經濟規模達到 800 億元。")
    >>> seen.folded
    '到2027年,数字经济规模达到800亿元。'
    >>> seen.quote(1, 6)
    '２０２７ 年'
    """
    folded = fold(text)
    script = script_of(text)
    latin = script == "latin"
    at: Sequence[int] = range(len(folded) + 1)
    if has_markup(folded):
        folded, at = _edited(folded, at, markup_edits(folded))
    folded, at = _edited(folded, at, blanks_of_latin(folded) if latin else blanks_of_chinese(folded))
    if not whole_lines:
        folded, at = _edited(folded, at, wraps(folded, latin=latin, indented=_indented(text, folded, at)))
    return View(text=text, folded=folded, at=at if isinstance(at, list) else list(at), script=script)


def _edited(folded: str, at: Sequence[int], edits: list[Edit]) -> tuple[str, Sequence[int]]:
    """Leave out folded[start:end] of each edit, or put its one character there."""
    if not edits:
        return folded, at
    pieces: list[str] = []
    places: list[int] = []
    here = 0
    for start, end, mark in edits:
        pieces.append(folded[here:start])
        places.extend(at[here:start])
        if mark:
            pieces.append(mark)
            places.append(at[start])
        here = end
    pieces.append(folded[here:])
    places.extend(at[here:])
    return "".join(pieces), places


def _indented(text: str, folded: str, at: Sequence[int]) -> set[int]:
    """Find the places of the lines that are indented in the text: each begins a paragraph."""
    found = set()
    here = 0
    while here < len(folded):
        if at[here] and text[at[here] - 1] in " \u3000\t\u00a0":
            found.add(here)
        here = folded.find("\n", here) + 1
        if not here:
            break
    return found

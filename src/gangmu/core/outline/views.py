"""The view (对照文本) that rules match: folded, without blanks that mean nothing, every place known in the text.

Official texts come with indents, blanks inside numbers, broken lines and either script. Rules see none of it:
they match `View.folded`, and `View.span` tells which code points of the text as read they matched.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass

from gangmu.core.outline.scripts import fold, script_of, simplify

_BLANKS = re.compile(r"[ \t]+")
_SPLIT_DIGITS = re.compile(r"(?<![0-9])[0-9](?: [0-9])+(?![0-9])")


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
        written = self.quote(i, j)
        return simplify(written) if len(written) == j - i else self.folded[i:j]

    def place(self, offset: int) -> int:
        """Give the first place whose offset is `offset` or later."""
        return bisect_left(self.at, offset)


def view(text: str) -> View:
    """See `text` as rules see it.

    >>> seen = view("　　到２０２７ 年，數字經濟規模達到 800 億元。")
    >>> seen.folded
    '到2027年,数字经济规模达到800亿元。'
    >>> seen.quote(2, 7)
    '２０２７ 年'
    """
    folded = fold(text)
    script = script_of(text)
    dropped = _blanks_of_latin(folded) if script == "latin" else _meaningless_blanks(folded)
    return _without(text, folded, dropped, script)


def _without(text: str, folded: str, dropped: list[tuple[int, int]], script: str) -> View:
    pieces: list[str] = []
    at: list[int] = []
    here = 0
    for start, end in dropped:
        pieces.append(folded[here:start])
        at.extend(range(here, start))
        here = end
    pieces.append(folded[here:])
    at.extend(range(here, len(folded) + 1))
    return View(text=text, folded="".join(pieces), at=at, script=script)


def _blanks_of_latin(folded: str) -> list[tuple[int, int]]:
    """Keep one blank between words, a tab between cells, none at the ends of a line."""
    dropped = []
    for m in _BLANKS.finditer(folded):
        start, end = m.span()
        if start == 0 or end == len(folded) or folded[start - 1] == "\n" or folded[end] == "\n":
            dropped.append((start, end))
        elif end - start > 1:
            tab = folded.find("\t", start, end)
            keep = tab if tab >= 0 else start
            dropped += [(start, keep)] * (keep > start) + [(keep + 1, end)] * (end > keep + 1)
    return dropped


def _meaningless_blanks(folded: str) -> list[tuple[int, int]]:
    """Find the blanks of a Chinese text that are layout: indents, blanks beside Han characters and inside numbers."""
    split_digits = {
        m.start() + i for m in _SPLIT_DIGITS.finditer(folded) for i in range(1, m.end() - m.start(), 2)
    }
    dropped: list[tuple[int, int]] = []
    last = len(folded)
    for m in _BLANKS.finditer(folded):
        start, end = m.span()
        before = folded[start - 1] if start else "\n"
        after = folded[end] if end < last else "\n"
        if before != "\n" and after != "\n":
            tab = folded.find("\t", start, end)
            if tab >= 0:  # a cell ends here
                dropped += [(start, tab)] * (tab > start) + [(tab + 1, end)] * (end > tab + 1)
                continue
            if _is_word(before) and _is_word(after) and start not in split_digits:
                dropped += [(start + 1, end)] * (end > start + 1)
                continue
        dropped.append((start, end))
    return dropped


def _is_word(character: str) -> bool:
    """Tell whether a blank beside `character` may part two words or numbers: Latin letters, digits and their signs."""
    return "!" <= character <= "~" and character not in ",.;:!?()%\"'[]-~<>"

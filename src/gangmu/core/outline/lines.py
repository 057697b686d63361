"""Lines (行) of the view with all that tells a heading beyond its words: fonts, styles, marks, cells."""

import re
from typing import Final

from gangmu.core.outline.heads import Line
from gangmu.core.outline.markup import heading_mark, is_bold
from gangmu.core.outline.sources import SourceParagraph, SourceText
from gangmu.core.outline.views import View

_SETEXT: Final = re.compile(r"(={3,}|-{3,})$")


def lines_of(seen: View, source: SourceText) -> list[Line]:
    """Give the lines of the view that have words, in order."""
    folded = seen.folded
    told = _told(seen, source)
    marked = len(folded) < len(seen.text) and any(c in seen.text for c in "#*<")
    lines: list[Line] = []
    start = 0
    for words in folded.split("\n"):
        end = start + len(words)
        if words:
            lines.append(_line(seen, start, words, told.get(start) if told else None, marked=marked))
        start = end + 1
    return lines


def _told(seen: View, source: SourceText) -> dict[int, SourceParagraph]:
    """Give what the file told of the line that begins at each place."""
    return {seen.place(p.start): p for p in source.paragraphs if p.cue}


def _line(seen: View, start: int, words: str, told: SourceParagraph | None, *, marked: bool) -> Line:
    end = start + len(words)
    row = "\t" in words or (words[0] == "|" and words.count("|") > 2)
    if told is not None:
        row = row or told.cue in {"row", "header_row"}
        return Line(start, end, told.cue, told.level, row=row)
    if marked:
        left_out = seen.before(start)
        if left_out and not left_out.isspace():
            mark = heading_mark(left_out)
            bold = is_bold(left_out) and _closes_bold(seen, end)
            if mark or bold:
                return Line(start, end, "heading" if mark else None, mark[0] if mark else None, bold, row)
    return Line(start, end, row=row)


def _closes_bold(seen: View, end: int) -> bool:
    """Tell whether the bold that began with a line ends with it."""
    after = seen.text[seen.at[end - 1] + 1 : seen.at[end - 1] + 24]
    return after.lstrip().startswith(("**", "__", "</strong", "</b>"))

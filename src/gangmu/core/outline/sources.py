"""The text of a document as it was read, with what its file knew of each line.

Offsets of every row of a reading count the code points of `SourceText.text`.
"""

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceParagraph:
    """One line of the text, with what its file told of it beyond the words."""

    start: int
    end: int  # without the line end
    number: int  # docx, html: its place among the paragraphs, from 1; pdf: running number
    page: int | None = None  # pdf: from 1, the page on which it begins
    cue: str | None = None  # title, heading, caption, row (of a table), header_row
    level: int | None = None  # of a heading: 1 is the highest, as fonts, styles or outline level say


@dataclass(frozen=True, slots=True)
class SourceText:
    """A document as words: what `start` and `end` of every row of its reading count."""

    text: str
    kind: str  # txt, md, html, docx, pdf
    encoding: str | None = None  # of a txt or md file
    paragraphs: tuple[SourceParagraph, ...] = ()  # in order of the text; empty for txt and md

    def paragraph_at(self, offset: int) -> SourceParagraph | None:
        """Tell the paragraph that holds the code point at `offset`, where the file had any.

        >>> line = SourceParagraph(start=0, end=3, number=1)
        >>> SourceText("第一段\\n", "docx", paragraphs=(line,)).paragraph_at(2) == line
        True
        """
        place = bisect_right(self.paragraphs, offset, key=lambda paragraph: paragraph.start) - 1
        if place < 0 or offset > self.paragraphs[place].end:
            return None
        return self.paragraphs[place]

"""Puts the lines of a document together into one text, with the span of each."""

from gangmu.core.outline.sources import SourceParagraph, SourceText
from gangmu.files.cues import Cue
from gangmu.files.limits import check_length
from gangmu.files.refusals import EmptyDocumentError


class TextAssembly:
    """A text as it grows line by line."""

    def __init__(self, *, name: str) -> None:
        self._name = name
        self._lines: list[str] = []
        self._paragraphs: list[SourceParagraph] = []
        self._length = 0

    def add(self, line: str, *, number: int, cue: Cue | None = None, page: int | None = None) -> None:
        """Put a line at the end; blanks around it are layout, and a line of blanks is none."""
        if line.strip():
            self._put(line.strip(), number=number, cue=cue, page=page)

    def _put(self, line: str, *, number: int, cue: Cue | None, page: int | None) -> None:
        end = self._length + len(line)
        kind, level = (cue.kind, cue.level) if cue else (None, None)
        paragraph = SourceParagraph(self._length, end, number=number, page=page, cue=kind, level=level)
        self._paragraphs.append(paragraph)
        self._lines.append(line)
        self._length = end + 1
        check_length(self._length, name=self._name)

    def add_row(self, cells: list[str], *, number: int, is_header: bool, page: int | None = None) -> None:
        """Put a row of a table at the end as one line, its cells joined by tabs."""
        line = "\t".join(" ".join(cell.split()) for cell in cells).rstrip()
        if line.strip():
            cue = Cue("header_row" if is_header else "row")
            self._put(line, number=number, cue=cue, page=page)

    def finish(self, kind: str) -> SourceText:
        """Give the whole text, or refuse one without a word."""
        if not self._lines:
            raise EmptyDocumentError(name=self._name, where=self._name)
        return SourceText("\n".join(self._lines) + "\n", kind, paragraphs=tuple(self._paragraphs))

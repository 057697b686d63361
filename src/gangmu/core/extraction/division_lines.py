"""Lines of a paper as a table reader sees them: cells side by side, each line with its place."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from gangmu.core.outline.sources import SourceText

_RULE: Final = frozenset("|-: ")


@dataclass(frozen=True, slots=True)
class Line:
    """行: text[start:end], its cells where it is the row of a table, and what the file told of it."""

    start: int
    end: int
    text: str
    place: str
    cells: tuple[str, ...] = ()
    cue: str | None = None

    @property
    def is_row(self) -> bool:
        """Tell the row of a table."""
        return len(self.cells) > 1

    @property
    def filled(self) -> tuple[str, ...]:
        """Give what stands in it, each once: merged cells repeat their words."""
        return tuple(dict.fromkeys(cell for cell in self.cells or (self.text.strip(),) if cell))


class Places:
    """Tells the place of an offset of a text: a line, a paragraph, a page, or a row of a sheet."""

    def __init__(self, source: SourceText, rows: Mapping[int, str] | None = None) -> None:
        self._source = source
        self._rows = rows or {}
        self._starts = sorted(self._rows) if rows else _starts(source.text)

    def of(self, offset: int) -> str:
        """Give the place of an offset."""
        index = bisect_right(self._starts, offset) - 1
        if self._rows:
            return self._rows[self._starts[index]] if index >= 0 else ""
        if paragraph := self._source.paragraph_at(offset):
            return f"page:{paragraph.page}" if paragraph.page else f"paragraph:{paragraph.number}"
        return f"line:{index + 1}"


def _starts(text: str) -> list[int]:
    starts, here = [0], text.find("\n")
    while here >= 0:
        starts.append(here + 1)
        here = text.find("\n", here + 1)
    return starts


def lines_of(source: SourceText, places: Places) -> Iterator[Line]:
    """Give the lines of a text that hold anything."""
    start = 0
    for text in source.text.split("\n"):
        end = start + len(text)
        if text.strip() and not (set(text) <= _RULE and "-" in text):
            paragraph = source.paragraph_at(start)
            yield Line(start, end, text, places.of(start), _cells(text), paragraph.cue if paragraph else None)
        start = end + 1


def _cells(text: str) -> tuple[str, ...]:
    if "\t" in text:
        return tuple(cell.strip() for cell in text.split("\t"))
    bare = text.strip()
    if bare.startswith("|") and bare.count("|") > 2:
        return tuple(cell.strip() for cell in bare.strip("|").split("|"))
    return ()

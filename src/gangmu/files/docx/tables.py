"""A table as rows: cells side by side, what was merged filled in."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from gangmu.files.docx.names import W, is_on, number, val

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MOST_COLUMNS: Final = 200  # Word itself allows 63
FILL_CHARACTERS: Final = 2_000  # a merged cell longer than this is a text, not a name: it is not repeated


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a row as stored."""

    element: "Element"
    columns: int
    continues: bool  # merged with the cell above it


@dataclass(frozen=True, slots=True)
class Row:
    """One row as stored."""

    cells: tuple[Cell, ...]
    before: int  # columns left free at its beginning
    is_header: bool


def rows_of(table: "Element") -> list[Row]:
    """Take a table apart, rows that a tracked change deleted left out."""
    rows = (_row(element) for element in _children(table, "tr"))
    return [row for row in rows if row is not None and row.cells]


def is_single_column(rows: list[Row]) -> bool:
    """Tell a box drawn with a table (专栏), whose cells are text, from a table."""
    return all(len(row.cells) == 1 and not row.before for row in rows)


def _children(parent: "Element", tag: str) -> "list[Element]":
    """The children of a kind, those within a content control or a tracked insertion too."""
    found: list[Element] = []
    pending = list(reversed(parent))
    while pending:
        child = pending.pop()
        if child.tag == W + tag:
            found.append(child)
        elif child.tag in (W + "sdt", W + "sdtContent", W + "ins", W + "customXml", W + "moveTo"):
            pending.extend(reversed(child))
    return found


def _row(element: "Element") -> Row | None:
    properties = element.find(W + "trPr")
    if properties is not None and properties.find(W + "del") is not None:
        return None
    before = number(val(properties, "gridBefore"), most=MOST_COLUMNS) or 0
    cells = tuple(_cell(cell) for cell in _children(element, "tc"))
    return Row(cells, before=before, is_header=bool(is_on(properties, "tblHeader")))


def _cell(element: "Element") -> Cell:
    properties = element.find(W + "tcPr")
    columns = number(val(properties, "gridSpan"), least=1, most=MOST_COLUMNS) or 1
    merge = val(properties, "vMerge")
    return Cell(element, columns=columns, continues=merge is not None and merge != "restart")


class MergedCells:
    """Fills each column with what stands in the merged cell above."""

    def __init__(self) -> None:
        self._above: dict[int, str] = {}

    def fill(self, row: Row, texts: list[str]) -> list[str]:
        """Give the texts of all columns of a row whose own cells hold `texts`."""
        filled = [""] * row.before
        for cell, text in zip(row.cells, texts, strict=True):
            column = len(filled)
            shown = self._above.get(column, "") if cell.continues else text
            self._above[column] = shown if len(shown) <= FILL_CHARACTERS else ""
            repeated = shown if len(shown) <= FILL_CHARACTERS else ""
            filled += [shown] + [repeated] * (min(cell.columns, MOST_COLUMNS) - 1)
        return filled

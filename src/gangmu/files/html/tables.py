"""A table of a web page as rows, its merged cells filled in both directions."""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MOST_COLUMNS: Final = 100
MOST_ROWS_MERGED: Final = 1_000
FILL_CHARACTERS: Final = 2_000  # a merged cell longer than this is a text, not a name: it is not repeated


def own_rows(table: "Element") -> "list[Element]":
    """The rows of a table, not those of tables within its cells."""
    rows: list[Element] = []
    for child in table:
        if child.tag == "tr":
            rows.append(child)
        elif child.tag in ("thead", "tbody", "tfoot"):
            rows.extend(row for row in child if row.tag == "tr")
    return rows


def cells_of(row: "Element") -> "list[Element]":
    """The cells of a row in their order."""
    return [cell for cell in row if cell.tag in ("td", "th")]


def is_header(row: "Element") -> bool:
    """Tell a row of column names: it stands in the head, or all its cells are headings."""
    parent = row.getparent()
    cells = cells_of(row)
    in_head = parent is not None and parent.tag == "thead"
    return in_head or (bool(cells) and all(cell.tag == "th" for cell in cells))


def span(cell: "Element", direction: str, *, most: int) -> int:
    """How many columns or rows a cell takes."""
    value = cell.get(direction, "1").strip()
    return min(max(int(value), 1), most) if value.isascii() and value.isdigit() and len(value) < 6 else 1


class MergedCells:
    """Fills rows from cells that reach down from above."""

    def __init__(self) -> None:
        self._down: dict[int, tuple[str, int]] = {}  # by column: the words and the rows still to fill

    def fill(self, cells: "list[Element]", texts: list[str]) -> list[str]:
        """Give the texts of all columns of a row."""
        filled: list[str] = []
        for cell, text in zip(cells, texts, strict=True):
            self._take_down(filled)
            rows = span(cell, "rowspan", most=MOST_ROWS_MERGED) - 1
            repeated = text if len(text) <= FILL_CHARACTERS else ""
            for place in range(span(cell, "colspan", most=MOST_COLUMNS)):
                if rows:
                    self._down[len(filled)] = (repeated, rows)
                filled.append(repeated if place else text)
        self._take_down(filled)
        return filled

    def _take_down(self, filled: list[str]) -> None:
        while (column := len(filled)) in self._down and column < 2 * MOST_COLUMNS:
            text, rows = self._down.pop(column)
            if rows > 1:
                self._down[column] = (text, rows - 1)
            filled.append(text)

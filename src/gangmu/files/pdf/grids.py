"""Tables with ruled borders: which cell every character stands in."""

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Final

from gangmu.files.pdf.glyphs import Glyph, Rule
from gangmu.files.pdf.lines import joined, pieces_of, rows_of_glyphs

NEAR: Final = 4.0  # points: rules so near are one
MOST_LINES: Final = 300  # of a grid in either direction
MOST_GRIDS: Final = 50  # on one page
FILL_CHARACTERS: Final = 2_000


@dataclass(slots=True)
class Grid:
    """A ruled table: the heights of its lines from the top, the places of its columns from the left."""

    xs: list[float]
    ys: list[float]  # falling
    horizontal: list[Rule]
    vertical: list[Rule]
    cells: dict[tuple[int, int], list[Glyph]] = field(default_factory=dict)

    def holds(self, glyph: Glyph) -> bool:
        """Tell whether a character stands within the table."""
        x, y = (glyph.x0 + glyph.x1) / 2, glyph.y + 0.3 * glyph.height
        return self.xs[0] <= x <= self.xs[-1] and self.ys[-1] <= y <= self.ys[0]

    def take(self, glyph: Glyph) -> None:
        """Put a character into the cell where it stands."""
        x, y = (glyph.x0 + glyph.x1) / 2, glyph.y + 0.3 * glyph.height
        column = min(max(bisect_left(self.xs, x) - 1, 0), len(self.xs) - 2)
        row = min(max(bisect_left([-line for line in self.ys], -y) - 1, 0), len(self.ys) - 2)
        self.cells.setdefault((row, column), []).append(glyph)

    def rows(self) -> list[list[str]]:
        """Give the texts of all cells, what is merged filled in."""
        owner = self._owners()
        merged: dict[tuple[int, int], list[Glyph]] = {}
        for place, glyphs in self.cells.items():
            merged.setdefault(owner[place], []).extend(glyphs)
        words = {place: cell_text(glyphs) for place, glyphs in merged.items()}
        width, height = len(self.xs) - 1, len(self.ys) - 1
        return [[_filled(words, owner, (row, column)) for column in range(width)] for row in range(height)]

    def _owners(self) -> dict[tuple[int, int], tuple[int, int]]:
        """For each place of the grid the first place of the merged cell that it belongs to."""
        owner: dict[tuple[int, int], tuple[int, int]] = {}
        sides = [[rule for rule in self.vertical if abs(rule.at - x) <= NEAR] for x in self.xs]
        tops = [[rule for rule in self.horizontal if abs(rule.at - y) <= NEAR] for y in self.ys]
        for row in range(len(self.ys) - 1):
            for column in range(len(self.xs) - 1):
                if column and not _covered(sides[column], (self.ys[row] + self.ys[row + 1]) / 2):
                    owner[row, column] = owner[row, column - 1]
                elif row and not _covered(tops[row], (self.xs[column] + self.xs[column + 1]) / 2):
                    owner[row, column] = owner[row - 1, column]
                else:
                    owner[row, column] = (row, column)
        return owner


def _covered(rules: list[Rule], middle: float) -> bool:
    """Tell whether any of the rules at one place passes a point."""
    return any(rule.low - NEAR <= middle <= rule.high + NEAR for rule in rules)


def _filled(
    words: dict[tuple[int, int], str],
    owner: dict[tuple[int, int], tuple[int, int]],
    place: tuple[int, int],
) -> str:
    text = words.get(owner[place], "")
    return text if owner[place] == place or len(text) <= FILL_CHARACTERS else ""


def cell_text(glyphs: list[Glyph]) -> str:
    """The words of a cell on one line."""
    rows = [pieces_of(row, gap=1000) for row in rows_of_glyphs(glyphs)]
    return joined(piece.text for row in rows for piece in row)


def grids_of(rules: list[Rule]) -> list[Grid]:
    """Find the ruled tables of a page, from the top: rules that touch belong to one table."""
    grids = []
    for group in _touching(rules):
        horizontal = [rule for rule in group if rule.horizontal]
        vertical = [rule for rule in group if not rule.horizontal]
        xs = _places([rule.at for rule in vertical])
        ys = _places([rule.at for rule in horizontal])[::-1]
        if len(xs) >= 3 and len(ys) >= 2 and len(xs) <= MOST_LINES and len(ys) <= MOST_LINES:
            grids.append(Grid(xs, ys, horizontal, vertical))
    largest = sorted(grids, key=lambda grid: grid.ys[-1] - grid.ys[0])[:MOST_GRIDS]
    return sorted(largest, key=lambda grid: -grid.ys[0])


def _places(values: list[float]) -> list[float]:
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > NEAR:
            places.append(value)
    return places


def _touching(rules: list[Rule]) -> list[list[Rule]]:
    """Group rules by the boxes they span: boxes that overlap in height are one table."""
    spans = sorted(
        ((rule.at, rule.at, rule) if rule.horizontal else (rule.low, rule.high, rule) for rule in rules),
        key=lambda span: span[0],
    )
    groups: list[list[Rule]] = []
    top = float("-inf")
    for low, high, rule in spans:
        if groups and low <= top + NEAR:
            groups[-1].append(rule)
        else:
            groups.append([rule])
            top = high
        top = max(top, high)
    return groups

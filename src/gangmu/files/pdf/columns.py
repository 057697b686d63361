"""In which order the pieces of a page are read: across the page, or down one column and then the next."""

from dataclasses import dataclass
from statistics import median
from typing import Final

from gangmu.files.pdf.lines import Piece

FEWEST_LINES: Final = 6  # in each column
NARROWEST: Final = 8.0  # ems
GUTTER: Final = 1.0  # ems, at least
FULL: Final = 0.75  # of the column's width: prose fills its lines, the cells of a table do not
ALIKE: Final = 0.2  # columns of prose are of one width


@dataclass(frozen=True, slots=True)
class Flow:
    """Lines that are read one after the other; each is the pieces that stand side by side."""

    rows: list[list[Piece]]
    columns: int = 1  # on its page; margins are those of flows alike
    column: int = 0


def gutters_of(pages: list[list[Piece]]) -> list[float | None]:
    """Find the stripe between two columns of each page; where most have one, so has a page of scraps."""
    gutters = [_gutter(page) for page in pages]
    sure = [gutter for gutter in gutters if gutter is not None]
    if len(sure) < max(2, len(pages) / 2):
        return gutters
    usual = median(sure)
    return [
        usual if gutter is None and _is_parted(page, usual) else gutter
        for gutter, page in zip(gutters, pages, strict=True)
    ]


def _is_parted(pieces: list[Piece], gutter: float) -> bool:
    across = sum(piece.x0 < gutter - piece.em and piece.x1 > gutter + piece.em for piece in pieces)
    return across <= 0.3 * len(pieces)


def flows_of(pieces: list[Piece], *, gutter: float | None) -> list[Flow]:
    """Cut a page where its columns change and give its parts in reading order."""
    if gutter is None:
        return [Flow(_side_by_side(pieces))]
    flows: list[Flow] = []
    band: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: -piece.y):
        if (
            piece.x0 < gutter - piece.em and piece.x1 > gutter + piece.em
        ):  # across both columns: a heading, a note
            flows += _two(band, gutter)
            band = []
            flows.append(Flow([[piece]]))
        else:
            band.append(piece)
    return flows + _two(band, gutter)


def _two(band: list[Piece], gutter: float) -> list[Flow]:
    left = [piece for piece in band if (piece.x0 + piece.x1) / 2 < gutter]
    right = [piece for piece in band if (piece.x0 + piece.x1) / 2 >= gutter]
    flows = [Flow(_side_by_side(side), columns=2, column=place) for place, side in enumerate((left, right))]
    return [flow for flow in flows if flow.rows]


def _side_by_side(pieces: list[Piece]) -> list[list[Piece]]:
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: -piece.y):
        if rows and rows[-1][0].y - piece.y <= 0.4 * max(piece.em, rows[-1][0].em):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda piece: piece.x0) for row in rows]


def _gutter(pieces: list[Piece]) -> float | None:
    """Find the empty stripe between two columns of prose of one width."""
    if len(pieces) < 2 * FEWEST_LINES:
        return None
    em = median(piece.em for piece in pieces)
    low, high = min(piece.x0 for piece in pieces), max(piece.x1 for piece in pieces)
    middle = (low + high) / 2
    left = [piece for piece in pieces if piece.x1 <= middle + em]
    right = [piece for piece in pieces if piece.x0 >= middle - em]
    if len(left) < FEWEST_LINES or len(right) < FEWEST_LINES or len(left) + len(right) < 0.7 * len(pieces):
        return None
    left_edge, right_edge = _edge(left, last=True), _edge(right, last=False)
    widths = left_edge - low, high - right_edge
    if right_edge - left_edge < GUTTER * em or min(widths) < NARROWEST * em:
        return None
    if abs(widths[0] - widths[1]) > ALIKE * max(widths) or not (_is_prose(left) and _is_prose(right)):
        return None
    return (left_edge + right_edge) / 2


def _edge(pieces: list[Piece], *, last: bool) -> float:
    """Where a column ends or begins, a stray piece or two left out of account."""
    places = sorted(piece.x1 if last else piece.x0 for piece in pieces)
    stray = len(places) // 20
    return places[-1 - stray] if last else places[stray]


def _is_prose(pieces: list[Piece]) -> bool:
    width = max(piece.x1 for piece in pieces) - min(piece.x0 for piece in pieces)
    full = sum(piece.x1 - piece.x0 >= FULL * width for piece in pieces)
    return full >= 0.5 * len(pieces)

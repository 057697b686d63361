"""Page numbers and running heads: on the page for the reader of paper, no words of the plan."""

import re
from collections import Counter
from typing import Final

from gangmu.files.pdf.lines import Piece

PAGE_NUMBER: Final = re.compile(
    r"[—–―－\-·•.\s]*(?:第?\s*[\d０-９]{1,4}\s*页?(?:\s*[,，/／]?\s*(?:共\s*)?\d{1,4}\s*页?)?"
    r"|page\s*\d{1,4}(?:\s*of\s*\d{1,4})?|[ivxlc]{1,7})[—–―－\-·•.\s]*",
    re.IGNORECASE,
)
DIGITS: Final = re.compile(r"\d+")
NUMBER_EDGE: Final = 0.13  # of the page's height, above and below; the standard puts numbers at 0.09
HEAD_EDGE: Final = 0.1
EDGE_LINES: Final = 2
LONGEST_NUMBER: Final = 40
SHARE: Final = 0.5
FEWEST: Final = 3
LARGE: Final = 1.3  # of the body's type: a title that its running head repeats

Page = list[Piece]


def without_furniture(pages: list[Page], *, heights: list[tuple[float, float]]) -> list[Page]:
    """Leave out page numbers, and what stands at the edge of page after page."""
    repeated = _repeated(pages, heights)
    title = _title_among(pages, repeated)
    kept = []
    for page, (low, high) in zip(pages, heights, strict=True):
        numbers = _at_edge(page, low=low, high=high, edge=NUMBER_EDGE)
        heads = _at_edge(page, low=low, high=high, edge=HEAD_EDGE)
        gone = {id(piece) for piece in numbers if _is_number(piece.text)}
        gone |= {id(piece) for piece in heads if _key(piece) in repeated}
        kept.append([piece for piece in page if id(piece) not in gone or piece is title])
    return kept


def _at_edge(page: Page, *, low: float, high: float, edge: float) -> Page:
    """The few outermost lines of a page, above and below."""
    depth = edge * (high - low)
    above = sorted((piece for piece in page if piece.y > high - depth), key=lambda piece: -piece.y)
    below = sorted((piece for piece in page if piece.y < low + depth), key=lambda piece: piece.y)
    return _outermost(above) + _outermost(below)


def _outermost(pieces: Page) -> Page:
    lines: list[float] = []
    found = []
    for piece in pieces:
        if not lines or abs(piece.y - lines[-1]) > 0.4 * piece.em:
            lines.append(piece.y)
        if len(lines) > EDGE_LINES:
            break
        found.append(piece)
    return found


def _is_number(text: str) -> bool:
    return len(text) <= LONGEST_NUMBER and bool(PAGE_NUMBER.fullmatch(text.strip()))


def _key(piece: Piece) -> tuple[str, int]:
    return DIGITS.sub("#", "".join(piece.text.split())), round(piece.y / 6)


def _repeated(pages: list[Page], heights: list[tuple[float, float]]) -> set[tuple[str, int]]:
    seen: Counter[tuple[str, int]] = Counter()
    for page, (low, high) in zip(pages, heights, strict=True):
        seen.update({_key(piece) for piece in _at_edge(page, low=low, high=high, edge=HEAD_EDGE)})
    least = max(FEWEST, SHARE * len(pages)) if len(pages) >= FEWEST else len(pages) + 1
    few = {key for key, count in seen.items() if count >= min(least, 8)}
    # Left and right pages differ, and two roundings of one height are neighbours.
    return few | {(text, y + step) for text, y in few for step in (-1, 1)}


def _title_among(pages: list[Page], repeated: set[tuple[str, int]]) -> Piece | None:
    """The running head of the first page, where it is set large enough to be the title itself."""
    sizes = Counter(round(piece.em, 1) for page in pages for piece in page for _ in piece.text)
    body = sizes.most_common(1)[0][0] if sizes else 0.0
    heads = [piece for piece in (pages[0] if pages else []) if _key(piece) in repeated]
    return next((piece for piece in heads if piece.em >= LARGE * body), None)

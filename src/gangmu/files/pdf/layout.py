"""From the pages of a PDF to its paragraphs, in reading order. Runs in the child process only."""

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from gangmu.files.cues import LABEL, Cue, Look, cue_of
from gangmu.files.legibility import is_legible
from gangmu.files.limits import CHARACTERS
from gangmu.files.pdf.columns import Flow, flows_of, gutters_of
from gangmu.files.pdf.furniture import without_furniture
from gangmu.files.pdf.glyphs import Glyph, Type, glyphs_of, rules_of, type_at
from gangmu.files.pdf.grids import Grid, grids_of
from gangmu.files.pdf.lines import Piece, join_two, pieces_of, rows_of_glyphs
from gangmu.files.pdf.paragraphs import Line, Paragraph, paragraphs_of

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

    from gangmu.files.pdf.child import Answer

SIGNS_A_PAGE: Final = 100_000  # a page of a newspaper has a tenth
FEWEST_SIGNS_A_PAGE: Final = 8  # below this on the average a document is a scan with page numbers
LARGER: Final = 1.15  # than the body: a heading
TITLE_LARGER: Final = 1.3
LONGEST_HEADING: Final = 60
TITLE_LINES: Final = 8


@dataclass(slots=True)
class PageContent:
    """What stands on one page: pieces of lines outside tables, and the tables."""

    number: int
    low: float
    high: float
    pieces: list[Piece] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    types: dict[int, Type] = field(default_factory=dict)
    gutter: float | None = None  # between two columns


def read_pages(document: "PdfDocument") -> "Answer":
    """Read all pages, one after the other, and put their lines together."""
    pages: list[PageContent] = []
    signs, sample = 0, ""
    for place in range(len(document)):
        content, found = _page(document, place)
        signs += found
        if found > SIGNS_A_PAGE or signs > CHARACTERS:
            return {"refusal": "too_demanding"}
        pages.append(content)
        if len(sample) < 20_000:
            sample += "\n".join(piece.text for piece in content.pieces) + _table_sample(content)
    if signs < FEWEST_SIGNS_A_PAGE * len(pages):
        return {"refusal": "no_text", "pages": len(pages)}
    if not is_legible(sample):
        return {"refusal": "unusable", "pages": len(pages)}
    return {"paragraphs": _paragraphs(pages), "pages": len(pages)}


def _table_sample(content: PageContent) -> str:
    return "".join(glyph.text for grid in content.grids for cell in grid.cells.values() for glyph in cell)


def _page(document: "PdfDocument", place: int) -> tuple[PageContent, int]:
    """Take one page apart and close it; a page that is broken counts as empty."""
    import pypdfium2

    try:
        page = document[place]
    except pypdfium2.PdfiumError:
        return PageContent(place + 1, low=0, high=1), 0
    try:
        textpage = page.get_textpage()
        try:
            return _content(page, textpage, number=place + 1)
        finally:
            textpage.close()
    except pypdfium2.PdfiumError:
        return PageContent(place + 1, low=0, high=1), 0
    finally:
        page.close()


def _content(page: "PdfPage", textpage: "PdfTextPage", *, number: int) -> tuple[PageContent, int]:
    signs = textpage.count_chars()
    if signs > SIGNS_A_PAGE:
        return PageContent(number, low=0, high=1), signs
    glyphs = glyphs_of(textpage)
    worded = [glyph for glyph in glyphs if not glyph.text.isspace()]
    low = min((glyph.y for glyph in worded), default=0.0)
    high = max((glyph.y + glyph.height for glyph in worded), default=1.0)
    if page.get_rotation() == 0:
        _, height = page.get_size()
        low, high = min(low, 0.0), max(high, float(height))
    content = PageContent(number, low=low, high=high)
    content.grids = grids_of(rules_of(page))
    free = _into_grids(glyphs, content.grids)
    content.grids = [grid for grid in content.grids if grid.cells]
    content.pieces = [piece for row in rows_of_glyphs(free) for piece in pieces_of(row)]
    for piece in content.pieces:
        for index in (piece.first, piece.last):
            content.types[index] = type_at(textpage, index)
    return content, len(worded)


def _into_grids(glyphs: list[Glyph], grids: list[Grid]) -> list[Glyph]:
    """Put the characters that stand in tables into their cells; give the others."""
    free = []
    for glyph in glyphs:
        grid = next((grid for grid in grids if grid.holds(glyph)), None)
        if grid is None:
            free.append(glyph)
        else:
            grid.take(glyph)
    return free


def _paragraphs(pages: list[PageContent]) -> list[tuple[str, int, str | None, int | None]]:
    heights = [(page.low, page.high) for page in pages]
    kept = without_furniture([page.pieces for page in pages], heights=heights)
    lines: list[Line] = []
    for page, pieces, gutter in zip(pages, kept, gutters_of(kept), strict=True):
        page.gutter = gutter
        lines = _with_page(lines, page, pieces)
    sizes = Counter(round(line.em, 1) for line in lines if not line.cells for _ in line.text)
    body = sizes.most_common(1)[0][0] if sizes else 0.0
    found = []
    opening = True
    for place, paragraph in enumerate(paragraphs_of(lines)):
        cue = _cue(paragraph, body=body, opening=opening and place < TITLE_LINES, lines=lines)
        opening = (
            opening and not (len(paragraph.lines) > 1 and not cue) and (cue is None or cue.kind != "heading")
        )
        text = "\t".join(paragraph.lines[0].cells) if paragraph.lines[0].cells else paragraph.text
        kind, level = (cue.kind, cue.level) if cue else (None, None)
        found.append((text, paragraph.lines[0].page, kind, level))
    return found


def _with_page(lines: list[Line], page: PageContent, pieces: list[Piece]) -> list[Line]:
    """Add the lines of a page from the top; tables stand where their first line does."""
    own: list[Line] = []
    rest = pieces
    for grid in page.grids:
        above = [piece for piece in rest if piece.y > grid.ys[0]]
        rest = [piece for piece in rest if piece.y <= grid.ys[0]]
        own += _text_lines(page, above, start=len(own))
        rows = [row for row in grid.rows() if any(row)]
        if not own and rows and lines and len(lines[-1].cells) == len(rows[0]):
            lines, rows = _continued(lines, rows)
            own += [_row_line(page, tuple(row), is_header=False) for row in rows]
        else:
            own += _grid_lines(page, rows)
    return lines + own + _text_lines(page, rest, start=len(own))


def _continued(lines: list[Line], rows: list[list[str]]) -> tuple[list[Line], list[list[str]]]:
    """A table that goes on from the page before: its head repeated is left out, a row cut in two made one."""
    header = next((line.cells for line in reversed(lines) if line.is_header), ())
    if tuple(rows[0]) == header:
        rows = rows[1:]
    if rows and _is_rest_of_row(rows[0]):
        cells = tuple(join_two(upper, lower) for upper, lower in zip(lines[-1].cells, rows[0], strict=True))
        lines, rows = [*lines[:-1], replace(lines[-1], text="\t".join(cells), cells=cells)], rows[1:]
    return lines, rows


def _is_rest_of_row(row: list[str]) -> bool:
    """Words that go on begin small, or leave the name of the row empty."""
    first = next((cell for cell in row if cell), "")
    return first[:1].islower() or not row[0]


def _grid_lines(page: PageContent, rows: list[list[str]]) -> list[Line]:
    """Rows of a ruled table; one cell across the table is shown once and is not its head."""
    lines: list[Line] = []
    header_due = True
    for cells in rows:
        alone = len(set(cells)) == 1 and len(cells) > 1
        lines.append(
            _row_line(page, (cells[0],) if alone else tuple(cells), is_header=header_due and not alone)
        )
        header_due = header_due and alone
    return lines


def _row_line(page: PageContent, cells: tuple[str, ...], *, is_header: bool) -> Line:
    return Line(
        "\t".join(cells), page.number, 0, 0, 0, 0, 1, 0, flow=(0, 0, 0), cells=cells, is_header=is_header
    )


def _text_lines(page: PageContent, pieces: list[Piece], *, start: int) -> list[Line]:
    lines = []
    for place, flow in enumerate(flows_of(pieces, gutter=page.gutter)):
        for row in range(len(flow.rows)):
            lines.append(_line(page, flow, row, number=1000 * start + place))
    return lines


def _line(page: PageContent, flow: Flow, row: int, *, number: int) -> Line:
    """Pieces side by side are cells where a neighbouring line has as many, else one line with wide blanks."""
    pieces = flow.rows[row]
    first, last = page.types.get(pieces[0].first, Type()), page.types.get(pieces[-1].last, Type())
    is_row = len(pieces) > 1 and _is_in_table(flow.rows, row)
    return Line(
        " ".join(piece.text for piece in pieces),
        page.number,
        x0=pieces[0].x0,
        x1=pieces[-1].x1,
        hard_end=pieces[-1].hard_end,
        y=pieces[0].y,
        em=max(piece.em for piece in pieces),
        head_width=pieces[0].head_width,
        flow=(flow.columns, flow.column, number),
        font=first.font if first.font == last.font else "",
        bold=first.bold and last.bold,
        cells=tuple(piece.text for piece in pieces) if is_row else (),
        is_header=is_row and (row == 0 or not _is_in_table(flow.rows, row - 1)),
    )


def _is_in_table(rows: list[list[Piece]], row: int) -> bool:
    """A line of cells has a neighbour of as many cells, which stand below or above its own."""
    if not 0 <= row < len(rows) or len(rows[row]) < 2:
        return False
    if len(rows[row]) == 2 and LABEL.fullmatch(rows[row][0].text):  # 第一章, blanks, its heading
        return False
    near = [rows[place] for place in (row - 1, row + 1) if 0 <= place < len(rows)]
    return any(len(other) == len(rows[row]) and _stand_alike(other, rows[row]) for other in near)


def _stand_alike(one: list[Piece], other: list[Piece]) -> bool:
    return all(
        first.x0 < second.x1 and second.x0 < first.x1 for first, second in zip(one, other, strict=True)
    )


def _cue(paragraph: Paragraph, *, body: float, opening: bool, lines: list[Line]) -> Cue | None:
    first = paragraph.lines[0]
    if first.cells:
        return Cue("header_row" if first.is_header else "row")
    larger = first.em >= LARGER * body and len(paragraph.text) <= LONGEST_HEADING
    if opening and first.page == 1 and first.em >= TITLE_LARGER * body and not LABEL.match(first.text):
        return Cue("title") if len(paragraph.text) <= LONGEST_HEADING * 2 else None
    look = _look(paragraph)
    cue = cue_of(paragraph.text, look=look, opening=opening)
    if cue is None and larger:
        return Cue("heading")
    return cue


def _look(paragraph: Paragraph) -> Look:
    fonts = {line.font for line in paragraph.lines}
    return Look(
        font=fonts.pop() if len(fonts) == 1 else "",
        bold=all(line.bold for line in paragraph.lines),
    )

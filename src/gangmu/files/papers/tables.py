"""Tables (表格): fixed columns, cells that reach over others, and a head that is repeated on each page."""

from collections.abc import Sequence
from typing import Final

from gangmu.core.base.papers.values import Bar, Cell, Row, Table, Tone
from gangmu.files.papers.measures import TABLE, TABLE_GAP, mm
from gangmu.files.papers.paragraphs import paragraph, sliver
from gangmu.files.papers.texts import clean, width_of

_MARGIN: Final = mm(1.2)
_LEAST: Final = mm(8)  # width of a column
_FILLS: Final = {
    Tone.STRONG: ("404040", "FFFFFF"), Tone.MIDDLE: ("8C8C8C", "000000"), Tone.WARM: ("BFBFBF", "000000"),
    Tone.LIGHT: ("FFFFFF", "000000"), Tone.PALE: ("EDEDED", "000000"),
}  # fmt: skip
_BAR_HEIGHT: Final = mm(9)
_TOGETHER: Final = 5  # rows that one cell reaches over stay on a page, if they are not more
_KEEP: Final = "<w:keepNext/>"
_PAD: Final = mm(2)
_MANY_COLUMNS: Final = 7
_MANY_ROWS: Final = 8  # of a table that should stand on one page


def table(values: Table, width: int, *, is_dense: bool = False) -> str:
    """Write a table over a width, with its title above and its note below."""
    widths = _widths([each.share for each in values.columns], width)
    is_large = len(widths) >= _MANY_COLUMNS and len(values.rows) > _MANY_ROWS
    size = "Small" if is_dense or is_large else ""
    head = "".join(
        _cell(paragraph(f"CellHead{size}", column.name), wide, fill="F2F2F2")
        for column, wide in zip(values.columns, widths, strict=True)
    )
    rows = [_head_row(head)]
    reaching = [0] * len(widths)  # how many rows more the cell above reaches over, by column
    for row in values.rows:
        rows.append(_row(row, values, widths, reaching, size))
    title = paragraph("CellHead", values.title) if values.title else ""
    note = paragraph(f"Cell{size}", values.note) if values.note else ""
    gap = sliver(height=TABLE_GAP)
    return (title or gap) + _table(widths, rows) + gap + note


def bar(values: Bar, width: int) -> str:
    """Write a bar whose parts are as long as their counts; a part too short for its words leaves them to the text."""
    parts = [each for each in values.parts if each.count > 0]
    if not parts:
        return ""
    widths = _widths([each.count for each in parts], width, least=mm(2))
    cells = []
    for part, wide in zip(parts, widths, strict=True):
        fill, ink = _FILLS[part.tone]
        words = next(
            (each for each in (f"{part.name} {part.count}", str(part.count)) if _fits(each, wide)), ""
        )
        cells.append(
            _cell(
                paragraph("CellMiddle", words, looks=f'<w:color w:val="{ink}"/>'), wide, fill=fill, margin=0
            )
        )
    row = f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{_BAR_HEIGHT}" w:hRule="exact"/></w:trPr>{"".join(cells)}</w:tr>'
    return sliver(height=TABLE_GAP) + _table(widths, [row]) + sliver(height=TABLE_GAP)


def _fits(words: str, width: int) -> bool:
    return width_of(words) * TABLE * 20 + _PAD <= width


def _widths(shares: Sequence[int], width: int, *, least: int = _LEAST) -> list[int]:
    """Part a width by shares, so that the parts add up to it and none is too narrow for a word."""
    least = min(least, width // len(shares))
    whole, room = sum(shares), width - least * len(shares)
    ends = [round(room * sum(shares[: at + 1]) / whole) for at in range(len(shares))]
    return [least + end - start for start, end in zip([0, *ends[:-1]], ends, strict=True)]


def _table(widths: Sequence[int], rows: Sequence[str]) -> str:
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = "".join(f'<w:gridCol w:w="{wide}"/>' for wide in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:left w:w="{_MARGIN}" w:type="dxa"/><w:right w:w="{_MARGIN}" w:type="dxa"/></w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _stays_with_next(row: Row, reaching: Sequence[int]) -> bool:
    """Tell whether a cell of this row, or one from above, reaches on; a very long reach may be parted."""
    downs = [cell.down - 1 for cell in row.cells if cell is not None]
    return any(0 < left <= _TOGETHER for left in (*(each - 1 for each in reaching if each), *downs))


def _head_row(cells: str) -> str:
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


def _row(row: Row, values: Table, widths: Sequence[int], reaching: list[int], size: str) -> str:
    cells, at = [], 0
    keep = _KEEP if _stays_with_next(row, reaching) else ""
    while at < len(widths):
        cell = row.cells[at]
        if cell is None:
            cells.append(_reached(widths[at], reaching, at, size, keep))
            at += 1
            continue
        across = max(1, min(cell.across, len(widths) - at))
        reaching[at] = cell.down - 1
        cells.append(
            _cell(
                _words(cell, is_centred=values.columns[at].is_centred, size=size, keep=keep),
                sum(widths[at : at + across]),
                across=across,
                merge='<w:vMerge w:val="restart"/>' if cell.down > 1 else "",
                fill="FAFAFA" if cell.is_head else "",
            )
        )
        at += across
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"


def _reached(width: int, reaching: list[int], at: int, size: str, keep: str) -> str:
    """Write a place that the cell above reaches over; where none does, an empty cell."""
    covered = reaching[at] > 0
    reaching[at] = max(0, reaching[at] - 1)
    return _cell(paragraph(f"Cell{size}", place=keep), width, merge="<w:vMerge/>" if covered else "")


def _words(cell: Cell, *, is_centred: bool, size: str, keep: str) -> str:
    style = "CellSection" if cell.is_head else "CellMiddle" if is_centred else "Cell"
    return paragraph(style + size, clean(cell.text), place=keep)


def _cell(
    content: str, width: int, *, across: int = 1, merge: str = "", fill: str = "", margin: int | None = None
) -> str:
    span = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    sides = (
        ""
        if margin is None
        else f'<w:tcMar><w:left w:w="{margin}" w:type="dxa"/><w:right w:w="{margin}" w:type="dxa"/></w:tcMar>'
    )
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{shade}{sides}<w:vAlign w:val="center"/></w:tcPr>'
        f"{content}</w:tc>"
    )

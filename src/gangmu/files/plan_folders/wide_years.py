"""Tables with years for columns (宽表) become rows: one for each filled cell."""

import re
from collections.abc import Sequence
from typing import Final

from gangmu.files.tables.cells import half_width
from gangmu.files.tables.columns import Column
from gangmu.files.tables.csv_reading import Grid

_YEAR: Final = re.compile(r"[12][0-9]{3}(?:年度?)?", re.ASCII)


def in_rows(grid: Grid, columns: Sequence[Column]) -> Grid:
    """Give a grid with `period` and `value` for one whose columns are years; any other as it is."""
    known = {
        name for each in columns if each.name in ("period", "value") for name in (each.name, *each.headers)
    }
    years = [index for index, name in enumerate(grid.header) if _YEAR.fullmatch(half_width(name))]
    if not years or any(name in known for name in grid.header):
        return grid
    kept = [index for index in range(len(grid.header)) if index not in years]
    header = (*(grid.header[index] for index in kept), "period", "value")
    rows = tuple(
        (number, (*(cells[index] for index in kept), grid.header[year], cells[year]))
        for number, cells in grid.rows
        for year in years
        if cells[year]
    )
    return Grid(grid.file, header, rows)

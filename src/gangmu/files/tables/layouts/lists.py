"""Plain lists (名录): places or definitions of indicators, a row each, by the names of their columns."""

from typing import Final

from gangmu.core.plan.said.states import is_nothing
from gangmu.files.plan_folders.schema import BY_NAME
from gangmu.files.tables.layouts.finding import Found
from gangmu.files.tables.layouts.headings import Role
from gangmu.files.tables.layouts.raw_rows import Gathered, RawRow, spot_at

_NAMED: Final = {"indicators": ("indicator",), "places": ("place",)}


def fields_of(table: str) -> tuple[str, ...]:
    """Name the columns that a list may have; the thing itself may stand under its own word."""
    return (*(column.name for column in BY_NAME[table].columns), *_NAMED[table], "key")


def list_of(found: Found, *, table: str) -> Gathered:
    """Give the rows of a list."""
    rows = []
    for row in found.body:
        texts: dict[str, str] = {}
        columns: dict[str, int] = {}
        for heading in found.headings:
            if heading.role is not Role.FIELD or heading.field == "key":
                continue
            field = "name" if heading.field in _NAMED[table] else heading.field
            text = found.sheet.text(row, heading.column)
            columns[field] = heading.column
            if text and not is_nothing(text):
                texts[field] = text
        rows.append(RawRow(texts=texts, spot=spot_at(found.sheet.name, row, columns)))
    return Gathered(rows={table: tuple(rows)})

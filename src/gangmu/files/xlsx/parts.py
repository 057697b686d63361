"""The parts of a workbook that are the same in each (固定部件), as ECMA-376 asks for them."""

import re
from collections.abc import Sequence
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from gangmu.files.tables.sheets import letters

HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_KIND: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
OPTIONS: Final = "选项"


def fixed(sheets: int, *, styles: str) -> dict[str, str]:
    """Give the parts of a workbook of so many sheets, but for the book and the sheets themselves."""
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{_KIND}.worksheet+xml"/>'
        for number in range(1, sheets + 1)
    )
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATION}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in range(1, sheets + 1)
    )
    return {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>{overrides}'
        f'<Override PartName="/xl/styles.xml" ContentType="{_KIND}.styles+xml"/></Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{relations}'
        f'<Relationship Id="rId0" Type="{_RELATION}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": HEAD + styles,
    }


def book(sheets: Sequence[tuple[str, bool, int]]) -> str:
    """Give the book: its sheets by name, which are hidden, and how many rows each repeats on every printed page."""
    named = "".join(
        f'<sheet name={quoteattr(_sheet_name(name))} sheetId="{number}"{_state(hidden)} r:id="rId{number}"/>'
        for number, (name, hidden, _) in enumerate(sheets, start=1)
    )
    repeated = "".join(
        f'<definedName name="_xlnm.Print_Titles" localSheetId="{index}">{_quoted(name)}!$1:${rows}</definedName>'
        for index, (name, _, rows) in enumerate(sheets)
        if rows
    )
    names = f"<definedNames>{repeated}</definedNames>" if repeated else ""
    return f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{_RELATION}"><sheets>{named}</sheets>{names}</workbook>'


def _quoted(name: str) -> str:
    return "'" + escape(_sheet_name(name)).replace("'", "''") + "'"


_NO_NAME: Final = re.compile(r"[\[\]:*?/\\']")
_NAME_LENGTH: Final = 31


def _sheet_name(name: str) -> str:
    return _NO_NAME.sub(" ", name)[:_NAME_LENGTH] or "1"


def _state(hidden: bool) -> str:
    return ' state="hidden"' if hidden else ""


def view(rows: int, columns: int, active: str) -> str:
    """Freeze the rows down to the header, and the first columns where that is asked; `active` names a column."""
    if not rows:
        return ""
    across = f' xSplit="{columns}"' if columns else ""
    where = "bottomRight" if columns else "bottomLeft"
    corner = f"{letters(columns + 1)}{rows + 1}"
    pane = f'<pane{across} ySplit="{rows}" topLeftCell="{corner}" activePane="{where}" state="frozen"/>'
    chosen = f'<selection pane="{where}" activeCell="{active}{rows + 1}" sqref="{active}{rows + 1}"/>'
    return f'<sheetViews><sheetView workbookViewId="0">{pane}{chosen}</sheetView></sheetViews>'


PRINTED: Final = (
    '<printOptions horizontalCentered="1"/>'
    '<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>'
)  # A4 across, as wide as it is


_NOT_IN_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0d\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LOOKS_ESCAPED: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def escaped(text: str) -> str:
    """Write the characters that XML has no room for as spreadsheets do.

    >>> escaped("a\\rb"), escaped("_x000D_")
    ('a_x000D_b', '_x005F_x000D_')
    """
    text = _LOOKS_ESCAPED.sub("_x005F_", text)
    return _NOT_IN_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", text)

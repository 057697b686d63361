"""The parts of a workbook that are the same in each (固定部件), as ECMA-376 asks for them."""

import re
from collections.abc import Sequence
from typing import Final
from xml.sax.saxutils import quoteattr

HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_KIND: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
OPTIONS: Final = "选项"

# Numbers of the styles below, in their order.
PLAIN, HEADER, REQUIRED, TITLE, NOTE, TEXT, QUOTED, DAY, NUMBER = range(9)
_FONT: Final = '<name val="宋体"/><family val="3"/><charset val="134"/>'
_STYLES: Final = f"""<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>
<fonts count="5"><font><sz val="11"/>{_FONT}</font><font><b/><sz val="11"/>{_FONT}</font>
<font><b/><sz val="11"/><color rgb="FFA63A2A"/>{_FONT}</font><font><b/><sz val="16"/>{_FONT}</font>
<font><sz val="10"/><color rgb="FF5B6470"/>{_FONT}</font></fonts>
<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>
<fill><patternFill patternType="solid"><fgColor rgb="FFEEF1F4"/><bgColor indexed="64"/></patternFill></fill></fills>
<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/>
<bottom style="thin"><color rgb="FFB8C0C8"/></bottom><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="9"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
<xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1"><alignment wrapText="1" vertical="center"/></xf>
<xf numFmtId="49" fontId="2" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1"><alignment wrapText="1" vertical="center"/></xf>
<xf numFmtId="49" fontId="3" fillId="0" borderId="0" xfId="0" applyFont="1"/>
<xf numFmtId="49" fontId="4" fillId="0" borderId="0" xfId="0" applyFont="1"/>
<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/>
<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"""


def fixed(sheets: int) -> dict[str, str]:
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
        "xl/styles.xml": HEAD + _STYLES,
    }


def book(sheets: Sequence[tuple[str, bool]]) -> str:
    """Give the book: its sheets by name, and which are hidden."""
    named = "".join(
        f'<sheet name={quoteattr(_sheet_name(name))} sheetId="{number}"{_state(hidden)} r:id="rId{number}"/>'
        for number, (name, hidden) in enumerate(sheets, start=1)
    )
    return f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{_RELATION}"><sheets>{named}</sheets></workbook>'


_NO_NAME: Final = re.compile(r"[\[\]:*?/\\']")
_NAME_LENGTH: Final = 31


def _sheet_name(name: str) -> str:
    return _NO_NAME.sub(" ", name)[:_NAME_LENGTH] or "1"


def _state(hidden: bool) -> str:
    return ' state="hidden"' if hidden else ""


def view(frozen: int, column: str) -> str:
    """Freeze the rows down to the header."""
    if not frozen:
        return ""
    pane = f'<pane ySplit="{frozen}" topLeftCell="A{frozen + 1}" activePane="bottomLeft" state="frozen"/>'
    active = f'<selection pane="bottomLeft" activeCell="{column or "A"}{frozen + 1}" sqref="{column or "A"}{frozen + 1}"/>'
    return f'<sheetViews><sheetView workbookViewId="0">{pane}{active}</sheetView></sheetViews>'


_NOT_IN_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0d\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LOOKS_ESCAPED: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def escaped(text: str) -> str:
    """Write the characters that XML has no room for as spreadsheets do.

    >>> escaped("a\\rb"), escaped("_x000D_")
    ('a_x000D_b', '_x005F_x000D_')
    """
    text = _LOOKS_ESCAPED.sub("_x005F_", text)
    return _NOT_IN_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", text)

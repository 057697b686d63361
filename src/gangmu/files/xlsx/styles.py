"""The styles of a workbook (单元格样式): headers, titles, days, and cells of a ledger that are known or to be filled in."""

from collections.abc import Sequence
from typing import Final
from xml.sax.saxutils import quoteattr

from gangmu.files.xlsx.parts import MAIN

# Numbers of the styles below, in their order.
PLAIN, HEADER, REQUIRED, TITLE, NOTE, TEXT, QUOTED, DAY, NUMBER = range(9)
KNOWN, KNOWN_QUOTED, KNOWN_NUMBER, FILL, FILL_QUOTED, FILL_NUMBER, TITLE_CENTRED, FOOT = range(9, 17)
_FIRST_WITH_UNIT: Final = 17
_FIRST_FORMAT: Final = 165
_FONT: Final = '<name val="宋体"/><family val="3"/><charset val="134"/>'
_FONTS: Final = f"""<fonts count="6"><font><sz val="11"/>{_FONT}</font><font><b/><sz val="11"/>{_FONT}</font>
<font><b/><sz val="11"/><color rgb="FF9A3D1C"/>{_FONT}</font><font><b/><sz val="16"/>{_FONT}</font>
<font><sz val="10"/><color rgb="FF5B6470"/>{_FONT}</font><font><sz val="11"/><color rgb="FF474F57"/>{_FONT}</font></fonts>"""
_FILLS: Final = """<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>
<fill><patternFill patternType="solid"><fgColor rgb="FFE9EFF5"/><bgColor indexed="64"/></patternFill></fill>
<fill><patternFill patternType="solid"><fgColor rgb="FFF0F0EE"/><bgColor indexed="64"/></patternFill></fill></fills>"""
_THIN: Final = '{side} style="thin"><color rgb="FFB8C0C8"/></{side}>'
_BOX: Final = "".join("<" + _THIN.format(side=side) for side in ("left", "right", "top", "bottom"))
_BORDERS: Final = f"""<borders count="3"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/>
<bottom style="thin"><color rgb="FFB8C0C8"/></bottom><diagonal/></border><border>{_BOX}<diagonal/></border></borders>"""
_WRAP: Final = '<alignment wrapText="1" vertical="center"/>'


def _xf(
    form: int, font: int, fill: int = 0, border: int = 0, *, quoted: bool = False, inside: str = ""
) -> str:
    mark = ' quotePrefix="1"' if quoted else ""
    return (
        f'<xf numFmtId="{form}" fontId="{font}" fillId="{fill}" borderId="{border}" xfId="0" applyNumberFormat="1" '
        f'applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"{mark}>{inside}</xf>'
    )


_FIXED: Final = (
    _xf(0, 0), _xf(49, 1, 2, 2, inside=_WRAP), _xf(49, 2, 2, 2, inside=_WRAP), _xf(49, 3), _xf(49, 4), _xf(49, 0),
    _xf(49, 0, quoted=True), _xf(164, 0), _xf(0, 0),
    _xf(49, 5, 3, 2, inside=_WRAP), _xf(49, 5, 3, 2, quoted=True, inside=_WRAP), _xf(0, 5, 3, 2, inside=_WRAP),
    _xf(49, 0, 0, 2, inside=_WRAP), _xf(49, 0, 0, 2, quoted=True, inside=_WRAP), _xf(0, 0, 0, 2, inside=_WRAP),
    _xf(49, 3, inside='<alignment horizontal="center" vertical="center"/>'),
    _xf(49, 4, inside='<alignment wrapText="1" vertical="top"/>'),
)  # fmt: skip


def with_unit(units: Sequence[str], unit: str, *, known: bool) -> int:
    """Give the style of a number that is shown with its unit: 6.6 as 6.6亿元."""
    return _FIRST_WITH_UNIT + 2 * units.index(unit) + (0 if known else 1)


def style_sheet(units: Sequence[str]) -> str:
    """Give the part of all styles, two for each unit that numbers are shown with."""
    formats = [(164, "yyyy\\-mm\\-dd")]
    formats += [(_FIRST_FORMAT + index, _format(unit)) for index, unit in enumerate(units)]
    named = "".join(f'<numFmt numFmtId="{number}" formatCode={quoteattr(code)}/>' for number, code in formats)
    cells = list(_FIXED)
    for number, _ in formats[1:]:
        cells += [_xf(number, 5, 3, 2, inside=_WRAP), _xf(number, 0, 0, 2, inside=_WRAP)]
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts count="{len(formats)}">{named}</numFmts>{_FONTS}{_FILLS}{_BORDERS}'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{len(cells)}">{"".join(cells)}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _format(unit: str) -> str:
    """Show a number as it is with its unit behind it; a share is written out, not multiplied."""
    quoted = '"' + unit.replace('"', "") + '"'
    return f"General{quoted}"

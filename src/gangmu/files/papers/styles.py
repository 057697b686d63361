"""Styles of an official paper (公文样式): each part of the paper is one, so that an office can still set it by hand."""

import math
from dataclasses import dataclass
from functools import partial
from typing import Final
from xml.sax.saxutils import quoteattr

from gangmu.files.papers import measures
from gangmu.files.papers.faces import Faces
from gangmu.files.papers.measures import CHARACTER, LINE, pt

RED: Final = "FF0000"
_TWO: Final = round(2 * CHARACTER)
# The grid of the page is set for whoever types on. These styles keep it by their own line and width, and so look
# alike in every office program: some spread characters that are wider than the cells of a grid.
_OFF_GRID: Final = '<w:snapToGrid w:val="0"/>'
_CLOSE: Final = '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'  # 2026年, not 2026 年
CLOSER: Final = math.floor(CHARACTER) - 1 - pt(measures.BODY)  # one less: some round the grid down


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """样式: the face, size and place of one part of a paper."""

    code: str
    name: str
    face: str
    points: float = measures.BODY
    justified: str = "both"
    first_line: bool = False
    line: int = LINE
    colour: str = ""
    outline: int | None = None  # its level among the headings
    keeps_next: bool = False


def _cells(size: str, points: float, line: int) -> tuple[Style, ...]:
    """Give the styles of the cells of a table of one size."""
    name = "小" if size else ""
    made = partial(Style, points=points, line=line)
    return (
        made(code=f"Cell{size}", name=f"公文{name}表格", face="body", justified="left"),
        made(code=f"CellMiddle{size}", name=f"公文{name}表格居中", face="body", justified="center"),
        made(code=f"CellHead{size}", name=f"公文{name}表头", face="first", justified="center"),
        made(
            code=f"CellSection{size}",
            name=f"公文{name}表内标题",
            face="first",
            justified="left",
            keeps_next=True,
        ),
    )


STYLES: Final = (
    Style(code="Body", name="公文正文", face="body", first_line=True),
    Style(code="Flush", name="公文顶格", face="body"),
    Style(code="Heading1", name="heading 1", face="first", first_line=True, outline=0, keeps_next=True),
    Style(code="Heading2", name="heading 2", face="second", first_line=True, outline=1, keeps_next=True),
    Style(code="Heading3", name="heading 3", face="body", first_line=True, outline=2, keeps_next=True),
    Style(code="Heading4", name="heading 4", face="body", first_line=True, outline=3, keeps_next=True),
    Style(code="Title", name="Title", face="title", points=measures.TITLE, justified="center", keeps_next=True),
    Style(code="Mark", name="公文发文机关标志", face="title", points=36, justified="center", colour=RED),
    Style(code="Draft", name="公文稿本", face="second", justified="center"),
    Style(code="Number", name="公文文号", face="body", justified="center"),
    Style(code="Urgency", name="公文紧急程度", face="first", justified="left"),
    Style(code="Signed", name="公文署名", face="body", justified="right"),
    Style(code="Annex", name="公文附件", face="first", justified="left", keeps_next=True),
    Style(code="Foot", name="公文版记", face="body", points=measures.SMALL, line=pt(24)),
    Style(
        code="PageNumber", name="公文页码", face="page", points=measures.SMALL, line=measures.NUMBER_LINE
    ),
    *_cells("", measures.TABLE, measures.TABLE_LINE),
    *_cells("Small", measures.SMALL_TABLE, measures.SMALL_TABLE_LINE),
)  # fmt: skip


def style_sheet(faces: Faces) -> str:
    """Write every style."""
    body = _fonts(faces, "body")
    default = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{body}<w:kern w:val="2"/>{_size(measures.BODY)}'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f'<w:pPr><w:widowControl w:val="0"/>{_CLOSE}{_spacing(LINE)}</w:pPr><w:rPr>{body}{_size(measures.BODY)}</w:rPr></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
    )
    return default + "".join(_style(each, faces) for each in STYLES)


def _style(style: Style, faces: Faces) -> str:
    indent = f'<w:ind w:firstLineChars="200" w:firstLine="{_TWO}"/>' if style.first_line else ""
    closer = f'<w:spacing w:val="{CLOSER}"/>' if style.points == measures.BODY else ""
    level = "" if style.outline is None else f'<w:outlineLvl w:val="{style.outline}"/>'
    keep = "<w:keepNext/>" if style.keeps_next else ""
    colour = f'<w:color w:val="{style.colour}"/>' if style.colour else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{style.code}"><w:name w:val={quoteattr(style.name)}/>'
        '<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>'
        f'{keep}<w:widowControl w:val="0"/>{_CLOSE}{_OFF_GRID}{_spacing(style.line)}{indent}'
        f'<w:jc w:val="{style.justified}"/>{level}</w:pPr>'
        f"<w:rPr>{_fonts(faces, style.face)}{_OFF_GRID}{colour}{closer}{_size(style.points)}</w:rPr></w:style>"
    )


def _fonts(faces: Faces, face: str) -> str:
    chinese = quoteattr(getattr(faces, face)[0])
    latin = chinese if face in ("page", "title", "first") else quoteattr(faces.latin[0])
    return f"<w:rFonts w:ascii={latin} w:hAnsi={latin} w:eastAsia={chinese} w:cs={latin}/>"


def _size(points: float) -> str:
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def _spacing(line: int) -> str:
    return f'<w:spacing w:before="0" w:after="0" w:line="{line}" w:lineRule="exact"/>'

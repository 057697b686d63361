"""Page numbers (页码): below the text on the outer side; of pages that lie across, where they stand when the paper is bound."""

from typing import Final

from gangmu.files.papers import measures
from gangmu.files.papers.measures import LANDSCAPE, NUMBER_GAP, NUMBER_LINE
from gangmu.files.papers.paragraphs import indent, run, wrapped

_EDGE: Final = measures.pt(measures.SMALL)  # 空一字
_EMU: Final = 635  # of a twentieth of a point
_FIELD: Final = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006"
_SHAPE: Final = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_CHOICE: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def page_number(side: str) -> str:
    """Write the number between dashes, one character from the outer side."""
    place = f'{indent(right=_EDGE) if side == "right" else indent(left=_EDGE)}<w:jc w:val="{side}"/>'
    return wrapped("PageNumber", run("— ") + _FIELD + run(" —"), place=place)


def page_number_across(side: str) -> str:
    """Write the number of a page that lies across at its left edge, turned, so that all numbers of a bound paper lie alike.

    Bound, the page is turned until its left edge is below; the outer side of an odd page is then its own lower edge.
    """
    left = LANDSCAPE.left - NUMBER_GAP - NUMBER_LINE
    height = LANDSCAPE.height - LANDSCAPE.top - LANDSCAPE.bottom
    extent = f'cx="{NUMBER_LINE * _EMU}" cy="{height * _EMU}"'
    box = (
        f'<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{page_number(side)}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr vert="vert" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></wps:bodyPr></wps:wsp>'
    )
    return wrapped("PageNumber", _anchored(box, extent, left=left, top=LANDSCAPE.top))


def _anchored(shape: str, extent: str, *, left: int, top: int) -> str:
    """Anchor a shape to its page."""
    return (
        f'<w:r><mc:AlternateContent xmlns:mc="{_CHOICE}"><mc:Choice Requires="wps" xmlns:wps="{_SHAPE}"><w:drawing>'
        f'<wp:anchor xmlns:wp="{_DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0" simplePos="0" '
        'relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{left * _EMU}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{top * _EMU}</wp:posOffset></wp:positionV><wp:extent {extent}/>'
        '<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr id="1" name="页码"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_SHAPE}">{shape}</a:graphicData></a:graphic>'
        "</wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
    )

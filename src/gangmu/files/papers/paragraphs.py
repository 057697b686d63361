"""Paragraphs (段落) of a document, each in its style."""

from typing import Final

from gangmu.files.papers.measures import LINE
from gangmu.files.papers.texts import xml

_HINT: Final = '<w:rFonts w:hint="eastAsia"/>'


def run(text: str, looks: str = "") -> str:
    """Write words; marks that both scripts have (“”, —) are set in the Chinese face."""
    return f'<w:r><w:rPr>{_HINT}{looks}</w:rPr><w:t xml:space="preserve">{xml(text)}</w:t></w:r>'


def paragraph(style: str, text: str = "", *, looks: str = "", place: str = "") -> str:
    """Write one paragraph; `place` holds what it differs in from its style."""
    return wrapped(style, run(text, looks) if text else "", place=place)


def wrapped(style: str, runs: str, *, place: str = "") -> str:
    """Write one paragraph of runs."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{place}</w:pPr>{runs}</w:p>'


def blank(lines: int = 1, *, height: int = LINE, keeps_next: bool = False) -> str:
    """Leave lines of the grid empty; they may not be parted from what follows."""
    return paragraph("Flush", place=("<w:keepNext/>" if keeps_next else "") + _exact(height)) * lines


def sliver(inner: str = "", *, height: int = 20) -> str:
    """Write the thinnest paragraph, which holds what must stand after a table or at the end of a section."""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="Flush"/><w:snapToGrid w:val="0"/>{_exact(height)}'
        f'<w:rPr><w:sz w:val="2"/></w:rPr>{inner}</w:pPr></w:p>'
    )


def indent(*, left: int = 0, right: int = 0, hanging: int = 0) -> str:
    """Set a paragraph in from its sides."""
    hang = f' w:hanging="{hanging}"' if hanging else ' w:firstLineChars="0" w:firstLine="0"'
    return f'<w:ind w:left="{left}" w:right="{right}"{hang}/>'


def right_tab(at: int) -> str:
    """Let a tab reach to the right edge."""
    return f'<w:tabs><w:tab w:val="right" w:pos="{at}"/></w:tabs>'


def tab() -> str:
    """Write a tab."""
    return "<w:r><w:tab/></w:r>"


def _exact(height: int) -> str:
    return f'<w:spacing w:before="0" w:after="0" w:line="{height}" w:lineRule="exact"/>'

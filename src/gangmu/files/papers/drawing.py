"""Draws a paper (排版): the text of each block in its style, sections for pages that lie across, feet with page numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from gangmu.core.base.papers.numbers import label_of
from gangmu.core.base.papers.values import Annex, Bar, Block, Form, Heading, Paper, Table, Text
from gangmu.core.base.papers.words import PaperWords
from gangmu.files.papers import feet, heads, measures, packages
from gangmu.files.papers.faces import Faces, font_table
from gangmu.files.papers.measures import CHARACTER_SPACE, LANDSCAPE, LINE, PORTRAIT, Page, mm
from gangmu.files.papers.packages import Part
from gangmu.files.papers.page_numbers import page_number, page_number_across
from gangmu.files.papers.paragraphs import blank, paragraph, sliver, wrapped
from gangmu.files.papers.styles import style_sheet
from gangmu.files.papers.tables import bar, table
from gangmu.files.papers.texts import paragraphs, title_lines

_RULE_BELOW_NUMBER: Final = measures.FOOTER - mm(20)  # of a letter's first page
_SHORT: Final = 5 * measures.CHARACTERS  # a longer last paragraph would leave too much of its page empty
_KEEP: Final = "<w:keepNext/><w:keepLines/>"
_NEW_PAGE: Final = "<w:pageBreakBefore/>"


def paper_file(paper: Paper, words: PaperWords) -> bytes:
    """Give a paper as the bytes of a .docx: equal for equal papers and words."""
    faces = Faces.of(words)
    is_letter = paper.form is Form.LETTER
    body = "".join(_written(_sections(paper, words), is_letter=is_letter))
    parts = [
        Part("styles", style_sheet(faces)),
        Part("settings", _SETTINGS),
        Part("fontTable", font_table(faces)),
        Part("footer", _foot_with_number("right", is_letter=is_letter), name="footerOdd"),
        Part("footer", _foot_with_number("left", is_letter=is_letter), name="footerEven"),
    ]
    if any(each.is_landscape for each in paper.annexes):
        parts.append(Part("footer", page_number_across("right"), name="footerAcrossOdd"))
        parts.append(Part("footer", page_number_across("left"), name="footerAcrossEven"))
    if is_letter:
        parts.append(Part("header", heads.letter_mark(paper, words), name="headerFirst"))
        parts.append(Part("footer", heads.letter_foot_rule(), name="footerFirst"))
        parts.append(Part("header", paragraph("PageNumber"), name="headerOther"))
    return packages.packed(body, parts, title=paper.title, author=paper.issuer)


_SETTINGS: Final = (
    '<w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/>'
    '<w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/><w:drawingGridVerticalSpacing w:val="579"/>'
    '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/>'
    "<w:doNotLeaveBackslashAlone/><w:ulTrailSpace/><w:adjustLineHeightInTable/><w:useFELayout/>"
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
)


@dataclass(slots=True)
class _Section:
    """One run of pages that lie the same way."""

    page: Page
    content: list[str] = field(default_factory=list)


def _sections(paper: Paper, words: PaperWords) -> list[_Section]:
    first = _Section(PORTRAIT, [heads.head(paper, words), heads.title(paper, words), heads.recipients(paper)])
    if not first.content[-1]:  # no recipients below the title: a line is left empty all the same
        first.content.append(blank())
    is_signed, is_dense = paper.form is not Form.BRIEF, paper.form is Form.LETTER
    first.content.extend(_blocks(paper.blocks, PORTRAIT, is_signed=is_signed, is_dense=is_dense))
    first.content += [feet.annex_names(paper), feet.signature(paper)]
    sections = [first]
    for number, annex in enumerate(paper.annexes, start=1):
        page = LANDSCAPE if annex.is_landscape else PORTRAIT
        label = f"附件{number}" if len(paper.annexes) > 1 else "附件"
        same = sections[-1].page is page
        if not same:
            sections.append(_Section(page))
        sections[-1].content.extend(_annex(annex, label, page, breaks=same))
    _add_foot(paper, sections)
    return sections


def _add_foot(paper: Paper, sections: list[_Section]) -> None:
    """Put the foot on the last page; it never lies across."""
    written = feet.foot(paper)
    if not written:
        return
    if sections[-1].page is not PORTRAIT:
        sections.append(_Section(PORTRAIT))
    sections[-1].content.append(written)


def _annex(annex: Annex, label: str, page: Page, *, breaks: bool) -> Iterator[str]:
    """Write an annex on a page of its own: its label flush left, its title two lines below."""
    yield paragraph("Annex", label, place=_NEW_PAGE if breaks else "")
    yield blank()
    most = page.text_width // 20 // measures.TITLE
    yield from (paragraph("Title", line) for line in title_lines(annex.title, most))
    yield blank()
    yield from _blocks(annex.blocks, page)


def _blocks(
    blocks: Sequence[Block], page: Page, *, is_signed: bool = False, is_dense: bool = False
) -> Iterator[str]:
    """Write blocks in order; the last words stay with the signature, which never stands on a page of its own."""
    last = blocks[-1] if blocks and is_signed else None
    counts = [0, 0, 0, 0]
    for block in blocks:
        match block:
            case Heading():
                counts[block.level - 1] += 1
                counts[block.level :] = [0] * (4 - block.level)
                label = label_of(block.level, counts[block.level - 1])
                place = _NEW_PAGE if block.on_new_page else ""
                yield paragraph(f"Heading{block.level}", label + block.text, place=place)
            case Text():
                keep = _KEEP if block is last and len(block.text) <= _SHORT else ""
                yield from (paragraph("Body", each, place=keep) for each in paragraphs(block.text))
            case Table():
                yield table(block, page.text_width, is_dense=is_dense)
            case Bar():
                yield bar(block, page.text_width)


def _written(sections: Sequence[_Section], *, is_letter: bool) -> Iterator[str]:
    for number, section in enumerate(sections, start=1):
        ends = _section_end(section.page, is_first=number == 1, is_letter=is_letter)
        yield from section.content
        yield sliver(ends) if number < len(sections) else sliver() + ends


def _section_end(page: Page, *, is_first: bool, is_letter: bool) -> str:
    """Write the size, margins, grid and feet of a section."""
    turned = ' w:orient="landscape"' if page is LANDSCAPE else ""
    kind = "linesAndChars" if page is PORTRAIT else "lines"
    space = f' w:charSpace="{CHARACTER_SPACE}"' if page is PORTRAIT else ""
    feet_ = "footerAcross" if page is LANDSCAPE else "footer"
    named = f'<w:footerReference w:type="default" r:id="{feet_}Odd"/><w:footerReference w:type="even" r:id="{feet_}Even"/>'
    if is_letter:
        named = (
            '<w:headerReference w:type="first" r:id="headerFirst"/><w:headerReference w:type="default" r:id="headerOther"/>'
            f'<w:headerReference w:type="even" r:id="headerOther"/><w:footerReference w:type="first" r:id="footerFirst"/>{named}'
        )
    return (
        f'<w:sectPr>{named}<w:type w:val="nextPage"/><w:pgSz w:w="{page.width}" w:h="{page.height}"{turned}/>'
        f'<w:pgMar w:top="{page.top}" w:right="{page.right}" w:bottom="{page.bottom}" w:left="{page.left}" '
        f'w:header="{measures.LETTER_MARK if is_letter else mm(20)}" w:footer="{_footer_of(page, is_letter=is_letter)}" '
        f'w:gutter="0"/>{"<w:titlePg/>" if is_letter and is_first else ""}'
        f'<w:docGrid w:type="{kind}" w:linePitch="{LINE}"{space}/></w:sectPr>'
    )


def _footer_of(page: Page, *, is_letter: bool) -> int:
    return mm(20) if is_letter else page.footer


def _foot_with_number(side: str, *, is_letter: bool) -> str:
    """Write the page number between dashes, one character from the outer side; in a letter as high as elsewhere."""
    below = wrapped("PageNumber", "", place=_height(_RULE_BELOW_NUMBER)) if is_letter else ""
    return page_number(side) + below


def _height(line: int) -> str:
    return f'<w:spacing w:before="0" w:after="0" w:line="{line}" w:lineRule="exact"/>'

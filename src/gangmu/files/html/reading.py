"""Reads a web page into text: headings with their levels, blocks as lines, tables as rows."""

import re
from typing import TYPE_CHECKING, Final

from gangmu.core.outline.sources import SourceText
from gangmu.files.assembly import TextAssembly
from gangmu.files.cues import Cue, Look, cue_of
from gangmu.files.html.decoding import decode_page
from gangmu.files.html.looks import look_of
from gangmu.files.html.pages import PageWeights, is_site, main_element
from gangmu.files.html.tables import MergedCells, cells_of, is_header, own_rows
from gangmu.files.limits import check_tags
from gangmu.files.refusals import DamagedDocumentError, EmptyDocumentError, TooDemandingError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

BLOCKS: Final = frozenset(
    """p div li ul ol dl dt dd h1 h2 h3 h4 h5 h6 section article main header blockquote pre table caption
    figure figcaption address form center hr body html fieldset details summary
    tr td th thead tbody tfoot""".split()
)
HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
BLANKS: Final = re.compile(r"[ \t\r\n\f\v]+")
# Editors break their lines anywhere; between Han such a break is no blank.
BREAK_IN_HAN: Final = re.compile(
    r"(?<=[\u2e80-\u9fff\uff00-\uffef])[ \t]*[\r\n]\s*(?=[\u2e80-\u9fff\uff00-\uffef])"
)
DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]*>")  # a parser of text refuses one that names an encoding
OPENING_CHARACTERS: Final = 120  # a line of so many ends what can be the title


def read_html(data: bytes, *, name: str) -> SourceText:
    """Read a web page as text with spans, without the site's own words."""
    from lxml import etree, html

    page = DECLARATION.sub("", decode_page(data, name=name)).replace("\0", "")
    if not page.strip():
        raise EmptyDocumentError(name=name, where=name)
    check_tags(page.count("<"), name=name, where=name)
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = html.document_fromstring(page, parser=parser, ensure_head_body=False)
    except etree.ParserError:  # there is not an element in it
        raise EmptyDocumentError(name=name, where=name) from None
    except (etree.XMLSyntaxError, AssertionError, ValueError):
        raise DamagedDocumentError(name=name, detail="html", where=name) from None
    if any(error.type_name == "ERR_RESOURCE_LIMIT" or "depth" in error.message for error in parser.error_log):
        raise TooDemandingError(
            name=name, where=name
        )  # the parser stopped: what follows would be lost in silence
    reader = HtmlReader(root, name=name)
    reader.read()
    return reader.text.finish("html")


class HtmlReader:
    """Turns elements into lines, in the order of the page."""

    def __init__(self, root: "Element", *, name: str) -> None:
        self.text = TextAssembly(name=name)
        self._root = root
        self._weights = PageWeights(root)
        self._whole = self._weights.of(root)
        self._number = 0
        self._opening = True
        self._line: list[str] = []
        self._looked: tuple[Element, Look] | None = None
        self._set_depth = 0  # within <pre>
        self._titles = [item for item in root.iter("h1") if not is_hidden_within(item, self)]

    def is_site(self, element: "Element") -> bool:
        """Tell furniture of the site."""
        return is_site(element, weights=self._weights, whole=self._whole)

    def read(self) -> None:
        """Read the paper, its title first where it stands outside the main part."""
        main = main_element(self._root, weights=self._weights)
        within = set(main.iter("h1"))
        if len(self._titles) == 1 and self._titles[0] not in within:
            self._walk(self._titles[0])
        self._walk(main)

    def _walk(self, top: "Element") -> None:
        """Walk an element without recursion: pages nest deeper than a stack may."""
        block: Element | None = top
        pending: list[tuple[str, Element]] = [("leave", top), ("enter", top)]
        while pending:
            step, element = pending.pop()
            if step == "tail":
                self._say(element.tail, block)
                continue
            self._set_depth += (element.tag == "pre") * (1 if step == "enter" else -1)
            is_block = element.tag in BLOCKS
            if step == "leave":
                if is_block:
                    self._end_line(block)
                    block = None
                continue
            if element.tag == "table" and own_rows(element) and not _is_frame(element):
                self._end_line(block)
                self._table(element)
                continue
            if is_block:
                self._end_line(block)
                block = element
            elif element.tag == "br":
                self._end_line(block)
            self._say(element.text, block)
            self._push_children(element, pending)

    def _say(self, words: str | None, block: "Element | None") -> None:
        """Add words to the line; in text set as typed a line end is one."""
        *ended, rest = (words or "").split("\n") if self._set_depth else [words or ""]
        for line in ended:
            self._line.append(line)
            self._end_line(block)
        self._line.append(rest)

    def _push_children(self, element: "Element", pending: "list[tuple[str, Element]]") -> None:
        for child in reversed(element):
            pending.append(("tail", child))
            if isinstance(child.tag, str) and not self.is_site(child):
                pending += [("leave", child), ("enter", child)]

    def _end_line(self, block: "Element | None") -> None:
        line = BREAK_IN_HAN.sub("", "".join(self._line)).replace("\xa0", " ")
        line = BLANKS.sub(" ", line).strip(" \u3000")
        self._line = []
        if line:
            self._number += 1
            self.text.add(line, number=self._number, cue=self._cue(line, block))

    def _cue(self, line: str, block: "Element | None") -> Cue | None:
        if block is None:
            cue = None
        elif block.tag in HEADINGS:
            cue = self._heading(block)
        elif block.tag in ("caption", "figcaption"):
            cue = Cue("caption")
        else:
            cue = cue_of(line, look=self._look(block), opening=self._opening)
        if (cue and cue.kind == "heading") or len(line) > OPENING_CHARACTERS:
            self._opening = False
        return cue

    def _look(self, block: "Element") -> Look:
        """The look of a block, found once: a block of many lines would be walked for each of them."""
        if self._looked is None or self._looked[0] is not block:
            self._looked = (block, look_of(block))
        return self._looked[1]

    def _heading(self, block: "Element") -> Cue:
        is_title = block.tag == "h1" and self._titles[:1] == [block] and self._opening
        return Cue("title") if is_title else Cue("heading", HEADINGS[str(block.tag)])

    def _table(self, table: "Element") -> None:
        merged, first = MergedCells(), True
        for caption in table.iterchildren("caption"):
            self._number += 1
            self.text.add(self._words(caption), number=self._number, cue=Cue("caption"))
        rows = own_rows(table)
        marked = any(is_header(row) for row in rows)
        for row in rows:
            cells = cells_of(row)
            texts = [self._words(cell) for cell in cells]
            if not any(texts):
                continue
            filled = merged.fill(cells, texts)
            self._number += 1
            self.text.add_row(filled, number=self._number, is_header=is_header(row) or (first and not marked))
            first = False

    def _words(self, element: "Element") -> str:
        """The words of a cell on one line; what stood on lines of its own is set apart by a blank."""
        words: list[str] = []
        pending: list[tuple[str, Element]] = [("enter", element)]
        while pending:
            step, at = pending.pop()
            if step == "tail":
                words.append(at.tail or "")
                continue
            if step == "leave":
                words.append(" " if at.tag in BLOCKS else "")
                continue
            words += [" " if at.tag in BLOCKS or at.tag == "br" else "", at.text or ""]
            self._push_children(at, pending)
        return " ".join(BREAK_IN_HAN.sub("", "".join(words)).split())


def is_hidden_within(element: "Element", reader: HtmlReader) -> bool:
    """Tell an element that stands within the site's own furniture."""
    return any(reader.is_site(at) for at in (element, *element.iterancestors()))


def _is_frame(table: "Element") -> bool:
    """A table for layout, or a box: one column whose cells hold blocks."""
    rows = own_rows(table)
    if any(len(cells_of(row)) > 1 for row in rows):
        return False
    return any(item.tag in ("p", "div", "table", "li", "h1", "h2", "h3") for item in table.iterdescendants())

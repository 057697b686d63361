"""Reads a docx into text: paragraphs with their labels and cues, tables as rows, boxes as lines.

The main part is taken block by block and each block is let go, so that memory follows the largest
table, not the document. Headers, footers, notes, comments and pictures are never opened.
"""

import posixpath
from typing import TYPE_CHECKING, BinaryIO, Final

from gangmu.core.outline.sources import SourceText
from gangmu.files.assembly import TextAssembly
from gangmu.files.cues import Cue, cue_of
from gangmu.files.docx.names import W, val
from gangmu.files.docx.numbering import Numbering, numbering_of
from gangmu.files.docx.packages import DocxPackage, open_package, refuse_document_types
from gangmu.files.docx.paragraphs import ParagraphWords, words_of
from gangmu.files.docx.styles import Styles, styles_of
from gangmu.files.docx.tables import MergedCells, Row, is_single_column, rows_of
from gangmu.files.refusals import DamagedDocumentError, UnknownKindError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

RELATION: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
BLOCKS: Final = (W + "p", W + "tbl")
CONTENTS_GALLERY: Final = "Table of Contents"


def read_docx(stream: BinaryIO, *, name: str) -> SourceText:
    """Read a word-processor paper as text with spans."""
    with open_package(stream, name=name) as package:
        main = _main_part(package)
        refuse_document_types(package)
        related = _related(package, main)
        styles = styles_of(_root(package, related.get("styles")))
        numbering = numbering_of(_root(package, related.get("numbering")))
        reader = DocxReader(styles, numbering, name=name)
        _feed(reader, package, main)
        return reader.finish()


def _main_part(package: DocxPackage) -> str:
    """Find the part that holds the paper itself; a workbook or a plain zip has none."""
    found = _relations(package, "_rels/.rels").get("officeDocument", "word/document.xml")
    if found not in package or not found.endswith(".xml") or not found.startswith("word/"):
        if package.name.lower().endswith(".docx"):
            raise DamagedDocumentError(name=package.name, detail="not_docx", where=package.name)
        raise UnknownKindError(name=package.name, kinds=".txt .md .html .docx .pdf", where=package.name)
    return found


def _related(package: DocxPackage, main: str) -> dict[str, str]:
    folder, file = posixpath.split(main)
    found = _relations(package, f"{folder}/_rels/{file}.rels", folder=folder)
    guessed = {"styles": f"{folder}/styles.xml", "numbering": f"{folder}/numbering.xml"}
    return {kind: found.get(kind, guess) for kind, guess in guessed.items()}


def _relations(package: DocxPackage, part: str, *, folder: str = "") -> dict[str, str]:
    """Parts by what they are for; what lies outside the package is not followed."""
    root = _root(package, part)
    found: dict[str, str] = {}
    for relation in root.iter(RELATION) if root is not None else ():
        if relation.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/" + folder, relation.get("Target", "")))
            found.setdefault(relation.get("Type", "").rsplit("/", 1)[-1], target.lstrip("/"))
    return found


def _root(package: DocxPackage, part: str | None) -> "Element | None":
    """Parse a small part whole; one that is not there is as good as empty."""
    from lxml import etree

    if part is None or part not in package:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        with package.open(part) as stream:
            while chunk := stream.read():
                parser.feed(chunk)
            root = parser.close()
    except etree.XMLSyntaxError:
        raise DamagedDocumentError(name=package.name, detail=part, where=part) from None
    return root


def _feed(reader: "DocxReader", package: DocxPackage, main: str) -> None:
    """Walk the blocks of the main part and let each go after it was read."""
    from lxml import etree

    depth = 0
    try:
        with package.open(main) as stream:
            for event, element in etree.iterparse(
                stream,
                events=("start", "end"),
                tag=BLOCKS,
                remove_comments=True,
                remove_pis=True,
                resolve_entities=False,
                no_network=True,
            ):
                depth += 1 if event == "start" else -1
                if event == "end" and depth == 0:
                    if not _in_contents(element):
                        reader.block(element)
                    _let_go(element)
    except etree.XMLSyntaxError:
        raise DamagedDocumentError(name=package.name, detail=main, where=main) from None


def _let_go(element: "Element") -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and parent[0] is not element:
        del parent[0]


def _in_contents(element: "Element") -> bool:
    """Tell the generated table of contents, whose lines are the headings once more."""
    for control in element.iterancestors(W + "sdt"):
        part = control.find(f"{W}sdtPr/{W}docPartObj")
        if val(part, "docPartGallery") == CONTENTS_GALLERY:
            return True
    return False


class DocxReader:
    """Turns blocks into lines, in the order of the paper."""

    def __init__(self, styles: Styles, numbering: Numbering, *, name: str) -> None:
        self.text = TextAssembly(name=name)
        self._styles = styles
        self._numbering = numbering
        self._number = 0  # of the paragraph now read, those in cells counted
        self._opening = True  # nothing but title and its lines so far
        self._held: ParagraphWords | None = None

    def block(self, element: "Element") -> None:
        """Read a paragraph or a table."""
        if element.tag == W + "p":
            self._paragraph(element)
        elif element.tag == W + "tbl":
            self._release()
            self._table(element)

    def _blocks(self, parent: "Element") -> None:
        for child in _blocks_within(parent):
            self.block(child)

    def _paragraph(self, element: "Element") -> None:
        words = self._words(element)
        if words.runs_on:
            self._held = words
        else:
            self._put(words)

    def finish(self) -> SourceText:
        """Give the whole text."""
        self._release()
        return self.text.finish("docx")

    def _release(self) -> None:
        """What ran on meets a table or the end: it is a paragraph after all."""
        if self._held:
            held, self._held = self._held, None
            self._put(held)

    def _put(self, words: ParagraphWords) -> None:
        text = self._label(words) + words.text if words.text.strip() else ""
        if words.look.kind != "contents":
            cue = self._cue(text, words)
            for line in text.split("\n"):
                self.text.add(line, number=self._number, cue=cue)
        for box in words.boxes:
            self._blocks(box)

    def _words(self, element: "Element") -> ParagraphWords:
        self._number += 1
        words = words_of(element, self._styles)
        if self._held:
            self._held.pieces.extend(words.pieces)  # in place: a chain of such marks stays linear
            self._held.boxes.extend(words.boxes)
            words.pieces, words.boxes = self._held.pieces, self._held.boxes
            self._held = None
        return words

    def _label(self, words: ParagraphWords) -> str:
        if not words.look.list_id:
            return ""
        return self._numbering.next_label(words.look.list_id, words.look.list_depth or 0)

    def _cue(self, text: str, words: ParagraphWords) -> Cue | None:
        if not text.strip():
            return None
        cue = cue_of(text.strip(), look=words.whole_look(), opening=self._opening)
        if (cue and cue.kind == "heading") or len(text) > 2 * 60:
            self._opening = False
        return cue

    def _table(self, element: "Element") -> None:
        rows = rows_of(element)
        if is_single_column(rows):
            for row in rows:
                self._blocks(row.cells[0].element)
            return
        width = max(row.before + sum(cell.columns for cell in row.cells) for row in rows)
        merged, header_due = MergedCells(), True
        marked = any(row.is_header for row in rows)
        for row in rows:
            first = self._number + 1
            texts = [self._cell(cell.element) for cell in row.cells]
            if self._is_banner(row, width):
                self._banner(texts[0], number=first, on_top=header_due)
                continue
            filled = merged.fill(row, texts)
            is_header = row.is_header or (header_due and not marked)
            header_due = False
            if any(text.strip() for text in texts):
                self.text.add_row(filled, number=first, is_header=is_header)

    @staticmethod
    def _is_banner(row: Row, width: int) -> bool:
        return len(row.cells) == 1 and not row.cells[0].continues and row.cells[0].columns >= width > 1

    def _banner(self, text: str, *, number: int, on_top: bool) -> None:
        """One cell across the table: above the header a caption, below a heading of rows or a note."""
        self.text.add(text, number=number, cue=Cue("caption" if on_top else "row"))

    def _cell(self, element: "Element") -> str:
        """The words of a cell on one line; a table within it is read row after row."""
        words: list[str] = []
        for block in _blocks_within(element):
            if block.tag == W + "p":
                paragraph = self._words(block)
                text = paragraph.text.strip()
                words.append(self._label(paragraph) + text if text else "")
                words.extend(self._cell(box) for box in paragraph.boxes)
            else:
                words.extend(self._cell(cell.element) for row in rows_of(block) for cell in row.cells)
        return " ".join(" ".join(word.split()) for word in words if word.strip())


def _blocks_within(parent: "Element") -> "list[Element]":
    """Paragraphs and tables straight below an element, those within content controls too."""
    found: list[Element] = []
    pending = list(reversed(parent))
    while pending:
        child = pending.pop()
        if child.tag in BLOCKS:
            found.append(child)
        elif child.tag in (W + "sdt", W + "sdtContent", W + "customXml", W + "ins", W + "moveTo"):
            pending.extend(reversed(child))
    return found

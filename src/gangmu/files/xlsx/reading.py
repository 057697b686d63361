"""Reads a workbook sheet by sheet (读表): what a person sees, saved values of formulas included.

The zip is opened with the care that a docx gets. Sheets are taken row by row and each row is let go. Charts, pictures,
macros, links to other files and comments are never opened, and no formula is calculated.
"""

import posixpath
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, Final

from gangmu.core.base.refusals import GangmuError
from gangmu.files.docx.packages import DocxPackage, open_package, refuse_document_types
from gangmu.files.refusals import DamagedDocumentError
from gangmu.files.tables.sheets import Cell, CellKind, Merge, Place, Sheet
from gangmu.files.xlsx.formats import Shows, number_cell, shows

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

CELLS: Final = 400_000  # of all sheets together
SHEETS: Final = 100
_WORKBOOK: Final = "xl/workbook.xml"
_REF: Final = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})", re.ASCII)
_CHARACTERS: Final = 32_767  # of one cell, as spreadsheets have it
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")


class NotAWorkbookError(GangmuError):
    """A packed file holds no workbook."""

    code = "table.not_a_workbook"
    parameter_names = ("name",)


class TooManyCellsError(GangmuError):
    """A workbook holds far more cells than any table of figures."""

    code = "table.too_many_cells"
    parameter_names = ("name", "limit")


def read_xlsx(stream: BinaryIO, *, name: str) -> tuple[Sheet, ...]:
    """Read all sheets of a workbook, in their order."""
    with open_package(stream, name=name) as package:
        if _WORKBOOK not in package:
            raise NotAWorkbookError(name=name, where=name)
        refuse_document_types(package)
        book = _root(package, _WORKBOOK)
        assert book is not None
        reader = _Reader(package, from_1904=_dates_from_1904(book))
        return tuple(_sheets(reader, package, book))


def _sheets(reader: "_Reader", package: DocxPackage, book: "Element") -> Iterator[Sheet]:
    targets = _relations(package)
    declared = [each for each in book.iter("{*}sheet") if _attribute(each, "id") in targets]
    for each in declared[:SHEETS]:
        part = targets[_attribute(each, "id")]
        if part in package and part.startswith("xl/worksheets/"):  # a sheet of charts has no cells
            hidden = each.get("state", "visible") != "visible"
            yield reader.sheet(part, name=each.get("name", ""), hidden=hidden)


def _attribute(element: "Element", name: str) -> str:
    """Give an attribute whatever its namespace: strict and transitional workbooks differ in it."""
    return next((str(value) for key, value in element.attrib.items() if str(key).endswith("}" + name)), "")


def _relations(package: DocxPackage) -> dict[str, str]:
    root = _root(package, "xl/_rels/workbook.xml.rels")
    found = {}
    for each in root.iter("{*}Relationship") if root is not None else ():
        if each.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/xl", each.get("Target", "")))
            found[each.get("Id", "")] = target.lstrip("/")
    return found


def _dates_from_1904(book: "Element") -> bool:
    return any(each.get("date1904") in ("1", "true") for each in book.iter("{*}workbookPr"))


def _root(package: DocxPackage, part: str) -> "Element | None":
    from lxml import etree

    if part not in package:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        with package.open(part) as stream:
            while chunk := stream.read():
                parser.feed(chunk)
            root: Element = parser.close()
    except etree.XMLSyntaxError:
        raise DamagedDocumentError(name=package.name, detail=part, where=part) from None
    return root


class _Reader:
    """Takes the cells of sheets, with the strings and formats that they share."""

    def __init__(self, package: DocxPackage, *, from_1904: bool) -> None:
        self._package = package
        self._from_1904 = from_1904
        self._strings = tuple(_words(each) for each in self._walk("xl/sharedStrings.xml", ("si",)))
        self._formats = _formats(_root(package, "xl/styles.xml"))
        self._left = CELLS

    def _walk(self, part: str, tags: tuple[str, ...]) -> Iterator["Element"]:
        """Give the elements of a part one by one and let each go."""
        from lxml import etree

        if part not in self._package:
            return
        wanted = tuple("{*}" + tag for tag in tags)
        try:
            with self._package.open(part) as stream:
                for _, element in etree.iterparse(
                    stream,
                    tag=wanted,
                    remove_comments=True,
                    remove_pis=True,
                    resolve_entities=False,
                    no_network=True,
                ):
                    yield element
                    element.clear()
                    while element.getprevious() is not None and (parent := element.getparent()) is not None:
                        del parent[0]
        except etree.XMLSyntaxError:
            raise DamagedDocumentError(name=self._package.name, detail=part, where=part) from None

    def sheet(self, part: str, *, name: str, hidden: bool) -> Sheet:
        """Read one sheet."""
        cells: dict[Place, Cell] = {}
        merges: list[Merge] = []
        hidden_rows, hidden_columns = set[int](), set[int]()
        row = 0
        for element in self._walk(part, ("cols", "row", "mergeCells")):
            match _tag(element):
                case "cols":
                    hidden_columns |= _hidden_columns(element)
                case "mergeCells":
                    merges += [area for each in element if (area := _merge(each.get("ref", "")))]
                case _:
                    row = _number(element.get("r"), default=row + 1)
                    cells |= self._row(element, row)
                    if element.get("hidden") in ("1", "true"):
                        hidden_rows.add(row)
        return Sheet(name, cells, tuple(merges), hidden, frozenset(hidden_rows), frozenset(hidden_columns))

    def _row(self, element: "Element", row: int) -> dict[Place, Cell]:
        found: dict[Place, Cell] = {}
        column = 0
        for each in element:
            if _tag(each) != "c":
                continue
            place = _REF.fullmatch(each.get("r", ""))
            column = _column(place[1]) if place else column + 1
            cell = self._cell(each)
            if cell is not None:
                found[row, column] = cell
                self._left -= 1
        if self._left < 0:
            raise TooManyCellsError(name=self._package.name, limit=f"{CELLS:,}", where=self._package.name)
        return found

    def _cell(self, element: "Element") -> Cell | None:
        kind = element.get("t", "n")
        value = next((each.text or "" for each in element if _tag(each) == "v"), "")
        if kind == "inlineStr":
            return _text(next((_words(each) for each in element if _tag(each) == "is"), ""))
        if kind == "s":
            number = _number(value, default=-1)
            return _text(self._strings[number]) if 0 <= number < len(self._strings) else None
        if not value.strip():
            is_formula = any(_tag(each) == "f" for each in element)
            return Cell("", CellKind.UNCALCULATED) if is_formula and kind != "str" else None
        if kind == "n":
            return number_cell(value.strip(), self._how(element), from_1904=self._from_1904)
        if kind == "b":
            return Cell("TRUE" if value.strip() == "1" else "FALSE", CellKind.FLAG)
        if kind == "d":
            return Cell(value.strip()[:10], CellKind.DATE)
        return Cell(value.strip()[:20], CellKind.ERROR) if kind == "e" else _text(_unescaped(value))

    def _how(self, element: "Element") -> Shows:
        number = _number(element.get("s"), default=0)
        return self._formats[number] if number < len(self._formats) else Shows.NUMBER


def _text(words: str) -> Cell | None:
    tidy = words.replace("\r\n", "\n").replace("\r", "\n").strip()
    return Cell(tidy[:_CHARACTERS]) if tidy else None


def _words(element: "Element") -> str:
    """Give the words of a string, without how they are spoken (拼音)."""
    runs = [each for each in element.iter("{*}t") if not _is_spoken(each)]
    return _unescaped("".join(each.text or "" for each in runs))


def _is_spoken(element: "Element") -> bool:
    parent = element.getparent()
    return parent is not None and _tag(parent) == "rPh"


def _unescaped(text: str) -> str:
    """Read characters written as _xHHHH_: halves of a pair become one, a lone half and NUL no database holds.

    >>> _unescaped("_xD83D__xDE00_"), _unescaped("钢_xD800_筋_x0000_"), _unescaped("_x005F_x000D_")
    ('😀', '钢\ufffd筋', '_x000D_')
    """
    if "_x" not in text:
        return text
    units = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return units.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").replace("\0", "")


def _tag(element: "Element") -> str:
    return str(element.tag).rpartition("}")[2]


def _number(text: str | None, *, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else default


def _column(name: str) -> int:
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _hidden_columns(element: "Element") -> set[int]:
    found = set[int]()
    for each in element:
        if each.get("hidden") in ("1", "true"):
            first, last = _number(each.get("min"), default=1), _number(each.get("max"), default=1)
            found |= set(range(first, min(last, first + 1000) + 1))
    return found


def _merge(ref: str) -> Merge | None:
    first, _, last = ref.partition(":")
    start, end = _REF.fullmatch(first), _REF.fullmatch(last or first)
    if not start or not end:
        return None
    return Merge(int(start[2]), _column(start[1]), int(end[2]), _column(end[1]))


def _formats(root: "Element | None") -> tuple[Shows, ...]:
    """Give what each cell style shows of a number."""
    if root is None:
        return ()
    codes = {
        _number(each.get("numFmtId"), default=-1): each.get("formatCode", "")
        for each in root.iter("{*}numFmt")
    }
    styles = next(root.iter("{*}cellXfs"), None)
    numbers = [_number(each.get("numFmtId"), default=0) for each in styles] if styles is not None else []
    return tuple(shows(number, codes.get(number)) for number in numbers)

"""Papers made for the tests: a docx as a Chinese office sets it, and the plainest PDF there is."""

import io
import zipfile
import zlib
from collections.abc import Sequence

from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

Words = tuple[float, float, float, str]  # x, y, size of type, text


def add_set_line(
    document: DocxDocument,
    text: str,
    *,
    font: str,
    points: float = 16,
    bold: bool = False,
    centred: bool = False,
) -> Paragraph:
    """A paragraph set as official papers are: by its font, without a style."""
    paragraph = document.add_paragraph()
    run = paragraph.add_run(text)
    run.font.name, run.font.size, run.font.bold = font, Pt(points), bold or None
    run._element.rPr.rFonts.set(qn("w:eastAsia"), font)
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph


def add_list(document: DocxDocument, levels: Sequence[tuple[str, str]], *, list_id: str = "41") -> None:
    """Declare a list whose levels have a number style and a text, such as ("chineseCounting", "%1、")."""
    root = document.part.numbering_part.element
    family, item = OxmlElement("w:abstractNum"), OxmlElement("w:num")
    family.set(qn("w:abstractNumId"), list_id)
    for depth, (style, text) in enumerate(levels):
        level = OxmlElement("w:lvl")
        level.set(qn("w:ilvl"), str(depth))
        for tag, value in (("w:start", "1"), ("w:numFmt", style), ("w:lvlText", text)):
            child = OxmlElement(tag)
            child.set(qn("w:val"), value)
            level.append(child)
        family.append(level)
    root.insert(0, family)
    item.set(qn("w:numId"), list_id)
    reference = OxmlElement("w:abstractNumId")
    reference.set(qn("w:val"), list_id)
    item.append(reference)
    root.append(item)


def number_it(paragraph: Paragraph, *, depth: int = 0, list_id: str = "41") -> None:
    """Make a paragraph an item of a list."""
    properties = paragraph._p.get_or_add_pPr()
    listing = properties.get_or_add_numPr()
    listing.get_or_add_ilvl().val = depth
    listing.get_or_add_numId().val = int(list_id)


def saved(document: DocxDocument) -> bytes:
    """The bytes of a document."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def with_part(data: bytes, part: str, content: bytes) -> bytes:
    """A docx with one of its parts replaced, or one more."""
    source, target = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for info in source.infolist():
            if info.filename != part:
                archive.writestr(info.filename, source.read(info))
        archive.writestr(part, content)
    return target.getvalue()


def official_docx() -> bytes:
    """A short plan as an office sets it: 小标宋 title, 黑体 一、, 楷体 （一）, 仿宋 body."""
    document = Document()
    add_set_line(document, "云川市山水林田保护", font="方正小标宋简体", points=22, centred=True)
    add_set_line(document, "三年行动方案", font="方正小标宋简体", points=22, centred=True)
    add_set_line(document, "（2031年3月5日印发）", font="楷体_GB2312", centred=True)
    add_set_line(document, "为守住云川市的青山绿水，按照市里的部署，定下本方案。", font="仿宋_GB2312")
    add_set_line(document, "一、总的想法", font="黑体")
    add_set_line(document, "（一）往哪里走", font="楷体_GB2312")
    add_set_line(document, "到2034年，全市湿地保有量达到八万亩以上。", font="仿宋_GB2312")
    add_set_line(document, "1. 修复河岸", font="仿宋_GB2312", bold=True)
    add_set_line(document, "市水务局牵头，年内修复河岸三十里。", font="仿宋_GB2312")
    return saved(document)


def made_pdf(
    *pages: Sequence[Words], rules: Sequence[tuple[float, float, float, float]] = (), count: int | None = None
) -> bytes:
    """A PDF whose words stand where they are put; Han in the reader's own font, nothing embedded."""
    objects: list[bytes] = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    objects.append(
        b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>"
    )
    objects.append(
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo"
        b"<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000/W[1 95 500]/FontDescriptor 5 0 R>>"
    )
    objects.append(
        b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]"
        b"/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>"
    )
    kids = []
    for words in pages:
        drawn = "".join(f"{x0} {y0} m {x1} {y1} l S\n" for x0, y0, x1, y1 in rules)
        text = "".join(
            f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm <{line.encode('utf-16-be').hex()}> Tj ET\n"
            for x, y, size, line in words
        )
        stream = zlib.compress((drawn + text).encode())
        place = len(objects) + 1
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]"
            b"/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>" % (place + 1)
        )
        objects.append(b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(stream), stream))
        kids.append(b"%d 0 R" % place)
    objects[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(kids), count or len(kids))
    return assembled(objects)


def assembled(objects: list[bytes], *, trailer: bytes = b"") -> bytes:
    """Objects put together as a file."""
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(out)


def set_lines(
    lines: Sequence[str], *, x: float = 80, top: float = 760, size: float = 14, step: float = 26
) -> list[Words]:
    """Lines one below the other; one that begins with two full-width blanks is set in by two squares."""
    return [
        (x + 2 * size if line.startswith("　　") else x, top - step * place, size, line.lstrip("　"))
        for place, line in enumerate(lines)
        if line
    ]

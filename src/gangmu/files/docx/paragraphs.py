"""The words of one paragraph as they stand after all changes were accepted, and how they are set."""

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeVar

from gangmu.files.cues import Look
from gangmu.files.docx.names import MC, M, W
from gangmu.files.docx.styles import ParagraphLook, RunLook, Styles

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# Deleted and moved-away words, field codes, notes, phonetic guides, properties; and the second, older form
# in which a drawing's words are stored again.
LEFT_OUT: Final = frozenset(
    {W + tag for tag in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "instrText", "delText", "rt", "tblPr")}
    | {MC + "Fallback"}
)
WORDS: Final = frozenset({W + "t", M + "t"})
SIGNS: Final = {W + "tab": "\t", W + "cr": "\n", W + "noBreakHyphen": "-", W + "ptab": "\t"}
WHOLE: Final = 0.9  # a look is the paragraph's when so much of it has that look
T = TypeVar("T")


@dataclass(slots=True)
class ParagraphWords:
    """What a paragraph says, run by run, and the text boxes anchored in it."""

    look: ParagraphLook
    pieces: list[tuple[str, RunLook]] = field(default_factory=list)
    boxes: "list[Element]" = field(default_factory=list)
    runs_on: bool = False  # its mark was deleted: the next paragraph is one with it

    @property
    def text(self) -> str:
        """The words alone, soft line breaks as line ends."""
        return "".join(text for text, _ in self.pieces)

    def whole_look(self) -> Look:
        """Tell the look that nearly the whole paragraph has."""
        sizes = [(len("".join(text.split())), look) for text, look in self.pieces]
        total = sum(size for size, _ in sizes) or 1
        fonts: Counter[str] = Counter()
        points: Counter[float] = Counter()
        bold = 0
        for size, look in sizes:
            fonts[look.font or ""] += size
            points[look.points or 0.0] += size
            bold += size if look.bold else 0
        font, points_most = _most(fonts, total, ""), _most(points, total, 0.0)
        return Look(
            font=font,
            points=points_most or None,
            bold=bold >= WHOLE * total,
            centred=bool(self.look.centred),
            outline_level=self.look.outline_level,
            is_title=self.look.kind == "title",
            is_caption=self.look.kind == "caption",
        )


def _most(shares: Counter[T], total: int, otherwise: T) -> T:
    for value, size in shares.most_common(1):
        if size >= WHOLE * total:
            return value
    return otherwise


def words_of(paragraph: "Element", styles: Styles) -> ParagraphWords:
    """Collect what a paragraph says, in the order of the text."""
    properties = paragraph.find(W + "pPr")
    look = styles.paragraph(properties)
    found = ParagraphWords(look)
    mark = None if properties is None else properties.find(W + "rPr")
    found.runs_on = mark is not None and mark.find(W + "del") is not None
    pending: list[tuple[Element, RunLook]] = [(child, look.run) for child in reversed(paragraph)]
    while pending:
        element, run = pending.pop()
        tag = element.tag
        if tag in LEFT_OUT:
            continue
        if tag == W + "txbxContent":
            found.boxes.append(element)
            continue
        if tag == W + "r":
            run = styles.run(element.find(W + "rPr"), look.run)
        sign = _sign(element)
        if sign and not run.hidden:
            found.pieces.append((sign, run))
        pending.extend((child, run) for child in reversed(element))
    return found


def _sign(element: "Element") -> str:
    """What an element of a run prints: its words, a tab, a soft break."""
    if element.tag in WORDS:
        return (element.text or "").replace("\n", " ").replace("\r", " ")
    if element.tag == W + "br":
        return "\n" if element.get(W + "type", "textWrapping") == "textWrapping" else ""
    return SIGNS.get(str(element.tag), "") if element.getparent().tag == W + "r" else ""  # type: ignore[union-attr]  # an element below a paragraph has a parent

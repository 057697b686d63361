"""What a paragraph looks like once its styles are followed: font, size, weight, place, level, list."""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from gangmu.files.docx.names import W, is_on, number, val

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

BODY_LEVEL: Final = 9  # the outline level that means none
HEADING_NAMES: Final = ("heading ", "标题 ", "標題 ")
TITLE_NAMES: Final = ("title", "标题", "標題", "文档标题")
CAPTION_NAMES: Final = ("caption", "题注", "題注", "table heading", "表题", "图题")
CONTENTS_NAMES: Final = ("toc ", "目录 ", "目錄 ", "contents ")


@dataclass(frozen=True, slots=True)
class RunLook:
    """How words are set; what is not said stays None and comes from the style."""

    font: str | None = None
    points: float | None = None
    bold: bool | None = None
    hidden: bool | None = None

    def over(self, base: "RunLook") -> "RunLook":
        """Lay what is said here over what the style says."""
        return RunLook(
            font=self.font if self.font is not None else base.font,
            points=self.points if self.points is not None else base.points,
            bold=self.bold if self.bold is not None else base.bold,
            hidden=self.hidden if self.hidden is not None else base.hidden,
        )


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """How a paragraph is set by its style and by itself."""

    run: RunLook = RunLook()
    centred: bool | None = None
    outline_level: int | None = None
    list_id: str | None = None
    list_depth: int | None = None
    kind: str | None = None  # title, caption, contents: from the style's name


@dataclass(slots=True)
class Styles:
    """The styles of a document, each already laid over what it is based on."""

    default: ParagraphLook = ParagraphLook()
    paragraphs: dict[str, ParagraphLook] = field(default_factory=dict)
    runs: dict[str, RunLook] = field(default_factory=dict)

    def paragraph(self, properties: "Element | None") -> ParagraphLook:
        """Give the look of a paragraph from its own properties over those of its style."""
        base = self.paragraphs.get(val(properties, "pStyle") or "", self.default)
        return _over(properties, base)

    def run(self, properties: "Element | None", base: RunLook) -> RunLook:
        """Give the look of a run within a paragraph of look `base`."""
        if properties is None:
            return base
        style = self.runs.get(val(properties, "rStyle") or "")
        return run_look(properties).over(style.over(base) if style else base)


def run_look(properties: "Element | None") -> RunLook:
    """Read how words are set from a list of run properties."""
    if properties is None:
        return RunLook()
    fonts = properties.find(W + "rFonts")
    half_points = number(val(properties, "sz"), most=3000)
    font = None if fonts is None else fonts.get(W + "eastAsia") or fonts.get(W + "ascii")
    return RunLook(
        font=font,
        points=None if half_points is None else half_points / 2,
        bold=is_on(properties, "b"),
        hidden=is_on(properties, "vanish"),
    )


def _over(properties: "Element | None", base: ParagraphLook) -> ParagraphLook:
    if properties is None:
        return base
    side = val(properties, "jc")
    level = number(val(properties, "outlineLvl"), most=BODY_LEVEL)
    listing = properties.find(W + "numPr")
    list_id, depth = val(listing, "numId"), number(val(listing, "ilvl"), most=8)
    return replace(
        base,
        centred=base.centred if side is None else side == "center",
        outline_level=base.outline_level if level is None else _heading_level(level),
        list_id=base.list_id if list_id is None else list_id,
        list_depth=base.list_depth if depth is None else depth,
    )


def _heading_level(outline: int) -> int | None:
    return None if outline >= BODY_LEVEL else outline + 1


def styles_of(root: "Element | None") -> Styles:
    """Read the styles that a document declares."""
    styles = Styles()
    if root is None:
        return styles
    defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    styles.default = ParagraphLook(run=run_look(defaults))
    elements = {item.get(W + "styleId", ""): item for item in root.findall(W + "style")}
    plain = styles.default
    for style_id, item in elements.items():
        if item.get(W + "type") == "character":
            styles.runs[style_id] = _run_style(style_id, elements)
            continue
        styles.paragraphs[style_id] = look = _paragraph_style(style_id, elements, plain)
        if item.get(W + "type") == "paragraph" and item.get(W + "default") in ("1", "true"):
            styles.default = look
    return styles


def _chain(style_id: str, elements: "dict[str, Element]") -> "list[Element]":
    """A style and what it is based on, the base first; a ring of styles ends where it closes."""
    chain: list[Element] = []
    seen: set[str] = set()
    while style_id in elements and style_id not in seen and len(chain) < 20:
        seen.add(style_id)
        chain.append(elements[style_id])
        style_id = val(elements[style_id], "basedOn") or ""
    return chain[::-1]


def _run_style(style_id: str, elements: "dict[str, Element]") -> RunLook:
    look = RunLook()
    for item in _chain(style_id, elements):
        look = run_look(item.find(W + "rPr")).over(look)
    return look


def _paragraph_style(style_id: str, elements: "dict[str, Element]", plain: ParagraphLook) -> ParagraphLook:
    look = plain
    for item in _chain(style_id, elements):
        look = _over(item.find(W + "pPr"), look)
        look = replace(look, run=run_look(item.find(W + "rPr")).over(look.run))
        look = _named(val(item, "name") or "", look)
    return look


def _named(name: str, look: ParagraphLook) -> ParagraphLook:
    folded = name.strip().lower()
    if folded.startswith(CONTENTS_NAMES):
        return replace(look, kind="contents")
    if folded in TITLE_NAMES:
        return replace(look, kind="title")
    if folded in CAPTION_NAMES:
        return replace(look, kind="caption")
    for start in HEADING_NAMES:
        level = (
            number(folded.removeprefix(start), least=1, most=BODY_LEVEL) if folded.startswith(start) else None
        )
        if level is not None:
            return replace(look, kind=None, outline_level=level)
    return look

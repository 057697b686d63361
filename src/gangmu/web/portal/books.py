"""Books: an outline's text laid out as chapters, headings and paragraphs, with its marks in place."""

import re
from collections.abc import Iterator
from typing import Final

from gangmu.web.portal.cutting import Cutter, Spans
from gangmu.web.portal.materials import GapRow, Materials, NodeRow
from gangmu.web.portal.pages import Block, Book, Chapter, Contents
from gangmu.web.portal.standings import Tally

_LINE: Final = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BLANK: Final = " \t\u3000\u00a0\ufeff"
_NUMERAL: Final = re.compile(r"[一二三四五六七八九十百]+$")
_TOLD_IN_PLACE: Final = ("table_without_rows", "figure_without_image", "set_count_mismatch")
LANGS: Final = {"hans": "zh-Hans", "hant": "zh-Hant", "latin": "en"}


def compose_book(materials: Materials) -> Book:
    """Lay out the whole outline."""
    setter = _Setter(materials)
    tops = [node for node in materials.nodes if node.parent is None and node.kind in ("heading", "preface")]
    ends = [node.start for node in tops[1:]] + [len(materials.text)]
    chapters = tuple(
        setter.chapter(number, node, end)
        for number, (node, end) in enumerate(zip(tops, ends, strict=False), 1)
    )
    first = tops[0].start if tops else len(materials.text)
    return Book(
        title=materials.title,
        lang=LANGS.get(materials.script, "zh-Hans"),
        front=tuple(setter.blocks(0, first)),
        chapters=chapters,
        tally=Tally.of(promise.standing for promise in materials.promises),
    )


def chapter_label(label: str) -> str:
    """Write a chapter's bare numeral as readers say it.

    >>> chapter_label("二"), chapter_label("第三章")
    ('第二章', '第三章')
    """
    return f"第{label}章" if _NUMERAL.match(label) else label


class _Setter:
    """Lays out the stretches of one text."""

    def __init__(self, materials: Materials) -> None:
        self._text = materials.text
        self._cutter = Cutter(materials)
        self._nodes: Spans[NodeRow] = Spans(node for node in materials.nodes if node.kind != "title")
        self._titles = {node.start for node in materials.nodes if node.kind == "title"}
        self._depths = _depths(materials.nodes)
        told = [gap for gap in materials.gaps if gap.kind in _TOLD_IN_PLACE]
        self._gaps: Spans[GapRow] = Spans(told)

    def chapter(self, number: int, node: NodeRow, end: int) -> Chapter:
        """Lay out one chapter from its heading to the next."""
        promises = tuple(self._cutter.promises.beginning(node.start, end))
        return Chapter(
            number=number,
            label=chapter_label(node.label),
            title="".join(node.title.split()) if node.kind == "preface" else node.title,
            lay=lambda: tuple(self.blocks(node.end, end)),
            promises=promises,
            tally=Tally.of(promise.standing for promise in promises),
            sections=tuple(self._sections(node.end, end)),
            start=node.start,
            end=end,
        )

    def _sections(self, start: int, end: int) -> Iterator[Contents]:
        """List the headings of sections that stand on a line of their own."""
        for node in self._nodes.beginning(start, end):
            if (
                self._depths.get(node.id, 1) == 1
                and node.kind not in ("figure", "table")
                and self._is_alone(node)
            ):
                yield Contents(_label(node.label), node.title, f"n{node.id}")

    def _is_alone(self, node: NodeRow) -> bool:
        """Tell a heading on its own line from one that runs into its paragraph."""
        line = _LINE.match(self._text, node.start)
        rest = self._text[node.end : line.end()] if line else ""
        return not rest.strip(_BLANK + "。.:：、")

    def blocks(self, start: int, end: int) -> Iterator[Block]:
        """Lay out the lines of start:end."""
        for line in _LINE.finditer(self._text, start, end):
            begin, stop = line.span()
            while begin < stop and self._text[begin] in _BLANK:
                begin += 1
            while stop > begin and self._text[stop - 1] in _BLANK:
                stop -= 1
            if begin < stop and not any(begin <= title < stop for title in self._titles):
                yield self._block(begin, stop)

    def _block(self, start: int, end: int) -> Block:
        heads = [node for node in self._nodes.beginning(start, end) if node.start <= start + 4]
        gaps = tuple(self._gaps.beginning(start, end))
        if not heads:
            return Block("text", self._cutter.pieces(start, end), gaps=gaps, start=start, end=end)
        node = heads[0]
        if node.kind in ("figure", "table"):
            pieces = self._cutter.pieces(start, end)
            return Block("caption", pieces, gaps=gaps, start=start, end=end)
        anchor = f"n{node.id}"
        if self._text[node.end : end].strip(_BLANK + "。.:：、"):
            pieces = self._cutter.pieces(start, end, head_end=min(node.end + 1, end))
            return Block("text", pieces, anchor=anchor, gaps=gaps, start=start, end=end)
        title = self._text.find(node.title, node.start, node.end)
        pieces = self._cutter.pieces(title if title >= 0 else start, node.end)
        label = _label(node.label)
        if self._depths.get(node.id, 1) == 1:
            return Block("section", pieces, label, anchor, gaps, start=start, end=end)
        return Block("item", pieces, label, anchor, gaps, start=start, end=end)


def _label(label: str) -> str:
    """Write a label as set: brackets full-width, a stop after a bare figure."""
    written = label.translate({ord("("): "（", ord(")"): "）"})
    return f"{written}. " if written.isascii() and written.isdigit() else written


def _depths(nodes: tuple[NodeRow, ...]) -> dict[str, int]:
    depths: dict[str, int] = {}
    for node in nodes:
        depths[node.id] = 0 if node.parent is None else depths.get(node.parent, 0) + 1
    return depths

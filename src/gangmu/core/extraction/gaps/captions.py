"""Captions without what they announce (有题无图、有题无表)."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from gangmu.core.extraction.drafts import Because, Gap
from gangmu.core.outline.nodes import Node, NodeKind
from gangmu.core.outline.outlines import Outline
from gangmu.core.outline.passages import Passage

_PROSE: Final = 60  # a row or an item of a box is shorter than a paragraph
_PROSE_END = re.compile("[。;]$")


def find_empty_captions(outline: Outline) -> Iterator[Gap]:
    """Find captions of figures (a text holds no images) and of tables that no row follows."""
    for node in outline.nodes:
        if node.kind is NodeKind.FIGURE:
            yield _gap(outline, node, "figure_without_image")
        elif node.kind is NodeKind.TABLE and not _has_rows(outline, node):
            yield _gap(outline, node, "table_without_rows")


def _gap(outline: Outline, node: Node, kind: str) -> Gap:
    because = (Because(f"gap.{kind}", node.start, node.end),)
    return Gap(node.start, node.end, kind, outline.view.text[node.start : node.end], because)


def _has_rows(outline: Outline, node: Node) -> bool:
    """Tell whether a row, an item or a short line follows the caption of a table; of a box, any text."""
    following = _next(outline, outline.view.place(node.end))
    if following is None or (following.is_heading and not _in(outline, following, node)):
        return False
    if following.is_row or (node.label or "").startswith("专栏"):
        return True
    words = outline.view.folded[following.start : following.end]
    return not (len(words) >= _PROSE and _PROSE_END.search(words))


def _in(outline: Outline, passage: Passage, node: Node) -> bool:
    return outline.view.at[passage.start] < node.section_end


def _next(outline: Outline, place: int) -> Passage | None:
    found = bisect_left(outline.passages, place, key=lambda passage: passage.start)
    return outline.passages[found] if found < len(outline.passages) else None

"""Heads (标题) as found, before they hang in a tree: places of label, title and the words after them."""

from dataclasses import dataclass

from gangmu.core.outline.nodes import NodeKind


@dataclass(slots=True)
class Head:
    """标题: folded[start:title_end] is label and title; `body` is where the words after it begin.

    `said`: the title is a whole sentence that promises by itself, so that it is read like running text.
    """

    start: int
    title: int
    title_end: int
    body: int
    line_end: int  # where the line, or in a text without lines the item, ends
    rank: int
    number: int | None = None
    path: str = ""  # its own step in the id of the node
    label: tuple[int, int] | None = None  # without its stop
    kind: NodeKind = NodeKind.HEADING
    said: bool = False
    inside: bool = False  # not at the start of its line


@dataclass(frozen=True, slots=True)
class Line:
    """行: folded[start:end], what its file knew of it, and the level of a mark of Markdown or html."""

    start: int
    end: int
    cue: str | None = None
    level: int | None = None
    bold: bool = False
    row: bool = False

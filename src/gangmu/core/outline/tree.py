"""The tree (条目树) of a document: which lines are headings, and which heading hangs under which."""

from dataclasses import dataclass

from gangmu.core.outline.division import divide
from gangmu.core.outline.finding import find_heads
from gangmu.core.outline.heads import Head
from gangmu.core.outline.lines import lines_of
from gangmu.core.outline.markup import heading_mark
from gangmu.core.outline.nodes import Node, NodeKind
from gangmu.core.outline.numbering import Rank
from gangmu.core.outline.outlines import Outline
from gangmu.core.outline.sources import SourceText
from gangmu.core.outline.views import View, view


def read_outline(source: SourceText) -> Outline:
    """Read the tree and the passages of a text."""
    seen = view(source.text, whole_lines=bool(source.paragraphs))
    lines = lines_of(seen, source)
    heads, contents = find_heads(seen.folded, lines, english=seen.script == "latin")
    nodes = _Tree(seen, heads).grow()
    passages = divide(seen, lines, heads, nodes, contents)
    return Outline(view=seen, nodes=tuple(nodes), passages=tuple(passages))


@dataclass(slots=True)
class _Branch:
    """A node to which lower headings may still hang."""

    node: int
    rank: int
    path: str


class _Tree:
    """Hangs each head under the nearest higher one before it."""

    def __init__(self, seen: View, heads: list[Head]) -> None:
        self._seen = seen
        self._heads = heads
        self._starts = [_start(seen, head) for head in heads]
        self._ends = [len(seen.text)] * len(heads)
        self._ids: dict[str, int] = {}
        self._counts: dict[str, int] = {}
        rungs = {head.rank for head in heads if head.rank < Rank.DASH and head.kind is not NodeKind.TITLE}
        rungs.discard(Rank.ANNEX)
        self._levels = {rank: k for k, rank in enumerate(sorted(rungs), 1)}
        self._open: list[_Branch] = []
        self._titled: int | None = None
        self._parents: list[_Branch | None] = []

    def grow(self) -> list[Node]:
        """Give the nodes, in order of the text."""
        for k, head in enumerate(self._heads):
            self._hang(k, head)
        nodes: list[Node] = []
        for k, head in enumerate(self._heads):
            above = self._parents[k]
            nodes.append(self._node(k, head, nodes[above.node] if above else None))
        return nodes

    def _hang(self, k: int, head: Head) -> None:
        while self._open and (head.rank <= self._open[-1].rank or head.kind is NodeKind.TITLE):
            self._ends[self._open.pop().node] = self._starts[k]
        titled = head.kind is NodeKind.TITLE
        self._parents.append(self._open[-1] if self._open else None)
        caption = head.kind in {NodeKind.FIGURE, NodeKind.TABLE}
        short = caption or (head.rank == Rank.DASH and head.body < head.line_end)
        if short:
            self._ends[k] = self._seen.at[head.line_end - 1] + 1
        elif titled:
            self._close_title(k)
        else:
            self._open.append(_Branch(k, head.rank, head.path))

    def _close_title(self, k: int) -> None:
        """End the paper before where the title of another begins."""
        if self._titled is not None:
            self._ends[self._titled] = self._starts[k]
        self._titled = k

    def _node(self, k: int, head: Head, above: Node | None) -> Node:
        seen = self._seen
        last = max(head.title_end, head.label[1] if head.label else head.start + 1)
        level = self._levels.get(head.rank) if head.kind in {NodeKind.HEADING, NodeKind.PREFACE} else None
        if level is None or (above and level <= above.level):
            level = above.level + 1 if above else 1
        title = seen.quote(head.title, head.title_end)
        return Node(
            id=self._id(head, k, above),
            kind=head.kind,
            level=level,
            label=seen.quote(*head.label) if head.label else None,
            title=title if "\n" not in title else _one_line(title),
            start=self._starts[k],
            end=seen.at[last - 1] + 1,
            section_end=max(self._ends[k], seen.at[last - 1] + 1),
            parent=above.id if above else None,
        )

    def _id(self, head: Head, k: int, above: Node | None) -> str:
        """Give the way down the tree: the numbers of the labels, made unique where the text repeats them."""
        step = head.path or "s"
        parent = self._parents[k]
        if parent and step.startswith(parent.path + ".") and parent.path:
            step = step[len(parent.path) + 1 :]
        way = f"{above.id}.{step}" if above and not step.startswith(("figure", "box")) else step
        if step in {"s", "p", "table", "figure"}:
            self._counts[way] = self._counts.get(way, 0) + 1
            way = f"{way}{self._counts[way]}"
        count = self._ids[way] = self._ids.get(way, 0) + 1
        return way if count == 1 else self._free(way, count)

    def _free(self, way: str, count: int) -> str:
        while f"{way}_{count}" in self._ids:
            count += 1
        self._ids[f"{way}_{count}"] = 1
        return f"{way}_{count}"


def _one_line(title: str) -> str:
    """Join the lines of a title: words of Latin letters stay apart."""
    lines = title.split()
    joined = lines[0] if lines else ""
    for line in lines[1:]:
        joined += " " + line if joined[-1].isascii() and line[0].isascii() else line
    return joined


def _start(seen: View, head: Head) -> int:
    """Give the offset where a head begins: at its ### where it has one."""
    left_out = seen.before(head.start)
    if left_out and not left_out.isspace() and not head.inside:
        mark = heading_mark(left_out)
        if mark and left_out[mark[1]] == "#":
            return seen.at[head.start] - len(left_out) + mark[1]
    return seen.at[head.start]

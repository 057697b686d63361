"""The tree (条目树) of a document: which lines are headings, and which heading hangs under which."""

import re

from gangmu.core.outline.nodes import Node, NodeKind
from gangmu.core.outline.outlines import Outline
from gangmu.core.outline.passages import Part, Passage
from gangmu.core.outline.sources import SourceText
from gangmu.core.outline.views import view

_LABEL = re.compile(r"(?:([一二三四五六七八九十]+)、|\(([一二三四五六七八九十]+)\)|(\d+)\.(?!\d))")


def read_outline(source: SourceText) -> Outline:
    """Read the tree and the passages of a text."""
    seen = view(source.text)
    nodes: list[Node] = []
    passages: list[Passage] = []
    ids: dict[int, str] = {}
    counts: dict[int, int] = {}
    here = 0
    part = Part.PREFACE
    for line in seen.folded.split("\n"):
        start, end = here, here + len(line)
        here = end + 1
        if not line:
            continue
        m = _LABEL.match(line)
        if m:
            level = 1 if m[1] else 2 if m[2] else 3
            stop = line.find("。")
            head_end = start + (stop if stop >= 0 else len(line))
            counts[level] = counts.get(level, 0) + 1
            parent = ids.get(level - 1)
            node_id = f"{parent}.{counts[level]}" if parent else str(counts[level])
            for lower in range(level + 1, 4):
                counts[lower] = 0
                ids.pop(lower, None)
            ids[level] = node_id
            a, b = seen.span(start, head_end)
            title = seen.quote(start + m.end(), head_end)
            nodes.append(
                Node(
                    node_id,
                    NodeKind.HEADING,
                    level,
                    m[1] or m[2] or m[3],
                    title,
                    a,
                    b,
                    len(source.text),
                    parent,
                )
            )
            part = Part.BODY
            passages.append(Passage(start, head_end, node_id, part, is_heading=True))
            start = head_end
        if end > start:
            passages.append(Passage(start, end, nodes[-1].id if nodes else None, part))
    return Outline(view=seen, nodes=tuple(nodes), passages=tuple(passages))

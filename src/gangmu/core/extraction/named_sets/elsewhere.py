"""Members given in another place (别处展开): in headings of the right number and kind, in counted lists."""

from collections.abc import Mapping, Sequence

from gangmu.core.extraction.named_sets.names import Part, SetName
from gangmu.core.outline.nodes import Node, NodeKind
from gangmu.core.outline.outlines import Outline
from gangmu.core.outline.views import View

Members = tuple[tuple[int, int], ...]  # offsets in the text


Family = list[tuple[Node, str]]  # headings under one heading, each with its folded title


def families_of(outline: Outline) -> dict[int, list[Family]]:
    """Give the headings, those under one heading together, by how many they are."""
    families: dict[str | None, Family] = {}
    for node in outline.nodes:
        if node.kind is NodeKind.HEADING:
            title = _title(outline.view, node).rstrip("。")
            families.setdefault(node.parent, []).append((node, title))
    by_size: dict[int, list[Family]] = {}
    for family in families.values():
        by_size.setdefault(len(family), []).append(family)
    return by_size


def by_headings(families: Mapping[int, Sequence[Family]], parts: Sequence[Part]) -> list[Members]:
    """Find sibling headings that end in the nouns of the name, as many as it counts: 一枢纽、四中心."""
    wanted = sum(part.count for part in parts)
    if not all(part.count and len(part.noun) >= 2 for part in parts) or wanted < 3:
        return []
    for siblings in families.get(wanted, ()):
        members: list[Members] = []
        for part in parts:
            fitting = [node for node, title in siblings if title.endswith(part.noun)]
            members.append(tuple(_title_span(node) for node in fitting))
        if all(len(found) == part.count for found, part in zip(members, parts, strict=True)):
            return members
    return []


def _title(view: View, node: Node) -> str:
    start, end = _title_span(node)
    return view.folded[view.place(start) : view.place(end)]


def _title_span(node: Node) -> tuple[int, int]:
    return node.end - len(node.title), node.end


def by_counted_lists(name: SetName, lists: Sequence[tuple[SetName, Members]], *, reach: int) -> list[Members]:
    """Find counted lists behind a name made of numbers, in any order within `reach`: 5+3+7+5."""
    left = [(found, members) for found, members in lists if name.end <= found.start < name.end + reach]
    chosen: list[Members] = []
    for part in name.parts:
        fitting = next(
            (
                entry
                for entry in left
                if entry[0].parts[0].count == part.count and len(entry[1]) == part.count
            ),
            None,
        )
        if fitting is None:
            if part.count:
                return []
            chosen.append(())
            continue
        left.remove(fitting)
        chosen.append(fitting[1])
    return chosen

"""The outline (行动纲要) as read: its text, tree and passages. Everything extracted hangs from it."""

from bisect import bisect_right
from dataclasses import dataclass, field

from gangmu.core.outline.nodes import Node
from gangmu.core.outline.passages import Passage
from gangmu.core.outline.views import View


@dataclass(frozen=True, slots=True)
class Outline:
    """行动纲要: a text with its tree. Nodes speak of offsets, passages of places in the folded view."""

    view: View
    nodes: tuple[Node, ...]  # in order of the text
    passages: tuple[Passage, ...]  # in order of the text, no two overlap
    _starts: list[int] = field(init=False, repr=False, compare=False, default_factory=list)

    def __post_init__(self) -> None:
        """Index the passages by where they start."""
        self._starts.extend(passage.start for passage in self.passages)

    @property
    def language(self) -> str:
        """Tell the language: `zh` or `en`."""
        return "en" if self.view.script == "latin" else "zh"

    def passage_at(self, place: int) -> Passage | None:
        """Give the passage that holds `place` of the folded view."""
        found = bisect_right(self._starts, place) - 1
        if found < 0 or place >= self.passages[found].end:
            return None
        return self.passages[found]

    def node_at(self, place: int) -> str | None:
        """Give the id of the node whose section holds `place` of the folded view."""
        passage = self.passage_at(place)
        return passage.node if passage else None

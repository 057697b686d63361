"""Standings as readers meet them: one table of shape, words and colour (DESIGN §7, look §3).

Square: settled. Pointed: under way. Round: cannot be judged. Shape first, then the word, then colour.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from gangmu.web.indicators.showing.faces import FACES, Face, Group

GROUPS: Final[dict[Group, tuple[str, str]]] = {
    "settled": ("已经到期", "Settled"),
    "under_way": ("正在进行", "Under way"),
    "grey": ("尚不能评判", "Cannot be judged yet"),
}


@dataclass(frozen=True, slots=True)
class Count:
    """计数: how many promises have one standing."""

    face: Face
    number: int


@dataclass(frozen=True, slots=True)
class Tally:
    """合计: the standings of some promises, counted in the order of the table."""

    counts: tuple[Count, ...]

    @classmethod
    def of(cls, standings: Iterable[str]) -> "Tally":
        """Count standings."""
        found = Counter(standings)
        return cls(tuple(Count(face, found[name]) for name, face in FACES.items() if found[name]))

    @property
    def total(self) -> int:
        """All of them."""
        return sum(count.number for count in self.counts)

    @property
    def judged(self) -> int:
        """Those that can be judged today."""
        return sum(count.number for count in self.counts if count.face.group != "grey")

    @property
    def grey(self) -> int:
        """Those that cannot."""
        return self.total - self.judged

    @property
    def judged_counts(self) -> tuple[Count, ...]:
        """The counts of those that can be judged."""
        return tuple(count for count in self.counts if count.face.group != "grey")

    @property
    def groups(self) -> tuple[tuple[Group, tuple[Count, ...]], ...]:
        """The counts, settled ones first, grey ones last; a group without any is left out."""
        found = [(group, tuple(c for c in self.counts if c.face.group == group)) for group in GROUPS]
        return tuple((group, counts) for group, counts in found if counts)

    def number_of(self, name: str) -> int:
        """Tell how many have one standing."""
        return next((count.number for count in self.counts if count.face.name == name), 0)

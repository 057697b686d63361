"""Labels (标注): words beside what they name, placed where they cover neither a line nor each other."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

Box = tuple[float, float, float, float]  # left, top, right, bottom
_ANCHORS: Final = {"start": 0.0, "middle": 0.5, "end": 1.0}


@dataclass(frozen=True, slots=True)
class Spot:
    """A place where words may stand: the point they hang from and how they hang."""

    x: float
    y: float  # of the baseline
    anchor: str  # start, middle, end


@dataclass(slots=True)
class Board:
    """What already has its place on the plate. Later words give way to earlier ones."""

    edges: Box
    taken: list[Box] = field(default_factory=list)
    ink: list[tuple[float, float]] = field(default_factory=list)  # points of lines

    def add_line(self, points: Iterable[tuple[float, float]]) -> None:
        """Remember a line, so that words keep off it."""
        before: tuple[float, float] | None = None
        for point in points:
            if before is not None:
                steps = max(int(abs(point[0] - before[0]) // 6), int(abs(point[1] - before[1]) // 6), 1)
                self.ink += [
                    (
                        before[0] + (point[0] - before[0]) * k / steps,
                        before[1] + (point[1] - before[1]) * k / steps,
                    )
                    for k in range(steps)
                ]
            self.ink.append(point)
            before = point

    def place(self, words: str, size: float, spots: Iterable[Spot]) -> Spot:
        """Choose the spot where the words disturb least, and take it."""
        costs = [(self._cost(box_of(words, size, spot)), number, spot) for number, spot in enumerate(spots)]
        spot = min(costs)[2]
        self.taken.append(box_of(words, size, spot))
        return spot

    def _cost(self, box: Box) -> float:
        left, top, right, bottom = box
        outside = (
            max(self.edges[0] - left, 0) + max(right - self.edges[2], 0)
            + max(self.edges[1] - top, 0) + max(bottom - self.edges[3], 0)
        )  # fmt: skip
        met = sum(1 for other in self.taken if _meet(box, other))
        crossed = sum(1 for x, y in self.ink if left - 2 <= x <= right + 2 and top <= y <= bottom)
        return outside * 1000 + met * 100 + crossed


def width_of(words: str, size: float) -> float:
    """Estimate how wide words are: a Chinese character is as wide as it is high."""
    return sum(size if ord(character) > 0x2E7F else size * 0.58 for character in words)


def box_of(words: str, size: float, spot: Spot) -> Box:
    """Give the box that words would fill at a spot."""
    width = width_of(words, size)
    left = spot.x - width * _ANCHORS[spot.anchor]
    return left, spot.y - size, left + width, spot.y + size * 0.25


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]

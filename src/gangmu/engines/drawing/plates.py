"""Plates (图版): the sizes a chart is drawn in. Text never shrinks with the drawing."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Plate:
    """图版: the size of a drawing and the room around its field."""

    name: str  # the class by which the style sheet shows one of the two
    width: int
    height: int
    left: int
    right: int  # room for words after the last year, where the field ends
    top: int
    bottom: int
    dot: float
    with_peers: bool
    years: int  # about so many marks on the axis of time

    @property
    def field(self) -> tuple[float, float, float, float]:
        """Left, right, top and bottom edge of the field."""
        return self.left, self.width - self.right, self.top, self.height - self.bottom


WIDE = Plate("wide", 720, 400, 56, 128, 38, 30, 2.2, with_peers=True, years=7)
NARROW = Plate("narrow", 324, 330, 46, 12, 42, 26, 1.6, with_peers=False, years=4)
SLIP = Plate("narrow", 244, 260, 46, 12, 42, 26, 1.6, with_peers=False, years=3)  # beside the text

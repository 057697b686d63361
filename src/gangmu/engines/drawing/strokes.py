"""Strokes (笔画): the few SVG elements that a chart is made of. All words are escaped here."""

from collections.abc import Iterable, Sequence
from html import escape

Point = tuple[float, float]


def number(value: float) -> str:
    """Write a coordinate without idle zeros.

    >>> number(12.0), number(12.5)
    ('12', '12.5')
    """
    return f"{value:.1f}".removesuffix(".0")


def path(css: str, points: Sequence[Point], *, closed: bool = False) -> str:
    """Draw a line through points."""
    first, *rest = [f"{number(x)} {number(y)}" for x, y in points]
    end = "z" if closed else ""
    return f'<path class="{css}" d="M{first}{"L" if rest else ""}{" ".join(rest)}{end}"/>'


def dot(css: str, point: Point, radius: float) -> str:
    """Draw a dot."""
    return f'<circle class="{css}" cx="{number(point[0])}" cy="{number(point[1])}" r="{number(radius)}"/>'


def words(css: str, text: str, point: Point, *, anchor: str = "start") -> str:
    """Write words with their baseline at a point."""
    hang = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text class="{css}" x="{number(point[0])}" y="{number(point[1])}"{hang}>{escape(text)}</text>'


def svg(
    parts: Iterable[str], *, css: str, size: tuple[int, int], name: str, title: str, description: str
) -> str:
    """Bind strokes into one drawing that a screen reader can tell. `name` makes its ids its own."""
    return (
        f'<svg class="{css}" viewBox="0 0 {size[0]} {size[1]}" role="img" '
        f'aria-labelledby="{name}t {name}d"><title id="{name}t">{escape(title)}</title>'
        f'<desc id="{name}d">{escape(description)}</desc>{"".join(parts)}</svg>'
    )

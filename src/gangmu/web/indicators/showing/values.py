"""What a page is given of a target: its drawing and its arithmetic, as frozen values."""

from dataclasses import dataclass

from gangmu.engines.drawing import Chart


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A chart with the words around it."""

    finding: str
    caption: str
    chart: Chart
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """图: the drawings of one chart, ready to be put into a page."""

    title: str  # the finding
    caption: str
    wide: str  # SVG
    narrow: str
    slip: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SumRow:
    """算式: one line of the arithmetic, in words and figures."""

    name: str
    sum: str
    result: str

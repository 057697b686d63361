"""Files (单张图): a chart that stands alone carries its finding, its key, its notes and its source, and its colours."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from gangmu.engines.drawing.charts import Chart
from gangmu.engines.drawing.file_style import FILE_STYLE
from gangmu.engines.drawing.labels import width_of
from gangmu.engines.drawing.plates import WIDE
from gangmu.engines.drawing.sheets import sheet_strokes
from gangmu.engines.drawing.strokes import svg, words

_HEADING: Final = 17
_SMALL: Final = 12
_LEADING: Final = 18
_TOKEN: Final = re.compile(
    r"[!-~]+ ?|.", re.DOTALL
)  # a Latin word stays whole, a Chinese character stands alone
_NEVER_FIRST: Final = frozenset("，。；：、！？）》」”’%,.;:!?)")


def draw_file(chart: Chart, *, heading: str = "", caption: str = "", notes: Sequence[str] = ()) -> str:
    """Draw a chart as a file of its own, with the words that the page has around it."""
    above = [(line, _HEADING, "c-hd") for line in lines_of(heading, _HEADING)]
    above += [(line, _SMALL, "c-ax") for line in lines_of(caption, _SMALL)]
    below = [line for note in notes for line in lines_of(note, _SMALL)]
    top = sum(size + 8 for _, size, _ in above) + (10 if above else 0)
    height = top + WIDE.height + (14 + _LEADING * len(below) if below else 8)
    strokes = [FILE_STYLE, *_above(above)]
    strokes += [f'<g transform="translate(0 {top})">', *sheet_strokes(chart, WIDE), "</g>"]
    strokes += [
        words("c-ax", line, (0, top + WIDE.height + 18 + _LEADING * number))
        for number, line in enumerate(below)
    ]
    drawn = svg(
        strokes,
        css="chart",
        size=(WIDE.width, height),
        name="i",
        title=chart.title,
        description=chart.description,
    )
    return drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" font-family="sans-serif" ', 1)


def _above(lines: Sequence[tuple[str, int, str]]) -> Iterator[str]:
    height = 0.0
    for line, size, css in lines:
        height += size + 8
        yield words(css, line, (0, height - 6))


def lines_of(text: str, size: float, *, width: float = WIDE.width) -> list[str]:
    """Break words into lines; no line begins with a stop.

    >>> lines_of("与上年不可比。", 12, width=72)
    ['与上年不可', '比。']
    """
    lines: list[str] = []
    line = ""
    for token in _TOKEN.findall(text.strip()):
        if line and width_of(line + token.rstrip(), size) > width:
            if token[0] in _NEVER_FIRST:  # takes the character before it along
                lines.append(line[:-1])
                line = line[-1]
            else:
                lines.append(line.rstrip())
                line = ""
        line += token
    return [*lines, line.rstrip()] if line.strip() else lines

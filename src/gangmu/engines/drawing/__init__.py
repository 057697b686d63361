"""Drawing: one description of a chart becomes SVG on the server, as `look/` has it.

A themed Vega-Lite does not reach labels on the lines, broken levels and a drawing of its own for a phone,
so the drawing is ours (docs/decisions). Text stays text; colours are the page's tokens.
"""

from gangmu.engines.drawing.charts import Actual, Break, Chart, Outlook, Peer, Supposed, TargetMark, Waypoint
from gangmu.engines.drawing.files import draw_file
from gangmu.engines.drawing.plates import NARROW, SLIP, WIDE, Plate
from gangmu.engines.drawing.printing import pdf_of, png_of
from gangmu.engines.drawing.sheets import draw
from gangmu.engines.drawing.small import draw_small
from gangmu.engines.drawing.trials import Said, Trial, draw_said, draw_trials

__all__ = [
    "NARROW",
    "SLIP",
    "WIDE",
    "Actual",
    "Break",
    "Chart",
    "Outlook",
    "Peer",
    "Plate",
    "Said",
    "Supposed",
    "TargetMark",
    "Trial",
    "Waypoint",
    "draw",
    "draw_file",
    "draw_said",
    "draw_small",
    "draw_trials",
    "pdf_of",
    "png_of",
]

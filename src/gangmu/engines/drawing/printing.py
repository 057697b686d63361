"""Printing (制图): a drawing as a picture file: PNG for slides, PDF for papers, where text stays text.

The drawing is the same SVG; only its colours are written out, since printers know no style variables.
"""

import re
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final

from gangmu.core.base.refusals import GangmuError
from gangmu.engines.drawing.faces import chinese_face
from gangmu.engines.drawing.file_style import LIGHT

ENGINE: Final = "vl_convert"
SCALE: Final = 2.5  # of a PNG: 1,900 pixels across, sharp on a slide
EDGE: Final = 20  # of paper around the drawing
_VARIABLE: Final = re.compile(r"var\((--[\w-]+)\)")
_DARK: Final = re.compile(r"@media\(prefers-color-scheme:dark\)\{svg\{[^}]*\}\}")
_OWN: Final = re.compile(r"<style>svg\{[^}]*\}")


class NoPrinterError(GangmuError):
    """A picture file is asked for where the library that makes it is not installed."""

    code = "drawing.no_printer"
    parameter_names = ("package",)


def png_of(drawn: str) -> bytes:
    """Give a drawing as PNG, on white paper's own ground."""
    answer: bytes = _engine().svg_to_png(printable(drawn, face=chinese_face()), scale=SCALE)
    return answer


def pdf_of(drawn: str) -> bytes:
    """Give a drawing as PDF of one page."""
    answer: bytes = _engine().svg_to_pdf(printable(drawn, face=chinese_face()))
    return answer


def printable(drawn: str, *, face: str) -> str:
    """Write the light colours and the font out, and lay the drawing on its paper.

    >>> printable('<svg viewBox="0 0 9 9" role="img"><style>svg{}.a{fill:var(--ink)}</style></svg>', face="Hei")
    '<svg viewBox="-20 -20 49 49" role="img"><style>.a{fill:#1b2026}</style><path fill="#fdfdfb" d="M-20 -20H29V29H-20z"/></svg>'
    """
    colours = dict(LIGHT) | {"--hei": f'"{face}"'}
    plain = _OWN.sub("<style>", _DARK.sub("", drawn))
    plain = _VARIABLE.sub(lambda found: colours[found[1]], plain)
    before, rest = plain.split('viewBox="', 1)
    size, after = rest.split('"', 1)
    _, _, width, height = (int(part) for part in size.split())
    frame = f"-{EDGE} -{EDGE} {width + 2 * EDGE} {height + 2 * EDGE}"
    ground = (
        f'<path fill="{colours["--paper"]}" d="M-{EDGE} -{EDGE}H{width + EDGE}V{height + EDGE}H-{EDGE}z"/>'
    )
    return f'{before}viewBox="{frame}"{after.replace("</style>", f"</style>{ground}", 1)}'


def _engine() -> Any:
    if find_spec(ENGINE) is None:
        raise NoPrinterError(package="vl-convert-python")
    return import_module(ENGINE)

"""Pictures: the drawing of a promise, once for wide pages and once for a phone."""

from dataclasses import replace

from gangmu.core.base.unit_words import counting_unit_in_english
from gangmu.engines.drawing import NARROW, SLIP, WIDE, Chart, draw, draw_file
from gangmu.web.doors.languages import say, shown
from gangmu.web.indicators.showing.values import Drawing, Picture


def picture_of(drawing: Drawing, *, name: str = "") -> Picture:
    """Draw both; `name` tells several on a page apart."""
    chart = in_script(drawing.chart)
    return Picture(
        title=shown(drawing.finding),
        caption=shown(drawing.caption),
        wide=draw(chart, WIDE, name=f"g{name}"),
        narrow=draw(chart, NARROW, name=f"n{name}"),
        slip=draw(chart, SLIP, name=f"b{name}"),
        notes=tuple(shown(note) for note in drawing.notes),
    )


def picture_file(drawing: Drawing, *, source: str = "") -> str:
    """Draw a file of its own, which says what it shows and where the numbers come from."""
    notes = [shown(note) for note in (*drawing.notes, source) if note]
    return draw_file(
        in_script(drawing.chart),
        heading=shown(drawing.finding),
        caption=shown(drawing.caption),
        notes=notes,
    )


def in_script(chart: Chart) -> Chart:
    """Show a chart's words in the script of the page."""
    return replace(
        chart,
        title=shown(chart.title),
        description=shown(chart.description),
        unit=say(chart.unit, counting_unit_in_english(chart.unit)),
        path_words=shown(chart.path_words),
        actual_words=shown(chart.actual_words),
        gap_words=shown(chart.gap_words),
        targets=tuple(replace(target, words=shown(target.words)) for target in chart.targets),
        outlook=chart.outlook
        and replace(chart.outlook, words=tuple(shown(words) for words in chart.outlook.words)),
        peers=tuple(replace(peer, name=shown(peer.name)) for peer in chart.peers),
    )

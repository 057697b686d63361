"""Scripts: an outline's words in the script of the page. The length is kept, so every span holds."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from gangmu.web.doors.languages import language, shown
from gangmu.web.portal.materials import Materials, PartRow, PromiseRow, SetRow

# Half-width stops behind Chinese words are set full-width, as a printer would. The stored text keeps its own.
_STOPS: Final = re.compile(
    r"(?<=[\u4e00-\u9fff”’》）】」』%])[,;:?!](?!\d)|\((?=[\u4e00-\u9fff“《])|(?<=[\u4e00-\u9fff”》])\)"
)
_FULL: Final = str.maketrans(",;:?!()", "，；：？！（）")
_OWN: Final = {"hans": "zh-hans", "hant": "zh-hant"}


def in_script(materials: Materials) -> Materials:
    """Show an outline in the page's script; in English pages, and in its own script, as it is written."""
    if materials.script == "latin":
        return materials
    if language() == "en" or _OWN.get(materials.script) == language():
        return _shown_with(materials, full_stops)
    shown_in = _shown_with(materials, lambda text: shown(full_stops(text)))
    return replace(shown_in, script="hant" if language() == "zh-hant" else "hans")


def full_stops(text: str) -> str:
    """Set half-width stops behind Chinese words full-width.

    >>> full_stops("加快建设,到2025年达到3:2(初步)")
    '加快建设，到2025年达到3:2（初步）'
    """
    return _STOPS.sub(lambda stop: stop[0].translate(_FULL), text)


def _shown_with(materials: Materials, show: Callable[[str], str]) -> Materials:
    return replace(
        materials,
        title=show(materials.title),
        text=show(materials.text),
        nodes=tuple(
            replace(node, title=show(node.title), label=show(node.label)) for node in materials.nodes
        ),
        promises=_promises(materials.promises, show),
        systems=tuple(
            replace(row, name=show(row.name), unit=show(row.unit), note=show(row.note))
            for row in materials.systems
        ),
        gaps=tuple(
            replace(gap, text=show(gap.text), supplied=show(gap.supplied), closed_by=show(gap.closed_by))
            for gap in materials.gaps
        ),
        sets=tuple(replace(row, name=show(row.name), parts=_parts(row, show)) for row in materials.sets),
        themes=tuple(replace(theme, name=show(theme.name)) for theme in materials.themes),
    )


def _promises(rows: tuple[PromiseRow, ...], show: Callable[[str], str]) -> tuple[PromiseRow, ...]:
    """Show the few different figures of many promises: the page's own words, with the page's own stops."""
    figures = {figure: shown(figure) for figure in {row.figure for row in rows}}
    shown_rows = (
        row if figures[row.figure] == row.figure else replace(row, figure=figures[row.figure]) for row in rows
    )
    return tuple(
        replace(row, supplied=show(row.supplied), name=show(row.name), row=show(row.row))
        if row.supplied
        else row
        for row in shown_rows
    )


def _parts(row: SetRow, show: Callable[[str], str]) -> tuple[PartRow, ...]:
    return tuple(
        replace(part, members=tuple(replace(member, text=show(member.text)) for member in part.members))
        for part in row.parts
    )

"""Scripts: an outline's words in the script of the page. The length is kept, so every span holds."""

import re
from dataclasses import replace
from typing import Final

from gangmu.web.doors.languages import language, shown
from gangmu.web.portal.materials import Materials

# Half-width stops behind Chinese words are set full-width, as a printer would. The stored text keeps its own.
_STOPS: Final = re.compile(r"(?<=[\u4e00-\u9fff”’》）】」』%])[,;:?!](?!\d)|\((?=[\u4e00-\u9fff“《])|(?<=[\u4e00-\u9fff”》])\)")
_FULL: Final = str.maketrans(",;:?!()", "，；：？！（）")
_OWN: Final = {"hans": "zh-hans", "hant": "zh-hant"}


def in_script(materials: Materials) -> Materials:
    """Show an outline in the page's script; in English pages, and in its own script, as it is written."""
    if materials.script == "latin":
        return materials
    materials = replace(materials, text=_STOPS.sub(lambda stop: stop[0].translate(_FULL), materials.text))
    if language() == "en" or _OWN.get(materials.script, language()) == language():
        return materials
    return replace(
        materials,
        title=shown(materials.title),
        text=shown(materials.text),
        script="hant" if language() == "zh-hant" else "hans",
        nodes=tuple(replace(n, title=shown(n.title), label=shown(n.label)) for n in materials.nodes),
        promises=tuple(replace(p, figure=shown(p.figure)) for p in materials.promises),
        systems=tuple(
            replace(s, name=shown(s.name), kind=shown(s.kind), unit=shown(s.unit), note=shown(s.note))
            for s in materials.systems
        ),
        gaps=tuple(replace(gap, text=shown(gap.text)) for gap in materials.gaps),
        sets=tuple(
            replace(
                row,
                name=shown(row.name),
                parts=tuple(
                    replace(part, members=tuple(replace(m, text=shown(m.text)) for m in part.members))
                    for part in row.parts
                ),
            )
            for row in materials.sets
        ),
        themes=tuple(replace(theme, name=shown(theme.name)) for theme in materials.themes),
    )

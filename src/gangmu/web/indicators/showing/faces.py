"""Standings as readers meet them: one table of shape, words and colour (DESIGN §7, look §3).

Square: settled. Pointed: under way. Round: cannot be judged. Shape first, then the word, then colour.
"""

from dataclasses import dataclass
from typing import Final, Literal

from gangmu.core.plan.standing_words import STANDING_WORDS
from gangmu.core.plan.verdicts import Standing

Group = Literal["settled", "under_way", "grey"]


@dataclass(frozen=True, slots=True)
class Face:
    """How one standing looks: its name is also its shape, `#m-met`, and its class, `s-met`."""

    name: str
    group: Group
    zh: str
    en: str
    mesh: str  # its letter in the net; none: a grey point


def _face(standing: Standing, group: Group, mesh: str = "") -> Face:
    zh, en = STANDING_WORDS[standing]  # the core says how it is called, here and everywhere
    return Face(standing.value, group, zh, en, mesh)


FACES: Final[dict[str, Face]] = {
    face.name: face
    for face in (
        _face(Standing.MET, "settled", "d"),
        _face(Standing.MISSED, "settled", "x"),
        _face(Standing.AHEAD, "under_way", "u"),
        _face(Standing.ON_PATH, "under_way", "o"),
        _face(Standing.BEHIND, "under_way", "b"),
        _face(Standing.NO_DATE, "grey"),
        _face(Standing.NOT_DUE, "grey"),
        _face(Standing.NO_DATA, "grey"),
        _face(Standing.STALE, "grey"),
        _face(Standing.WITHDRAWN, "grey"),
    )
}

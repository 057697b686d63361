"""Standings as readers meet them: one table of shape, words and colour (DESIGN §7, look §3).

Square: settled. Pointed: under way. Round: cannot be judged. Shape first, then the word, then colour.
"""

from dataclasses import dataclass
from typing import Final, Literal

Group = Literal["settled", "under_way", "grey"]


@dataclass(frozen=True, slots=True)
class Face:
    """How one standing looks: its name is also its shape, `#m-met`, and its class, `s-met`."""

    name: str
    group: Group
    zh: str
    en: str
    mesh: str  # its letter in the net; none: a grey point


FACES: Final[dict[str, Face]] = {
    face.name: face
    for face in (
        Face("met", "settled", "已达成", "met", "d"),
        Face("missed", "settled", "未达成", "missed", "x"),
        Face("ahead", "under_way", "快于预期", "ahead", "u"),
        Face("on_path", "under_way", "符合预期", "on path", "o"),
        Face("behind", "under_way", "滞后", "behind", "b"),
        Face("no_date", "grey", "无期限", "no date", ""),
        Face("not_due", "grey", "未到期", "not due", ""),
        Face("no_data", "grey", "无数据", "no data", ""),
        Face("stale", "grey", "数据已旧", "stale", ""),
        Face("withdrawn", "grey", "已撤回", "withdrawn", ""),
    )
}

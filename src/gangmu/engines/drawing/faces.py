"""Faces (字体): which Chinese font of this machine a drawing is printed in.

A page leaves the choice to the browser. A picture file has to carry its letters, so a machine without a Chinese
font must refuse: the engine would drop the characters and say nothing.
"""

from functools import lru_cache
from pathlib import Path
from typing import Final

from gangmu.core.base.refusals import GangmuError

# The beginning of a font file's name -> the family that is in it. The first that is found is taken.
_FILES: Final = {
    "notosanscjk": "Noto Sans CJK SC",
    "notosanssc": "Noto Sans SC",
    "sourcehansans": "Source Han Sans SC",
    "wqy-zenhei": "WenQuanYi Zen Hei",
    "wqy-microhei": "WenQuanYi Micro Hei",
    "msyh": "Microsoft YaHei",
    "pingfang": "PingFang SC",
    "simhei": "SimHei",
    "stheiti": "Heiti SC",
    "droidsansfallback": "Droid Sans Fallback",
    "notoserifcjk": "Noto Serif CJK SC",
    "uming": "AR PL UMing CN",
    "ukai": "AR PL UKai CN",
}
_FOLDERS: Final = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.local/share/fonts",
    "~/.fonts",
    "/System/Library/Fonts",
    "/Library/Fonts",
    "~/Library/Fonts",
    "C:/Windows/Fonts",
)


class NoChineseFontError(GangmuError):
    """A picture file is asked for on a machine that has no Chinese font."""

    code = "drawing.no_chinese_font"


def chinese_face(folders: tuple[str, ...] = _FOLDERS) -> str:
    """Give the family of a Chinese font of this machine, or refuse."""
    if (found := _found(folders)) is None:
        raise NoChineseFontError()
    return found


@lru_cache(maxsize=4)
def _found(folders: tuple[str, ...]) -> str | None:
    names = [
        file.name.lower().replace("_", "-")
        for folder in folders
        if (place := Path(folder).expanduser()).is_dir()
        for file in place.rglob("*")
        if file.suffix.lower() in (".ttf", ".ttc", ".otf")
    ]
    return next(
        (family for start, family in _FILES.items() if any(name.startswith(start) for name in names)), None
    )

"""What the looks of a line say in an official paper: 小标宋 title, 黑体 一、, 楷体 （一）, bold 仿宋 1.

A look counts only where the whole line has it: a run-in heading is told by its words, not here.
"""

import re
from dataclasses import dataclass
from typing import Final

TITLE_FONTS: Final = ("小标宋", "xiaobiaosong", "fzxbs")
HEI_FONTS: Final = ("黑体", "simhei", "heiti", "fzht", "hei")
KAI_FONTS: Final = ("楷体", "kaiti", "simkai", "stkaiti", "fzkt", "kai")
FANG_FONTS: Final = ("仿宋", "fangsong", "simfang", "stfangsong", "fzfs")
CLOSING: Final = ("。", "；", "，", "：", ":", ";", ",")  # a line that ends so is not a heading
TITLE_POINTS: Final = 20.0  # 2号 is 22 pt; some offices print 小二, 18 pt, bold
LONGEST_HEADING: Final = 60
LONGEST_BOLD_HEADING: Final = 30

LABEL: Final = re.compile(
    r"\s*(?:第[一二三四五六七八九十百〇零\d]+[编篇章节部条]|[一二三四五六七八九十]+[、．.]"
    r"|[（(][一二三四五六七八九十\d]+[）)]|\d+(?:[.．]\d+)*[.．、](?!\d)|[①-⑳])"
)
CAPTION: Final = re.compile(
    r"\s*(?:专栏|附表|附图|图|表|Figure|Table|Box)\s*[一二三四五六七八九十\d]+", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Look:
    """How a whole line is set, as far as its file says."""

    font: str = ""
    points: float | None = None
    bold: bool = False
    centred: bool = False
    outline_level: int | None = None  # from a heading style, 1 is the highest
    is_title: bool = False  # by its style
    is_caption: bool = False


@dataclass(frozen=True, slots=True)
class Cue:
    """What a line is, and the level of a heading."""

    kind: str
    level: int | None = None


def cue_of(text: str, *, look: Look, opening: bool) -> Cue | None:
    """Tell what the look of a line makes it; `opening` is true until body text or a heading came."""
    if look.is_title or (opening and _looks_like_title(text, look)):
        return Cue("title")
    if look.is_caption or (look.centred and len(text) <= LONGEST_HEADING and CAPTION.match(text)):
        return Cue("caption")
    if look.outline_level is not None:
        return Cue("heading", look.outline_level)
    level = _level_by_font(text, look, opening=opening)
    if level:
        return Cue("heading", level)
    return _bold_heading(text, look)


def _looks_like_title(text: str, look: Look) -> bool:
    if len(text) > LONGEST_HEADING or LABEL.match(text):
        return False
    large = look.points is not None and look.points >= TITLE_POINTS
    bold_large = look.bold and look.points is not None and look.points >= TITLE_POINTS - 4
    return _is(look.font, TITLE_FONTS) or (look.centred and (large or bold_large))


def _level_by_font(text: str, look: Look, *, opening: bool) -> int | None:
    labelled = bool(LABEL.match(text))
    if len(text) > LONGEST_HEADING or (text.rstrip().endswith(CLOSING) and not labelled):
        return None
    if _is(look.font, TITLE_FONTS) or _is(look.font, HEI_FONTS):
        return 1
    if _is(look.font, KAI_FONTS):
        # Under the title 楷体 sets the paper's number and the day it was passed, not a heading.
        return 2 if labelled or not (opening or look.centred) else None
    return None


def _bold_heading(text: str, look: Look) -> Cue | None:
    """Bold 仿宋 is the third level; bold of any other font says that it is a heading, not which."""
    labelled = bool(LABEL.match(text))
    ends_open = not text.rstrip().endswith(CLOSING)
    if not look.bold or len(text) > LONGEST_HEADING or not (labelled or ends_open):
        return None
    if not labelled and (look.centred or len(text) > LONGEST_BOLD_HEADING):
        return None
    return Cue("heading", 3 if _is(look.font, FANG_FONTS) else None)


def _is(font: str, names: tuple[str, ...]) -> bool:
    folded = font.lower().replace(" ", "").replace("_", "")
    return any(name in folded if not name.isascii() or len(name) > 3 else folded == name for name in names)

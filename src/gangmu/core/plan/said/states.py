"""Words for a state (情况用语): nothing to say, no change, done."""

import re
from typing import Final

from gangmu.core.outline.scripts import fold

# Marks of tables for no figure; 统计年鉴: “…” too small to show, “空格” not known, “#” of which.
NOTHING: Final = frozenset(
    "- -- --- … …… ... / \\ 无 暂无 不详 未知 待定 未公布 尚未公布 未统计 暂缺 缺 缺报 n/a na nil null none * x × ...".split()
) | {""}
_NO_CHANGE: Final = re.compile(
    r"(?:本[月期季]度?)?(?:无|没有|未有|没)(?:明显|新的?)?(?:变化|变动|更新)|(?:同|与)上[月期季]度?(?:相同|一致|一样|一致)?|(?:维持|保持)不变|不变"
)
_DONE: Final = re.compile(r"(?:已|全部|均|已经|已全部|全面|已全面)*(?:完成|办结|建成|竣工|销号)(?:任务)?")


def tidied(text: str) -> str:
    """Give words as they are compared: half-width, simplified, without blanks, stops and brackets at the ends.

    >>> tidied("　已完成。 ")
    '已完成'
    """
    return "".join(fold(text).lower().split()).strip("。.;,!()[]")


def is_nothing(text: str) -> bool:
    """Tell a mark for no figure, or an empty cell.

    >>> [is_nothing(each) for each in ("—", "……", "", "0", "N/A")]
    [True, True, True, False, True]
    """
    bare = "".join(fold(text).lower().split())
    return bare in NOTHING or (bool(bare) and not bare.strip("-…."))


def is_no_change(text: str) -> bool:
    """Tell 无变化: the period brought nothing new.

    >>> [is_no_change(each) for each in ("无变化", "本月無變化。", "同上月", "无变化，但征地受阻", "无")]
    [True, True, True, False, False]
    """
    return _NO_CHANGE.fullmatch(tidied(text)) is not None


def is_done(text: str) -> bool:
    """Tell 已完成: the task is said to be done, with nothing else said.

    >>> [is_done(each) for each in ("已完成", "全部完成。", "已完成80%", "未完成")]
    [True, True, False, False]
    """
    return _DONE.fullmatch(tidied(text)) is not None

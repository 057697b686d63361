"""The same words counted once (同句一条): a measure that says no more than a target of the same words is that target.

建设5个科技创新平台 is read twice: as a target (平台, 5个) and as a measure (建设 …). It is one promise, and the target is the one that
can be judged by its figure. A measure is counted with a target where nothing is left of its words but its verb and the
words that only join or colour, once the words of targets are taken out; what says more stays a promise of its own.
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from gangmu.core.extraction.measures.lexicon import MODIFIERS
from gangmu.core.outline.scripts import fold

_JOINTS: Final = frozenset('、,，;；和与及并且也的使让将把对在为要应须“”"《》()（） 　')
_WISHES: Final = (
    "规模 大关 关口 台阶 力争 争取 确保 加快 推动 推进 促进 加强 规划 计划 实施 实现 组织 开展 完成 继续 打造 建设 建成 构建 形成 新建 创建 支持"
).split()
_IDLE: Final = re.compile("|".join(sorted(map(re.escape, {*MODIFIERS, *_WISHES}), key=len, reverse=True)))


class Said(NamedTuple):
    """What is read in text[start:end]: a measure with its verb, or a target with its indicator."""

    start: int
    end: int
    name: str


def counted_with(text: str, measure: Said, targets: Sequence[Said]) -> int | None:
    """Give the number of the target that says all that a measure says, or None where it says more.

    >>> text = "力争建设5个创新平台，并提升服务水平"
    >>> counted_with(text, Said(0, 10, "建设"), [Said(4, 10, "创新平台")])
    0
    >>> counted_with(text, Said(0, 17, "建设"), [Said(4, 10, "创新平台")]) is None
    True
    """
    shared = [
        (min(target.end, measure.end) - max(target.start, measure.start), -number)
        for number, target in enumerate(targets)
        if target.start < measure.end and measure.start < target.end
    ]
    if not shared:
        return None
    own = _own_words(text, measure, targets)
    names = "".join(fold(targets[-number].name) for _, number in shared)
    said = fold(measure.name)
    own = own.replace(said, "", 1) if said else own
    if any(mark not in _JOINTS and mark not in names for mark in _IDLE.sub("", own)):
        return None
    return -max(shared)[1]


def _own_words(text: str, measure: Said, targets: Sequence[Said]) -> str:
    """Give the words of a measure that stand in no target."""
    here, words = measure.start, []
    for target in sorted(targets):
        if target.end <= here or target.start >= measure.end:
            continue
        words.append(text[here : max(target.start, here)])
        here = max(here, target.end)
    words.append(text[here : measure.end])
    return fold("".join(words))

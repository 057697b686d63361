"""Members told number by number (逐项解释): 一河即云水河，两岸即东岸、西岸，三城即……."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from gangmu.core.extraction.named_sets.edges import Places
from gangmu.core.extraction.named_sets.lists import split
from gangmu.core.extraction.named_sets.names import Part, count_of

_NEAR: Final = 400  # explained in the same breath
_COUNTED: Final = "(?<![\u4e00-\u9fff])([0-9]{1,3}|[一二三四五六七八九十两双]{1,3})(?:个|大|条)?"
_TELLS: Final = "[”)]?,?(?:即|是指|指的?是|指|为|是|:)“?"


def by_definitions(folded: str, start: int, parts: Sequence[Part]) -> list[list[Places]]:
    """Give what the text says that each number of a name is: all of them, or nothing.

    Where it names fewer than it counts, the members are those that it names.
    """
    stop = folded.find("\n", start, start + _NEAR)
    stop = stop if stop >= 0 else min(len(folded), start + _NEAR)
    found = [list(_told(folded, start, stop, part)) for part in parts]
    return found if len(parts) > 1 and all(found) else []


def _told(folded: str, start: int, stop: int, part: Part) -> Iterator[Places]:
    if not part.noun or not part.count:
        return
    for m in re.finditer(_COUNTED + re.escape(part.noun) + _TELLS, folded[start:stop]):
        if count_of(m[1]) == part.count:
            begin = start + m.end()
            members = split(folded, begin, _end_of_list(folded, begin, stop), "、")
            if len(members) > 1 or part.count == 1:  # 六横即六个横向通道 only says it again
                yield from members
            return


def _end_of_list(folded: str, begin: int, stop: int) -> int:
    ends = [at for mark in ",;。”" if (at := folded.find(mark, begin, stop)) >= 0]
    return min(ends, default=stop)

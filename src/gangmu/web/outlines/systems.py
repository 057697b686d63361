"""Systems (系统): of all that a reading names, what a sentence orders to be built or kept."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any, Final

from gangmu.core.outline.scripts import simplify

_KINDS: Final = (
    ("register", re.compile("(数据库|台账|档案|信息库|资源库)[”’]?$")),
    ("list", re.compile("(名录|目录|清单|图谱)[”’]?$")),
    ("market", re.compile("(市场|交易所|交易中心)[”’]?$")),
    ("code", re.compile("码[”’]?$")),
    ("mechanism", re.compile("(机制|体系|制度|模式)[”’]?$")),
)


def kind_of(name: str) -> str:
    """Tell what kind of system a name names.

    >>> kind_of("項目清單"), kind_of("便民码"), kind_of("一网统管平台")
    ('list', 'code', 'system')
    """
    plain = simplify(name)
    return next((kind for kind, pattern in _KINDS if pattern.search(plain)), "system")


def systems_in(reading: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Give the systems that the measures of a reading order, as rows."""
    measures = sorted((row["start"], row["end"]) for row in reading["measures"])
    starts = [start for start, _ in measures]
    reach: list[int] = []
    for _, end in measures:
        reach.append(max(end, reach[-1] if reach else 0))
    for mention in reading["mentions"]:
        place = bisect_right(starts, mention["start"]) - 1
        if mention["type"] == "platform" and place >= 0 and reach[place] >= mention["end"]:
            yield {
                "name": mention["text"],
                "kind": kind_of(mention["text"]),
                "start": mention["start"],
                "end": mention["end"],
            }

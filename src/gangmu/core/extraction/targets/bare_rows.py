"""Bare rows (无框表格行): the row of an indicator table whose cells only blanks parted, one row a line.

`1 护理型床位占比 % 48 ≥60 约束性` stands in the view without its blanks; the word for its nature ends it.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from gangmu.core.base.units_of_measure import UNIT_PATTERN

_NATURE: Final = re.compile(r"(?:约束性|预期性)(?=\n|$)")
_LONGEST: Final = 90


@cache
def _row() -> re.Pattern[str]:
    """Give the pattern of a row; compiled where a text has one, for it is dear."""
    return re.compile(
        r"(?:[0-9]{1,2}[.、]?)?(?P<label>[^0-9\n\t。;,<>≥≤%-][^\n\t。;,<>≥≤%]{1,40}?)"
        rf"(?P<unit>(?:百?[万亿]亿?|千)?{UNIT_PATTERN})-?"
        r"(?P<cells>[<>≥≤〔]{0,2}[0-9](?:[0-9.,<>≥≤=〔〕%‰+ -]|个?百分点|以[上下内]|左右)*)(?P<nature>约束性|预期性)"
    )


def bare_rows(folded: str) -> Iterator[re.Match[str]]:
    """Find the rows, each with its label, unit, cells and nature."""
    if "约束性" not in folded and "预期性" not in folded:
        return
    for end in _NATURE.finditer(folded):
        start = folded.rfind("\n", max(0, end.start() - _LONGEST), end.start()) + 1
        if (start or end.start() <= _LONGEST) and (m := _row().fullmatch(folded, start, end.end())):
            yield m

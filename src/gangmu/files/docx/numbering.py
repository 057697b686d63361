"""Automatic numbering: the label that the word processor prints before a paragraph and never stores."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from gangmu.files.docx.names import W, is_on, number, val
from gangmu.files.docx.numerals import numeral

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

LEVELS: Final = 9
BULLET: Final = "• "
PLACE: Final = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts and what it prints."""

    style: str = "decimal"
    text: str = ""
    start: int = 1
    restarts: bool = True
    plain_digits: bool = False  # “isLgl”: every place in digits
    suffix: str = "tab"


@dataclass(slots=True)
class Numbering:
    """All lists of a document and where each stands as the document is walked from its beginning."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)  # by the list's number
    family: dict[str, str] = field(default_factory=dict)  # lists of one family count on together
    starts: dict[tuple[str, int], int] = field(default_factory=dict)  # where a list begins afresh
    _counters: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def next_label(self, list_id: str, depth: int) -> str:
        """Count the next paragraph of a list and give its label, a blank after it where one is printed."""
        levels = self.levels.get(list_id)
        if levels is None or not 0 <= depth < LEVELS:
            return ""
        level = levels.get(depth, Level())
        if level.style == "bullet":
            return BULLET
        counters = self._counters[self.family[list_id]]
        self._count(counters, levels, list_id=list_id, depth=depth)
        label = PLACE.sub(lambda place: self._place(place, levels, level, counters), level.text)
        return label + _blank_after(label, level)

    def _count(self, counters: dict[int, int], levels: dict[int, Level], *, list_id: str, depth: int) -> None:
        afresh = self.starts.get((list_id, depth))
        if afresh is not None and (list_id, depth) not in self._begun:
            counters[depth] = afresh
        elif depth in counters:
            counters[depth] += 1
        else:
            counters[depth] = levels.get(depth, Level()).start
        self._begun.add((list_id, depth))
        for deeper in range(depth + 1, LEVELS):
            if levels.get(deeper, Level()).restarts:
                counters.pop(deeper, None)

    def _place(
        self, place: re.Match[str], levels: dict[int, Level], own: Level, counters: dict[int, int]
    ) -> str:
        depth = int(place[1]) - 1
        level = levels.get(depth, Level())
        style = "decimal" if own.plain_digits else level.style
        return numeral(counters.get(depth, level.start), style=style)


def _blank_after(label: str, level: Level) -> str:
    """Chinese marks carry their own space; a blank after them would be a stranger to the text."""
    if level.suffix == "nothing" or not label or label[-1] in "、）．。】〕：" or label[-1].isspace():
        return ""
    return " "


def numbering_of(root: "Element | None") -> Numbering:
    """Read the lists that a document declares."""
    found = Numbering()
    if root is None:
        return found
    abstract = {item.get(W + "abstractNumId", ""): _levels(item) for item in root.findall(W + "abstractNum")}
    for item in root.findall(W + "num"):
        list_id, family = item.get(W + "numId", ""), val(item, "abstractNumId") or ""
        found.family[list_id] = family
        found.levels[list_id] = dict(abstract.get(family, {}))
        _override(found, item, list_id=list_id)
    return found


def _override(found: Numbering, item: "Element", *, list_id: str) -> None:
    for override in item.findall(W + "lvlOverride"):
        depth = number(override.get(W + "ilvl"), most=LEVELS - 1)
        if depth is None:
            continue
        for level in override.findall(W + "lvl"):
            found.levels[list_id][depth] = _level(level)
        start = number(val(override, "startOverride"))
        if start is not None:
            found.starts[list_id, depth] = start


def _levels(item: "Element") -> dict[int, Level]:
    depths = ((number(level.get(W + "ilvl"), most=LEVELS - 1), level) for level in item.findall(W + "lvl"))
    return {depth: _level(level) for depth, level in depths if depth is not None}


def _level(level: "Element") -> Level:
    start = number(val(level, "start"))
    return Level(
        style=val(level, "numFmt") or "decimal",
        text=(val(level, "lvlText") or "")[:64],
        start=1 if start is None else start,
        restarts=val(level, "lvlRestart") != "0",
        plain_digits=bool(is_on(level, "isLgl")),
        suffix=val(level, "suff") or "tab",
    )

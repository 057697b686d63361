"""Lists of members (成员清单) beside a name of a set: before it, or behind 即, a colon, brackets, 一是."""

import re
from collections.abc import Sequence
from typing import Final

from gangmu.core.extraction.mentions.edges import governs, is_verb
from gangmu.core.extraction.named_sets.edges import Places, first_word, trimmed
from gangmu.core.extraction.named_sets.names import Part

_MERELY_CHIEF: Final = ("为重点的", "为主的", "为代表的", "为核心的")  # what they list is not all
_STOPS: Final = ",。;:!?\n"
_OPENED_BY = re.compile(
    "”?[\u4e00-\u9fff]{0,14}?(?:,?即|[:(]|,?(?:具体|主要|分别)?(?:包括|涵盖|分为|分别[是为]):?)"
)
_JOINED = re.compile("以及|[和与及]")
_ORDINAL = re.compile("[一二三四五六七八九十]是")
_SENTENCE_END = re.compile("[。\n]")
_OPEN_END = re.compile("等[^、;,]{0,12}$")
_LONGEST_LIST: Final = 600


def list_before(folded: str, end: int, count: int, *, floor: int = 0, single: bool = False) -> list[Places]:
    """Give the members listed directly before `end`, not before `floor`: at most `count`.

    A `single` member will do where 等 follows it: 甲等10个平台.
    """
    if governs(folded, end):
        return []
    if folded.endswith(_MERELY_CHIEF, 0, end):
        return []
    before = folded[max(floor, end - _LONGEST_LIST) : end]
    floor = end - len(before) + max(before.rfind(mark) for mark in _STOPS) + 1
    if before.endswith("”") and "、" in (inside := before[before.rfind("“") + 1 : -1]):
        return split(folded, end - 1 - len(inside), end - 1, "、")[-count:]
    items = split(folded, floor, end, "、")
    if len(items) < count or len(items) == 1:
        items = _split_last(folded, items)
    if len(items) > count:  # what is listed is more than the name counts: it is no list of it
        return []
    found = _without_edge(folded, items[-count:]) if len(items) > (0 if single else 1) else []
    return [] if any(not _is_member(folded, *item) for item in found) else found


def _is_member(folded: str, start: int, end: int) -> bool:
    words = folded[start:end]
    return end > start and not is_verb(words) and words.count("“") == words.count("”")


def _without_edge(folded: str, items: list[Places]) -> list[Places]:
    """Cut the verb off the first member: 围绕甲、乙、丙."""
    start, end = items[0]
    return trimmed(folded, [(first_word(folded, start, end), end), *items[1:]])


def list_after(folded: str, start: int, count: int) -> tuple[list[Places], bool]:
    """Give the members that a name at `start` announces, and whether their list is closed."""
    m = _OPENED_BY.match(folded, start)
    if m is None:
        return _ordinals(folded, start, count), True
    bracket = m.group().endswith("(")
    stop = folded.find(")", m.end()) if bracket else -1
    if stop < 0:
        found = _SENTENCE_END.search(folded, m.end(), m.end() + _LONGEST_LIST)
        stop = found.start() if found else min(len(folded), m.end() + _LONGEST_LIST)
    closed = not _OPEN_END.search(folded, m.end(), stop)
    for mark in ";、":
        items = split(folded, m.end(), stop, mark)
        if len(items) > 1 and len(items) != count:
            items = _split_last(folded, items)
        if len(items) == count:
            return (_trimmed(folded, items) if mark == "、" else items), closed
    items = split(folded, m.end(), stop, ";")
    return (items if len(items) > 1 else split(folded, m.end(), stop, "、")), closed and _is_explicit(
        m.group()
    )


def _trimmed(folded: str, items: list[Places]) -> list[Places]:
    """Cut off what stands before the first member and behind the last, parted from them by a comma."""
    start, end = items[0]
    comma = folded.rfind(",", start, end) + 1
    first = (first_word(folded, comma, end), end) if comma else (start, end)
    last, stop = items[-1]
    comma = folded.find(",", last, stop)
    return trimmed(folded, [first, *items[1:-1], (last, comma if comma > last else stop)])


def _is_explicit(opening: str) -> bool:
    return opening.endswith(("即", ":", "(", "包括", "分别是", "分别为"))


def _ordinals(folded: str, start: int, count: int) -> list[Places]:
    """Give what follows 一是, 二是, … in the same paragraph."""
    end = folded.find("\n", start)
    end = len(folded) if end < 0 else end
    marks = [m.end() for m in _ORDINAL.finditer(folded, start, min(end, start + 3 * _LONGEST_LIST))]
    if len(marks) != count:
        return []
    return [(mark, _clause_end(folded, mark, end)) for mark in marks]


def _clause_end(folded: str, start: int, end: int) -> int:
    stops = [stop for mark in ",。;" if (stop := folded.find(mark, start, end)) > start]
    return min(stops, default=end)


def split(folded: str, start: int, end: int, mark: str) -> list[Places]:
    """Part folded[start:end] at `mark`, not within quotation marks or brackets."""
    found: list[Places] = []
    depth = 0
    here = start
    for m in _MARKS.finditer(folded, start, end):
        sign = m.group()
        if sign in "“(《":
            depth += 1
        elif sign in "”)》":
            depth = max(0, depth - 1)
        elif sign == mark and not depth:
            if m.start() > here:
                found.append((here, m.start()))
            here = m.end()
    if end > here:
        found.append((here, end))
    return found


_MARKS = re.compile("[“”()《》、;]")


def _split_last(folded: str, items: list[Places]) -> list[Places]:
    """Part the last member at 和, 与, 及: 甲、乙和丙."""
    if not items:
        return items
    start, end = items[-1]
    m = _JOINED.search(folded, start + 1, end - 1)
    return [*items[:-1], (start, m.start()), (m.end(), end)] if m else items


def by_noun(folded: str, noun: str, count: int, *, start: int = 0) -> list[Places]:
    """Find `count` names side by side that end in `noun`, anywhere: 功能品质、服务品质、生态品质."""
    run: list[Places] = []
    at = folded.find(noun, start)
    while at >= 0:
        end = at + len(noun)
        joined = _JOINT.match(folded, run[-1][1], at) if run else None
        begin = joined.end() if joined else at
        if joined and 0 < at - begin <= _LONGEST_MODIFIER and not _BROKEN.search(folded, begin, at):
            run.append((begin, end))
        else:
            run = [(at, end)]
        if len(run) == count and not _JOINT.match(folded, end):
            first = _first_of(folded, run[0], end=run[0][1])
            return trimmed(folded, [first, *run[1:]], noun) if first[0] < run[0][0] else []
        at = folded.find(noun, end)
    return []


_JOINT = re.compile(",?以及|[、和与及]")
_BROKEN = re.compile("[,。;:!?、\n“”]")
_LONGEST_MODIFIER: Final = 18


def _first_of(folded: str, place: Places, *, end: int) -> Places:
    start = place[0]
    floor = max([start - _LONGEST_MODIFIER, *(folded.rfind(mark, 0, start) + 1 for mark in _STOPS + "、")])
    if folded[floor - 1 : floor] == "、":  # a list goes on: nothing but the member stands behind its mark
        return floor, end
    return first_word(folded, floor, end), end


def by_parts(folded: str, start: int, parts: Sequence[Part]) -> list[list[Places]]:
    """Find behind a name what its nouns name, all or nothing: 一区一街一城 by a 区, a 街 and a 城."""
    stop = min(len(folded), start + _NEAR)
    found: list[list[Places]] = []
    for part in parts:
        members: list[Places] = []
        if part.count == 1:
            members = _one(folded, start, stop, part.noun)
        elif part.count:
            members = by_noun(folded[start:stop], part.noun, part.count)
            members = [(i + start, j + start) for i, j in members] or _topics(folded, start, stop, part)
        if len(members) != part.count:
            return []
        found.append(members)
    return found


_NEAR: Final = 1500
_LONGEST_NAME: Final = 14
_ENDS = re.compile("(?:心区)?(?=[、,。;:建更发]|和|与|及|以及)")
_HAN_BEFORE = re.compile("[\u4e00-\u9fff]*$")


def _one(folded: str, start: int, stop: int, noun: str) -> list[Places]:
    """Find the first name that ends in `noun`."""
    at = folded.find(noun, start, stop)
    while at >= 0:
        ends = _ENDS.match(folded, at + len(noun))
        if ends:
            floor = max(start, at - _LONGEST_NAME)
            run = _HAN_BEFORE.search(folded, floor, at)
            first = first_word(folded, run.start() if run else floor, at)
            if at - first >= 2:
                return trimmed(folded, [(first, ends.end())])
        at = folded.find(noun, at + 1, stop)
    return []


def _topics(folded: str, start: int, stop: int, part: Part) -> list[Places]:
    """Find names that open their own sentences: 甲区,……。乙区,……."""
    found: list[Places] = []
    at = folded.find(part.noun, start, stop)
    while at >= 0:
        end = at + len(part.noun)
        if folded[end : end + 1] in (",", ":"):
            begin = max(folded.rfind("。", start, at), folded.rfind("\n", start, at)) + 1
            if begin and _TOPIC.fullmatch(folded, begin, at):
                found.append((begin, end))
        at = folded.find(part.noun, end, stop)
    return found


def tidy(folded: str, members: list[Places], noun: str) -> list[Places]:
    """Cut members to what they name: to their common noun, or, where one is long, to its first clause."""
    if noun and len(members) > 1 and all(folded.find(noun, i, j) > i for i, j in members):
        cut = [(i, folded.find(noun, i, j) + len(noun)) for i, j in members]
        start, end = cut[0]
        comma = max(folded.rfind(mark, start, end) + 1 for mark in ",;")
        return trimmed(folded, [(first_word(folded, max(start, comma), end), end), *cut[1:]], noun)
    if any(j - i > _LONG_MEMBER for i, j in members):
        return [(i, comma if (comma := folded.find(",", i, j)) > i else j) for i, j in members]
    return members


_TOPIC = re.compile("[\u4e00-\u9fff]{2,20}")
_LONG_MEMBER: Final = 36

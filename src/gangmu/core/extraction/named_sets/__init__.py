"""名号: names that stand for counted things, with their members. `find_named_sets` is the door."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from gangmu.core.extraction.drafts import Because, NamedSet, SetPart, Span
from gangmu.core.extraction.named_sets.definitions import by_definitions
from gangmu.core.extraction.named_sets.elsewhere import (
    Family,
    Members,
    by_counted_lists,
    by_headings,
    families_of,
)
from gangmu.core.extraction.named_sets.lists import by_noun, by_parts, list_after, list_before, tidy
from gangmu.core.extraction.named_sets.names import SetName, counted_lists, quoted_names
from gangmu.core.outline.outlines import Outline
from gangmu.core.outline.views import View

_NEAR: Final = 800
_PLACES: Final = 8  # so many places of one name are looked at
_FEW: Final = 12  # a list that says how many it has is not longer
_MANY: Final = 4  # so many names in a row with one last character are no accident
_REACH: Final = 6000  # a name made of numbers is taken up within its chapter

Found = tuple[list[Members], str]  # members part by part, and the rule that gave them


def find_named_sets(outline: Outline) -> list[NamedSet]:
    """Find the named sets of an outline, in order of the text; a name said again is one set."""
    if outline.language != "zh":
        return []
    view = outline.view
    counted = _counted(view)
    quoted: dict[str, list[SetName]] = {}
    for name in quoted_names(view.folded):
        quoted.setdefault(name.name, []).append(name)
    lists = [(name, found[0][0]) for name, found in counted if found[0]]
    sets = [
        _set(view, name, found)
        for name, found in counted
        if name.name not in quoted and (found[0] or not name.is_closed)
    ]
    families = families_of(outline)
    for same in quoted.values():
        sets.append(_set(view, same[0], _expansion(outline, families, same, counted, lists)))
    whole = _without_parts(_inherited(sets))
    return sorted(_once(whole), key=lambda found: (found.start, found.end))


def _without_parts(sets: list[NamedSet]) -> list[NamedSet]:
    """Leave out a name that only explains one number of a longer one: “两区”即…… of 一圈一带两区."""
    told = [(row.name, part) for row in sets if len(row.parts) > 1 for part in row.parts if part.members]
    longer = "\n".join({name for name, _ in told})
    return [
        row
        for row in sets
        if row.name not in longer or not any(_explains(row, name, part) for name, part in told)
    ]


def _explains(row: NamedSet, name: str, part: SetPart) -> bool:
    if len(row.parts) > 1 or row.name not in name or row.parts[0].count != part.count:
        return False
    return not row.parts[0].members or row.parts[0].members == part.members


def _inherited(sets: list[NamedSet]) -> list[NamedSet]:
    """Give a name that only goes on where another ends the other's members: “三生”, then “三生融合”."""
    whole = {row.name: row for row in sets if len(row.parts) == 1 and row.parts[0].members}
    found = []
    for row in sets:
        is_bare = len(row.parts) == 1 and not row.parts[0].members
        shorter = (whole.get(row.name[:size]) for size in range(len(row.name) - 1, 1, -1)) if is_bare else ()
        same = next((each for each in shorter if each and each.parts[0].count == row.parts[0].count), None)
        found.append(
            row if same is None else replace(row, parts=same.parts, because=(*row.because, *same.because[1:]))
        )
    return found


def _counted(view: View) -> list[tuple[SetName, Found]]:
    """Find the counts that close lists; of 甲、乙等2个区和丙、丁等2个市 each has its own."""
    found: list[tuple[SetName, Found]] = []
    floor = 0
    for name in counted_lists(view.folded):
        found.append((name, _beside(view, name, floor=floor)))
        floor = name.end
    return found


def _expansion(
    outline: Outline,
    families: dict[int, list[Family]],
    same: list[SetName],
    counted: list[tuple[SetName, Found]],
    lists: list[tuple[SetName, Members]],
) -> Found:
    """Look beside each place of a name, then where it stands unquoted, then in headings and lists."""
    best: Found = ([], "set.named")
    for found in (
        *(_beside(outline.view, name) for name in same[:_PLACES]),
        *(beside for name, beside in counted if name.name == same[0].name),
    ):
        if _size(found) > _size(best):
            best = found
    name = same[0]
    if best[0]:
        return best
    if members := by_headings(families, name.parts):
        return members, "set.headings"
    if all(not part.noun for part in name.parts) and (members := by_counted_lists(name, lists, reach=_REACH)):
        return members, "set.counted_lists"
    if len(name.parts) > 1 and all(part.noun for part in name.parts):
        for place in same[:_PLACES]:
            if apart := by_parts(outline.view.folded, place.end, place.parts):
                return [_spans(outline.view, members) for members in apart], "set.nouns_behind"
    part = name.parts[0]
    if len(name.parts) == 1 and part.count >= (2 if len(part.noun) > 1 else _MANY) and part.noun:
        folded = outline.view.folded
        if len(part.noun) == 1:  # 六化: the list stands near by
            folded = folded[: name.end + _NEAR]
        found_by_noun = by_noun(folded, part.noun, part.count, start=0 if len(part.noun) > 1 else name.end)
        return [_spans(outline.view, found_by_noun)], "set.common_noun"
    return best


def _size(found: Found) -> int:
    return sum(len(members) for members in found[0])


def _beside(view: View, name: SetName, *, floor: int = 0) -> Found:
    """Look for the members before a name, then behind it."""
    if len(name.parts) > 1:
        return _apart(view, name)
    count = name.parts[0].count
    if not count:
        return [], "set.named"
    folded = view.folded
    end = name.start - (folded[name.start - 1 : name.start] == "等")
    before = list_before(folded, end, count, floor=floor, single=name.open_list)
    if len(before) == count or (before and name.open_list):
        return [_spans(view, before)], "set.list_before"
    if not name.quoted and before and count - 1 <= len(before) and count <= _FEW:
        return [_spans(view, before)], "set.list_before"
    after, closed = list_after(folded, name.end, count)
    if len(after) == count or (len(after) > 1 and closed and abs(len(after) - count) <= 2):
        return [_spans(view, tidy(folded, after, name.parts[0].noun))], "set.list_after"
    return [], "set.named"


def _apart(view: View, name: SetName) -> Found:
    """Share out a list behind a name of several numbers: 一圈一带两区, 即……."""
    total = sum(part.count for part in name.parts)
    if not all(part.count for part in name.parts):
        return [], "set.named"
    if told := by_definitions(view.folded, name.end, name.parts):
        return [_spans(view, members) for members in told], "set.definitions"
    after, _ = list_after(view.folded, name.end, total)
    if len(after) != total:
        return [], "set.named"
    shared: list[Members] = []
    here = 0
    for part in name.parts:
        shared.append(_spans(view, after[here : here + part.count]))
        here += part.count
    return shared, "set.list_after"


def _spans(view: View, places: list[tuple[int, int]]) -> Members:
    return tuple(view.span(i, j) for i, j in places if j > i)


def _set(view: View, name: SetName, found: Found) -> NamedSet:
    start, end = view.span(name.start, name.end)
    inner = (name.start + 1, name.end - 1) if name.quoted else (name.start, name.end)
    members, rule = found
    parts = tuple(
        SetPart(part.count, tuple(Span(*span) for span in (members[i] if i < len(members) else ())))
        for i, part in enumerate(name.parts)
    )
    return NamedSet(start, end, view.quote(*inner), parts, tuple(_because(rule, start, end, parts)))


def _because(rule: str, start: int, end: int, parts: tuple[SetPart, ...]) -> Iterator[Because]:
    yield Because("set.named", start, end)
    spans = [span for part in parts for span in part.members]
    if spans and rule != "set.named":
        yield Because(rule, spans[0].start, spans[-1].end)


def _once(sets: list[NamedSet]) -> Iterator[NamedSet]:
    """Drop a count within a quoted name."""
    last = -1
    for found in sorted(sets, key=lambda found: (found.start, -found.end)):
        if found.start >= last:
            yield found
            last = found.end

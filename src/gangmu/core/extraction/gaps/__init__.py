"""缺漏: what a text announces but does not contain, or says twice. `find_gaps` is the door."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from typing import Final

from gangmu.core.extraction.drafts import Because, Comparison, Gap, Kind, NamedSet, TargetDraft
from gangmu.core.extraction.gaps.captions import find_empty_captions
from gangmu.core.extraction.gaps.repeats import find_repeats
from gangmu.core.outline.outlines import Outline
from gangmu.core.outline.scripts import simplify

_WELL_KNOWN: Final = frozenset(
    """
三农 双减 双一流 双碳 双控 双创 两高 两会 三公 四好农村路 三会一课 三品一标 五险一金 双随机、一公开
两不愁三保障 四个意识 四个自信 两个维护 两个确立 五位一体 四个全面 三个代表 两个一百年 四史 三北
双随机一公开 双师 三医 两山 双拥 三孩 两新 两重 双高 双万 三长 三馆 五好 两癌
""".split()
)
"""Names that every reader knows: no gap where a text does not explain them."""
_NEVER_DATED: Final = frozenset({Comparison.QUALITATIVE, Comparison.RANK})
_LEAST_LISTED: Final = 3


def find_gaps(outline: Outline, *, targets: Sequence[TargetDraft], sets: Sequence[NamedSet]) -> list[Gap]:
    """Find the gaps of an outline, in order of the text."""
    text = outline.view.text
    found = [*find_empty_captions(outline), *find_repeats(outline)]
    counts = sorted((row.start, row.end) for row in sets if not _is_quoted(text, row))
    found += [
        _gap(text, row, "target_without_deadline")
        for row in targets
        if _is_undated(row) and not _is_counted(row, counts)
    ]
    found += _gaps_of_sets(text, sets)
    return sorted(found, key=lambda gap: (gap.start, gap.end, gap.kind))


def _is_undated(row: TargetDraft) -> bool:
    """Tell whether a target says until when: what recurs needs no end."""
    if row.kind is not Kind.TARGET or row.comparison in _NEVER_DATED:
        return False
    return row.period is None or (row.period.end is None and row.period.every is None)


def _is_counted(row: TargetDraft, counts: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a target's words are the count of a set; `counts` stand in order, no two overlap."""
    before = bisect_left(counts, (row.end, 0)) - 1
    return before >= 0 and counts[before][1] > row.start


def _is_quoted(text: str, row: NamedSet) -> bool:
    return text[row.start : row.start + 1] != row.name[:1]


def _gaps_of_sets(text: str, sets: Sequence[NamedSet]) -> Iterator[Gap]:
    names = {row.name for row in sets}
    listed = "\n".join(row.name for row in sets) + "\n"
    for row in sets:
        if not any(part.members for part in row.parts):
            known = simplify(row.name) in _WELL_KNOWN or (
                row.name[:1].isdigit() and not _is_quoted(text, row)
            )
            if not known and not _is_said_elsewhere(row.name, names, listed):
                yield _gap(text, row, "set_never_expanded")
        elif any(_differs(part.count, len(part.members), text, row) for part in row.parts):
            yield _gap(text, row, "set_count_mismatch")


def _is_said_elsewhere(name: str, names: Set[str], listed: str) -> bool:
    """Tell whether another set has the name, or a longer or a shorter one with the same words."""
    again = listed.find("\n", listed.find(name))
    if listed.find(name, again) >= 0:
        return True
    return any(
        name[i:j] in names for i in range(len(name)) for j in range(i + 1, len(name) + 1) if name[i:j] != name
    )


def _differs(count: int, listed: int, text: str, row: NamedSet) -> bool:
    """Tell whether a list contradicts its number; after 等 it may be shorter, but not by one, nor longer."""
    if not count or not listed or count == listed:
        return False
    if text[max(0, row.start - 1) : row.start] == "等":
        return listed > count or (listed >= _LEAST_LISTED and count - listed == 1)
    return True


def _gap(text: str, row: TargetDraft | NamedSet, kind: str) -> Gap:
    return Gap(
        row.start, row.end, kind, text[row.start : row.end], (Because(f"gap.{kind}", row.start, row.end),)
    )

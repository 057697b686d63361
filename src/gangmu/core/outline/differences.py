"""Differences (异同) between two versions of an outline, clause by clause.

What is compared *proposes* links; only a link that the clerk confirms carries identity over (DESIGN §6.1).
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from gangmu.core.outline.likeness import common, index_of, near, pairs_of, plain

_ALIKE: Final = Decimal(
    "0.5"
)  # least share of common pairs of characters that makes two clauses one reworded
_HELD: Final = Decimal("0.6")  # least share of a part that must stand in the whole when a clause was split


class Change(StrEnum):
    """What became of a clause."""

    UNCHANGED = "unchanged"  # 未变
    REWORDED = "reworded"  # 改写
    RAISED = "raised"  # 目标上调
    LOWERED = "lowered"  # 目标下调
    DATE_MOVED = "date_moved"  # 时限变动
    SPLIT = "split"  # 拆分
    MERGED = "merged"  # 合并
    DROPPED = "dropped"  # 删去
    ADDED = "added"  # 新增


@dataclass(frozen=True, slots=True)
class Figure:
    """What a clause promises: what it measures or orders, how much, by when."""

    name: str
    value: Decimal | None = None
    unit: str | None = None
    due: str | None = None
    is_deed: bool = False  # a measure: it has a date and no figure


@dataclass(frozen=True, slots=True)
class Worded:
    """A clause of one version: its key there, its words, the figures that it promises."""

    key: int
    words: str
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """异同: clauses of the old version and what they are in the new one."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    changes: tuple[Change, ...]
    likeness: Decimal = Decimal(1)  # 1 is the same words


def compare(old: Sequence[Worded], new: Sequence[Worded]) -> list[Link]:
    """Propose what each clause of the old version became, in order of the new text, dropped ones last."""
    links = list(_same_words(old, new))
    olds = _left(old, {key for link in links for key in link.old})
    news = _left(new, {key for link in links for key in link.new})
    for step in (_parted, _reworded):
        found = list(step(olds, news))
        links += found
        for link in found:
            for key in link.old:
                olds.pop(key, None)
            for key in link.new:
                news.pop(key, None)
    links += [Link((), (key,), (Change.ADDED,), Decimal(0)) for key in news]
    dropped = [Link((key,), (), (Change.DROPPED,), Decimal(0)) for key in olds]
    place = {each.key: number for number, each in enumerate(new)}
    return sorted(links, key=lambda link: place[link.new[0]]) + dropped


def _left(clauses: Sequence[Worded], taken: set[int]) -> dict[int, Worded]:
    return {each.key: each for each in clauses if each.key not in taken}


def _same_words(old: Sequence[Worded], new: Sequence[Worded]) -> Iterator[Link]:
    """Link clauses of the same words; where they stand more than once, in their order."""
    waiting: dict[str, list[int]] = defaultdict(list)
    for each in reversed(old):
        waiting[plain(each.words)].append(each.key)
    for each in new:
        if keys := waiting.get(plain(each.words)):
            yield Link((keys.pop(),), (each.key,), (Change.UNCHANGED,))


def _parted(olds: dict[int, Worded], news: dict[int, Worded]) -> Iterator[Link]:
    """Find clauses that were split into neighbours, and neighbours that were merged into one."""
    old_free, new_free = dict(olds), dict(news)
    for whole, parts in _held(old_free, new_free):
        if whole in old_free and all(part in new_free for part in parts):
            yield Link((whole,), parts, (Change.SPLIT,), _HELD)
            old_free.pop(whole)
            for part in parts:
                new_free.pop(part)
    for whole, parts in _held(new_free, old_free):
        if whole in new_free and all(part in old_free for part in parts):
            yield Link(parts, (whole,), (Change.MERGED,), _HELD)
            new_free.pop(whole)
            for part in parts:
                old_free.pop(part)


def _held(wholes: Mapping[int, Worded], parts: Mapping[int, Worded]) -> list[tuple[int, tuple[int, ...]]]:
    """Give wholes with the two or more parts, each mostly held in it, that together make most of it."""
    part_pairs = {key: pairs_of(each.words) for key, each in parts.items()}
    index = index_of(part_pairs)
    found = []
    for key, whole in wholes.items():
        pairs = pairs_of(whole.words)
        size = sum(pairs.values())
        parts_near = [
            part
            for part in near(pairs, index)
            if common(part_pairs[part], pairs) >= _HELD * sum(part_pairs[part].values())
            and sum(part_pairs[part].values()) < Decimal("0.9") * size
        ]
        together: Counter[str] = Counter()
        for part in parts_near:
            together += part_pairs[part]
        if len(parts_near) > 1 and common(pairs, together) >= _HELD * size:
            found.append((key, tuple(sorted(parts_near))))
    return found


def _reworded(olds: dict[int, Worded], news: dict[int, Worded]) -> Iterator[Link]:
    """Link what is most alike first, where enough is alike."""
    old_pairs = {key: pairs_of(each.words) for key, each in olds.items()}
    index = index_of(old_pairs)
    scored = []
    for new_key, each in news.items():
        pairs = pairs_of(each.words)
        for old_key in near(pairs, index):
            both = sum(pairs.values()) + sum(old_pairs[old_key].values())
            likeness = Decimal(2 * common(pairs, old_pairs[old_key])) / both
            if likeness >= _ALIKE:
                scored.append((-likeness, new_key, old_key))
    taken_old, taken_new = set[int](), set[int]()
    for minus, new_key, old_key in sorted(scored):
        if old_key not in taken_old and new_key not in taken_new:
            taken_old.add(old_key)
            taken_new.add(new_key)
            changes = changes_between(olds[old_key].figures, news[new_key].figures)
            yield Link((old_key,), (new_key,), changes or (Change.REWORDED,), -minus)


def changes_between(old: Sequence[Figure], new: Sequence[Figure]) -> tuple[Change, ...]:
    """Tell how the figures of a clause changed: raised, lowered, its date moved.

    >>> changes_between([Figure("公园", Decimal(10), "座", "2027")], [Figure("公园", Decimal(12), "座", "2028")])
    (<Change.RAISED: 'raised'>, <Change.DATE_MOVED: 'date_moved'>)
    """
    found = []
    for before, after in _paired(old, new):
        if before.value is not None and after.value is not None and before.unit == after.unit:
            if after.value > before.value:
                found.append(Change.RAISED)
            elif after.value < before.value:
                found.append(Change.LOWERED)
        if before.due != after.due:
            found.append(Change.DATE_MOVED)
    return tuple(each for each in Change if each in found)


def _paired(old: Sequence[Figure], new: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Pair figures with figures and deeds with deeds, those of one name first; what is left over, in order."""
    for is_deed in (False, True):
        yield from _paired_alike(
            [each for each in old if each.is_deed is is_deed],
            [each for each in new if each.is_deed is is_deed],
        )


def _paired_alike(old: Sequence[Figure], new: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    waiting = list(new)
    rest = []
    for before in old:
        after = next((each for each in waiting if each.name == before.name and each.due == before.due), None)
        after = after or next((each for each in waiting if each.name == before.name), None)
        if after is None:
            rest.append(before)
        else:
            waiting.remove(after)
            yield before, after
    yield from zip(rest, waiting, strict=False)

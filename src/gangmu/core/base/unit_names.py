"""Which unit a text means (单位名称识别): by its name, short name, alias or former name on a day, or by a group's.

A name that only one unit can be meant by is told; one that several answer to gives them as candidates, for the
office to choose; one that nobody answers to gives the nearest names, never a guess.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Final

from gangmu.core.base.org_units import (
    Group,
    NameKind,
    OtherName,
    Succession,
    UnitEntry,
    official_order,
    successors_on,
)
from gangmu.core.base.pinyin import begins_as

Fold = Callable[[str], str]
NEAREST: Final = 3
_BLANKS: Final = re.compile(r"\s+")
_IN_BRACKETS: Final = re.compile(r"\([^()]*\)$")
_JOINTS: Final = re.compile(r"[、,;/·()]|[和与及]|以及")
_LONG: Final = (("管理委员会", "管委会"), ("委员会", "委"), ("人民政府", "政府"), ("办公室", "办"))
_OF_GROUPS: Final = re.compile(r"(?:党委)?(?:人民)?政府$|管委会$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """识别结果: the units that words mean, or who might be meant, or whose names come nearest."""

    words: str
    units: tuple[str, ...] = ()  # codes; more than one only where the words name a group
    how: str = ""  # name, alias, former, successor, otherwise_written, group
    group: str = ""  # its code
    candidates: tuple[str, ...] = ()  # several answer to the words: choose
    nearest: tuple[str, ...] = ()  # nobody answers to them

    @property
    def is_known(self) -> bool:
        """Tell whether the words mean somebody."""
        return bool(self.units)


@dataclass(frozen=True, kw_only=True)
class UnitDirectory:
    """单位名录: all units of a programme with their names in time."""

    units: tuple[UnitEntry, ...]
    names: tuple[OtherName, ...] = ()
    groups: tuple[Group, ...] = ()
    successions: tuple[Succession, ...] = ()
    place: str = ""  # 云川市: may stand before any name
    fold: Fold = field(default=lambda text: text)  # script and width, as core.outline.scripts folds them

    @cached_property
    def _of_code(self) -> dict[str, UnitEntry]:
        return {each.code: each for each in self.units}

    @cached_property
    def _by_name(self) -> "Mapping[str, list[_Called]]":
        found: dict[str, list[_Called]] = defaultdict(list)
        for called in self._all_names():
            for key in self._keys(called.name):
                found[key].append(called)
        return found

    @cached_property
    def _loosely(self) -> "Mapping[str, list[_Called]]":
        found: dict[str, list[_Called]] = defaultdict(list)
        for called in self._all_names():
            for key in {_loose(each) for each in self._keys(called.name)}:
                found[key].append(called)
        return found

    @cached_property
    def _of_groups(self) -> Mapping[str, Group]:
        return {_group_key(self._plain(each.name)): each for each in self.groups}

    def _all_names(self) -> "Iterable[_Called]":
        for unit in self.units:
            yield _Called(unit.code, unit.name, "name", None)
            if unit.short_name:
                yield _Called(unit.code, unit.short_name, "alias", None)
        for other in self.names:
            how = "former" if other.kind is NameKind.FORMER else "alias"
            yield _Called(other.unit, other.name, how, other)

    def resolve(self, words: str, *, on: date) -> Resolved:
        """Tell which unit is meant by words of a text of that day."""
        plain = self._plain(words)
        for key in dict.fromkeys((*self._keys(words), *self._keys(_IN_BRACKETS.sub("", plain)))):
            if called := self._by_name.get(key):
                return self._told(words, called, on)
        if (group := self._of_groups.get(_group_key(plain))) is not None:
            return self._expanded(words, group, on)
        for key in dict.fromkeys(map(_loose, self._keys(words))):
            if called := self._loosely.get(key):
                return self._told(words, called, on, otherwise_written=True)
        return Resolved(words=words, nearest=self._nearest(plain, on))

    def _told(
        self, words: str, called: "list[_Called]", on: date, *, otherwise_written: bool = False
    ) -> Resolved:
        """Choose among those who answer: names in force before former ones; what was dissolved became another."""
        current = [each for each in called if each.is_current(on)]
        chosen = current or called
        alive = [each for each in chosen if self._of_code[each.unit].span.holds_on(on)]
        if alive:
            codes = list(dict.fromkeys(each.unit for each in alive))
            how = "otherwise_written" if otherwise_written else alive[0].how
        else:
            spans = {code: unit.span for code, unit in self._of_code.items()}
            became = (
                code for each in chosen for code in successors_on(each.unit, on, self.successions, spans)
            )
            codes, how = list(dict.fromkeys(became)), "successor"
        if len(codes) == 1:
            return Resolved(words=words, units=(codes[0],), how=how)
        return Resolved(words=words, candidates=self._ordered(codes or [each.unit for each in chosen]))

    def _expanded(self, words: str, group: Group, on: date) -> Resolved:
        members = tuple(code for code in group.members_on(on) if self._of_code[code].span.holds_on(on))
        return Resolved(words=words, units=members, how="group" if members else "", group=group.code)

    def _ordered(self, codes: Iterable[str]) -> tuple[str, ...]:
        found = {code: self._of_code[code] for code in codes}
        return tuple(each.code for each in sorted(found.values(), key=official_order))

    def _plain(self, words: str) -> str:
        return _BLANKS.sub("", self.fold(words)).strip("、,;。:")

    def _keys(self, words: str) -> tuple[str, ...]:
        """Give what a name is looked up by: itself, and without the place that may stand before it."""
        plain = self._plain(words)
        bare = plain.removeprefix(self._plain(self.place)) if self.place else plain
        return tuple(dict.fromkeys(filter(None, (plain, bare, bare.removeprefix("市")))))

    def _nearest(self, plain: str, on: date) -> tuple[str, ...]:
        """Name the units whose names come nearest: those shortened to these words first."""
        scored: dict[str, float] = {}
        for called in self._all_names():
            unit = self._of_code[called.unit]
            if unit.span.holds_on(on):
                name = _loose(self._plain(called.name)).removeprefix("市")
                likeness = _likeness(_loose(plain).removeprefix("市"), name)
                scored[unit.code] = max(scored.get(unit.code, 0), likeness)
        good = [code for code, score in scored.items() if score >= 0.4]
        return tuple(sorted(good, key=lambda code: (-scored[code], official_order(self._of_code[code]))))[
            :NEAREST
        ]

    def search(self, typed: str, *, on: date | None = None) -> list[UnitEntry]:
        """Find units by a part of any of their names, or by the first letters of their readings.

        What begins so comes before what contains it; among equals the official order holds.
        """
        wanted = self._plain(typed).casefold()
        if not wanted:
            return []
        best: dict[str, int] = {}
        for called in self._all_names():
            rank = self._rank(self._plain(called.name).casefold(), wanted)
            if rank is not None:
                best[called.unit] = min(best.get(called.unit, rank), rank)
        found = [each for each in self.units if each.code in best and (on is None or each.span.holds_on(on))]
        return sorted(found, key=lambda each: (best[each.code], official_order(each)))

    @staticmethod
    def _rank(name: str, wanted: str) -> int | None:
        if name == wanted:
            return 0
        if wanted in name:
            return 1 if name.removeprefix("市").startswith(wanted) or name.startswith(wanted) else 2
        if wanted.isascii() and wanted.isalnum():
            if begins_as(name, wanted) or begins_as(name.removeprefix("市"), wanted):
                return 3
            return 4 if len(wanted) > 1 and begins_as(name, wanted, anywhere=True) else None
        return None


@dataclass(frozen=True, slots=True)
class _Called:
    """One name of one unit."""

    unit: str
    name: str
    how: str
    other: OtherName | None

    def is_current(self, on: date) -> bool:
        """Tell whether the unit bears this name on a day."""
        if self.other is None:
            return True
        return self.other.kind is not NameKind.FORMER and self.other.span.holds_on(on)


def _loose(plain: str) -> str:
    """Give a name without what papers leave out or write in full as they like."""
    for long, short in _LONG:
        plain = plain.replace(long, short)
    return _JOINTS.sub("", plain)


def _group_key(plain: str) -> str:
    """Give a group's name without joints and 人民政府: 各区、县(市)政府 is 各区县市."""
    return _OF_GROUPS.sub("", _JOINTS.sub("", plain))


def _likeness(one: str, other: str) -> float:
    """Measure how much two names share: a shortened name fully, else by their pairs of characters."""
    if len(one) >= 3 and one[:1] == other[:1] and one[-1:] == other[-1:] and _shortens(one, other):
        return 1.0
    if len(one) >= 2 and (one in other or other in one):
        return 0.9
    pairs, others = ({text[k : k + 2] for k in range(len(text) - 1)} for text in (one, other))
    return 2 * len(pairs & others) / (len(pairs) + len(others)) if pairs and others else 0.0


def _shortens(one: str, other: str) -> bool:
    """Tell whether the characters of one name stand in the other in the same order."""
    rest = iter(other)
    return all(character in rest for character in one)

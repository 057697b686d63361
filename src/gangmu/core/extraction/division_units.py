"""Units that a paper names (文件点名的单位): who is known, whom to found, which names may be one unit, which are groups.

Nobody types a unit: what the directory does not know is proposed, and two ways of writing one name are proposed as
such, never merged silently.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from gangmu.core.base.unit_names import UnitDirectory
from gangmu.core.extraction.duties.names import is_collective
from gangmu.core.outline.scripts import fold
from gangmu.core.plan.division_rows import DivisionRow

_BEFORE: Final = ("中华人民共和国", "国家", "中国", "全国")
_LONG: Final = (("委员会", "委"), ("办公室", "办"), ("人民政府", "政府"))
_SHORTEST: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedUnit:
    """拟建单位: a name that no unit answers to, with those that it may be another name of."""

    name: str
    count: int  # of rows that name it
    places: tuple[str, ...]
    may_be: tuple[str, ...] = ()  # other names of the paper
    nearest: tuple[str, ...] = ()  # codes of units that are known
    candidates: tuple[str, ...] = ()  # codes of units that answer to it, where several do


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedGroup:
    """泛称: words for several units, and whom they stand for where the directory knows."""

    name: str
    count: int
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedUnits:
    """点名单位: all that a paper names, by what is to be done about it."""

    known: Mapping[str, str]  # words: code
    unknown: tuple[NamedUnit, ...]
    groups: tuple[NamedGroup, ...]


def units_named(rows: Sequence[DivisionRow], directory: UnitDirectory, *, on: date) -> NamedUnits:
    """Tell whom a paper names, in the order of the paper."""
    counted: Counter[str] = Counter()
    places: dict[str, list[str]] = {}
    for row in rows:
        for name in dict.fromkeys(row.everyone):
            counted[name] += 1
            places.setdefault(name, []).append(row.place)
    known: dict[str, str] = {}
    unknown: list[NamedUnit] = []
    groups: list[NamedGroup] = []
    for name, count in counted.items():
        found = directory.resolve(name, on=on)
        if found.group or is_collective(name):
            groups.append(NamedGroup(name=name, count=count, members=found.units))
        elif len(found.units) == 1:
            known[name] = found.units[0]
        else:
            unknown.append(
                NamedUnit(
                    name=name,
                    count=count,
                    places=tuple(dict.fromkeys(places[name])),
                    nearest=found.nearest,
                    candidates=found.candidates,
                )
            )
    return NamedUnits(known=known, unknown=tuple(_with_rivals(unknown)), groups=tuple(groups))


def _with_rivals(unknown: Sequence[NamedUnit]) -> list[NamedUnit]:
    names = [each.name for each in unknown]
    return [
        NamedUnit(
            name=each.name,
            count=each.count,
            places=each.places,
            may_be=tuple(name for name in names if name != each.name and may_be_one(each.name, name)),
            nearest=each.nearest,
            candidates=each.candidates,
        )
        for each in unknown
    ]


def may_be_one(one: str, other: str) -> bool:
    """Tell two ways of writing one unit's name: the shorter begins and ends as the longer and skips some of it.

    >>> may_be_one("市场监管总局", "国家市场监督管理总局"), may_be_one("市财政局", "市教育局")
    (True, False)
    """
    short, long = sorted((_bare(one), _bare(other)), key=len)
    if short == long:
        return True
    alike_ends = short[:1] == long[:1] and (
        short[-1:] == long[-1:] or {short[-1:], long[-1:]} == {"委", "会"}
    )
    if len(short) < _SHORTEST or not alike_ends:
        return False
    rest = iter(long[:-1])
    return all(sign in rest for sign in short[:-1])


def _bare(name: str) -> str:
    bare = fold(name)
    for long, short in _LONG:
        bare = bare.replace(long, short)
    for before in _BEFORE:
        if bare.startswith(before) and len(bare) - len(before) >= _SHORTEST:
            return bare.removeprefix(before)
    return bare

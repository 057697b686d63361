"""Founding the units that a document names (设立点名单位): one act with a list, nothing typed, nothing merged silently."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from gangmu.core.outline.codes import code_of, next_number
from gangmu.web.accounts.kinds import unit_kinds
from gangmu.web.accounts.models import OrgUnit, UnitGroup, UnitGroupMember, UnitName
from gangmu.web.accounts.scopes import require
from gangmu.web.planning.documents.naming import FOUND, OF, SAME
from gangmu.web.planning.documents.refusals import ChoiceUnknownError, NamesOpenError
from gangmu.web.planning.refusals import NothingChosenError
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import commit
from gangmu.web.record.once import once

_UNIT: Final = "U"
_GROUP: Final = "G"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What the clerk said of the names of a document: name → found, of:CODE, same:NAME."""

    names: Mapping[str, str]
    kind: str = "department"
    groups: Mapping[str, Sequence[str]] = field(default_factory=dict)  # 泛称 → the names of its members


@once("planning.units_founded")
def found_named_units(answers: Answers, *, by: Actor, at: datetime, key: str) -> OrgUnit | None:
    """Found the units that a document names, and enter other names of those known (设立单位、登记别名)."""
    require(by, "create", OrgUnit)
    _check(answers)
    known = {row.code: row for row in OrgUnit.objects.filter(programme=by.programme_id)}
    with commit("planning.units_founded", by=by, at=at, key=key) as opened:
        founded = {row.name: row for row in opened.add_all(_new(answers, known))}
        named = {name: _unit_of(name, answers, founded, known) for name in answers.names}
        opened.add_all(
            UnitName(unit=unit, name=name, kind="alias")
            for name, unit in named.items()
            if name not in founded
        )
        groups = list(group_rows(answers.groups, by))
        opened.add_all(groups)
        opened.add_all(each for group in groups for each in _members(group, answers, named, known))
    return next(iter(founded.values()), None)


def _check(answers: Answers) -> None:
    if not answers.names and not answers.groups:
        raise NothingChosenError
    if open_names := [name for name, answer in answers.names.items() if not answer]:
        raise NamesOpenError(names="、".join(open_names))
    if answers.kind not in unit_kinds():
        raise ChoiceUnknownError(text=answers.kind[:40])


def _new(answers: Answers, known: Mapping[str, OrgUnit]) -> Iterator[OrgUnit]:
    """Give the rows of the units to found, behind those that there are in the official order."""
    number = next_number(_UNIT, known)
    place = max((row.position for row in known.values()), default=0)
    for name, answer in answers.names.items():
        if answer == FOUND:
            place += 1
            yield OrgUnit(code=code_of(_UNIT, number), name=name, kind=answers.kind, position=place)
            number += 1


def _unit_of(
    name: str, answers: Answers, founded: Mapping[str, OrgUnit], known: Mapping[str, OrgUnit]
) -> OrgUnit:
    """Follow the answer about a name to the unit that it means."""
    seen: set[str] = set()
    while name not in founded:
        answer = answers.names.get(name, "")
        if answer.startswith(OF) and answer.removeprefix(OF) in known:
            return known[answer.removeprefix(OF)]
        if not answer.startswith(SAME) or name in seen:
            raise ChoiceUnknownError(text=(answer or name)[:60])
        seen.add(name)
        name = answer.removeprefix(SAME)
    return founded[name]


def group_rows(names: Iterable[str], by: Actor) -> Iterator[UnitGroup]:
    """Give the rows of groups to make, behind those that there are."""
    rows = list(UnitGroup.objects.filter(programme=by.programme_id).values_list("code", "position"))
    number = next_number(_GROUP, (code for code, _ in rows))
    place = max((position for _, position in rows), default=0)
    for step, name in enumerate(names):
        yield UnitGroup(code=code_of(_GROUP, number + step), name=name, position=place + step + 1)


def _members(
    group: UnitGroup, answers: Answers, named: Mapping[str, OrgUnit], known: Mapping[str, OrgUnit]
) -> Iterator[UnitGroupMember]:
    by_name = {row.name: row for row in known.values()} | dict(named)
    units = dict.fromkeys(by_name[name] for name in answers.groups[group.name] if name in by_name)
    for place, unit in enumerate(units, start=1):
        yield UnitGroupMember(group=group, unit=unit, position=place)

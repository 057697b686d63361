"""Spelling out (写明单位): words for several units on draft tasks become units by name, or are said to be none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from gangmu.core.plan.division_groups import kinds_meant
from gangmu.web.accounts.models import OrgUnit, UnitGroup, UnitGroupMember
from gangmu.web.accounts.scopes import may
from gangmu.web.planning import queries
from gangmu.web.planning.documents.founding import group_rows
from gangmu.web.planning.models import AnnualPlan, AnnualTask, TaskUnit
from gangmu.web.planning.naming import UnitNames
from gangmu.web.planning.refusals import NothingChosenError
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import Commit, commit
from gangmu.web.record.moments import NOW
from gangmu.web.record.once import once


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelled:
    """写明: what words stand for; no units at all says that nobody further is meant."""

    words: str
    units: tuple[OrgUnit, ...] = ()
    as_group: bool = False  # later papers are read by it


@dataclass(frozen=True, slots=True)
class OpenWords:
    """待写明: words that mean no unit yet, the drafts on which they stand, and whom they probably mean."""

    words: str
    tasks: tuple[AnnualTask, ...]
    proposed: tuple[OrgUnit, ...]


def open_words(tasks: Sequence[AnnualTask], names: UnitNames) -> list[OpenWords]:
    """Give the words for several units that tasks hold, those on most tasks first."""
    found: dict[str, list[AnnualTask]] = {}
    for task in tasks:
        for words in dict.fromkeys(words for _, words in task.unspelled):
            found.setdefault(words, []).append(task)
    rows = [OpenWords(words, tuple(held), proposed(words, names)) for words, held in found.items()]
    return sorted(rows, key=lambda each: -len(each.tasks))


def proposed(words: str, names: UnitNames) -> tuple[OrgUnit, ...]:
    """Give whom words mean: the members of a group of that name, else all units of the kinds that answer to them."""
    known, _ = names.known([words])
    if known:
        return tuple(known)
    kinds = kinds_meant(words)
    return tuple(each for each in names.by_code.values() if each.kind in kinds and stands(each, names.on))


def stands(unit: OrgUnit, on: date) -> bool:
    """Tell whether a unit is there on a day."""
    return unit.dissolved_on is None or unit.dissolved_on > on


@once("planning.words_spelled_out")
def spell_out_words(
    plan: AnnualPlan, said: Sequence[Spelled], *, by: Actor, at: datetime, key: str
) -> AnnualTask:
    """Name the units that words stand for, on every draft of a plan that holds them (成批写明单位)."""
    year = queries.plans(by, NOW).get(id=plan.pk)
    tasks = list(queries.tasks_of(year, by, NOW, verb="update").filter(state="drafted"))
    meant = {each.words: each.units for each in said}
    held = [row for row in tasks if any(words in meant for _, words in row.unspelled)]
    if not held:
        raise NothingChosenError
    with commit("planning.words_spelled_out", by=by, at=at, key=key) as opened:
        changed = name_members(opened, held, meant, by=by)
        if may(by, "create", UnitGroup):
            _keep_groups(opened, [each for each in said if each.as_group and each.units], by)
    return changed[0]


def name_members(
    opened: Commit, tasks: Sequence[AnnualTask], meant: dict[str, tuple[OrgUnit, ...]], *, by: Actor
) -> list[AnnualTask]:
    """Name on tasks the units that words stand for, each once and in the role of the words."""
    beside = queries.units_on([row.pk for row in tasks], by, NOW)
    opened_rows = opened.replace_all(
        [(row, {"unspelled": [each for each in row.unspelled if each[1] not in meant]}) for row in tasks]
    )
    opened.add_all(each for row in tasks for each in _named(row, beside.get(row.pk, ()), meant))
    return opened_rows


def _named(
    task: AnnualTask, beside: Sequence[TaskUnit], meant: dict[str, tuple[OrgUnit, ...]]
) -> Iterator[TaskUnit]:
    there = {task.lead_unit_id, *(each.unit_id for each in beside)}
    place = len(beside)
    for role, words in task.unspelled:
        for unit in meant.get(words, ()):
            if unit.pk not in there:
                there.add(unit.pk)
                place += 1
                yield TaskUnit(task=task, unit=unit, role=role, position=place)


def _keep_groups(opened: Commit, said: Sequence[Spelled], by: Actor) -> None:
    known = set(UnitGroup.objects.filter(programme=by.programme_id).values_list("name", flat=True))
    new = [each for each in said if each.words not in known]
    groups = opened.add_all(group_rows([each.words for each in new], by))
    opened.add_all(
        UnitGroupMember(group=group, unit=unit, position=place)
        for group, each in zip(groups, new, strict=True)
        for place, unit in enumerate(each.units, 1)
    )

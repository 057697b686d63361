"""Words for several units (泛称) of a document, and spelling them out: a group of units, and the drafts that follow."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from gangmu.core.extraction.duties.names import is_collective
from gangmu.web.accounts.models import UnitGroup, UnitGroupMember
from gangmu.web.accounts.scopes import require
from gangmu.web.planning.actions.spelling import name_members
from gangmu.web.planning.documents import queries
from gangmu.web.planning.documents.founding import group_rows
from gangmu.web.planning.documents.naming import Units, day_of, units_on
from gangmu.web.planning.documents.refusals import ChoiceUnknownError
from gangmu.web.planning.models import AnnualTask, PlanDocument, PlanItem
from gangmu.web.planning.refusals import NothingChosenError
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import commit
from gangmu.web.record.moments import NOW
from gangmu.web.record.once import once


@dataclass(frozen=True, slots=True)
class OpenGroup:
    """待写明的泛称: words for several units that nobody has spelled out, and how many items use them."""

    name: str
    count: int


def open_groups(items: Sequence[PlanItem], units: Units) -> list[OpenGroup]:
    """Give the groups of items that no unit stands for yet, in the order of the document."""
    counted = Counter(
        name
        for item in items
        for name in dict.fromkeys(_named(item))
        if is_collective(name) and not units.all_of(name)
    )
    return [OpenGroup(name, count) for name, count in counted.items()]


def _named(item: PlanItem) -> list[str]:
    return [name for role in ("lead", "responsible", "supporting") for name in item.said.get(role, ())]


@once("planning.group_spelled_out")
def spell_out(
    document: PlanDocument, name: str, unit_ids: Sequence[int], *, by: Actor, at: datetime, key: str
) -> UnitGroup:
    """Say which units words of a document stand for (写明泛称): a group of them, and drafts name its members."""
    require(by, "create", UnitGroup)
    row = queries.documents(by, NOW, verb="update").get(id=document.pk)
    items = list(queries.items(by, NOW).filter(document=row.pk))
    units = units_on(by, day_of(row))
    if name not in {each.name for each in open_groups(items, units)}:
        raise ChoiceUnknownError(text=name[:60])
    members = [units.by_id[each] for each in dict.fromkeys(unit_ids) if each in units.by_id]
    if not members:
        raise NothingChosenError
    with commit("planning.group_spelled_out", by=by, at=at, key=key) as opened:
        [group] = opened.add_all(group_rows([name], by))
        opened.add_all(
            UnitGroupMember(group=group, unit=unit, position=place)
            for place, unit in enumerate(members, start=1)
        )
        held = AnnualTask.objects.filter(
            programme=by.programme_id, item__in=[item.pk for item in items], state="drafted"
        )
        named = [task for task in held if any(words == name for _, words in task.unspelled)]
        name_members(opened, named, {name: tuple(members)}, by=by)
    return group

"""On a task's page: the item of a document that it was cut from, and what was settled about its lead and its limit."""

from gangmu.core.plan.division_rows import place_words
from gangmu.web.accounts.scopes import may
from gangmu.web.doors.posted import day
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.planning.documents import queries
from gangmu.web.planning.documents.naming import units_on
from gangmu.web.planning.documents.words import link_words, spoken
from gangmu.web.planning.models import AnnualTask, DutySettlement, PlanDocument, PlanItem
from gangmu.web.planning.sections import Section, section

_FREE = ("drafted", "negotiating")  # follows what is settled, or is taken back to mend


@section(position=15)
def source_of(task: AnnualTask, request: ActorRequest) -> Section | None:
    """Show where a task comes from, where it comes from a document, and which conflicts about it were settled."""
    if not may(request.actor, "read", PlanDocument):
        return None
    item = queries.items(request.actor, request.moment).get(id=task.item_id) if task.item_id else None
    settlements = _settled(task, item, request)
    if item is None and not settlements:
        return None
    context = {
        "item": item,
        "document": queries.documents(request.actor, request.moment).get(id=item.document_id)
        if item
        else None,
        "link": link_words(item.link) if item else "",
        "place": place_words(item.place, spoken()) if item else "",
        "settlements": settlements,
        "differs": task.state not in _FREE
        and not task.verdict
        and any(_differs(each, task, request) for each in settlements),
    }
    return Section("planning/documents/_task_source.html", context)


def _settled(task: AnnualTask, item: PlanItem | None, request: ActorRequest) -> list[DutySettlement]:
    """Give what was settled about a task or the item that it was cut from."""
    mine = {task.uid.hex, item.uid.hex} if item else {task.uid.hex}
    return [
        each
        for each in queries.settlements(request.actor, request.moment)
        if (item is not None and each.item_id == item.pk)
        or any(mine.intersection(rival.get("items", ())) for rival in each.rivals)
    ]


def _differs(settlement: DutySettlement, task: AnnualTask, request: ActorRequest) -> bool:
    """Tell whether a task that is out says something else than what was settled."""
    if settlement.kind == "dates_disagree":
        return task.limit_on is not None and settlement.holds != task.limit_on.isoformat()
    unit = units_on(request.actor, day(request)).one(settlement.holds)
    return unit is not None and unit.pk != task.lead_unit_id

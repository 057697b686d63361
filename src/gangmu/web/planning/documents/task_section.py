"""On a task's page: the item of a document that it was cut from, and how its lead was settled."""

from gangmu.core.plan.division_rows import place_words
from gangmu.web.accounts.scopes import may
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.planning.documents import queries
from gangmu.web.planning.documents.words import link_words, spoken
from gangmu.web.planning.models import AnnualTask, PlanDocument
from gangmu.web.planning.sections import Section, section


@section(position=15)
def source_of(task: AnnualTask, request: ActorRequest) -> Section | None:
    """Show where a task comes from, where it comes from a document."""
    if task.item_id is None or not may(request.actor, "read", PlanDocument):
        return None
    item = queries.items(request.actor, request.moment).get(id=task.item_id)
    document = queries.documents(request.actor, request.moment).get(id=item.document_id)
    settlements = list(queries.settlements(request.actor, request.moment).filter(item=item.pk))
    context = {
        "item": item,
        "document": document,
        "link": link_words(item.link),
        "place": place_words(item.place, spoken()),
        "settlements": settlements,
    }
    return Section("planning/documents/_task_source.html", context)

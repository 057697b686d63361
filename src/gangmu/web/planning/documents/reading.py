"""What the worker does with a document (识读): it is read in a grandchild, and entered or given up."""

from collections.abc import Mapping
from typing import Any

from gangmu.core.base.refusals import GangmuError
from gangmu.files.apart import taken_apart
from gangmu.web.planning.documents import queries
from gangmu.web.planning.documents.bringing import READ, enter_document, give_up_document
from gangmu.web.record.clock import now
from gangmu.web.record.jobs import Work, task
from gangmu.web.record.models import StoredFile
from gangmu.web.record.moments import NOW
from gangmu.web.record.stored import place_of


@task(READ)
def read_document(work: Work) -> Mapping[str, Any] | None:
    """Read a document apart from everything, then enter what was found, or why nothing was."""
    document = queries.documents(work.by, NOW).get(id=work.arguments["document"])
    if document.state != "reading":  # another worker has ended it
        return None
    file = StoredFile.objects.get(pk=document.file_id or 0)
    work.tell("正在识读文件 / reading the document")
    try:
        found = taken_apart(
            "division",
            place_of(file.sha256),
            name=file.name,
            year=document.year,
            sentences=document.kind != "division",
        )
    except GangmuError as refusal:
        give_up_document(document, refusal, by=work.by, at=now(), key=work.key)
        raise
    enter_document(document, found, by=work.by, at=now(), key=work.key)
    return {"document": document.pk}

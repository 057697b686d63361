"""Papers as files (公文下载): drawn when they are asked for, from what was frozen or, as a draft, from what is there now."""

from datetime import date
from typing import Final

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from gangmu.core.base.papers.plain import PaperNotReadError, paper_from
from gangmu.core.base.papers.values import Paper
from gangmu.files.papers import paper_file
from gangmu.files.papers.texts import clean
from gangmu.web.doors.posted import day
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.planning.papers import words_on
from gangmu.web.record import models as record
from gangmu.web.record.moments import NOW

DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_NOT_IN_NAMES: Final = str.maketrans(dict.fromkeys('\\/:*?"<>|', "_"))
_LONGEST_NAME: Final = 80


def sheet_of(row: record.Paper) -> Paper:
    """Give what was frozen of a paper, or refuse where it was frozen without a layout."""
    sheet = row.content.get("sheet") if isinstance(row.content, dict) else None
    if not isinstance(sheet, dict):
        raise PaperNotReadError
    return paper_from(sheet)


def file_of(row: record.Paper, request: ActorRequest) -> HttpResponse:
    """Give an issued paper as a file."""
    name = " ".join(filter(None, (row.number, row.title)))
    return drawn(sheet_of(row), request, name=name, on=row.issued_on)


def drawn(paper: Paper, request: ActorRequest, *, name: str, on: date | None = None) -> HttpResponse:
    """Draw a paper with the faces in force on its day."""
    words = words_on(request.actor, NOW, on=on or day(request))
    answer = HttpResponse(paper_file(paper, words), content_type=DOCX)
    named = clean(name).translate(_NOT_IN_NAMES)[:_LONGEST_NAME]
    disposition = content_disposition_header(True, f"{named}.docx")  # noqa: FBT003 - Django's own
    answer.headers["Content-Disposition"] = disposition or "attachment"
    return answer

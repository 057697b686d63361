"""Work of planning that falls due with the calendar."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from gangmu.web.planning.actions.negotiating import note_silence
from gangmu.web.planning.documents.reading import read_document as read_document  # a task of its own
from gangmu.web.planning.models import TaskAnswer
from gangmu.web.record.clock import now, today
from gangmu.web.record.due import Due, due
from gangmu.web.record.jobs import Work, task
from gangmu.web.record.models import Programme

SILENCE: Final = "planning.silence"


@due
def _silence(at: datetime) -> list[Due]:
    """Once a day, where units that were asked have let their days pass."""
    found = []
    waiting = TaskAnswer.objects.filter(answer="waiting")
    for each in Programme.objects.filter(pk__in=waiting.values("programme")):
        day = today(each)
        if waiting.filter(programme=each, due_on__lt=day).exists():
            found.append(Due(SILENCE, f"silence-{each.uid.hex}-{day}", {"on": day.isoformat()}, each.pk))
    return found


@task(SILENCE)
def note_silent_units(work: Work) -> Mapping[str, Any]:
    """Note who did not answer in time. Begun again, it has one effect."""
    noted = note_silence(on=date.fromisoformat(work.arguments["on"]), by=work.by, at=now(), key=work.key)
    return {"silent": noted.pk if noted else None}

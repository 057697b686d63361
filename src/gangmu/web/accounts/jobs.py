"""Work of the organisation that falls due with the calendar: what was arranged for a day takes effect on it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from gangmu.web.accounts.actions.ahead import carry_out
from gangmu.web.accounts.models import PlannedChange
from gangmu.web.record.clock import now, today
from gangmu.web.record.due import Due, due
from gangmu.web.record.jobs import Work, task
from gangmu.web.record.models import Programme

EFFECT: Final = "accounts.planned_changes"


@due
def _arranged(at: datetime) -> list[Due]:
    """Each programme on whose day something takes effect, once a day."""
    found = []
    waiting = PlannedChange.objects.filter(state="planned")
    for each in Programme.objects.filter(pk__in=waiting.values("programme")):
        day = today(each)
        first = waiting.filter(programme=each, on__lte=day).order_by("on", "id").first()
        if first is not None:
            found.append(Due(EFFECT, f"arranged-{first.uid.hex}-{day}", {}, each.pk))
    return found


@task(EFFECT)
def take_effect(work: Work) -> Mapping[str, Any]:
    """Do what was arranged for today or before, in the order of its days. Begun again, it has one effect."""
    programme = Programme.objects.get(pk=work.by.programme_id or 0)
    day = today(programme)
    waiting = PlannedChange.objects.filter(programme=programme, state="planned", on__lte=day)
    states = [carry_out(each, today=day, by=work.by, at=now()).state for each in waiting.order_by("on", "id")]
    return {"done": states.count("done"), "refused": states.count("refused")}

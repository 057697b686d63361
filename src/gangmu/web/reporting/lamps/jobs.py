"""What the worker does for lamps: once a day it works out every task anew."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from gangmu.web.record.clock import now, today
from gangmu.web.record.due import Due, due
from gangmu.web.record.jobs import Work, task
from gangmu.web.record.models import Programme
from gangmu.web.reporting.lamps.running import refresh_statuses
from gangmu.web.reporting.models import TaskStatus

REFRESH: Final = "reporting.refresh_statuses"


@due
def _states(at: datetime) -> list[Due]:
    """Once a day, where any task has a state."""
    lit = set(TaskStatus.objects.values_list("programme", flat=True).distinct())
    return [
        Due(REFRESH, f"lamps-{each.uid.hex}-{(day := today(each).isoformat())}", {"on": day}, each.pk)
        for each in Programme.objects.filter(pk__in=lit)
    ]


@task(REFRESH)
def refresh(work: Work) -> Mapping[str, Any]:
    """Work out every task anew. Begun again, it has one effect."""
    on = date.fromisoformat(work.arguments["on"])
    first = refresh_statuses(on=on, by=work.by, at=now(), key=work.key)
    return {"first": first.pk if first else None}

"""What the worker does for indicators: it looks at what is watched, and warns."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from gangmu.web.indicators.actions.warnings import escalate_overdue, raise_warnings
from gangmu.web.indicators.models import EarlyWarning, Watch
from gangmu.web.record.clock import now, today
from gangmu.web.record.due import Due, due
from gangmu.web.record.jobs import Work, task
from gangmu.web.record.models import Programme

WARN: Final = "indicators.warn"


@due
def _warnings(at: datetime) -> list[Due]:
    """Once a day, where anything is watched or still to be answered."""
    watched = set(Watch.objects.filter(stopped_on__isnull=True).values_list("programme", flat=True))
    open_ones = set(EarlyWarning.objects.filter(state="raised").values_list("programme", flat=True))
    found = []
    for programme in Programme.objects.filter(pk__in=watched | open_ones):
        day = today(programme).isoformat()
        key = f"warn-{programme.uid.hex}-{day}"
        found.append(Due(WARN, key, {"on": day}, programme.pk))
    return found


@task(WARN)
def warn(work: Work) -> Mapping[str, Any]:
    """Raise what is due and put before the office what was not answered. Begun again, it has one effect."""
    on = date.fromisoformat(work.arguments["on"])
    raised = raise_warnings(on=on, by=work.by, at=now(), key=work.key)
    late = escalate_overdue(on=on, by=work.by, at=now(), key=f"{work.key}-late")
    return {"raised": raised.pk if raised else None, "escalated": late.pk if late else None}
